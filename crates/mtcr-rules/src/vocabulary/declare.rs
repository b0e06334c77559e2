//! What the files of a vocabulary declare, before it is checked and linked.
//!
//! Every declaration is plain data; a reader of files fills these and hands them to
//! [`Vocabulary::new`](super::Vocabulary::new), which reports each flaw with the declaration it lies in.

use mtcr_quantity::{Measured, Unit};

/// Everything a vocabulary is made of.
#[derive(Clone, Debug, Default)]
pub struct Declarations {
    /// Product classes.
    pub classes: Vec<ClassDecl>,
    /// Groups of classes of which no product is two.
    pub disjoint: Vec<DisjointDecl>,
    /// Facts of a product.
    pub facts: Vec<FactDecl>,
    /// Lists with the facts of their members.
    pub lists: Vec<ListDecl>,
    /// Words of purpose.
    pub purposes: Vec<WordDecl>,
    /// Activities of software and technology.
    pub activities: Vec<WordDecl>,
    /// Use words.
    pub uses: Vec<WordDecl>,
    /// Substances.
    pub substances: Vec<SubstanceDecl>,
    /// Comparisons between facts.
    pub bounds: Vec<BoundDecl>,
}

/// A product class.
#[derive(Clone, Debug, Default)]
pub struct ClassDecl {
    /// Its id.
    pub id: String,
    /// The classes it lies under.
    pub under: Vec<String>,
    /// Its name for people.
    pub label: String,
    /// Other names.
    pub synonyms: Vec<String>,
    /// What belongs here and what does not.
    pub hint: Option<String>,
}

/// Classes of which no real product is two.
#[derive(Clone, Debug, Default)]
pub struct DisjointDecl {
    /// The classes.
    pub classes: Vec<String>,
    /// Why.
    pub because: String,
}

/// One value a word fact may take.
#[derive(Clone, Debug, Default)]
pub struct ValueDecl {
    /// Its id.
    pub id: String,
    /// Its name for people.
    pub label: String,
    /// Other names, accepted in dossiers.
    pub synonyms: Vec<String>,
}

/// What sort of value a fact takes.
#[derive(Clone, Debug, PartialEq)]
pub enum KindDecl {
    /// One number with a unit.
    Quantity(Unit),
    /// A stretch of numbers that the product covers.
    Span(Unit),
    /// A whole number.
    Count,
    /// Yes or no.
    Flag,
    /// One of the values.
    Word,
    /// Any number of the values, each said or denied.
    Words,
}

/// What the parameter of a family of facts is.
#[derive(Clone, Debug, PartialEq)]
pub enum ParameterDecl {
    /// A substance.
    Substance,
    /// A quantity of this unit's dimension.
    Quantity(Unit),
}

/// What lies near a limit.
#[derive(Clone, Debug, PartialEq)]
pub enum Near {
    /// Within this share of the limit.
    Share(mtcr_quantity::Number),
    /// Within this distance of the limit, in base units.
    Distance(mtcr_quantity::Number),
}

/// A fact of a product or of a list's members.
#[derive(Clone, Debug)]
pub struct FactDecl {
    /// Its id.
    pub id: String,
    /// The sort of value.
    pub kind: KindDecl,
    /// The values of a word fact.
    pub values: Vec<ValueDecl>,
    /// Whether the values stand in order from least to most demanding.
    pub ordered: bool,
    /// For a family: what its parameter is.
    pub parameter: Option<ParameterDecl>,
    /// Classes for which the fact is asked.
    pub of: Vec<String>,
    /// The question to a person; `{parameter}` stands for the parameter.
    pub question: String,
    /// More about the question.
    pub hint: Option<String>,
    /// Other names.
    pub synonyms: Vec<String>,
    /// What lies near a limit; 1 % when absent.
    pub near: Option<Near>,
    /// The least possible value, included.
    pub low: Option<Measured>,
}

/// What a list's members are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Holds {
    /// Dossiers of their own.
    Dossiers,
    /// The facts declared with the list.
    Facts,
}

/// How two facts of a list's members trade against each other.
#[derive(Clone, Debug)]
pub struct TradeOffDecl {
    /// The fact that grows as the other shrinks (range).
    pub grows: String,
    /// The fact it trades against (payload).
    pub against: String,
    /// The word fact that tells what a member states.
    pub kind: String,
    /// The word of `kind` by which a member states the greatest value of `grows` at its `against`.
    pub greatest: String,
    /// The product's fact that bounds `grows` for every member.
    pub cap_grows: String,
    /// The product's fact that bounds `against` for every member.
    pub cap_against: String,
}

/// A list a product may have several of.
#[derive(Clone, Debug)]
pub struct ListDecl {
    /// Its id.
    pub id: String,
    /// What its members are.
    pub holds: Holds,
    /// Its name for people.
    pub label: String,
    /// The question to a person.
    pub question: String,
    /// The facts of its members, when it holds facts. A fact may have the id of a product's fact of the same kind.
    pub facts: Vec<FactDecl>,
    /// How two of them trade against each other.
    pub trade_off: Option<TradeOffDecl>,
}

/// A word of purpose, an activity or a use.
#[derive(Clone, Debug, Default)]
pub struct WordDecl {
    /// Its id.
    pub id: String,
    /// The wider words it lies inside (purposes and activities).
    pub inside: Vec<String>,
    /// Its name for people.
    pub label: String,
    /// What it means.
    pub meaning: String,
    /// The question to a person; `{targets}` stands for what is named.
    pub question: String,
}

/// A substance.
#[derive(Clone, Debug, Default)]
pub struct SubstanceDecl {
    /// Its id.
    pub id: String,
    /// Its name for people.
    pub label: String,
    /// Its registry numbers.
    pub cas: Vec<String>,
    /// Other names.
    pub synonyms: Vec<String>,
}

/// A comparison between two facts: the lower never exceeds the upper.
#[derive(Clone, Debug, Default)]
pub struct BoundDecl {
    /// The lower fact.
    pub lower: String,
    /// The upper fact.
    pub upper: String,
    /// Why.
    pub because: String,
}

/// Where in the declarations a flaw lies.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Spot {
    /// The class at this place.
    Class(usize),
    /// The disjoint group at this place.
    Disjoint(usize),
    /// The fact at this place.
    Fact(usize),
    /// The list at this place.
    List(usize),
    /// The fact at the second place of the list at the first.
    ListFact(usize, usize),
    /// The word of purpose at this place.
    Purpose(usize),
    /// The activity at this place.
    Activity(usize),
    /// The use at this place.
    Use(usize),
    /// The substance at this place.
    Substance(usize),
    /// The bound at this place.
    Bound(usize),
}

/// A flaw of a declaration.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DeclFlaw {
    /// The declaration.
    pub spot: Spot,
    /// Stable name of the kind of mistake.
    pub code: &'static str,
    /// One line, lower case, no full stop.
    pub message: String,
    /// What would be right.
    pub help: Option<String>,
}
