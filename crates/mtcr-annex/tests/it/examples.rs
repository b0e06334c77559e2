//! The examples: real products with the verdict that the law gives them.

use crate::law::law;
use mtcr_annex::{Classification, Classifier, choose_edition};
use mtcr_corpus::Category;
use mtcr_corpus::dossier::DossierFile;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// Every dossier with its expectation, which lies under the same name in `examples/expected/`.
fn examples() -> Vec<(PathBuf, PathBuf)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../examples");
    let mut found = Vec::new();
    for folder in ["products", "first"] {
        for entry in std::fs::read_dir(root.join(folder)).unwrap() {
            let path = entry.unwrap().path();
            let expectation = root.join("expected").join(folder).join(path.file_name().unwrap());
            assert!(expectation.exists(), "{} has no {}", path.display(), expectation.display());
            found.push((path, expectation));
        }
        let expected = std::fs::read_dir(root.join("expected").join(folder)).unwrap().count();
        assert_eq!(
            expected,
            std::fs::read_dir(root.join(folder)).unwrap().count(),
            "expectations without example"
        );
    }
    found.sort();
    found
}

fn words(table: &toml::Table, key: &str) -> Vec<String> {
    let list = table.get(key).and_then(toml::Value::as_array).unwrap_or_else(|| panic!("no `{key}`"));
    list.iter().map(|id| id.as_str().unwrap().to_owned()).collect()
}

fn category(found: &Classification<'_>) -> String {
    let show = |category: Option<Category>| category.map_or("none", Category::as_str);
    let (range, _) = found.category();
    if range.at_least == range.could_be {
        show(range.at_least).to_owned()
    } else {
        format!("{}..{}", show(range.at_least), show(range.could_be))
    }
}

#[test]
fn each_example_gets_the_verdict_that_the_law_gives_it() {
    let corpus = &law().corpus;
    let classifier = Classifier::new(corpus, choose_edition(corpus, None).unwrap());
    let mut wrong = Vec::new();
    let mut open_counts = Vec::new();
    let mut verdicts: BTreeMap<String, usize> = BTreeMap::new();
    for (path, expectation) in examples() {
        let name = path.file_stem().unwrap().to_string_lossy().into_owned();
        let file = DossierFile::open(&path, &name).unwrap_or_else(|report| panic!("{report}"));
        let dossier =
            file.link(&corpus.vocabulary, &corpus.methods).unwrap_or_else(|report| panic!("{report}"));
        let found = classifier.classify(&dossier);
        let expected: toml::Table = std::fs::read_to_string(expectation).unwrap().parse().unwrap();
        let text = |key: &str| {
            expected
                .get(key)
                .and_then(toml::Value::as_str)
                .unwrap_or_else(|| panic!("{name}: no `{key}`"))
                .to_owned()
        };
        assert!(!text("because").is_empty(), "{name}");
        let mut compare = |what: &str, expected: String, found: String| {
            if expected != found {
                wrong.push(format!("{name}: {what}: expected {expected}, found {found}"));
            }
        };
        compare("verdict", text("verdict"), found.verdict().to_string());
        compare("category", text("category"), category(&found));
        let controlled: Vec<String> = found.controlled().map(|finding| finding.entry.name.clone()).collect();
        compare("entries", words(&expected, "entries").join(" "), controlled.join(" "));
        let open: Vec<String> = found.undetermined().map(|finding| finding.entry.name.clone()).collect();
        compare("undetermined", words(&expected, "undetermined").join(" "), open.join(" "));
        let vocabulary = &found.classifier().corpus().vocabulary;
        let asked: Vec<_> = found
            .open_asks()
            .into_iter()
            .map(|entry| {
                let names: Vec<String> = entry.asks.iter().map(|ask| ask.name(vocabulary)).collect();
                (entry.finding.entry.id, entry.limits_met, names)
            })
            .collect();
        let in_words: Vec<_> = found
            .open()
            .into_iter()
            .map(|entry| {
                let names: Vec<String> =
                    entry.questions.iter().map(|question| question.name.clone()).collect();
                (entry.finding.entry.id, entry.limits_met, names)
            })
            .collect();
        assert_eq!(asked, in_words, "the same entries ask the same, put in words or not");
        for entry in found.open() {
            if entry.questions.len() > 3 {
                let asked: Vec<&str> =
                    entry.questions.iter().map(|question| question.name.as_str()).collect();
                wrong.push(format!("{name}: {} asks {}", entry.finding.entry.name, asked.join(", ")));
            }
        }
        assert!(found.conflicts().is_empty(), "{name}: {:?}", found.conflicts());
        if path.parent().is_some_and(|folder| folder.ends_with("products")) {
            open_counts.push(open.len());
            *verdicts.entry(found.verdict().to_string()).or_default() += 1;
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(open_counts.len() >= 30, "{} examples", open_counts.len());
    open_counts.sort_unstable();
    assert!(open_counts[open_counts.len() / 2] <= 5, "open entries of the examples: {open_counts:?}");
    assert!(verdicts.len() == 3, "all three verdicts occur: {verdicts:?}");
}
