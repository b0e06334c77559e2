//! What is wrong with what was typed: a list at the top of the page that leads to the fields.

use mtcr_corpus::Report;

/// One thing that is wrong.
#[derive(Clone)]
pub(crate) struct Wrong {
    /// The id of the field that it is about.
    pub(crate) field: String,
    /// The group and label of the field, in the language of the page; empty where the text says it all.
    pub(crate) whose: String,
    /// The question that the field asks, in the law's English; empty where the page has a label of its own.
    pub(crate) question: String,
    /// What is wrong, in the words of the engine, which are English.
    pub(crate) text: String,
    /// What would be right; empty where nothing is known.
    pub(crate) help: String,
}

impl Wrong {
    /// Something wrong about a field.
    pub(crate) fn new(field: impl Into<String>, text: impl Into<String>, help: Option<String>) -> Self {
        Wrong {
            field: field.into(),
            whose: String::new(),
            question: String::new(),
            text: text.into(),
            help: help.unwrap_or_default(),
        }
    }

    /// The same about a field of an id, with what the field is called.
    pub(crate) fn about(self, field: &str, whose: String, question: String) -> Self {
        Wrong { field: field.to_owned(), whose, question, ..self }
    }

    /// Whether it says which field it is about.
    pub(crate) fn is_named(&self) -> bool {
        !self.whose.is_empty() || !self.question.is_empty()
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
