//! Migrations: from every earlier version with rows in it, and what is refused.

use super::accounts::fill_accounts;
use super::projections::fill;
use super::screening::fill_screening;
use crate::bed::{Bed, append, event};
use mtcr_store::{SCHEMA, Store};
use serde_json::json;
use std::path::PathBuf;

/// The rows that a store of a version had, as statements that both databases read.
fn fixture(version: i64) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join(format!("tests/it/fixtures/{version:04}.sql"))
}

fn key() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/it/fixtures/node.key")
}

/// A database of a version with the rows of its fixture.
async fn of_version(bed: &Bed, version: i64) {
    std::fs::copy(key(), bed.path("node.key")).unwrap();
    bed.only_for_the_owner("node.key");
    Store::open_at(&bed.url, &bed.options(), version).await.unwrap().close().await;
    let rows = std::fs::read_to_string(fixture(version)).unwrap_or_else(|_| {
        panic!("no rows of version {version}: BLESS=1 writes them while it is the newest")
    });
    let rows: Vec<String> =
        rows.split(";\n").filter(|row| !row.trim().is_empty()).map(|row| bed.read(row)).collect();
    bed.tamper(&rows).await;
}

pub(crate) async fn from_every_earlier_version(bed: Bed) {
    if std::env::var_os("BLESS").is_some() && bed.url.starts_with("sqlite:") {
        bless(&bed).await;
    }
    for version in 1..=SCHEMA {
        let bed = bed.fresh();
        of_version(&bed, version).await;
        let store = bed.store().await;
        assert!(store.sequence().await.unwrap() >= 40, "the fixture has rows");
        assert_eq!(
            store.jobs(mtcr_store::JobState::Queued, 100).await.unwrap().len(),
            4,
            "version {version}"
        );
        assert_eq!(store.accesses(0, 100).await.unwrap().len(), 4);
        assert!(store.ask_outcome("q3").await.unwrap().is_some());
        // Before the third version no results were kept.
        assert_eq!(store.job_result("0").await.unwrap().is_some(), version >= 3, "version {version}");
        for name in Store::projections() {
            assert_eq!(store.rebuild(name).await.unwrap().differences, [], "version {version}, {name}");
        }
        let text = store.since(0, 100).await.unwrap().into_iter().find(|event| event.text.is_some()).unwrap();
        let at = text.recorded_at;
        assert!(store.read_text(text.sequence, "head/1", at, "drill").await.unwrap().is_some());
        append(&store, "note/after", event("noted", json!({}))).await;
        store.sign_checkpoint().await.unwrap();
        let verified = store.verify(&store.trust()).await.unwrap();
        assert!(verified.is_whole(), "version {version}: {verified:?}");
        assert_eq!(verified.log.earlier, 1);
        store.close().await;
    }
}

/// Writes the rows of the newest version, where they are not written yet.
async fn bless(bed: &Bed) {
    if fixture(SCHEMA).exists() {
        return;
    }
    let bed = bed.fresh();
    std::fs::copy(key(), bed.path("node.key")).unwrap();
    bed.only_for_the_owner("node.key");
    let store = bed.store().await;
    fill(&store).await;
    fill_accounts(&store).await;
    fill_screening(&store).await;
    store.sign_checkpoint().await.unwrap();
    append(&store, "note/late", event("noted", json!({}))).await;
    store.close().await;
    std::fs::write(fixture(SCHEMA), bed.dump().await).unwrap();
}

pub(crate) async fn altered(bed: Bed) {
    bed.store().await.close().await;
    let (bytes, _) = bed.literals();
    bed.tamper(&[format!("UPDATE _sqlx_migrations SET checksum = {bytes} WHERE version = 1")]).await;
    let fault = Store::open(&bed.url, &bed.options()).await.unwrap_err();
    let wanted =
        "migration 1 of the database was altered after it was applied; use the program that applied it";
    assert_eq!(fault.to_string(), wanted);
}

pub(crate) async fn newer_database(bed: Bed) {
    bed.store().await.close().await;
    bed.tamper(&[&format!("UPDATE _sqlx_migrations SET version = 99 WHERE version = {SCHEMA}")]).await;
    let fault = Store::open(&bed.url, &bed.options()).await.unwrap_err();
    let wanted = format!("the database has migration 99, this program knows {SCHEMA}; use a newer program");
    assert_eq!(fault.to_string(), wanted);
}

pub(crate) async fn newer_projection(bed: Bed) {
    bed.store().await.close().await;
    bed.tamper(&["UPDATE projection SET version = 99 WHERE name = 'job'"]).await;
    let fault = Store::open(&bed.url, &bed.options()).await.unwrap_err();
    let wanted = "projection `job` of the database has version 99, this program knows 1; use a newer program";
    assert_eq!(fault.to_string(), wanted);
}
