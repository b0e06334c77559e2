//! `bench-bulk`: bulk classification beside Arrow's own sum and beside row engines; figures as one line of JSON last.
//!
//! The measuring is in `mtcr-bulk-bench`; the engines are in `benches/peers`, a workspace of their own. Both are built here in
//! release mode. With `--verify N` both paths are compared over N drawn products instead, and nothing is measured.

use crate::data;
use std::path::PathBuf;
use std::process::Command;

/// Measures; `arguments` go to `mtcr-bulk-bench`.
///
/// # Errors
/// What is run cannot be built or started.
pub(crate) fn run(arguments: &[String], peers: Option<&str>) -> Result<bool, String> {
    let target = data::target()?;
    let mut command = cargo();
    command.args(["run", "--quiet", "--release", "--package", "mtcr-bulk-bench", "--"]).args(arguments);
    command.arg("--work").arg(target.join("bulk-bench"));
    let measured = !arguments.iter().any(|argument| argument == "--verify");
    if measured && peers != Some("none") {
        let folder = target.join("bulk-peers");
        if !build(&folder)? {
            return Ok(false);
        }
        command.arg("--peers").arg(folder.join("release").join("mtcr-bulk-peers"));
    }
    done(&mut command)
}

/// Builds the engines into a folder of their own.
fn build(folder: &PathBuf) -> Result<bool, String> {
    let mut command = cargo();
    command.args([
        "build",
        "--quiet",
        "--release",
        "--locked",
        "--manifest-path",
        "benches/peers/Cargo.toml",
    ]);
    done(command.arg("--target-dir").arg(folder))
}

fn cargo() -> Command {
    let mut cargo = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    cargo.current_dir(data::root());
    cargo
}

fn done(command: &mut Command) -> Result<bool, String> {
    command.status().map(|status| status.success()).map_err(|error| format!("cannot run cargo: {error}"))
}
