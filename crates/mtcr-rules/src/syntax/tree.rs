//! A rule as written: names and quantities with their places, nothing looked up yet.

use mtcr_quantity::Written;
use std::ops::Range;

/// A name with its place in the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Name {
    /// The name as written.
    pub text: String,
    /// Its bytes in the rule's text.
    pub at: Range<usize>,
}

/// The name of a fact, with the parameter of a family.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FactName {
    /// The name before any parenthesis.
    pub name: String,
    /// What stands in the parentheses.
    pub parameter: Option<String>,
    /// Bytes of the whole in the rule's text.
    pub at: Range<usize>,
}

/// A quantity with its place.
#[derive(Clone, Debug)]
pub struct Limit {
    /// The quantity as written.
    pub written: Written,
    /// Its bytes in the rule's text.
    pub at: Range<usize>,
}

/// A comparison with a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Op {
    /// `>=`, the limit included.
    AtLeast,
    /// `>`, the limit excluded.
    MoreThan,
    /// `<=`, the limit included.
    AtMost,
    /// `<`, the limit excluded.
    LessThan,
}

impl Op {
    /// The four comparisons.
    pub const ALL: [Op; 4] = [Op::AtLeast, Op::MoreThan, Op::AtMost, Op::LessThan];

    /// As it is written.
    #[must_use]
    pub fn sign(self) -> &'static str {
        match self {
            Op::AtLeast => ">=",
            Op::MoreThan => ">",
            Op::AtMost => "<=",
            Op::LessThan => "<",
        }
    }
}

/// A comparison with a word of an ordered fact.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rank {
    /// At the word or further along.
    AtLeast,
    /// Further along than the word.
    Above,
    /// At the word or before it.
    AtMost,
    /// Before the word.
    Below,
}

impl Rank {
    /// The four comparisons.
    pub const ALL: [Rank; 4] = [Rank::AtLeast, Rank::Above, Rank::AtMost, Rank::Below];

    /// As it is written.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Rank::AtLeast => "at-least",
            Rank::Above => "above",
            Rank::AtMost => "at-most",
            Rank::Below => "below",
        }
    }
}

/// Which end of a span a predicate looks at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// Its upper end.
    Above,
    /// Its lower end.
    Below,
}

/// How many members of a list a condition must hold for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Quantifier {
    /// At least one.
    Some,
    /// All of a complete, non-empty list.
    Every,
    /// At least this many.
    AtLeast(usize),
}

/// One node of a rule with its place in the text.
#[derive(Clone, Debug)]
pub struct Expr {
    /// Its bytes in the rule's text.
    pub at: Range<usize>,
    /// What it says.
    pub kind: Kind,
}

/// What a node of a rule says.
#[derive(Clone, Debug)]
pub enum Kind {
    /// Every member holds.
    All(Vec<Expr>),
    /// At least one member holds.
    Any(Vec<Expr>),
    /// The member does not hold.
    Not(Box<Expr>),
    /// The product is of one of the classes.
    Class(Vec<Name>),
    /// The flag is true.
    Flag(FactName),
    /// The fact is one of the words.
    Word(FactName, Vec<Name>),
    /// The fact compares so with the limit.
    Compare(FactName, Op, Limit),
    /// The fact stands so in the order of its words.
    Ordered(FactName, Rank, Name),
    /// The span goes beyond the limit at one end.
    Reaches(FactName, Side, Limit),
    /// The span holds the whole stretch, ends included.
    Covers(FactName, Limit, Limit),
    /// The span shares a point with the stretch, ends included.
    Overlaps(FactName, Limit, Limit),
    /// So many members of the list meet the rule.
    Has(Quantifier, Name, Box<Expr>),
    /// The product that the member belongs to meets the rule (methods only).
    Host(Box<Expr>),
    /// The product has this purpose towards one of the targets.
    Purpose(Name, Vec<Name>),
    /// The software or technology is about one of the targets, through one of the activities if any are named.
    Serves(Vec<Name>, Vec<Name>),
    /// The related dossier is controlled under one of the entries.
    SpecifiedIn(Vec<Name>),
    /// The substance is this one.
    Substance(Name),
    /// The substance is a row of the table.
    Table(Name),
    /// Nobody can say: always Unknown, with this ground.
    Unsettled(String),
}
