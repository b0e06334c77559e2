//! Determines again what a determination records, and compares.

use super::{Desk, Options, Undetermined};
use crate::law::Law;
use crate::registry::Roll;
use crate::wire::DeterminationForm;
use serde_json::Value;

/// What came out.
#[derive(Clone, Debug)]
pub struct Replayed {
    /// The engine that made the record.
    pub engine: String,
    /// The law, by digest.
    pub law: Pair,
    /// The registry in place of that of the law, by digest.
    pub registry: Pair,
    /// What is to be said of it.
    pub outcome: Outcome,
    /// What differs, in the order of the record. Where law or registry are others, what they are is not repeated here.
    pub differences: Vec<Difference>,
}

/// What a record rests on and what is at hand.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pair {
    /// In the record.
    pub recorded: Option<String>,
    /// Here.
    pub here: Option<String>,
}

/// What a replay comes to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// The same bytes.
    SameBytes,
    /// Another engine found the same.
    SameFindings,
    /// Something else with the same law and registry.
    Different,
    /// The record was made with a law or registry that is not at hand, and nothing can be said.
    ToFetch,
}

/// A place in the answer where two answers differ; null stands for nothing there.
#[derive(Clone, Debug, PartialEq)]
pub struct Difference {
    /// The place: `blockers[1].id`.
    pub place: String,
    /// What is recorded.
    pub recorded: Value,
    /// What is found.
    pub found: Value,
}

impl Pair {
    /// Whether what the record rests on is at hand.
    #[must_use]
    pub fn is_same(&self) -> bool {
        self.recorded == self.here
    }
}

/// Determines again what a determination in JSON records.
///
/// # Errors
/// A text that is no such record, a registry where the record was made without one, or what keeps a transfer from being
/// determined.
pub fn replay(law: &Law, roll: &Roll, text: &str) -> Result<Replayed, Undetermined> {
    let no_record = || {
        Undetermined::Asked(
            "this is not a determination of one transfer by `mtcr decide --format json`".to_owned(),
        )
    };
    let recorded: Value = serde_json::from_str(text).map_err(|_| no_record())?;
    let kept = Kept::of(&recorded).ok_or_else(no_record)?;
    if kept.registry.is_none() && roll.digest().is_some() {
        let message = "the record was made with the registry of the law; leave `--registry` out";
        return Err(Undetermined::Asked(message.to_owned()));
    }
    let law_pair = Pair { recorded: Some(kept.corpus), here: Some(law.corpus.digest.clone()) };
    let registry = Pair { recorded: kept.registry, here: roll.digest().map(str::to_owned) };
    let desk = Desk::new(law, roll, &kept.options)?;
    let mut form = desk.read(&kept.name, &kept.text, &kept.dossiers).map_err(Undetermined::Problems)?;
    let from_elsewhere = kept.banner.len() == form.banner.len()
        && kept.banner.iter().zip(&form.banner).all(|(one, two)| placeless(one) == placeless(two));
    if from_elsewhere {
        form.banner = kept.banner;
    }
    let written = as_written(&form).ok_or_else(no_record)?;
    let ignored = ["record.engine", "record.corpus", "record.registry", "banner"];
    compared(text, &recorded, &written, (kept.engine, law_pair, registry), &ignored).ok_or_else(no_record)
}

/// Compares a record with what comes out now. `rests_on` is the engine that made the record, its law and its registry;
/// `identity` names the places where the engine, first, and the others stand. `None` for an answer that is no JSON.
pub(crate) fn compared(
    text: &str,
    recorded: &Value,
    written: &str,
    rests_on: (String, Pair, Pair),
    identity: &[&str],
) -> Option<Replayed> {
    let (engine, law, registry) = rests_on;
    let found: Value = serde_json::from_str(written).ok()?;
    let mut differences = Vec::new();
    compare("", recorded, &found, &mut differences);
    let (own, others) = identity.split_first()?;
    differences.retain(|difference| difference.place != *own);
    let outcome = if !law.is_same() || !registry.is_same() {
        differences.retain(|difference| !others.iter().any(|place| difference.place.starts_with(place)));
        Outcome::ToFetch
    } else if written == text {
        Outcome::SameBytes
    } else if differences.is_empty() && engine != env!("CARGO_PKG_VERSION") {
        Outcome::SameFindings
    } else {
        if differences.is_empty() {
            let recorded = Value::from("other spaces or line ends");
            differences.push(Difference { place: "layout".to_owned(), recorded, found: Value::Null });
        }
        Outcome::Different
    };
    Some(Replayed { engine, law, registry, outcome, differences })
}

/// What a record keeps.
struct Kept {
    engine: String,
    corpus: String,
    registry: Option<String>,
    banner: Vec<String>,
    options: Options,
    name: String,
    text: String,
    dossiers: Vec<(String, String)>,
}

impl Kept {
    fn of(recorded: &Value) -> Option<Self> {
        let record = recorded.get("record")?;
        let word = |value: &Value, key: &str| value.get(key).and_then(Value::as_str).map(str::to_owned);
        let words = |value: &Value, key: &str| -> Vec<String> {
            let list = value.get(key).and_then(Value::as_array).into_iter().flatten();
            list.filter_map(Value::as_str).map(str::to_owned).collect()
        };
        let files = record.get("files")?.as_array()?;
        let mut texts = files.iter().map(|file| Some((word(file, "name")?, word(file, "text")?)));
        let (name, text) = texts.next().flatten()?;
        Some(Kept {
            engine: word(record, "engine")?,
            corpus: word(record, "corpus")?,
            registry: word(record, "registry"),
            banner: words(recorded, "banner"),
            options: Options {
                on: word(recorded, "on"),
                overlays: words(record, "overlays"),
                edition: word(record, "edition"),
            },
            name,
            text,
            dossiers: texts.collect::<Option<_>>()?,
        })
    }
}

/// A banner without the place that law or registry lie at: the digest behind it says which they are.
fn placeless(banner: &str) -> (&str, &str) {
    let (head, rest) = banner.split_once(" from ").unwrap_or((banner, ""));
    (head, rest.rsplit_once(", SHA-256 ").map_or(rest, |(_, digest)| digest))
}

/// A determination as the command prints it.
fn as_written(form: &DeterminationForm) -> Option<String> {
    serde_json::to_string_pretty(form).ok().map(|text| format!("{text}\n"))
}

fn compare(place: &str, recorded: &Value, found: &Value, differences: &mut Vec<Difference>) {
    if recorded == found {
        return;
    }
    match (recorded, found) {
        (Value::Object(one), Value::Object(two)) => {
            let keys = one.keys().chain(two.keys().filter(|key| !one.contains_key(*key)));
            for key in keys {
                let inner = if place.is_empty() { key.clone() } else { format!("{place}.{key}") };
                let at = |table: &serde_json::Map<String, Value>| table.get(key).cloned().unwrap_or_default();
                compare(&inner, &at(one), &at(two), differences);
            }
        }
        (Value::Array(one), Value::Array(two)) if one.len() == two.len() => {
            for (at, (one, two)) in one.iter().zip(two).enumerate() {
                compare(&format!("{place}[{}]", at + 1), one, two, differences);
            }
        }
        _ => differences.push(Difference {
            place: place.to_owned(),
            recorded: recorded.clone(),
            found: found.clone(),
        }),
    }
}
