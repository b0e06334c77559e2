//! `mtcr audit verify` on exports that the library writes, and the program in Python beside it.

use crate::run::{approved, json, mtcr, page};
use mtcr_ledger::{
    CHECKPOINT, Entry, Frontier, Hash, Note, Part, Parts, Role, Seal, SecretKey, TEXT_DELETED, bundle_path,
    checkpoint_path, seal, sealed_path,
};
use std::collections::BTreeMap;
use std::path::Path;
use std::process::Command;

const ORIGIN: &str = "arlandia.example/log";

fn log_key() -> SecretKey {
    SecretKey::from_seed(ORIGIN, Role::Log, &[7; 32]).expect("a key")
}

fn partner_key() -> SecretKey {
    SecretKey::from_seed("borovia.example/witness", Role::Cosigner, &[8; 32]).expect("a key")
}

/// Entry `index` of every log here. The first two have restricted texts, and the third deletes that of the second.
fn entry(index: u64) -> (Vec<u8>, Option<Vec<u8>>) {
    let seals = Seal { key: [1; 32], nonce: [2; 24], salt: [3; 32] };
    let (pledge, sealed) = seal(&seals, b"in confidence").expect("sealed");
    let case = format!("case/2031-{index:04}");
    let parts = Parts {
        kind: if index == 2 { TEXT_DELETED } else { "case-submitted" },
        subject: if index == 2 { "entry/1" } else { &case },
        actor: "exporter/4",
        at: "2031-03-04T09:15:00Z".parse().expect("an instant"),
        text: (index < 2).then_some(pledge),
        payload: b"{}",
    };
    (Entry::new(&parts).expect("an entry").to_bytes(), (index == 0).then_some(sealed))
}

/// An export in a folder `log` with a checkpoint of `size` entries, an earlier one of 100 that a partner cosigned, and
/// some entries after them; the keys of both in `keys`.
fn export(folder: &Path, size: u64, after: u64) {
    let (mut log, mut hashes, mut files) = (Frontier::new(), BTreeMap::new(), BTreeMap::new());
    let mut entries = Vec::new();
    for index in 0..size + after {
        let (bytes, sealed) = entry(index);
        files.extend(sealed.map(|sealed| (sealed_path(index), sealed)));
        let kept = log.append(Hash::leaf(&bytes)).into_iter();
        hashes.extend(kept.map(|kept| ((kept.level, kept.index), kept.hash)));
        entries.push(bytes);
        let mut note: Note = log.checkpoint(ORIGIN).expect("a head").sign(&log_key()).expect("a note");
        if log.size() == 100 {
            note.cosign(&partner_key(), 1_930_000_000);
            files.insert(checkpoint_path(100), note.to_string().into_bytes());
        }
        if log.size() == size {
            files.insert(CHECKPOINT.into(), note.to_string().into_bytes());
        }
    }
    for size in [size, size + after] {
        for part in mtcr_ledger::export(size) {
            let bytes = match part {
                Part::Hashes(tile) => {
                    Part::tile(&tile.run().map(|at| hashes[&(tile.level, at)]).collect::<Vec<_>>())
                }
                Part::Entries { first, count } => {
                    let first = usize::try_from(first).expect("small");
                    Part::bundle(&entries[first..][..usize::try_from(count).expect("small")]).expect("short")
                }
            };
            files.insert(part.path(), bytes);
        }
    }
    for (path, bytes) in files {
        let path = folder.join("log").join(path);
        std::fs::create_dir_all(path.parent().expect("a folder")).expect("written");
        std::fs::write(path, bytes).expect("written");
    }
    let keys = format!("# the log and its witness\n{}\n\n{}\n", log_key().public(), partner_key().public());
    std::fs::write(folder.join("keys"), keys).expect("written");
}

/// Changes the text of a bundle.
fn change(folder: &Path, bundle: &str, from: &str, to: &str) {
    let bundle = folder.join("log").join(bundle);
    let bytes = std::fs::read(&bundle).expect("a bundle");
    let at = bytes.windows(from.len()).position(|window| window == from.as_bytes()).expect("it is there");
    let changed = [&bytes[..at], to.as_bytes(), &bytes[at + from.len()..]].concat();
    std::fs::write(&bundle, changed).expect("written");
}

fn path(folder: &tempfile::TempDir, name: &str) -> String {
    folder.path().join(name).to_str().expect("a path").to_owned()
}

