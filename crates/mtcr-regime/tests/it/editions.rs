//! Editions on a date, and the law of states behind them.

use crate::data::{edition, on, regime};
use mtcr_regime::EditionOn;

fn shown(found: &EditionOn) -> (&'static str, Vec<&'static str>) {
    (found.newest.map_or("", edition), found.open.iter().map(|id| edition(*id)).collect())
}

#[test]
fn the_newest_edition() {
    for (date, newest, open) in [
        ("1987-04-15", "", vec![]),
        ("1987-04-16", "1987-04", vec![]),
        ("1991-11-10", "1987-04", vec!["1991-11"]),
        ("1991-12-01", "1991-11", vec![]),
        ("2002-06-01", "1995-10", vec!["2002"]),
        ("2019-10-10", "2019-05", vec![]),
        ("2019-10-11", "2019-10", vec![]),
        ("2024-03-14", "2024-03", vec![]),
    ] {
        assert_eq!(shown(&regime().edition(on(date))), (newest, open), "{date}");
    }
}

#[test]
fn publication_trails_the_date() {
    // The edition of 15 June 2023 was put before the public on 11 August.
    let (newest, open) = shown(&regime().edition_known(on("2023-08-10")));
    assert_eq!(newest, "");
    assert!(!open.contains(&"2023-06") || open.contains(&"2022-10"));
    assert_eq!(shown(&regime().edition_known(on("2023-08-11"))), ("2023-06", vec![]));
    assert_eq!(shown(&regime().edition_known(on("2024-06-01"))), ("2023-06", vec!["2024-03"]));
}

/// State, date, edition in force, whether through the Union, editions behind, days.
#[test]
fn the_law_of_a_state_lags_behind() {
    for (code, date, in_force, through_eu, behind, days) in [
        ("US", "2006-07-30", "", false, vec![], None),
        ("US", "2006-07-31", "2005-09", false, vec![], None),
        ("US", "2017-07-06", "2015-10", false, vec!["2016-03", "2016-10"], Some(476)),
        ("US", "2017-07-07", "2016-10", false, vec![], None),
        ("US", "2024-05-01", "2021-10", false, vec!["2022-10", "2023-06", "2024-03"], Some(558)),
        ("US", "2024-05", "2021-10", false, vec!["2022-10", "2023-06", "2024-03"], None),
        // Adherents and members of the Union: its list.
        ("EE", "2021-06-01", "2019-10", true, vec![], None),
        ("EE", "2021-12-01", "2019-10", true, vec!["2021-10"], Some(31)),
        // Adherents outside of it: nothing is recorded.
        ("KZ", "2024-05-01", "", false, vec![], None),
    ] {
        let state = regime().registry().state(code).unwrap();
        let lag = regime().lag(state, on(date));
        assert_eq!(lag.in_force.map_or("", |(id, _)| edition(id)), in_force, "{code} on {date}");
        assert_eq!(lag.through_eu, through_eu, "{code} on {date}");
        assert_eq!(lag.behind.iter().map(|id| edition(*id)).collect::<Vec<_>>(), behind, "{code} on {date}");
        assert_eq!(lag.days, days, "{code} on {date}");
        assert_eq!(lag.recorded, code != "KZ", "{code}");
    }
}
