//! The law of a state or union beside the Guidelines: `overlays/us.toml`.

use serde::{Deserialize, Serialize};

use super::SayingSource;
use crate::reader::Fields;
use crate::source::{FileId, Located, Mark, ReadInSource, Span};

/// One overlay.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OverlaySource {
    /// The file.
    pub file: FileId,
    /// The id.
    pub id: Located<String>,
    /// Its name.
    pub title: Located<String>,
    /// Whose law it is.
    pub jurisdiction: Located<String>,
    /// Its own positions from the mildest to the most severe.
    pub positions: Vec<SayingSource>,
    /// The position where none of its rules holds.
    pub otherwise: Located<String>,
    /// Its rules.
    pub rules: Vec<OverlayRuleSource>,
    /// What its sources say of facts that nobody need state.
    pub known: Vec<KnownSource>,
}

/// What a source says of a fact of the transfer: for a destination, for a product, or both.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct KnownSource {
    /// Where it begins.
    pub at: Span,
    /// The fact.
    pub fact: Located<String>,
    /// The destination it is about, by its code; any where it is absent.
    pub state: Option<Located<String>>,
    /// The destination it is not about, by its code: all others are meant.
    pub elsewhere: Option<Located<String>>,
    /// The condition on the transfer; none where it is absent.
    pub rule: Option<Located<String>>,
    /// Of a flag: its value.
    pub value: Option<Located<bool>>,
    /// Of a set of words: those that hold.
    pub yes: Vec<Located<String>>,
    /// Of a set of words: those that do not.
    pub no: Vec<Located<String>>,
    /// The first day.
    pub from: Located<String>,
    /// The first day after it.
    pub until: Option<Located<String>>,
    /// How far it can be trusted; `None` only where the file was refused.
    pub mark: Option<Located<Mark>>,
    /// What it was read in.
    pub read_in: Vec<ReadInSource>,
    /// In our own words.
    pub summary: Located<String>,
}

/// A rule of an overlay.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OverlayRuleSource {
    /// Where it begins.
    pub at: Span,
    /// The id.
    pub id: Located<String>,
    /// A noun phrase in our own words.
    pub title: Located<String>,
    /// The overlay's position that it gives.
    pub effect: Option<Located<String>>,
    /// Its place in the order of tests.
    pub step: Option<Located<i64>>,
    /// What the authority has to do.
    pub duties: Vec<Located<String>>,
    /// The first day.
    pub from: Located<String>,
    /// The first day after it.
    pub until: Option<Located<String>>,
    /// How far it can be trusted; `None` only where the file was refused.
    pub mark: Option<Located<Mark>>,
    /// What it was read in.
    pub read_in: Vec<ReadInSource>,
    /// In our own words.
    pub summary: Located<String>,
    /// What is uncertain about it.
    pub note: Option<Located<String>>,
    /// The condition on a transfer.
    pub rule: Located<String>,
}

impl OverlaySource {
    pub(crate) fn read(mut fields: Fields<'_>) -> Self {
        Self {
            file: fields.reading().id,
            id: fields.required_text("id"),
            title: fields.required_text("title"),
            jurisdiction: fields.required_text("jurisdiction"),
            otherwise: fields.required_text("otherwise"),
            positions: fields.required_tables("position").into_iter().map(SayingSource::read).collect(),
            rules: fields.required_tables("rule").into_iter().map(OverlayRuleSource::read).collect(),
            known: fields.tables("known").into_iter().map(KnownSource::read).collect(),
        }
    }
}

impl KnownSource {
    fn read(mut fields: Fields<'_>) -> Self {
        Self {
            at: fields.at(),
            fact: fields.required_text("fact"),
            state: fields.text("state"),
            elsewhere: fields.text("elsewhere-than"),
            rule: fields.rule("rule"),
            value: fields.flag("value"),
            yes: fields.texts("yes"),
            no: fields.texts("no"),
            from: fields.required_text("from"),
            until: fields.text("until"),
            mark: fields.required_word("mark"),
            read_in: ReadInSource::required(&mut fields, "read-in"),
            summary: fields.required_text("summary"),
        }
    }
}

impl OverlayRuleSource {
    fn read(mut fields: Fields<'_>) -> Self {
        Self {
            at: fields.at(),
            id: fields.required_text("id"),
            title: fields.required_text("title"),
            effect: fields.text("effect"),
            step: fields.integer("step"),
            duties: fields.texts("duties"),
            from: fields.required_text("from"),
            until: fields.text("until"),
            mark: fields.required_word("mark"),
            read_in: ReadInSource::required(&mut fields, "read-in"),
            summary: fields.required_text("summary"),
            note: fields.text("note"),
            rule: fields.required_rule("rule"),
        }
    }
}
