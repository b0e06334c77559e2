//! Restricted texts.

use crate::bed::{AT, Bed, append, event, stream};
use jiff::Timestamp;
use mtcr_store::{Options, Store};
use serde_json::json;
use std::fs;

const TEXT: &[u8] = b"the partner's reply, not to be shown to the applicant";

async fn with_text(store: &Store) -> u64 {
    append(store, "note/a", event("noted", json!({}))).await;
    append(store, "note/a", event("advised", json!({})).with_text(TEXT.to_vec()).unwrap()).await
}

fn at() -> Timestamp {
    AT.parse().unwrap()
}

pub(crate) async fn every_read_leaves_a_trace(bed: Bed) {
    let store = bed.store().await;
    let of = with_text(&store).await;
    let read = store.read_text(of, "head/1", at(), "review of case 7").await.unwrap();
    assert_eq!(read.as_deref(), Some(TEXT));
    let accesses = store.accesses(0, 10).await.unwrap();
    let access = &accesses[0];
    assert_eq!((access.of, access.actor.as_str(), access.sequence), (of, "head/1", 3));
    assert_eq!(access.purpose, "review of case 7");
    let entry = store.leaf(2).await.unwrap().unwrap();
    assert_eq!((entry.kind(), entry.subject()), ("text-read", "entry/1"));
    assert_eq!(store.tree_head().await.unwrap().size, 3);

    // What is not there is not read, and leaves no trace.
    for none in [1, 3, 99, 0] {
        assert_eq!(store.read_text(none, "head/1", at(), "review").await.unwrap(), None);
    }
    let refusal = store.read_text(of, "head/1", at(), "two\nlines").await.unwrap_err();
    assert_eq!(refusal.to_string(), "`two\nlines` is not one line of text of at most 200 bytes");
    assert_eq!(store.sequence().await.unwrap(), 3);
}

pub(crate) async fn deleted(bed: Bed) {
    let store = bed.store().await;
    let of = with_text(&store).await;
    assert!(store.delete_text(of, "head/1", at(), "retention ended").await.unwrap());
    assert_eq!(store.read_text(of, "head/1", at(), "review").await.unwrap(), None);
    assert!(!store.delete_text(of, "head/1", at(), "again").await.unwrap());
    assert_eq!(store.sequence().await.unwrap(), 3);
    store.sign_checkpoint().await.unwrap();
    let verified = store.verify(&store.trust()).await.unwrap();
    assert!(verified.is_whole(), "{verified:?}");
    assert_eq!((verified.log.texts_kept, verified.log.texts_deleted), (0, 1));
    assert!(store.stream(&stream("note/a")).await.unwrap()[1].text.is_some());
}

/// Neither the text nor the key file is in the database, its journal or a backup.
pub(crate) async fn kept_nowhere_in_the_open(bed: Bed) {
    let store = bed.store().await;
    with_text(&store).await;
    let backup = bed.path("backup");
    store.backup(&backup).await.unwrap();
    let key = fs::read_to_string(bed.path("node.key")).unwrap();
    let secrets: Vec<&str> =
        key.lines().filter_map(|line| line.split_once(' ')).map(|(_, value)| value).collect();
    let mut looked_at = 0;
    let beside = fs::read_dir(bed.folder.path()).unwrap().chain(fs::read_dir(&backup).unwrap());
    for file in beside.flatten().filter(|file| file.path().is_file() && file.file_name() != "node.key") {
        let bytes = fs::read(file.path()).unwrap();
        let has = |wanted: &[u8]| bytes.windows(wanted.len()).any(|part| part == wanted);
        assert!(!has(TEXT), "{}", file.path().display());
        assert!(secrets[1..].iter().all(|secret| !has(secret.as_bytes())), "{}", file.path().display());
        looked_at += 1;
    }
    assert!(looked_at >= 2);
}

pub(crate) async fn keys(bed: Bed) {
    let store = bed.store().await;
    let of = with_text(&store).await;
    store.close().await;
    let path = bed.path("node.key");
    let key = fs::read_to_string(&path).unwrap();
    assert!(key.starts_with("mtcr-node-key/1\nname arlandia.example/log\n"), "{key}");

    // Another sealing key under the right signing key opens no text and does not pretend to.
    let sealing = format!("{}sealing {}\n", key.split_once("sealing").unwrap().0, "0".repeat(64));
    fs::write(&path, sealing).unwrap();
    let store = bed.store().await;
    let fault = store.read_text(of, "head/1", at(), "review").await.unwrap_err();
    let wanted = "the key of the restricted text of event 2 does not open with the key file";
    assert_eq!(fault.to_string(), wanted);
    assert_eq!(store.sequence().await.unwrap(), 2, "a read that failed is no read");
    store.close().await;

    for (text, wanted) in [
        (key.replace("name arlandia", "name borovia"), "holds `borovia.example/log"),
        (key.replace("log ", "lag "), "line 3: 64 hexadecimal digits after its name should stand here"),
        ("mtcr-node-key/2\n".to_owned(), "line 1: mtcr-node-key/1 should stand here"),
    ] {
        fs::write(&path, text).unwrap();
        let fault = Store::open(&bed.url, &bed.options()).await.unwrap_err();
        assert!(fault.to_string().contains(wanted), "{fault}");
    }
    fs::remove_file(&path).unwrap();
    let fault = Store::open(&bed.url, &bed.options()).await.unwrap_err();
    assert!(fault.to_string().contains("put that key back"), "{fault}");
    assert!(!path.exists(), "no other key takes its place");

    let elsewhere = bed.path("new.key");
    let options = Options { key: Some(elsewhere.clone()), ..bed.options() };
    Store::open(&bed.another("other.sqlite"), &options).await.unwrap().close().await;
    assert!(elsewhere.exists());
}
