//! `bench-declarations`: how well and how fast lines of declarations are screened; figures of speed as one line of JSON last.
//!
//! The measuring is in `mtcr-declarations-bench`, which is built and run here in release mode.

use crate::bench_screening::{cargo, done, parties};

/// The rates of both halves, then the speed of judging lines in memory and of a file of them; with the parties of a folder of
/// lists, or with made ones.
///
/// # Errors
/// No list is where one was said to be, or what is run fails.
pub(crate) fn run(lists: Option<&str>, lines: Option<usize>) -> Result<bool, String> {
    for half in [[].as_slice(), ["--test"].as_slice()] {
        if !done(cargo(&["mtcr-declarations-bench", "--", "rates"]).args(half))? {
            return Ok(false);
        }
    }
    let parties = lists.map(parties).transpose()?;
    let work = crate::data::target()?.join("declarations-bench");
    for file in [None, Some(work)] {
        let mut speed = cargo(&["mtcr-declarations-bench", "--", "speed"]);
        if let Some(lines) = lines {
            speed.args(["--lines", &lines.to_string()]);
        }
        if let Some((parties, ..)) = &parties {
            speed.arg("--parties").arg(parties);
        }
        if let Some(work) = &file {
            speed.arg("--file").arg(work);
        }
        if !done(&mut speed)? {
            return Ok(false);
        }
    }
    Ok(true)
}
