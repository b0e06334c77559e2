//! What is found, and why it is said to be found.

use crate::law::{FINDER, find, ids};
use mtcr_search::{LONGEST_TEXT, Language, NotSearched, Reason, Remark};

/// Texts that name an entry, with the entries that come first, in order.
#[test]
fn names_given_by_authorities_come_first() {
    for (text, first) in [
        ("M9A6", &["9.A.6"][..]),
        ("9.A.6", &["9.A.6"]),
        ("9A6", &["9.A.6"]),
        ("m9a6", &["9.A.6"]),
        ("Item 9.A.6", &["9.A.6"]),
        ("3A1", &["3.A.1.a", "3.A.1.b"]),
        ("is a gyro like 9.A.4 inside?", &["9.A.4"]),
        ("7A103.a", &["9.A.6"]),
        ("7a103.A", &["9.A.6"]),
        ("ECCN 1C117.a", &["6.C.7.a"]),
        ("9A101", &["3.A.1.a", "3.A.1.b"]),
        // Deeper than what is recorded: that of the heading above.
        ("9A101.c", &["3.A.1.a", "3.A.1.b"]),
        ("USML IV(d)(2)", &["2.A.1.c.1", "2.A.1.c.2"]),
        ("IV(d)(2)", &["2.A.1.c.1", "2.A.1.c.2"]),
        ("ML8.c.4.a", &["4.C.2.a"]),
        ("7790-98-9", &["4.C.4.b"]),
        ("CAS 302-01-2", &["4.C.2.a"]),
        ("CAS no 57-14-7, in drums", &["4.C.2.b"]),
    ] {
        let answer = find(text);
        let found = ids(&answer);
        assert_eq!(found.get(..first.len()), Some(first), "{text}: {found:?}");
        for hit in answer.hits.iter().take(first.len()) {
            let exact =
                matches!(hit.reasons[0], Reason::Id { .. } | Reason::Code { .. } | Reason::Cas { .. });
            assert!(exact, "{text}: {:?}", hit.reasons);
        }
    }
}

/// Everyday words, with an entry that must be the first.
#[test]
fn everyday_words_find() {
    for (text, entry) in [
        ("star trackers", "9.A.2"),
        // Words cut short or slipped, where nothing is found otherwise.
        ("gyroscop", "9.A.4"),
        ("dron", "19.A.2"),
        ("carbon fiber prepreg", "6.C.1"),
        ("aluminum powder", "4.C.2.c"),
        ("HTPB", "4.C.5"),
        ("APCP", "4.C.1"),
        ("shaker", "15.B.1.c"),
        ("jet engine", "3.A.1.a"),
        ("FOG", "9.A.4"),
        ("thermal batteries", "12.A.6"),
        ("re-entry vehicle", "2.A.1.b"),
        ("Re-Entry Vehicles", "2.A.1.b"),
        ("software for vibration test systems", "15.D.1"),
    ] {
        let found = ids(&find(text));
        assert_eq!(found.first(), Some(&entry), "{text}: {found:?}");
    }
}

#[test]
fn words_for_a_vehicle_find_all_its_kinds() {
    for text in ["drone", "UAV", "uncrewed aircraft", "RPAS"] {
        let found = ids(&find(text));
        for entry in ["1.A.2", "19.A.2", "19.A.3"] {
            assert!(found[..3].contains(&entry), "{text}: {found:?}");
        }
    }
}

#[test]
fn what_is_misspelt_is_read_and_told() {
    for (text, typed, right, entry) in [
        ("accelerometr", "accelerometr", "accelerometer", "9.A.3"),
        ("amonium perchlorate", "amonium", "ammonium", "4.C.4.b"),
        ("hydrazien tank", "hydrazien", "hydrazine", "3.A.8"),
    ] {
        let answer = find(text);
        assert_eq!(answer.corrected, [(typed.to_owned(), right.to_owned())], "{text}");
        assert!(ids(&answer)[..3].contains(&entry), "{text}: {:?}", ids(&answer));
    }
    assert_eq!(find("garden hose").corrected, [], "a word of other things is left alone");
}

#[test]
fn what_no_entry_has_is_told() {
    for (text, remark) in [
        ("9A999", Remark::UnknownCode("9A999".into())),
        ("CAS 99-99-9", Remark::UnknownCas("99-99-9".into())),
        ("67-64-1", Remark::SubstanceOfNoEntry("67-64-1".into(), "acetone".into())),
    ] {
        let answer = find(text);
        assert_eq!(answer.remarks, [remark], "{text}");
        assert!(answer.hits.is_empty(), "{text}: {:?}", ids(&answer));
    }
}

#[test]
fn texts_that_say_nothing_are_refused() {
    for text in ["", "  \n\t "] {
        assert_eq!(FINDER.find(text, 5).unwrap_err(), NotSearched::Empty);
    }
    let long = "x".repeat(LONGEST_TEXT + 1);
    let refused = FINDER.find(&long, 5).unwrap_err();
    assert_eq!(refused, NotSearched::TooLong { found: LONGEST_TEXT + 1, most: LONGEST_TEXT });
    assert!(FINDER.find(&"é".repeat(LONGEST_TEXT), 5).is_ok(), "characters are counted, not bytes");
    assert!(find("of the with").hits.is_empty());
}

#[test]
fn a_limit_is_kept_and_the_order_is_the_same_every_time() {
    let long = FINDER.find("rocket motor", 50).unwrap();
    let short = FINDER.find("rocket motor", 3).unwrap();
    assert_eq!(short.hits.len(), 3);
    assert_eq!(ids(&long)[..3], ids(&short)[..]);
    assert_eq!(ids(&long), ids(&FINDER.find("rocket motor", 50).unwrap()));
}

#[test]
fn languages_are_known_by_their_codes() {
    assert_eq!(Language::find("EN"), Ok(Language::English));
    let unknown = Language::find("fr").unwrap_err().to_string();
    assert_eq!(unknown, "unknown language `fr`; search knows en");
}
