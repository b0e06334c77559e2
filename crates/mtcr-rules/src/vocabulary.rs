//! The vocabulary: every class, fact, list, purpose, use, activity and substance that a rule or dossier may name.

mod build;
mod declare;
mod entries;
mod fact;
mod ids;

use crate::bits::Bits;
pub use declare::*;
pub use entries::{EntryNames, EntryRange, lies_below};
pub(crate) use fact::OTHER_BIT;
pub use fact::{Fact, FactKind, Parameter};
pub use ids::*;
use std::collections::BTreeMap;

/// A class with everything that follows from the declarations.
#[derive(Clone, Debug)]
pub struct Class {
    /// What was declared.
    pub decl: ClassDecl,
    /// The class itself and every class above it.
    pub(crate) above: Bits,
    /// Every class that no product of this class can also be.
    pub(crate) excludes: Bits,
}

/// A list with its members' facts.
#[derive(Clone, Debug)]
pub struct List {
    /// What was declared.
    pub decl: ListDecl,
    /// The facts of its members, as places among the vocabulary's facts.
    pub(crate) facts: Vec<FactId>,
    /// How two of them trade against each other.
    pub trade_off: Option<TradeOff>,
}

/// A trade-off with its facts found.
#[derive(Clone, Debug)]
pub struct TradeOff {
    /// The figure of a member that never grows as the other does.
    pub grows: FactId,
    /// The figure of a member against which it is traded.
    pub against: FactId,
    pub(crate) kind: FactId,
    pub(crate) greatest: u64,
    /// The product's fact that no member's growing figure exceeds.
    pub cap_grows: FactId,
    /// The product's fact that no member's other figure exceeds.
    pub cap_against: FactId,
}

/// A word of purpose or an activity with the words it lies inside.
#[derive(Clone, Debug)]
pub struct Word {
    /// What was declared.
    pub decl: WordDecl,
    /// Bit set of the word itself and every word it lies inside.
    pub(crate) wider: u32,
    /// Bit set of the word itself and every word inside it.
    pub(crate) narrower: u32,
}

/// A comparison between facts.
#[derive(Clone, Copy, Debug)]
pub struct Bound {
    /// Never above the other.
    pub lower: FactId,
    /// Never below the other.
    pub upper: FactId,
}

/// Everything a rule or a dossier may name, checked and linked.
///
/// Facts of list members live beside facts of products; a member's fact is found by list and name.
#[derive(Clone, Debug, Default)]
pub struct Vocabulary {
    classes: Vec<Class>,
    class_names: BTreeMap<String, ClassId>,
    facts: Vec<Fact>,
    fact_names: BTreeMap<String, FactId>,
    lists: Vec<List>,
    purposes: Vec<Word>,
    activities: Vec<Word>,
    uses: Vec<WordDecl>,
    substances: Vec<SubstanceDecl>,
    substance_names: BTreeMap<String, SubstanceId>,
    cas: BTreeMap<String, SubstanceId>,
    tables: Vec<String>,
    bounds: Vec<Bound>,
    disjoint: Vec<DisjointDecl>,
    entries: EntryNames,
    substance: Option<FactId>,
    for_list: Option<ListId>,
    contains_list: Option<ListId>,
}

/// The purpose by which software and technology say what they are about.
pub const SERVES: &str = "serves";
/// The list of what a product is for.
pub const FOR: &str = "for";
/// The list of what a product contains.
pub const CONTAINS: &str = "contains";
/// The fact that names a product's substance.
pub const SUBSTANCE: &str = "substance";
/// The word every word fact knows: none of the declared values.
pub const OTHER: &str = "other";

impl Vocabulary {
    /// Names the entries that purposes and references may target. Called once, before any rule is checked.
    pub fn set_entries(&mut self, entries: EntryNames) {
        self.entries = entries;
    }

    /// Names the tables of substances. Called once, before any rule is checked.
    pub fn set_tables(&mut self, tables: impl IntoIterator<Item = String>) {
        self.tables = tables.into_iter().collect();
    }

    /// The entries of the corpus.
    #[must_use]
    pub fn entries(&self) -> &EntryNames {
        &self.entries
    }

    /// All classes in declaration order.
    pub fn classes(&self) -> impl Iterator<Item = (ClassId, &Class)> {
        self.classes.iter().enumerate().map(|(at, class)| (ClassId::at(at), class))
    }

    /// All facts, instances of families and facts of list members included.
    pub fn facts(&self) -> impl Iterator<Item = (FactId, &Fact)> {
        self.facts.iter().enumerate().map(|(at, fact)| (FactId::at(at), fact))
    }

    /// All lists in declaration order.
    pub fn lists(&self) -> impl Iterator<Item = (ListId, &List)> {
        self.lists.iter().enumerate().map(|(at, list)| (ListId::at(at), list))
    }

    /// All words of purpose in declaration order.
    pub fn purposes(&self) -> impl Iterator<Item = (PurposeId, &Word)> {
        self.purposes.iter().enumerate().map(|(at, word)| (PurposeId::at(at), word))
    }

    /// All activities in declaration order.
    pub fn activities(&self) -> impl Iterator<Item = (ActivityId, &Word)> {
        self.activities.iter().enumerate().map(|(at, word)| (ActivityId::at(at), word))
    }

    /// All use words in declaration order.
    #[must_use]
    pub fn uses(&self) -> &[WordDecl] {
        &self.uses
    }