#[test]
fn pages_read_as_they_were_approved() {
    let folder = tempfile::tempdir().expect("a folder");
    export(&folder.path().join("whole"), 300, 0);
    export(&folder.path().join("growing"), 300, 20);
    export(&folder.path().join("broken"), 300, 0);
    let broken = folder.path().join("broken");
    change(&broken, &bundle_path(1, 44), "case/2031-0270", "case/2031-0999");
    std::fs::remove_file(broken.join("log").join(sealed_path(0))).expect("removed");
    std::fs::write(broken.join("log/README"), "moved by hand").expect("written");
    let log = log_key().public().to_string();
    let places = format!("{}/", folder.path().to_str().expect("a path"));
    let pages: [(&str, &[&str]); 6] = [
        ("audit-whole", &["whole/log", "--keys", "whole/keys"]),
        ("audit-no-key", &["whole/log"]),
        ("audit-quorum", &["whole/log", "--keys", "whole/keys", "--quorum", "1"]),
        ("audit-no-quorum", &["growing/log", "--keys", "whole/keys", "--quorum", "1"]),
        ("audit-growing", &["growing/log", "--key", &log]),
        ("audit-broken", &["broken/log", "--keys", "whole/keys"]),
    ];
    std::fs::remove_dir_all(folder.path().join("growing/log/checkpoints")).expect("removed");
    approved(pages.map(|(name, arguments)| {
        let given: Vec<String> = arguments
            .iter()
            .map(|word| {
                if word.contains(".example/") || !word.contains('/') {
                    (*word).to_owned()
                } else {
                    format!("{places}{word}")
                }
            })
            .collect();
        let ran: Vec<&str> =
            ["audit", "verify"].into_iter().chain(given.iter().map(String::as_str)).collect();
        (name, page(&[&["audit", "verify"], arguments].concat(), &mtcr(&ran)))
    }));
}

#[test]
fn programs_read_the_same() {
    let folder = tempfile::tempdir().expect("a folder");
    export(folder.path(), 300, 0);
    let (log, keys) = (path(&folder, "log"), path(&folder, "keys"));
    let (code, form) = json(&["audit", "verify", &log, "--keys", &keys, "--quorum", "1"]);
    assert_eq!((code, form["verdict"].as_str(), form["cosigned"].as_u64()), (0, Some("whole"), Some(100)));
    assert_eq!(form["checkpoint"]["size"].as_u64(), Some(300));
    let (code, form) = json(&["audit", "verify", &log]);
    assert_eq!((code, form["verdict"].as_str(), form["signed_by"].is_null()), (3, Some("no-key"), true));

    change(folder.path(), &bundle_path(1, 44), "case/2031-0270", "case/2031-0999");
    let (code, form) = json(&["audit", "verify", &log, "--keys", &keys]);
    let finding = &form["findings"][0];
    assert_eq!(
        (code, form["verdict"].as_str(), finding["kind"].as_str()),
        (1, Some("broken"), Some("edited"))
    );
    assert_eq!((finding["first"].as_u64(), finding["last"].as_u64()), (Some(270), Some(270)));
    let (code, form) = json(&["audit", "verify", &log]);
    assert_eq!((code, form["verdict"].as_str()), (1, Some("broken")), "broken is broken without a key too");
}

#[test]
fn bad_input_ends_with_2() {
    let folder = tempfile::tempdir().expect("a folder");
    export(folder.path(), 3, 0);
    let (log, good) = (path(&folder, "log"), path(&folder, "keys"));
    let none = path(&folder, "none");
    let nothing = path(&folder, "nothing");
    std::fs::create_dir(&nothing).expect("made");
    let empty = crate::run::file(&folder, "empty", "# none yet\n");
    let damaged = std::fs::read_to_string(&good).expect("keys").replace("arlandia", "cestria");
    let damaged = crate::run::file(&folder, "damaged", damaged);
    for (arguments, says) in [
        (vec!["audit", "verify", &none], "cannot read"),
        (vec!["audit", "verify", &nothing], "holds no export of a ledger"),
        (vec!["audit", "verify", &good], "cannot read"),
        (vec!["audit", "verify", &log, "--key", &none], "is not a public key"),
        (vec!["audit", "verify", &log, "--keys", &none], "cannot read"),
        (vec!["audit", "verify", &log, "--keys", &empty], "has no key in it"),
        (vec!["audit", "verify", &log, "--keys", &damaged], "damaged:2: `cestria"),
        (vec!["audit", "verify", &log, "--keys", &good, "--quorum", "2"], "1 keys of cosigners were given"),
    ] {
        let ran = mtcr(&arguments);
        assert_eq!(ran.code, 2, "{arguments:?}: {}", ran.stdout);
        assert!(ran.stderr.contains(says), "{arguments:?}: {}", ran.stderr);
    }
}

