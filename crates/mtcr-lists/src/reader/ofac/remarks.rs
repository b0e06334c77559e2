//! What the remarks of a record of the United States Treasury tell: weak aliases, births, nationality, numbers.

use super::super::Context;
use super::super::record::Record;
use crate::dates;
use crate::identifiers::{introduced, number};
use mtcr_screening::{Kind, NameRole, Quality};

/// Words before a state.
const STATES: [&str; 5] =
    ["nationality ", "citizen ", "Nationality of Registration ", "Vessel Flag ", "Flag "];

/// Takes what can be compared out of remarks separated by semicolons.
pub(super) fn read(context: &Context<'_>, record: &mut Record, remarks: &str) {
    for item in remarks.split(';') {
        let item = item.trim().trim_end_matches('.');
        let bare = item.strip_prefix("alt. ").unwrap_or(item);
        if let Some(quoted) = alias(bare, "a.k.a. ").or_else(|| alias(bare, "n.k.a. ")) {
            record.filed_name(quoted, NameRole::Alias, Quality::Weak);
        } else if let Some(quoted) = alias(bare, "f.k.a. ") {
            record.filed_name(quoted, NameRole::Former, Quality::Weak);
        } else if let Some(date) = bare.strip_prefix("DOB ") {
            record.births.extend(dates::birth(date));
        } else if let Some(state) = STATES.iter().find_map(|words| bare.strip_prefix(words)) {
            // What is no state stays in the remarks, which are kept whole.
            record.states.extend(context.states.recognise(state));
        } else if let Some((kind, rest)) = introduced(item) {
            record.identifier(number(kind, rest, context.states));
            if record.kind == Kind::Aircraft && item.starts_with("Aircraft Tail Number") {
                record.name(rest, NameRole::Alias, Quality::Good);
            }
        }
    }
}

/// The name in quotes behind words.
fn alias<'t>(item: &'t str, words: &str) -> Option<&'t str> {
    let quoted = item.strip_prefix(words)?.trim().trim_end_matches('.');
    let inner = quoted.strip_prefix('\'')?;
    // Names may have an apostrophe of their own; what follows the last one is a note.
    Some(inner.rsplit_once('\'').map_or(inner, |(name, _)| name))
}
