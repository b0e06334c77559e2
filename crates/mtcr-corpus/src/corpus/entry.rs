//! One node of the Annex with its history.

use super::calendar::{EditionId, Start};
use crate::problem::Place;
use crate::source::{Category, NoteKind, TextStatus};
use mtcr_quantity::Number;
use mtcr_rules::{EntryId, FactId, Rule};

/// A node of the Annex: a heading, or an entry with rules.
#[derive(Clone, Debug)]
pub struct Entry {
    /// Its place among the entries.
    pub id: EntryId,
    /// Its id in full.
    pub name: String,
    /// A noun phrase in own words.
    pub heading: String,
    /// Codes of laws that implement it: law and codes.
    pub national: Vec<(String, Vec<String>)>,
    /// Where it stands.
    pub place: Place,
    /// Its texts, newest first.
    pub versions: Vec<Version>,
    /// Whether no other node stands below it.
    pub leaf: bool,
}

/// The text of an entry from one edition on.
#[derive(Clone, Debug)]
pub struct Version {
    /// Where it stands.
    pub place: Place,
    /// When it begins.
    pub start: Start,
    /// The first edition without the entry, where it was removed.
    pub until: Option<EditionId>,
    /// Its category.
    pub category: CategoryRule,
    /// The law read.
    pub read_in: Vec<Cited>,
    /// How well the text is known.
    pub text_status: TextStatus,
    /// What is controlled, in own words.
    pub summary: String,
    /// The condition; none for a heading.
    pub rule: Option<Rule>,
    /// Where the rule's text begins.
    pub rule_place: Option<Place>,
    /// "Other than those in": a product under one of these is not under this entry.
    pub yields_to: Vec<EntryId>,
    /// Conditions that take products out.
    pub exclusions: Vec<Exclusion>,
    /// Conditions under which the category is another one.
    pub exceptions: Vec<Exception>,
    /// What may be exported all the same under conditions.
    pub allowances: Vec<Allowance>,
    /// Explanations.
    pub notes: Vec<Note>,
    /// Where texts differ or are silent.
    pub doubts: Vec<Doubt>,
}

impl Version {
    /// Every rule of the text: its own, those of exclusions, and those of exceptions to its category.
    pub fn rules(&self) -> impl Iterator<Item = &Rule> {
        let exclusions = self.exclusions.iter().map(|exclusion| &exclusion.rule);
        let exceptions = self.exceptions.iter().map(|exception| &exception.when.rule);
        self.rule.iter().chain(exclusions).chain(exceptions)
    }
}

/// How the category of an entry is laid down.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CategoryRule {
    /// Constant.
    Is(Category),
    /// That of the entry which the software or technology serves.
    FollowsSubject,
}

/// A citation of a law that was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cited {
    /// The id of the source.
    pub source: String,
    /// The place in it; empty when the whole is meant.
    pub place: String,
}

impl std::fmt::Display for Cited {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.source)?;
        if self.place.is_empty() { Ok(()) } else { write!(f, " {}", self.place) }
    }
}

/// A condition with its id, its words and what it rests on.
#[derive(Clone, Debug)]
pub struct NamedRule {
    /// Its id: entry, slash, name.
    pub id: String,
    /// In own words.
    pub summary: String,
    /// The law read.
    pub read_in: Vec<Cited>,
    /// The condition.
    pub rule: Rule,
    /// Where it stands.
    pub place: Place,
}

/// A condition that takes products out of an entry.
pub type Exclusion = NamedRule;

/// A condition under which the category is another one, if a transfer shows what it needs.
#[derive(Clone, Debug)]
pub struct Exception {
    /// The condition.
    pub when: NamedRule,
    /// The category then.
    pub to: Category,
    /// What only a transfer can show.
    pub needs: Vec<String>,
}

/// What stays controlled and may all the same be exported under conditions.
#[derive(Clone, Debug)]
pub struct Allowance {
    /// Its id.
    pub id: String,
    /// In own words.
    pub summary: String,
    /// The law read.
    pub read_in: Vec<Cited>,
    /// The uses named, as labels.
    pub host: Vec<String>,
    /// The quantity named; empty when none is.
    pub quantity: String,
}

/// An explanation.
#[derive(Clone, Debug)]
pub struct Note {
    /// Its id.
    pub id: String,
    /// What sort it is.
    pub kind: NoteKind,
    /// In own words.
    pub summary: String,
    /// The law read.
    pub read_in: Vec<Cited>,
    /// A named standard; empty when none is.
    pub method: String,
}

/// Where texts differ or are silent.
#[derive(Clone, Debug)]
pub struct Doubt {
    /// Its id.
    pub id: String,
    /// What is in doubt.
    pub about: String,
    /// What the texts say.
    pub readings: Vec<Reading>,
    /// Which reading the rule takes, and why.
    pub encoded: String,
    /// The fact and value at which a result is reported with this doubt.
    pub at: Option<(FactId, Number)>,
}

/// One reading of a doubtful text.
#[derive(Clone, Debug)]
pub struct Reading {
    /// In own words.
    pub text: String,
    /// The law read.
    pub read_in: Vec<Cited>,
}

impl Entry {
    /// The texts that may apply in an edition: one, or more where only bounds of a start are known;
    /// none where the entry does not exist.
    pub fn versions_in(&self, edition: EditionId) -> impl Iterator<Item = &Version> {
        let mut settled = false;
        self.versions.iter().filter(move |version| {
            if settled
                || edition < version.start.possible
                || version.until.is_some_and(|until| until <= edition)
            {
                return false;
            }
            settled = version.start.certain <= edition;
            true
        })
    }

    /// The item it belongs to.
    #[must_use]
    pub fn item(&self) -> u8 {
        self.name.split('.').next().and_then(|item| item.parse().ok()).unwrap_or(0)
    }
}
