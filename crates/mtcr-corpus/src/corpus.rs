//! The corpus checked and linked: entries with compiled rules, editions, tables, methods, vocabulary.

mod calendar;
mod cases;
mod check;
mod compile;
mod crosswalk;
mod doubt;
mod entry;
pub mod guidelines;
mod methods;
pub mod national;
pub mod registry;
mod rules;
mod synonyms;
mod texts;
mod yields;

use crate::date::Moment;
use crate::problem::Place;
use crate::source::{Precision, SourceKind, TextStatus};
pub use calendar::{EditionId, Start};
pub use cases::{Case, cases};
pub use compile::{compile, compile_with};
pub use crosswalk::{BasisOfRow, Crosswalk, CrosswalkList, CrosswalkRow};
pub use entry::{
    Allowance, CategoryRule, Cited, Doubt, Entry, Exception, Exclusion, NamedRule, Note, Reading, Version,
};
pub use guidelines::Guidelines;
use mtcr_rules::{EntryId, Method, Row, TableId, Tables, Vocabulary};
pub use national::{Explained, Meaning, NationalList, Paragraph, Term, list_cases};
pub use registry::Registry;
pub use synonyms::{EverydayWords, Plain, Spelling, Synonym};

/// Everything that the data says, checked, with every name found.
#[derive(Clone, Debug)]
pub struct Corpus {
    /// SHA-256 over the law files, in hexadecimal: the name of this state of the law.
    pub digest: String,
    /// The words of rules and dossiers.
    pub vocabulary: Vocabulary,
    /// The words people search by.
    pub everyday: EverydayWords,
    /// How facts are computed, in an order in which each reads only what was computed before it.
    pub methods: Vec<Method>,
    /// What each method is, in the same order.
    pub method_texts: Vec<MethodText>,
    /// The dated editions, oldest first.
    pub editions: Vec<Edition>,
    /// The entries, in the order of their ids.
    pub entries: Vec<Entry>,
    /// The entries in an order in which each stands after those it yields to.
    pub yield_order: Vec<EntryId>,
    /// The tables of substances.
    pub tables: Vec<Table>,
    /// The items of the Annex.
    pub items: Vec<Item>,
    /// General notes.
    pub notes: Vec<General>,
    /// Oddities of the law that are known and stay, in the order of the file.
    pub accepted: Vec<Accepted>,
    /// Defined terms.
    pub definitions: Vec<General>,
    /// What the data cites.
    pub sources: Vec<Cite>,
    /// The rules on transfers and the law of states beside them.
    pub guidelines: Guidelines,
    /// States and bodies of the regime.
    pub registry: Registry,
    /// The paragraphs of national lists beside entries.
    pub crosswalk: Crosswalk,
    /// The national list that was compiled together with the Annex; none in ordinary use.
    pub list: Option<NationalList>,
}

/// A dated text of the Annex.
#[derive(Clone, Debug)]
pub struct Edition {
    /// Its id: `2019-10`.
    pub id: String,
    /// Its date as far as known.
    pub date: String,
    /// How far that is.
    pub precision: Precision,
    /// The same as a day between bounds.
    pub when: Moment,
    /// The meeting that agreed on it; empty when not known.
    pub agreed_at: String,
    /// When that was; `None` when not known.
    pub agreed: Option<Moment>,
    /// When it was put before the public; `None` when not known.
    pub published: Option<Moment>,
    /// When states put it into force, as far as recorded.
    pub effects: Vec<NationalEffect>,
    /// The document; empty when not known.
    pub document: String,
    /// What is publicly known to have changed; empty when nothing is.
    pub changes: String,
    /// How far the row can be trusted; empty when not said.
    pub mark: String,
    /// Anything else; empty when nothing is.
    pub note: String,
    /// Where this is known from; empty when not said.
    pub source: String,
    /// Whether the corpus holds its text.
    pub encoded: bool,
}

/// One state's act that puts an edition into force.
#[derive(Clone, Debug)]
pub struct NationalEffect {
    /// The code of the state, or `EU`.
    pub state: String,
    /// The first day in force.
    pub from: Moment,
    /// The act; empty when not said.
    pub act: String,
}