/// Runs the stand-alone program of the book.
fn python(log: &str, keys: &[String]) -> (Option<i32>, String) {
    let program = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/reference/verify_ledger.py");
    let ran = Command::new("python3").arg("-B").arg(program).arg(log).args(keys).output();
    let ran = ran
        .unwrap_or_else(|error| panic!("this test runs python3 (Debian: apt-get install python3): {error}"));
    (ran.status.code(), String::from_utf8_lossy(&[ran.stdout, ran.stderr].concat()).into_owned())
}

#[test]
fn a_program_that_knows_nothing_of_us_finds_the_same() {
    type Change = fn(&Path);
    let rows: [(&str, Change, i32, &str); 12] = [
        ("nothing", |_| (), 0, "whole"),
        (
            "an edit",
            |at| change(at, &bundle_path(1, 44), "2031-0270", "2031-0999"),
            1,
            "entry 270 is not what was logged",
        ),
        (
            "another kind",
            |at| change(at, &bundle_path(0, 256), "case-submitted", "case-submittee"),
            1,
            "entry 0 is not",
        ),
        ("a bundle gone", |at| remove(at, &bundle_path(0, 256)), 1, "other entries than the first 300 here"),
        ("a tile gone", |at| remove(at, "tile/0/000"), 1, "`tile/0/000` is missing"),
        ("an upper tile", |at| flip(at, "tile/1/000.p/1", 3), 1, "hash 0 of `tile/1/000.p/1` is not"),
        ("a text gone", |at| remove(at, &sealed_path(0)), 1, "text of entry 0 is missing"),
        ("a text altered", |at| flip(at, &sealed_path(0), 90), 1, "text of entry 0 is altered"),
        (
            "a text that was deleted",
            |at| copy(at, &sealed_path(0), &sealed_path(1)),
            1,
            "text of entry 1 is altered, or was to be deleted",
        ),
        ("a signature", |at| flip(at, CHECKPOINT, 150), 1, "`checkpoint` cannot be believed"),
        ("a root", |at| flip(at, CHECKPOINT, 30), 1, "the signature of `arlandia.example/log` does not hold"),
        (
            "an earlier head",
            |at| flip(at, &checkpoint_path(100), 30),
            1,
            "`checkpoints/100` cannot be believed",
        ),
    ];
    let keys = [log_key().public().to_string(), partner_key().public().to_string()];
    for (name, change, code, says) in rows {
        let folder = tempfile::tempdir().expect("a folder");
        export(folder.path(), 300, 0);
        change(folder.path());
        let log = path(&folder, "log");
        let (found, printed) = python(&log, &keys);
        assert_eq!(found, Some(code), "{name}: {printed}");
        assert!(printed.contains(says), "{name}: {printed}");
        let ours = mtcr(&["audit", "verify", &log, "--key", &keys[0], "--key", &keys[1]]);
        assert_eq!(ours.code, code, "{name}: {}", ours.stdout);
        if code == 0 {
            let signed = ["arlandia.example/log, 300 entries", "signed by arlandia.example/log"];
            assert!(signed.iter().all(|line| printed.contains(line)), "{printed}");
            assert_eq!(python(&log, &[]).0, Some(3), "without a key");
            let stranger = SecretKey::from_seed(ORIGIN, Role::Log, &[9; 32]).expect("a key");
            assert_eq!(python(&log, &[stranger.public().to_string()]).0, Some(1), "with another's key");
            assert_eq!(python(&log, &["no key".to_owned()]).0, Some(2));
        }
    }
}

fn remove(folder: &Path, name: &str) {
    std::fs::remove_file(folder.join("log").join(name)).expect("removed");
}

fn copy(folder: &Path, from: &str, to: &str) {
    let log = folder.join("log");
    std::fs::copy(log.join(from), log.join(to)).expect("copied");
}

fn flip(folder: &Path, name: &str, at: usize) {
    let file = folder.join("log").join(name);
    let mut bytes = std::fs::read(&file).expect("a file");
    bytes[at] ^= 1;
    std::fs::write(&file, bytes).expect("written");
}
