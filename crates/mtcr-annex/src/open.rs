//! What keeps an entry open: the questions that could settle it, and whether all its figures are met.

use crate::classify::{Classification, EntryFinding, TextFinding};
use mtcr_rules::{Ask, EntryRange, Rule, Test, Truth};

/// An undetermined entry with its questions.
#[derive(Clone, Debug)]
pub struct OpenEntry<'c, 'a> {
    /// What was found.
    pub finding: &'c EntryFinding<'a>,
    /// The questions whose answers could still change it.
    pub questions: Vec<Question>,
    /// Whether every figure of it is met and only words, certifications or exclusions are open.
    pub limits_met: bool,
}

/// An undetermined entry with what it asks.
#[derive(Clone, Debug)]
pub struct OpenAsks<'c, 'a> {
    /// What was found.
    pub finding: &'c EntryFinding<'a>,
    /// What its questions ask; as many as it has questions.
    pub asks: Vec<Ask>,
    /// Whether every figure of it is met and only words, certifications or exclusions are open.
    pub limits_met: bool,
}

impl Question {
    /// Whether it asks for this name, on the product or on a related one (`max-range` for `for[1].max-range`).
    #[must_use]
    pub fn asks_for(&self, wanted: &str) -> bool {
        self.name == wanted || self.name.rsplit("].").next() == Some(wanted)
    }
}

/// One question, with the way to the product it is about.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Question {
    /// The name to answer under: `max-range`, `for[1].max-range`.
    pub name: String,
    /// The question to a person.
    pub text: String,
    /// What is asked, seen from the product itself.
    pub ask: Ask,
}

impl<'a> Classification<'a> {
    /// The undetermined entries for people: those whose figures are met first, then those with the fewest questions.
    #[must_use]
    pub fn open(&self) -> Vec<OpenEntry<'_, 'a>> {
        let mut open: Vec<OpenEntry<'_, 'a>> = self
            .undetermined()
            .map(|finding| OpenEntry {
                finding,
                questions: self.questions(finding),
                limits_met: limits_met(finding),
            })
            .collect();
        open.sort_by_key(|entry| (!entry.limits_met, entry.questions.len(), entry.finding.entry.id));
        open
    }

    /// Whether every figure of an open entry is met and only words, certifications or exclusions are open; false for one
    /// that is settled.
    #[must_use]
    pub fn limits_met(&self, finding: &EntryFinding<'a>) -> bool {
        finding.truth.is_unknown() && limits_met(finding)
    }

    /// The questions whose answers could still change what was found under an entry; none if it is settled.
    #[must_use]
    pub fn questions(&self, finding: &EntryFinding<'a>) -> Vec<Question> {
        let vocabulary = &self.classifier().corpus().vocabulary;
        self.asks(finding)
            .into_iter()
            .map(|ask| Question { name: ask.name(vocabulary), text: ask.question(vocabulary), ask })
            .collect()
    }

    /// The same, not put in words.
    #[must_use]
    pub fn asks(&self, finding: &EntryFinding<'a>) -> Vec<Ask> {
        let mut asks = Vec::new();
        self.collect(finding, &mut asks);
        asks
    }

    /// The undetermined entries in the order of [`Classification::open`], with what they ask, not put in words: for those who
    /// want little of many entries.
    #[must_use]
    pub fn open_asks(&self) -> Vec<OpenAsks<'_, 'a>> {
        let mut open: Vec<OpenAsks<'_, 'a>> = self
            .undetermined()
            .map(|finding| OpenAsks { finding, asks: self.asks(finding), limits_met: limits_met(finding) })
            .collect();
        open.sort_by_key(|entry| (!entry.limits_met, entry.asks.len(), entry.finding.entry.id));
        open
    }

