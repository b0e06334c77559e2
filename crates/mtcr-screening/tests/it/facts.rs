//! What is known beside the names adjusts, and makes no match.

use crate::world::{names, party};
use mtcr_screening::{
    Birth, Grade, Identifier, IdentifierKind, Index, Kind, Party, Quality, Score, Subject, What, compare,
    normal_identifier,
};

fn born(year: i16, month: u8, day: u8) -> Birth {
    Birth { year_from: year, year_until: year, month: Some(month), day: Some(day), about: false }
}

fn number(kind: IdentifierKind, value: &str) -> Identifier {
    Identifier { kind, value: value.into(), state: None }
}

fn listed() -> Party {
    let mut party = party("own", "1", Kind::Person, &["Aleksandr Shevchenko"]);
    party.births = vec![born(1960, 5, 17)];
    party.states = vec!["XA".into()];
    party.identifiers = vec![number(IdentifierKind::Passport, "AB 123456")];
    party
}

fn asked(name: &str) -> Subject {
    Subject::named(name, Kind::Person)
}

#[test]
fn agreement_lifts_contradiction_lowers_absence_is_neutral() {
    let names = names();
    let listed = Subject::of(&listed());
    let base = compare(&names, &asked("Aleksandr Shevchemko"), &listed);
    assert!(base.score >= names.hit() && base.score < Score::FULL);
    let mut same = asked("Aleksandr Shevchemko");
    same.births = vec![born(1960, 5, 17)];
    same.states = vec!["XA".into()];
    let surer = compare(&names, &same, &listed);
    assert!(surer.score > base.score && surer.evidence > base.evidence);
    let mut other = asked("Aleksandr Shevchemko");
    other.births = vec![born(1991, 5, 17)];
    other.states = vec!["XB".into()];
    let less = compare(&names, &other, &listed);
    assert!(less.score < base.score);
    let against: Vec<What> = less.explanation.against().map(|step| step.what).collect();
    assert!(against.contains(&What::Birth) && against.contains(&What::State), "{against:?}");
}

#[test]
fn everything_but_the_name_makes_no_match() {
    let names = names();
    let mut stranger = asked("Quentin Featherstone");
    stranger.births = vec![born(1960, 5, 17)];
    stranger.states = vec!["XA".into()];
    stranger.identifiers = vec![number(IdentifierKind::Passport, "AB123456")];
    let alone = compare(&names, &asked("Quentin Featherstone"), &Subject::of(&listed()));
    let with = compare(&names, &stranger, &Subject::of(&listed()));
    assert_eq!(alone.score, with.score);
    let index = Index::build(names, vec![listed()]);
    assert!(index.check(&stranger, Score::NONE).is_empty());
}

#[test]
fn a_year_about_contradicts_only_further_away() {
    let names = names();
    let score = |births: Vec<Birth>| {
        let mut asked = asked("Aleksandr Shevchemko");
        asked.births = births;
        compare(&names, &asked, &Subject::of(&listed())).score
    };
    let about = |year| Birth { year_from: year, year_until: year, month: None, day: None, about: true };
    let plain = score(Vec::new());
    assert!(score(vec![about(1961)]) > plain);
    assert!(score(vec![about(1962)]) < plain);
    assert!(score(vec![about(1990), about(1960)]) > plain);
}

#[test]
fn a_ship_under_another_name_is_found_by_its_number() {
    let mut ship = party("own", "7", Kind::Vessel, &["Ocean Star"]);
    ship.identifiers = vec![number(IdentifierKind::Imo, "IMO 9074729")];
    let index = Index::build(names(), vec![ship]);
    let mut asked = Subject::named("Quillon Vantage", Kind::Vessel);
    assert!(index.check(&asked, Score::NONE).is_empty());
    asked.identifiers = vec![number(IdentifierKind::Imo, "9074729")];
    let hits = index.check(&asked, index.names().hit());
    let hit = hits.first().expect("a hit");
    assert_eq!(hit.grade, Grade::Review);
    assert_eq!(hit.explanation.score(), hit.score);
    assert!(hit.explanation.steps.iter().any(|step| step.what == What::Identity));
    // A number whose check digit is wrong is no number.
    asked.identifiers = vec![number(IdentifierKind::Imo, "9074728")];
    assert!(index.check(&asked, Score::NONE).is_empty());
}

#[test]
fn numbers_are_compared_without_blanks_and_with_their_check_digits() {
    let normal = |kind, value: &str| normal_identifier(&number(kind, value));
    assert_eq!(normal(IdentifierKind::Imo, "IMO 907-4729").as_deref(), Some("9074729"));
    assert_eq!(normal(IdentifierKind::Imo, "9074720"), None);
    assert_eq!(normal(IdentifierKind::Imo, "0000000"), None);
    assert_eq!(
        normal(IdentifierKind::Lei, "5493 001K JTII GC8Y 1R12").as_deref(),
        Some("5493001KJTIIGC8Y1R12")
    );
    assert_eq!(normal(IdentifierKind::Lei, "5493001KJTIIGC8Y1R13"), None);
    assert_eq!(normal(IdentifierKind::Bic, "deutdeffxxx").as_deref(), Some("DEUTDEFF"));
    assert_eq!(normal(IdentifierKind::Bic, "DEUTDEF"), None);
    assert_eq!(normal(IdentifierKind::Passport, "ab-123 456").as_deref(), Some("AB123456"));
    assert_eq!(normal(IdentifierKind::Passport, "12"), None);
}

#[test]
fn a_weak_alias_alone_never_makes_the_top_grade() {
    let mut weak = party("own", "1", Kind::Person, &["Aleksandr Shevchenko", "Basil Quarrymaster"]);
    weak.names[1].quality = Quality::Weak;
    let index = Index::build(names(), vec![weak]);
    let grade = |text: &str| index.check(&asked(text), index.names().hit()).first().map(|hit| hit.grade);
    assert_eq!(grade("Aleksandr Shevchenko"), Some(Grade::Top));
    assert_eq!(grade("Basil Quarrymaster"), Some(Grade::Review));
}

#[test]
fn another_kind_counts_against_and_hides_nothing() {
    let index = Index::build(names(), vec![party("own", "1", Kind::Organisation, &["Quillon Vantage"])]);
    let score = |kind| {
        index
            .check(&Subject::named("Quillon Vantage", kind), index.names().hit())
            .first()
            .map(|hit| hit.score)
    };
    let (right, wrong, open) = (score(Kind::Organisation), score(Kind::Person), score(Kind::Unknown));
    assert_eq!(right, Some(Score::FULL));
    assert_eq!(open, Some(Score::FULL));
    assert!(wrong.is_some() && wrong < right);
}
