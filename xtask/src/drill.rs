//! `drill`: a node with content is backed up and restored into another place, and the two give the same answers.
//!
//! The backup is taken while the node runs, as it is in earnest, and everything goes through the command: `backup`,
//! `restore`, `audit database`, `audit export`, `audit verify`, `serve`. Key and backup are all that the second place has.

mod content;
mod people;
mod questions;

use crate::crash::Server;
use crate::data;
use crate::node::{Node, built};
use questions::Answers;
use serde_json::{Value, json};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Instant;

/// Jobs that the node of the test command does before it is backed up.
pub(crate) const FEW: u64 = 3;

/// Drills with a SQLite file and with two databases of a PostgreSQL server; what came of it is one line of JSON, the last.
///
/// # Errors
/// The command cannot be built, a node or a server does not start, or a command of the drill fails.
pub(crate) fn run(jobs: u64) -> Result<bool, String> {
    let program = built(false)?;
    let folder = data::target()?.join("drill");
    if folder.exists() {
        std::fs::remove_dir_all(&folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    }
    let at = |name: &str| folder.join(name);
    let file = |name: &str| format!("sqlite:{}", at("sqlite").join(name).display());
    let sqlite = Drill {
        program: &program,
        folder: at("sqlite"),
        from: file("first.sqlite"),
        to: file("second.sqlite"),
    };
    let sqlite = sqlite.run(jobs)?;
    let (one, other) = (Server::start()?, Server::start()?);
    let folder = at("postgres");
    let postgres = Drill { program: &program, folder, from: one.address.clone(), to: other.address.clone() };
    let postgres = postgres.run(jobs)?;
    let good = sqlite.is_good() && postgres.is_good();
    println!(
        "{}",
        json!({"drill": "restore", "good": good, "sqlite": sqlite.json(), "postgres": postgres.json()})
    );
    Ok(good)
}

/// From one database into another.
struct Drill<'a> {
    program: &'a Path,
    folder: PathBuf,
    from: String,
    to: String,
}

/// What came of a drill.
struct Outcome {
    entries: u64,
    rows: u64,
    whole: bool,
    verdict: String,
    asked: usize,
    different: Vec<String>,
    milliseconds: u128,
}

impl Drill<'_> {
    fn run(&self, jobs: u64) -> Result<Outcome, String> {
        let unable = |error: std::io::Error| format!("{}: {error}", self.folder.display());
        for place in ["first", "second"] {
            std::fs::create_dir_all(self.folder.join(place)).map_err(unable)?;
        }
        let path = |name: &str| self.folder.join(name).display().to_string();
        let (backup, export) = (path("backup"), path("export"));
        let (first_key, second_key) = (path("first.key"), path("second.key"));

        let kept = ["--database", &self.from, "--key", &first_key];
        let folder = self.folder.join("first");
        let node = Node::of(self.program, &kept, &folder)?;
        people::enter(&node.address, &node.first_link()?)?;
        let ids = content::write(&node.address, jobs)?;
        // A node signs its ledger when it stops; without that it would be signed some seconds earlier or later than the
        // backup, and the other place would sign what this one has not yet.
        node.stop()?;
        let node = Node::again(self.program, &kept, &folder)?;
        let begun = Instant::now();
        let backed = self.told(&[&["backup", &backup], &kept[..]].concat())?;
        let wanted = Answers::of(&node.address, &ids)?;
        node.stop()?;

        // The second place has the backup, and the key from where its copy is kept.
        std::fs::copy(&first_key, &second_key).map_err(unable)?;
        let kept = ["--database", &self.to, "--key", &second_key];
        let restored = self.told(&[&["restore", &backup], &kept[..]].concat())?;
        if ["rows", "ledger"].iter().any(|part| restored.get(part) != backed.get(part)) {
            return Err(format!("what was restored is not what was backed up: {restored}"));
        }
        let compared = self.told(&[&["audit", "database"], &kept[..]].concat())?;
        let exported = self.told(&[&["audit", "export", &export], &kept[..]].concat())?;
        let key = exported.get("key").and_then(Value::as_str).unwrap_or_default();
        let verified = self.told(&["audit", "verify", &export, "--key", key])?;
        let node = Node::of(self.program, &kept, &self.folder.join("second"))?;
        let found = Answers::of(&node.address, &ids)?;
        node.stop()?;
        Ok(Outcome {
            entries: backed.pointer("/ledger/entries").and_then(Value::as_u64).unwrap_or(0),
            rows: backed
                .get("rows")
                .and_then(Value::as_object)
                .map_or(0, |rows| rows.values().filter_map(Value::as_u64).sum()),
            whole: compared.get("whole") == Some(&json!(true)),
            verdict: verified.get("verdict").and_then(Value::as_str).unwrap_or_default().to_owned(),
            asked: wanted.count(),
            different: wanted.differing(&found),
            milliseconds: begun.elapsed().as_millis(),
        })
    }

    /// What a command answers. Codes over 1 are failures; 1 says that something is to be attended to, and is judged by
    /// whoever asked.
    fn told(&self, arguments: &[&str]) -> Result<Value, String> {
        let output = Command::new(self.program)
            .args(arguments)
            .args(["--format", "json"])
            .current_dir(&self.folder)
            .output()
            .map_err(|error| format!("cannot run {}: {error}", self.program.display()))?;
        let (said, complained) =
            (String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
        let failed = || format!("mtcr {}: {said}{complained}", arguments.join(" "));
        if output.status.code().is_none_or(|code| code > 1) {
            return Err(failed());
        }
        serde_json::from_str(&said).map_err(|_| failed())
    }
}

impl Outcome {
    fn is_good(&self) -> bool {
        self.entries > 0
            && self.whole
            && self.verdict == "whole"
            && self.asked > 0
            && self.different.is_empty()
    }

    fn json(&self) -> Value {
        json!({
            "good": self.is_good(),
            "entries": self.entries,
            "rows": self.rows,
            "rows_whole": self.whole,
            "ledger": self.verdict,
            "requests": self.asked,
            "different": self.different,
            "milliseconds": u64::try_from(self.milliseconds).unwrap_or(u64::MAX),
        })
    }
}
