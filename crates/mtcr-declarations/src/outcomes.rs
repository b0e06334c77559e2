//! What reasons lead to.

use crate::reason::Sign;
use crate::tables::{Outcome, OutcomeRow, ReasonLabel, TablesError};

/// The table of outcomes, with its reasons as sets.
#[derive(Clone, Debug)]
pub(crate) struct Outcomes(Vec<Row>);

#[derive(Clone, Debug)]
struct Row {
    id: String,
    all: Signs,
    none: Signs,
    then: Outcome,
}

/// A set of signs.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Signs(u32);

impl Signs {
    pub(crate) fn add(&mut self, sign: Sign) {
        self.0 |= bit(sign);
    }

    fn holds(self, other: Self) -> bool {
        self.0 & other.0 == other.0
    }

    fn meets(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    fn of(file: &str, row: &str, ids: &[String]) -> Result<Self, TablesError> {
        let mut signs = Self::default();
        for id in ids {
            let sign =
                Sign::find(id).ok_or_else(|| TablesError::row(file, row, format!("`{id}` is no reason")))?;
            signs.add(sign);
        }
        Ok(signs)
    }
}

fn bit(sign: Sign) -> u32 {
    let at = Sign::ALL.iter().position(|one| *one == sign).unwrap_or(31);
    u32::try_from(at).ok().and_then(|at| 1_u32.checked_shl(at)).unwrap_or(0)
}

const FILE: &str = "outcomes.toml";

impl Outcomes {
    /// # Errors
    /// A row names no reason or one that there is not, leads to `cleared`, or a reason that never clears is not a row of its own.
    pub(crate) fn new(rows: &[OutcomeRow], labels: &[ReasonLabel]) -> Result<Self, TablesError> {
        for sign in Sign::ALL {
            if labels.iter().filter(|label| label.id == sign.as_str()).count() != 1 {
                return Err(TablesError::row("reasons.toml", sign.as_str(), "it must stand here once"));
            }
        }
        if let Some(label) = labels.iter().find(|label| Sign::find(&label.id).is_none()) {
            return Err(TablesError::row("reasons.toml", &label.id, "there is no such reason"));
        }
        let mut all = Vec::new();
        for row in rows {
            let signs = Signs::of(FILE, &row.id, &row.all)?;
            if signs == Signs::default() {
                return Err(TablesError::row(
                    FILE,
                    &row.id,
                    "`all` names no reason, so that it would apply to every line",
                ));
            }
            if row.then == Outcome::Cleared {
                return Err(TablesError::row(
                    FILE,
                    &row.id,
                    "no reason clears a line; a line without a row is cleared",
                ));
            }
            all.push(Row {
                id: row.id.clone(),
                all: signs,
                none: Signs::of(FILE, &row.id, &row.none)?,
                then: row.then,
            });
        }
        // INVARIANT (never cleared): each of these reasons alone keeps a line from being cleared, whatever stands beside it.
        for sign in Sign::NEVER_CLEARED {
            let mut alone = Signs::default();
            alone.add(*sign);
            if !all.iter().any(|row| row.all == alone && row.none == Signs::default()) {
                return Err(TablesError::row(
                    FILE,
                    sign.as_str(),
                    "a line with this reason must never be cleared: it needs a row with it alone and without `none`",
                ));
            }
        }
        Ok(Self(all))
    }

    /// The most severe outcome of the rows that apply, and their ids.
    pub(crate) fn of(&self, signs: Signs) -> (Outcome, Vec<String>) {
        let applies = |row: &&Row| signs.holds(row.all) && !signs.meets(row.none);
        let outcome = self.0.iter().filter(applies).map(|row| row.then).max().unwrap_or(Outcome::Cleared);
        (outcome, self.0.iter().filter(applies).map(|row| row.id.clone()).collect())
    }
}
