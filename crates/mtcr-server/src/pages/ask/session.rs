//! The answers so far, as they travel in a field.

use mtcr_annex::ask::{Given, Said};
use mtcr_application::wire::{AnswerForm, SessionForm};

/// A session as the value of a field.
pub(super) fn written(form: &SessionForm) -> String {
    // Text and lists of text always have a form in JSON.
    serde_json::to_string(form).unwrap_or_default()
}

/// The session that a field holds: what a page put there, or a file that `mtcr ask` keeps.
///
/// # Errors
/// A text that is none, in words.
pub(super) fn read(text: &str) -> Result<SessionForm, String> {
    if text.trim_start().starts_with('{') {
        return serde_json::from_str(text).map_err(|_| "this is no session of questions".to_owned());
    }
    mtcr_application::ask::read_session(text).map_err(|wrong| wrong.to_string())
}

/// One answer for people.
pub(super) struct AnswerView {
    pub(super) about: String,
    pub(super) said: String,
}

/// The answers for people; `unknown` and the other words are in the language of the page.
pub(super) fn views(answers: &[Given], words: &AnswerWords) -> Vec<AnswerView> {
    let view = |given: &Given| AnswerView { about: given.about.clone(), said: said(given, words) };
    answers.iter().map(view).collect()
}

/// Words that answers are told in.
pub(super) struct AnswerWords {
    pub(super) yes: String,
    pub(super) no: String,
    pub(super) unknown: String,
    pub(super) no_more: String,
    pub(super) colon: String,
}

fn said(given: &Given, words: &AnswerWords) -> String {
    match &given.said {
        Said::Unknown => words.unknown.clone(),
        Said::Value(value) => value.clone(),
        Said::Sorted { yes, no, unknown } => {
            let parts = [(&words.yes, yes), (&words.no, no), (&words.unknown, unknown)];
            let named = parts.into_iter().filter(|(_, names)| !names.is_empty());
            named
                .map(|(word, names)| format!("{word}{} {}", words.colon, names.join(", ")))
                .collect::<Vec<_>>()
                .join("; ")
        }
        Said::Member(facts) => {
            facts.iter().map(|(name, value)| format!("{name} {value}")).collect::<Vec<_>>().join("; ")
        }
        Said::NoMore => words.no_more.clone(),
    }
}

/// The answers without the last one.
pub(super) fn without_last(answers: &[AnswerForm]) -> &[AnswerForm] {
    answers.split_last().map_or(answers, |(_, before)| before)
}
