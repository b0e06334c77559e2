//! A node under test: started on a free port, asked to stop, and its log read.

use std::fs::File;
use std::io::{BufRead, BufReader, Read};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

/// A node that runs. It is killed when dropped without being asked to stop.
pub(crate) struct Node {
    /// Where it answers, as `http://127.0.0.1:8470`.
    pub(crate) origin: String,
    child: Option<Child>,
    log: PathBuf,
    rest: Option<std::thread::JoinHandle<String>>,
}

impl Node {
    /// Starts a demonstration in an empty folder and waits for the address that it prints.
    ///
    /// # Errors
    /// It cannot be started, or ends without an address.
    pub(crate) fn start(program: &Path, folder: &Path) -> Result<Self, String> {
        let unwritten = |error: std::io::Error| format!("{}: {error}", folder.display());
        if folder.exists() {
            std::fs::remove_dir_all(folder).map_err(unwritten)?;
        }
        std::fs::create_dir_all(folder).map_err(unwritten)?;
        let log = folder.join("log");
        let mut child = Command::new(program)
            .args(["serve", "--demo", "--listen", "127.0.0.1:0"])
            .current_dir(folder)
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(File::create(&log).map_err(unwritten)?)
            .spawn()
            .map_err(|error| format!("cannot run {}: {error}", program.display()))?;
        let mut lines = BufReader::new(child.stdout.take().ok_or("the node has no output")?);
        let mut printed = String::new();
        let origin = loop {
            let before = printed.len();
            let read =
                lines.read_line(&mut printed).map_err(|error| format!("the node's output: {error}"))?;
            if let Some(origin) = printed.get(before..).and_then(origin) {
                break origin;
            }
            if read == 0 {
                let said = std::fs::read_to_string(&log).unwrap_or_default();
                // It has closed its output; a kill makes sure of the rest.
                child.kill().ok();
                child.wait().ok();
                return Err(format!("the node ended without an address:\n{printed}{said}"));
            }
        };
        // Read to the end, so that the node never waits for a reader.
        let rest = std::thread::spawn(move || {
            lines.read_to_string(&mut printed).ok();
            printed
        });
        Ok(Node { origin, child: Some(child), log, rest: Some(rest) })
    }

    /// Asks it to stop, as a service manager does, and gives all that it printed and logged.
    ///
    /// # Errors
    /// It does not end well.
    pub(crate) fn stop(mut self) -> Result<String, String> {
        let mut child = self.child.take().ok_or("the node has stopped already")?;
        Command::new("kill")
            .args(["-TERM", &child.id().to_string()])
            .status()
            .map_err(|error| format!("cannot run kill: {error}"))?;
        let ended = child.wait().map_err(|error| format!("the node's end: {error}"))?;
        if !ended.success() {
            return Err(format!("the node was asked to stop and ended with {ended}"));
        }
        let rest = self.rest.take().and_then(|rest| rest.join().ok());
        let printed = rest.ok_or("the node's output was not read")?;
        let log = std::fs::read_to_string(&self.log).map_err(|error| format!("the node's log: {error}"))?;
        Ok(printed + &log)
    }
}

impl Drop for Node {
    fn drop(&mut self) {
        if let Some(child) = &mut self.child {
            child.kill().ok();
            child.wait().ok();
        }
    }
}

/// The address in a line, without a slash at its end.
fn origin(line: &str) -> Option<String> {
    let (_, address) = line.split_once("http://")?;
    let end = address.find(|c: char| c.is_whitespace() || c == '/' || c == '"');
    let host = end.map_or(Some(address), |end| address.get(..end))?;
    Some(format!("http://{host}"))
}
