//! What is asked of every entry: its truth, whether its figures are met, and what it adds to the product's category.

use super::compile::Compiler;
use super::graph::NodeId;
use mtcr_annex::{Classifier, holds_figure};
use mtcr_corpus::{Category, Version};
use mtcr_rules::{EntryId, Rule, Test, Truth};
use std::collections::{BTreeMap, BTreeSet};

/// The answers for one entry.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Answer {
    /// The entry.
    pub(crate) entry: EntryId,
    /// Its truth.
    pub(crate) truth: NodeId,
    /// Whether its figures are met; counts only where the truth is Unknown.
    pub(crate) limits: NodeId,
}

/// The answers for the product.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Whole {
    /// True for controlled, False for not controlled.
    pub(crate) verdict: NodeId,
    /// Whether it could be Category I.
    pub(crate) could_be_one: NodeId,
    /// Whether it is at least Category I.
    pub(crate) at_least_one: NodeId,
}

/// One text of an entry.
struct Text {
    truth: NodeId,
    limits: NodeId,
    /// Whether its category could be I.
    could_be_one: NodeId,
    /// Whether its category is at least I.
    at_least_one: NodeId,
}

/// What the category of an entry is where it is not refuted.
#[derive(Clone, Copy)]
struct Severity {
    truth: NodeId,
    could_be_one: NodeId,
    at_least_one: NodeId,
}

/// Compiles the wanted entries of the edition and what their truth rests on, those first that others yield to.
pub(crate) fn answers(
    compiler: &mut Compiler<'_>,
    classifier: &Classifier<'_>,
    wanted: &dyn Fn(EntryId) -> bool,
) -> (Vec<Answer>, Whole) {
    let needed = needed(classifier, wanted);
    let mut answers = Vec::new();
    let mut severities: BTreeMap<EntryId, Severity> = BTreeMap::new();
    let (mut verdict, mut could_be_one, mut at_least_one) = (Vec::new(), Vec::new(), Vec::new());
    for (entry, texts, yields_to) in classifier.planned().filter(|(entry, ..)| needed.contains(&entry.id)) {
        let texts: Vec<Text> = texts.iter().map(|version| text(compiler, classifier, version)).collect();
        let truths: Vec<NodeId> = texts.iter().map(|text| text.truth).collect();
        let own = compiler.graph.agreed(&truths);
        let others: Vec<NodeId> =
            yields_to.iter().filter_map(|other| compiler.entries.get(other).copied()).collect();
        let under_other = compiler.graph.any(others);
        let alone = compiler.graph.not(under_other);
        let truth = compiler.graph.all([own, alone]);
        compiler.entries.insert(entry.id, truth);

        let limits = compiler.graph.any(texts.iter().map(|text| text.limits));
        let here = severity(compiler, truth, &texts);
        severities.insert(entry.id, here);
        if !wanted(entry.id) {
            continue;
        }
        answers.push(Answer { entry: entry.id, truth, limits });
        let graph = &mut compiler.graph;
        let (possible, certain) = (graph.possible(truth), graph.certain(truth));
        // Its own rule is met while an entry it yields to is open: controlled under one or the other.
        let met = graph.certain(own);
        let either = graph.all([met, possible]);
        verdict.extend([truth, either]);
        could_be_one.push(graph.all([possible, here.could_be_one]));
        at_least_one.push(graph.all([certain, here.at_least_one]));
        let others = yields_to.iter().filter_map(|other| severities.get(other).copied()).map(|other| {
            let possible = graph.possible(other.truth);
            let refuted = graph.not(possible);
            graph.any([refuted, other.at_least_one])
        });
        let others: Vec<NodeId> = others.collect();
        at_least_one.push(graph.all([either, here.at_least_one].into_iter().chain(others)));
    }
    answers.sort_by_key(|answer| answer.entry);
    let whole = Whole {
        verdict: compiler.graph.any(verdict),
        could_be_one: compiler.graph.any(could_be_one),
        at_least_one: compiler.graph.any(at_least_one),
    };
    (answers, whole)
}

