//! `api-fuzz`: schemathesis reads the description of the API and tries every operation against a running node.
//!
//! Requests are made from the description, good ones and bad ones, and each answer is held against it: status, media
//! type, headers, body. `xtask/schemathesis.toml` says what counts as an answer.

use crate::data;
use crate::node::Node;
use crate::python;
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
    let package = format!("schemathesis=={SCHEMATHESIS}");
    let python = python::environment(&format!("schemathesis-{SCHEMATHESIS}"), &[&package])?;
    let program = python.with_file_name("schemathesis");
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
