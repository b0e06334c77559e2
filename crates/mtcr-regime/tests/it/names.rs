//! Names and codes on a date.

use crate::data::{on, regime};
use mtcr_regime::{Found, On};
use mtcr_rules::Truth;

/// What public statements, lists and people write, when, and the code it stands for.
const NAMES: [(&str, &str, &str); 47] = [
    ("Canada", "1987-04-16", "CA"),
    ("France", "1987-04-16", "FR"),
    ("West Germany", "1987-04-16", "DE"),
    ("Federal Republic of Germany", "1987-04-16", "DE"),
    ("Germany", "1987-04-16", "DE"),
    ("Italy", "1987-04-16", "IT"),
    ("Japan", "1987-04-16", "JP"),
    ("the United Kingdom", "1987-04-16", "GB"),
    ("United States of America", "1987-04-16", "US"),
    ("USA", "1987-04-16", "US"),
    ("West Germany", "2020-01-01", "DE"),
    ("Federal Republic of Germany", "2020-01-01", "DE"),
    ("the Netherlands", "2009-03-04", "NL"),
    ("Luxemburg", "2009-03-04", ""),
    ("Luxembourg", "2009-03-04", "LU"),
    ("New Zealand", "2009-03-04", "NZ"),
    ("Czech Republic", "2009-03-04", "CZ"),
    ("Czech Republic", "2020-03-04", "CZ"),
    ("Czechia", "2009-03-04", "CZ"),
    ("Slovak Republic", "2009-03-04", "SK"),
    ("Slovakia", "2009-03-04", "SK"),
    ("Russian Federation", "2009-03-04", "RU"),
    ("Russia", "2009-03-04", "RU"),
    ("Republic of Korea", "2009-03-04", "KR"),
    ("Korea, Republic of", "2009-03-04", "KR"),
    ("South Korea", "2009-03-04", "KR"),
    ("Republic of Macedonia", "2009-03-04", "MK"),
    ("Macedonia", "2009-03-04", "MK"),
    ("former Yugoslav Republic of Macedonia", "2009-03-04", "MK"),
    ("The former Yugoslav Republic of Macedonia", "2009-03-04", "MK"),
    ("Macedonia, former Yugoslav Republic of", "2009-03-04", "MK"),
    ("North Macedonia", "2024-03-04", "MK"),
    ("Turkey", "2009-03-04", "TR"),
    ("Turkey", "2024-03-04", "TR"),
    ("Türkiye", "2024-03-04", "TR"),
    ("turkiye", "2024-03-04", "TR"),
    ("Republic of South Africa", "2009-03-04", "ZA"),
    ("China", "2024-03-04", "CN"),
    ("Iran, Islamic Republic of", "2024-03-04", "IR"),
    ("Vietnam", "2024-03-04", "VN"),
    ("de", "2024-03-04", "DE"),
    ("DEU", "2024-03-04", "DE"),
    ("East Germany", "1988-01-01", "DD"),
    ("DDR", "1988-01-01", "DD"),
    ("Czechoslovakia", "1988-01-01", "CS"),
    ("Soviet Union", "1988-01-01", "SU"),
    ("Korea", "2009-03-04", ""),
];

#[test]
fn names_stand_for_codes() {
    for (name, date, code) in NAMES {
        let found = match regime().find(name, on(date)) {
            Ok(Found::State { state, .. }) => state.iso2.clone(),
            Ok(Found::Former { former, .. }) => former.iso2.clone(),
            Err(_) => String::new(),
        };
        assert_eq!(found, code, "{name} on {date}");
    }
}

#[test]
fn a_name_of_another_time_is_told() {
    for (name, date, in_use) in [
        ("West Germany", "1988-05-01", Truth::True),
        ("West Germany", "1990-10-03", Truth::False),
        ("Germany", "1988-05-01", Truth::False),
        ("Turkey", "2022-06-01", Truth::Unknown),
        ("TR", "2022-06-01", Truth::True),
    ] {
        let Ok(Found::State { in_use: found, .. }) = regime().find(name, on(date)) else { panic!("{name}") };
        assert_eq!(found, in_use, "{name} on {date}");
    }
    for (date, there) in
        [("1991-11-30", Truth::True), ("1991-12", Truth::Unknown), ("1992-01-01", Truth::False)]
    {
        let Ok(Found::Former { there: found, .. }) = regime().find("SU", on(date)) else { panic!("SU") };
        assert_eq!(found, there, "SU on {date}");
    }
}

#[test]
fn a_state_is_called_by_its_name_of_the_time() {
    for (code, date, name, settled) in [
        ("DE", "1988-05-01", "West Germany", true),
        ("DE", "1990-10-02", "West Germany", true),
        ("DE", "1990-10-03", "Germany", true),
        ("MK", "2018-12-31", "Macedonia", true),
        ("MK", "2020-01-01", "North Macedonia", true),
        ("TR", "2022-06-01", "Türkiye", false),
        ("CZ", "1998-10-09", "Czech Republic", true),
        ("CZ", "1980-01-01", "Czech Republic", false),
    ] {
        let state = regime().registry().state(code).unwrap();
        let called = regime().name(state, on(date)).unwrap();
        assert_eq!((called.name.name.as_str(), called.settled), (name, settled), "{code} on {date}");
    }
    let last = regime().registry().state("TR").unwrap();
    assert_eq!(regime().called(last, On::Record), "Türkiye");
}

#[test]
fn what_stands_for_nothing_is_told_with_what_was_meant() {
    for (typed, wanted) in [
        ("Czechslovakia", "did you mean `Czechoslovakia`?"),
        ("Germny", "did you mean `Germany`?"),
        ("Q", "such as `AD`"),
        ("", "unknown state ``"),
    ] {
        let message = regime().find(typed, On::Record).unwrap_err().message;
        assert!(message.contains(wanted), "{message}");
    }
}

#[test]
fn every_state_is_found_by_each_of_its_names_and_codes() {
    let regime = regime();
    assert!(regime.registry().states.len() > 190);
    for state in &regime.registry().states {
        let names = state.names.iter().flat_map(|row| std::iter::once(&row.name).chain(&row.also));
        for typed in names.chain([&state.iso2, &state.iso3]) {
            let found = regime.find(typed, On::Record).unwrap_or_else(|unknown| panic!("{unknown}"));
            assert_eq!(found.state().map(|found| &found.iso2), Some(&state.iso2), "{typed}");
        }
    }
}
