//! Everything that can be checked of a law: its files, its cases, and what the cases leave unshown.

use crate::law::{Law, NoLaw};
use mtcr_annex::cases::{self, Failure, Gap};
use mtcr_corpus::Report;
use std::path::Path;

/// What a check found.
#[derive(Clone, Debug, Default)]
pub struct Checked {
    /// Problems of files.
    pub problems: Report,
    /// Cases that found something else than they expect.
    pub failures: Vec<Failure>,
    /// What no case shows.
    pub gaps: Vec<Gap>,
    /// Entries, headings included; 0 when the files have problems.
    pub entries: usize,
    /// Cases that were run.
    pub cases: usize,
}

impl Checked {
    /// Whether nothing was found.
    #[must_use]
    pub fn is_clean(&self) -> bool {
        self.problems.is_empty() && self.failures.is_empty() && self.gaps.is_empty()
    }
}

/// Checks a folder: files first, cases once those have no problems.
///
/// # Errors
/// Only for what is wrong with the program itself; problems of the folder are the answer.
pub fn folder(folder: &Path) -> Result<Checked, NoLaw> {
    match Law::of_folder(folder) {
        Ok(law) => Ok(law_with_cases(&law)),
        Err(NoLaw::Problems(problems)) => Ok(Checked { problems, ..Checked::default() }),
        Err(other) => Err(other),
    }
}

/// Runs the cases that come with a law.
#[must_use]
pub fn law_with_cases(law: &Law) -> Checked {
    let mut checked = Checked { entries: law.corpus.entries.len(), ..Checked::default() };
    match mtcr_corpus::cases(&law.source, &law.corpus) {
        Ok(all) => {
            let classifiers = cases::classifiers(&law.corpus);
            checked.cases = all.len();
            checked.failures = all.iter().flat_map(|case| cases::run(&classifiers, case)).collect();
            checked.gaps = cases::coverage(&classifiers, &all);
        }
        Err(problems) => checked.problems = problems,
    }
    checked
}
