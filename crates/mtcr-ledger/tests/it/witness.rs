//! A partner cosigns what continues the log that it saw, and nothing else.

use crate::fixture::{ORIGIN, entries, grow, key};
use mtcr_ledger::{
    Checkpoint, Distrust, Hash, Log, NoProof, NotCosigned, Note, Role, SecretKey, Trust, cosign,
};

const AT: u64 = 1_930_000_000;

fn partner() -> SecretKey {
    SecretKey::from_seed("borovia.example/witness", Role::Cosigner, &[8; 32]).expect("a key")
}

/// The signed head of the first entries of a log under a name, and its proof from an earlier size.
fn head(origin: &str, all: &[Vec<u8>], old: u64) -> (Note, Vec<Hash>) {
    let (files, size) = (grow(all), all.len() as u64);
    let log = Log::new(&files, size);
    let head = Checkpoint::new(origin, size, log.root().expect("a head")).expect("a checkpoint");
    (head.sign(&key()).expect("a note"), log.consistency(old).expect("a proof"))
}

#[test]
fn a_log_that_continues_is_cosigned() {
    let all = entries(700);
    let (mut note, _) = head(ORIGIN, &all[..300], 0);
    let seen = cosign(&mut note, key().public(), None, &[], &partner(), AT).expect("cosigned");
    assert_eq!(seen.size(), 300);
    let (mut note, proof) = head(ORIGIN, &all, 300);
    let seen = cosign(&mut note, key().public(), Some(&seen), &proof, &partner(), AT).expect("cosigned");
    assert_eq!(seen.size(), 700);
    let trust = Trust::new(vec![key().public().clone(), partner().public().clone()]).with_quorum(1);
    assert!(trust.opens(&note).expect("believed").quorum);
    let again = cosign(&mut note, key().public(), Some(&seen), &[], &partner(), AT + 1);
    assert_eq!(again, Ok(seen), "the same head again");
}

#[test]
fn what_does_not_continue_the_log_is_not_cosigned() {
    let all = entries(700);
    let (note, _) = head(ORIGIN, &all[..300], 0);
    let seen = Checkpoint::parse(note.text()).expect("a checkpoint");
    let mut rewritten = all.clone();
    rewritten[7] = entries(701).pop().expect("one more");
    let (log, witness) = (key(), partner());
    let stranger = SecretKey::from_seed(ORIGIN, Role::Log, &[9; 32]).expect("a key");
    let (whole, rewritten) = (head(ORIGIN, &all, 300), head(ORIGIN, &rewritten, 300));
    let (other, shorter) = (head("cestria.example/log", &all, 300), head(ORIGIN, &all[..200], 100));
    let not = |cause| NotCosigned::NotTheSame { size: 300, cause };
    for (name, (mut note, proof), log, key, right) in [
        ("rewritten", rewritten, &log, &witness, not(NoProof::Root)),
        ("cut short", shorter, &log, &witness, not(NoProof::Beyond)),
        ("no proof", (whole.0.clone(), Vec::new()), &log, &witness, not(NoProof::Length)),
        (
            "another log",
            other,
            &log,
            &witness,
            NotCosigned::OtherLog { found: "cestria.example/log".into(), seen: ORIGIN.into() },
        ),
        ("not signed", whole.clone(), &stranger, &witness, Distrust::NotTheLog.into()),
        ("no key of a log", whole.clone(), &witness, &witness, {
            Distrust::TooFew { signed: 0, wanted: 1 }.into()
        }),
        ("no cosigner", whole, &log, &log, NotCosigned::Key(ORIGIN.into())),
    ] {
        let before = note.clone();
        let refused = cosign(&mut note, log.public(), Some(&seen), &proof, key, AT);
        assert_eq!(refused, Err(right), "{name}");
        assert_eq!(note, before, "{name}: nothing was signed");
    }
}
