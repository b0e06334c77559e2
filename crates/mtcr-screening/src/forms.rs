//! The forms of words that are compared: everything that is computed of a word once.

use crate::names::Names;
use crate::number::{at, hash, id, mix};
use crate::text::{bare, consonants};
use crate::words::Words;

/// Words by number, each with what is computed of it.
#[derive(Clone, Debug, Default)]
pub(crate) struct Forms {
    words: Words,
    bytes: Vec<u8>,
    groups: Vec<u16>,
    rows: Vec<Row>,
}

/// As long as a line of memory and not across two, since a search looks at many.
#[derive(Clone, Copy, Debug)]
#[repr(align(64))]
struct Row {
    /// Where its letters begin.
    text_from: u32,
    /// Where its folded spelling begins.
    folded_from: u32,
    /// Where its groups begin.
    groups_from: u32,
    folded: u16,
    groups: u16,
    /// What it shares with the same words written apart.
    firm_key: u64,
    /// Hash of the consonants that are written for sure.
    bare: u64,
    /// The letters it has.
    mask: u32,
    weights: [u16; 2],
    native: Option<char>,
    text: u16,
    vowels: u8,
    firm: u8,
    abjad: bool,
    known: bool,
}

/// One form.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Form<'a> {
    /// Lower-case ASCII.
    pub text: &'a [u8],
    /// The same, folded.
    pub folded: &'a [u8],
    /// Groups of spellings, meanings and nicknames it belongs to.
    pub groups: &'a [u16],
    /// Hash of its consonants, or of everything where there are fewer than two.
    pub firm_key: u64,
    /// Hash of the consonants that are written for sure.
    pub bare: u64,
    /// One bit for each letter of its folded spelling.
    pub mask: u32,
    /// Weights in names of persons and of others.
    pub weights: [u16; 2],
    /// The character of Han it is.
    pub native: Option<char>,
    /// How many vowels it has.
    pub vowels: u8,
    /// How many consonants it has.
    pub firm: u8,
    /// From a script without vowels.
    pub abjad: bool,
    /// The table of frequencies knows it.
    pub known: bool,
}

/// What follows a word without vowels where words are numbered.
const ABJAD: u8 = 1;

impl Forms {
    /// How many there are.
    pub(crate) fn len(&self) -> usize {
        self.rows.len()
    }

    /// The number of a word, made if new. A character of Han and a word without vowels are forms apart from the same
    /// letters in Latin.
    pub(crate) fn number(&mut self, names: &Names, text: &str, native: Option<char>, abjad: bool) -> u32 {
        let mut key = Vec::with_capacity(text.len() + 5);
        key.extend_from_slice(text.as_bytes());
        mark(&mut key, native, abjad);
        let number = self.words.number(&key);
        if at(number) == self.rows.len() {
            self.push(names, text, native, abjad);
        }
        number
    }

    fn push(&mut self, names: &Names, text: &str, native: Option<char>, abjad: bool) {
        let (start, groups) = (self.bytes.len(), self.groups.len());
        names.fold.apply(text.as_bytes(), &mut self.bytes);
        let (mut firm, mut sure) = (Vec::with_capacity(text.len()), Vec::with_capacity(text.len()));
        consonants(text.as_bytes(), &mut firm);
        bare(text.as_bytes(), &mut sure);
        let firm_key = key(&firm, text.as_bytes());
        let bare_hash = if sure.len() >= 2 { mix(hash(&sure) ^ 1) } else { 0 };
        let (weights, known) = names.weights(text.as_bytes());
        if abjad {
            self.groups.extend_from_slice(names.groups(format!("{text}~").as_bytes()));
        } else {
            self.groups.extend_from_slice(names.groups(text.as_bytes()));
        }
        self.rows.push(Row {
            text_from: self.words.start(id(self.rows.len())),
            folded_from: id(start),
            groups_from: id(groups),
            folded: short(self.bytes.len() - start),
            groups: short(self.groups.len() - groups),
            firm_key,
            bare: bare_hash,
            mask: mask(self.bytes.get(start..).unwrap_or_default()),
            weights,
            native,
            text: short(text.len()),
            vowels: u8::try_from(vowels(text.as_bytes())).unwrap_or(u8::MAX),
            firm: u8::try_from(firm.len()).unwrap_or(u8::MAX),
            abjad,
            known,
        });
    }

