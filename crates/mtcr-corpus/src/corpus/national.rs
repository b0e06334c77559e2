//! The law of a state or union beside the Annex, checked and linked: paragraphs with compiled rules, and how their
//! words stand to those of the Annex.

mod cases;
mod check;
mod explained;
mod link;
mod terms;

use super::{Cited, Doubt, Exclusion, Note};
use crate::problem::Place;
use crate::source::{Relation, Uncovered};
pub use cases::list_cases;
pub(super) use link::link;
use mtcr_rules::{ClassId, EntryId, EntryRange, FactId, Rule, Target, UseId};

/// One list, compiled together with the Annex.
#[derive(Clone, Debug)]
pub struct NationalList {
    /// Its id: `eu`.
    pub id: String,
    /// Its name for people.
    pub title: String,
    /// Whose law it is.
    pub jurisdiction: String,
    /// The date of the text, as far as known.
    pub from: String,
    /// What is known of that date, in words.
    pub vintage: String,
    /// The sources it cites.
    pub sources: Vec<String>,
    /// What the law has and the list does not carry.
    pub missing: Vec<String>,
    /// How it is to be read: id, own words, law read.
    pub notes: Vec<RemarkOfList>,
    /// SHA-256 over its files but the cases, in hexadecimal.
    pub digest: String,
    /// How its words stand to those of the Annex.
    pub terms: Vec<Term>,
    /// Why it does not catch entries, in the order of entries.
    pub explained: Vec<Explained>,
    /// The paragraphs in the order of their ids; their entry ids follow on those of the Annex.
    pub paragraphs: Vec<Paragraph>,
    /// The places of the paragraphs that have a rule, each after those it yields to.
    pub order: Vec<usize>,
    /// The entry id of the first paragraph: how many entries the Annex has.
    pub(crate) first: usize,
}

/// A note on how a list is to be read.
#[derive(Clone, Debug)]
pub struct RemarkOfList {
    /// Its id.
    pub id: String,
    /// In own words.
    pub summary: String,
    /// The law read.
    pub read_in: Vec<Cited>,
}

/// A paragraph of a list, or a heading.
#[derive(Clone, Debug)]
pub struct Paragraph {
    /// Its place among all entries.
    pub id: EntryId,
    /// Its id as the law prints it: `1C111.a.1`, `IV(d)(2)`.
    pub name: String,
    /// A noun phrase in own words.
    pub heading: String,
    /// What is controlled, in own words; empty where a heading says nothing.
    pub summary: String,
    /// The law read.
    pub read_in: Vec<Cited>,
    /// The condition; none for a heading.
    pub rule: Option<Rule>,
    /// Where the rule's text begins.
    pub rule_place: Option<Place>,
    /// "Other than those in": a product under one of these is not under this paragraph. Those of the headings above
    /// are among them.
    pub yields_to: Vec<EntryRange>,
    /// Conditions that take products out; those of the headings above come first.
    pub exclusions: Vec<Exclusion>,
    /// Places of the terms that rule and exclusions rest on, those of the headings above included.
    pub rests_on: Vec<usize>,
    /// Explanations.
    pub notes: Vec<Note>,
    /// Where texts differ or are silent.
    pub doubts: Vec<Doubt>,
    /// Where it stands.
    pub place: Place,
}

/// A word of a list beside the one of the Annex.
#[derive(Clone, Debug)]
pub struct Term {
    /// Its id.
    pub id: String,
    /// The words of the list.
    pub national: String,
    /// The words of the Annex.
    pub annex: String,
    /// How the first stand to the second.
    pub relation: Relation,
    /// What this rests on.
    pub why: String,
    /// The law read.
    pub read_in: Vec<Cited>,
    /// The word of rules and what it is narrower or wider than; none for terms that are the same or unclear.
    pub meaning: Option<Meaning>,
    /// Where it stands.
    pub place: Place,
}

/// Why a list does not catch an entry, from the texts.
#[derive(Clone, Debug)]
pub struct Explained {
    /// The entry of the Annex.
    pub entry: EntryId,
    /// What is explained.
    pub verdict: Uncovered,
    /// The difference in own words.
    pub why: String,
    /// The law read.
    pub read_in: Vec<Cited>,
    /// Where it stands.
    pub place: Place,
}

/// A word that only the list has, and what it is measured by in the words of the Annex.
#[derive(Clone, Debug)]
pub enum Meaning {
    /// A class, and the rule of products that it is narrower or wider than.
    Class(ClassId, Rule),
    /// A flag, and the rule of products that it is narrower or wider than.
    Flag(FactId, Rule),
    /// A use word, and the targets that it is narrower or wider than under every word of purpose.
    Use(UseId, Vec<Target>),
}

impl NationalList {
    /// A paragraph by its place among all entries.
    #[must_use]
    pub fn paragraph(&self, id: EntryId) -> Option<&Paragraph> {
        self.paragraphs.get(id.index().checked_sub(self.first)?)
    }

    /// Why an entry is not caught, where somebody has said.
    #[must_use]
    pub fn explained(&self, entry: EntryId) -> Option<&Explained> {
        self.explained.iter().find(|explained| explained.entry == entry)
    }

    /// A paragraph by its id as printed.
    #[must_use]
    pub fn find(&self, name: &str) -> Option<&Paragraph> {
        self.paragraphs.iter().find(|paragraph| paragraph.name == name)
    }

    /// Whether an entry is a paragraph of the list and none of the Annex.
    #[must_use]
    pub fn holds(&self, id: EntryId) -> bool {
        self.first <= id.index()
    }

    /// A term by its place.
    #[must_use]
    pub fn term(&self, at: usize) -> Option<&Term> {
        self.terms.get(at)
    }
}
