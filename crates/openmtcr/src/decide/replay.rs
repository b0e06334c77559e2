//! Determines again what a determination records, and compares.

use super::{Options, Undetermined, decide_text};
use crate::law::Law;
use crate::wire::DeterminationForm;
use serde_json::Value;

/// How many differences are named at most.
const MOST: usize = 20;

/// What came out.
#[derive(Debug)]
pub enum Replayed {
    /// The same bytes.
    Same,
    /// Another engine found the same.
    SameFindings {
        /// The engine that made the record.
        engine: String,
    },
    /// Something else.
    Different {
        /// The engine that made the record, where it is another.
        engine: Option<String>,
        /// What differs: place in the answer, what is recorded, what is found.
        differences: Vec<(String, String, String)>,
    },
    /// The record was made with another law, which is not at hand.
    OtherLaw {
        /// The digest of the law to be fetched.
        wanted: String,
        /// The digest of the law at hand.
        have: String,
        /// Whether this law finds the same all the same.
        same_findings: bool,
    },
}

/// Determines again what a determination in JSON records.
///
/// # Errors
/// A text that is no such record, or what keeps a transfer from being determined.
pub fn replay(law: &Law, text: &str) -> Result<Replayed, Undetermined> {
    let no_record =
        || Undetermined::Asked("this is not a determination of `mtcr decide --format json`".to_owned());
    let recorded: Value = serde_json::from_str(text).map_err(|_| no_record())?;
    let record = recorded.get("record").ok_or_else(no_record)?;
    let word = |value: &Value, key: &str| value.get(key).and_then(Value::as_str).map(str::to_owned);
    let files = record.get("files").and_then(Value::as_array).ok_or_else(no_record)?;
    let mut texts = files.iter().map(|file| Some((word(file, "name")?, word(file, "text")?)));
    let (name, transfer) = texts.next().flatten().ok_or_else(no_record)?;
    let dossiers: Vec<(String, String)> = texts.collect::<Option<_>>().ok_or_else(no_record)?;
    let overlays = record.get("overlays").and_then(Value::as_array).into_iter().flatten();
    let options = Options {
        on: word(&recorded, "on"),
        overlays: overlays.filter_map(Value::as_str).map(str::to_owned).collect(),
        edition: word(record, "edition"),
    };
    let form = decide_text(law, &name, &transfer, &dossiers, &options)?;
    let written = as_written(&form).ok_or_else(no_record)?;
    let identity = (word(record, "engine").unwrap_or_default(), word(record, "corpus").unwrap_or_default());
    let ignored = ["record.engine", "record.corpus", "banner"];
    compared(law, text, &recorded, &written, identity, &ignored).ok_or_else(no_record)
}

/// Compares a record with what comes out now; `identity` is the engine and the law that the record names, `ignored` the
/// places where they stand. `None` for an answer that is no JSON.
pub(crate) fn compared(
    law: &Law,
    text: &str,
    recorded: &Value,
    written: &str,
    identity: (String, String),
    ignored: &[&str],
) -> Option<Replayed> {
    if written == text {
        return Some(Replayed::Same);
    }
    let found: Value = serde_json::from_str(written).ok()?;
    let mut differences = Vec::new();
    compare("", recorded, &found, &mut differences);
    let (engine, corpus) = identity;
    let have = law.corpus.digest.clone();
    differences.retain(|(place, ..)| !ignored.contains(&place.as_str()));
    let other_engine = (engine != env!("CARGO_PKG_VERSION")).then_some(engine);
    if corpus != have {
        return Some(Replayed::OtherLaw { wanted: corpus, have, same_findings: differences.is_empty() });
    }
    Some(match other_engine {
        Some(engine) if differences.is_empty() => Replayed::SameFindings { engine },
        engine => {
            if differences.is_empty() {
                differences.push((
                    "layout".to_owned(),
                    "other spaces or line ends".to_owned(),
                    String::new(),
                ));
            }
            Replayed::Different { engine, differences }
        }
    })
}

/// A determination as the command prints it.
fn as_written(form: &DeterminationForm) -> Option<String> {
    serde_json::to_string_pretty(form).ok().map(|text| format!("{text}\n"))
}

fn compare(place: &str, recorded: &Value, found: &Value, differences: &mut Vec<(String, String, String)>) {
    if recorded == found || differences.len() >= MOST {
        return;
    }
    match (recorded, found) {
        (Value::Object(one), Value::Object(two)) => {
            let keys = one.keys().chain(two.keys().filter(|key| !one.contains_key(*key)));
            for key in keys {
                let inner = if place.is_empty() { key.clone() } else { format!("{place}.{key}") };
                compare(
                    &inner,
                    one.get(key).unwrap_or(&Value::Null),
                    two.get(key).unwrap_or(&Value::Null),
                    differences,
                );
            }
        }
        (Value::Array(one), Value::Array(two)) if one.len() == two.len() => {
            for (at, (one, two)) in one.iter().zip(two).enumerate() {
                compare(&format!("{place}[{}]", at + 1), one, two, differences);
            }
        }
        _ => differences.push((place.to_owned(), short(recorded), short(found))),
    }
}

fn short(value: &Value) -> String {
    const LONGEST: usize = 120;
    let text = value.to_string();
    match text.char_indices().nth(LONGEST) {
        Some((end, _)) => format!("{}…", text.get(..end).unwrap_or_default()),
        None => text,
    }
}
