//! Evaluates the paragraphs of a national list over a dossier, beside the entries of the Annex.

use mtcr_corpus::{Corpus, NationalList, Paragraph};
use mtcr_rules::{Dossier, EntryId, Judged, Scene, Truth};

/// What was found under one paragraph.
#[derive(Clone, Debug)]
pub struct ParagraphFinding<'a> {
    /// The paragraph.
    pub paragraph: &'a Paragraph,
    /// Whether the product is controlled under it.
    pub truth: Truth,
    /// The same before yielding to other paragraphs.
    pub own: Truth,
    /// The truth of every node of its rule; none where the paragraph is asserted.
    pub nodes: Vec<Truth>,
    /// The truth of each exclusion; none where the rule is refuted.
    pub exclusions: Vec<Truth>,
}

/// Evaluates every paragraph with a rule, those first that others yield to.
pub(crate) fn evaluated<'a>(
    corpus: &Corpus,
    list: Option<&'a NationalList>,
    dossier: &Dossier,
    judged: &mut Judged,
) -> Vec<ParagraphFinding<'a>> {
    let Some(list) = list else { return Vec::new() };
    let mut findings = Vec::with_capacity(list.order.len());
    for paragraph in list.order.iter().filter_map(|at| list.paragraphs.get(*at)) {
        let scene = Scene::judged(&corpus.vocabulary, dossier, judged);
        let (nodes, exclusions, own) = of(&scene, paragraph);
        let others = paragraph.yields_to.iter().map(|range| judged.any_of(*range, &corpus.vocabulary));
        let truth = own.and(others.fold(Truth::False, Truth::or).not());
        if let Some(slot) = judged.truths.get_mut(paragraph.id.index()) {
            *slot = truth;
        }
        findings.push(ParagraphFinding { paragraph, truth, own, nodes, exclusions });
    }
    findings.sort_by_key(|finding| finding.paragraph.id);
    findings
}

/// The truths of rule and exclusions, and of both together.
fn of(scene: &Scene<'_>, paragraph: &Paragraph) -> (Vec<Truth>, Vec<Truth>, Truth) {
    let mut nodes = Vec::new();
    let mut truth = Truth::False;
    if let Some(rule) = &paragraph.rule {
        scene.truths(rule, &mut nodes);
        truth = nodes.first().copied().unwrap_or_default();
    }
    if truth.is_false() {
        return (nodes, Vec::new(), truth);
    }
    let exclusions: Vec<Truth> = paragraph.exclusions.iter().map(|part| scene.truth(&part.rule)).collect();
    let excluded = exclusions.iter().copied().fold(Truth::False, Truth::or);
    (nodes, exclusions, truth.and(excluded.not()))
}

/// What an assertion about a related product says of the paragraphs.
pub(crate) fn stated<'a>(list: Option<&'a NationalList>, judged: &Judged) -> Vec<ParagraphFinding<'a>> {
    let paragraphs = list.map_or(&[][..], |list| list.paragraphs.as_slice());
    let ruled = paragraphs.iter().filter(|paragraph| paragraph.rule.is_some());
    ruled
        .map(|paragraph| {
            let truth = judged.truth(paragraph.id);
            ParagraphFinding { paragraph, truth, own: truth, nodes: Vec::new(), exclusions: Vec::new() }
        })
        .collect()
}

/// Leaves open what an assertion does not speak of: the Annex where it names a paragraph of the list, the list where it
/// does not.
pub(crate) fn leave_open(corpus: &Corpus, list: &NationalList, judged: &mut Judged) {
    let names_list = judged.asserted.iter().any(|range| range.iter().any(|entry| list.holds(entry)));
    for (at, slot) in judged.truths.iter_mut().enumerate() {
        let entry = EntryId::at(at);
        if list.holds(entry) != names_list && corpus.vocabulary.entries().has_rule(entry) {
            *slot = Truth::Unknown;
        }
    }
}
