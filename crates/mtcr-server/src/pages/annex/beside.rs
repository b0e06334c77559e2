//! What stands beside an entry: entries above and below, paragraphs of laws, cases.

use crate::pages::frame::Frame;
use crate::pages::visit::Visit;
use mtcr_corpus::{Corpus, EditionId, Entry};
use mtcr_rules::Test;

/// A link to an entry.
pub(super) struct LinkView {
    pub(super) id: String,
    pub(super) heading: String,
}

/// Paragraphs of one law beside the entry.
pub(super) struct NationalView {
    pub(super) title: String,
    pub(super) codes: Vec<CodeView>,
}

/// A paragraph beside the entry, with what that rests on.
pub(super) struct CodeView {
    pub(super) code: String,
    pub(super) basis: String,
}

/// An example that the rule is tested by.
pub(super) struct CaseView {
    pub(super) name: String,
    pub(super) verdict: String,
    pub(super) facts: String,
}

/// The link to an entry.
pub(super) fn link(entry: &Entry) -> LinkView {
    LinkView { id: entry.name.clone(), heading: entry.heading.clone() }
}

/// The entries that an id lies below, the widest first.
pub(super) fn above(corpus: &Corpus, id: &str) -> Vec<LinkView> {
    let ends = id.match_indices('.').map(|(at, _)| at);
    ends.filter_map(|end| corpus.find_entry(id.get(..end)?)).map(link).collect()
}

/// Paragraphs of laws beside it, by list.
pub(super) fn national(corpus: &Corpus, entry: &Entry) -> Vec<NationalView> {
    let mut views: Vec<NationalView> = Vec::new();
    for row in corpus.crosswalk.rows.iter().filter(|row| row.entry == entry.id) {
        let title = corpus.crosswalk.list(row).map_or("", |list| list.title.as_str());
        if views.last().is_none_or(|view| view.title != title) {
            views.push(NationalView { title: title.to_owned(), codes: Vec::new() });
        }
        let basis = corpus.crosswalk.basis(row).map_or_else(String::new, |basis| basis.text.clone());
        if let Some(view) = views.last_mut() {
            view.codes.push(CodeView { code: row.id.clone(), basis });
        }
    }
    views
}

/// The first class that the rule names.
pub(super) fn class(corpus: &Corpus, entry: &Entry, edition: EditionId) -> (String, String) {
    let mut found = None;
    if let Some(rule) = entry.versions_in(edition).next().and_then(|version| version.rule.as_ref()) {
        rule.walk(&mut |node| {
            if let (None, Test::Class(classes)) = (&found, &node.test) {
                found = classes.first().and_then(|id| corpus.vocabulary.class(*id));
            }
        });
    }
    found.map_or_else(Default::default, |class| (class.decl.id.clone(), class.decl.label.clone()))
}

/// The examples of the entry, where the law was read with them.
pub(super) fn cases(visit: &Visit, f: &Frame, entry: &Entry) -> Vec<CaseView> {
    let files = visit.node.law().source.cases.iter().filter(|file| file.entry.value == entry.name);
    let case = |case: &mtcr_corpus::source::CaseSource| {
        let facts =
            case.change.facts.iter().map(|fact| format!("{} = {}", fact.name.value, fact.value.value));
        CaseView {
            name: case.name.value.clone(),
            verdict: case
                .expect
                .as_ref()
                .map_or_else(String::new, |expect| f.t(format!("verdict-{}", expect.value))),
            facts: facts.collect::<Vec<_>>().join("; "),
        }
    };
    files.flat_map(|file| &file.cases).map(case).collect()
}
