//! `api-fuzz`: schemathesis reads the description of the API and tries every operation against a running node.
//!
//! Requests are made from the description, good ones and bad ones, and each answer is held against it: status, media
//! type, headers, body. `xtask/schemathesis.toml` says what counts as an answer.

use crate::data;
use crate::node::Node;
use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::process::Command;

/// The version that is installed, from PyPI.
const SCHEMATHESIS: &str = "4.32.5";

/// Tries for each operation in the test command, where they must not take long.
pub(crate) const FEW: u32 = 15;

/// Tries every operation with so many requests each, made from chance; all others are made from the description alone.
///
/// # Errors
/// schemathesis cannot be installed, or no node starts.
pub(crate) fn run(examples: u32) -> Result<bool, String> {
    let program = installed()?;
    let node = Node::start(false, &[], &data::target()?.join("api-fuzz"))?;
    let api = format!("{}/api/v1", node.address);
    let status = Command::new(&program)
        .arg("--config-file")
        .arg(data::root().join("xtask").join("schemathesis.toml"))
        .args(["run", &format!("{api}/openapi.json"), "--url", &api])
        .args(["--max-examples", &examples.to_string(), "--generation-deterministic"])
        .args(["--continue-on-failure", "--request-timeout", "60"])
        // Nothing is written beside the tree's own files.
        .current_dir(std::env::temp_dir())
        .status()
        .map_err(|error| format!("cannot run {}: {error}", program.display()))?;
    Ok(status.success())
}

/// schemathesis in an environment of its own outside the tree, made at the first call.
fn installed() -> Result<PathBuf, String> {
    let folder = cache()?.join(format!("schemathesis-{SCHEMATHESIS}"));
    let program = folder.join("bin").join("schemathesis");
    if program.exists() {
        return Ok(program);
    }
    println!("installing schemathesis {SCHEMATHESIS} into {}", folder.display());
    let venv = [OsStr::new("-m"), OsStr::new("venv"), folder.as_os_str()];
    done(Path::new("python3"), &venv, "Python 3 with venv is needed (Debian: apt-get install python3-venv)")?;
    let package = format!("schemathesis=={SCHEMATHESIS}");
    let pip = ["install", "--quiet", "--disable-pip-version-check", &package].map(OsStr::new);
    done(&folder.join("bin").join("pip"), &pip, "PyPI could not be asked for schemathesis")?;
    Ok(program)
}

fn done(program: &Path, arguments: &[&OsStr], needs: &str) -> Result<(), String> {
    let status = Command::new(program).args(arguments).status();
    match status {
        Ok(status) if status.success() => Ok(()),
        Ok(_) => Err(needs.to_owned()),
        Err(error) => Err(format!("{needs}: {error}")),
    }
}

/// Where tools are kept between runs.
fn cache() -> Result<PathBuf, String> {
    let own = std::env::var_os("XDG_CACHE_HOME").map(PathBuf::from);
    let home = std::env::var_os("HOME").map(|home| PathBuf::from(home).join(".cache"));
    own.or(home)
        .map(|folder| folder.join("openmtcr"))
        .ok_or_else(|| "neither HOME nor XDG_CACHE_HOME is set".to_owned())
}