/// The wanted entries with those that their truth rests on: what they yield to, and what their rules refer to.
fn needed(classifier: &Classifier<'_>, wanted: &dyn Fn(EntryId) -> bool) -> BTreeSet<EntryId> {
    let names = classifier.corpus().vocabulary.entries();
    let planned: Vec<_> = classifier.planned().collect();
    let mut needed = BTreeSet::new();
    // Each entry stands after those it rests on.
    for (entry, texts, yields_to) in planned.into_iter().rev() {
        if !wanted(entry.id) && !needed.contains(&entry.id) {
            continue;
        }
        needed.insert(entry.id);
        needed.extend(yields_to);
        for text in texts {
            for rule in text.rules() {
                rule.walk(&mut |node| {
                    if let Test::SpecifiedIn(ranges) = &node.test {
                        needed.extend(ranges.iter().flat_map(|range| names.ruled(*range)));
                    }
                });
            }
        }
    }
    needed
}

fn text(compiler: &mut Compiler<'_>, classifier: &Classifier<'_>, version: &Version) -> Text {
    let Some(rule) = &version.rule else {
        let never = compiler.graph.always(Truth::False);
        return Text { truth: never, limits: never, could_be_one: never, at_least_one: never };
    };
    let met = compiler.rule(rule);
    let exclusions: Vec<NodeId> =
        version.exclusions.iter().map(|exclusion| compiler.rule(&exclusion.rule)).collect();
    let excluded = compiler.graph.any(exclusions);
    let kept = compiler.graph.not(excluded);
    let truth = compiler.graph.all([met, kept]);

    let surely_excluded = compiler.graph.certain(excluded);
    let not_excluded = compiler.graph.not(surely_excluded);
    let shown = shown_figures(compiler, rule);
    let favourable = favourable(compiler, rule, 0, true);
    let favourable = compiler.graph.certain(favourable);
    let limits = compiler.graph.all([shown, not_excluded, favourable]);

    let base = classifier.category_alone(version);
    let is_one = |category| Truth::from(category == Some(Category::One));
    let mut could_be_one = vec![compiler.graph.always(is_one(base.could_be))];
    let mut at_least_one = vec![compiler.graph.always(is_one(base.at_least))];
    for exception in &version.exceptions {
        let when = compiler.rule(&exception.when.rule);
        let applies = compiler.graph.possible(when);
        if exception.to == Category::One {
            could_be_one.push(applies);
        } else {
            at_least_one.push(compiler.graph.not(applies));
        }
    }
    Text {
        truth,
        limits,
        could_be_one: compiler.graph.any(could_be_one),
        at_least_one: compiler.graph.all(at_least_one),
    }
}

/// The category over the texts that are not refuted: the most severe any of them allows, the mildest any of them demands.
fn severity(compiler: &mut Compiler<'_>, truth: NodeId, texts: &[Text]) -> Severity {
    let graph = &mut compiler.graph;
    let (mut could_be_one, mut at_least_one) = (Vec::new(), Vec::new());
    for text in texts {
        let possible = graph.possible(text.truth);
        could_be_one.push(graph.all([possible, text.could_be_one]));
        let refuted = graph.not(possible);
        at_least_one.push(graph.any([refuted, text.at_least_one]));
    }
    Severity { truth, could_be_one: graph.any(could_be_one), at_least_one: graph.all(at_least_one) }
}

/// Whether at least one figure of the rule is shown to be met.
fn shown_figures(compiler: &mut Compiler<'_>, rule: &Rule) -> NodeId {
    let mut shown = Vec::new();
    for node in rule.nodes().iter().filter(|node| holds_figure(&node.test)) {
        let truth = compiler.of_product(&node.test);
        shown.push(compiler.graph.certain(truth));
    }
    compiler.graph.any(shown)
}

/// The truth of a node when open conditions without a figure take the value that favours control.
fn favourable(compiler: &mut Compiler<'_>, rule: &Rule, at: usize, wanted: bool) -> NodeId {
    let Some(node) = rule.node(at) else { return compiler.graph.always(Truth::Unknown) };
    let members: Vec<usize> = rule.members(at).collect();
    let mut of = |wanted| -> Vec<NodeId> {
        members.iter().map(|member| favourable(compiler, rule, *member, wanted)).collect()
    };
    match &node.test {
        Test::All => {
            let members = of(wanted);
            compiler.graph.all(members)
        }
        Test::Any => {
            let members = of(wanted);
            compiler.graph.any(members)
        }
        Test::Not => {
            let members = of(!wanted);
            let any = compiler.graph.any(members);
            compiler.graph.not(any)
        }
        test => {
            let truth = compiler.of_product(test);
            match (holds_figure(test), wanted) {
                (true, _) => truth,
                (false, true) => compiler.graph.possible(truth),
                (false, false) => compiler.graph.certain(truth),
            }
        }
    }
}