/// A table of substances.
#[derive(Clone, Debug)]
pub struct Table {
    /// The name rules use.
    pub name: String,
    /// The entry it belongs to.
    pub entry: EntryId,
    /// Its rows for evaluation.
    pub rows: Vec<Row>,
    /// The same rows for people.
    pub texts: Vec<RowText>,
}

/// A row of a table for people.
#[derive(Clone, Debug)]
pub struct RowText {
    /// The substance's id.
    pub substance: String,
    /// The law read.
    pub read_in: Vec<Cited>,
    /// In own words; empty when nothing is said.
    pub summary: String,
}

/// One of the twenty items.
#[derive(Clone, Debug)]
pub struct Item {
    /// Its number.
    pub number: u8,
    /// Its title in own words.
    pub title: String,
}

/// A general note or a definition.
#[derive(Clone, Debug)]
pub struct General {
    /// Its id.
    pub id: String,
    /// Title of a note, term of a definition.
    pub title: String,
    /// What sort it is; empty when not said.
    pub kind: String,
    /// In own words.
    pub summary: String,
    /// The law read.
    pub read_in: Vec<Cited>,
    /// How well the text is known.
    pub text_status: TextStatus,
}

/// An oddity of the law that is known and stays.
#[derive(Clone, Debug)]
pub struct Accepted {
    /// Its name, as a review prints it.
    pub oddity: String,
    /// Why it stays.
    pub because: String,
}

/// A text that the data cites.
#[derive(Clone, Debug)]
pub struct Cite {
    /// Its id.
    pub id: String,
    /// Its title.
    pub title: String,
    /// What sort of text it is.
    pub kind: SourceKind,
    /// How much of it was read.
    pub read: String,
}

/// A method for people.
#[derive(Clone, Debug)]
pub struct MethodText {
    /// The fact computed.
    pub result: String,
    /// Formula or sum in words.
    pub formula: String,
    /// What it rests on.
    pub source: String,
    /// In own words.
    pub summary: String,
    /// Where it stands.
    pub place: Place,
}

impl Corpus {
    /// An entry by its place.
    #[must_use]
    pub fn entry(&self, id: EntryId) -> Option<&Entry> {
        self.entries.get(id.index())
    }

    /// An entry by its id in full.
    #[must_use]
    pub fn find_entry(&self, id: &str) -> Option<&Entry> {
        self.entry(self.vocabulary.entries().find(id)?)
    }

    /// An edition by its place.
    #[must_use]
    pub fn edition(&self, id: EditionId) -> Option<&Edition> {
        self.editions.get(id.0)
    }

    /// The newest edition whose text is held.
    #[must_use]
    pub fn newest_edition(&self) -> Option<EditionId> {
        self.editions.iter().rposition(|edition| edition.encoded).map(EditionId)
    }

    /// The editions whose text is held, oldest first.
    pub fn encoded_editions(&self) -> impl Iterator<Item = EditionId> + '_ {
        self.editions.iter().enumerate().filter(|(_, edition)| edition.encoded).map(|(at, _)| EditionId(at))
    }

    /// An edition by id, or by a date that begins with it (`2024-03-14` finds `2024-03`).
    #[must_use]
    pub fn find_edition(&self, id: &str) -> Option<EditionId> {
        self.editions.iter().position(|edition| edition.id == id || edition.date == id).map(EditionId)
    }

    /// The edition to evaluate for a named one: itself when its text is held, else the nearest held one.
    /// An edition before the first held one is evaluated by that first one, any other by the last held one before it.
    #[must_use]
    pub fn evaluated(&self, wanted: EditionId) -> Option<EditionId> {
        let before = self.encoded_editions().filter(|held| *held <= wanted).last();
        before.or_else(|| self.encoded_editions().next())
    }

    /// The title of an item.
    #[must_use]
    pub fn item_title(&self, number: u8) -> Option<&str> {
        self.items.iter().find(|item| item.number == number).map(|item| item.title.as_str())
    }
}

impl Tables for Corpus {
    fn rows(&self, table: TableId) -> &[Row] {
        self.tables.get(table.index()).map_or(&[], |table| table.rows.as_slice())
    }
}