    fn collect(&self, finding: &EntryFinding<'a>, asks: &mut Vec<Ask>) {
        if !finding.truth.is_unknown() {
            return;
        }
        let mut raw = Vec::new();
        for text in &finding.texts {
            self.of_text(text, &mut raw);
        }
        for ask in raw {
            self.expand(ask, asks);
        }
        if !finding.own.is_false() {
            let others = finding.texts.iter().flat_map(|text| &text.version.yields_to);
            for other in others.filter_map(|other| self.finding(*other)) {
                self.collect(other, asks);
            }
        }
        let mut once: Vec<Ask> = Vec::with_capacity(asks.len());
        for ask in asks.drain(..) {
            if !once.contains(&ask) {
                once.push(ask);
            }
        }
        *asks = once;
    }

    fn of_text(&self, text: &TextFinding<'a>, asks: &mut Vec<Ask>) {
        if !text.truth.is_unknown() {
            return;
        }
        let scene = self.scene();
        if let Some(rule) = &text.version.rule {
            scene.asks(rule, asks);
        }
        for (exclusion, truth) in text.version.exclusions.iter().zip(&text.exclusions) {
            if truth.is_unknown() {
                scene.asks(&exclusion.rule, asks);
            }
        }
    }

    /// Turns a question about a related product's entries into the questions about that product.
    fn expand(&self, ask: Ask, asks: &mut Vec<Ask>) {
        let Ask::Related(list, at, ranges) = &ask else {
            asks.push(ask);
            return;
        };
        let related =
            self.related.iter().find(|(id, _)| id == list).and_then(|(_, members)| members.get(*at));
        let Some(related) = related else {
            asks.push(ask);
            return;
        };
        let mut inner = Vec::new();
        let within = |range: &EntryRange, finding: &EntryFinding<'_>| range.contains(finding.entry.id);
        for finding in related.undetermined() {
            if ranges.iter().any(|range| within(range, finding)) {
                related.collect(finding, &mut inner);
            }
        }
        if inner.is_empty() {
            asks.push(ask);
            return;
        }
        asks.extend(inner.into_iter().map(|ask| Ask::Member(*list, *at, Box::new(ask))));
    }
}

/// Whether every figure of an open entry is met and only words, certifications or exclusions are open.
///
/// True when the rule would hold if every open condition without a figure turned out in favour of control,
/// and at least one figure is shown to be met.
#[must_use]
pub(crate) fn limits_met(finding: &EntryFinding<'_>) -> bool {
    finding.texts.iter().any(|text| {
        let Some(rule) = &text.version.rule else {
            return false;
        };
        let met = rule
            .nodes()
            .iter()
            .zip(&text.nodes)
            .any(|(node, truth)| holds_figure(&node.test) && truth.is_true());
        let excluded = text.exclusions.iter().any(|truth| truth.is_true());
        met && !excluded && favourable(rule, &text.nodes, 0, Truth::True).is_true()
    })
}

/// Whether a test is, or holds, a comparison of figures.
#[must_use]
pub fn holds_figure(test: &Test) -> bool {
    match test {
        Test::Has(_, _, inner) => inner.nodes().iter().any(|node| holds_figure(&node.test)),
        test => test.is_figure(),
    }
}

/// The truth of a node when open conditions without a figure take the value that favours control.
fn favourable(rule: &Rule, truths: &[Truth], at: usize, wanted: Truth) -> Truth {
    let known = truths.get(at).copied().unwrap_or_default();
    let Some(node) = rule.node(at) else { return known };
    match &node.test {
        Test::All => {
            rule.members(at).map(|m| favourable(rule, truths, m, wanted)).fold(Truth::True, Truth::and)
        }
        Test::Any => {
            rule.members(at).map(|m| favourable(rule, truths, m, wanted)).fold(Truth::False, Truth::or)
        }
        Test::Not => rule
            .members(at)
            .map(|m| favourable(rule, truths, m, wanted.not()))
            .fold(Truth::False, Truth::or)
            .not(),
        test if known.is_unknown() && !holds_figure(test) => wanted,
        _ => known,
    }
}
