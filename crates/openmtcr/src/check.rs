//! Everything that can be checked of a law: its files, its cases, and what the cases leave unshown.

mod guidelines;

use crate::law::{Law, checked::checked};
use crate::name;
pub use guidelines::{CheckedRules, Holdings, RuleFailure};
use mtcr_annex::cases::{self, Failure, Gap};
use mtcr_corpus::files::{self, CorpusSource};
use mtcr_corpus::{Corpus, Report, compile};
use std::collections::BTreeSet;
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
    /// Entries, headings included; those of files with problems are not counted.
    pub entries: usize,
    /// Cases that were run.
    pub cases: usize,
    /// The same of the rules on transfers.
    pub rules: CheckedRules,
    /// What the registry holds.
    pub registry: Holdings,
}

impl Checked {
    /// Whether nothing was found.
    #[must_use]
    pub fn is_clean(&self) -> bool {
        let rules = self.rules.failures.is_empty() && self.rules.gaps.is_empty();
        rules && self.problems.is_empty() && self.failures.is_empty() && self.gaps.is_empty()
    }

    /// Keeps what concerns entries at or below an id, or a provision; entries are spelt as people do.
    #[must_use]
    pub fn about(mut self, typed: &str) -> Self {
        let ids = [name::entry_id(typed), typed.trim().to_owned()];
        let inside = |name: &str| {
            ids.iter().any(|id| {
                name == id || name.strip_prefix(id.as_str()).is_some_and(|rest| rest.starts_with('.'))
            })
        };
        let in_file = |path: &str| {
            let name = path.rsplit('/').next().unwrap_or_default();
            let name = name.trim_end_matches(".toml").trim_end_matches(".cases").trim_end_matches(".table");
            inside(name)
        };
        self.problems = self.problems.into_iter().filter(|problem| in_file(&problem.place.file)).collect();
        self.failures.retain(|failure| in_file(&failure.place.file));
        self.gaps.retain(|gap| inside(&gap.entry));
        self.rules.failures.retain(|failure| inside(&failure.rule));
        self.rules.gaps.retain(|gap| gap.split_once(':').is_some_and(|(rule, _)| inside(rule)));
        self
    }
}

/// Checks a folder laid out as `data/` is. Files with problems are left out before cases are run, so that one broken
/// file does not hide what the others show.
#[must_use]
pub fn folder(folder: &Path) -> Checked {
    let shown = folder.to_string_lossy().replace('\\', "/");
    let read = files::read_folder(folder, shown.trim_end_matches('/'));
    let mut source = read.source.clone();
    let problems = match checked(read) {
        Ok(law) => return with_cases(&law.source, &law.corpus),
        Err(problems) => problems,
    };
    let mut broken = names(&problems);
    while drop_files(&mut source, &broken) {
        match compile(&source) {
            Ok(corpus) => {
                let found = with_cases(&source, &corpus);
                return Checked { problems: problems.and(found.problems), ..found };
            }
            // These may only follow from what was left out.
            Err(more) => broken = names(&more),
        }
    }
    Checked { problems, ..Checked::default() }
}

/// Runs the cases that come with a law.
#[must_use]
pub fn law(law: &Law) -> Checked {
    if law.source.cases.is_empty() {
        return Checked {
            entries: law.corpus.entries.len(),
            rules: CheckedRules::without_cases(&law.corpus),
            registry: Holdings::of(&law.corpus),
            ..Checked::default()
        };
    }
    with_cases(&law.source, &law.corpus)
}

fn with_cases(source: &CorpusSource, corpus: &Corpus) -> Checked {
    let (all, problems) = mtcr_corpus::cases(source, corpus);
    let (rules, refused) = CheckedRules::of(source, corpus);
    let classifiers = cases::classifiers(corpus);
    Checked {
        problems: problems.and(refused),
        failures: all.iter().flat_map(|case| cases::run(&classifiers, case)).collect(),
        gaps: cases::coverage(&classifiers, &all),
        entries: corpus.entries.len(),
        cases: all.len(),
        rules,
        registry: Holdings::of(corpus),
    }
}

fn names(report: &Report) -> BTreeSet<String> {
    report.problems().iter().map(|problem| problem.place.file.to_string()).collect()
}

/// Leaves entries, tables, provisions and cases of some files out; `false` when there were none.
fn drop_files(source: &mut CorpusSource, broken: &BTreeSet<String>) -> bool {
    let ids: Vec<bool> = source.files.iter().map(|file| broken.contains(file.path())).collect();
    let kept = |file: mtcr_corpus::FileId| {
        usize::try_from(file.0).ok().and_then(|at| ids.get(at)).is_none_or(|broken| !broken)
    };
    let count = |source: &CorpusSource| {
        let rules = source.guidelines.rules.len() + source.guideline_cases.len();
        rules + source.entries.len() + source.tables.len() + source.cases.len()
    };
    let before = count(source);
    source.entries.retain(|entry| kept(entry.file));
    source.tables.retain(|table| kept(table.file));
    source.cases.retain(|cases| kept(cases.file));
    source.guidelines.rules.retain(|rule| kept(rule.file));
    source.guideline_cases.retain(|cases| kept(cases.file));
    count(source) < before
}
