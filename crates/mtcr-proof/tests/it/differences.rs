//! What changes between editions, over a law of toys that shows every kind of change, and over the real one.

use crate::law::LAW;
use crate::toys::{law, version};
use mtcr_corpus::Corpus;
use mtcr_proof::diff::{Difference, Effect, TextChange, diff};

/// One line per entry: how its text changes, who enters, who leaves.
fn lines(corpus: &Corpus, found: &Difference) -> Vec<String> {
    let name = |entry| corpus.vocabulary.entries().name(entry).to_owned();
    let effect = |effect: &Effect| match effect {
        Effect::None => "none".to_owned(),
        Effect::Crosses(witness) => format!("crosses [{}]", facts(&witness.product.to_string())),
        Effect::Moves { witness, under } => {
            let under: Vec<String> = under.iter().copied().map(name).collect();
            format!("moves {} [{}]", under.join(" "), facts(&witness.product.to_string()))
        }
        Effect::Open(why) => format!("open {why:?}"),
    };
    let line = |change: &mtcr_proof::diff::EntryChange| {
        let text = match &change.text {
            TextChange::Added => "added".to_owned(),
            TextChange::Removed => "removed".to_owned(),
            TextChange::Amended(parts) => {
                parts.iter().map(|part| part.part.as_str()).collect::<Vec<_>>().join(" ")
            }
        };
        format!(
            "{}: {text}: enters {}; leaves {}",
            name(change.entry),
            effect(&change.enters),
            effect(&change.leaves)
        )
    };
    found.changes.iter().map(line).collect()
}

/// A dossier on one line, without its name.
fn facts(dossier: &str) -> String {
    let lines = dossier.lines().skip(1).filter(|line| !line.is_empty() && *line != "[facts]");
    lines.collect::<Vec<_>>().join(", ")
}

#[test]
fn every_kind_of_change() {
    let two = |new: &str, old: &str, more: &str| {
        format!("{}\n{}", version("2021-01", new, more), version("2020-01", old, ""))
    };
    let exclusion = "[[version.exclusion]]\nid = \"19.A.6/small\"\nsummary = \"Small ones.\"\n\
                     read-in = [\"toy-law 1\"]\nrule = \"class is stunt-kite and max-payload < 1 kg\"\n";
    let corpus = law(&[
        ("19.A.1", two("class is kite and max-payload >= 4 kg", "class is kite and max-payload >= 5 kg", "")),
        ("19.A.2", two("class is boat and max-payload > 5 kg", "class is boat and max-payload >= 5 kg", "")),
        (
            "19.A.3",
            two(
                "class is plan and not (foldable and removable)",
                "class is plan and (not foldable or not removable)",
                "",
            ),
        ),
        ("19.A.4", version("2021-01", "class is kite and line-count >= 4", "")),
        ("19.A.5", version("2020-01", "class is boat and colour is red", "until = \"2021-01\"")),
        ("19.A.6", two("class is stunt-kite", "class is stunt-kite", exclusion)),
        ("19.A.7", version("2020-01", "class is kite and max-payload >= 1 kg", "")),
        ("19.A.8", version("2020-01", "class is plan and fit-for { 19.A.2 }", "")),
    ]);
    let edition = |id| corpus.find_edition(id).unwrap();
    let found = diff(&corpus, edition("2020-01"), edition("2021-01")).unwrap();
    let shown = lines(&corpus, &found);
    assert_eq!(
        shown,
        [
            "19.A.1: rule: enters moves 19.A.7 [class = [\"kite\"], max-payload = \"4 kg\"]; leaves none",
            "19.A.2: rule: enters none; leaves crosses [class = [\"boat\"], max-payload = \"5 kg\"]",
            "19.A.3: rule: enters none; leaves none",
            "19.A.4: added: enters crosses [class = [\"kite\"], line-count = 4]; leaves none",
            "19.A.5: removed: enters none; leaves crosses [class = [\"boat\"], colour = \"red\"]",
            "19.A.6: 19.A.6/small: enters none; leaves crosses [class = [\"stunt-kite\"], max-payload = \"0.1 kg\"]",
        ],
        "{shown:#?}"
    );
    assert_eq!(found.readers.len(), 1);
    let back = diff(&corpus, edition("2021-01"), edition("2020-01")).unwrap();
    assert!(lines(&corpus, &back)[1].contains("enters crosses [class = [\"boat\"], max-payload = \"5 kg\"]"));
}

#[test]
fn carbon_becomes_a_limit_for_maraging_steel() {
    let edition = |id| LAW.find_edition(id).unwrap();
    let found = diff(&LAW, edition("2019-10"), edition("2024-03")).unwrap();
    let shown = lines(&LAW, &found);
    assert_eq!(shown.len(), 1, "{shown:#?}");
    assert!(shown[0].starts_with("6.C.8: rule summary: enters none; leaves crosses ["), "{shown:#?}");
    assert!(shown[0].contains("\"mass-fraction(carbon)\" = \"0.1 %wt\""), "{shown:#?}");
}
