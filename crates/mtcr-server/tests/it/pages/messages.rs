//! Messages: every one in both languages, every one used, none missing.

use fluent_bundle::FluentResource;
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).to_owned()
}

fn source(code: &str) -> String {
    let path = root().join(format!("../../data/languages/pages.{code}.ftl"));
    std::fs::read_to_string(path).expect("the messages")
}

/// The messages of a language with the variables that each names.
fn messages(code: &str) -> Vec<(String, BTreeSet<String>)> {
    let text = source(code);
    FluentResource::try_new(text.clone()).map_err(|(_, mistakes)| mistakes).expect("no mistake");
    let mut found: Vec<(String, BTreeSet<String>)> = Vec::new();
    for line in text.lines().filter(|line| !line.starts_with('#')) {
        if let Some((key, _)) =
            line.split_once(" =").filter(|_| line.starts_with(|c: char| c.is_ascii_lowercase()))
        {
            found.push((key.to_owned(), BTreeSet::new()));
        }
        let named = line.split("{ $").skip(1).filter_map(|rest| rest.split([' ', '}']).next());
        if let Some((_, names)) = found.last_mut() {
            names.extend(named.map(str::to_owned));
        }
    }
    found
}

#[test]
fn both_languages_have_the_same_messages_with_the_same_variables() {
    let (english, french) = (messages("en"), messages("fr"));
    assert_eq!(english, french);
    let keys: BTreeSet<&String> = english.iter().map(|(key, _)| key).collect();
    assert_eq!(keys.len(), english.len(), "a message stands twice");
}

#[test]
fn nothing_is_left_in_english() {
    let line = |text: &str, key: &str| {
        text.lines().find_map(|line| line.strip_prefix(&format!("{key} = ")).map(str::to_owned))
    };
    let (english, french) = (source("en"), source("fr"));
    let same: Vec<String> = messages("en")
        .into_iter()
        .map(|(key, _)| key)
        .filter(|key| {
            let one = line(&english, key).filter(|text| !text.ends_with("->"));
            one.is_some_and(|text| line(&french, key) == Some(text))
        })
        .collect();
    // Words that are the same in both.
    assert_eq!(
        same,
        [
            "nav-api",
            "verdict",
            "entry-notes",
            "classify-dossier",
            "ask-session",
            "editions-date",
            "state-source",
            "api-title"
        ]
    );
}

/// Every text of the pages' own sources.
fn sources(folder: &Path, out: &mut Vec<String>) {
    for entry in std::fs::read_dir(folder).expect("a folder").map(|entry| entry.expect("an entry").path()) {
        if entry.is_dir() {
            sources(&entry, out);
        } else {
            out.push(std::fs::read_to_string(entry).expect("a text"));
        }
    }
}

#[test]
fn every_message_is_used_and_every_one_used_exists() {
    let mut texts = Vec::new();
    sources(&root().join("src/pages"), &mut texts);
    sources(&root().join("templates"), &mut texts);
    let all = texts.concat();
    let keys: BTreeSet<String> = messages("en").into_iter().map(|(key, _)| key).collect();
    // `f.t("key")`, `f.n("key", …)`, `visit.t("key")`; `f.t(format!("verdict-{}", …))` uses all that begin so.
    let begins: BTreeSet<&str> = all
        .split("format!(\"")
        .skip(1)
        .filter_map(|rest| rest.split('{').next())
        .filter(|start| start.ends_with('-'))
        .collect();
    let unused: Vec<&String> = keys
        .iter()
        .filter(|key| !all.contains(&format!("\"{key}\"")))
        .filter(|key| !begins.iter().any(|start| key.starts_with(start)))
        .filter(|key| !all.contains(&format!("\"{}\"", key.trim_end_matches("-title"))))
        .collect();
    assert!(unused.is_empty(), "{unused:?}");
    let calls = [".t(\"", ".n(\"", ".x(\""];
    let used =
        calls.iter().flat_map(|call| all.split(call).skip(1)).filter_map(|rest| rest.split('"').next());
    let missing: BTreeSet<&str> = used.filter(|key| !keys.contains(*key)).collect();
    assert!(missing.is_empty(), "{missing:?}");
}
