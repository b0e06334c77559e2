//! Libraries of npm that tests run with: pinned in the tree, installed into the target folder.

use crate::data;
use std::path::Path;
use std::process::Command;

/// The files that say which libraries, exactly.
const PINNED: [&str; 2] = ["package.json", "package-lock.json"];

/// Installs the libraries of `tests/NAME` into a folder, unless they are there.
///
/// # Errors
/// A file cannot be read or written, or npm does not install.
pub(crate) fn ready(name: &str, folder: &Path) -> Result<(), String> {
    let unwritten = |error: std::io::Error| format!("{}: {error}", folder.display());
    let mut same = folder.join("node_modules").is_dir();
    std::fs::create_dir_all(folder).map_err(unwritten)?;
    for file in PINNED {
        let from = data::root().join("tests").join(name).join(file);
        let text = std::fs::read(&from).map_err(|error| format!("{}: {error}", from.display()))?;
        same &= std::fs::read(folder.join(file)).is_ok_and(|there| there == text);
        std::fs::write(folder.join(file), text).map_err(unwritten)?;
    }
    if same {
        return Ok(());
    }
    println!("installing the libraries of tests/{name}/package-lock.json");
    let mut npm = Command::new("npm");
    npm.args(["ci", "--ignore-scripts", "--no-audit", "--no-fund"]).current_dir(folder);
    match npm.status() {
        Ok(status) if status.success() => Ok(()),
        Ok(status) => Err(format!("npm ended with {status}")),
        Err(error) => Err(format!("cannot run npm: {error}")),
    }
}
