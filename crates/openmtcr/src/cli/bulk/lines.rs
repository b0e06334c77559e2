//! Files of declarations.

use super::bar::Bar;
use super::ledger::Ledger;
use super::{bench, failed, law_of, processors, proposed};
use crate::cli::args::{Arguments, Bulk, OfLines};
use crate::cli::out::{Outcome, complain};
use crate::cli::shelved::{self, date};
use crate::cli::{Ended, law, roll};
use jiff::civil::Date;
use mtcr_bulk_files::{LineMap, LinesBasis, LinesJob, Split, propose_lines, read_licences, run_lines};
use mtcr_corpus::Corpus;
use mtcr_declarations::{Licences, Listed, NoLicences, Remembered, Screen, Tables, TablesError};
use mtcr_lists::Screener;
use std::path::{Path, PathBuf};

/// Answers about parties that are kept: a day's declarations name the same ones again and again.
const REMEMBERED: usize = 200_000;

pub(super) fn judge(arguments: &Arguments, options: &Bulk) -> Ended {
    let (Some(input), Some(output)) = (&options.input, &options.output) else {
        return Err(Outcome::BadInput);
    };
    let split = options.split.as_deref().unwrap_or("1/1").parse::<Split>().map_err(|wrong| failed(&wrong))?;
    let on = date(options.of_lines.on.as_deref())?;
    let law = law(arguments)?;
    let roll = roll(options.of_lines.registry.as_deref())?;
    let bench = bench(&law, options.edition.as_deref())?;
    let tables = Tables::built_in().map_err(|wrong| unusable(&wrong))?;
    let with_registry;
    let corpus: &Corpus = if roll.digest().is_some() {
        with_registry = Corpus { registry: roll.registry(&law).clone(), ..law.corpus.clone() };
        &with_registry
    } else {
        &law.corpus
    };
    let screen =
        Screen::new(corpus, bench.choice.evaluated, on, &tables).map_err(|wrong| unusable(&wrong))?;
    let map = options.map.as_deref().map(|path| LineMap::open(path, screen.fields())).transpose();
    let map = map.map_err(|wrong| failed(&wrong))?;
    let screener = screener(&options.of_lines, on)?;
    let entries = corpus.vocabulary.entries();
    let register = options.of_lines.licences.as_deref().map(|path| {
        read_licences(path, on, |entry| entries.range(entry).is_some()).map_err(|wrong| failed(&wrong))
    });
    let (register, licences) = register.transpose()?.unzip();
    let edition = law.corpus.edition(bench.choice.wanted).map_or("", |edition| edition.id.as_str());
    let basis = LinesBasis {
        corpus: law.corpus.digest.to_string(),
        edition: edition.to_owned(),
        on: on.to_string(),
        lists: lists(&screener, on),
        licences,
        registry: roll.digest().map(str::to_owned),
    };
    let parties = Remembered::new(Listed::new(&screener, on), REMEMBERED);
    let known: &(dyn Licences + Sync) = match &register {
        Some(register) => register,
        None => &NoLicences,
    };
    let job = LinesJob {
        input,
        output,
        map: map.as_ref(),
        screen: &screen,
        parties: &parties,
        licences: known,
        basis: &basis,
        engine: env!("CARGO_PKG_VERSION"),
        threads: options.threads.map_or_else(processors, usize::from),
        split,
        resume: options.resume,
        durable_every: options.durable_every,
    };
    let mut bar = Bar::new();
    let done = run_lines(&job, &mut |progress| bar.show(progress, progress.totals.read));
    bar.end();
    let done = done.map_err(|wrong| failed(&wrong))?;
    Ledger::of_lines(&law, bench.choice, &done, Some(input), output, &basis.on, roll.banner())
        .print(arguments.format)
}

pub(super) fn propose(arguments: &Arguments, file: &Path) -> Ended {
    let tables = Tables::built_in().map_err(|wrong| unusable(&wrong))?;
    proposed(arguments, &propose_lines(file, &tables.headers).map_err(|wrong| failed(&wrong))?)
}

pub(super) fn merge(arguments: &Arguments, parts: &[PathBuf], output: &Path) -> Ended {
    let (journal, done) = mtcr_bulk_files::merge_lines(parts, output).map_err(|wrong| failed(&wrong))?;
    let law = law_of(arguments, &journal.identity)?;
    let bench = bench(&law, Some(&journal.identity.edition))?;
    let by = journal.identity.declarations.as_ref();
    let on = by.map_or("", |by| by.on.as_str());
    let banner = by.and_then(|by| by.registry.as_ref()).map(|digest| {
        format!(
            "OTHER REGISTRY, SHA-256 {digest}: it stood in place of the one that this program was built with."
        )
    });
    Ledger::of_lines(&law, bench.choice, &done, None, output, on, banner).print(arguments.format)
}

/// The lists that parties are asked of. While one stands in the way of "clear" no line could be cleared, and the run does not
/// begin.
fn screener(options: &OfLines, on: Date) -> Result<Screener, Outcome> {
    let folder = options.lists.as_deref().unwrap_or(Path::new("lists"));
    let screener = shelved::screener(folder, options.profile.as_deref().unwrap_or("default"))?;
    let refusals = screener.refusals(on);
    if refusals.is_empty() {
        return Ok(screener);
    }
    let why: Vec<String> = refusals
        .iter()
        .map(|refusal| match &refusal.list {
            Some(list) => format!("  {}: {}", list.0, refusal.why),
            None => format!("  {}", refusal.why),
        })
        .collect();
    complain(&format!(
        "no line could be cleared on {on}, since lists of parties in {} are not in order:\n{}\n\
         `mtcr lists show` says how they stand, `mtcr lists import` puts one in use, and `--profile` says which must be there",
        folder.display(),
        why.join("\n")
    ));
    Err(Outcome::Refused)
}

/// What tells these lists from others: every version in use, and by which profile it is asked.
fn lists(screener: &Screener, on: Date) -> String {
    let mut text = screener.profile().id.clone();
    for (declaration, version, _) in screener.lists(on) {
        if let Some(version) = version {
            text.push_str(&format!("\n{} {} {}", declaration.id.0, version.number, version.digest));
        }
    }
    text
}

fn unusable(wrong: &TablesError) -> Outcome {
    complain(&wrong.to_string());
    Outcome::Refused
}
