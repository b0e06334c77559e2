//! Evaluates every entry of an edition over a dossier and everything related to it.

use crate::category::{self, CategoryRange, Needs};
use crate::edition::EditionChoice;
use crate::inclusion::Inclusion;
use crate::national::{self, ParagraphFinding};
use crate::verdict::Verdict;
use mtcr_corpus::{Corpus, Entry, NationalList, Version};
use mtcr_rules::{Dossier, EntryId, EntryRange, Holds, Judged, ListId, Scene, Truth};

/// One edition of a corpus, ready to classify.
#[derive(Clone, Debug)]
pub struct Classifier<'a> {
    pub(crate) corpus: &'a Corpus,
    choice: EditionChoice,
    plan: Vec<Planned<'a>>,
    /// Place in the plan by entry.
    places: Vec<Option<usize>>,
    list: Option<&'a NationalList>,
}

/// An entry with the texts that may apply in the edition.
#[derive(Clone, Debug)]
struct Planned<'a> {
    entry: &'a Entry,
    texts: Vec<&'a Version>,
    yields_to: Vec<EntryId>,
}

/// What was found of one product; related products are classified inside it.
#[derive(Clone, Debug)]
pub struct Classification<'a> {
    pub(crate) classifier: &'a Classifier<'a>,
    /// The product.
    pub dossier: &'a Dossier,
    /// Every entry that has a rule in the edition, in the order of ids.
    pub findings: Vec<EntryFinding<'a>>,
    /// Every paragraph with a rule of the national list that the corpus was compiled with, in the order of ids.
    /// They are no part of the product's verdict or category.
    pub national: Vec<ParagraphFinding<'a>>,
    /// The truth of every entry, for rules that look at this product from another.
    pub(crate) judged: Judged,
    /// Related products, list by list.
    pub related: Vec<(ListId, Vec<Classification<'a>>)>,
    /// The inclusion rule over what it contains.
    pub inclusion: Inclusion,
}

/// What was found under one entry.
#[derive(Clone, Debug)]
pub struct EntryFinding<'a> {
    /// The entry.
    pub entry: &'a Entry,
    /// Whether the product is controlled under it.
    pub truth: Truth,
    /// The same before yielding to other entries.
    pub own: Truth,
    /// The texts that may apply; more than one when only bounds of a start are known.
    pub texts: Vec<TextFinding<'a>>,
    /// The category, as far as it follows from what is known.
    pub category: CategoryRange,
}

/// What was found under one text of an entry.
#[derive(Clone, Debug)]
pub struct TextFinding<'a> {
    /// The text.
    pub version: &'a Version,
    /// The truth of every node of its rule.
    pub nodes: Vec<Truth>,
    /// The truth of each exclusion.
    pub exclusions: Vec<Truth>,
    /// The truth of each exception to the category.
    pub exceptions: Vec<Truth>,
    /// Rule and no exclusion.
    pub truth: Truth,
}

impl<'a> Classifier<'a> {
    /// Prepares an edition.
    #[must_use]
    pub fn new(corpus: &'a Corpus, choice: EditionChoice) -> Self {
        let mut plan = Vec::new();
        let mut places = vec![None; corpus.entries.len()];
        for id in &corpus.yield_order {
            let Some(entry) = corpus.entry(*id) else { continue };
            let texts: Vec<&Version> =
                entry.versions_in(choice.evaluated).filter(|version| version.rule.is_some()).collect();
            if texts.is_empty() {
                continue;
            }
            let mut yields_to: Vec<EntryId> =
                texts.iter().flat_map(|text| text.yields_to.iter().copied()).collect();
            yields_to.sort_unstable();
            yields_to.dedup();
            plan.push(Planned { entry, texts, yields_to });
        }
        let mut by_entry: Vec<(EntryId, usize)> =
            plan.iter().enumerate().map(|(at, planned)| (planned.entry.id, at)).collect();
        by_entry.sort_unstable();
        for (rank, (entry, _)) in by_entry.iter().enumerate() {
            if let Some(slot) = places.get_mut(entry.index()) {
                *slot = Some(rank);
            }
        }
        Classifier { corpus, choice, plan, places, list: corpus.list.as_ref() }
    }

