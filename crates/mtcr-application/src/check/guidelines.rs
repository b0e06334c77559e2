//! What can be checked of the rules on transfers, and what the registry holds.

use mtcr_corpus::corpus::guidelines::guideline_cases;
use mtcr_corpus::files::CorpusSource;
use mtcr_corpus::{Corpus, Place, Report};

/// What a check of the rules on transfers found.
#[derive(Clone, Debug, Default)]
pub struct CheckedRules {
    /// Provisions of the Guidelines.
    pub provisions: usize,
    /// National laws beside them.
    pub overlays: usize,
    /// Rules of those.
    pub overlay_rules: usize,
    /// Cases that were run.
    pub cases: usize,
    /// Cases that found something else than they expect.
    pub failures: Vec<RuleFailure>,
    /// What no case shows: the provision, then what is missing.
    pub gaps: Vec<String>,
}

/// What a case of a provision found instead of what it expects.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{place}: case `{name}` of {rule}: {found}")]
pub struct RuleFailure {
    /// Where the case stands.
    pub place: Place,
    /// Its name.
    pub name: String,
    /// The provision.
    pub rule: String,
    /// What was found, in words.
    pub found: String,
}

/// What the registry holds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Holdings {
    /// States.
    pub states: usize,
    /// States that are no more.
    pub former: usize,
    /// Terms in the chair.
    pub chairs: usize,
    /// Plenaries.
    pub plenaries: usize,
}

impl CheckedRules {
    /// The provisions of a law whose cases are not at hand.
    #[must_use]
    pub fn without_cases(corpus: &Corpus) -> Self {
        let guidelines = &corpus.guidelines;
        Self {
            provisions: guidelines.provisions.len(),
            overlays: guidelines.overlays.len(),
            overlay_rules: guidelines.overlays.iter().map(|overlay| overlay.rules.len()).sum(),
            ..Self::default()
        }
    }

    /// Runs the cases of a law. Problems are those of cases that cannot be run.
    #[must_use]
    pub fn of(source: &CorpusSource, corpus: &Corpus) -> (Self, Report) {
        let (cases, problems) = guideline_cases(source, corpus);
        let failures = cases.iter().filter_map(|case| {
            let found = mtcr_guidelines::cases::run(corpus, case)?;
            let (place, name, rule) = (case.place.clone(), case.name.clone(), case.rule.clone());
            Some(RuleFailure { place, name, rule, found })
        });
        let checked = Self {
            cases: cases.len(),
            failures: failures.collect(),
            gaps: mtcr_guidelines::cases::gaps(&corpus.guidelines, &cases),
            ..Self::without_cases(corpus)
        };
        (checked, problems)
    }
}

impl Holdings {
    /// Those of a law.
    #[must_use]
    pub fn of(corpus: &Corpus) -> Self {
        let registry = &corpus.registry;
        Self {
            states: registry.states.len(),
            former: registry.former.len(),
            chairs: registry.chairs.len(),
            plenaries: registry.plenaries.len(),
        }
    }
}
