//! An edition compiled once for many products.

mod columns;
mod compile;
mod entry;
mod float;
mod graph;
mod limits;
mod program;
mod said;

pub(crate) use columns::{Attribute, Columns, Part};
pub(crate) use graph::{Graph, Leaf, Node, NodeId};
pub(crate) use limits::Limits;
pub(crate) use program::Program;
pub(crate) use said::Said;

use crate::batch::ClassRows;
use compile::Compiler;
use mtcr_annex::{Classification, Classifier};
use mtcr_rules::{Dossier, EntryId};
use program::Alike;
use std::collections::BTreeMap;
use std::sync::{Arc, PoisonError, RwLock};

/// Most programs kept at a time; rows of further sets of classes are evaluated all the same, with programs made for them.
const MOST_PROGRAMS: usize = 4096;

/// An edition as one graph of distinct tests, to be evaluated over batches of products.
///
/// Every rule, exclusion and exception is walked once when the plan is made; a test that thirty entries make is one node.
/// What the plan finds of a product is what [`Classifier::classify`] finds of it: truth of every entry, verdict, category,
/// and whether an open entry's figures are met.
#[derive(Debug)]
pub struct Plan<'a> {
    classifier: &'a Classifier<'a>,
    columns: Columns,
    program: Program,
    /// By sets of classes.
    programs: RwLock<BTreeMap<Vec<u64>, Made>>,
}

/// A program with the columns that its rows may say something of.
type Made = (Said, Arc<Program>);

/// An edition that cannot be compiled.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Unplanned {
    /// Two limits of one fact that exact comparison cannot put in order.
    #[error("two limits of `{fact}` cannot be told apart; give them in the same power of pi")]
    Limits {
        /// The fact.
        fact: String,
    },
}

/// How large a plan is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Size {
    /// Entries.
    pub entries: usize,
    /// Distinct tests and connectives.
    pub nodes: usize,
    /// Columns of numbers that it reads.
    pub numbers: usize,
    /// Columns of flags.
    pub flags: usize,
    /// Columns of words, substances and purposes.
    pub coded: usize,
    /// Distinct tests of classes.
    pub classes: usize,
}

impl<'a> Plan<'a> {
    /// Compiles an edition.
    ///
    /// # Errors
    /// Limits of a fact that cannot be put in order; the corpus of this repository has none.
    pub fn compile(classifier: &'a Classifier<'a>) -> Result<Self, Unplanned> {
        Plan::of_entries(classifier, |_| true)
    }

    /// Compiles some entries of an edition, for whoever asks about no others.
    ///
    /// Those that they yield to or refer to are evaluated with them but not answered: each wanted entry has the truth that
    /// it has in the whole edition. Verdict and category are those under the wanted entries alone. Rows that go through the
    /// ordinary path are answered in full.
    ///
    /// # Errors
    /// As of [`Plan::compile`].
    pub fn of_entries(
        classifier: &'a Classifier<'a>,
        wanted: impl Fn(EntryId) -> bool,
    ) -> Result<Self, Unplanned> {
        let vocabulary = &classifier.corpus().vocabulary;
        let mut compiler = Compiler::new(vocabulary);
        let (answers, whole) = entry::answers(&mut compiler, classifier, &wanted);
        let columns = compiler.columns.finish().map_err(|fact| Unplanned::Limits {
            fact: vocabulary.fact(fact).map_or_else(String::new, |fact| fact.name.clone()),
        })?;
        let program = Program { graph: compiler.graph, answers, whole };
        Ok(Plan { classifier, columns, program, programs: RwLock::default() })
    }

    /// The edition as it is evaluated one product at a time.
    #[must_use]
    pub fn classifier(&self) -> &'a Classifier<'a> {
        self.classifier
    }

    /// Everything found of one product, with every reason: the ordinary path, which the plan agrees with.
    #[must_use]
    pub fn findings<'d>(&'d self, dossier: &'d Dossier) -> Classification<'d> {
        self.classifier.classify(dossier)
    }

    /// How large it is.
    #[must_use]
    pub fn size(&self) -> Size {
        Size {
            entries: self.program.answers.len(),
            nodes: self.program.graph.len(),
            numbers: self.columns.numbers.len(),
            flags: self.columns.flags.len(),
            coded: self.columns.coded.len(),
            classes: self.columns.classes.len(),
        }
    }

    /// The program for rows of which nothing is settled beforehand.
    pub(crate) fn whole_program(&self) -> &Program {
        &self.program
    }

    pub(crate) fn columns(&self) -> &Columns {
        &self.columns
    }

    /// A program for rows of a set of classes.
    ///
    /// It is made for all columns that rows of these classes have said something of so far, so that after some batches no
    /// more are made.
    pub(crate) fn program(&self, set: &ClassRows) -> Arc<Program> {
        let mut said = set.said.clone();
        if let Some((known, program)) =
            self.programs.read().unwrap_or_else(PoisonError::into_inner).get(&set.key)
        {
            if said.within(known) {
                return Arc::clone(program);
            }
            said.extend(known);
        }
        let vocabulary = &self.classifier.corpus().vocabulary;
        let alike = Alike { vocabulary, columns: &self.columns, classes: &set.alone, said: &said };
        let program = Arc::new(self.program.of(&alike));
        let mut programs = self.programs.write().unwrap_or_else(PoisonError::into_inner);
        if programs.len() < MOST_PROGRAMS || programs.contains_key(&set.key) {
            programs.insert(set.key.clone(), (said, Arc::clone(&program)));
        }
        program
    }
}
