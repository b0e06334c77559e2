//! The cases that stand beside the entries, ready to run.

use super::{Corpus, EditionId};
use crate::dossier;
use crate::files::CorpusSource;
use crate::problem::{Place, Problem, Report, code};
use crate::source::{
    CaseCategory, CaseSource, CasesSource, DossierSource, Expect, FactSource, Located, MethodSource,
    ReadInSource, Span,
};
use mtcr_quantity::Interval;
use mtcr_rules::{Dossier, EntryId, Method, Value, did_you_mean};

/// A case ready to run.
#[derive(Clone, Debug)]
pub struct Case {
    /// The entry it is about.
    pub entry: EntryId,
    /// What it shows.
    pub name: String,
    /// Where it stands.
    pub place: Place,
    /// The product.
    pub dossier: Dossier,
    /// The verdict under the entry.
    pub expect: Expect,
    /// Questions that must be among those asked.
    pub asks: Vec<String>,
    /// The category that a controlled product must show; none when nothing is said of it.
    pub category: Option<CaseCategory>,
    /// The editions it speaks of.
    pub editions: Vec<EditionId>,
}

/// Reads the cases of a corpus: those that can be run, and every problem of the others
/// (unknown entries and editions, dossiers that the reader refuses).
#[must_use]
pub fn cases(source: &CorpusSource, corpus: &Corpus) -> (Vec<Case>, Report) {
    let mut reader = CaseReader::new(source, corpus);
    let cases: Vec<Case> = source.cases.iter().flat_map(|file| reader.file(file)).collect();
    source.vocabulary.methods.iter().for_each(|method| reader.method(method));
    (cases, reader.into_report())
}

pub(super) struct CaseReader<'a> {
    source: &'a CorpusSource,
    pub(super) corpus: &'a Corpus,
    problems: Vec<Problem>,
}

impl<'a> CaseReader<'a> {
    pub(super) fn new(source: &'a CorpusSource, corpus: &'a Corpus) -> Self {
        CaseReader { source, corpus, problems: Vec::new() }
    }

    pub(super) fn into_report(self) -> Report {
        self.problems.into_iter().collect()
    }
}

