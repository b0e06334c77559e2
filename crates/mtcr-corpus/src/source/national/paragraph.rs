//! An entry of a list with its paragraphs: `national/eu/1C111.toml`.

use serde::{Deserialize, Serialize};

use crate::reader::Fields;
use crate::source::version::{DoubtSource, ExclusionSource, VersionNoteSource};
use crate::source::{FileId, Located, ReadInSource, Span};

/// One file: an entry, or a lettered part of a category.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NationalEntrySource {
    /// The file.
    pub file: FileId,
    /// The id that the name of the file repeats and the ids of all its paragraphs begin with.
    pub id: Located<String>,
    /// The entry itself, then its `[[paragraph]]`s in the order of the file.
    pub paragraphs: Vec<ParagraphSource>,
}

/// A paragraph: with a rule it controls something, without one it is a heading. Exclusions, "other than" and
/// terms of a paragraph hold for everything below it too.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ParagraphSource {
    /// Where it begins.
    pub at: Span,
    /// The id as the law prints it.
    pub id: Located<String>,
    /// A noun phrase in our own words.
    pub heading: Located<String>,
    /// What is controlled, in our own words; a heading need not say anything.
    pub summary: Option<Located<String>>,
    /// The law that was read.
    pub read_in: Vec<ReadInSource>,
    /// The condition; a heading has none.
    pub rule: Option<Located<String>>,
    /// "Other than those in": ids of other paragraphs of the list, or what they begin with.
    pub yields_to: Vec<Located<String>>,
    /// Ids of the terms that rule and exclusions rest on.
    pub rests_on: Vec<Located<String>>,
    /// Conditions that take products out.
    pub exclusions: Vec<ExclusionSource>,
    /// Explanations.
    pub notes: Vec<VersionNoteSource>,
    /// Where texts differ or are silent.
    pub doubts: Vec<DoubtSource>,
}

impl NationalEntrySource {
    pub(crate) fn read(mut fields: Fields<'_>) -> Self {
        let mut paragraphs = vec![ParagraphSource::of(&mut fields)];
        paragraphs.extend(
            fields.tables("paragraph").into_iter().map(|mut paragraph| ParagraphSource::of(&mut paragraph)),
        );
        let id = paragraphs
            .first()
            .map_or_else(|| Located::new(String::new(), fields.at()), |entry| entry.id.clone());
        Self { file: fields.reading().id, id, paragraphs }
    }
}

impl ParagraphSource {
    fn of(fields: &mut Fields<'_>) -> Self {
        let rule = fields.rule("rule");
        let summary = match rule {
            Some(_) => Some(fields.required_text("summary")),
            None => fields.text("summary"),
        };
        Self {
            at: fields.at(),
            id: fields.required_text("id"),
            heading: fields.required_text("heading"),
            summary,
            read_in: ReadInSource::required(fields, "read-in"),
            rule,
            yields_to: fields.texts("yields-to"),
            rests_on: fields.texts("rests-on"),
            exclusions: fields.tables("exclusion").into_iter().map(ExclusionSource::read).collect(),
            notes: fields.tables("note").into_iter().map(VersionNoteSource::read).collect(),
            doubts: fields.tables("doubt").into_iter().map(DoubtSource::read).collect(),
        }
    }
}
