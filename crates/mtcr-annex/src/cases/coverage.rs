//! What the cases of an entry leave unshown.

use super::{Case, Classifier, expected};
use crate::verdict::Verdict;
use mtcr_corpus::{Entry, Version};
use mtcr_quantity::Number;
use mtcr_rules::{Dossier, FactId, PurposeId, Rule, Scene, Test, Truth, Value};
use std::cmp::Ordering;
use std::collections::BTreeSet;

/// Something about an entry that no case shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Gap {
    /// The entry.
    pub entry: String,
    /// What is not shown.
    pub missing: String,
}

impl std::fmt::Display for Gap {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "entry {}: no case shows {}", self.entry, self.missing)
    }
}

/// What the cases of each leaf leave unshown: a verdict, a side of a limit, a word of purpose said, denied or passed
/// over in silence, an exclusion or exception that applies.
#[must_use]
pub fn coverage(classifiers: &[Classifier<'_>], cases: &[Case]) -> Vec<Gap> {
    let Some(first) = classifiers.first() else {
        return Vec::new();
    };
    let corpus = first.corpus();
    let mut gaps = Vec::new();
    for entry in &corpus.entries {
        if entry.versions.iter().all(|version| version.rule.is_none()) {
            continue;
        }
        let own: Vec<&Case> = cases.iter().filter(|case| case.entry == entry.id).collect();
        let mut tell = |missing: String| {
            gaps.push(Gap { entry: entry.name.clone(), missing });
        };
        for verdict in [Verdict::Controlled, Verdict::NotControlled, Verdict::Undetermined] {
            if !own.iter().any(|case| expected(case.expect) == verdict) {
                tell(format!("a product that is {verdict}"));
            }
        }
        for version in &entry.versions {
            let exclusions = version.exclusions.iter().map(|exclusion| &exclusion.rule);
            let exceptions = version.exceptions.iter().map(|exception| &exception.when.rule);
            limits(version.rule.iter().chain(exclusions).chain(exceptions), &own, &mut tell);
            purposes(first, version, &own, &mut tell);
        }
        fired(classifiers, entry, &own, &mut tell);
    }
    gaps
}

/// Every number of every dossier inside a case, by fact.
fn numbers<'c>(dossier: &'c Dossier, fact: FactId, found: &mut Vec<&'c Number>) {
    match dossier.value(fact) {
        Some(Value::Number(interval)) => found.extend(interval.is_point()),
        Some(Value::Span { from, to }) => found.extend([from, to].into_iter().flatten()),
        _ => {}
    }
    for (_, members) in dossier.lists() {
        members.members.iter().for_each(|member| numbers(member, fact, found));
    }
}

/// The sides of limits of some rules that no case has a value on.
pub(super) fn limits<'r>(
    rules: impl Iterator<Item = &'r Rule>,
    cases: &[&Case],
    tell: &mut impl FnMut(String),
) {
    for rule in rules {
        rule.walk(&mut |node| {
            let limits: Vec<(FactId, &Number)> = match &node.test {
                Test::Compare { fact, limit, .. } => vec![(*fact, limit)],
                Test::ReachesAbove(fact, limit) | Test::ReachesBelow(fact, limit) => vec![(*fact, limit)],
                Test::Covers(fact, low, high) | Test::Overlaps(fact, low, high) => {
                    vec![(*fact, low), (*fact, high)]
                }
                _ => return,
            };
            for (fact, limit) in limits {
                let mut stated = Vec::new();
                cases.iter().for_each(|case| numbers(&case.dossier, fact, &mut stated));
                for (order, side) in
                    [(Ordering::Equal, "on"), (Ordering::Less, "below"), (Ordering::Greater, "above")]
                {
                    if !stated.iter().any(|number| number.compare(limit) == Some(order)) {
                        tell(format!("a value {side} the limit of `{}`", node.text));
                    }
                }
            }
        });
    }
}

/// What the cases do with each word of purpose of a text: said, denied, or passed over.
fn purposes(classifier: &Classifier<'_>, version: &Version, cases: &[&Case], tell: &mut impl FnMut(String)) {
    let mut tests: Vec<(&Rule, usize)> = Vec::new();
    if let Some(rule) = &version.rule {
        tests.extend(
            rule.nodes()
                .iter()
                .enumerate()
                .filter(|(_, node)| purpose(&node.test).is_some())
                .map(|(at, _)| (rule, at)),
        );
    }
    for (rule, at) in tests {
        let mut seen = BTreeSet::new();
        for case in cases {
            let classification = classifier.classify(&case.dossier);
            let mut truths = Vec::new();
            let scene: Scene<'_> = classification.scene();
            scene.truths(rule, &mut truths);
            seen.insert(truths.get(at).copied().unwrap_or_default());
        }
        for (truth, what) in
            [(Truth::True, "a yes to"), (Truth::False, "a no to"), (Truth::Unknown, "silence on")]
        {
            if !seen.contains(&truth) {
                tell(format!("{what} `{}`", rule.nodes().get(at).map_or("", |node| node.text.as_str())));
            }
        }
    }
}

fn purpose(test: &Test) -> Option<PurposeId> {
    match test {
        Test::Purpose { word, .. } | Test::Serves { word, .. } => Some(*word),
        _ => None,
    }
}

/// Exclusions and exceptions that no case makes apply.
fn fired(classifiers: &[Classifier<'_>], entry: &Entry, cases: &[&Case], tell: &mut impl FnMut(String)) {
    let parts = |version: &Version| version.exclusions.len() + version.exceptions.len();
    if entry.versions.iter().all(|version| parts(version) == 0) {
        return;
    }
    let mut seen = BTreeSet::new();
    for classifier in classifiers {
        for case in cases {
            let classification = classifier.classify(&case.dossier);
            for text in classification.finding(entry.id).iter().flat_map(|finding| &finding.texts) {
                let excluded = text.version.exclusions.iter().zip(&text.exclusions);
                seen.extend(excluded.filter(|(_, truth)| truth.is_true()).map(|(part, _)| part.id.clone()));
                let excepted = text.version.exceptions.iter().zip(&text.exceptions);
                seen.extend(
                    excepted.filter(|(_, truth)| truth.is_true()).map(|(part, _)| part.when.id.clone()),
                );
            }
        }
    }
    for version in &entry.versions {
        let exclusions = version.exclusions.iter().map(|part| &part.id);
        for id in exclusions.chain(version.exceptions.iter().map(|part| &part.when.id)) {
            if !seen.contains(id) {
                tell(format!("`{id}` applying"));
            }
        }
    }
}
