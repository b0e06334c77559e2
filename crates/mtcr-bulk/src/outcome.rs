//! What was found of the rows of a batch.

use mtcr_annex::{CategoryRange, Verdict};
use mtcr_rules::{EntryId, Truth};

/// What was found of every row of a batch, in the order of rows.
#[derive(Clone, Debug, Default)]
pub struct Outcomes {
    pub(crate) rows: Vec<Summary>,
    pub(crate) groups: Vec<Group>,
    pub(crate) ordinary: Vec<Vec<EntryOutcome>>,
}

/// The answer for one row, and where those for its entries stand.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Summary {
    pub(crate) verdict: Verdict,
    pub(crate) category: CategoryRange,
    pub(crate) place: Place,
}

/// Where the answers for the entries of a row stand.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Place {
    /// In a group of rows of the same classes, at a place.
    Group(u32, u32),
    /// Among the rows that went through the ordinary path.
    Ordinary(u32),
}

/// Rows of the same classes, with bitmaps over them.
#[derive(Clone, Debug, Default)]
pub(crate) struct Group {
    /// How many words a bitmap has.
    pub(crate) width: usize,
    /// Entries that not every row is refuted under, in their order.
    pub(crate) entries: Vec<Entry>,
    /// The bitmaps.
    pub(crate) words: Vec<u64>,
}

/// What was found under one entry over the rows of a group.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Entry {
    pub(crate) entry: EntryId,
    pub(crate) truth: Held,
    /// Whether the figures are met, True or False.
    pub(crate) met: Held,
}

/// Truths of the rows of a group.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Held {
    /// The same in every row.
    Const(Truth),
    /// Two bitmaps from here on: True, and not False.
    At(usize),
}

/// What was found of one row.
#[derive(Clone, Copy, Debug)]
pub struct RowOutcome<'o> {
    outcomes: &'o Outcomes,
    summary: Summary,
}

/// What was found of one row under one entry.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct EntryOutcome {
    /// The entry.
    pub entry: EntryId,
    /// True for controlled, Unknown for undetermined, False for not controlled.
    pub truth: Truth,
    /// Whether the entry is undetermined, its figures are met, and only words, certifications or exclusions are open.
    pub limits_met: bool,
}

impl Outcomes {
    /// How many rows there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.rows.len()
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// What was found of a row; none beyond the last.
    #[must_use]
    pub fn row(&self, row: usize) -> Option<RowOutcome<'_>> {
        self.rows.get(row).map(|summary| RowOutcome { outcomes: self, summary: *summary })
    }

    /// The rows in the order in which they came.
    pub fn iter(&self) -> impl Iterator<Item = RowOutcome<'_>> {
        self.rows.iter().map(|summary| RowOutcome { outcomes: self, summary: *summary })
    }
}

impl<'o> RowOutcome<'o> {
    /// The product's verdict.
    #[must_use]
    pub fn verdict(&self) -> Verdict {
        self.summary.verdict
    }

    /// The product's category, as far as it follows from what is known.
    #[must_use]
    pub fn category(&self) -> CategoryRange {
        self.summary.category
    }

    /// Whether the row went through the ordinary path.
    #[must_use]
    pub fn is_ordinary(&self) -> bool {
        matches!(self.summary.place, Place::Ordinary(_))
    }

    /// The entries under which the product is controlled or undetermined, in their order; it is refuted under all others.
    pub fn entries(&self) -> impl Iterator<Item = EntryOutcome> + use<'o> {
        let (group, at, ordinary) = match self.summary.place {
            Place::Group(group, at) => {
                (usize::try_from(group).ok().and_then(|group| self.outcomes.groups.get(group)), at, None)
            }
            Place::Ordinary(at) => {
                (None, 0, usize::try_from(at).ok().and_then(|at| self.outcomes.ordinary.get(at)))
            }
        };
        let at = usize::try_from(at).unwrap_or_default();
        let grouped = group.into_iter().flat_map(move |group| {
            group.entries.iter().filter_map(move |entry| {
                let truth = group.truth(entry.truth, at);
                let limits_met = truth.is_unknown() && group.truth(entry.met, at).is_true();
                (!truth.is_false()).then_some(EntryOutcome { entry: entry.entry, truth, limits_met })
            })
        });
        grouped.chain(ordinary.into_iter().flatten().copied())
    }

    /// The truth of an entry; False also for one that has no rule in the edition.
    #[must_use]
    pub fn truth(&self, entry: EntryId) -> Truth {
        self.entries().find(|outcome| outcome.entry == entry).map_or(Truth::False, |outcome| outcome.truth)
    }
}

impl Group {
    fn truth(&self, held: Held, row: usize) -> Truth {
        let from = match held {
            Held::Const(truth) => return truth,
            Held::At(from) => from,
        };
        let bit =
            |from: usize| self.words.get(from + row / 64).is_some_and(|word| word >> (row % 64) & 1 == 1);
        match (bit(from), bit(from + self.width)) {
            (true, _) => Truth::True,
            (false, true) => Truth::Unknown,
            (false, false) => Truth::False,
        }
    }
}
