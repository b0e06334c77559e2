//! Where answers and complaints go.

use anstyle::{AnsiColor, Style};
use mtcr_corpus::Report;
use serde::Serialize;
use std::io::Write;
use std::path::Path;

/// What a command ends with; of several the greatest counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Outcome {
    /// Nothing to attend to.
    Nothing,
    /// Something is controlled, undetermined or wrong with the law.
    Attention,
    /// What was given cannot be read.
    BadInput,
    /// No answer is given.
    Refused,
}

impl Outcome {
    pub(crate) fn code(self) -> u8 {
        match self {
            Outcome::Nothing => 0,
            Outcome::Attention => 1,
            Outcome::BadInput => 2,
            Outcome::Refused => 3,
        }
    }
}

/// Prints an answer; colour is kept on a terminal only.
pub(crate) fn print(text: &str) {
    // A reader that goes away early needs no answer.
    let _ = anstream::stdout().write_all(text.as_bytes());
}

/// Prints what goes beside an answer that a program reads.
pub(crate) fn print_aside(text: &str) {
    let _ = anstream::stderr().write_all(text.as_bytes());
}

/// Prints an answer as it is.
pub(crate) fn print_bytes(bytes: &[u8]) {
    let _ = std::io::stdout().write_all(bytes);
}

/// Prints an answer as JSON.
pub(crate) fn print_json(form: &impl Serialize) -> Result<(), Outcome> {
    print_bytes(json(form)?.as_bytes());
    Ok(())
}

/// An answer as JSON.
pub(crate) fn json(form: &impl Serialize) -> Result<String, Outcome> {
    let text = serde_json::to_string_pretty(form).map_err(|error| {
        complain(&format!("the answer cannot be written as JSON: {error}"));
        Outcome::Refused
    })?;
    Ok(format!("{text}\n"))
}

/// Writes an answer to a file.
pub(crate) fn write(path: &Path, text: &str) -> Result<(), Outcome> {
    std::fs::write(path, text).map_err(|error| {
        complain(&format!("cannot write {}: {error}", path.display()));
        Outcome::BadInput
    })
}

/// Prints the problems of files.
pub(crate) fn report(report: &Report) {
    let _ = write!(anstream::stderr(), "{report}");
    if report.len() > 1 {
        complain(&format!("{} problems", report.len()));
    }
}

/// Prints why there is no answer.
pub(crate) fn complain(message: &str) {
    let style = Style::new().fg_color(Some(AnsiColor::Red.into())).bold();
    let _ = writeln!(anstream::stderr(), "{style}error:{style:#} {message}");
}

/// Prints what qualifies an answer that has no place for it.
pub(crate) fn warn(message: &str) {
    let style = Style::new().fg_color(Some(AnsiColor::Yellow.into())).bold();
    let _ = writeln!(anstream::stderr(), "{style}note:{style:#} {message}");
}

/// An error with its causes, in one line.
pub(crate) fn chain(error: &dyn std::error::Error) -> String {
    let causes = std::iter::successors(error.source(), |cause| cause.source());
    causes.fold(error.to_string(), |line, cause| format!("{line}: {cause}"))
}
