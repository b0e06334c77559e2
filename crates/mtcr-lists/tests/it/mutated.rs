//! Files with any bytes changed: a reader answers or refuses, and never falls over.

use crate::fixture::{ALL, Fixture};
use proptest::prelude::*;

/// What is done to the bytes of a file.
#[derive(Clone, Debug)]
enum Mutation {
    Set(usize, u8),
    Cut(usize, usize),
    Double(usize, usize),
    Insert(usize, &'static str),
}

fn mutation() -> impl Strategy<Value = Mutation> {
    let pieces = prop::sample::select(vec![
        "\"",
        ",",
        "\n",
        "\r\n",
        "\t",
        ";",
        "\u{1a}",
        "<",
        ">",
        "</",
        "&",
        "&#0;",
        "<![CDATA[",
        "<!--",
        "'",
        "(",
        ")",
        "（",
        "所在地：",
        "1 ",
        "-0- ",
        "\u{feff}",
        "\u{202e}",
        "9999999999999999999",
        "<INDIVIDUAL>",
        "<entity id=\"1\">",
    ]);
    prop_oneof![
        (any::<usize>(), any::<u8>()).prop_map(|(at, byte)| Mutation::Set(at, byte)),
        (any::<usize>(), 1..400_usize).prop_map(|(at, length)| Mutation::Cut(at, length)),
        (any::<usize>(), 1..400_usize).prop_map(|(at, length)| Mutation::Double(at, length)),
        (any::<usize>(), pieces).prop_map(|(at, piece)| Mutation::Insert(at, piece)),
    ]
}

fn mutated(mut bytes: Vec<u8>, mutations: &[Mutation]) -> Vec<u8> {
    for mutation in mutations {
        if bytes.is_empty() {
            break;
        }
        let place = |at: usize| at % bytes.len();
        match *mutation {
            Mutation::Set(at, byte) => {
                let at = place(at);
                bytes[at] = byte;
            }
            Mutation::Cut(at, length) => {
                let at = place(at);
                let end = (at + length).min(bytes.len());
                bytes.drain(at..end);
            }
            Mutation::Double(at, length) => {
                let at = place(at);
                let end = (at + length).min(bytes.len());
                let piece = bytes[at..end].to_vec();
                bytes.splice(at..at, piece);
            }
            Mutation::Insert(at, piece) => {
                let at = place(at);
                bytes.splice(at..at, piece.bytes());
            }
        }
    }
    bytes
}

/// What holds of whatever was read.
fn sound(fixture: &Fixture, file: usize, mutations: &[Mutation]) -> Result<(), TestCaseError> {
    let file = file % fixture.files.len();
    match fixture.read_bytes(fixture.changed(file, |bytes| mutated(bytes, mutations))) {
        Err(error) => {
            let text = error.to_string();
            prop_assert!(!text.is_empty() && !text.contains('\n'), "{}", text);
        }
        Ok(loaded) => {
            prop_assert!(!loaded.parties.is_empty());
            let mut ids: Vec<_> = loaded.parties.iter().map(|party| &party.id).collect();
            ids.dedup();
            prop_assert_eq!(ids.len(), loaded.parties.len(), "an id is there twice");
            for party in &loaded.parties {
                prop_assert!(!party.names.is_empty());
                prop_assert!(party.names.iter().all(|name| name.text.chars().any(char::is_alphanumeric)));
                prop_assert!(party.states.iter().all(|state| state.len() == 2));
                prop_assert!(party.states.is_sorted());
                for birth in &party.births {
                    prop_assert!(birth.year_from <= birth.year_until);
                }
            }
        }
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_change_is_answered_or_refused(
        which in 0..ALL.len(),
        file in any::<usize>(),
        mutations in prop::collection::vec(mutation(), 1..8),
    ) {
        sound(ALL[which], file, &mutations)?;
    }
}
