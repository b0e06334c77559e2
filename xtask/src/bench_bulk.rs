//! `bench-bulk`: bulk classification beside Arrow's own sum and beside other engines; figures as one line of JSON last.
//!
//! The measuring is in `mtcr-bulk-bench`; row engines are in `benches/peers`, a workspace of their own, and both are built
//! here in release mode. OpenFisca-Core is installed into an environment of its own. With `--verify N` both paths are compared
//! over N drawn products instead, and nothing is measured. With `--files N` a file of N products is judged
//! in full and in brief, and nothing else.

use crate::{data, python};
use std::path::Path;
use std::process::Command;

/// The environment of the vectorised engine; other packages need another name.
const OPENFISCA: &str = "openfisca-core-46.0.1";
/// What is installed into it: AGPL-3.0-or-later, for measurements only, and never delivered.
const PACKAGES: [&str; 3] = ["OpenFisca-Core==46.0.1", "numpy==2.4.6", "numexpr==2.14.2"];

/// Measures; `arguments` go to `mtcr-bulk-bench`. Engines that `--without` names are neither built nor installed.
///
/// # Errors
/// What is run cannot be built, installed or started.
pub(crate) fn run(arguments: &[String]) -> Result<bool, String> {
    let target = data::target()?;
    let mut command = cargo();
    command.args(["run", "--quiet", "--release", "--package", "mtcr-bulk-bench", "--"]).args(arguments);
    command.arg("--work").arg(target.join("bulk-bench"));
    let measured = !arguments.iter().any(|argument| argument == "--verify" || argument == "--files");
    let with = |part: &str| measured && !left_out(arguments, part);
    if with("engines") {
        let folder = target.join("bulk-peers");
        eprintln!(
            "building regorus, zen-engine and cedar into {}: some ten minutes the first time",
            folder.display()
        );
        if !build(&folder)? {
            return Ok(false);
        }
        command.arg("--peers").arg(folder.join("release").join("mtcr-bulk-peers"));
    }
    if with("openfisca") {
        command.arg("--python").arg(python::environment(OPENFISCA, &PACKAGES)?);
        command.arg("--openfisca").arg(data::root().join("benches/peers/openfisca/peer.py"));
    }
    eprintln!("building the measurement");
    done(&mut command)
}

/// Whether `--without` names a part.
fn left_out(arguments: &[String], part: &str) -> bool {
    let parts =
        arguments.iter().enumerate().filter_map(|(at, argument)| match argument.strip_prefix("--without") {
            Some("") => arguments.get(at + 1).map(String::as_str),
            Some(parts) => parts.strip_prefix('='),
            None => None,
        });
    parts.flat_map(|parts| parts.split(',')).any(|named| named == part)
}

/// Builds the engines into a folder of their own.
fn build(folder: &Path) -> Result<bool, String> {
    let mut command = cargo();
    command.args(["build", "--release", "--locked", "--manifest-path", "benches/peers/Cargo.toml"]);
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
