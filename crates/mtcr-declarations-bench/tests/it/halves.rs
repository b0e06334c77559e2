//! The halves share no row, every class has lines in both, and the same seed makes the same lines.

use mtcr_declarations_bench::class::Class;
use mtcr_declarations_bench::half::Half;
use mtcr_declarations_bench::make::{Amounts, set};
use mtcr_declarations_bench::rows::Rows;

#[test]
fn every_class_has_lines_in_both_halves() {
    let rows = Rows::built_in().unwrap();
    for half in [Half::Tuning, Half::Test] {
        let lines = set(&rows, half, Amounts::default(), "1");
        for class in Class::ALL {
            let count = lines.iter().filter(|line| line.class == class).count();
            assert!(count >= 20, "{}: {count} lines of {}", half.as_str(), class.as_str());
        }
    }
}

#[test]
fn no_text_is_in_both_halves() {
    let rows = Rows::built_in().unwrap();
    let all = rows.ordinary.iter().chain(&rows.near).chain(&rows.listed);
    let mut halves = std::collections::BTreeMap::new();
    for goods in all {
        let half = halves.entry(goods.text.as_str()).or_insert(goods.half);
        assert_eq!(*half, goods.half, "{}", goods.text);
    }
}

#[test]
fn the_same_seed_makes_the_same_lines() {
    let rows = Rows::built_in().unwrap();
    let amounts = Amounts { ordinary: 1, near: 1, listed: 1 };
    let texts = |seed: &str| -> Vec<String> {
        set(&rows, Half::Tuning, amounts, seed).iter().map(|line| format!("{:?}", line.cells)).collect()
    };
    assert_eq!(texts("1"), texts("1"));
    assert_ne!(texts("1"), texts("2"));
}

#[test]
fn rows_of_entries_have_headings_and_entries() {
    let rows = Rows::built_in().unwrap();
    for goods in &rows.listed {
        assert!(!goods.entries.is_empty(), "{}", goods.text);
    }
    let without = rows.listed.iter().filter(|goods| goods.headings.is_empty()).count();
    // Software and technology of most items have no heading: they are not goods.
    assert!(without * 4 < rows.listed.len(), "{without} of {}", rows.listed.len());
}
