//! From aligned words to a score: every step is a number of ten-thousandths taken off or added.

use super::align::{Pair, Side};
use crate::names::Names;
use crate::like::How;
use crate::prepared::{Reading, Tag, Token};

/// One step, in terms of words by place.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Raw {
    /// Words that stand for each other; nothing is taken off when they are the same.
    Pair(Pair),
    /// A word of the left side for which the right one has nothing, though it has no other word either.
    LeftExtra(u32),
    RightExtra(u32),
    /// A word for which the other side has another one.
    LeftContradicted(u32),
    RightContradicted(u32),
    LegalForm,
    Number,
    NumberMissing,
    Order,
    Single,
    Thin,
}

/// What comes of two names: the score before it is bounded, and what they have in common.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Outcome {
    /// Ten-thousandths; it can be below none.
    pub score: i32,
    /// Hundredths of a bit.
    pub evidence: u32,
}

/// Adds up the steps and shows each to `each`.
pub(crate) fn add_up(
    names: &Names,
    left: Side<'_>,
    right: Side<'_>,
    pairs: &[Pair],
    reading: Reading,
    mut each: impl FnMut(Raw, i32),
) -> Outcome {
    let covered = pairs.iter().fold((0_u32, 0_u32), |(l, r), pair| (l | pair.left, r | pair.right));
    let (rest_left, rest_right) = (Rest::of(left.tokens, covered.0), Rest::of(right.tokens, covered.1));
    let matched: u32 = pairs.iter().map(|pair| u32::from(pair.weight) * 2).sum();
    let total = i64::from(matched + rest_left.weight + rest_right.weight);
    if total == 0 || pairs.is_empty() {
        each(Raw::Single, -10_000);
        return Outcome::default();
    }
    let mut outcome = Outcome { score: 10_000, evidence: 0 };
    let mut step = |raw, lost: i64| {
        let delta = -i32::try_from(lost).unwrap_or(i32::MAX);
        each(raw, delta);
        outcome.score = outcome.score.saturating_add(delta);
    };
    let mut common = 0_u32;
    for pair in pairs {
        let lost = 2 * i64::from(pair.weight) * i64::from(10_000 - i32::from(pair.like.by)) / total;
        step(Raw::Pair(*pair), lost);
        common += u32::from(pair.weight) * u32::from(pair.like.by) / 10_000;
    }
    let conflict = match reading {
        Reading::Person => names.settings.extra.conflict_person,
        Reading::Other => names.settings.extra.conflict_organisation,
    };
    for (side, mine, other) in [(true, rest_left, rest_right), (false, rest_right, rest_left)] {
        let tokens = if side { left.tokens } else { right.tokens };
        for (place, token) in mine.tokens(tokens) {
            // As much of a side's rest as the other has, too, is contradicted; the remainder is only extra.
            let against = mine.weight.min(other.weight);
            let loss = if mine.weight == 0 {
                0
            } else {
                let contradicted = u64::from(token.weight) * u64::from(conflict) * u64::from(against) * 100;
                let extra = u64::from(token.extra) * u64::from(mine.weight - against) * 10_000;
                (contradicted + extra) / u64::from(mine.weight)
            };
            let lost = i64::try_from(loss).unwrap_or(i64::MAX) / total;
            let raw = match (side, against * 2 > mine.weight) {
                (true, true) => Raw::LeftContradicted(place),
                (true, false) => Raw::LeftExtra(place),
                (false, true) => Raw::RightContradicted(place),
                (false, false) => Raw::RightExtra(place),
            };
            step(raw, lost);
        }
    }
    let against = &names.settings.against;
    if left.legal != 0 && right.legal != 0 && left.legal & right.legal == 0 {
        step(Raw::LegalForm, i64::from(against.legal_form));
    }
    match (rest_left.numbers, rest_right.numbers) {
        (0, 0) => {}
        (0, _) | (_, 0) => step(Raw::NumberMissing, i64::from(against.number_missing)),
        _ => step(Raw::Number, i64::from(against.number)),
    }
    if out_of_order(pairs, left.tokens) {
        let lost = match reading {
            Reading::Person => against.order_person,
            Reading::Other => against.order_organisation,
        };
        step(Raw::Order, i64::from(lost));
    }
    let bearing = pairs.iter().filter(|pair| carries(left.tokens, pair)).count();
    let rest = rest_left.bearing.max(rest_right.bearing);
    if rest > 0 && bearing <= 1 && reading == Reading::Person {
        step(Raw::Single, i64::from(against.single));
    } else if rest > 0 && common < u32::from(against.thin) {
        let lost = (u32::from(against.thin) - common) * u32::from(against.thin_rate) / 100;
        step(Raw::Thin, i64::from(lost));
    }
    outcome.evidence = common;
    outcome
}

/// Words of a side that stand for nothing on the other.
#[derive(Clone, Copy, Debug)]
struct Rest {
    covered: u32,
    weight: u32,
    numbers: u32,
    /// How many of them bear weight.
    bearing: u32,
}

impl Rest {
    fn of(tokens: &[Token], covered: u32) -> Self {
        let mut rest = Self { covered, weight: 0, numbers: 0, bearing: 0 };
        for (_, token) in rest.tokens(tokens) {
            rest.weight += u32::from(token.weight);
            rest.numbers += u32::from(token.tag == Tag::Number);
            rest.bearing += u32::from(bears(token.tag));
        }
        rest
    }

    fn tokens<'a>(&self, tokens: &'a [Token]) -> impl Iterator<Item = (u32, &'a Token)> + use<'a> {
        let covered = self.covered;
        (0_u32..).zip(tokens).filter(move |(place, _)| covered & (1 << place) == 0)
    }
}

fn bears(tag: Tag) -> bool {
    matches!(tag, Tag::Name | Tag::Number | Tag::Initial)
}

fn carries(tokens: &[Token], pair: &Pair) -> bool {
    pair.like.how != How::Initial
        && (0_u32..).zip(tokens).any(|(place, token)| {
            pair.left & (1 << place) != 0 && (bears(token.tag) || token.tag == Tag::Patronymic)
        })
}

/// Whether the pairs stand in another order on the right side, and not just with the last ones in front.
fn out_of_order(pairs: &[Pair], tokens: &[Token]) -> bool {
    let mut falls = 0;
    let mut first = None;
    let mut before: Option<u32> = None;
    for pair in pairs.iter().filter(|pair| carries(tokens, pair)) {
        let place = pair.right.trailing_zeros();
        first = first.or(Some(place));
        falls += u32::from(before.is_some_and(|before| place < before));
        before = Some(place);
    }
    // Read in a circle: one fall is a rotation when the end joins the beginning.
    falls > 1 || (falls == 1 && before > first)
}
