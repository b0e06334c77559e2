//! `mtcr audit verify` on exports that the library writes.

use crate::run::{json, mtcr};
use mtcr_ledger::{
    CHECKPOINT, Checkpoint, Entry, Log, Note, Parts, Role, Seal, SecretKey, bundle_path, seal, sealed_path,
};
use std::collections::BTreeMap;
use std::path::Path;

const ORIGIN: &str = "arlandia.example/log";

/// An export of some entries in a folder `log`, the first of them with a restricted text, and its keys in `keys`.
fn export(folder: &Path, size: u64) {
    let seals = Seal { key: [1; 32], nonce: [2; 24], salt: [3; 32] };
    let (pledge, sealed) = seal(&seals, b"in confidence").expect("sealed");
    let entries: Vec<Vec<u8>> = (0..size)
        .map(|index| {
            let parts = Parts {
                kind: "case-submitted",
                subject: &format!("case/2031-{index:04}"),
                actor: "exporter/4",
                at: "2031-03-04T09:15:00Z".parse().expect("an instant"),
                text: (index == 0).then_some(pledge),
                payload: b"{}",
            };
            Entry::new(&parts).expect("an entry").to_bytes()
        })
        .collect();
    let mut files = BTreeMap::new();
    files.append(&mut Log::new(&files, 0).append(&entries).expect("a log"));
    let log = SecretKey::from_seed(ORIGIN, Role::Log, &[7; 32]).expect("a key");
    let partner = SecretKey::from_seed("borovia.example/witness", Role::Cosigner, &[8; 32]).expect("a key");
    let root = Log::new(&files, size).root().expect("a head");
    let mut note: Note = Checkpoint::new(ORIGIN, size, root).expect("a head").sign(&log).expect("a note");
    note.cosign(&partner, 1_930_000_000);
    files.insert(CHECKPOINT.into(), note.to_string().into_bytes());
    files.insert(sealed_path(0), sealed);
    for (path, bytes) in files {
        let path = folder.join("log").join(path);
        std::fs::create_dir_all(path.parent().expect("a folder")).expect("written");
        std::fs::write(path, bytes).expect("written");
    }
    let keys = format!("# the log and its witness\n{}\n\n{}\n", log.public(), partner.public());
    std::fs::write(folder.join("keys"), keys).expect("written");
}

fn path(folder: &tempfile::TempDir, name: &str) -> String {
    folder.path().join(name).to_str().expect("a path").to_owned()
}

#[test]
fn a_whole_export_ends_with_0() {
    let folder = tempfile::tempdir().expect("a folder");
    export(folder.path(), 300);
    let (log, keys) = (path(&folder, "log"), path(&folder, "keys"));
    let ran = mtcr(&["audit", "verify", &log, "--key", &keys]);
    assert_eq!((ran.code, ran.stderr.as_str()), (0, ""), "{}", ran.stdout);
    let lines: Vec<&str> = ran.stdout.lines().filter(|line| !line.contains("root ")).collect();
    assert_eq!(
        lines,
        [
            "whole: the export is what the log vouched for",
            "",
            "arlandia.example/log, 300 entries",
            "  signed by arlandia.example/log",
            "  cosigned by borovia.example/witness at 1930000000 seconds since 1970",
            "  1 restricted text kept sealed, 0 deleted with an entry that says so",
        ]
    );
    let unkeyed = mtcr(&["audit", "verify", &log]);
    assert_eq!(unkeyed.code, 0);
    assert!(unkeyed.stdout.contains("no signature was checked"), "{}", unkeyed.stdout);
    let (code, form) = json(&["audit", "verify", &log]);
    assert_eq!((code, form["whole"].as_bool(), form["signed_by"].is_null()), (0, Some(true), true));
}

#[test]
fn a_broken_export_ends_with_1_and_the_entry() {
    let folder = tempfile::tempdir().expect("a folder");
    export(folder.path(), 300);
    let (log, keys) = (path(&folder, "log"), path(&folder, "keys"));
    let bundle = folder.path().join("log").join(bundle_path(1, 44));
    let bytes = std::fs::read(&bundle).expect("a bundle");
    let text = String::from_utf8_lossy(&bytes).replace("case/2031-0270", "case/2031-0999");
    std::fs::write(&bundle, text).expect("written");
    let ran = mtcr(&["audit", "verify", &log, "--key", &keys]);
    assert_eq!(ran.code, 1, "{}", ran.stderr);
    assert!(ran.stdout.starts_with("broken: 1 finding\n  entry 270 was edited\n"), "{}", ran.stdout);
    let (code, form) = json(&["audit", "verify", &log, "--key", &keys]);
    let finding = &form["findings"][0];
    assert_eq!((code, form["whole"].as_bool(), finding["kind"].as_str()), (1, Some(false), Some("edited")));
    assert_eq!((finding["first"].as_u64(), finding["last"].as_u64()), (Some(270), Some(270)));
    assert_eq!(form["signed_by"][1]["role"], "cosigner");
}

#[test]
fn bad_input_ends_with_2() {
    let folder = tempfile::tempdir().expect("a folder");
    export(folder.path(), 3);
    let (log, good) = (path(&folder, "log"), path(&folder, "keys"));
    let none = path(&folder, "none");
    let nothing = path(&folder, "nothing");
    std::fs::create_dir(&nothing).expect("made");
    let empty = crate::run::file(&folder, "empty", "# none yet\n".to_owned());
    let damaged = std::fs::read_to_string(&good).expect("keys").replace("arlandia", "cestria");
    let damaged = crate::run::file(&folder, "damaged", damaged);
    for (arguments, says) in [
        (vec!["audit", "verify", &none], "cannot read"),
        (vec!["audit", "verify", &nothing], "holds no export of a ledger"),
        (vec!["audit", "verify", &good], "cannot read"),
        (vec!["audit", "verify", &log, "--key", &none], "cannot read"),
        (vec!["audit", "verify", &log, "--key", &empty], "has no key in it"),
        (vec!["audit", "verify", &log, "--key", &damaged], "damaged:2: `cestria"),
    ] {
        let ran = mtcr(&arguments);
        assert_eq!(ran.code, 2, "{arguments:?}: {}", ran.stdout);
        assert!(ran.stderr.contains(says), "{arguments:?}: {}", ran.stderr);
    }
}
