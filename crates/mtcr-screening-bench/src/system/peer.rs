//! A peer: a Python library in a process of its own, driven by a file of `peers/`.

use super::{Facts, Round, System};
use crate::pairs::Pair;
use crate::query::Query;
use serde::Deserialize;
use serde_json::{Value, json};
use std::io::{BufRead, BufReader, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};

/// The files of `peers/`, written beside the environment so that the command needs no source tree.
const FILES: [(&str, &str); 4] = [
    ("requirements.txt", include_str!("../../peers/requirements.txt")),
    ("talk.py", include_str!("../../peers/talk.py")),
    ("nomenklatura_peer.py", include_str!("../../peers/nomenklatura_peer.py")),
    ("rapidfuzz_peer.py", include_str!("../../peers/rapidfuzz_peer.py")),
];

/// An environment of Python with the peers in the versions of `peers/requirements.txt`.
#[derive(Clone, Debug)]
pub struct Python {
    folder: PathBuf,
}

impl Python {
    /// Makes the environment in a folder, or takes it as it is when it was made from the same requirements.
    ///
    /// # Errors
    /// There is no Python 3, the folder cannot be written, or the packages cannot be installed.
    pub fn install(folder: &Path) -> Result<Self, String> {
        std::fs::create_dir_all(folder).map_err(|error| format!("{}: {error}", folder.display()))?;
        let mut fresh = true;
        for (name, text) in FILES {
            let path = folder.join(name);
            if name == "requirements.txt" {
                fresh =
                    std::fs::read_to_string(folder.join("installed.txt")).is_ok_and(|before| before == text);
            }
            std::fs::write(&path, text).map_err(|error| format!("{}: {error}", path.display()))?;
        }
        let python = Self { folder: folder.to_owned() };
        if !fresh {
            run(Command::new("python3").args(["-m", "venv"]).arg(folder.join("environment")))?;
            let requirements = folder.join("requirements.txt");
            run(Command::new(python.binary())
                .args(["-m", "pip", "install", "--quiet", "-r"])
                .arg(&requirements))?;
            std::fs::copy(&requirements, folder.join("installed.txt"))
                .map_err(|error| format!("{}: {error}", folder.display()))?;
        }
        Ok(python)
    }

    fn binary(&self) -> PathBuf {
        self.folder.join("environment/bin/python")
    }
}

fn run(command: &mut Command) -> Result<(), String> {
    let status = command.status().map_err(|error| format!("{command:?}: {error}"))?;
    if status.success() { Ok(()) } else { Err(format!("{command:?}: {status}")) }
}

/// A running peer. It ends with this value.
#[derive(Debug)]
pub struct Peer {
    facts: Facts,
    child: Child,
    asks: ChildStdin,
    answers: BufReader<ChildStdout>,
    work: PathBuf,
}

#[derive(Deserialize)]
struct Ready {
    version: String,
    threshold: f64,
    build_seconds: f64,
    memory_mb: f64,
}

impl Peer {
    /// Starts `rapidfuzz:SCORER` or `nomenklatura:ALGORITHM` with an index of parties, and waits until it is built.
    ///
    /// # Errors
    /// The name is of no peer, or it does not start: what it said stands beside its index, in `NAME.txt`.
    pub fn start(name: &str, python: &Python, index: &Path) -> Result<Self, String> {
        let (library, with) = name.split_once(':').ok_or_else(|| unknown(name))?;
        if !["rapidfuzz", "nomenklatura"].contains(&library) {
            return Err(unknown(name));
        }
        let plain = name.replace(':', "-");
        // A folder of this run: an index of another one that was broken off may still be held.
        let work = python.folder.join(format!("{plain}-{}", std::process::id()));
        let said = python.folder.join(format!("{plain}.txt"));
        let file = std::fs::File::create(&said).map_err(|error| format!("{}: {error}", said.display()))?;
        let mut child = Command::new(python.binary())
            .arg(python.folder.join(format!("{library}_peer.py")))
            .args([with.as_ref(), index.as_os_str(), work.as_os_str()])
            // Each system has one core.
            .env("OMP_NUM_THREADS", "1")
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::from(file))
            .spawn()
            .map_err(|error| format!("{name}: {error}"))?;
        let asks = child.stdin.take().ok_or_else(|| format!("{name}: no way to ask it"))?;
        let answers = child.stdout.take().ok_or_else(|| format!("{name}: no way to hear it"))?;
        let mut answers = BufReader::new(answers);
        let ready: Ready =
            serde_json::from_value(line(&mut answers, name)?).map_err(|error| format!("{name}: {error}"))?;
        let Ready { version, threshold, build_seconds, memory_mb } = ready;
        let facts = Facts { name: name.to_owned(), version, threshold, build_seconds, memory_mb };
        Ok(Self { facts, child, asks, answers, work })
    }

    fn ask(&mut self, what: &Value) -> Result<Value, String> {
        let name = &self.facts.name;
        writeln!(self.asks, "{what}")
            .and_then(|()| self.asks.flush())
            .map_err(|error| format!("{name}: {error}"))?;
        line(&mut self.answers, name)
    }
}

fn unknown(name: &str) -> String {
    format!("`{name}` is no peer; `rapidfuzz:SCORER` and `nomenklatura:ALGORITHM` are")
}

fn line(answers: &mut impl BufRead, name: &str) -> Result<Value, String> {
    let mut line = String::new();
    answers.read_line(&mut line).map_err(|error| format!("{name}: {error}"))?;
    serde_json::from_str(&line).map_err(|error| format!("{name}: {error} in `{}`", line.trim_end()))
}

#[derive(Deserialize)]
struct Checked {
    seconds: f64,
    answers: Vec<Vec<(String, f64)>>,
}

#[derive(Deserialize)]
struct Compared {
    seconds: f64,
    scores: Vec<f64>,
}

impl System for Peer {
    fn facts(&self) -> &Facts {
        &self.facts
    }

    fn check(&mut self, queries: &[Query]) -> Result<Round, String> {
        let asked: Vec<Value> =
            queries.iter().map(|query| json!({"name": query.name, "kind": query.kind})).collect();
        let answer = self.ask(&json!({ "queries": asked }))?;
        let Checked { seconds, answers } =
            serde_json::from_value(answer).map_err(|error| format!("{}: {error}", self.facts.name))?;
        if answers.len() != queries.len() {
            return Err(format!("{}: {} answers to {} names", self.facts.name, answers.len(), queries.len()));
        }
        Ok(Round { seconds, answers })
    }

    fn compare(&mut self, pairs: &[Pair]) -> Result<(Vec<f64>, f64), String> {
        let asked: Vec<Value> = pairs.iter().map(|pair| json!([pair.left, pair.right, pair.kind])).collect();
        let answer = self.ask(&json!({ "pairs": asked }))?;
        let Compared { seconds, scores } =
            serde_json::from_value(answer).map_err(|error| format!("{}: {error}", self.facts.name))?;
        if scores.len() != pairs.len() {
            return Err(format!("{}: {} scores of {} pairs", self.facts.name, scores.len(), pairs.len()));
        }
        Ok((scores, seconds))
    }
}

impl Drop for Peer {
    fn drop(&mut self) {
        // It ends by itself when nobody can ask any more; killed here so that nothing is left of a run that failed.
        let _ended = self.child.kill();
        let _ended = self.child.wait();
        let _gone = std::fs::remove_dir_all(&self.work);
    }
}
