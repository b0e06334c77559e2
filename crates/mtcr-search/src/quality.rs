//! How well descriptions find their entries.

use crate::answer::NotSearched;
use crate::finder::Finder;

/// A description with the entries that are right answers; the first is the one meant most.
#[derive(Clone, Debug)]
pub struct Labelled {
    /// The description.
    pub text: String,
    /// Ids of entries in full.
    pub entries: Vec<String>,
    /// Which part of the set it belongs to.
    pub part: Part,
}

/// The parts of the set of descriptions, told apart because they prove different things.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// Words and weights were chosen on these.
    Tuned,
    /// By the same hand, and kept apart while words and weights were chosen.
    HeldOut,
    /// By another hand, who had not read the everyday words.
    AnotherHand,
    /// Written before the search was read; looked at afterwards for what goes wrong in general.
    BlindOpened,
    /// Written with those, and not looked at.
    BlindSealed,
    /// Told by what the goods do, written before the everyday words were read; looked at afterwards.
    PlainOpened,
    /// Written with those, and not looked at.
    PlainSealed,
}

impl Part {
    /// All parts.
    pub const ALL: [Part; 7] = [
        Part::Tuned,
        Part::HeldOut,
        Part::AnotherHand,
        Part::BlindOpened,
        Part::BlindSealed,
        Part::PlainOpened,
        Part::PlainSealed,
    ];

    /// The part as the file of descriptions names it; rows that name none are tuned on.
    #[must_use]
    pub fn named(name: Option<&str>) -> Option<Part> {
        match name {
            None => Some(Part::Tuned),
            Some("held-out") => Some(Part::HeldOut),
            Some("another-hand") => Some(Part::AnotherHand),
            Some("blind-opened") => Some(Part::BlindOpened),
            Some("blind-sealed") => Some(Part::BlindSealed),
            Some("plain-opened") => Some(Part::PlainOpened),
            Some("plain-sealed") => Some(Part::PlainSealed),
            Some(_) => None,
        }
    }

    /// What was reached and must not be lost: about a row below what was measured.
    #[must_use]
    pub fn mark(self) -> Mark {
        let mark = |at_5, at_10, rank| Mark { at_5, at_10, rank };
        match self {
            Part::Tuned => mark(970, 990, 935),
            Part::HeldOut => mark(950, 960, 920),
            Part::AnotherHand => mark(930, 970, 810),
            Part::BlindOpened => mark(980, 980, 950),
            Part::BlindSealed => mark(980, 980, 920),
            Part::PlainOpened => mark(930, 950, 840),
            Part::PlainSealed => mark(920, 960, 720),
        }
    }

    /// Whether its rows may be looked at one by one.
    #[must_use]
    pub fn is_open(self) -> bool {
        matches!(self, Part::Tuned | Part::BlindOpened | Part::PlainOpened)
    }

    /// The part in words.
    #[must_use]
    pub fn label(self) -> &'static str {
        match self {
            Part::Tuned => "tuned on",
            Part::HeldOut => "held out",
            Part::AnotherHand => "by another hand",
            Part::BlindOpened => "blind, opened",
            Part::BlindSealed => "blind, sealed",
            Part::PlainOpened => "plain, opened",
            Part::PlainSealed => "plain, sealed",
        }
    }
}

/// What a part must reach, in thousandths.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Mark {
    /// Descriptions with a right entry among the first five.
    pub at_5: u64,
    /// The same for the first ten.
    pub at_10: u64,
    /// The mean of one by the place of the first right entry.
    pub rank: u64,
}

/// How many descriptions found a right entry, and where.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Quality {
    /// Descriptions.
    pub count: u64,
    /// Those with a right entry in the first place.
    pub at_1: u64,
    /// Those with one in the first five.
    pub at_5: u64,
    /// Those with one in the first ten.
    pub at_10: u64,
    /// The sum of one by the place of the first right entry within the first ten, in 2520ths, which divide evenly.
    pub reciprocal: u64,
}

/// The least number that every place from one to ten divides.
const WHOLE: u64 = 2520;
/// Hits that are looked at.
const LOOKED_AT: usize = 10;

impl Quality {
    /// Adds a description whose first right entry stands at this place, counted from one.
    pub fn add(&mut self, place: Option<usize>) {
        self.count += 1;
        let Some(place) = place.and_then(|place| u64::try_from(place).ok()).filter(|place| *place > 0) else {
            return;
        };
        self.at_1 += u64::from(place == 1);
        self.at_5 += u64::from(place <= 5);
        self.at_10 += u64::from(place <= 10);
        self.reciprocal += WHOLE / place;
    }

    /// A part of the descriptions in thousandths, rounded down.
    #[must_use]
    pub fn thousandths(&self, part: u64) -> u64 {
        (part * 1000).checked_div(self.count).unwrap_or_default()
    }

    /// Whether a mark is reached.
    #[must_use]
    pub fn reaches(&self, mark: Mark) -> bool {
        self.thousandths(self.at_5) >= mark.at_5
            && self.thousandths(self.at_10) >= mark.at_10
            && self.mean_reciprocal_rank() >= mark.rank
    }

    /// The mean of one by the place of the first right entry, in thousandths, rounded down.
    #[must_use]
    pub fn mean_reciprocal_rank(&self) -> u64 {
        (self.reciprocal * 1000).checked_div(self.count * WHOLE).unwrap_or_default()
    }
}

/// The place of the first right entry among the first ten, counted from one.
///
/// # Errors
/// The text cannot be searched for.
pub fn place(finder: &Finder<'_>, row: &Labelled) -> Result<Option<usize>, NotSearched> {
    let answer = finder.find(&row.text, LOOKED_AT)?;
    let right = |hit: &crate::Hit| row.entries.iter().any(|id| id == finder.name(hit.entry));
    Ok(answer.hits.iter().position(right).map(|at| at + 1))
}
