//! Standing on a date, where it is settled and where it is not.

use crate::data::{on, regime};
use mtcr_corpus::Mark;
use mtcr_regime::{On, Standing};

/// State, date, what it may be, and why that is open.
const ROWS: [(&str, &str, &str, &str); 26] = [
    ("DE", "1988-05-01", "partner", ""),
    ("DE", "1987-04-15", "other", ""),
    ("DE", "1987", "partner other", "changed-within"),
    ("AU", "1989-12-31", "other", ""),
    ("AU", "1990-06-01", "partner other", "joined-during-the-year"),
    ("AU", "1990", "partner other", "joined-during-the-year"),
    ("AU", "1991-01-01", "partner", ""),
    ("AT", "1991-06-01", "partner other", "joined-during-the-year"),
    ("AT", "1991-11-07", "partner", ""),
    ("AR", "1993-03-11", "other", ""),
    ("AR", "1993-03-12", "partner other", "joined-during-the-year"),
    ("AR", "1993-12-02", "partner", ""),
    ("RU", "1995-08-03", "other", ""),
    ("RU", "1995-08-04", "partner", ""),
    ("BR", "1995-10-09", "other", ""),
    ("BR", "1995-10-11", "partner other", "joined-during-the-year"),
    ("IN", "2005-09-16", "other", ""),
    ("IN", "2008-06-01", "unilateral-adherent other", "joined-during-the-year"),
    ("IN", "2016-06-26", "unilateral-adherent", ""),
    ("IN", "2016-06-27", "partner", ""),
    ("IN", "2016-06", "partner unilateral-adherent", "ended-during"),
    ("EE", "2014-10-02", "other", ""),
    ("EE", "2016-01-01", "adherent other", "date-bounded"),
    ("EE", "2017-04-14", "adherent", ""),
    ("KZ", "2024-03-14", "adherent other", "date-unknown"),
    ("CN", "2024-03-14", "other", ""),
];

#[test]
fn dates_settle_what_they_settle() {
    for (code, date, could_be, reason) in ROWS {
        let state = regime().registry().state(code).unwrap();
        let standing = regime().standing(state, on(date));
        let words: Vec<&str> = standing.could_be.iter().map(|one| one.as_str()).collect();
        assert_eq!(words.join(" "), could_be, "{code} on {date}: {}", standing.why);
        assert_eq!(standing.reason.map_or("", |reason| reason.as_str()), reason, "{code} on {date}");
        assert_eq!(standing.settled().is_none(), !reason.is_empty(), "{code} on {date}");
        assert!(!standing.why.is_empty());
    }
}

#[test]
fn an_open_year_says_so_in_words() {
    let state = regime().registry().state("AU").unwrap();
    let why = regime().standing(state, on("1990-06-01")).why;
    assert_eq!(why, "joined during the year 1990: partner from a day that is not known");
}

/// A later question never undoes what an earlier one settled while the standing lasts, and a day settles no less than
/// the month or year around it.
#[test]
fn shorter_times_settle_no_less() {
    let regime = regime();
    for state in regime.registry().states.iter().filter(|state| !state.standings.is_empty()) {
        for year in 1986..=2025 {
            let whole = regime.standing(state, on(&year.to_string()));
            for month in 1..=12 {
                let month = regime.standing(state, on(&format!("{year}-{month:02}")));
                assert!(
                    month.could_be.iter().all(|one| whole.could_be.contains(one)),
                    "{} {year}",
                    state.iso2
                );
                if whole.settled().is_some() {
                    assert_eq!(month.could_be, whole.could_be, "{} {year}", state.iso2);
                }
            }
        }
    }
}

#[test]
fn trust_is_that_of_the_lowest_row() {
    for (code, mark) in [("DE", Some(Mark::A)), ("CY", Some(Mark::C)), ("CN", None)] {
        let state = regime().registry().state(code).unwrap();
        assert_eq!(regime().standing(state, On::Record).mark(), mark, "{code}");
    }
}

#[test]
fn every_state_has_one_settled_standing_on_record() {
    let regime = regime();
    for state in &regime.registry().states {
        let standing = regime.standing(state, On::Record);
        assert!(standing.settled().is_some(), "{}", state.iso2);
        assert_eq!(standing.settled() == Some(Standing::Other), state.standings.is_empty(), "{}", state.iso2);
    }
}
