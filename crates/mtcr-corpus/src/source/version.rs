//! The text of an entry from one edition on.

use serde::{Deserialize, Serialize};

use super::{Category, Located, NoteKind, ReadInSource, Span, TextStatus};
use crate::problem::{code, quoted};
use crate::reader::Fields;

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

/// A condition that takes products out of an entry.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ExclusionSource {
    /// Where it begins.
    pub at: Span,
    /// The entry's id, a slash and a name.
    pub id: Located<String>,
    /// What is taken out, in our own words.
    pub summary: Located<String>,
    /// The law that was read.
    pub read_in: Vec<ReadInSource>,
    /// The condition.
    pub rule: Located<String>,
}

/// A condition under which the category is another one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ExceptionSource {
    /// Where it begins.
    pub at: Span,
    /// The entry's id, a slash and a name.
    pub id: Located<String>,
    /// The category under this condition; `None` only where the file was refused.
    pub to: Option<Located<Category>>,
    /// In our own words.
    pub summary: Located<String>,
    /// The law that was read.
    pub read_in: Vec<ReadInSource>,
    /// The condition on the product.
    pub rule: Located<String>,
    /// What only a transfer can show.
    pub needs: Vec<Located<String>>,
}

/// A note that lets something controlled be exported under conditions.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AllowanceSource {
    /// Where it begins.
    pub at: Span,
    /// The entry's id, a slash and a name.
    pub id: Located<String>,
    /// In our own words.
    pub summary: Located<String>,
    /// The law that was read.
    pub read_in: Vec<ReadInSource>,
    /// Use words of the hosts named in the note.
    pub host: Vec<Located<String>>,
    /// How much may go with the host.
    pub quantity: Option<Located<String>>,
}

/// An explanation of a version.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct VersionNoteSource {
    /// Where it begins.
    pub at: Span,
    /// The entry's id, a slash and a name.
    pub id: Located<String>,
    /// What it does; `None` only where the file was refused.
    pub kind: Option<Located<NoteKind>>,
    /// In our own words.
    pub summary: Located<String>,
    /// The law that was read.
    pub read_in: Vec<ReadInSource>,
    /// A named standard.
    pub method: Option<Located<String>>,
}

/// A point on which texts differ or are silent.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DoubtSource {
    /// Where it begins.
    pub at: Span,
    /// The entry's id, a slash and a name.
    pub id: Located<String>,
    /// What is in doubt.
    pub about: Located<String>,
    /// What the texts say.
    pub readings: Vec<ReadingSource>,
    /// Which reading the rule takes and why.
    pub encoded: Located<String>,
    /// A fact and the value at which a result is reported with this doubt: `fact = quantity`.
    pub value: Option<Located<String>>,
}

/// What one text says on a doubtful point.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReadingSource {
    /// In our own words.
    pub text: Located<String>,
    /// The law that was read.
    pub read_in: Vec<ReadInSource>,
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
            exclusions: fields
                .tables("exclusion")
                .into_iter()
                .map(ExclusionSource::read)
                .collect(),
            exceptions: fields
                .tables("exception")
                .into_iter()
                .map(ExceptionSource::read)
                .collect(),
            allowances: fields
                .tables("allowance")
                .into_iter()
                .map(AllowanceSource::read)
                .collect(),
            notes: fields
                .tables("note")
                .into_iter()
                .map(VersionNoteSource::read)
                .collect(),
            doubts: fields
                .tables("doubt")
                .into_iter()
                .map(DoubtSource::read)
                .collect(),
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
        Self::Edition(
            value
                .text()
                .unwrap_or_else(|| Located::new(String::new(), value.at())),
        )
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
        value
            .reading()
            .problem(text.at, code::UNKNOWN_WORD, message, None);
    }
    Some(CategorySource::FollowsSubject(value.at()))
}

impl ExclusionSource {
    fn read(mut fields: Fields<'_>) -> Self {
        Self {
            at: fields.at(),
            id: fields.required_text("id"),
            summary: fields.required_text("summary"),
            read_in: ReadInSource::required(&mut fields, "read-in"),
            rule: fields.required_rule("rule"),
        }
    }
}

impl ExceptionSource {
    fn read(mut fields: Fields<'_>) -> Self {
        Self {
            at: fields.at(),
            id: fields.required_text("id"),
            to: fields.required_word("to"),
            summary: fields.required_text("summary"),
            read_in: ReadInSource::required(&mut fields, "read-in"),
            rule: fields.required_rule("rule"),
            needs: fields.texts("needs"),
        }
    }
}

impl AllowanceSource {
    fn read(mut fields: Fields<'_>) -> Self {
        Self {
            at: fields.at(),
            id: fields.required_text("id"),
            summary: fields.required_text("summary"),
            read_in: ReadInSource::required(&mut fields, "read-in"),
            host: fields.texts("host"),
            quantity: fields.text("quantity"),
        }
    }
}

impl VersionNoteSource {
    fn read(mut fields: Fields<'_>) -> Self {
        Self {
            at: fields.at(),
            id: fields.required_text("id"),
            kind: fields.required_word("kind"),
            summary: fields.required_text("summary"),
            read_in: ReadInSource::required(&mut fields, "read-in"),
            method: fields.text("method"),
        }
    }
}

impl DoubtSource {
    fn read(mut fields: Fields<'_>) -> Self {
        let readings = fields
            .tables("readings")
            .into_iter()
            .map(|mut reading| ReadingSource {
                text: reading.required_text("text"),
                read_in: ReadInSource::optional(&mut reading, "read-in"),
            });
        Self {
            at: fields.at(),
            id: fields.required_text("id"),
            about: fields.required_text("about"),
            readings: readings.collect(),
            encoded: fields.required_text("encoded"),
            value: fields.text("at"),
        }
    }
}
