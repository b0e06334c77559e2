//! What people have to do: clear, obtain, ask, weigh.

use super::ground::{GroundView, of_line};
use crate::pages::field::{FieldView, PREFIX};
use crate::pages::frame::Frame;
use crate::pages::visit::Visit;
use mtcr_application::wire::{BlockerForm, ChangeForm, FactorForm, OverlayForm, TransferQuestionForm};
use std::collections::BTreeSet;

/// Something in the way of an approval.
pub(super) struct BlockerView {
    pub(super) id: String,
    pub(super) label: String,
    pub(super) open: bool,
    pub(super) rules: String,
    pub(super) why: Vec<String>,
}

impl BlockerView {
    pub(super) fn of(form: &BlockerForm) -> Self {
        let rules: BTreeSet<&str> = form.grounds.iter().map(|ground| ground.rule.as_str()).collect();
        let mut why: Vec<String> = Vec::new();
        for reason in form.grounds.iter().flat_map(|ground| &ground.why) {
            if !why.contains(reason) {
                why.push(reason.clone());
            }
        }
        BlockerView {
            id: form.id.clone(),
            label: form.label.clone(),
            open: form.blocks != "true",
            rules: rules.into_iter().collect::<Vec<_>>().join(", "),
            why,
        }
    }
}

/// A question to be answered.
pub(super) struct AskView {
    pub(super) line: String,
    pub(super) question: String,
    pub(super) name: String,
    pub(super) rules: String,
}

impl AskView {
    pub(super) fn of(f: &Frame, form: &TransferQuestionForm, lines: usize) -> Self {
        AskView {
            line: of_line(f, form.line, lines),
            question: form.question.clone(),
            name: form.name.clone(),
            rules: form.rules.join(", "),
        }
    }
}

/// The questions that the page can take answers to, and the others.
pub(super) fn asks(
    visit: &Visit,
    f: &Frame,
    forms: &[TransferQuestionForm],
    lines: usize,
) -> (Vec<FieldView>, Vec<AskView>) {
    let words = &visit.node.law().corpus.guidelines.vocabulary;
    let (mut fields, mut others, mut named) = (Vec::new(), Vec::new(), BTreeSet::new());
    for form in forms {
        // An answer on the page holds for every line; one for a single line of several stands in the text.
        let fact = words.find_fact(&form.name).filter(|_| form.line.is_none() || lines == 1);
        match fact.and_then(|id| words.fact(id)) {
            Some(fact) if named.insert(form.name.as_str()) => {
                let place = (format!("ask{}", named.len()), format!("{PREFIX}{}", fact.name));
                fields.push(FieldView::of_fact(f, (fact, words), place, None));
            }
            Some(_) => {}
            None => others.push(AskView::of(f, form, lines)),
        }
    }
    (fields, others)
}

/// A factor to be weighed.
pub(super) struct FactorView {
    pub(super) rule: String,
    pub(super) summary: String,
    pub(super) evidence: Vec<String>,
    pub(super) missing: Vec<String>,
}

/// The factors in the order of the paragraph.
pub(super) fn factors<'f>(forms: impl Iterator<Item = &'f FactorForm>) -> Vec<FactorView> {
    let mut views: Vec<FactorView> = forms
        .map(|form| FactorView {
            rule: form.rule.clone(),
            summary: form.summary.clone(),
            evidence: form.evidence.clone(),
            missing: form.missing.clone(),
        })
        .collect();
    views.sort_by(|a, b| a.rule.cmp(&b.rule));
    views
}

/// A recorded fact that would change the position.
pub(super) struct ChangeView {
    pub(super) fact: String,
    pub(super) question: String,
    pub(super) position: String,
}

impl ChangeView {
    pub(super) fn of(f: &Frame, form: &ChangeForm) -> Self {
        ChangeView {
            fact: form.fact.clone(),
            question: form.question.clone(),
            position: range(f, &form.position, (&form.at_least, &form.could_be)),
        }
    }
}

/// A position in words; both ends where it is not settled.
pub(super) fn range(f: &Frame, position: &str, (at_least, could_be): (&str, &str)) -> String {
    let words = |id: &str| f.lang.known(&format!("position-{id}")).unwrap_or_else(|| id.to_owned());
    if at_least == could_be {
        words(position)
    } else {
        format!("{}: {} – {}", words(position), words(at_least), words(could_be))
    }
}

/// National law beside the Guidelines.
pub(super) struct OverlayView {
    pub(super) title: String,
    pub(super) position: String,
    pub(super) barred: bool,
    pub(super) grounds: Vec<GroundView>,
    pub(super) duties: Vec<DutyView>,
    pub(super) asks: Vec<AskView>,
}

/// What national law has the authority do.
pub(super) struct DutyView {
    pub(super) text: String,
    pub(super) open: bool,
    pub(super) rule: String,
}

impl OverlayView {
    pub(super) fn of(f: &Frame, form: &OverlayForm, lines: usize) -> Self {
        let duties = form.duties.iter().map(|duty| DutyView {
            text: duty.text.clone(),
            open: duty.holds != "true",
            rule: duty.rule.clone(),
        });
        OverlayView {
            title: form.title.clone(),
            position: range(f, &form.own_position, (&form.at_least, &form.could_be)),
            barred: form.barred,
            grounds: form.grounds.iter().map(|ground| GroundView::of(f, ground, lines)).collect(),
            duties: duties.collect(),
            asks: form.asks.iter().map(|ask| AskView::of(f, ask, lines)).collect(),
        }
    }
}
