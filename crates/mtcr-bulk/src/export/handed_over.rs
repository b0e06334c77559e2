//! What rows say, as another engine is handed it.

use crate::batch::{Batch, ClassRows, Numbers};
use crate::plan::{Limits, Plan};
use mtcr_rules::{Dossier, Scene, Test, Truth};

/// The ends of a figure, as places among its limits.
pub type Ends = (u32, u32);

/// What the rows of a batch say.
#[derive(Clone, Debug, Default)]
pub struct HandedOver {
    /// Tests that are handed over answered. Classes come first, then flags, then words, substances and purposes.
    pub tables: Vec<Table>,
    /// By figure and row: what is known of it. A figure of which no row says anything has no rows.
    pub figures: Vec<Vec<Option<Ends>>>,
}

/// A column of codes, with what tests find of each code.
#[derive(Clone, Debug)]
pub struct Table {
    /// The code of each row; 0 where nothing is known.
    pub codes: Vec<u32>,
    /// Tests by their numbers, each with its truth by code.
    pub tests: Vec<(usize, Vec<Truth>)>,
}

impl Plan<'_> {
    /// What the rows of a batch say, as it is handed over. Of a row that goes through the ordinary path nothing is.
    #[must_use]
    pub fn handed_over(&self, batch: &Batch) -> HandedOver {
        let columns = self.columns();
        let mut tables = self.tables(batch);
        let mut figures = vec![Vec::new(); columns.numbers.len()];
        for (code, set) in (1_u32..).zip(&batch.sets) {
            fill(tables.get_mut(0), set, set.rows.iter().map(|_| code));
            for at in set.flags.places() {
                let truths = set.flags.get(at).into_iter().flatten();
                fill(tables.get_mut(1 + at), set, truths.map(|truth| self::code(*truth)));
            }
            for at in set.codes.places() {
                let codes = set.codes.get(at).into_iter().flatten().copied();
                fill(tables.get_mut(1 + columns.flags.len() + at), set, codes);
            }
            for at in set.numbers.places() {
                if let (Some(numbers), Some((_, _, limits)), Some(figures)) =
                    (set.numbers.get(at), columns.numbers.get(at), figures.get_mut(at))
                {
                    figures.resize(batch.len(), None);
                    ends(numbers, limits, set, figures);
                }
            }
        }
        HandedOver { tables, figures }
    }

    /// Tables in which nothing is known of any row: classes first, then flags, then coded columns.
    fn tables(&self, batch: &Batch) -> Vec<Table> {
        let (columns, vocabulary) = (self.columns(), &self.classifier().corpus().vocabulary);
        let table = |tests| Table { codes: vec![0; batch.len()], tests };
        // Code 0 is a row of which no class is known.
        let nothing = Dossier::default();
        let sets: Vec<&Dossier> =
            std::iter::once(&nothing).chain(batch.sets.iter().map(|set| &set.alone)).collect();
        let classes = columns.classes.iter().map(|test| Test::Class(test.clone()));
        let mut tables = vec![table(tests(0, classes, |test| {
            sets.iter().map(|set| Scene::new(vocabulary, set).predicate(test)).collect()
        }))];
        let flags = 0..columns.flags.len();
        tables.extend(flags.map(|at| table(vec![(columns.classes.len() + at, TRUTHS.to_vec())])));
        for (at, (coded, values)) in columns.coded.iter().zip(&batch.values).enumerate() {
            tables.push(table(tests(self.coded_number(at), coded.tests.iter().cloned(), |test| {
                values.alone.iter().map(|value| Scene::new(vocabulary, value).predicate(test)).collect()
            })));
        }
        tables
    }
}

impl HandedOver {
    /// What is known of the tests in a row: their numbers and answers.
    pub fn answered(&self, row: usize) -> impl Iterator<Item = (usize, bool)> {
        self.tables.iter().flat_map(move |table| {
            let code = table.codes.get(row).and_then(|code| usize::try_from(*code).ok()).unwrap_or_default();
            let known = move |truths: &[Truth]| truths.get(code).copied().filter(|truth| !truth.is_unknown());
            table.tests.iter().filter_map(move |(test, truths)| Some((*test, known(truths)?.is_true())))
        })
    }

    /// The figures of which something is known in a row: the figure, and its ends.
    pub fn figures(&self, row: usize) -> impl Iterator<Item = (usize, Ends)> {
        let known = move |column: &Vec<Option<Ends>>| column.get(row).copied().flatten();
        self.figures.iter().enumerate().filter_map(move |(figure, column)| Some((figure, known(column)?)))
    }
}

/// Writes the codes of the rows of a set into a table.
fn fill(table: Option<&mut Table>, set: &ClassRows, codes: impl Iterator<Item = u32>) {
    let Some(table) = table else { return };
    for (row, code) in set.rows.iter().zip(codes) {
        if let Some(slot) = usize::try_from(*row).ok().and_then(|row| table.codes.get_mut(row)) {
            *slot = code;
        }
    }
}

/// Writes the ends of a figure over the rows of a set.
fn ends(numbers: &Numbers, limits: &Limits, set: &ClassRows, figures: &mut [Option<Ends>]) {
    let place = |float: f64| u32::try_from(limits.place_of(float)).unwrap_or(u32::MAX);
    let both = numbers.low().iter().zip(numbers.high().unwrap_or(numbers.low()));
    for (row, (low, high)) in set.rows.iter().zip(both).filter(|(_, (low, _))| !low.is_nan()) {
        if let Some(slot) = usize::try_from(*row).ok().and_then(|row| figures.get_mut(row)) {
            *slot = Some((place(*low), place(*high)));
        }
    }
}

/// Truths of a flag by their codes; 0 is Unknown, as in other columns of codes.
const TRUTHS: [Truth; 3] = [Truth::Unknown, Truth::False, Truth::True];

fn code(truth: Truth) -> u32 {
    match truth {
        Truth::Unknown => 0,
        Truth::False => 1,
        Truth::True => 2,
    }
}

/// Tests by their numbers from `first` on, each with its truth by code.
fn tests(
    first: usize,
    tests: impl Iterator<Item = Test>,
    truths: impl Fn(&Test) -> Vec<Truth>,
) -> Vec<(usize, Vec<Truth>)> {
    (first..).zip(tests).map(|(number, test)| (number, truths(&test))).collect()
}
