//! Whose signatures it takes: one key of the log, and a number of partners.

use crate::fixture::{ORIGIN, entries, export, key};
use mtcr_ledger::{
    CHECKPOINT, Distrust, Frontier, Note, PublicKey, Role, SecretKey, Trust, Verdict, checkpoint_path, verify,
};

fn partner(byte: u8) -> SecretKey {
    SecretKey::from_seed(&format!("partner-{byte}.example/witness"), Role::Cosigner, &[byte; 32])
        .expect("a key")
}

fn public(keys: &[&SecretKey]) -> Vec<PublicKey> {
    keys.iter().map(|key| key.public().clone()).collect()
}

/// A note of the log with the signatures of partners under it.
fn note(partners: &[&SecretKey]) -> Note {
    let mut note = Frontier::new().checkpoint(ORIGIN).expect("a head").sign(&key()).expect("a note");
    partners.iter().for_each(|partner| note.cosign(partner, 1_930_000_000));
    note
}

#[test]
fn cosigners_are_counted_by_key() {
    let (one, two, three) = (partner(1), partner(2), partner(3));
    let log = key();
    let all = public(&[&log, &one, &two, &three]);
    let quorum = |quorum, note: &Note| {
        Trust::new(all.clone()).with_quorum(quorum).opens(note).map(|opened| opened.quorum)
    };
    for (partners, enough) in [
        (vec![], [true, false, false, false]),
        (vec![&one], [true, true, false, false]),
        (vec![&one, &one, &one], [true, true, false, false]),
        (vec![&three, &one], [true, true, true, false]),
        (vec![&two, &three, &one], [true, true, true, true]),
    ] {
        let note = note(&partners);
        for (wanted, enough) in enough.into_iter().enumerate() {
            assert_eq!(quorum(wanted, &note), Ok(enough), "{wanted} of {note}");
        }
    }
    let strangers = note(&[&partner(8), &partner(9)]);
    assert_eq!(quorum(1, &strangers), Ok(false), "keys that were not given count for nothing");
}

#[test]
fn the_same_partner_at_two_instants_counts_once() {
    let one = partner(1);
    let mut note = note(&[&one]);
    note.cosign(&one, 1_930_000_001);
    let opened = Trust::new(public(&[&key(), &one])).with_quorum(2).opens(&note).expect("believed");
    assert_eq!((opened.signed.len(), opened.quorum), (3, false));
}

#[test]
fn any_of_several_keys_of_the_log_will_do() {
    let retired = SecretKey::from_seed(ORIGIN, Role::Log, &[6; 32]).expect("a key");
    let trust = Trust::new(public(&[&retired, &key()]));
    assert!(trust.opens(&note(&[])).is_ok());
    let trust = Trust::new(public(&[&retired]));
    assert_eq!(trust.opens(&note(&[])), Err(Distrust::NotTheLog));
}

#[test]
fn cosigners_stand_in_for_a_log_whose_key_is_not_at_hand() {
    let (one, two) = (partner(1), partner(2));
    let trust = Trust::new(public(&[&one, &two]));
    assert_eq!(trust.opens(&note(&[])), Err(Distrust::TooFew { signed: 0, wanted: 1 }));
    assert!(trust.opens(&note(&[&two])).is_ok());
    let both = trust.with_quorum(2);
    assert_eq!(both.opens(&note(&[&two])), Err(Distrust::TooFew { signed: 1, wanted: 2 }));
    assert!(both.opens(&note(&[&two, &one])).is_ok());
}

#[test]
fn an_export_is_whole_as_far_as_partners_cosigned() {
    let (one, two) = (partner(1), partner(2));
    let all = entries(700);
    let mut files = export(&all, &[300, 500]);
    let mut cosigned = |path: &str, partners: &[&SecretKey]| {
        let mut note = Note::parse(&files[path]).expect("a note");
        partners.iter().for_each(|partner| note.cosign(partner, 1_930_000_000));
        files.insert(path.to_owned(), note.to_string().into_bytes());
    };
    cosigned(&checkpoint_path(300), &[&one, &two]);
    cosigned(&checkpoint_path(500), &[&two]);
    let keys = public(&[&key(), &one, &two]);
    for (quorum, cosigned, verdict) in [
        (0, Some(700), Verdict::Whole),
        (1, Some(500), Verdict::Whole),
        (2, Some(300), Verdict::Whole),
        (3, None, Verdict::NoQuorum),
    ] {
        let report = verify(&files, &Trust::new(keys.clone()).with_quorum(quorum)).expect("read");
        assert_eq!((report.cosigned, report.verdict()), (cosigned, verdict), "{quorum}");
        assert_eq!(report.checkpoint.map(|head| head.size()), Some(700));
    }
    files.remove(CHECKPOINT);
    let report = verify(&files, &Trust::new(keys).with_quorum(3)).expect("read");
    assert_eq!(report.verdict(), Verdict::Broken, "broken comes before all else");
}
