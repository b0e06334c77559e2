//! `bench-screening`: how well and how fast names are screened, beside peers; figures as one line of JSON last.
//!
//! The measuring is in `mtcr-screening-bench`, which is built and run here in release mode.

use crate::data;
use std::collections::BTreeMap;
use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// How the names of files end that the reader of `mtcr-lists` knows; those of the European Union begin with the number of
/// an act.
const ENDINGS: [&str; 14] = [
    "consolidated.xml",
    "cons_prim.csv",
    "cons_alt.csv",
    "cons_add.csv",
    "cons_comments.csv",
    "sdn.csv",
    "alt.csv",
    "add.csv",
    "sdn_comments.csv",
    "csl-sample.csv",
    "dpl.txt",
    "countries.txt",
    "russia.txt",
    "mofcom-mfa-lists.csv",
];

/// Measures with the lists of a folder, or with parties already read (a file of one JSON object a line).
///
/// # Errors
/// No list is there, or what is run fails.
pub(crate) fn run(lists: Option<&str>, peers: Option<&str>, queries: Option<usize>) -> Result<bool, String> {
    let lists = lists.ok_or("`--lists DIR` says where the files of lists are")?;
    let (parties, work) = parties(lists)?;
    let mut command = cargo(&["mtcr-screening-bench", "--", "run"]);
    command.arg("--parties").arg(&parties).arg("--work").arg(&work);
    if let Some(peers) = peers {
        command.args(["--peers", peers]);
    }
    if let Some(queries) = queries {
        command.args(["--queries", &queries.to_string()]);
    }
    done(&mut command)
}

/// The file of the parties of lists, from a folder of lists or as it was given, and the folder to work in.
///
/// # Errors
/// No list is there, or they cannot be read.
pub(crate) fn parties(lists: &str) -> Result<(PathBuf, PathBuf), String> {
    let work = data::target()?.join("screening-bench");
    fs::create_dir_all(&work).map_err(|error| format!("{}: {error}", work.display()))?;
    // What is run here has the root of the tree as its folder.
    let given = std::path::absolute(lists).map_err(|error| format!("{lists}: {error}"))?;
    let parties = if given.is_file() { given } else { read(&given, &work)? };
    Ok((parties, work))
}

/// Reads the lists of a folder into one file.
fn read(lists: &Path, work: &Path) -> Result<PathBuf, String> {
    let mut files = Vec::new();
    collect(lists, &mut files)?;
    let files = newest(files);
    if files.is_empty() {
        return Err(format!("{}: no file here has the name of a list", lists.display()));
    }
    let parties = work.join("parties.ndjson");
    let out = File::create(&parties).map_err(|error| format!("{}: {error}", parties.display()))?;
    // What is wrong with single records of other people's lists is not looked at here.
    let problems = work.join("problems.txt");
    let said = File::create(&problems).map_err(|error| format!("{}: {error}", problems.display()))?;
    eprintln!("reading {} files", files.len());
    let mut command = cargo(&["mtcr-lists", "--example", "parties", "--"]);
    command.args(&files).stdout(Stdio::from(out)).stderr(Stdio::from(said));
    match done(&mut command) {
        Ok(true) => Ok(parties),
        Ok(false) => Err(format!("the lists were not read; {} says why", problems.display())),
        Err(message) => Err(message),
    }
}

/// Files with the name of a list, in a folder and those in it.
fn collect(folder: &Path, files: &mut Vec<PathBuf>) -> Result<(), String> {
    let unable = |error: std::io::Error| format!("{}: {error}", folder.display());
    for entry in fs::read_dir(folder).map_err(unable)? {
        let path = entry.map_err(unable)?.path();
        let name = path.file_name().and_then(|name| name.to_str()).unwrap_or_default();
        let act = name.starts_with('3') && name.ends_with(".csv");
        if path.is_dir() {
            collect(&path, files)?;
        } else if act || ENDINGS.iter().any(|ending| name.ends_with(ending)) {
            files.push(path);
        }
    }
    Ok(())
}

/// Of files that differ in the date before their names only (`2023-01-sdn.csv`), the newest.
fn newest(mut files: Vec<PathBuf>) -> Vec<PathBuf> {
    files.sort();
    let mut newest: BTreeMap<PathBuf, PathBuf> = BTreeMap::new();
    for path in files {
        let name = path.file_name().and_then(|name| name.to_str()).unwrap_or_default();
        let dated = name.starts_with("20");
        let rest = if dated {
            name.trim_start_matches(|letter: char| letter.is_ascii_digit() || letter == '-')
        } else {
            name
        };
        newest.insert(path.with_file_name(rest), path.clone());
    }
    newest.into_values().collect()
}

pub(crate) fn cargo(args: &[&str]) -> Command {
    let mut cargo = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    cargo.args(["run", "--quiet", "--release", "--package"]).args(args).current_dir(data::root());
    cargo
}

pub(crate) fn done(command: &mut Command) -> Result<bool, String> {
    command.status().map(|status| status.success()).map_err(|error| format!("cannot run cargo: {error}"))
}
