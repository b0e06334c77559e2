//! Every claim of the threat model names a test or a script that is there.

use std::path::{Path, PathBuf};

pub(crate) fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

pub(crate) fn sources(folder: &Path, found: &mut String) {
    for item in std::fs::read_dir(folder).expect("a folder") {
        let path = item.expect("an item").path();
        if path.is_dir() && path.file_name().is_some_and(|name| name != "target") {
            sources(&path, found);
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            found.push_str(&std::fs::read_to_string(&path).expect("a source"));
        }
    }
}

/// Whether `xtask` has a script of this name: a variant of its commands.
pub(crate) fn has_script(script: &str) -> bool {
    let commands = std::fs::read_to_string(root().join("xtask/src/command.rs")).expect("a source");
    let variant: String = script
        .split('-')
        .map(|word| {
            let mut letters = word.chars();
            letters.next().into_iter().flat_map(char::to_uppercase).chain(letters).collect::<String>()
        })
        .collect();
    [",", "(", " {"].iter().any(|after| commands.contains(&format!("\n    {variant}{after}")))
}

#[test]
fn the_threat_model_names_tests_and_scripts_that_are_there() {
    let page = std::fs::read_to_string(root().join("docs/threat-model.md")).expect("a page");
    let mut code = String::new();
    sources(&root().join("crates"), &mut code);
    let words: Vec<&str> = page.split('`').skip(1).step_by(2).collect();
    let (mut tests, mut scripts) = (0, 0);
    for word in words {
        if let Some(script) = word.strip_prefix("cargo xtask ") {
            assert!(has_script(script), "no script {script}");
            scripts += 1;
        } else if word.split('_').count() > 4 {
            assert!(code.contains(&format!("fn {word}(")), "no test {word}");
            tests += 1;
        } else if let Some(file) = word.strip_suffix(".rs") {
            let there = [
                "crates/mtcr-store/tests/it/suite",
                "crates/mtcr-server/tests/it",
                "crates/openmtcr/tests/it",
            ];
            let there = there.iter().any(|folder| root().join(folder).join(format!("{file}.rs")).is_file());
            assert!(
                there || root().join(format!("crates/mtcr-ledger/tests/it/{file}.rs")).is_file(),
                "no {word}"
            );
            tests += 1;
        }
    }
    assert!(tests > 10 && scripts > 5, "{tests} tests, {scripts} scripts");
    // A row of a claim ends with what shows it.
    for row in page.lines().filter(|line| line.starts_with("| ") && !line.starts_with("| who |")) {
        let last = row.trim_end_matches('|').rsplit('|').next().unwrap_or_default().trim();
        assert!(!last.is_empty(), "{row}");
    }
}
