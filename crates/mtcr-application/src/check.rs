//! Everything that can be checked of a law: its files, its cases, and what the cases leave unshown.

mod guidelines;
mod national;

use crate::crosswalk::Agreement;
use crate::law::{Law, NoLaw, checked::checked};
use crate::name;
pub use guidelines::{CheckedRules, Holdings, RuleFailure};
use mtcr_annex::cases::{self, Failure, Gap};
use mtcr_corpus::files::{self, CorpusSource};
use mtcr_corpus::{Corpus, Report, compile};
use mtcr_proof::review::notes;
use mtcr_rules::lies_below;
pub use national::CheckedList;
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
    /// What looks odd in the newest edition, in sentences; nothing of a folder with problems.
    pub oddities: Vec<String>,
    /// The same of each national list whose files have no problem.
    pub lists: Vec<CheckedList>,
    /// How the crosswalk and those lists agree. A difference is nothing wrong: a list may carry less than the law.
    pub crosswalk: Agreement,
}

impl Checked {
    /// Whether nothing was found.
    #[must_use]
    pub fn is_clean(&self) -> bool {
        let rules = self.rules.failures.is_empty() && self.rules.gaps.is_empty();
        let lists = self.lists.iter().all(CheckedList::is_clean);
        let entries = self.failures.is_empty() && self.gaps.is_empty();
        self.problems.is_empty() && entries && rules && lists
    }

    /// Keeps what concerns entries at or below an id, a provision, or a paragraph of a national list; entries are
    /// spelt as people do, and `eu:1C111` names the list.
    #[must_use]
    pub fn about(mut self, typed: &str) -> Self {
        let typed = typed.trim();
        let (list, id) = name::in_list(typed).map_or((None, typed), |(list, id)| (Some(list), id));
        let ids = [name::entry_id(id), id.to_owned(), file_stem(id)];
        let inside = |name: &str| ids.iter().any(|id| lies_below(name, id));
        let in_file = |path: &str| {
            let (folder, name) = path.rsplit_once('/').unwrap_or(("", path));
            let name = name.trim_end_matches(".toml").trim_end_matches(".cases").trim_end_matches(".table");
            let of_list = list.is_none_or(|list| folder.ends_with(&format!("national/{list}")));
            of_list && (inside(name) || folder.contains("national/") && file_stem(id).starts_with(name))
        };
        self.problems = self.problems.into_iter().filter(|problem| in_file(&problem.place.file)).collect();
        self.failures.retain(|failure| in_file(&failure.place.file));
        self.gaps.retain(|gap| inside(&gap.entry));
        self.oddities.retain(|odd| odd.split([' ', '/', ']']).any(inside));
        self.rules.failures.retain(|failure| inside(&failure.rule));
        self.rules.gaps.retain(|gap| gap.split_once(':').is_some_and(|(rule, _)| inside(rule)));
        self.lists.retain(|checked| list.is_none_or(|list| checked.id == list));
        for checked in &mut self.lists {
            checked.failures.retain(|failure| in_file(&failure.place.file));
            checked.gaps.retain(|gap| inside(&gap.entry));
        }
        self.crosswalk.without_paragraph.retain(|(entry, _, id)| inside(entry) || inside(id));
        self.crosswalk.without_row.retain(|(_, id)| inside(id));
        self
    }
}

/// A paragraph as file names write it: `IV(d)(2)` lies in `IV-d.toml`.
fn file_stem(id: &str) -> String {
    id.replace('(', "-").replace(')', "")
}

/// Checks a folder laid out as `data/` is. Files with problems are left out before cases are run, so that one broken
/// file does not hide what the others show.
#[must_use]
pub fn folder(folder: &Path) -> Checked {
    let shown = folder.to_string_lossy().replace('\\', "/");
    let read = files::read_folder(folder, shown.trim_end_matches('/'));
    let mut source = read.source.clone();
    let problems = match checked(read) {
        Ok(law) => {
            let oddities = notes(&law.corpus);
            return Checked { oddities, ..with_cases(&law.source, &law.corpus) };
        }
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
///
/// # Errors
/// National lists that another program version wrote, which a whole build excludes.
pub fn law(law: &Law) -> Result<Checked, NoLaw> {
    if !law.source.cases.is_empty() {
        return Ok(Checked { oddities: notes(&law.corpus), ..with_cases(&law.source, &law.corpus) });
    }
    let mut lists = Vec::new();
    for id in law.lists() {
        lists.extend(law.list(id)?.list.as_ref().map(CheckedList::without_cases));
    }
    Ok(Checked {
        crosswalk: Agreement::of(&law.corpus, &*law.source_with_lists()?),
        entries: law.corpus.entries.len(),
        rules: CheckedRules::without_cases(&law.corpus),
        registry: Holdings::of(&law.corpus),
        oddities: notes(&law.corpus),
        lists,
        ..Checked::default()
    })
}

fn with_cases(source: &CorpusSource, corpus: &Corpus) -> Checked {
    let (all, problems) = mtcr_corpus::cases(source, corpus);
    let (rules, refused) = CheckedRules::of(source, corpus);
    let (lists, of_lists) = CheckedList::all(source);
    let classifiers = cases::classifiers(corpus);
    Checked {
        problems: problems.and(refused).and(of_lists),
        failures: all.iter().flat_map(|case| cases::run(&classifiers, case)).collect(),
        gaps: cases::coverage(&classifiers, &all),
        entries: corpus.entries.len(),
        cases: all.len(),
        rules,
        oddities: Vec::new(),
        registry: Holdings::of(corpus),
        lists,
        crosswalk: Agreement::of(corpus, source),
    }
}

fn names(report: &Report) -> BTreeSet<String> {
    report.problems().iter().map(|problem| problem.place.file.to_string()).collect()
}

/// Leaves entries, tables, provisions and cases of some files out, and whole the national lists that have one of them;
/// `false` when there were none.
fn drop_files(source: &mut CorpusSource, broken: &BTreeSet<String>) -> bool {
    let ids: Vec<bool> = source.files.iter().map(|file| broken.contains(file.path())).collect();
    let kept = |file: mtcr_corpus::FileId| {
        usize::try_from(file.0).ok().and_then(|at| ids.get(at)).is_none_or(|broken| !broken)
    };
    let count = |source: &CorpusSource| {
        let rules = source.guidelines.rules.len() + source.guideline_cases.len();
        rules + source.entries.len() + source.tables.len() + source.cases.len() + source.national.len()
    };
    let before = count(source);
    source.entries.retain(|entry| kept(entry.file));
    source.tables.retain(|table| kept(table.file));
    source.cases.retain(|cases| kept(cases.file));
    source.guidelines.rules.retain(|rule| kept(rule.file));
    source.guideline_cases.retain(|cases| kept(cases.file));
    source.national.retain(|list| list.files.iter().all(|file| kept(*file)));
    count(source) < before
}
