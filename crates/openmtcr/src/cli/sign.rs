//! `mtcr annex sign`, and the keys of those who are trusted to sign a law.

use super::args::{Arguments, Format};
use super::keep::told;
use super::out::{self, Outcome, complain};
use super::{Ended, law, no_law};
use mtcr_corpus::files::SIGNATURES;
use mtcr_store::{PublicKey, SigningKey};
use serde::Serialize;
use std::path::Path;

/// A law that was signed.
#[derive(Serialize)]
struct SignedForm {
    file: String,
    key: String,
    statement: String,
}

/// The public keys that the command line names.
pub(super) fn keys(typed: &[String]) -> Result<Vec<PublicKey>, Outcome> {
    let read = |key: &String| {
        PublicKey::parse(key).map_err(|wrong| {
            complain(&format!("`--trust {key}`: {wrong}"));
            Outcome::BadInput
        })
    };
    typed.iter().map(read).collect()
}

pub(super) fn run(arguments: &Arguments, key: &Path, new: Option<&str>) -> Ended {
    let Some(folder) = &arguments.corpus else {
        complain(
            "the law built in is vouched for by whoever built the program; name the folder of another one with `--corpus`",
        );
        return Err(Outcome::BadInput);
    };
    // A law with mistakes is not signed: this reads and links all of it.
    let law = law(arguments)?;
    let key = match new {
        Some(name) => SigningKey::create(key, name),
        None => SigningKey::open(key),
    };
    let key = key.map_err(|fault| told(&fault))?;
    let mut note = law.note().map_err(|wrong| no_law(&wrong))?;
    let signed = note.signed_by(std::slice::from_ref(key.public()));
    if signed.is_ok_and(|signed| signed.is_empty()) {
        key.sign(&mut note);
    }
    let file = folder.join(SIGNATURES);
    std::fs::write(&file, note.to_string()).map_err(|error| {
        complain(&format!("cannot write `{}`: {error}", file.display()));
        Outcome::BadInput
    })?;
    let form = SignedForm {
        file: file.display().to_string(),
        key: key.public().to_string(),
        statement: note.text().to_owned(),
    };
    match arguments.format {
        Format::Json => out::print_json(&form)?,
        Format::Text | Format::Csv => out::print(&format!(
            "signed in {}:\n{}\nwhoever trusts the key serves this law:\n  mtcr serve --corpus {} --trust '{}'\n",
            form.file,
            form.statement,
            folder.display(),
            form.key,
        )),
    }
    Ok(Outcome::Nothing)
}
