//! Lines read from cells.

use crate::world::{Clear, SCREEN, has};
use mtcr_declarations::{Line, NoLicences, Outcome, Sign, Space, Wrong};

const GOOD: [(&str, &str); 9] = [
    ("id", " 17 "),
    ("goods", "cotton"),
    ("tariff", "5201.00 00"),
    ("destination", "xb"),
    ("mass", "12 kg"),
    ("consignee", "Velmar"),
    ("consignee-state", "XB"),
    ("consignee", "Korrin"),
    ("consignee-address", "Linde 4"),
];

fn wrong(cells: &[(&str, &str)]) -> Vec<Wrong> {
    Line::from_cells(SCREEN.fields(), cells.iter().copied()).unwrap_err()
}

#[test]
fn cells_make_a_line() {
    let line = Line::from_cells(SCREEN.fields(), GOOD).unwrap();
    assert_eq!((line.id.as_str(), line.tariff.as_str(), line.destination.as_str()), ("17", "52010000", "XB"));
    assert_eq!(line.parties.len(), 2);
    assert_eq!(line.parties[0].state.as_deref(), Some("XB"));
    assert_eq!(line.parties[1].address.as_deref(), Some("Linde 4"));
    assert_eq!(line.amounts, [("mass".to_owned(), "12 kg".to_owned())]);
}

#[test]
fn what_is_missing_or_unreadable_is_told_with_its_column() {
    for (column, cell, missing) in [
        ("goods", "", true),
        ("goods", "12 345", false),
        ("tariff", "cotton", false),
        ("tariff", "12", false),
        ("destination", "Borovia", false),
        ("consignee-state", "X1", false),
        ("carrier-state", "XB", false),
        ("colour", "red", false),
        ("goods", "cot\0ton", false),
        ("id", "  ", true),
    ] {
        let mut cells: Vec<(&str, &str)> = GOOD.iter().copied().filter(|(one, _)| *one != column).collect();
        cells.push((column, cell));
        let wrong = wrong(&cells);
        assert_eq!(wrong.len(), 1, "{wrong:?}");
        assert_eq!((wrong[0].column.as_str(), wrong[0].missing), (column, missing), "{wrong:?}");
    }
    let long = "cotton ".repeat(400);
    assert!(!wrong(&[("goods", long.as_str())]).is_empty());
}

#[test]
fn a_line_that_cannot_be_read_is_malformed_with_every_reason() {
    let judgement =
        SCREEN.judge_cells(&mut Space::default(), [("id", "1"), ("tariff", "x")], &Clear, &NoLicences);
    assert_eq!(judgement.outcome, Outcome::Malformed);
    assert!(has(&judgement, Sign::FieldMissing) && has(&judgement, Sign::FieldUnreadable));
    assert_eq!(judgement.reasons.len(), 4, "{judgement:?}");
    assert_eq!(SCREEN.malformed(Vec::new()).outcome, Outcome::Malformed);
}

#[test]
fn columns_are_those_that_lines_have() {
    for column in Line::columns(SCREEN.fields()) {
        assert!(Line::has_column(SCREEN.fields(), &column), "{column}");
    }
    assert!(!Line::has_column(SCREEN.fields(), "consignee-colour"));
    assert!(!Line::has_column(SCREEN.fields(), "name"));
}