    /// The corpus.
    #[must_use]
    pub fn corpus(&self) -> &'a Corpus {
        self.corpus
    }

    /// The edition asked for and the one evaluated.
    #[must_use]
    pub fn edition(&self) -> EditionChoice {
        self.choice
    }

    /// Every entry that has a rule in the edition with the texts that may apply and the entries it yields to, in an order
    /// in which each stands after those it yields to.
    pub fn planned(&self) -> impl Iterator<Item = (&'a Entry, &[&'a Version], &[EntryId])> {
        self.plan
            .iter()
            .map(|planned| (planned.entry, planned.texts.as_slice(), planned.yields_to.as_slice()))
    }

    /// The category that a text gives a product without related products, before the text's own exceptions.
    #[must_use]
    pub fn category_alone(&self, text: &Version) -> CategoryRange {
        category::alone(self.corpus, text)
    }

    /// Classifies a product and, first, everything related to it.
    ///
    /// `dossier` must have been completed (computed facts, bounds) by the reader that made it.
    #[must_use]
    pub fn classify(&'a self, dossier: &'a Dossier) -> Classification<'a> {
        let related: Vec<(ListId, Vec<Classification<'a>>)> = dossier
            .lists()
            .iter()
            .filter(|(list, _)| self.holds_dossiers(*list))
            .map(|(list, members)| {
                (*list, members.members.iter().map(|member| self.classify(member)).collect())
            })
            .collect();
        let mut judged = Judged {
            truths: vec![Truth::False; self.corpus.vocabulary.entries().len()],
            asserted: Vec::new(),
            members: related
                .iter()
                .map(|(list, members)| (*list, members.iter().map(|member| member.judged.clone()).collect()))
                .collect(),
        };
        let (findings, national) = match &dossier.assertion {
            Some(assertion) => {
                judged.asserted.clone_from(&assertion.entries);
                let findings = self.asserted(&mut judged);
                (findings, national::stated(self.list, &judged))
            }
            None => {
                let findings = self.evaluate(dossier, &mut judged);
                (findings, national::evaluated(self.corpus, self.list, dossier, &mut judged))
            }
        };
        let inclusion = Inclusion::of(self.corpus, dossier, &related, &|member| member.category().0);
        Classification { classifier: self, dossier, findings, national, judged, related, inclusion }
    }

    fn holds_dossiers(&self, list: ListId) -> bool {
        self.corpus.vocabulary.list(list).is_some_and(|list| list.decl.holds == Holds::Dossiers)
    }

    /// An assertion is the product's whole classification under the law it names: the entry, or one below it, and no
    /// other. Of the Annex a national code says nothing, and nothing of the list an entry of the Annex.
    fn asserted(&'a self, judged: &mut Judged) -> Vec<EntryFinding<'a>> {
        for range in judged.asserted.clone() {
            let mut ruled = self.corpus.vocabulary.entries().ruled(range).peekable();
            let first = ruled.next();
            let alone = ruled.next().is_none();
            for entry in first.into_iter().chain(self.corpus.vocabulary.entries().ruled(range)) {
                if let Some(slot) = judged.truths.get_mut(entry.index()) {
                    *slot = if alone || Some(entry) == exactly(self.corpus, range) {
                        Truth::True
                    } else {
                        Truth::Unknown
                    };
                }
            }
        }
        if let Some(list) = self.list {
            national::leave_open(self.corpus, list, judged);
        }
        let scene = Dossier::default();
        let mut findings: Vec<EntryFinding<'a>> = Vec::with_capacity(self.plan.len());
        for planned in &self.plan {
            let truth = judged.truth(planned.entry.id);
            let texts = planned.texts.iter().map(|text| TextFinding::stated(text, truth)).collect::<Vec<_>>();
            let category = category::of(self.corpus, &scene, judged, &texts, truth, Needs::Open);
            findings.push(EntryFinding { entry: planned.entry, truth, own: truth, texts, category });
        }
        findings.sort_by_key(|finding| finding.entry.id);
        findings
    }

    fn evaluate(&'a self, dossier: &'a Dossier, judged: &mut Judged) -> Vec<EntryFinding<'a>> {
        let mut findings: Vec<EntryFinding<'a>> = Vec::with_capacity(self.plan.len());
        for planned in &self.plan {
            let scene = Scene::judged(&self.corpus.vocabulary, dossier, judged);
            let texts: Vec<TextFinding<'a>> =
                planned.texts.iter().map(|text| TextFinding::of(&scene, text)).collect();
            let own = texts.iter().map(|text| text.truth).reduce(Truth::agreed).unwrap_or(Truth::False);
            let under_other =
                planned.yields_to.iter().map(|other| judged.truth(*other)).fold(Truth::False, Truth::or);
            let truth = own.and(under_other.not());
            if let Some(slot) = judged.truths.get_mut(planned.entry.id.index()) {
                *slot = truth;
            }
            findings.push(EntryFinding {
                entry: planned.entry,
                truth,
                own,
                texts,
                category: CategoryRange::default(),
            });
        }
        findings.sort_by_key(|finding| finding.entry.id);
        for finding in &mut findings {
            if finding.own != Truth::False {
                finding.category =
                    category::of(self.corpus, dossier, judged, &finding.texts, finding.own, Needs::Open);
            }
        }
        findings
    }

    /// How many entries are open once more is known of the product than when `before` was found.
    ///
    /// INVARIANT (refinement): what is settled stays, so that only open entries are looked at. `dossier` has the same
    /// related products as before.
    pub(crate) fn still_open(&self, before: &Classification<'_>, dossier: &Dossier) -> usize {
        let mut judged = before.judged.clone();
        let mut open = 0;
        for planned in &self.plan {
            if !judged.truth(planned.entry.id).is_unknown() {
                continue;
            }
            let scene = Scene::judged(&self.corpus.vocabulary, dossier, &judged);
            let holds = |text: &&Version| {
                let rule = text.rule.as_ref().map_or(Truth::False, |rule| scene.truth(rule));
                if rule.is_false() {
                    return rule;
                }
                let excluded = text.exclusions.iter().map(|part| scene.truth(&part.rule));
                rule.and(excluded.fold(Truth::False, Truth::or).not())
            };
            let own = planned.texts.iter().map(holds).reduce(Truth::agreed).unwrap_or(Truth::False);
            let under_other =
                planned.yields_to.iter().map(|other| judged.truth(*other)).fold(Truth::False, Truth::or);
            let truth = own.and(under_other.not());
            open += usize::from(truth.is_unknown());
            if let Some(slot) = judged.truths.get_mut(planned.entry.id.index()) {
                *slot = truth;
            }
        }
        open
    }

    pub(crate) fn place(&self, entry: EntryId) -> Option<usize> {
        self.places.get(entry.index()).copied().flatten()
    }
}

