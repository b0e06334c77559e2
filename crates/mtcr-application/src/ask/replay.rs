//! Whether a recorded outcome is as it was written, and comes out again.

use super::resumed;
use crate::bench::Bench;
use crate::decide::{Pair, Replayed, compared};
use crate::law::Law;
use crate::wire::{AnswerForm, OutcomeForm};
use mtcr_corpus::blob::text_digest;
use serde_json::Value;

/// What was found of a recorded outcome.
#[derive(Debug)]
pub enum Checked {
    /// It is not as it was written: its digest, and that of its text.
    Altered {
        /// The digest it carries.
        recorded: String,
        /// The digest of what it says.
        found: String,
    },
    /// It is as it was written; this is what comes out of its answers now.
    Replayed(Replayed),
}

/// Checks the digest of an outcome in JSON and answers its questions again.
///
/// # Errors
/// A text that is no outcome, an edition that this law does not know, or an answer that it cannot read.
pub fn replay(law: &Law, text: &str) -> Result<Checked, String> {
    let none = || "this is not an outcome of `mtcr ask`".to_owned();
    let recorded: Value = serde_json::from_str(text).map_err(|_| none())?;
    let word = |key: &str| recorded.get(key).and_then(Value::as_str).map(str::to_owned);
    let digest = word("digest").ok_or_else(none)?;
    let mut bare = recorded.clone();
    if let Some(slot) = bare.get_mut("digest") {
        *slot = Value::String(String::new());
    }
    let bare = serde_json::to_string_pretty(&bare).map_err(|_| none())? + "\n";
    let found = text_digest(&bare);
    if found != digest {
        return Ok(Checked::Altered { recorded: digest, found });
    }
    let answers = recorded.get("answers").cloned().ok_or_else(none)?;
    let answers: Vec<AnswerForm> = serde_json::from_value(answers).map_err(|_| none())?;
    let edition = word("edition").ok_or_else(none)?;
    let bench = Bench::new(law, Some(&edition)).map_err(|unknown| unknown.to_string())?;
    let name = word("name").ok_or_else(none)?;
    let interview = resumed(&bench, &name, &answers).map_err(|wrong| wrong.to_string())?;
    let complete = recorded.get("complete").and_then(Value::as_bool).ok_or_else(none)?;
    let form = OutcomeForm::of(law, bench.choice, &interview, complete);
    let law_pair = Pair { recorded: word("corpus"), here: Some(law.corpus.digest.clone()) };
    let rests_on = (word("engine").unwrap_or_default(), law_pair, Pair { recorded: None, here: None });
    let identity = ["engine", "corpus", "banner", "digest"];
    compared(text, &recorded, &form.text(), rests_on, &identity).map(Checked::Replayed).ok_or_else(none)
}
