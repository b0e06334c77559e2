//! What can be checked of a national list.

use mtcr_annex::cases::{self, Failure, Gap};
use mtcr_corpus::files::CorpusSource;
use mtcr_corpus::{Corpus, NationalList, Report, compile_with, list_cases};

/// What a check of one list found.
#[derive(Clone, Debug, Default)]
pub struct CheckedList {
    /// The list.
    pub id: String,
    /// Paragraphs, headings included.
    pub paragraphs: usize,
    /// Paragraphs that have a rule.
    pub with_rule: usize,
    /// Terms.
    pub terms: usize,
    /// Cases that were run.
    pub cases: usize,
    /// Cases that found something else than they expect.
    pub failures: Vec<Failure>,
    /// What no case shows.
    pub gaps: Vec<Gap>,
}

impl CheckedList {
    /// A list whose cases are not at hand.
    #[must_use]
    pub fn without_cases(list: &NationalList) -> Self {
        Self {
            id: list.id.clone(),
            paragraphs: list.paragraphs.len(),
            with_rule: list.order.len(),
            terms: list.terms.len(),
            ..Self::default()
        }
    }

    /// Every list of a corpus compiled together with the Annex, with its cases run. Problems are those of the lists
    /// and of cases that cannot be run.
    #[must_use]
    pub fn all(source: &CorpusSource) -> (Vec<Self>, Report) {
        let mut lists = Vec::new();
        let mut problems = Report::default();
        for list in &source.national {
            match compile_with(source, &list.folder) {
                Ok(corpus) => {
                    let (checked, refused) = Self::of(source, &corpus);
                    lists.extend(checked);
                    problems = problems.and(refused);
                }
                Err(report) => problems = problems.and(report),
            }
        }
        (lists, problems)
    }

    /// The list that a corpus was compiled with, if any.
    fn of(source: &CorpusSource, corpus: &Corpus) -> (Option<Self>, Report) {
        let (all, problems) = list_cases(source, corpus);
        let classifiers = cases::classifiers(corpus);
        let checked = corpus.list.as_ref().map(|list| Self {
            cases: all.len(),
            failures: all.iter().flat_map(|case| cases::run(&classifiers, case)).collect(),
            gaps: classifiers.last().map_or_else(Vec::new, |newest| cases::list_coverage(newest, &all)),
            ..Self::without_cases(list)
        });
        (checked, problems)
    }

    /// Whether nothing was found.
    pub(super) fn is_clean(&self) -> bool {
        self.failures.is_empty() && self.gaps.is_empty()
    }
}
