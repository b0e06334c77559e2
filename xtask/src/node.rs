//! A node of this workspace for other commands to talk to.

use crate::data;
use std::fs::File;
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::Receiver;
use std::thread::JoinHandle;
use std::time::Duration;

/// For how long a node that answers may take to print the next line.
const LINE: Duration = Duration::from_secs(30);

/// A node on a free port of this machine; it ends with this.
pub(crate) struct Node {
    child: Child,
    /// Where it listens: `http://127.0.0.1:…`.
    pub(crate) address: String,
    /// Reads what it prints to the end, so that it never waits for a reader.
    printed: Option<JoinHandle<String>>,
    /// The lines after the first, as they come.
    told: Receiver<String>,
    folder: PathBuf,
}

impl Node {
    /// The path of the link for a first administrator, which a node prints that nobody administers.
    ///
    /// # Errors
    /// It prints none.
    pub(crate) fn first_link(&self) -> Result<String, String> {
        let line = self.told.recv_timeout(LINE).map_err(|_| "the node prints no link".to_owned())?;
        let path = line.trim().split_once(&self.address).map(|(_, path)| path.to_owned());
        path.filter(|path| path.starts_with('/')).ok_or_else(|| format!("no link: {line}"))
    }

    /// Builds the command and starts a node with what more is said on its command line, in a folder of its own, which is
    /// emptied: its log and its database lie there.
    ///
    /// # Errors
    /// The build fails, the folder cannot be written, or the node does not start.
    pub(crate) fn start(release: bool, more: &[&str], folder: &Path) -> Result<Self, String> {
        Self::of(&built(release)?, more, folder)
    }

    /// The same of a command that is built.
    ///
    /// # Errors
    /// The folder cannot be written, or the node does not start.
    pub(crate) fn of(program: &Path, more: &[&str], folder: &Path) -> Result<Self, String> {
        if folder.exists() {
            std::fs::remove_dir_all(folder).map_err(|error| unusable(folder, &error))?;
        }
        std::fs::create_dir_all(folder).map_err(|error| unusable(folder, &error))?;
        launched(program, more, folder)
    }

    /// Starts a node in a folder where one was before.
    ///
    /// # Errors
    /// The node does not start.
    pub(crate) fn again(program: &Path, more: &[&str], folder: &Path) -> Result<Self, String> {
        launched(program, more, folder)
    }

    /// Ends it at once, as nothing that it could prepare for.
    pub(crate) fn kill(self) {
        drop(self);
    }

    /// Asks it to stop, as a service manager does, and gives all that it printed, logged and kept.
    ///
    /// # Errors
    /// It does not end well, or what it left cannot be read.
    pub(crate) fn stop(mut self) -> Result<String, String> {
        Command::new("kill")
            .args(["-TERM", &self.child.id().to_string()])
            .status()
            .map_err(|error| format!("cannot run kill: {error}"))?;
        let ended = self.child.wait().map_err(|error| format!("the node's end: {error}"))?;
        if !ended.success() {
            return Err(format!("the node was asked to stop and ended with {ended}"));
        }
        let printed = self.printed.take().and_then(|reader| reader.join().ok()).unwrap_or_default();
        let mut said = printed;
        left(&self.folder, &mut said)?;
        Ok(said)
    }
}

/// What is in the files of a folder and of those in it.
fn left(folder: &Path, said: &mut String) -> Result<(), String> {
    for file in std::fs::read_dir(folder).map_err(|error| unusable(folder, &error))? {
        let path = file.map_err(|error| unusable(folder, &error))?.path();
        if path.is_dir() {
            left(&path, said)?;
            continue;
        }
        let bytes = std::fs::read(&path).map_err(|error| unusable(&path, &error))?;
        said.push_str(&String::from_utf8_lossy(&bytes));
    }
    Ok(())
}

impl Drop for Node {
    fn drop(&mut self) {
        // What it keeps is thrown away with its folder.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// Starts a node in a folder and waits until it says where it listens.
fn launched(program: &Path, more: &[&str], folder: &Path) -> Result<Node, String> {
    let shown = program.display().to_string();
    let log = folder.join("log");
    let errors = File::create(&log).map_err(|error| unusable(&log, &error))?;
    let mut child = Command::new(program)
        .args(["serve", "--listen", "127.0.0.1:0"])
        .args(more)
        .current_dir(folder)
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(errors)
        .spawn()
        .map_err(|error| format!("cannot run {shown}: {error}"))?;
    let mut lines = BufReader::new(child.stdout.take().ok_or("the node has no output")?);
    let mut printed = String::new();
    lines.read_line(&mut printed).map_err(|error| format!("{shown}: {error}"))?;
    let Some(address) = printed.trim().strip_prefix("listening on ").map(str::to_owned) else {
        let _ = child.wait();
        return Err(format!("{shown} serve does not start; run it to see why"));
    };
    let (tell, told) = std::sync::mpsc::channel();
    let reader = std::thread::spawn(move || {
        let mut line = String::new();
        while lines.read_line(&mut line).is_ok_and(|length| length > 0) {
            printed.push_str(&line);
            // Nobody may be listening.
            let _ = tell.send(std::mem::take(&mut line));
        }
        printed
    });
    Ok(Node { child, address, printed: Some(reader), told, folder: folder.to_owned() })
}

fn unusable(path: &Path, error: &std::io::Error) -> String {
    format!("{}: {error}", path.display())
}

/// Builds the command; where it lies.
///
/// # Errors
/// It cannot be built.
pub(crate) fn built(release: bool) -> Result<PathBuf, String> {
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let profile: &[&str] = if release { &["--release"] } else { &[] };
    let status = Command::new(cargo)
        .args(["build", "--quiet", "--package", "openmtcr", "--bin", "mtcr"])
        .args(profile)
        .current_dir(data::root())
        .status()
        .map_err(|error| format!("cannot run cargo: {error}"))?;
    if !status.success() {
        return Err("mtcr cannot be built".to_owned());
    }
    let folder = data::target()?.join(if release { "release" } else { "debug" });
    Ok(folder.join(format!("mtcr{}", std::env::consts::EXE_SUFFIX)))
}
