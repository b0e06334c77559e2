//! How many partners there were, against what plenaries and other public statements say.

use crate::data::{on, regime};
use mtcr_corpus::corpus::registry::State;
use mtcr_regime::{On, Standing};

fn codes(states: &[&State]) -> String {
    states.iter().map(|state| state.iso2.as_str()).collect::<Vec<_>>().join(" ")
}

/// Date, at least, at most, and the states that are open.
const PARTNERS: [(&str, usize, usize, &str); 17] = [
    ("1987-04-15", 0, 0, ""),
    ("1987-04-16", 7, 7, ""),
    ("1990-06-01", 7, 14, "AU BE DK ES LU NL NO"),
    ("1990", 7, 14, "AU BE DK ES LU NL NO"),
    ("1991-11-07", 18, 18, ""),
    ("1992-07-02", 22, 22, ""),
    ("1993-03-11", 23, 23, ""),
    ("1993-12-02", 25, 25, ""),
    ("1995-10-10", 27, 28, "BR"),
    ("1995-10-12", 28, 28, ""),
    ("1997-11-06", 29, 29, ""),
    ("1998-10-09", 32, 32, ""),
    ("2001-09-28", 33, 33, ""),
    ("2004-10-08", 34, 34, ""),
    ("2009-03-04", 34, 34, ""),
    ("2016-06-26", 34, 34, ""),
    ("2016-06-27", 35, 35, ""),
];

#[test]
fn partners_are_as_many_as_public_statements_say() {
    for (date, at_least, at_most, open) in PARTNERS {
        let tally = regime().tally(Standing::Partner, on(date));
        assert_eq!((tally.at_least(), tally.at_most()), (at_least, at_most), "{date}");
        assert_eq!(tally.count(), (at_least == at_most).then_some(at_least), "{date}");
        assert_eq!(codes(&tally.open), open, "{date}");
    }
}

#[test]
fn adherents_of_both_kinds() {
    for (date, standing, states, open) in [
        ("2009-03-04", Standing::UnilateralAdherent, "IL IN MK RO SK", ""),
        ("2016-06-27", Standing::UnilateralAdherent, "IL MK RO SK", ""),
        ("2014-10-02", Standing::Adherent, "", ""),
        ("2015-06-01", Standing::Adherent, "", "CY EE KZ LV"),
        ("2017-04-14", Standing::Adherent, "EE LV", "CY KZ"),
    ] {
        let tally = regime().tally(standing, on(date));
        assert_eq!(
            (codes(&tally.states).as_str(), codes(&tally.open).as_str()),
            (states, open),
            "{date} {standing}"
        );
    }
}

#[test]
fn what_was_recorded_last_leaves_nothing_open() {
    let regime = regime();
    let counts = Standing::RECORDED.map(|standing| regime.tally(standing, On::Record).count());
    assert_eq!(counts, [Some(35), Some(4), Some(4)]);
}

#[test]
fn the_european_union_beside_the_regime() {
    let eu = regime().eu(on("2024-03-14"));
    assert_eq!(eu.members.len(), 27);
    let by_standing = eu.by_standing.each_ref().map(|tally| codes(&tally.states));
    assert_eq!(by_standing[0], "AT BE BG CZ DE DK ES FI FR GR HU IE IT LU NL PL PT SE");
    assert_eq!(by_standing[2], "RO SK");
    // The dates of Cyprus leave it between these two.
    assert_eq!((by_standing[1].as_str(), by_standing[3].as_str()), ("EE LV", "HR LT MT SI"));
    assert_eq!(codes(&eu.by_standing[1].open), "CY");
    for (date, members, with_gb) in
        [("2020-01-31", 28, true), ("2020-02-01", 27, false), ("1986-01-01", 12, true)]
    {
        let eu = regime().eu(on(date));
        assert_eq!((eu.members.len(), codes(&eu.members).contains("GB")), (members, with_gb), "{date}");
    }
}
