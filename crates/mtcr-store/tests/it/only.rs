//! What concerns one of the databases only.

use crate::bed::{AT, Bed, append, event};
use mtcr_store::{Fault, Options, Store};
use mtcr_testbed::Postgres;
use serde_json::json;
use std::os::unix::fs::PermissionsExt;

#[tokio::test]
async fn addresses() {
    for url in ["", "node.sqlite", "sqlite:", "sqlite::memory:", "mysql://u:secret@h/d", "postgres:x"] {
        let fault = Store::open(url, &Options::default()).await.unwrap_err();
        assert!(matches!(fault, Fault::Address(_)), "{url}: {fault}");
        assert!(!fault.to_string().contains("secret"), "{fault}");
    }
    let absent = Store::open("sqlite:/no/such/folder/node.sqlite", &Options::default()).await.unwrap_err();
    assert_eq!(absent.to_string(), "cannot create the database `/no/such/folder/node.sqlite`");
}

#[tokio::test]
async fn a_sqlite_file_is_for_its_owner_and_durable() {
    let bed = Bed::sqlite();
    let store = Store::open(&bed.url, &Options::default()).await.unwrap();
    for name in ["node.sqlite", "node.sqlite-wal", "node.sqlite.key"] {
        let mode = std::fs::metadata(bed.path(name)).unwrap().permissions().mode();
        assert_eq!(mode & 0o777, 0o600, "{name}");
    }
    store.close().await;
    std::fs::set_permissions(bed.path("node.sqlite.key"), PermissionsExt::from_mode(0o644)).unwrap();
    let fault = Store::open(&bed.url, &Options::default()).await.unwrap_err();
    assert!(fault.to_string().ends_with("has mode 644: others can read it; set it to 600"), "{fault}");
}

#[tokio::test]
async fn a_server_that_may_lose_what_it_acknowledged_is_refused() {
    for (setting, value, wanted) in [
        ("fsync", "off", "`fsync` set to `off`"),
        ("full_page_writes", "off", "`full_page_writes` set to `off`"),
        ("synchronous_commit", "off", "`synchronous_commit` set to `off`"),
        ("default_transaction_read_only", "on", "`transaction_read_only` set to `on`"),
    ] {
        let server = Postgres::start_with(&[(setting, value)]).unwrap_or_else(|fault| panic!("{fault}"));
        let options = Options { key: Some(Bed::sqlite().path("k")), ..Options::default() };
        let fault = Store::open(&server.address(), &options).await.unwrap_err();
        assert!(fault.to_string().contains(wanted), "{fault}");
    }
}

#[tokio::test]
async fn a_server_needs_a_key_file() {
    let bed = Bed::postgres();
    let fault = Store::open(&bed.url, &Options::default()).await.unwrap_err();
    assert!(matches!(fault, Fault::NoKey), "{fault}");
}

/// A password in the address is in no message and not shown by `Debug`.
#[tokio::test]
async fn passwords_are_not_shown() {
    let bed = Bed::postgres();
    let store = bed.store().await;
    assert!(bed.url.contains("of-no-use-elsewhere"));
    assert!(!format!("{store:?}").contains("of-no-use-elsewhere"));
    let wrong = bed.url.replace("of-no-use-elsewhere", "another-secret");
    let fault = Store::open(&wrong, &bed.options()).await.unwrap_err();
    assert!(!format!("{fault:?}").contains("another-secret"), "{fault:?}");
}

/// The sealed bytes of a text that was deleted are overwritten, not only let go of.
#[tokio::test]
async fn a_deleted_text_is_not_in_free_pages() {
    let bed = Bed::sqlite();
    let store = bed.store().await;
    let long = vec![7; 20_000];
    let of = append(&store, "note/a", event("advised", json!({})).with_text(long).unwrap()).await;
    store.audit_export(&bed.path("export")).await.unwrap();
    let sealed = std::fs::read(bed.path("export/sealed/000")).unwrap();
    let part = &sealed[10_000..10_064];
    let is_there = || {
        let file = std::fs::read(bed.path("node.sqlite")).unwrap();
        file.windows(part.len()).any(|bytes| bytes == part)
    };
    store.close().await;
    assert!(is_there());
    let store = bed.store().await;
    assert!(store.delete_text(of, "head/1", AT.parse().unwrap(), "retention ended").await.unwrap());
    store.close().await;
    assert!(!is_there());
}
