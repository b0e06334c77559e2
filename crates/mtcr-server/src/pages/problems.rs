//! What is wrong with what was typed: a list at the top of the page that leads to the fields.

use mtcr_corpus::Report;

/// One thing that is wrong.
pub(crate) struct Wrong {
    /// The id of the field that it is about.
    pub(crate) field: String,
    /// What is wrong, in the words of the engine, which are English.
    pub(crate) text: String,
    /// What would be right; empty where nothing is known.
    pub(crate) help: String,
}

impl Wrong {
    /// Something wrong about a field.
    pub(crate) fn new(field: impl Into<String>, text: impl Into<String>, help: Option<String>) -> Self {
        Wrong { field: field.into(), text: text.into(), help: help.unwrap_or_default() }
    }
}

/// The problems of a text that stands in a field, each with its line.
pub(crate) fn of_report(field: &str, report: &Report) -> Vec<Wrong> {
    let wrong = |problem: &mtcr_corpus::Problem| {
        let text = match problem.place.line {
            0 => problem.message.clone(),
            line => format!("{line}:{}: {}", problem.place.column, problem.message),
        };
        Wrong::new(field, text, problem.help.clone())
    };
    report.problems().iter().map(wrong).collect()
}
