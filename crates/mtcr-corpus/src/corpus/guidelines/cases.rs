//! The cases that stand beside the provisions, ready to run.

use crate::corpus::Corpus;
use crate::date::Days;
use crate::dossier;
use crate::files::CorpusSource;
use crate::problem::{Place, Problem, Report, code};
use crate::source::{Fires, GuidelineCaseSource, GuidelineCasesSource, Located};
use jiff::civil::Date;
use mtcr_rules::{Dossier, EntryRange, did_you_mean};

/// A case ready to run.
#[derive(Clone, Debug)]
pub struct GuidelineCase {
    /// The provision.
    pub rule: String,
    /// What it shows.
    pub name: String,
    /// Where it stands.
    pub place: Place,
    /// The day.
    pub on: Date,
    /// What is said of the transfer and of what classification finds.
    pub dossier: Dossier,
    /// The state that it goes to, by its code; empty when not said.
    pub destination: String,
    /// Entries that the product is controlled under.
    pub controlled: Vec<EntryRange>,
    /// Entries that are open.
    pub open: Vec<EntryRange>,
    /// Entries of the other lines.
    pub beside: Vec<EntryRange>,
    /// Entries of what went before.
    pub earlier: Vec<EntryRange>,
    /// The outcome.
    pub expect: Fires,
    /// Questions that must be among those asked.
    pub asks: Vec<String>,
}

/// Reads the cases of the Guidelines: those that can be run, and every problem of the others.
#[must_use]
pub fn guideline_cases(source: &CorpusSource, corpus: &Corpus) -> (Vec<GuidelineCase>, Report) {
    let mut reader = CaseReader { source, corpus, problems: Vec::new() };
    let mut cases = Vec::new();
    for file in &source.guideline_cases {
        if corpus.guidelines.find(&file.rule.value).is_none() {
            let own = corpus.guidelines.provisions.iter();
            let beside = corpus.guidelines.overlays.iter().flat_map(|overlay| &overlay.rules);
            let known = own.chain(beside).map(|provision| provision.id.as_str());
            let help = did_you_mean(&file.rule.value, known);
            reader.problem(
                file,
                &file.rule,
                code::UNKNOWN_PROVISION,
                format!("unknown provision `{}`", file.rule.value),
                help,
            );
            continue;
        }
        for cited in &file.cites {
            if !corpus.sources.iter().any(|source| source.id == cited.source.value) {
                let message = format!("unknown source `{}`", cited.source.value);
                reader.problem(file, &cited.source, code::UNKNOWN_SOURCE, message, None);
            }
        }
        cases.extend(file.cases.iter().filter_map(|case| reader.case(file, case)));
    }
    (cases, reader.problems.into_iter().collect())
}

struct CaseReader<'a> {
    source: &'a CorpusSource,
    corpus: &'a Corpus,
    problems: Vec<Problem>,
}

impl CaseReader<'_> {
    fn case(&mut self, file: &GuidelineCasesSource, case: &GuidelineCaseSource) -> Option<GuidelineCase> {
        let (source, missing) = case.dossier(&file.base);
        for name in &missing {
            let message = format!("the base does not have `{}`", name.value);
            self.problem(file, name, code::UNKNOWN_CASE_KEY, message, None);
        }
        let on = Days::parse(&case.on.value).filter(|days| days.first == days.last);
        if on.is_none() {
            self.problem(file, &case.on, code::BAD_DATE, format!("`{}` is not a day", case.on.value), None);
        }
        let controlled = self.entries(file, &case.controlled);
        let open = self.entries(file, &case.open);
        let beside = self.entries(file, &case.beside);
        let earlier = self.entries(file, &case.earlier);
        let dossier =
            match dossier::link(&source, &self.source.files, &self.corpus.guidelines.vocabulary, &[]) {
                Ok(dossier) => dossier,
                Err(report) => {
                    self.problems.extend(report);
                    return None;
                }
            };
        Some(GuidelineCase {
            rule: file.rule.value.clone(),
            name: case.name.value.clone(),
            place: self.source.place(file.file, case.at)?,
            on: on?.first,
            dossier,
            destination: case.destination.as_ref().map_or_else(String::new, |state| state.value.clone()),
            controlled,
            open,
            beside,
            earlier,
            expect: case.expect.as_ref()?.value,
            asks: case.asks.iter().map(|ask| ask.value.clone()).collect(),
        })
    }

    fn entries(&mut self, file: &GuidelineCasesSource, ids: &[Located<String>]) -> Vec<EntryRange> {
        let mut found = Vec::new();
        for id in ids {
            match self.corpus.vocabulary.entries().range(&id.value) {
                Some(range) => found.push(range),
                None => {
                    self.problem(
                        file,
                        id,
                        code::UNKNOWN_ENTRY,
                        format!("unknown entry `{}`", id.value),
                        None,
                    );
                }
            }
        }
        found
    }

    fn problem(
        &mut self,
        file: &GuidelineCasesSource,
        at: &Located<String>,
        code: &'static str,
        message: String,
        help: Option<String>,
    ) {
        let problem = self.source.problem(file.file, at.at, code, message);
        self.problems.push(problem.maybe_help(help));
    }
}
