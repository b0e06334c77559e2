//! The text of an entry from one edition on.

mod parts;

use serde::{Deserialize, Serialize};

use super::{Category, Located, ReadInSource, Span, TextStatus};
use crate::problem::{code, quoted};
use crate::reader::Fields;
pub use parts::{
    AllowanceSource, DoubtSource, ExceptionSource, ExclusionSource, ReadingSource, VersionNoteSource,
};

/// A `[[version]]`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct VersionSource {
    /// Where it begins.
    pub at: Span,
    /// The first edition with this text.
    pub from: FromSource,
    /// The first edition without the entry, where it was removed.
    pub until: Option<Located<String>>,
    /// The category; `None` only where the file was refused.
    pub category: Option<CategorySource>,
    /// The law that was read.
    pub read_in: Vec<ReadInSource>,
    /// How well the text is known; `None` only where the file was refused.
    pub text_status: Option<Located<TextStatus>>,
    /// What is controlled, in our own words.
    pub summary: Located<String>,
    /// The condition; a heading has none.
    pub rule: Option<Located<String>>,
    /// "Other than those in": ids of other entries.
    pub yields_to: Vec<Located<String>>,
    /// Conditions that take products out.
    pub exclusions: Vec<ExclusionSource>,
    /// Conditions under which the category is another one.
    pub exceptions: Vec<ExceptionSource>,
    /// What is controlled and may all the same be exported under conditions.
    pub allowances: Vec<AllowanceSource>,
    /// Explanations.
    pub notes: Vec<VersionNoteSource>,
    /// Where texts differ or are silent.
    pub doubts: Vec<DoubtSource>,
}

/// When a text begins.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum FromSource {
    /// In this edition.
    Edition(Located<String>),
    /// After the first edition and no later than the second.
    Between {
        /// An edition known not to have the text.
        after: Located<String>,
        /// An edition known to have it.
        by: Located<String>,
    },
}

/// How the category is found.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum CategorySource {
    /// It is laid down.
    Is(Located<Category>),
    /// It is that of the entry of what the software or technology serves.
    FollowsSubject(Span),
}

impl VersionSource {
    pub(super) fn read(mut fields: Fields<'_>) -> Self {
        Self {
            at: fields.at(),
            from: FromSource::read(&mut fields),
            until: fields.text("until"),
            category: CategorySource::read(&mut fields),
            read_in: ReadInSource::required(&mut fields, "read-in"),
            text_status: fields.required_word("text-status"),
            summary: fields.required_text("summary"),
            rule: fields.rule("rule"),
            yields_to: fields.texts("yields-to"),
            exclusions: fields.tables("exclusion").into_iter().map(ExclusionSource::read).collect(),
            exceptions: fields.tables("exception").into_iter().map(ExceptionSource::read).collect(),
            allowances: fields.tables("allowance").into_iter().map(AllowanceSource::read).collect(),
            notes: fields.tables("note").into_iter().map(VersionNoteSource::read).collect(),
            doubts: fields.tables("doubt").into_iter().map(DoubtSource::read).collect(),
        }
    }
}

impl FromSource {
    fn read(fields: &mut Fields<'_>) -> Self {
        let Some(value) = fields.required("from") else {
            return Self::Edition(Located::new(String::new(), fields.at()));
        };
        if value.is_table() {
            let at = value.at();
            if let Some(mut bounds) = value.table() {
                return Self::Between {
                    after: bounds.required_text("after"),
                    by: bounds.required_text("by"),
                };
            }
            return Self::Edition(Located::new(String::new(), at));
        }
        Self::Edition(value.text().unwrap_or_else(|| Located::new(String::new(), value.at())))
    }
}

impl CategorySource {
    fn read(fields: &mut Fields<'_>) -> Option<Self> {
        let help = "keep `category` where the category is laid down, `category-follows` where another entry's applies";
        fields.conflicting("category", "category-follows", help);
        if let Some(follows) = follows(fields) {
            fields.value("category");
            return Some(follows);
        }
        fields.required_word("category").map(Self::Is)
    }
}

fn follows(fields: &mut Fields<'_>) -> Option<CategorySource> {
    let value = fields.value("category-follows")?;
    if let Some(text) = value.text()
        && text.value != "subject"
    {
        let message = format!("`category-follows` is `subject`, not {}", quoted(&text.value));
        value.reading().problem(text.at, code::UNKNOWN_WORD, message, None);
    }
    Some(CategorySource::FollowsSubject(value.at()))
}
