//! The bytes of entries.

use mtcr_ledger::{BadEntry, Entry, Hash, Parts, Pledge};
use proptest::prelude::*;

const PLAIN: &str = "mtcr-ledger-entry/1\nkind case-submitted\nsubject case/2031-0017\nactor exporter/4\n\
                     at 2031-03-04T09:15:00.000000Z\n\n{\"lines\":2}";

fn parts() -> Parts<'static> {
    Parts {
        kind: "case-submitted",
        subject: "case/2031-0017",
        actor: "exporter/4",
        at: "2031-03-04T09:15:00Z".parse().expect("an instant"),
        text: None,
        payload: b"{\"lines\":2}",
    }
}

#[test]
fn the_bytes_are_those_of_the_reference() {
    let entry = Entry::new(&parts()).expect("an entry");
    assert_eq!(String::from_utf8(entry.to_bytes()).as_deref(), Ok(PLAIN));
    assert_eq!(Entry::parse(PLAIN.as_bytes()), Ok(entry));
    let reference = include_str!("../../../../docs/reference/ledger.md");
    assert!(reference.contains(&format!("```text\n{PLAIN}\n```")), "the page shows this entry");
    let pledge = Pledge { commitment: Hash::leaf(b"a"), sealed: Hash::leaf(b"b") };
    let sealed =
        Entry::new(&Parts { text: Some(pledge), payload: b"", ..parts() }).expect("an entry").to_bytes();
    let text = format!("text {} {}\n\n", Hash::leaf(b"a"), Hash::leaf(b"b"));
    assert!(String::from_utf8(sealed.clone()).expect("text").ends_with(&text));
    assert_eq!(Entry::parse(&sealed).map(|entry| entry.text()), Ok(Some(pledge)));
}

#[test]
fn what_cannot_be_written_is_refused() {
    for (parts, says) in [
        (Parts { kind: "", ..parts() }, "`` is not a kind: lower-case letters, digits and hyphens"),
        (Parts { kind: "Case", ..parts() }, "`Case` is not a kind: lower-case letters, digits and hyphens"),
        (Parts { subject: "", ..parts() }, "`` is not one line of text"),
        (Parts { actor: "a\nat b", ..parts() }, "`a\nat b` is not one line of text"),
        (
            Parts { at: "2031-03-04T09:15:00.0000001Z".parse().expect("an instant"), ..parts() },
            "the instant `2031-03-04T09:15:00.0000001Z` is finer than a microsecond",
        ),
    ] {
        assert_eq!(Entry::new(&parts).map_err(|wrong| wrong.to_string()), Err(says.to_owned()));
    }
}

#[test]
fn other_bytes_are_refused_with_the_line() {
    for (from, to, line) in [
        ("entry/1", "entry/2", 1),
        ("kind case", "king case", 2),
        ("subject ", "subject", 3),
        ("actor", "acter", 4),
        (".000000Z", "Z", 5),
        (".000000Z", ".000000+00:00", 5),
        ("09:15", "29:15", 5),
        ("\n\n{", "\ntext 00 00\n\n{", 6),
        ("\n\n{\"lines\":2}", "\n", 6),
    ] {
        let changed = PLAIN.replace(from, to);
        assert_ne!(changed, PLAIN);
        match Entry::parse(changed.as_bytes()) {
            Err(BadEntry::Form { line: told, .. }) => assert_eq!(told, line, "{changed}"),
            other => panic!("{changed}: {other:?}"),
        }
    }
    assert!(Entry::parse(b"").is_err() && Entry::parse(&[0xff; 40]).is_err());
}

#[test]
fn a_deletion_names_its_entry() {
    let at = "2031-03-04T09:15:00Z".parse().expect("an instant");
    let entry = Entry::deletion(17, "officer/2", at, b"retention ended").expect("an entry");
    assert_eq!(entry.deletes(), Some(17));
    assert_eq!(Entry::new(&parts()).expect("an entry").deletes(), None);
}

proptest! {
    #[test]
    fn what_is_written_is_read(
        kind in "[a-z0-9-]{1,20}",
        subject in "[^\\pC]{1,40}",
        actor in "[^\\pC]{1,40}",
        micros in -60_000_000_000_000_000_i64..200_000_000_000_000_000,
        payload in prop::collection::vec(any::<u8>(), 0..200),
    ) {
        let at = jiff::Timestamp::from_microsecond(micros).unwrap();
        let parts = Parts { kind: &kind, subject: &subject, actor: &actor, at, text: None, payload: &payload };
        let entry = Entry::new(&parts).unwrap();
        prop_assert_eq!(Entry::parse(&entry.to_bytes()), Ok(entry));
    }

    #[test]
    fn what_is_read_is_written_so(bytes in prop::collection::vec(any::<u8>(), 0..300), cut in 0..PLAIN.len()) {
        for bytes in [bytes.clone(), [&PLAIN.as_bytes()[..cut], &bytes].concat()] {
            if let Ok(entry) = Entry::parse(&bytes) {
                prop_assert_eq!(entry.to_bytes(), bytes);
            }
        }
    }
}
