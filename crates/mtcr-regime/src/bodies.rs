//! Who held the chair, and which plenary met.

use crate::{On, Regime};
use mtcr_corpus::corpus::registry::{Chair, Plenary};
use mtcr_corpus::date::{Days, Moment};
use mtcr_rules::Truth;

/// The terms in the chair that a date falls into: one where that is settled.
#[derive(Clone, Debug)]
pub struct ChairOn<'c> {
    /// Every term that may cover the time, oldest first; none before the first one recorded.
    pub could_be: Vec<&'c Chair>,
    /// Whether it is settled.
    pub settled: bool,
}

/// The plenaries around a date.
#[derive(Clone, Debug)]
pub struct PlenaryOn<'c> {
    /// The plenary that meets.
    pub meeting: Option<&'c Plenary>,
    /// The last one that is certainly over.
    pub last: Option<&'c Plenary>,
    /// Those of which it is open whether they have met.
    pub open: Vec<&'c Plenary>,
}

impl<'c> Regime<'c> {
    /// Who held the chair on a date. A handover in the course of a plenary leaves its days open between both.
    #[must_use]
    pub fn chair(self, on: On) -> ChairOn<'c> {
        let chairs = &self.registry.chairs;
        if let Some(chair) = chairs.iter().rev().find(|chair| on.within(chair.period).is_true()) {
            return ChairOn { could_be: vec![chair], settled: true };
        }
        let could_be: Vec<&Chair> =
            chairs.iter().filter(|chair| on.within(chair.period).is_unknown()).collect();
        ChairOn { settled: could_be.is_empty(), could_be }
    }

    /// Which plenary met on a date, and which had met before it.
    #[must_use]
    pub fn plenary(self, on: On) -> PlenaryOn<'c> {
        let plenaries = &self.registry.plenaries;
        let Some(days) = on.days() else {
            return PlenaryOn { meeting: None, last: plenaries.last(), open: Vec::new() };
        };
        let opened = |plenary: &Plenary| plenary.opened.come_by(days);
        let over = |plenary: &Plenary| over(plenary.closed, days);
        PlenaryOn {
            meeting: plenaries.iter().find(|one| opened(one).is_true() && over(one).is_false()),
            last: plenaries.iter().rev().find(|one| over(one).is_true()),
            open: plenaries.iter().filter(|one| opened(one).is_unknown() || over(one).is_unknown()).collect(),
        }
    }
}

/// Whether a last day, included, lies before some days.
fn over(closed: Moment, days: Days) -> Truth {
    if closed.no_later_than.is_some_and(|latest| latest < days.first) {
        Truth::True
    } else if closed.not_before.is_some_and(|earliest| days.last <= earliest) {
        Truth::False
    } else {
        Truth::Unknown
    }
}
