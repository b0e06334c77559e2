//! `mtcr cluster`: a program of its own does the work, since what it is made of would make this one five times as large.

use super::Ended;
use super::args::{Arguments, Format};
use super::out::{Outcome, complain};
use std::ffi::OsString;
use std::path::PathBuf;
use std::process::Command;

/// The program.
const PROGRAM: &str = "mtcr-cluster";

/// Runs the program beside this one, else the one on PATH, with everything that it is given.
pub(crate) fn run(arguments: &Arguments, given: &[OsString]) -> Ended {
    if arguments.corpus.is_some() || !arguments.trust.is_empty() || arguments.format != Format::Text {
        complain(
            "`mtcr cluster` rests on the law built in and has options of its own: write none before `cluster`",
        );
        return Err(Outcome::BadInput);
    }
    let mut command = Command::new(beside().unwrap_or_else(|| PathBuf::from(PROGRAM)));
    command.args(given);
    finish(&mut command)
}

/// The program beside this one, where it is there.
fn beside() -> Option<PathBuf> {
    let own = std::env::current_exe().ok()?;
    let other = own.with_file_name(format!("{PROGRAM}{}", std::env::consts::EXE_SUFFIX));
    other.is_file().then_some(other)
}

/// Becomes the program, so that signals and the exit code are its own.
#[cfg(unix)]
fn finish(command: &mut Command) -> Ended {
    use std::os::unix::process::CommandExt;
    Err(not_run(&command.exec()))
}

/// Runs the program and ends as it ends.
#[cfg(not(unix))]
fn finish(command: &mut Command) -> Ended {
    match command.status().map_err(|error| not_run(&error))?.code() {
        Some(0) => Ok(Outcome::Nothing),
        Some(1) => Ok(Outcome::Attention),
        Some(2) => Err(Outcome::BadInput),
        _ => Err(Outcome::Refused),
    }
}

fn not_run(error: &std::io::Error) -> Outcome {
    if error.kind() == std::io::ErrorKind::NotFound {
        complain(&format!(
            "the program `{PROGRAM}` is neither beside this one nor on PATH, and `mtcr` itself has no cluster in it: \
             `cargo build --release -p {PROGRAM}` makes it from the sources of this version; for parts of a file under \
             any batch scheduler `mtcr bulk --split` needs nothing else"
        ));
    } else {
        complain(&format!("cannot run `{PROGRAM}`: {error}"));
    }
    Outcome::BadInput
}
