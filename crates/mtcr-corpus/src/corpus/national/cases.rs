//! The cases of a national list, ready to run.

use crate::corpus::cases::CaseReader;
use crate::corpus::{Case, Corpus};
use crate::files::CorpusSource;
use crate::problem::{Report, code};
use crate::source::{CaseSource, CasesSource, NationalListSource};

/// Reads the cases of the list that a corpus was compiled with: those that can be run, and every problem of the
/// others. They are run in the newest edition, since a list has one text.
#[must_use]
pub fn list_cases(source: &CorpusSource, corpus: &Corpus) -> (Vec<Case>, Report) {
    let list = corpus.list.as_ref().map(|list| list.id.as_str());
    let list = source.national.iter().find(|other| Some(other.folder.as_str()) == list);
    let mut reader = CaseReader::new(source, corpus);
    let files = list.map_or(&[][..], |list: &NationalListSource| list.cases.as_slice());
    let cases = files.iter().flat_map(|file| reader.paragraph(file)).collect();
    (cases, reader.into_report())
}

impl CaseReader<'_> {
    fn paragraph(&mut self, file: &CasesSource) -> Vec<Case> {
        self.cited(file, &file.cites);
        let found = self.corpus.list.as_ref().and_then(|list| list.find(&file.entry.value));
        let Some(paragraph) = found.filter(|paragraph| paragraph.rule.is_some()) else {
            let message = match found {
                Some(_) => format!("paragraph `{}` has no rule", file.entry.value),
                None => format!("unknown paragraph `{}`", file.entry.value),
            };
            self.problem(file, &file.entry, code::UNKNOWN_ENTRY, message, None);
            return Vec::new();
        };
        let editions: Vec<_> = self.corpus.newest_edition().into_iter().collect();
        let mut names = std::collections::BTreeSet::new();
        let mut cases = Vec::new();
        for case in &file.cases {
            self.of_annex(file, case);
            if !names.insert(case.name.value.as_str()) {
                let message = format!("the case `{}` stands twice", case.name.value);
                self.problem(file, &case.name, code::DECLARED_TWICE, message, None);
            }
            let read = self.read(file, case, paragraph.id, editions.clone());
            cases.extend(read.map(|read| Case { category: None, ..read }));
        }
        cases
    }

    /// Reports keys that only cases of the Annex have.
    fn of_annex(&mut self, file: &CasesSource, case: &CaseSource) {
        let category = case.category.as_ref().map(|category| (category.at, "category"));
        let editions = case.editions.as_ref().map(|editions| (editions.at, "editions"));
        let asks = case.asks.first().map(|ask| (ask.at, "asks"));
        for (at, key) in [category, editions, asks].into_iter().flatten() {
            let at = crate::source::Located::new(key.to_owned(), at);
            let message = format!("cases of a national list have no `{key}`");
            self.problem(file, &at, code::UNKNOWN_KEY, message, None);
        }
    }
}
