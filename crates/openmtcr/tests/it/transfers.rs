//! The example transfers: what the Guidelines say of each, day by day.

use openmtcr::Law;
use openmtcr::decide::{Options, decide};
use openmtcr::wire::DeterminationForm;
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../examples/transfers")
}

fn transfers() -> Vec<PathBuf> {
    let entries =
        std::fs::read_dir(folder()).expect("the examples").map(|entry| entry.expect("a file").path());
    let mut found: Vec<PathBuf> = entries.filter(|path| path.is_file()).collect();
    found.sort();
    found
}

fn words(table: &toml::Table, key: &str) -> Option<Vec<String>> {
    let list = table.get(key)?.as_array()?;
    Some(list.iter().map(|word| word.as_str().expect("a text").to_owned()).collect())
}

/// Compares one day; says what is wrong.
fn wrong(day: &toml::Table, form: &DeterminationForm) -> Vec<String> {
    let mut wrong = Vec::new();
    for (what, found) in
        [("position", &form.position), ("at_least", &form.at_least), ("could_be", &form.could_be)]
    {
        let expected = day.get(what).and_then(toml::Value::as_str).unwrap_or_default();
        if expected != found {
            wrong.push(format!("{what}: expected {expected}, found {found}"));
        }
    }
    let grounds: Vec<&str> = form.grounds.iter().map(|ground| ground.rule.as_str()).collect();
    for ground in words(day, "grounds").unwrap_or_default() {
        if !grounds.contains(&ground.as_str()) {
            wrong.push(format!("ground {ground} is missing among {}", grounds.join(", ")));
        }
    }
    let blockers: Vec<String> = form.blockers.iter().map(|blocker| blocker.id.clone()).collect();
    if let Some(expected) = words(day, "blockers").filter(|expected| *expected != blockers) {
        wrong.push(format!("blockers: expected {expected:?}, found {blockers:?}"));
    }
    let asks: Vec<&str> = form.asks.iter().map(|ask| ask.name.as_str()).collect();
    for ask in words(day, "asks").unwrap_or_default() {
        if !asks.contains(&ask.as_str()) {
            wrong.push(format!("question {ask} is missing among {}", asks.join(", ")));
        }
    }
    if let Some(keys) = words(day, "factors") {
        let mut found: Vec<String> = form
            .factors
            .values()
            .map(|factor| factor.rule.rsplit('.').next().unwrap_or_default().to_owned())
            .collect();
        found.sort();
        if found != keys {
            wrong.push(format!("factors: expected {keys:?}, found {found:?}"));
        }
    }
    for (id, expected) in day.get("overlays").and_then(toml::Value::as_table).into_iter().flatten() {
        let found =
            form.overlays.iter().find(|overlay| overlay.id == *id).map(|overlay| overlay.position.as_str());
        if found != expected.as_str() {
            wrong.push(format!("overlay {id}: expected {expected}, found {found:?}"));
        }
    }
    wrong
}

#[test]
fn each_transfer_gets_the_position_that_the_guidelines_give_it() {
    let law = Law::built_in().expect("the law");
    let guidelines = &law.corpus.guidelines;
    let overlays: Vec<String> = guidelines.overlays.iter().map(|overlay| overlay.id.clone()).collect();
    let mut all = Vec::new();
    let mut positions = BTreeSet::new();
    let mut blockers = BTreeSet::new();
    let mut grounds = BTreeSet::new();
    let paths = transfers();
    for path in &paths {
        let name = path.file_stem().expect("a name").to_string_lossy().into_owned();
        let expected = std::fs::read_to_string(
            folder().join("../expected/transfers").join(path.file_name().expect("a name")),
        )
        .expect("an expectation");
        let expected: toml::Table = expected.parse().expect("TOML");
        assert!(
            expected
                .get("because")
                .is_some_and(|because| because.as_str().is_some_and(|text| !text.is_empty())),
            "{name}"
        );
        for day in expected["day"].as_array().expect("days") {
            let day = day.as_table().expect("a day");
            let on = day.get("on").and_then(toml::Value::as_str).map(str::to_owned);
            let shown = on.clone().unwrap_or_default();
            let form = decide(&law, path, &Options { on, overlays: overlays.clone(), edition: None })
                .unwrap_or_else(|wrong| panic!("{name}: {wrong}"));
            all.extend(wrong(day, &form).into_iter().map(|wrong| format!("{name} {shown}: {wrong}")));
            positions.insert(form.position.clone());
            blockers.extend(form.blockers.iter().map(|blocker| blocker.id.clone()));
            let under = form.blockers.iter().flat_map(|blocker| &blocker.grounds).chain(&form.undertakings);
            grounds.extend(form.grounds.iter().chain(under).map(|ground| ground.rule.clone()));
            grounds.extend(form.factors.values().map(|factor| factor.rule.clone()));
        }
    }
    assert!(all.is_empty(), "{}", all.join("\n"));
    assert!(paths.len() >= 25, "{} transfers", paths.len());
    for position in guidelines.positions.iter().chain([&guidelines.refer]) {
        assert!(positions.contains(&position.id), "no example ends in {}", position.id);
    }
    for blocker in &guidelines.blockers {
        assert!(blockers.contains(&blocker.id), "no example is blocked by {}", blocker.id);
    }
    let unnamed: Vec<&str> = guidelines
        .provisions
        .iter()
        .map(|provision| provision.id.as_str())
        .filter(|id| !grounds.contains(*id))
        .collect();
    assert!(unnamed.is_empty(), "no explanation names {}", unnamed.join(", "));
}
