//! The Guidelines and overlays checked and linked: provisions with compiled rules over transfers.

mod cases;
mod link;
mod shown;

use super::Cited;
use crate::problem::Place;
use crate::source::{Mark, Moves, RuleKind};
pub use cases::{GuidelineCase, guideline_cases};
use jiff::civil::Date;
pub(super) use link::link;
use mtcr_rules::{EntryRange, FactId, ListId, Rule, Value, Vocabulary};

/// Everything that rules on transfers say.
#[derive(Clone, Debug, Default)]
pub struct Guidelines {
    /// The words of transfers and of rules about them.
    pub vocabulary: Vocabulary,
    /// The provisions: positions in the order of tests, then the others by id.
    pub provisions: Vec<Provision>,
    /// The positions from the mildest to the most severe.
    pub positions: Vec<Saying>,
    /// What may stand in the way of an approval.
    pub blockers: Vec<Saying>,
    /// What is said where the position is not settled.
    pub refer: Saying,
    /// The position that no overlay can lift, by its place.
    pub bar: Option<usize>,
    /// Entries for which a near miss is evidence.
    pub near: Vec<EntryRange>,
    /// Facts and lists whose absence says something.
    pub recorded: Vec<Recorded>,
    /// Facts that only classification gives.
    pub computed: Vec<FactId>,
    /// What is asked of the product.
    pub bridges: Vec<Bridge>,
    /// What a product can be, value by value of words of transfers.
    pub values: Vec<ShownValue>,
    /// Flags that hold as soon as something is said; not having said it is no statement.
    pub said: Vec<Said>,
    /// Figures that the regime does not publish.
    pub parameters: Vec<Parameter>,
    /// The law of states beside the Guidelines.
    pub overlays: Vec<Overlay>,
}

/// An id with its name for people and its meaning.
#[derive(Clone, Debug, Default)]
pub struct Saying {
    /// The id.
    pub id: String,
    /// Its name.
    pub label: String,
    /// What it means; empty when not said.
    pub meaning: String,
    /// Of a position: ids of the blockers that may stand in the way of an approval there.
    pub blockers: Vec<String>,
    /// Of a position: whether somebody has to attend to a transfer that ends there. True of everything else.
    pub attention: bool,
}

/// What a provision gives where it holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Effect {
    /// Nothing but itself.
    Shown,
    /// A position, by its place among the positions.
    Position(usize),
    /// A blocker, by its place.
    Blocker(usize),
    /// A factor, by its key.
    Factor(String),
}

/// A provision with its history.
#[derive(Clone, Debug)]
pub struct Provision {
    /// Its id.
    pub id: String,
    /// The paragraph it belongs to.
    pub paragraph: String,
    /// A noun phrase in own words.
    pub title: String,
    /// What it does.
    pub kind: RuleKind,
    /// What it gives.
    pub effect: Effect,
    /// Its place in the order of tests; 0 where it has none.
    pub step: i64,
    /// Ids of the positions with which it is shown; with every one when there is none.
    pub shown_with: Vec<String>,
    /// What the authority has to do; rules of overlays only.
    pub duties: Vec<String>,
    /// Its texts, newest first.
    pub texts: Vec<ProvisionText>,
    /// Where it stands.
    pub place: Place,
}

/// The text of a provision for some time.
#[derive(Clone, Debug)]
pub struct ProvisionText {
    /// The first day.
    pub from: Date,
    /// The first day after it; `None` when it has not ended.
    pub until: Option<Date>,
    /// How far it can be trusted.
    pub mark: Mark,
    /// What it was read in.
    pub read_in: Vec<Cited>,
    /// In own words.
    pub summary: String,
    /// What is uncertain about it; empty when nothing is.
    pub note: String,
    /// The condition on a transfer.
    pub rule: Option<Rule>,
    /// Of a factor: what is put under it.
    pub evidence: Vec<String>,
    /// Of a ground: facts that are asked where it holds, unless the transfer itself gives them.
    pub asks: Vec<FactId>,
}

/// A fact or list whose absence means that it has not happened.
#[derive(Clone, Debug)]
pub struct Recorded {
    /// The list, for a list or a fact of its members.
    pub list: Option<ListId>,
    /// The fact; `None` where the whole list is meant.
    pub fact: Option<FactId>,
    /// Which way it may move the position.
    pub moves: Moves,
    /// What its absence says.
    pub absent: String,
}