impl CaseReader<'_> {
    fn file(&mut self, file: &CasesSource) -> Vec<Case> {
        self.cited(file, &file.cites);
        let Some(entry) = self.corpus.vocabulary.entries().find(&file.entry.value) else {
            let message = format!("unknown entry `{}`", file.entry.value);
            self.problem(file, &file.entry, code::UNKNOWN_ENTRY, message, None);
            return Vec::new();
        };
        file.cases.iter().filter_map(|case| self.case(file, case, entry)).collect()
    }

    fn case(&mut self, file: &CasesSource, case: &CaseSource, entry: EntryId) -> Option<Case> {
        let editions = self.editions(file, case, entry);
        self.read(file, case, entry, editions?)
    }

    /// A case over its base, to be run in these editions.
    pub(super) fn read(
        &mut self,
        file: &CasesSource,
        case: &CaseSource,
        entry: EntryId,
        editions: Vec<EditionId>,
    ) -> Option<Case> {
        self.cited(file, &case.cites);
        let (source, missing) = case.dossier(&file.base);
        for name in &missing {
            let message = format!("the base does not have `{}`", name.value);
            self.problem(file, name, code::UNKNOWN_CASE_KEY, message, None);
        }
        let linked =
            dossier::link(&source, &self.source.files, &self.corpus.vocabulary, &self.corpus.methods);
        let dossier = match linked {
            Ok(dossier) => dossier,
            Err(report) => {
                self.problems.extend(report);
                return None;
            }
        };
        Some(Case {
            entry,
            name: case.name.value.clone(),
            place: self.source.place(file.file, case.at)?,
            dossier,
            expect: case.expect.as_ref()?.value,
            asks: case.asks.iter().map(|ask| ask.value.clone()).collect(),
            category: case.category.as_ref().or(file.category.as_ref()).map(|category| category.value),
            editions,
        })
    }

    /// `2024-03` alone, `2024-03..` from it on, `..2024-03` before it; without a range every held edition in which the
    /// entry has a rule.
    fn editions(&mut self, file: &CasesSource, case: &CaseSource, entry: EntryId) -> Option<Vec<EditionId>> {
        let ruled = |edition: &EditionId| {
            self.corpus
                .entry(entry)
                .is_some_and(|entry| entry.versions_in(*edition).any(|version| version.rule.is_some()))
        };
        let held: Vec<EditionId> = self.corpus.encoded_editions().filter(ruled).collect();
        let Some(range) = &case.editions else {
            return Some(held);
        };
        let text = range.value.as_str();
        let (from, until) = match text.split_once("..") {
            Some((from, until)) => (self.edition(file, range, from)?, self.edition(file, range, until)?),
            None => {
                let only = self.edition(file, range, text)?;
                return Some(held.into_iter().filter(|edition| Some(*edition) == only).collect());
            }
        };
        let inside = |edition: &EditionId| {
            from.is_none_or(|from| from <= *edition) && until.is_none_or(|until| *edition < until)
        };
        let chosen: Vec<EditionId> = held.into_iter().filter(inside).collect();
        if chosen.is_empty() {
            self.problem(
                file,
                range,
                code::UNKNOWN_EDITION,
                "no edition whose text is held lies here".to_owned(),
                None,
            );
            return None;
        }
        Some(chosen)
    }

    /// The edition of an id, or `None` inside for an open end.
    fn edition(
        &mut self,
        file: &CasesSource,
        range: &Located<String>,
        id: &str,
    ) -> Option<Option<EditionId>> {
        let id = id.trim();
        if id.is_empty() {
            return Some(None);
        }
        let found = self.corpus.find_edition(id);
        if found.is_none() {
            let help = did_you_mean(id, self.corpus.editions.iter().map(|edition| edition.id.as_str()));
            self.problem(file, range, code::UNKNOWN_EDITION, format!("unknown edition `{id}`"), help);
        }
        found.map(Some)
    }

    /// Every case of a method: what is computed from its facts lies inside what it says.
    fn method(&mut self, method: &MethodSource) {
        for case in &method.cases {
            let Some(expected) = &case.result else { continue };
            let fact = FactSource { file: method.file, name: method.result.clone(), value: expected.clone() };
            let known = self.figures(method, case.facts.clone(), &self.corpus.methods);
            let wanted = self.figures(method, vec![fact], &[]);
            let (Some(Some(known)), Some(Some(wanted))) = (known, wanted) else {
                self.problems.extend(self.method_problem(method, case.at, "nothing is computed".to_owned()));
                continue;
            };
            if !known.within(&wanted) {
                let id = self.corpus.vocabulary.find_fact(&method.result.value);
                let shown =
                    id.map_or_else(String::new, |id| mtcr_rules::show(&self.corpus.vocabulary, id, &known));
                self.problems.extend(self.method_problem(
                    method,
                    case.at,
                    format!("the method gives {shown}"),
                ));
            }
        }
    }

    fn method_problem(&self, method: &MethodSource, at: Span, message: String) -> Option<Problem> {
        Some(self.source.problem(method.file, at, code::METHOD_CASE, message))
    }

    /// The result of a method over a dossier with these facts; `None` inside when nothing is known of it.
    fn figures(
        &mut self,
        method: &MethodSource,
        facts: Vec<FactSource>,
        methods: &[Method],
    ) -> Option<Option<Interval>> {
        let dossier = DossierSource { file: method.file, facts, ..DossierSource::default() };
        match dossier::link(&dossier, &self.source.files, &self.corpus.vocabulary, methods) {
            Ok(dossier) => {
                let fact = self.corpus.vocabulary.find_fact(&method.result.value)?;
                Some(match dossier.value(fact) {
                    Some(Value::Number(known)) => Some(known.clone()),
                    _ => None,
                })
            }
            Err(report) => {
                self.problems.extend(report);
                None
            }
        }
    }

    pub(super) fn cited(&mut self, file: &CasesSource, cites: &[ReadInSource]) {
        for cited in cites {
            if !self.corpus.sources.iter().any(|source| source.id == cited.source.value) {
                let help = did_you_mean(
                    &cited.source.value,
                    self.corpus.sources.iter().map(|source| source.id.as_str()),
                );
                let message = format!("unknown source `{}`", cited.source.value);
                self.problem(file, &cited.source, code::UNKNOWN_SOURCE, message, help);
            }
        }
    }

    pub(super) fn problem(
        &mut self,
        file: &CasesSource,
        at: &Located<String>,
        code: &'static str,
        message: String,
        help: Option<String>,
    ) {
        let problem = self.source.problem(file.file, at.at, code, message);
        self.problems.push(problem.maybe_help(help));
    }
}
