//! Every script of the project: `cargo xtask NAME`.

mod api_fuzz;
mod ask_quality;
mod bench_bulk;
mod bench_screening;
mod browser;
mod compare;
mod coverage;
mod crash;
mod data;
mod drill;
mod layers;
mod libraries;
mod licences;
mod load;
mod mutate;
mod national;
mod node;
mod packages;
mod search_quality;
mod test;

use std::path::PathBuf;
use std::process::ExitCode;

const USAGE: &str = "\
usage: cargo xtask COMMAND
  test             everything that must hold: format, lints, licences, law, documentation, tests
  check-data       the law alone: problems, cases, coverage      [--corpus DIR]
  check-list LIST  one national list: problems, cases, coverage  [--corpus DIR]
  compare-sources  the law against the tables in xtask/facts     [--corpus DIR]
  coverage [LIST]  pages and figures of what lists cover, explanations [--corpus DIR]
  mutate-data      small changes of the law must be noticed      [--corpus DIR] [--entries ID,…]
  ask-quality      questions that `mtcr ask` needs for the examples, against a fixed order
  search-quality   how well descriptions find their entries   [--corpus DIR] [--misses]
  crash            kills and lost power lose nothing that was acknowledged [--kills N] [--seed S]
  drill            a node is backed up and restored elsewhere, and answers the same, on both databases [--jobs N]
  packages         installs the Debian packages that the tests run
  browser [NAME…]  the pages of a running node in a real browser; NAME begins a file of tests/browser
  api-fuzz         schemathesis tries every operation of the API [--examples N]
  load             100 people at once on a node, then as much as it can do [--seconds N] [--address URL]
  bench-screening  how well and how fast names are screened, beside peers --lists DIR [--peers none|…] [--queries N]
  bench-bulk       bulk classification beside Arrow's sum and row engines [--rows N] [--peers none] [--growth] [--verify N]
  layers           dependencies between the crates point downwards
  licences         licences of all dependencies";

fn main() -> ExitCode {
    let mut args: Vec<String> = std::env::args().skip(1).collect();
    let folder = option(&mut args, "--corpus").map_or_else(|| data::root().join("data"), PathBuf::from);
    let entries = option(&mut args, "--entries").unwrap_or_default();
    let prefixes: Vec<String> =
        entries.split(',').filter(|prefix| !prefix.is_empty()).map(str::to_owned).collect();
    let kills = option(&mut args, "--kills").and_then(|kills| kills.parse().ok()).unwrap_or(100);
    let seed = option(&mut args, "--seed").and_then(|seed| seed.parse().ok()).unwrap_or(1);
    let number = |name: &str, args: &mut Vec<String>| option(args, name).and_then(|text| text.parse().ok());
    let examples = number("--examples", &mut args).unwrap_or(100);
    let seconds = number("--seconds", &mut args).unwrap_or(60);
    let jobs = number("--jobs", &mut args).unwrap_or(20);
    let address = option(&mut args, "--address");
    let lists = option(&mut args, "--lists");
    let peers = option(&mut args, "--peers");
    let queries = option(&mut args, "--queries").and_then(|queries| queries.parse().ok());
    let result = match args.first().map(String::as_str) {
        Some("test") => test::run(),
        Some("check-data") => data::check(&folder),
        Some("check-list") => match args.get(1) {
            Some(list) => national::check(&folder, Some(list)),
            None => Err(USAGE.to_owned()),
        },
        Some("coverage") => coverage::run(&folder, args.get(1).map(String::as_str)),
        Some("compare-sources") => compare::run(&folder),
        Some("ask-quality") => ask_quality::report(),
        Some("search-quality") => search_quality::run(&folder, args.iter().any(|arg| arg == "--misses")),
        Some("crash") => crash::run(kills, seed),
        Some("drill") => drill::run(jobs.into()),
        Some("packages") => packages::run(),
        Some("browser") => browser::run(args.get(1..).unwrap_or_default()),
        Some("api-fuzz") => api_fuzz::run(examples),
        Some("load") => load::run(load::Plan::marked(seconds.into()), address.as_deref()),
        Some("bench-screening") => bench_screening::run(lists.as_deref(), peers.as_deref(), queries),
        Some("bench-bulk") => bench_bulk::run(args.get(1..).unwrap_or_default(), peers.as_deref()),
        Some("layers") => layers::run(),
        Some("licences") => licences::run(),
        Some("mutate-data") => mutate::run(&folder, &prefixes),
        _ => Err(USAGE.to_owned()),
    };
    match result {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(message) => {
            eprintln!("{message}");
            ExitCode::from(2)
        }
    }
}

/// Takes an option with its value out of the arguments.
fn option(args: &mut Vec<String>, name: &str) -> Option<String> {
    let at = args.iter().position(|arg| arg == name)?;
    let value = args.get(at + 1).cloned();
    args.drain(at..(at + 2).min(args.len()));
    value
}
