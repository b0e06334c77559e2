//! A node of this workspace for other commands to talk to.

use crate::data;
use cargo_metadata::MetadataCommand;
use std::io::{BufRead, BufReader};
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};

/// A node on a free port of this machine; it ends with this.
pub(crate) struct Node {
    child: Child,
    /// Where it listens: `http://127.0.0.1:…`.
    pub(crate) address: String,
}

impl Node {
    /// Builds the command and starts a node with what more is said on its command line. Its log goes nowhere.
    ///
    /// # Errors
    /// The build fails, or the node does not start.
    pub(crate) fn start(release: bool, more: &[&str]) -> Result<Self, String> {
        let program = built(release)?;
        let shown = program.display().to_string();
        let mut child = Command::new(&program)
            .args(["serve", "--listen", "127.0.0.1:0"])
            .args(more)
            .current_dir(std::env::temp_dir())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .map_err(|error| format!("cannot run {shown}: {error}"))?;
        let mut line = String::new();
        let stdout = child.stdout.take().ok_or("the node has no output")?;
        BufReader::new(stdout).read_line(&mut line).map_err(|error| format!("{shown}: {error}"))?;
        match line.trim().strip_prefix("listening on ") {
            Some(address) => Ok(Node { child, address: address.to_owned() }),
            None => {
                let _ = child.wait();
                Err(format!("{shown} serve does not start; run it to see why"))
            }
        }
    }
}

impl Drop for Node {
    fn drop(&mut self) {
        // It keeps nothing, so that nothing is lost.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// Builds the command; where it lies.
fn built(release: bool) -> Result<PathBuf, String> {
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
    let metadata = MetadataCommand::new()
        .current_dir(data::root())
        .no_deps()
        .exec()
        .map_err(|error| format!("cannot read the metadata of the workspace: {error}"))?;
    let folder = metadata.target_directory.join(if release { "release" } else { "debug" });
    Ok(folder.join(format!("mtcr{}", std::env::consts::EXE_SUFFIX)).into_std_path_buf())
}
