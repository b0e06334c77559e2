//! Statements that a proof may rest on, beside those of the vocabulary.

use crate::encode::Encoder;
use crate::scope::Scope;
use crate::solver::Lit;
use mtcr_corpus::EditionId;
use mtcr_rules::{ClassId, EntryId, FactId, Rule, Target, UseId};

/// How a word stands to its meaning.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    /// Whatever the word is said of has the meaning.
    Narrower,
    /// Whatever has the meaning, the word is said of.
    Wider,
    /// Both.
    Same,
}

/// A statement about words.
#[derive(Clone, Debug)]
pub enum Axiom<'a> {
    /// A class beside a rule.
    Class {
        /// The class.
        word: ClassId,
        /// The rule.
        meaning: &'a Rule,
        /// How they stand to each other.
        way: Way,
        /// The edition in which the rule's references are read.
        edition: EditionId,
    },
    /// A flag beside a rule.
    Flag {
        /// The flag.
        word: FactId,
        /// The rule.
        meaning: &'a Rule,
        /// How they stand to each other.
        way: Way,
        /// The edition in which the rule's references are read.
        edition: EditionId,
    },
    /// A use word beside targets, under every word of purpose.
    Use {
        /// The use word.
        word: UseId,
        /// The targets.
        targets: &'a [Target],
        /// How they stand to each other.
        way: Way,
    },
    /// Every product under the first entry is under one of the others, so that what is for the one is for the other.
    Reaches {
        /// The entry.
        from: EntryId,
        /// The others.
        to: Vec<EntryId>,
    },
}

impl Encoder<'_> {
    /// Where `given` holds, so does an axiom, of the product and of everything related to it.
    pub(crate) fn given(&mut self, scope: &Scope, axiom: &Axiom<'_>, given: Lit) {
        match axiom {
            Axiom::Class { word, meaning, way, edition } => {
                if let Some(lit) = scope.classes.get(word) {
                    self.measured(scope, *lit, meaning, *way, *edition, given);
                }
            }
            Axiom::Flag { word, meaning, way, edition } => {
                if let Some(lit) = scope.flags.get(word) {
                    self.measured(scope, *lit, meaning, *way, *edition, given);
                }
            }
            Axiom::Use { word, targets, way } => {
                scope.purposes.measures(&mut self.solver, given, *word, targets, *way);
            }
            Axiom::Reaches { from, to } => {
                scope.purposes.reaches(&mut self.solver, given, *from, to);
                scope.serving.reaches(&mut self.solver, given, *from, to);
            }
        }
        for slot in scope.lists.values().flatten() {
            self.given(slot, axiom, given);
        }
    }

    /// Only what is sure obliges: where a meaning is open, an axiom says nothing.
    fn measured(
        &mut self,
        scope: &Scope,
        word: Lit,
        meaning: &Rule,
        way: Way,
        edition: EditionId,
        given: Lit,
    ) {
        let meaning = self.rule(scope, edition, meaning);
        if way != Way::Wider {
            self.solver.clause([!given, !word, meaning.possible]);
        }
        if way != Way::Narrower {
            self.solver.clause([!given, !meaning.sure, word]);
        }
    }
}