    /// The number of a form of other forms, if it is here.
    pub(crate) fn same(&self, form: &Form<'_>) -> Option<u32> {
        if form.native.is_none() && !form.abjad {
            return self.words.find(form.text);
        }
        let mut key = Vec::with_capacity(form.text.len() + 5);
        key.extend_from_slice(form.text);
        mark(&mut key, form.native, form.abjad);
        self.words.find(&key)
    }

    /// The numbers of forms that a word begins with and that are shorter: of its first letter, and of `from` letters and more.
    /// A single letter of a script without vowels is no initial, and is left out.
    pub(crate) fn beginnings(&self, text: &[u8], from: usize, mut each: impl FnMut(u32)) {
        self.words.find(text.get(..1).unwrap_or_default()).into_iter().for_each(&mut each);
        let mut key = text.to_vec();
        for length in from..text.len() {
            self.words.find(text.get(..length).unwrap_or_default()).into_iter().for_each(&mut each);
            if let Some(after) = key.get_mut(length) {
                let letter = std::mem::replace(after, ABJAD);
                self.words.find(key.get(..=length).unwrap_or_default()).into_iter().for_each(&mut each);
                if let Some(after) = key.get_mut(length) {
                    *after = letter;
                }
            }
        }
    }

    /// Bytes they take.
    pub(crate) fn bytes(&self) -> usize {
        self.words.size() + self.bytes.len() + self.groups.len() * 2 + self.rows.len() * size_of::<Row>()
    }

    /// The letters of form `number`.
    pub(crate) fn text(&self, number: u32) -> &[u8] {
        self.rows.get(at(number)).map_or(&[], |row| self.words.part(row.text_from, row.text))
    }

    /// What is computed of form `number`.
    pub(crate) fn get(&self, number: u32) -> Option<Form<'_>> {
        let row = self.rows.get(at(number))?;
        let (folded, groups) = (at(row.folded_from), at(row.groups_from));
        Some(Form {
            text: self.words.part(row.text_from, row.text),
            folded: self.bytes.get(folded..folded + usize::from(row.folded))?,
            groups: self.groups.get(groups..groups + usize::from(row.groups))?,
            firm_key: row.firm_key,
            bare: row.bare,
            mask: row.mask,
            weights: row.weights,
            native: row.native,
            vowels: row.vowels,
            firm: row.firm,
            abjad: row.abjad,
            known: row.known,
        })
    }
}

/// What tells a character of Han and a word without vowels from the same letters in Latin.
fn mark(key: &mut Vec<u8>, native: Option<char>, abjad: bool) {
    if let Some(native) = native {
        key.push(0);
        key.extend_from_slice(native.encode_utf8(&mut [0; 4]).as_bytes());
    } else if abjad {
        key.push(ABJAD);
    }
}

/// A length; no name is so long that it does not fit.
fn short(length: usize) -> u16 {
    u16::try_from(length).unwrap_or(u16::MAX)
}

fn vowels(text: &[u8]) -> usize {
    text.iter().filter(|byte| matches!(byte, b'a' | b'e' | b'i' | b'o' | b'u')).count()
}

/// What words written together and one word share: their consonants, or every letter when there are fewer than two.
pub(crate) fn key(consonants: &[u8], text: &[u8]) -> u64 {
    hash(if consonants.len() >= 2 { consonants } else { text })
}

/// One bit for each letter, one for all digits.
fn mask(folded: &[u8]) -> u32 {
    folded.iter().fold(0, |mask, byte| {
        mask | match byte {
            b'a'..=b'z' => 1 << (byte - b'a'),
            _ => 1 << 26,
        }
    })
}
