//! Signed notes (C2SP signed-note): a text and signatures under it.

use crate::key::{PublicKey, Role, SecretKey, is_name};
use base64::prelude::{BASE64_STANDARD, Engine};
use std::fmt;
use thiserror::Error;

/// The most signatures that a note may have; the format asks for at least 16.
pub const MOST_SIGNATURES: usize = 64;

/// A text and signatures under it, of which nothing is believed before [`Note::signed_by`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Note {
    text: String,
    signatures: Vec<Line>,
}

/// A signature as it stands under a note.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Line {
    name: String,
    id: u32,
    bytes: Vec<u8>,
}

/// A signature that holds.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Signed {
    /// Who signed.
    pub name: String,
    /// With which key: the number before the signature.
    pub id: u32,
    /// As what.
    pub role: Role,
    /// When, in seconds since 1970 and as the cosigner says; a log does not say.
    pub at: Option<u64>,
}

/// A note that cannot be read or believed.
#[derive(Clone, Debug, Error, PartialEq, Eq)]
pub enum BadNote {
    /// The bytes are not UTF-8 or hold control characters.
    #[error("it is not plain text")]
    NotText,
    /// There is no blank line with signatures under it, or the text does not end in a newline.
    #[error("it is not a text with a blank line and signatures under it")]
    Form,
    /// A line under the text is no signature.
    #[error("line {0} of its signatures is not a signature")]
    Line(usize),
    /// There are more signatures than are read.
    #[error("it has more than {MOST_SIGNATURES} signatures")]
    TooMany,
    /// A signature of a known key does not hold.
    #[error("the signature of `{0}` does not hold")]
    Signature(String),
}

impl Note {
    /// A text without signatures yet.
    ///
    /// # Errors
    /// The text is empty, does not end in a newline or holds other control characters.
    pub fn new(text: String) -> Result<Self, BadNote> {
        if text.contains(|c: char| c < ' ' && c != '\n') {
            return Err(BadNote::NotText);
        }
        if text.ends_with('\n') { Ok(Self { text, signatures: Vec::new() }) } else { Err(BadNote::Form) }
    }

    /// Reads a note.
    ///
    /// # Errors
    /// The bytes are not a note.
    pub fn parse(bytes: &[u8]) -> Result<Self, BadNote> {
        let all = str::from_utf8(bytes).map_err(|_| BadNote::NotText)?;
        let (text, lines) = all.rsplit_once("\n\n").ok_or(BadNote::Form)?;
        let lines = lines.strip_suffix('\n').ok_or(BadNote::Form)?;
        let mut note = Self::new(format!("{text}\n"))?;
        for (at, line) in lines.split('\n').enumerate() {
            if at == MOST_SIGNATURES {
                return Err(BadNote::TooMany);
            }
            note.signatures.push(Line::parse(line).ok_or(BadNote::Line(at + 1))?);
        }
        Ok(note)
    }

    /// Its text, with the newline at its end.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Puts the signature of a log under it.
    pub fn sign(&mut self, key: &SecretKey) {
        let signature = key.sign(self.text.as_bytes());
        self.push(key, signature.to_vec());
    }

    /// Puts the signature of a cosigner under it, who saw it at an instant, in seconds since 1970.
    pub fn cosign(&mut self, key: &SecretKey, at: u64) {
        let signature = key.sign(cosigned(&self.text, at).as_bytes());
        self.push(key, [at.to_be_bytes().as_slice(), &signature].concat());
    }

    fn push(&mut self, key: &SecretKey, bytes: Vec<u8>) {
        let public = key.public();
        self.signatures.push(Line { name: public.name().to_owned(), id: public.id(), bytes });
    }

    /// The signatures of known keys; those of others are passed over.
    ///
    /// # Errors
    /// A signature in the name of a known key does not hold; then nothing of the note is to be believed.
    pub fn signed_by(&self, keys: &[PublicKey]) -> Result<Vec<Signed>, BadNote> {
        let mut signed = Vec::new();
        for line in &self.signatures {
            for key in keys.iter().filter(|key| key.name() == line.name && key.id() == line.id) {
                let holds =
                    line.holds(key, &self.text).ok_or_else(|| BadNote::Signature(line.name.clone()))?;
                signed.push(holds);
            }
        }
        signed.sort();
        signed.dedup();
        Ok(signed)
    }
}

impl fmt::Display for Note {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(out, "{}", self.text)?;
        for Line { name, id, bytes } in &self.signatures {
            let signature = BASE64_STANDARD.encode([id.to_be_bytes().as_slice(), bytes].concat());
            writeln!(out, "— {name} {signature}")?;
        }
        Ok(())
    }
}

impl Line {
    fn parse(line: &str) -> Option<Self> {
        let (name, signature) = line.strip_prefix("— ")?.split_once(' ')?;
        let bytes = BASE64_STANDARD.decode(signature).ok()?;
        let (id, bytes) = bytes.split_first_chunk::<4>()?;
        (is_name(name) && !bytes.is_empty()).then(|| Self {
            name: name.to_owned(),
            id: u32::from_be_bytes(*id),
            bytes: bytes.to_vec(),
        })
    }

    fn holds(&self, key: &PublicKey, text: &str) -> Option<Signed> {
        let (at, holds) = match key.role() {
            Role::Log => (None, key.verifies(text.as_bytes(), self.bytes.as_slice().try_into().ok()?)),
            Role::Cosigner => {
                let (at, signature) = self.bytes.split_first_chunk::<8>()?;
                let at = u64::from_be_bytes(*at);
                (Some(at), key.verifies(cosigned(text, at).as_bytes(), signature.try_into().ok()?))
            }
        };
        holds.then(|| Signed { name: self.name.clone(), id: self.id, role: key.role(), at })
    }
}

/// What a cosigner signs: the text under a line that keeps it from being taken for anything else, and the instant.
fn cosigned(text: &str, at: u64) -> String {
    format!("cosignature/v1\ntime {at}\n{text}")
}
