//! Which part of a file a process takes.

use crate::BulkError;

/// Part `index` of `of`, counted from 1: rows that begin in that part of the file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Split {
    index: u64,
    of: u64,
}

/// More parts than this are refused.
const MOST: u64 = 100_000;

impl Default for Split {
    fn default() -> Self {
        Split { index: 1, of: 1 }
    }
}

impl std::fmt::Display for Split {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(out, "{}/{}", self.index, self.of)
    }
}

impl std::str::FromStr for Split {
    type Err = BulkError;

    fn from_str(text: &str) -> Result<Self, BulkError> {
        let wrong = || BulkError::Split { typed: text.to_owned() };
        let (index, of) = text.split_once('/').ok_or_else(wrong)?;
        let (index, of) = (index.parse().map_err(|_| wrong())?, of.parse().map_err(|_| wrong())?);
        if (1..=MOST).contains(&of) && (1..=of).contains(&index) {
            Ok(Split { index, of })
        } else {
            Err(wrong())
        }
    }
}

impl Split {
    /// Whether it is the whole file.
    #[must_use]
    pub fn is_whole(self) -> bool {
        self.of == 1
    }

    /// Its place among the parts, from 1.
    #[must_use]
    pub fn index(self) -> u64 {
        self.index
    }

    /// How many parts there are.
    #[must_use]
    pub fn of(self) -> u64 {
        self.of
    }

    /// Where it begins and ends in a file of this extent: a row belongs to it when `begin <= place < end`. The last part
    /// has no end, so that no row lies behind all parts.
    #[must_use]
    pub(crate) fn bounds(self, extent: u64) -> (u64, u64) {
        let at = |part: u64| {
            let place = u128::from(extent) * u128::from(part) / u128::from(self.of);
            u64::try_from(place).unwrap_or(u64::MAX)
        };
        let end = if self.index == self.of { u64::MAX } else { at(self.index) };
        (at(self.index - 1), end)
    }
}

#[cfg(test)]
mod tests {
    use super::Split;

    #[test]
    fn parts_meet_without_gap_or_overlap() {
        for (extent, of) in [(0, 3), (1, 3), (10, 3), (u64::MAX, 7), (100, 100)] {
            let mut end = 0;
            for index in 1..=of {
                let split: Split = format!("{index}/{of}").parse().unwrap();
                let (from, to) = split.bounds(extent);
                assert_eq!(from, end, "{index}/{of} of {extent}");
                end = to;
            }
            assert_eq!(end, u64::MAX);
        }
    }

    #[test]
    fn what_is_no_part_is_refused() {
        for typed in ["0/3", "4/3", "1/0", "1", "a/b", "1/2/3", "-1/3", ""] {
            assert!(typed.parse::<Split>().is_err(), "{typed}");
        }
    }
}
