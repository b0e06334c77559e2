//! Signed notes, checkpoints and cosignatures, with the examples that specifications publish.

use mtcr_ledger::{BadKey, BadNote, Checkpoint, Hash, Note, PublicKey, Role, SecretKey};
use proptest::prelude::*;

/// The example that Go's implementation of signed notes and others share: the key follows from 32 zero bytes.
const EXAMPLE_KEY: &str = "EnochRoot+af0cfe78+ATtqJ7zOtqQtYqOo0CpvDXNlMhV3HeJDpjrASKGLWdop";
const EXAMPLE: &str = "If you think cryptography is the answer to your problem,\n\
    then you don't know what your problem is.\n\n\
    — EnochRoot rwz+eBzmZa0SO3NbfRGzPCpDckykFXSdeX+MNtCOXm2/5n2tiOHp+vAF1aGrQ5ovTG01oOTGwnWLox33WWd1RvMc+QQ=\n";

/// The example of the specification of cosignatures, which publishes no key for it.
const COSIGNED: &str = "example.com/behind-the-sofa\n20852163\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n\n\
    — example.com/behind-the-sofa Az3grlgtzPICa5OS8npVmf1Myq/5IZniMp+ZJurmRDeOoRDe4URYN7u5/Zhcyv2q1gGzGku9nTo+zyWE+xeMcTOAYQ8=\n\
    — witness.example.com/w1 jWbPPwAAAABkGFDLEZMHwSRaJNiIDoe9DYn/zXcrtPHeolMI5OWXEhZCB9dlrDJsX3b2oyin1nPZqhf5nNo0xUe+mbIUBkBIfZ+qnA==\n";

fn key(name: &str, role: Role, byte: u8) -> SecretKey {
    SecretKey::from_seed(name, role, &[byte; 32]).expect("a key")
}

#[test]
fn the_published_note_is_signed_and_read() {
    let secret = key("EnochRoot", Role::Log, 0);
    assert_eq!(secret.public().to_string(), EXAMPLE_KEY);
    let note = Note::parse(EXAMPLE.as_bytes()).expect("a note");
    let public = PublicKey::parse(EXAMPLE_KEY).expect("a key");
    let signed = note.signed_by(std::slice::from_ref(&public)).expect("signatures");
    assert_eq!(signed.iter().map(|signed| signed.name.as_str()).collect::<Vec<_>>(), ["EnochRoot"]);
    let mut own = Note::new(note.text().to_owned()).expect("a note");
    own.sign(&secret);
    assert_eq!(own.to_string(), EXAMPLE);
}

#[test]
fn the_published_checkpoint_is_read_and_written() {
    let note = Note::parse(COSIGNED.as_bytes()).expect("a note");
    assert_eq!(note.to_string(), COSIGNED);
    let checkpoint = Checkpoint::parse(note.text()).expect("a checkpoint");
    assert_eq!((checkpoint.origin(), checkpoint.size()), ("example.com/behind-the-sofa", 20_852_163));
    assert_eq!(checkpoint.root().to_base64(), "CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=");
    let signed = checkpoint.sign(&key("example.com/behind-the-sofa", Role::Log, 1)).expect("a note");
    assert_eq!(signed.text(), note.text());
    assert_eq!(note.signed_by(&[]), Ok(Vec::new()));
}

#[test]
fn a_partner_cosigns() {
    let log = key("arlandia.example/log", Role::Log, 1);
    let partner = key("borovia.example/witness", Role::Cosigner, 2);
    let root = Hash::tree(&[]);
    let mut note =
        Checkpoint::new("arlandia.example/log", 0, root).expect("a head").sign(&log).expect("a note");
    note.cosign(&partner, 1_679_315_147);
    let read = Note::parse(note.to_string().as_bytes()).expect("a note");
    assert_eq!(read, note);
    let signed = read.signed_by(&[partner.public().clone(), log.public().clone()]).expect("signatures");
    let shown: Vec<_> = signed.iter().map(|signed| (signed.name.as_str(), signed.role, signed.at)).collect();
    assert_eq!(
        shown,
        [
            ("arlandia.example/log", Role::Log, None),
            ("borovia.example/witness", Role::Cosigner, Some(1_679_315_147)),
        ]
    );
    // The layout of the specification: four bytes of the key, eight of the instant, 64 of the signature.
    let line = note.to_string().lines().last().expect("a line").to_owned();
    assert_eq!(line.rsplit(' ').next().map(str::len), Some((76_usize).div_ceil(3) * 4));
}

