//! What is otherwise in one version of a list than in another.

use mtcr_screening::{Party, PartyId};
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};

/// A record, for a person to recognise.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Entry {
    /// Its id.
    pub id: PartyId,
    /// Its first name.
    pub name: String,
}

/// One thing that a record says otherwise.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Change {
    /// What it is about: `names`, `addresses`.
    pub what: &'static str,
    /// What the older version said and the newer does not.
    pub gone: Vec<String>,
    /// What the newer version says and the older did not.
    pub new: Vec<String>,
}

/// A record that both versions have and that says something otherwise.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Changed {
    /// The record.
    #[serde(flatten)]
    pub entry: Entry,
    /// What is otherwise.
    pub changes: Vec<Change>,
}

/// What is otherwise in a newer version.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Difference {
    /// Records that only the newer has.
    pub added: Vec<Entry>,
    /// Records that both have and that say something otherwise.
    pub changed: Vec<Changed>,
    /// Records that only the older has.
    pub removed: Vec<Entry>,
}

/// Compares two versions, whatever the order of their records; where a record stands in its file does not count.
#[must_use]
pub fn difference(older: &[Party], newer: &[Party]) -> Difference {
    let by_id = |parties| -> BTreeMap<PartyId, Party> {
        let parties: &[Party] = parties;
        parties.iter().map(|party| (party.id.clone(), party.clone())).collect()
    };
    let (older, newer) = (by_id(older), by_id(newer));
    let mut difference = Difference::default();
    for (id, party) in &newer {
        match older.get(id) {
            None => difference.added.push(entry(party)),
            Some(before) => {
                let changes = changes(before, party);
                if !changes.is_empty() {
                    difference.changed.push(Changed { entry: entry(party), changes });
                }
            }
        }
    }
    difference.removed =
        older.iter().filter(|(id, _)| !newer.contains_key(*id)).map(|(_, party)| entry(party)).collect();
    difference
}

fn entry(party: &Party) -> Entry {
    Entry {
        id: party.id.clone(),
        name: party.names.first().map(|name| name.text.clone()).unwrap_or_default(),
    }
}

fn changes(before: &Party, after: &Party) -> Vec<Change> {
    let (before, after) = (said(before), said(after));
    let mut changes = Vec::new();
    for ((what, before), (_, after)) in before.into_iter().zip(after) {
        let gone: Vec<String> = before.difference(&after).cloned().collect();
        let new: Vec<String> = after.difference(&before).cloned().collect();
        if !(gone.is_empty() && new.is_empty()) {
            changes.push(Change { what, gone, new });
        }
    }
    changes
}

/// What a record says, each thing in words.
fn said(party: &Party) -> [(&'static str, BTreeSet<String>); 10] {
    let names = party
        .names
        .iter()
        .map(|name| format!("{} ({}, {})", name.text, word(&name.role), word(&name.quality)));
    let births = party.births.iter().map(|birth| {
        let about = if birth.about { "about " } else { "" };
        let until = if birth.year_until == birth.year_from {
            String::new()
        } else {
            format!(" to {}", birth.year_until)
        };
        let day = [birth.month, birth.day]
            .into_iter()
            .flatten()
            .map(|part| format!("-{part:02}"))
            .collect::<String>();
        format!("{about}{}{day}{until}", birth.year_from)
    });
    let addresses = party.addresses.iter().map(|address| {
        [Some(address.text.as_str()), address.state.as_deref()]
            .into_iter()
            .flatten()
            .filter(|part| !part.is_empty())
            .collect::<Vec<_>>()
            .join(", ")
    });
    let identifiers = party
        .identifiers
        .iter()
        .map(|identifier| format!("{} ({})", identifier.value, word(&identifier.kind)));
    let days = [("from ", party.listed_from), ("until ", party.listed_until)]
        .into_iter()
        .filter_map(|(word, day)| Some(format!("{word}{}", day?)));
    [
        ("kind", BTreeSet::from([word(&party.kind)])),
        ("names", names.collect()),
        ("births", births.collect()),
        ("states", party.states.iter().cloned().collect()),
        ("addresses", addresses.collect()),
        ("identifiers", identifiers.collect()),
        ("programmes", party.programmes.iter().cloned().collect()),
        ("tags", party.tags.iter().cloned().collect()),
        ("listing", days.collect()),
        ("remarks", Some(party.remarks.clone()).filter(|remarks| !remarks.is_empty()).into_iter().collect()),
    ]
}

/// The word that stands for a value in JSON.
fn word(value: &impl Serialize) -> String {
    serde_json::to_value(value).ok().and_then(|value| value.as_str().map(str::to_owned)).unwrap_or_default()
}
