//! `browser`: the pages of a running node in a real browser.
//!
//! What the machine lacks is installed and said; the tests themselves are `tests/browser/`.

mod tools;

use crate::data;
use crate::node::Node;
use std::path::Path;
use std::process::Command;
use tools::Tools;

/// What the tests type into the pages as the name of a product; the node must neither log nor keep it.
const TYPED: &str = "Quillfeather 7731";

/// Builds the command, starts a demonstration on a free port, and runs every browser test, or those named.
///
/// # Errors
/// A program that is missing and cannot be installed, and a node that does not start.
pub(crate) fn run(only: &[String]) -> Result<bool, String> {
    let folder = data::target()?.join("browser");
    let tools = Tools::ready(&folder)?;
    let node = Node::start(false, &["--demo"], &folder.join("node"))?;
    let first = node.first_link()?;
    println!("the node answers at {}", node.address);
    let pictures = folder.join("pictures");
    if only.is_empty() && pictures.exists() {
        std::fs::remove_dir_all(&pictures).map_err(|error| format!("{}: {error}", pictures.display()))?;
    }
    let passed = tested(&tools, &node.address, &first, &folder, only);
    let said = node.stop()?;
    let quiet = silent(&said, only.is_empty())?;
    println!("pictures: {}", pictures.display());
    Ok(passed? && quiet)
}

/// Whether what a node printed, logged and kept has nothing that was typed; where `all` tests ran there are requests in it.
///
/// # Errors
/// It has none, so that nothing can be said.
fn silent(said: &str, all: bool) -> Result<bool, String> {
    if all && !said.contains("POST") {
        return Err("the node logged no request; what it does not log cannot be shown".to_owned());
    }
    let quiet = !said.contains(TYPED);
    if !quiet {
        println!("the node logged or kept what was typed into a page: `{TYPED}`");
    }
    Ok(quiet)
}

/// Runs the tests with Node's own runner, one file after another.
fn tested(tools: &Tools, origin: &str, first: &str, folder: &Path, only: &[String]) -> Result<bool, String> {
    let tests = data::root().join("tests").join("browser");
    let mut files: Vec<_> = std::fs::read_dir(&tests)
        .map_err(|error| format!("{}: {error}", tests.display()))?
        .filter_map(|entry| Some(entry.ok()?.path()))
        .filter(|path| {
            let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
            let wanted = only.is_empty() || only.iter().any(|only| name.starts_with(only.as_str()));
            wanted && name.ends_with(".test.mjs")
        })
        .collect();
    files.sort();
    if files.is_empty() {
        return Err(format!("no test of that name in {}", tests.display()));
    }
    Command::new("node")
        .args(["--test", "--test-reporter=spec", "--test-concurrency=1"])
        .args(files)
        .current_dir(data::root())
        .env("MTCR_ORIGIN", origin)
        .env("MTCR_TYPED", TYPED)
        .env("MTCR_FIRST", first)
        .env("BROWSER_TOOLS", &tools.folder)
        .env("BROWSER_PROGRAM", tools.browser)
        .env("BROWSER_PICTURES", folder.join("pictures"))
        .status()
        .map(|status| status.success())
        .map_err(|error| format!("cannot run node: {error}"))
}
