//! Chairs and plenaries on a date.

use crate::data::{on, regime};
use mtcr_regime::On;

#[test]
fn the_chair_on_a_date() {
    for (date, chairs) in [
        ("1992-06-28", ""),
        ("1992-09-01", "NO"),
        // Handed over on some day of the Canberra plenary.
        ("1993-03-09", "NO or AU"),
        ("1993-03-11", "AU"),
        ("2010-06-01", "BR"),
        // Here the day is known.
        ("2014-09-30", "IT"),
        ("2014-10-01", "NO"),
        ("2016-01-01", "NL+LU"),
        ("2018-06-01", "IE+IS"),
        ("2019-12-31", "NZ"),
        // The end of one and the start of the other are not known.
        ("2020-06-01", "NZ or AT"),
        ("2021-01-01", "AT"),
        ("2021-10-06", "RU"),
        ("2022-10-18", "RU"),
        ("2022-10-19", "CH"),
        ("2023-11-01", "BR"),
    ] {
        let found = regime().chair(on(date));
        let codes: Vec<String> = found.could_be.iter().map(|chair| chair.states.join("+")).collect();
        assert_eq!(codes.join(" or "), chairs, "{date}");
        assert_eq!(found.settled, codes.len() <= 1, "{date}");
    }
    let last = regime().chair(On::Record);
    assert_eq!(last.could_be[0].persons, ["Flávio Soares Damico"]);
}

#[test]
fn the_plenaries_around_a_date() {
    for (date, meeting, last, open) in [
        ("1987-04-16", None, None, vec![]),
        ("1988-06-01", None, None, vec![1]),
        ("1989-01-01", None, Some(1), vec![]),
        ("1991-11-05", Some(5), Some(4), vec![]),
        ("1991-11-08", None, Some(5), vec![]),
        ("1995-10-12", Some(10), Some(9), vec![]),
        ("2010-06-01", None, Some(24), vec![]),
        ("2020-06-01", None, Some(32), vec![]),
        ("2025-01-01", None, Some(35), vec![]),
    ] {
        let found = regime().plenary(on(date));
        assert_eq!(found.meeting.map(|one| one.number), meeting, "{date}");
        assert_eq!(found.last.map(|one| one.number), last, "{date}");
        assert_eq!(found.open.iter().map(|one| one.number).collect::<Vec<_>>(), open, "{date}");
    }
    assert_eq!(regime().registry().plenaries.len(), 35);
}
