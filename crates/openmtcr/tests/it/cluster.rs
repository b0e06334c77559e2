//! `mtcr cluster` hands over to the program beside it or on PATH, and says what to do where there is none.

use std::path::Path;
use std::process::{Command, Output};

fn mtcr(path: &Path, arguments: &[&str]) -> Output {
    let folder = tempfile::tempdir().expect("a folder");
    // A copy stands alone: beside the built one the program may lie.
    let copy = folder.path().join("mtcr");
    std::fs::copy(env!("CARGO_BIN_EXE_mtcr"), &copy).expect("a copy");
    Command::new(copy).args(arguments).env("PATH", path).output().expect("it runs")
}

#[test]
fn what_is_not_there_is_told_with_what_makes_it() {
    let empty = tempfile::tempdir().expect("a folder");
    let output = mtcr(empty.path(), &["cluster", "run", "--help"]);
    let error = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(2), "{error}");
    assert!(error.contains("`cargo build --release -p mtcr-cluster`"), "{error}");
    assert!(error.contains("`mtcr bulk --split`"), "{error}");
    let output = mtcr(empty.path(), &["--format", "json", "cluster", "sql"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&output.stderr).contains("write none before `cluster`"));
}

#[cfg(unix)]
#[test]
fn it_becomes_the_program_with_all_that_it_is_given() {
    use std::os::unix::fs::PermissionsExt;
    let folder = tempfile::tempdir().expect("a folder");
    let program = folder.path().join("mtcr-cluster");
    let script = "#!/bin/sh\nprintf '%s\\n' \"$@\"\nexit 7\n";
    std::fs::write(&program, script).expect("a program");
    std::fs::set_permissions(&program, std::fs::Permissions::from_mode(0o755)).expect("its rights");
    let given = ["run", "--format", "csv", "--query", "SELECT 1", "--help", "-o", "out"];
    let output = mtcr(folder.path(), &[&["cluster"][..], &given].concat());
    assert_eq!(output.status.code(), Some(7), "{}", String::from_utf8_lossy(&output.stderr));
    let lines: Vec<String> = String::from_utf8_lossy(&output.stdout).lines().map(str::to_owned).collect();
    assert_eq!(lines, given);
}
