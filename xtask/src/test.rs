//! `test`: everything that must hold before a change lands, in the order in which a failure is cheapest to find.

use crate::{
    api_fuzz, ask_quality, browser, compare, coverage, crash, data, drill, layers, licences, mutate, packages,
};
use std::path::Path;
use std::process::Command;
use std::time::Instant;

/// What a step is called, and what it does.
type Step = (&'static str, fn() -> Result<bool, String>);

const STEPS: [Step; 17] = [
    ("packages of Debian", packages::run),
    ("format", || cargo(&["fmt", "--all", "--check"])),
    ("lints", || {
        let all_but = ["clippy", "--quiet", "--workspace", "--exclude", CLUSTER, "--all-targets"];
        cargo(&[&all_but[..], &["--", "-D", "warnings"]].concat())
    }),
    ("layers", layers::run),
    ("licences", licences::run),
    ("law: problems, cases, coverage", || data::check(&folder())),
    ("law: against the tables of facts", || compare::run(&folder())),
    ("law: small changes are noticed", || mutate::run(&folder(), &[])),
    ("law: what national lists cover", || coverage::run(&folder(), None)),
    ("interviews: questions for the examples", ask_quality::run),
    ("documentation of the code", || {
        cargo(&["doc", "--quiet", "--workspace", "--exclude", CLUSTER, "--no-deps"])
    }),
    ("API: every operation tried", || api_fuzz::run(api_fuzz::FEW)),
    ("tests", || cargo(&["test", "--workspace", "--exclude", CLUSTER, "--no-fail-fast"])),
    ("cluster: lints, documentation, tests", cluster),
    ("store and node: kills and lost power", || crash::run(crash::FEW, 1)),
    ("restore: the same answers elsewhere", || drill::run(drill::FEW)),
    ("pages: in a real browser", || browser::run(&[])),
];

/// Its libraries take a quarter of an hour to compile: they have a step of their own, near the end, so that every other one
/// says what it has to say before.
const CLUSTER: &str = "mtcr-cluster";

fn cluster() -> Result<bool, String> {
    let lints = cargo(&["clippy", "--quiet", "-p", CLUSTER, "--all-targets", "--", "-D", "warnings"])?;
    let documents = cargo(&["doc", "--quiet", "-p", CLUSTER, "--no-deps"])?;
    let tests = cargo(&["test", "-p", CLUSTER, "--no-fail-fast"])?;
    Ok(lints && documents && tests)
}

fn folder() -> std::path::PathBuf {
    data::root().join("data")
}

/// Runs every step; a failed one does not keep the others from running.
///
/// # Errors
/// Never: what could not run counts as failed and says what it needs.
pub(crate) fn run() -> Result<bool, String> {
    let started = Instant::now();
    let mut failed = Vec::new();
    for (at, (name, step)) in STEPS.iter().enumerate() {
        println!("[{}/{}] {name}", at + 1, STEPS.len());
        let begun = Instant::now();
        let passed = step().unwrap_or_else(|message| {
            println!("{message}");
            false
        });
        let seconds = begun.elapsed().as_secs();
        println!(
            "[{}/{}] {name}: {} in {seconds} s",
            at + 1,
            STEPS.len(),
            if passed { "passed" } else { "FAILED" }
        );
        if !passed {
            failed.push(*name);
        }
    }
    println!("{} s in all", started.elapsed().as_secs());
    for name in &failed {
        println!("failed: {name}");
    }
    println!("steps: {} passed, {} failed", STEPS.len() - failed.len(), failed.len());
    Ok(failed.is_empty())
}

/// Runs cargo in the root of the workspace.
fn cargo(args: &[&str]) -> Result<bool, String> {
    command(
        Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into())).args(args),
        &data::root(),
    )
}

/// Runs a command and says whether it succeeded.
fn command(command: &mut Command, folder: &Path) -> Result<bool, String> {
    command
        .current_dir(folder)
        .env("RUSTDOCFLAGS", "-D warnings")
        .status()
        .map(|status| status.success())
        .map_err(|error| format!("cannot run {}: {error}", command.get_program().to_string_lossy()))
}
