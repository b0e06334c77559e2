//! The tables are of their form, and are refused when they are not.

use crate::world::{CORPUS, ON, SCREEN};
use mtcr_declarations::tables::Sources;
use mtcr_declarations::{Screen, Sign, Tables};
use std::collections::BTreeSet;

fn made(change: impl FnOnce(&mut Tables)) -> Result<Screen, String> {
    let mut tables = Tables::built_in().unwrap();
    change(&mut tables);
    Screen::new(&CORPUS, CORPUS.newest_edition().unwrap(), ON, &tables).map_err(|error| error.to_string())
}

fn refused(change: impl FnOnce(&mut Tables)) -> String {
    made(change).unwrap_err()
}

#[test]
fn what_never_clears_needs_its_row() {
    for sign in Sign::NEVER_CLEARED {
        let error = refused(|tables| tables.outcomes.retain(|row| row.all != [sign.as_str()]));
        assert!(error.contains("must never be cleared"), "{}: {error}", sign.as_str());
        let error = refused(|tables| {
            for row in tables.outcomes.iter_mut().filter(|row| row.all == [sign.as_str()]) {
                row.none.push("licence-covers".to_owned());
            }
        });
        assert!(error.contains("must never be cleared"), "{}: {error}", sign.as_str());
    }
}

#[test]
fn wrong_rows_are_refused_with_their_place() {
    type Change = Box<dyn FnOnce(&mut Tables)>;
    let cases: [(&str, Change); 8] = [
        ("no entry at or below `9.Z`", Box::new(|tables| tables.goods[0].1.entries.push("9.Z".into()))),
        ("has no letters", Box::new(|tables| tables.goods[0].1.strong.push("--".into()))),
        ("no entry at or below `99`", Box::new(|tables| tables.counters[2].against.push("99".into()))),
        ("no fact that begins so", Box::new(|tables| tables.named[0].facts.push("colour".into()))),
        ("two to ten digits", Box::new(|tables| tables.hints[0].heading = "84x".into())),
        ("`wish` is no reason", Box::new(|tables| tables.outcomes[0].all.push("wish".into()))),
        (
            "no substance of this id",
            Box::new(|tables| tables.corpus_terms.substances.fair.push("gold-dust".into())),
        ),
        ("no class of this id", Box::new(|tables| tables.corpus_terms.classes.fair.push("unicorn".into()))),
    ];
    for (wanted, change) in cases {
        let error = refused(change);
        assert!(error.contains(wanted), "{wanted}: {error}");
    }
    let mut sources = Sources::built_in();
    sources.hints = "[[hint]]\nheading = \"84\"\nentries = []\nsays = \"perhaps\"\nwhy = \"\"\n";
    let error = Tables::read(&sources).unwrap_err().to_string();
    assert!(error.starts_with("`tariff-hints.toml` is not of its form"), "{error}");
}

#[test]
fn every_entry_is_meant_by_some_row() {
    let tables = Tables::built_in().unwrap();
    let names = CORPUS.vocabulary.entries();
    let mut meant = BTreeSet::new();
    for (_, goods) in &tables.goods {
        for id in &goods.entries {
            meant.extend(names.ruled(names.range(id).unwrap()));
        }
    }
    let edition = CORPUS.newest_edition().unwrap();
    let missing: Vec<&str> = CORPUS
        .entries
        .iter()
        .filter(|entry| entry.versions_in(edition).any(|version| version.rule.is_some()))
        .filter(|entry| !meant.contains(&entry.id))
        .map(|entry| entry.name.as_str())
        .collect();
    assert!(missing.is_empty(), "no row of terms means {missing:?}");
    assert!(SCREEN.terms() > 3000);
}
