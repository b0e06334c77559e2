//! A problem of a file.

use mtcr_corpus::Problem;
use serde::Serialize;
use utoipa::ToSchema;

/// A mistake in a file, with its place and what would be right.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct ProblemForm {
    /// The file.
    pub file: String,
    /// The line, from 1.
    pub line: u32,
    /// The column in characters, from 1.
    pub column: u32,
    /// The kind of mistake; `docs/reference/problems.md` explains each.
    pub code: &'static str,
    /// What is wrong.
    pub message: String,
    /// What would be right, where that is known.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub help: Option<String>,
}

impl From<&Problem> for ProblemForm {
    fn from(problem: &Problem) -> Self {
        ProblemForm {
            file: problem.place.file.to_string(),
            line: problem.place.line,
            column: problem.place.column,
            code: problem.code,
            message: problem.message.clone(),
            help: problem.help.clone(),
        }
    }
}
