//! Backup and restore.

use super::projections::fill;
use crate::bed::{AT, Bed, append, event};
use mtcr_store::{Fault, Manifest, Store};
use serde_json::json;
use std::fs;

pub(crate) async fn there_and_back(bed: Bed) {
    let store = bed.store().await;
    fill(&store).await;
    store.sign_checkpoint().await.unwrap();
    let folder = bed.path("backup");
    let manifest = store.backup(&folder).await.unwrap();
    assert_eq!(Manifest::read(&folder).unwrap(), manifest);
    let head = store.tree_head().await.unwrap();
    assert_eq!((manifest.size, manifest.root), (head.size, head.root));
    assert_eq!((manifest.rows["event"], manifest.rows["ask_outcome"]), (head.size, 4));
    let occupied = store.backup(&folder).await.unwrap_err();
    assert!(matches!(occupied, Fault::NotEmpty(_)), "{occupied}");

    let url = bed.another("restored.sqlite");
    let restored = Store::restore(&folder, &url, &bed.options()).await.unwrap();
    assert_eq!(restored.since(0, 1000).await.unwrap(), store.since(0, 1000).await.unwrap());
    assert_eq!(restored.tree_head().await.unwrap(), head);
    assert!(restored.verify(&store.trust()).await.unwrap().is_whole());
    let text = restored.since(0, 1000).await.unwrap().into_iter().find(|event| event.text.is_some());
    let read = restored.read_text(text.unwrap().sequence, "head/1", AT.parse().unwrap(), "drill").await;
    assert_eq!(read.unwrap().as_deref(), Some(b"advice 0".as_slice()));
    // Life goes on, and what was never to be changed still cannot be.
    append(&restored, "note/after", event("noted", json!({}))).await;
    restored.sign_checkpoint().await.unwrap();
    assert!(restored.verify(&store.trust()).await.unwrap().is_whole());
    restored.close().await;
    let refused = bed.try_on(&url, "DELETE FROM event").await.unwrap_err();
    assert!(refused.contains("never"), "{refused}");

    let occupied = Store::restore(&folder, &url, &bed.options()).await.unwrap_err();
    assert!(matches!(occupied, Fault::NotEmpty(_)), "{occupied}");
}

pub(crate) async fn a_backup_that_was_changed(bed: Bed) {
    let store = bed.store().await;
    fill(&store).await;
    let folder = bed.path("backup");
    let manifest = store.backup(&folder).await.unwrap();
    let path = folder.join("manifest.json");
    let text = fs::read_to_string(&path).unwrap();
    let root = manifest.root.to_string();
    let events = format!("\"event\": {}", manifest.rows["event"]);
    for (from, to, wanted) in [
        (root.as_str(), "0".repeat(64).as_str(), "another ledger"),
        (events.as_str(), "\"event\": 7", "table `event` was restored with"),
        (manifest.database.as_str(), "other", "does not go into"),
        (manifest.file.to_string().as_str(), "0".repeat(64).as_str(), "its digest is another"),
        ("mtcr-backup/1", "mtcr-backup/9", "`manifest.json` is not a manifest"),
    ] {
        assert!(text.contains(from), "{from}");
        fs::write(&path, text.replacen(from, to, 1)).unwrap();
        let url = bed.another("wrong.sqlite");
        let fault = Store::restore(&folder, &url, &bed.options()).await.unwrap_err();
        assert!(fault.to_string().contains(wanted), "{wanted}: {fault}");
    }
    fs::write(&path, &text).unwrap();
    let url = bed.another("right.sqlite");
    Store::restore(&folder, &url, &bed.options()).await.unwrap().close().await;
    fs::remove_file(&path).unwrap();
    let fault = Store::restore(&folder, &bed.another("none.sqlite"), &bed.options()).await.unwrap_err();
    assert!(fault.to_string().starts_with("cannot read"), "{fault}");
}

/// A backup is of one moment: what is appended meanwhile is in it whole or not at all.
pub(crate) async fn while_others_write(bed: Bed) {
    let store = bed.store().await;
    fill(&store).await;
    let writer = store.clone();
    let writing = tokio::spawn(async move {
        for at in 0..60 {
            append(&writer, "note/busy", event("noted", json!({"at": at}))).await;
        }
    });
    for at in 0..3 {
        let folder = bed.path(&format!("backup-{at}"));
        let manifest = store.backup(&folder).await.unwrap();
        assert_eq!(manifest.rows["event"], manifest.size);
        let url = bed.another(&format!("restored-{at}.sqlite"));
        let restored = Store::restore(&folder, &url, &bed.options()).await.unwrap();
        restored.sign_checkpoint().await.unwrap();
        assert!(restored.verify(&store.trust()).await.unwrap().is_whole());
        restored.close().await;
    }
    writing.await.unwrap();
}
