//! The conditions of an entry with what each was judged by, to be opened and closed.

use crate::pages::frame::Frame;
use askama::Template;
use mtcr_application::wire::FindingForm;

/// A condition with those inside it.
#[derive(Template)]
#[template(path = "result/finding.html")]
pub(super) struct FindingView {
    /// The condition; a message where it joins others.
    text: String,
    joins: bool,
    /// Whether it holds, in words.
    truth: String,
    /// The same as a class of the stylesheet.
    class: String,
    /// What it was judged by; empty where nothing is known.
    evidence: String,
    /// That the value lies near the limit; empty where it does not.
    near: String,
    lang: &'static str,
    members: Vec<FindingView>,
}

impl FindingView {
    /// The tree of a finding.
    pub(super) fn of(f: &Frame, form: &FindingForm) -> Self {
        let key = match form.text.as_str() {
            "all of" => Some("rule-all"),
            "any of" => Some("rule-any"),
            "not" => Some("rule-not"),
            _ => None,
        };
        let evidence = form.evidence.as_ref().map_or_else(String::new, |known| {
            let from = [known.basis.as_str(), known.document.as_str()];
            let from: Vec<&str> = from.into_iter().filter(|part| !part.is_empty()).collect();
            if from.is_empty() {
                known.value.clone()
            } else {
                format!("{} ({})", known.value, from.join(", "))
            }
        });
        FindingView {
            text: key.map_or_else(|| form.text.clone(), |key| f.t(key)),
            joins: key.is_some(),
            truth: f.t(format!("truth-{}", form.truth)),
            class: form.truth.clone(),
            evidence,
            near: if form.near_limit { f.t("near-limit") } else { String::new() },
            lang: f.en(),
            members: form.members.iter().map(|member| Self::of(f, member)).collect(),
        }
    }
}