/// The entry of a run that names a node with a rule itself, as 2.A.1.b beside the nodes below it.
fn exactly(corpus: &Corpus, range: EntryRange) -> Option<EntryId> {
    let names = corpus.vocabulary.entries();
    let only = range.iter().next()?;
    (range == names.only(only)).then_some(only)
}

impl<'a> TextFinding<'a> {
    fn of(scene: &Scene<'_>, version: &'a Version) -> Self {
        let mut nodes = Vec::new();
        let mut truth = Truth::False;
        if let Some(rule) = &version.rule {
            scene.truths(rule, &mut nodes);
            truth = nodes.first().copied().unwrap_or_default();
        }
        if truth.is_false() {
            return TextFinding { version, nodes, exclusions: Vec::new(), exceptions: Vec::new(), truth };
        }
        let exclusions: Vec<Truth> = version.exclusions.iter().map(|part| scene.truth(&part.rule)).collect();
        let exceptions = version.exceptions.iter().map(|part| scene.truth(&part.when.rule)).collect();
        let excluded = exclusions.iter().copied().fold(Truth::False, Truth::or);
        TextFinding { version, nodes, exclusions, exceptions, truth: truth.and(excluded.not()) }
    }

    fn stated(version: &'a Version, truth: Truth) -> Self {
        TextFinding {
            version,
            nodes: Vec::new(),
            exclusions: Vec::new(),
            exceptions: vec![Truth::Unknown; version.exceptions.len()],
            truth,
        }
    }
}