    /// All substances in declaration order.
    #[must_use]
    pub fn substances(&self) -> &[SubstanceDecl] {
        &self.substances
    }

    /// All tables of substances.
    #[must_use]
    pub fn tables(&self) -> &[String] {
        &self.tables
    }

    /// The comparisons between facts.
    #[must_use]
    pub fn bounds(&self) -> &[Bound] {
        &self.bounds
    }

    /// The groups of classes of which no product is two.
    #[must_use]
    pub fn disjoint_groups(&self) -> &[DisjointDecl] {
        &self.disjoint
    }

    /// A class by id.
    #[must_use]
    pub fn class(&self, id: ClassId) -> Option<&Class> {
        self.classes.get(id.index())
    }

    /// A fact by id.
    #[must_use]
    pub fn fact(&self, id: FactId) -> Option<&Fact> {
        self.facts.get(id.index())
    }

    /// A list by id.
    #[must_use]
    pub fn list(&self, id: ListId) -> Option<&List> {
        self.lists.get(id.index())
    }

    /// A word of purpose by id.
    #[must_use]
    pub fn purpose(&self, id: PurposeId) -> Option<&Word> {
        self.purposes.get(id.index())
    }

    /// An activity by id.
    #[must_use]
    pub fn activity(&self, id: ActivityId) -> Option<&Word> {
        self.activities.get(id.index())
    }

    /// Finds a class by name.
    #[must_use]
    pub fn find_class(&self, name: &str) -> Option<ClassId> {
        self.class_names.get(name).copied()
    }

    /// Finds a fact of a product by its canonical name (`mass-fraction(aluminium)` only once a rule or method names it).
    #[must_use]
    pub fn find_fact(&self, name: &str) -> Option<FactId> {
        self.fact_names.get(name).copied()
    }

    /// Finds a fact of the members of a list; members that are dossiers have the facts of products.
    #[must_use]
    pub fn find_member_fact(&self, list: ListId, name: &str) -> Option<FactId> {
        let list = self.list(list)?;
        match list.decl.holds {
            Holds::Dossiers => self.find_fact(name),
            Holds::Facts => {
                list.facts.iter().copied().find(|id| self.fact(*id).is_some_and(|fact| fact.decl.id == name))
            }
        }
    }

    /// Finds a list by name.
    #[must_use]
    pub fn find_list(&self, name: &str) -> Option<ListId> {
        self.lists.iter().position(|list| list.decl.id == name).map(ListId::at)
    }

    /// Finds a word of purpose by name.
    #[must_use]
    pub fn find_purpose(&self, name: &str) -> Option<PurposeId> {
        self.purposes.iter().position(|word| word.decl.id == name).map(PurposeId::at)
    }

    /// Finds an activity by name.
    #[must_use]
    pub fn find_activity(&self, name: &str) -> Option<ActivityId> {
        self.activities.iter().position(|word| word.decl.id == name).map(ActivityId::at)
    }

    /// Finds a use word by name.
    #[must_use]
    pub fn find_use(&self, name: &str) -> Option<UseId> {
        self.uses.iter().position(|word| word.id == name).map(UseId::at)
    }

    /// Finds a substance by id, label or synonym, letter case ignored for the last two.
    #[must_use]
    pub fn find_substance(&self, name: &str) -> Option<SubstanceId> {
        self.substance_names.get(name).or_else(|| self.substance_names.get(&name.to_lowercase())).copied()
    }

    /// Finds a substance by its registry number.
    #[must_use]
    pub fn find_cas(&self, number: &str) -> Option<SubstanceId> {
        self.cas.get(number).copied()
    }

    /// Finds a table of substances by name.
    #[must_use]
    pub fn find_table(&self, name: &str) -> Option<TableId> {
        self.tables.iter().position(|table| table == name).map(TableId::at)
    }

    /// A substance by id.
    #[must_use]
    pub fn substance(&self, id: SubstanceId) -> Option<&SubstanceDecl> {
        self.substances.get(id.index())
    }

    /// Whether the first word of purpose is the second or lies inside it.
    #[must_use]
    pub fn is_within(&self, narrow: PurposeId, wide: PurposeId) -> bool {
        self.purpose(narrow).is_some_and(|word| word.wider >> wide.index() & 1 == 1)
    }

    /// Whether a product of one class can never be of the other.
    #[must_use]
    pub fn are_disjoint(&self, a: ClassId, b: ClassId) -> bool {
        self.class(a).is_some_and(|class| class.excludes.contains(b.index()))
    }

    /// Whether the first class is the second or lies under it.
    #[must_use]
    pub fn lies_under(&self, low: ClassId, high: ClassId) -> bool {
        self.class(low).is_some_and(|class| class.above.contains(high.index()))
    }

    /// The fact that names a product's substance.
    #[must_use]
    pub fn substance_fact(&self) -> Option<FactId> {
        self.substance
    }

    /// The list of what a product is for, if it is declared.
    #[must_use]
    pub fn for_list(&self) -> Option<ListId> {
        self.for_list
    }

    /// The list of what a product contains, if it is declared.
    #[must_use]
    pub fn contains_list(&self) -> Option<ListId> {
        self.contains_list
    }

    /// How many classes are declared.
    #[must_use]
    pub fn class_count(&self) -> usize {
        self.classes.len()
    }
}
