//! What is recorded: absent means that it has not happened.

use mtcr_corpus::corpus::Guidelines;
use mtcr_rules::{Dossier, FactId, FactKind, Members, Scene, Value};

/// Fills in what the absence of recorded facts says, on the transfer and on the members of its lists.
pub(crate) fn fill(guidelines: &Guidelines, dossier: &mut Dossier) {
    for recorded in &guidelines.recorded {
        match (recorded.list, recorded.fact) {
            (None, Some(fact)) => close(guidelines, dossier, fact),
            (Some(list), fact) => {
                let mut members = dossier.list(list).cloned().unwrap_or_default();
                members.complete = true;
                if let Some(fact) = fact {
                    members.members.iter_mut().for_each(|member| close(guidelines, member, fact));
                }
                dossier.set_list(list, members);
            }
            (None, None) => {}
        }
    }
}

/// Sets the flags that hold as soon as something is said; what their rules leave open counts as not said.
pub(crate) fn said(guidelines: &Guidelines, dossier: &mut Dossier) {
    for said in &guidelines.said {
        let truth = Scene::new(&guidelines.vocabulary, dossier).truth(&said.rule);
        dossier.set(said.fact, Value::Flag(truth.is_true()));
    }
}

fn close(guidelines: &Guidelines, dossier: &mut Dossier, fact: FactId) {
    let kind = guidelines.vocabulary.fact(fact).map(|fact| &fact.kind);
    match (kind, dossier.value(fact)) {
        (Some(FactKind::Flag), None) => dossier.set(fact, Value::Flag(false)),
        (Some(FactKind::Words), None) => dossier.set(fact, Value::Words { yes: 0, no: u64::MAX }),
        (Some(FactKind::Words), Some(Value::Words { yes, .. })) => {
            let yes = *yes;
            dossier.set(fact, Value::Words { yes, no: !yes });
        }
        _ => {}
    }
}

/// Sets a flag of a dossier where its truth is settled.
pub(crate) fn set_flag(dossier: &mut Dossier, fact: Option<FactId>, truth: mtcr_rules::Truth) {
    if let Some(fact) = fact {
        match truth {
            mtcr_rules::Truth::True => dossier.set(fact, Value::Flag(true)),
            mtcr_rules::Truth::False => dossier.set(fact, Value::Flag(false)),
            mtcr_rules::Truth::Unknown => {}
        }
    }
}

/// A complete list of dossiers that have names only.
pub(crate) fn named(names: impl Iterator<Item = String>) -> Members {
    Members { complete: true, members: names.map(Dossier::new).collect() }
}
