//! Runs the command.

use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// What a run printed and ended with.
pub(crate) struct Ran {
    pub(crate) code: i32,
    pub(crate) stdout: String,
    pub(crate) stderr: String,
}

/// The folder of the tests.
pub(crate) fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests")
}

/// Runs `mtcr` in the folder of the tests.
pub(crate) fn mtcr(arguments: &[&str]) -> Ran {
    mtcr_in(&folder(), arguments)
}

/// Runs `mtcr` in a folder.
pub(crate) fn mtcr_in(folder: &Path, arguments: &[&str]) -> Ran {
    let output = Command::new(env!("CARGO_BIN_EXE_mtcr"))
        .args(arguments)
        .current_dir(folder)
        .output()
        .expect("the command runs");
    Ran {
        code: output.status.code().expect("it ends by itself"),
        stdout: String::from_utf8(output.stdout).expect("UTF-8"),
        stderr: String::from_utf8(output.stderr).expect("UTF-8"),
    }
}

/// What a run printed and ended with, as a golden file keeps it.
pub(crate) fn page(arguments: &[&str], ran: &Ran) -> String {
    let mut page = format!("$ mtcr {}\n{}", arguments.join(" "), ran.stdout);
    if !ran.stderr.is_empty() {
        page.push_str(&format!("--- on stderr\n{}", ran.stderr));
    }
    page.push_str(&format!("--- exit code {}\n", ran.code));
    page
}

/// Compares pages with their golden files; `BLESS=1` writes the files.
pub(crate) fn approved(pages: impl IntoIterator<Item = (&'static str, String)>) {
    let mut wrong = Vec::new();
    for (name, page) in pages {
        let path = folder().join("golden").join(format!("{name}.txt"));
        if std::env::var_os("BLESS").is_some() {
            std::fs::write(&path, &page).expect("the golden file");
        } else if std::fs::read_to_string(&path).unwrap_or_default() != page {
            wrong.push(format!("{}:\n{page}", path.display()));
        }
    }
    assert!(wrong.is_empty(), "these differ from their files (BLESS=1 rewrites them):\n{}", wrong.join("\n"));
}

/// Runs it and reads what it prints as JSON.
pub(crate) fn json(arguments: &[&str]) -> (i32, serde_json::Value) {
    let ran = mtcr(&[arguments, &["--format", "json"]].concat());
    let value = serde_json::from_str(&ran.stdout).unwrap_or_else(|error| panic!("{error}: {}", ran.stdout));
    (ran.code, value)
}

/// A file in a folder that goes away with the test.
pub(crate) fn file(folder: &tempfile::TempDir, name: &str, content: impl AsRef<[u8]>) -> String {
    let path = folder.path().join(name);
    std::fs::write(&path, content).expect("a temporary file");
    path.to_str().expect("a plain path").to_owned()
}

/// Copies a folder.
pub(crate) fn copy(from: &Path, to: &Path) {
    std::fs::create_dir_all(to).expect("a folder");
    for item in std::fs::read_dir(from).expect("a folder") {
        let item = item.expect("an item");
        let target = to.join(item.file_name());
        if item.path().is_dir() {
            copy(&item.path(), &target);
        } else {
            std::fs::copy(item.path(), target).expect("a copy");
        }
    }
}

/// Runs it with lines to read.
pub(crate) fn mtcr_told(arguments: &[&str], lines: &str) -> Ran {
    let mut child = Command::new(env!("CARGO_BIN_EXE_mtcr"))
        .args(arguments)
        .current_dir(folder())
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the command runs");
    // A command that refuses its arguments goes away without reading.
    let _ = child.stdin.take().expect("a pipe").write_all(lines.as_bytes());
    let output = child.wait_with_output().expect("it ends");
    Ran {
        code: output.status.code().expect("it ends by itself"),
        stdout: String::from_utf8(output.stdout).expect("UTF-8"),
        stderr: String::from_utf8(output.stderr).expect("UTF-8"),
    }
}
