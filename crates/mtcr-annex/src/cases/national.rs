//! What the cases of a national list leave unshown.

use super::coverage::limits;
use super::{Case, Classifier, Gap, expected};
use crate::verdict::Verdict;
use mtcr_rules::{Rule, Test};
use std::collections::BTreeSet;

/// What the cases of each paragraph leave unshown: that it controls something and leaves something out, a side of a
/// limit, an exclusion that applies. A paragraph with an unsettled ground need not control anything for certain.
/// An exclusion of a heading is shown by a case of any paragraph below it, and its limits likewise.
#[must_use]
pub fn list_coverage(classifier: &Classifier<'_>, cases: &[Case]) -> Vec<Gap> {
    let Some(list) = &classifier.corpus().list else { return Vec::new() };
    let fired = fired(classifier, cases);
    let mut told = BTreeSet::new();
    let mut gaps = Vec::new();
    for paragraph in &list.paragraphs {
        let Some(rule) = &paragraph.rule else { continue };
        let mut tell = |missing: String| gaps.push(Gap { entry: paragraph.name.clone(), missing });
        let own: Vec<&Case> = cases.iter().filter(|case| case.entry == paragraph.id).collect();
        for verdict in [Verdict::Controlled, Verdict::NotControlled] {
            let wanted = verdict == Verdict::NotControlled || !is_unsettled(rule);
            if wanted && !own.iter().any(|case| expected(case.expect) == verdict) {
                tell(format!("a product that is {verdict}"));
            }
        }
        limits(std::iter::once(rule), &own, &mut tell);
        for exclusion in &paragraph.exclusions {
            if !told.insert(exclusion.id.as_str()) {
                continue;
            }
            let sharing = |case: &&Case| {
                let paragraph = list.paragraph(case.entry);
                paragraph.is_some_and(|other| other.exclusions.iter().any(|part| part.id == exclusion.id))
            };
            let sharing: Vec<&Case> = cases.iter().filter(sharing).collect();
            limits(std::iter::once(&exclusion.rule), &sharing, &mut tell);
            if !fired.contains(&exclusion.id) {
                tell(format!("`{}` applying", exclusion.id));
            }
        }
    }
    gaps
}

/// The ids of the exclusions that apply in some case of a paragraph that has them.
fn fired(classifier: &Classifier<'_>, cases: &[Case]) -> BTreeSet<String> {
    let mut seen = BTreeSet::new();
    for case in cases {
        let classification = classifier.classify(&case.dossier);
        if let Some(finding) = classification.paragraph(case.entry) {
            let parts = finding.paragraph.exclusions.iter().zip(&finding.exclusions);
            seen.extend(parts.filter(|(_, truth)| truth.is_true()).map(|(part, _)| part.id.clone()));
        }
    }
    seen
}

fn is_unsettled(rule: &Rule) -> bool {
    rule.nodes().iter().any(|node| matches!(node.test, Test::Unsettled(_)))
}