impl<'a> Classification<'a> {
    /// The classifier that made it.
    #[must_use]
    pub fn classifier(&self) -> &'a Classifier<'a> {
        self.classifier
    }

    /// What was found under an entry, if it has a rule in the edition.
    #[must_use]
    pub fn finding(&self, entry: EntryId) -> Option<&EntryFinding<'a>> {
        self.findings.get(self.classifier.place(entry)?)
    }

    /// The entries the product is controlled under.
    pub fn controlled(&self) -> impl Iterator<Item = &EntryFinding<'a>> {
        self.findings.iter().filter(|finding| finding.truth.is_true())
    }

    /// The entries that are open.
    pub fn undetermined(&self) -> impl Iterator<Item = &EntryFinding<'a>> {
        self.findings.iter().filter(|finding| finding.truth.is_unknown())
    }

    /// The entries that are refuted.
    pub fn refuted(&self) -> impl Iterator<Item = &EntryFinding<'a>> {
        self.findings.iter().filter(|finding| finding.truth.is_false())
    }

    /// Entries whose own rule is met while an entry they yield to is open: controlled under one or the other.
    pub fn one_or_other(&self) -> impl Iterator<Item = &EntryFinding<'a>> {
        self.undetermined().filter(|finding| finding.own.is_true())
    }

    /// The product's verdict: controlled under some entry, under one or another, or by what it contains.
    #[must_use]
    pub fn verdict(&self) -> Verdict {
        let shown = self.controlled().next().is_some()
            || self.one_or_other().next().is_some()
            || self.inclusion.truth.is_true()
            || self.judged.asserted.iter().any(|range| !self.is_national(*range));
        if shown {
            Verdict::Controlled
        } else if self.undetermined().next().is_some() || self.inclusion.truth.is_unknown() {
            Verdict::Undetermined
        } else {
            Verdict::NotControlled
        }
    }

    /// Whether a run of entries lies in the national list.
    fn is_national(&self, range: EntryRange) -> bool {
        self.classifier.list.is_some_and(|list| range.iter().any(|entry| list.holds(entry)))
    }

    /// What was found under a paragraph of the national list, if it has a rule.
    #[must_use]
    pub fn paragraph(&self, entry: EntryId) -> Option<&ParagraphFinding<'a>> {
        let at = self.national.binary_search_by_key(&entry, |finding| finding.paragraph.id).ok()?;
        self.national.get(at)
    }

    /// What would be found under an entry if one of its texts were another: truth and category.
    ///
    /// Related products keep what was found of them. Unknown for an entry without a rule in the edition.
    #[must_use]
    pub fn with_text(&self, entry: EntryId, old: &Version, new: &Version) -> (Truth, CategoryRange) {
        let Some(finding) = self.finding(entry) else {
            return (Truth::Unknown, CategoryRange::default());
        };
        let scene = self.scene();
        let changed: Vec<(&Version, TextFinding<'_>)> = finding
            .texts
            .iter()
            .map(|text| if std::ptr::eq(text.version, old) { new } else { text.version })
            .map(|version| (version, TextFinding::of(&scene, version)))
            .collect();
        let own = changed.iter().map(|(_, text)| text.truth).reduce(Truth::agreed).unwrap_or(Truth::False);
        let others = changed.iter().flat_map(|(version, _)| &version.yields_to);
        let under_other = others.map(|other| self.judged.truth(*other)).fold(Truth::False, Truth::or);
        let truth = own.and(under_other.not());
        let texts: Vec<TextFinding<'_>> = changed.into_iter().map(|(_, text)| text).collect();
        (truth, category::of(self.classifier.corpus, self.dossier, &self.judged, &texts, own, Needs::Open))
    }

    /// The truth of every entry, for rules that look at this product from outside.
    #[must_use]
    pub fn judged(&self) -> &Judged {
        &self.judged
    }

    /// The scene its rules are evaluated in.
    #[must_use]
    pub fn scene(&self) -> Scene<'_> {
        Scene::judged(&self.classifier.corpus.vocabulary, self.dossier, &self.judged)
    }
}
