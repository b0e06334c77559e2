//! `mtcr bulk`.

mod bar;
mod ledger;
mod lines;

use super::args::{Arguments, Bulk, BulkCommand, Format};
use super::out::chain;
use super::out::{Outcome, complain};
use super::{Ended, law, out};
use bar::Bar;
use ledger::Ledger;
use mtcr_bulk_files::{BulkError, ColumnMap, Identity, Job, Split, run as run_job};
use openmtcr::{Bench, Law};
use std::mem::ManuallyDrop;
use std::path::{Path, PathBuf};

pub(crate) fn run(arguments: &Arguments, options: &Bulk) -> Ended {
    match &options.command {
        Some(BulkCommand::Map { file, declarations: false }) => propose(arguments, file),
        Some(BulkCommand::Map { file, declarations: true }) => lines::propose(arguments, file),
        Some(BulkCommand::Merge { parts, output }) => merge(arguments, parts, output),
        None if options.declarations => lines::judge(arguments, options),
        None => classify(arguments, options),
    }
}

fn classify(arguments: &Arguments, options: &Bulk) -> Ended {
    let (Some(input), Some(output)) = (&options.input, &options.output) else {
        return Err(Outcome::BadInput);
    };
    let split = options.split.as_deref().unwrap_or("1/1").parse::<Split>().map_err(|wrong| failed(&wrong))?;
    let law = law(arguments)?;
    let bench = bench(&law, options.edition.as_deref())?;
    let vocabulary = &law.corpus.vocabulary;
    let map = options.map.as_deref().map(|path| ColumnMap::open(path, vocabulary)).transpose();
    let map = map.map_err(|wrong| failed(&wrong))?;
    let edition = law.corpus.edition(bench.choice.wanted).map_or("", |edition| edition.id.as_str());
    let job = Job {
        input,
        output,
        map: map.as_ref(),
        classifier: &bench.classifier,
        edition,
        engine: env!("CARGO_PKG_VERSION"),
        threads: options.threads.map_or_else(processors, usize::from),
        split,
        resume: options.resume,
        durable_every: options.durable_every,
        brief: options.brief,
    };
    let mut bar = Bar::new();
    let done = run_job(&job, &mut |progress| bar.show(progress, progress.totals.read));
    bar.end();
    let done = done.map_err(|wrong| failed(&wrong))?;
    Ledger::of_products(&law, bench.choice, &done, Some(input), output).print(arguments.format)
}

fn propose(arguments: &Arguments, file: &Path) -> Ended {
    let law = law(arguments)?;
    proposed(arguments, &mtcr_bulk_files::propose(file, &law.corpus).map_err(|wrong| failed(&wrong))?)
}

/// Prints a proposed mapping.
fn proposed(arguments: &Arguments, mapping: &str) -> Ended {
    match arguments.format {
        Format::Json => out::print_json(&Proposed { mapping })?,
        Format::Text | Format::Csv => out::print(mapping),
    }
    Ok(Outcome::Nothing)
}

/// A proposed mapping for programs.
#[derive(serde::Serialize)]
struct Proposed<'t> {
    mapping: &'t str,
}

fn merge(arguments: &Arguments, parts: &[PathBuf], output: &Path) -> Ended {
    let of_lines = match parts.first() {
        Some(part) => mtcr_bulk_files::is_of_declarations(part).map_err(|wrong| failed(&wrong))?,
        None => false,
    };
    if of_lines {
        return lines::merge(arguments, parts, output);
    }
    let (journal, done) = mtcr_bulk_files::merge(parts, output).map_err(|wrong| failed(&wrong))?;
    let law = law_of(arguments, &journal.identity)?;
    let bench = bench(&law, Some(&journal.identity.edition))?;
    Ledger::of_products(&law, bench.choice, &done, None, output).print(arguments.format)
}

/// The law that merged parts rest on.
fn law_of(arguments: &Arguments, identity: &Identity) -> Result<ManuallyDrop<Law>, Outcome> {
    let law = law(arguments)?;
    let own = law.corpus.digest.to_string();
    if own == identity.corpus {
        return Ok(law);
    }
    complain(&format!(
        "the parts rest on the law {}, and this is {}: name theirs with `--corpus`; the merged file is whole",
        identity.corpus, own
    ));
    Err(Outcome::Refused)
}

fn bench<'l>(law: &'l Law, edition: Option<&str>) -> Result<Bench<'l>, Outcome> {
    Bench::new(law, edition).map_err(|unknown| {
        complain(&unknown.to_string());
        Outcome::BadInput
    })
}

fn processors() -> usize {
    std::thread::available_parallelism().map_or(1, std::num::NonZero::get)
}

/// Complains of what stopped a run.
fn failed(wrong: &BulkError) -> Outcome {
    match wrong {
        BulkError::Map(report) => {
            out::report(report);
            Outcome::BadInput
        }
        BulkError::Ledger { .. } => {
            complain(&chain(wrong));
            Outcome::Refused
        }
        _ => {
            complain(&chain(wrong));
            Outcome::BadInput
        }
    }
}
