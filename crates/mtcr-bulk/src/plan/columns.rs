//! What a plan reads of a product: numbers, flags, coded attributes, classes.

use super::limits::Limits;
use mtcr_quantity::Number;
use mtcr_rules::{ClassId, FactId, Test};
use std::collections::BTreeMap;

/// What a column of numbers holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Part {
    /// The value of a fact.
    Value,
    /// Where a span starts.
    From,
    /// Where a span ends.
    To,
}

/// What a coded column holds: distinct values of it are few, so that each test is made once for each.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Attribute {
    /// Everything said of purposes.
    Purposes,
    /// A word, words, or the substance.
    Fact(FactId),
}

/// The tests on one coded attribute.
#[derive(Clone, Debug)]
pub(crate) struct Coded {
    pub(crate) attribute: Attribute,
    pub(crate) tests: Vec<Test>,
    /// By how they are written out; tests have no equality of their own.
    places: BTreeMap<String, usize>,
}

/// Columns as rules ask for them.
#[derive(Clone, Debug, Default)]
pub(crate) struct Collector {
    /// With the limits of each.
    numbers: Vec<((FactId, Part), Vec<Number>)>,
    number_places: BTreeMap<(FactId, Part), usize>,
    flags: Vec<FactId>,
    coded: Vec<Coded>,
    coded_places: BTreeMap<Attribute, usize>,
    classes: Vec<Vec<ClassId>>,
}

/// The columns of a plan.
#[derive(Clone, Debug)]
pub(crate) struct Columns {
    /// Columns of numbers with the fact, its part and the limits.
    pub(crate) numbers: Vec<(FactId, Part, Limits)>,
    /// Columns of flags.
    pub(crate) flags: Vec<FactId>,
    /// Coded columns.
    pub(crate) coded: Vec<Coded>,
    /// Tests of classes.
    pub(crate) classes: Vec<Vec<ClassId>>,
}

impl Columns {
    /// How many columns there are.
    pub(crate) fn count(&self) -> usize {
        self.coded_at(self.coded.len())
    }

    /// The place among all columns of one of numbers.
    pub(crate) fn number_at(&self, at: usize) -> usize {
        at
    }

    /// The place among all columns of one of flags.
    pub(crate) fn flag_at(&self, at: usize) -> usize {
        self.numbers.len() + at
    }

    /// The place among all columns of a coded one.
    pub(crate) fn coded_at(&self, at: usize) -> usize {
        self.numbers.len() + self.flags.len() + at
    }
}

/// The place of an item in a list; it is added where it is not there yet.
fn place<T: PartialEq>(items: &mut Vec<T>, item: T) -> usize {
    items.iter().position(|known| *known == item).unwrap_or_else(|| {
        items.push(item);
        items.len() - 1
    })
}

impl Collector {
    /// The column of a number.
    pub(crate) fn number(&mut self, fact: FactId, part: Part) -> usize {
        *self.number_places.entry((fact, part)).or_insert_with(|| {
            self.numbers.push(((fact, part), Vec::new()));
            self.numbers.len() - 1
        })
    }

    /// The place of a limit among those of a column.
    pub(crate) fn limit(&mut self, column: usize, limit: &Number) -> usize {
        self.numbers.get_mut(column).map_or(0, |(_, limits)| place(limits, limit.clone()))
    }

    /// The column of a flag.
    pub(crate) fn flag(&mut self, fact: FactId) -> usize {
        place(&mut self.flags, fact)
    }

    /// The place of a test of classes.
    pub(crate) fn class(&mut self, classes: &[ClassId]) -> usize {
        let mut classes = classes.to_vec();
        classes.sort_unstable();
        classes.dedup();
        place(&mut self.classes, classes)
    }

    /// The column of an attribute and the place of a test on it.
    pub(crate) fn coded(&mut self, attribute: Attribute, test: &Test) -> (usize, usize) {
        let column = *self.coded_places.entry(attribute).or_insert_with(|| {
            self.coded.push(Coded { attribute, tests: Vec::new(), places: BTreeMap::new() });
            self.coded.len() - 1
        });
        let Some(coded) = self.coded.get_mut(column) else { return (column, 0) };
        let test_place = *coded.places.entry(format!("{test:?}")).or_insert_with(|| {
            coded.tests.push(test.clone());
            coded.tests.len() - 1
        });
        (column, test_place)
    }

    /// The columns with their limits in order; a fact of which two limits cannot be told apart otherwise.
    pub(crate) fn finish(self) -> Result<Columns, FactId> {
        let numbers = self.numbers.into_iter().map(|((fact, part), limits)| {
            Limits::new(&limits).map(|limits| (fact, part, limits)).ok_or(fact)
        });
        Ok(Columns {
            numbers: numbers.collect::<Result<_, _>>()?,
            flags: self.flags,
            coded: self.coded,
            classes: self.classes,
        })
    }
}