/// A question about the product whose answer is a flag of the transfer.
#[derive(Clone, Debug)]
pub struct Bridge {
    /// The flag, in the words of transfers.
    pub fact: FactId,
    /// The rule, in the words of dossiers.
    pub rule: Rule,
}

/// What a product can be, for one value of a word of transfers.
#[derive(Clone, Debug)]
pub struct ShownValue {
    /// The word.
    pub fact: FactId,
    /// The bit of the value.
    pub bit: u64,
    /// The rule, in the words of dossiers; where it does not hold, the product is not of this value.
    pub rule: Rule,
    /// The entries that such a product may be asserted to be under; any where there is none.
    pub entries: Vec<EntryRange>,
}

/// A flag that holds as soon as something is said.
#[derive(Clone, Debug)]
pub struct Said {
    /// The flag.
    pub fact: FactId,
    /// The rule, in the words of transfers, over what is said alone; what it leaves open counts as not said.
    pub rule: Rule,
}

/// A figure that the regime does not publish.
#[derive(Clone, Debug)]
pub struct Parameter {
    /// Its id.
    pub id: String,
    /// The figure.
    pub value: i64,
    /// How far it can be trusted.
    pub mark: Mark,
    /// What it was read in.
    pub read_in: Vec<Cited>,
    /// In own words.
    pub summary: String,
}

/// The law of a state or union beside the Guidelines.
#[derive(Clone, Debug)]
pub struct Overlay {
    /// Its id.
    pub id: String,
    /// Its name.
    pub title: String,
    /// Whose law it is.
    pub jurisdiction: String,
    /// Its own positions from the mildest to the most severe.
    pub positions: Vec<Saying>,
    /// The position where none of its rules holds, by its place.
    pub otherwise: usize,
    /// Its rules in the order of tests.
    pub rules: Vec<Provision>,
    /// What its sources say of facts that nobody need state.
    pub known: Vec<Known>,
}

/// What a source says of a fact of the transfer, where its conditions are met.
#[derive(Clone, Debug)]
pub struct Known {
    /// The fact.
    pub fact: FactId,
    /// The destination it is about, by its code; any where it is `None`.
    pub state: Option<String>,
    /// The one destination that it is not about, by its code.
    pub elsewhere: Option<String>,
    /// The condition on the transfer.
    pub rule: Option<Rule>,
    /// What is known: a flag or a set of words.
    pub value: Value,
    /// The first day.
    pub from: Date,
    /// The first day after it; `None` when it has not ended.
    pub until: Option<Date>,
    /// How far it can be trusted.
    pub mark: Mark,
    /// What it was read in.
    pub read_in: Vec<Cited>,
    /// In own words.
    pub summary: String,
    /// Where it stands.
    pub place: Place,
}

impl Provision {
    /// The text in force on a day, if there is one.
    #[must_use]
    pub fn on(&self, day: Date) -> Option<&ProvisionText> {
        self.texts.iter().find(|text| text.from <= day && text.until.is_none_or(|until| day < until))
    }
}

impl Guidelines {
    /// A provision by its id.
    #[must_use]
    pub fn find(&self, id: &str) -> Option<&Provision> {
        let own = self.provisions.iter();
        own.chain(self.overlays.iter().flat_map(|overlay| &overlay.rules))
            .find(|provision| provision.id == id)
    }

    /// The position of an id, by its place.
    #[must_use]
    pub fn find_position(&self, id: &str) -> Option<usize> {
        self.positions.iter().position(|position| position.id == id)
    }

    /// A figure by its id.
    #[must_use]
    pub fn parameter(&self, id: &str) -> Option<i64> {
        self.parameters.iter().find(|parameter| parameter.id == id).map(|parameter| parameter.value)
    }

    /// Whether there are any rules on transfers at all.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.positions.is_empty() || self.provisions.is_empty()
    }

    /// What is recorded of a fact or list, if it is not open.
    #[must_use]
    pub fn recorded(&self, list: Option<ListId>, fact: Option<FactId>) -> Option<&Recorded> {
        self.recorded.iter().find(|recorded| recorded.list == list && recorded.fact == fact)
    }
}