#[test]
fn a_known_key_that_did_not_sign_this_text_spoils_the_note() {
    let log = key("arlandia.example/log", Role::Log, 1);
    let mut note = Note::new("one\n".into()).expect("a note");
    note.sign(&log);
    let other = note.to_string().replace("one", "two");
    let wrong = BadNote::Signature("arlandia.example/log".into());
    let note = Note::parse(other.as_bytes()).expect("a note");
    assert_eq!(note.signed_by(&[log.public().clone()]), Err(wrong));
    let stranger = key("arlandia.example/log", Role::Log, 9);
    assert_eq!(
        note.signed_by(&[stranger.public().clone()]),
        Ok(Vec::new()),
        "the same name with another key"
    );
}

#[test]
fn what_is_no_note_is_refused() {
    for (bytes, wrong) in [
        (&b"\xff\n\n"[..], BadNote::NotText),
        (b"a\tb\n\n\xe2\x80\x94 n AAAAAAA=\n", BadNote::NotText),
        (b"text\n", BadNote::Form),
        (b"text\n\n\xe2\x80\x94 n AAAAAAA=", BadNote::Form),
        (b"text\n\n- n AAAAAAA=\n", BadNote::Line(1)),
        (b"text\n\n\xe2\x80\x94 n AAAAAA==\n", BadNote::Line(1)),
        (b"text\n\n\xe2\x80\x94 n AAAAAAA=\n\xe2\x80\x94 n+m AAAAAAA=\n", BadNote::Line(2)),
        (b"text\n\n\xe2\x80\x94 n AAAAAAA\n", BadNote::Line(1)),
    ] {
        assert_eq!(Note::parse(bytes), Err(wrong), "{}", String::from_utf8_lossy(bytes));
    }
    let line = "— n AAAAAAA=\n";
    assert!(Note::parse(format!("text\n\n{}", line.repeat(64)).as_bytes()).is_ok());
    assert_eq!(Note::parse(format!("text\n\n{}", line.repeat(65)).as_bytes()), Err(BadNote::TooMany));
}

#[test]
fn what_is_no_checkpoint_is_refused() {
    let root = Hash::tree(&[]).to_base64();
    for text in [
        "a\n0\n".to_owned(),
        format!("a\n00\n{root}\n"),
        format!("a\n-1\n{root}\n"),
        format!("a\n+1\n{root}\n"),
        format!("\n0\n{root}\n"),
        format!("a\n0\n{root}"),
        format!("a\n0\n{root}x\n"),
        format!("a\n0\n{root}\n\nmore\n"),
        "a\n18446744073709551616\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n".to_owned(),
    ] {
        assert!(Checkpoint::parse(&text).is_err(), "{text}");
    }
    assert!(Checkpoint::parse(&format!("a\n0\n{root}\nmore\n")).is_ok(), "extension lines are passed over");
}

#[test]
fn what_is_no_key_is_refused() {
    let good = EXAMPLE_KEY.to_owned();
    for (text, wrong) in [
        ("EnochRoot".to_owned(), BadKey::Form as fn(String) -> BadKey),
        (good.replace("af0c", "af0d"), BadKey::Id),
        (good.replace("EnochRoot", "Enoch"), BadKey::Id),
        (good.replace("+ATtq", "+CTtq"), BadKey::Kind),
        (good.replace("Wdop", "Wd"), BadKey::Form),
    ] {
        assert_eq!(PublicKey::parse(&text), Err(wrong(text)));
    }
    assert!(matches!(SecretKey::from_seed("two words", Role::Log, &[0; 32]), Err(BadKey::Name(_))));
    assert!(matches!(SecretKey::from_seed("a+b", Role::Log, &[0; 32]), Err(BadKey::Name(_))));
    let cosigner = key("borovia.example/witness", Role::Cosigner, 2);
    assert_eq!(PublicKey::parse(&cosigner.public().to_string()).as_ref(), Ok(cosigner.public()));
}

proptest! {
    #[test]
    fn no_changed_bit_is_believed(bit in 0..EXAMPLE.len() * 8) {
        let mut bytes = EXAMPLE.as_bytes().to_vec();
        bytes[bit / 8] ^= 1 << (bit % 8);
        let public = PublicKey::parse(EXAMPLE_KEY).unwrap();
        let believed = Note::parse(&bytes).is_ok_and(|note| note.signed_by(&[public]).is_ok_and(|by| !by.is_empty()));
        prop_assert!(!believed, "bit {}", bit);
    }
}
