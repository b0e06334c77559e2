//! Lines counted by what they come to.

use crate::tables::Outcome;

/// How many lines came in and what became of them. Every line is in exactly one of the four counts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// Lines that came in.
    pub lines: u64,
    /// Of them cleared.
    pub cleared: u64,
    /// Referred.
    pub referred: u64,
    /// Rejected.
    pub rejected: u64,
    /// Malformed.
    pub malformed: u64,
}

/// The counts do not add up: a line was lost or counted twice.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error(
    "of {} lines {sum} are accounted for ({} cleared, {} referred, {} rejected, {} malformed); nothing of this run may be used",
    tally.lines, tally.cleared, tally.referred, tally.rejected, tally.malformed
)]
pub struct Unreconciled {
    /// The counts.
    pub tally: Tally,
    /// What they add up to.
    pub sum: u64,
}

impl Tally {
    /// Counts a line that was judged. The lines that came in are counted where they are read: [`Tally::lines`].
    pub fn add(&mut self, outcome: Outcome) {
        match outcome {
            Outcome::Cleared => self.cleared += 1,
            Outcome::Referred => self.referred += 1,
            Outcome::Rejected => self.rejected += 1,
            Outcome::Malformed => self.malformed += 1,
        }
    }

    /// Adds the counts of another part of the lines.
    pub fn join(&mut self, other: &Self) {
        self.lines += other.lines;
        self.cleared += other.cleared;
        self.referred += other.referred;
        self.rejected += other.rejected;
        self.malformed += other.malformed;
    }

    /// The counts, if they add up to the lines that came in.
    ///
    /// # Errors
    /// They do not.
    pub fn reconciled(self) -> Result<Self, Unreconciled> {
        let sum = self.cleared + self.referred + self.rejected + self.malformed;
        if sum == self.lines { Ok(self) } else { Err(Unreconciled { tally: self, sum }) }
    }
}
