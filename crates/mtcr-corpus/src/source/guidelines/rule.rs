//! One provision: `guidelines/rules/G2.6.toml`.

use serde::{Deserialize, Serialize};

use crate::reader::Fields;
use crate::source::{FileId, Located, Mark, ReadInSource, RuleKind, Span};

/// A provision with its history, newest text first.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct GuidelineRuleSource {
    /// The file.
    pub file: FileId,
    /// The id.
    pub id: Located<String>,
    /// The paragraph it belongs to.
    pub paragraph: Located<String>,
    /// A noun phrase in our own words.
    pub title: Located<String>,
    /// What it does; `None` only where the file was refused.
    pub kind: Option<Located<RuleKind>>,
    /// The position, blocker or factor that it gives.
    pub effect: Option<Located<String>>,
    /// Its place in the order of tests.
    pub step: Option<Located<i64>>,
    /// Of a principle: the positions with which it is shown.
    pub shown_with: Vec<Located<String>>,
    /// Its texts.
    pub versions: Vec<GuidelineVersionSource>,
}

/// The text of a provision for some time.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct GuidelineVersionSource {
    /// Where it begins.
    pub at: Span,
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
    pub rule: Option<Located<String>>,
    /// Of a factor: what is put under it.
    pub evidence: Vec<Located<String>>,
    /// Of a ground: facts that are asked where it holds, unless the transfer itself gives them.
    pub asks: Vec<Located<String>>,
}

impl GuidelineRuleSource {
    pub(crate) fn read(mut fields: Fields<'_>) -> Self {
        Self {
            file: fields.reading().id,
            id: fields.required_text("id"),
            paragraph: fields.required_text("paragraph"),
            title: fields.required_text("title"),
            kind: fields.required_word("kind"),
            effect: fields.text("effect"),
            step: fields.integer("step"),
            shown_with: fields.texts("shown-with"),
            versions: fields
                .required_tables("version")
                .into_iter()
                .map(GuidelineVersionSource::read)
                .collect(),
        }
    }
}

impl GuidelineVersionSource {
    fn read(mut fields: Fields<'_>) -> Self {
        Self {
            at: fields.at(),
            from: fields.required_text("from"),
            until: fields.text("until"),
            mark: fields.required_word("mark"),
            read_in: ReadInSource::required(&mut fields, "read-in"),
            summary: fields.required_text("summary"),
            note: fields.text("note"),
            rule: fields.rule("rule"),
            evidence: fields.texts("evidence"),
            asks: fields.texts("asks"),
        }
    }
}
