//! The ledger: heads, proofs, checkpoints, files, exports.

use crate::bed::{Bed, append, event, stream};
use mtcr_ledger::{Export, Hash, Log, Resources, Verdict, verify, verify_consistency, verify_inclusion};
use mtcr_store::{Expected, Fault, Store};
use serde_json::json;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

/// More than two tiles.
const MANY: u64 = 600;

async fn with_many(bed: &Bed) -> Store {
    let store = bed.store().await;
    for at in 0..MANY / 100 {
        let events: Vec<_> = (0..100).map(|n| event("noted", json!({"n": n}))).collect();
        store.append(&stream(&format!("note/{at}")), Expected::Version(0), &events, None).await.unwrap();
        store.sign_checkpoint().await.unwrap();
    }
    store
}

pub(crate) async fn proofs(bed: Bed) {
    let store = with_many(&bed).await;
    let mut leaves = Vec::new();
    for index in 0..MANY {
        leaves.push(Hash::leaf(&store.leaf(index).await.unwrap().unwrap().to_bytes()));
    }
    assert_eq!(store.leaf(MANY).await.unwrap(), None);
    let head = store.tree_head().await.unwrap();
    assert_eq!((head.size, head.root), (MANY, Hash::tree(&leaves)));
    for size in [1, 2, 255, 256, 257, 511, 512, 513, MANY] {
        let root = Hash::tree(&leaves[..usize::try_from(size).unwrap()]);
        for index in [0, size / 2, size - 1] {
            let proof = store.inclusion(index, size).await.unwrap().unwrap();
            let leaf = leaves[usize::try_from(index).unwrap()];
            assert_eq!(verify_inclusion(&leaf, index, size, &root, &proof), Ok(()), "{index} of {size}");
        }
        let proof = store.consistency(size, MANY).await.unwrap().unwrap();
        assert_eq!(verify_consistency((size, &root), (MANY, &head.root), &proof), Ok(()), "{size}");
    }
    assert_eq!(store.inclusion(0, MANY + 1).await.unwrap(), None);
    assert_eq!(store.inclusion(5, 5).await.unwrap(), None);
    assert_eq!(store.consistency(2, 1).await.unwrap(), None);
}

pub(crate) async fn checkpoints(bed: Bed) {
    let store = bed.store().await;
    assert_eq!(store.checkpoint().await.unwrap(), None);
    append(&store, "note/a", event("noted", json!({}))).await;
    let first = store.sign_checkpoint().await.unwrap();
    assert_eq!(store.sign_checkpoint().await.unwrap(), first, "nothing happened since");
    append(&store, "note/a", event("noted", json!({}))).await;
    assert_eq!(store.checkpoint().await.unwrap(), Some(first.clone()), "an append signs nothing");
    let second = store.sign_checkpoint().await.unwrap();
    assert_eq!(store.checkpoint().await.unwrap(), Some(second.clone()));
    for (note, size) in [(first, 1), (second, 2)] {
        let opened = store.trust().opens(&note).unwrap();
        assert_eq!((opened.checkpoint.origin(), opened.checkpoint.size()), ("arlandia.example/log", size));
        assert_eq!(opened.signed.len(), 1);
    }
}

/// The files that a log of a size is read from are those that the specification names.
pub(crate) async fn files(bed: Bed) {
    let store = with_many(&bed).await;
    let mut found = BTreeMap::new();
    for part in mtcr_ledger::export(MANY) {
        found.insert(part.path(), store.ledger_file(&part.path()).await.unwrap().unwrap());
    }
    assert!(found.contains_key("tile/entries/002.p/88"), "{:?}", found.keys());
    assert_eq!(Log::new(&found, MANY).root().unwrap(), store.tree_head().await.unwrap().root);
    let partial = store.ledger_file("tile/0/000.p/7").await.unwrap().unwrap();
    assert_eq!(partial, found["tile/0/000"][..7 * 32]);
    assert!(
        store.ledger_file("checkpoint").await.unwrap().unwrap().starts_with(b"arlandia.example/log\n600\n")
    );
    assert!(store.ledger_file("checkpoints/300").await.unwrap().is_some());
    let none = [
        "tile/0/003",
        "tile/0/0",
        "tile/9/000",
        "tile/entries/002",
        "tile/0/002.p/89",
        "checkpoints/301",
        "../x",
        "sealed/000",
        "",
    ];
    for path in none {
        assert_eq!(store.ledger_file(path).await.unwrap(), None, "{path}");
    }
}

/// An export in a folder, read as the command reads it.
pub(crate) fn read_folder(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut files = BTreeMap::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(next) = folders.pop() {
        for entry in fs::read_dir(&next).unwrap().flatten() {
            if entry.path().is_dir() {
                folders.push(entry.path());
            } else {
                let path = entry.path().strip_prefix(folder).unwrap().to_str().unwrap().to_owned();
                files.insert(path, fs::read(entry.path()).unwrap());
            }
        }
    }
    files
}

pub(crate) async fn export_is_whole(bed: Bed) {
    let store = with_many(&bed).await;
    let sealed = event("advised", json!({})).with_text(b"restricted".to_vec()).unwrap();
    append(&store, "note/a", sealed).await;
    let folder = bed.path("export");
    let written = store.audit_export(&folder).await.unwrap();
    let files = read_folder(&folder);
    assert_eq!(files.len() as u64, written);
    let paths: BTreeSet<String> = files.paths().unwrap();
    assert!(paths.contains("checkpoints/600") && paths.contains("sealed/600"), "{paths:?}");
    let report = verify(&files, &store.trust()).unwrap();
    assert_eq!((report.verdict(), report.entries, report.earlier), (Verdict::Whole, 601, 6));
    assert_eq!((report.texts_kept, report.other_files.len(), report.unanchored), (1, 0, 0));
    let again = store.audit_export(&folder).await.unwrap_err();
    assert!(matches!(again, Fault::NotEmpty(_)), "{again}");
    assert!(files.read("checkpoint").unwrap().is_some());
}

/// A store that was tampered with makes an export that shows it, to whoever has nothing else.
pub(crate) async fn export_shows_tampering(bed: Bed) {
    let store = with_many(&bed).await;
    bed.tamper(&[
        "UPDATE event SET actor = 'nobody/0' WHERE sequence = 300",
        "UPDATE event SET payload = 'no JSON' WHERE sequence = 302",
        "DELETE FROM event WHERE sequence = 500",
    ])
    .await;
    let folder = bed.path("export");
    store.audit_export(&folder).await.unwrap();
    let report = verify(&read_folder(&folder), &store.trust()).unwrap();
    assert_eq!(report.verdict(), Verdict::Broken);
    let found: Vec<String> = report.findings.iter().map(ToString::to_string).collect();
    for wanted in ["entry 299 was edited", "entry 301 was edited", "entry 499 was deleted"] {
        assert!(found.iter().any(|line| line == wanted), "{wanted}: {found:?}");
    }
}
