//! The ledger as people see it.

use super::document::Document;
use super::site::{LANGUAGES, get};
use crate::client::{Answer, Running};
use crate::jobs::{followed, made};
use crate::store::node;
use axum::http::StatusCode;
use mtcr_ledger::{Checkpoint, Hash, verify_inclusion};
use mtcr_store::{Expected, NewEvent, Options, Payload, Store, StreamId};
use serde_json::json;
use std::collections::BTreeSet;
use std::path::Path;

/// The page at an address, which must have a status.
fn page(running: &Running, path: &str, status: u16) -> Document {
    let answer: Answer = running.get(path);
    assert_eq!(answer.status, status, "{path}: {}", answer.text);
    Document::of(path, &answer.text)
}

/// Records events in the store of a folder: of each its kind and actor.
fn recorded(folder: &Path, stream: &str, events: &[(&str, &str)]) {
    let url = format!("sqlite:{}", folder.join("node.sqlite").display());
    let event = |(kind, actor): &(&str, &str)| {
        let payload = Payload::new(json!({"kind": "coverage", "total": 1, "done": 1, "name": "zanzibarite"}));
        let at = "2031-03-04T09:15:00Z".parse().expect("an instant");
        NewEvent::new(kind, actor, at, payload.expect("a payload")).expect("an event")
    };
    let events: Vec<NewEvent> = events.iter().map(event).collect();
    tokio::runtime::Runtime::new().expect("a runtime").block_on(async {
        let store = Store::open(&url, &Options::default()).await.expect("a store");
        let stream = StreamId::new(stream).expect("a stream");
        store.append(&stream, Expected::Any, &events, None).await.expect("appended");
        store.close().await;
    });
}

/// Records so many events of one public job.
fn worked(folder: &Path, events: usize) {
    let kinds = ["job-queued", "job-started"].into_iter().chain(std::iter::repeat("job-progressed"));
    let kinds = kinds.take(events - 1).chain(["job-done"]);
    let events: Vec<(&str, &str)> = kinds.map(|kind| (kind, "public")).collect();
    recorded(folder, "job/1", &events);
}

/// The hashes and keys of a page, in order.
fn codes(page: &Document) -> Vec<&str> {
    page.all("code").filter(|code| code.get("class") == "long").map(|code| code.text.as_str()).collect()
}

#[test]
fn the_ledger_is_shown_as_it_stands_and_what_it_is_about_is_not() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut first = node(folder.path());
    let job = made(&first, None, &json!({"entries": ["9.A.6"]})).json();
    followed(&first, &job);
    let unsigned = page(&first, "/en/ledger?entry=0", 200);
    assert!(unsigned.says("no checkpoint signs that yet") && unsigned.says("not signed yet"));
    first.ended();
    let second = node(folder.path());
    let api = second.get("/api/v1/ledger").good();
    let id = job["id"].as_str().expect("an id");
    for (code, words) in
        LANGUAGES.iter().zip([["asked for", "Work was done"], ["été demandé", "Le travail est fait"]])
    {
        let page = page(&second, &format!("/{code}/ledger"), 200);
        assert_eq!(codes(&page), [api["root"].as_str(), api["key"].as_str()].map(Option::unwrap_or_default));
        let checkpoint = page.all("pre").next().expect("a checkpoint");
        assert_eq!(checkpoint.text, api["checkpoint"].as_str().unwrap_or_default());
        assert!(words.iter().all(|words| page.says(words)), "{code}");
        assert_eq!(page.all("time").count(), 3, "{code}");
        let html = second.get(&format!("/{code}/ledger")).text;
        assert!(!html.contains(id), "the id of a job lets anybody cancel it");
        assert!(page.all("a").any(|link| link.get("aria-current") == "page"));
    }
}

#[test]
fn a_proof_leads_from_the_entry_to_what_is_signed() {
    let folder = tempfile::tempdir().expect("a folder");
    worked(folder.path(), 7);
    let running = node(folder.path());
    let note = running.get("/api/v1/ledger/checkpoint").text;
    let (text, _) = note.split_once("\n\n").expect("a note");
    let signed = Checkpoint::parse(&format!("{text}\n")).expect("a checkpoint");
    for index in 0..7_u64 {
        let page = page(&running, &format!("/en/ledger?entry={index}"), 200);
        let hashes: Vec<Hash> = codes(&page).iter().filter_map(|code| Hash::from_hex(code)).collect();
        // The root of the ledger, then the proof: entry, way, root.
        let [_, leaf, way @ .., root] = hashes.as_slice() else { panic!("{hashes:?}") };
        assert_eq!(root, signed.root());
        verify_inclusion(leaf, index, signed.size(), signed.root(), way).expect("a proof");
    }
    for (typed, says) in
        [("7", "0 to 6"), ("-1", "0 to 6"), ("zwei", "0 to 6"), ("99999999999999999999999", "0 to 6")]
    {
        let page = page(&running, &format!("/en/ledger?entry={typed}"), 422);
        assert!(page.all("a").any(|link| link.get("href") == "#entry"), "{typed}");
        assert!(page.says(says), "{typed}");
    }
}

#[test]
fn what_is_not_public_is_a_number_and_nothing_else() {
    let folder = tempfile::tempdir().expect("a folder");
    recorded(folder.path(), "job/public-one", &[("job-queued", "public"), ("job-cancelled", "public")]);
    recorded(folder.path(), "matter/hidden-one", &[("matter-submitted", "exporter-four")]);
    recorded(
        folder.path(),
        "job/hidden-two",
        &[("job-queued", "officer-nine"), ("job-cancelled", "officer-nine")],
    );
    recorded(folder.path(), "matter/hidden-three", &[("job-queued", "public")]);
    let running = node(folder.path());
    let bundle = "/api/v1/ledger/tile/entries/000.p/6";
    assert_eq!(running.get(bundle).problem(), "unknown-name", "six entries, four of them not public");
    assert_eq!(running.get("/api/v1/ledger/tile/0/000.p/6").status, 200, "hashes are for all");
    assert!(running.get("/api/v1/ledger/tile/entries/000.p/2").text.contains("public-one"));
    for path in ["/en/ledger", "/fr/ledger", "/en/ledger?entry=2", "/en/ledger?entry=3", "/en/ledger?entry=5"]
    {
        let html = running.get(path).text;
        for word in ["hidden", "public-one", "matter", "submitted", "exporter", "officer", "zanzibarite"] {
            assert!(!html.contains(word), "{path} says {word}");
        }
        let page = page(&running, path, 200);
        let mut links = page.all("a").map(|link| link.get("href"));
        assert!(links.all(|href| !href.contains("tile/entries/")), "{path} leads to what is kept back");
        let withheld = page.all("td").filter(|cell| cell.get("colspan") == "4").count();
        assert_eq!(withheld, 4, "{path}");
        assert_eq!(page.all("time").count(), 2, "{path}");
    }
}

#[test]
fn the_id_of_a_job_is_given_out_when_nobody_can_cancel_it_any_more() {
    let folder = tempfile::tempdir().expect("a folder");
    let running = node(folder.path());
    recorded(folder.path(), "job/one", &[("job-queued", "public")]);
    let bundle = |size| running.get(&format!("/api/v1/ledger/tile/entries/000.p/{size}"));
    assert_eq!(bundle(1).problem(), "unknown-name");
    recorded(folder.path(), "job/one", &[("job-cancelled", "public")]);
    assert!(bundle(2).text.contains("job/one"));
    assert_eq!(bundle(1).status, 200);
}

#[test]
fn the_pages_of_a_long_ledger_have_every_entry_once() {
    let folder = tempfile::tempdir().expect("a folder");
    worked(folder.path(), 123);
    let running = node(folder.path());
    let mut path = "/fr/ledger".to_owned();
    let mut seen = Vec::new();
    let mut pages = 0;
    loop {
        pages += 1;
        let page = page(&running, &path, 200);
        let numbers = page.all("th").filter(|cell| cell.get("scope") == "row");
        seen.extend(numbers.map(|cell| cell.text.parse::<u64>().expect("a number")));
        let older = page.all("a").find(|link| link.text == "Entrées plus anciennes");
        match older {
            Some(link) => path = link.get("href").split('#').next().unwrap_or_default().to_owned(),
            None => break,
        }
    }
    assert_eq!(pages, 3);
    assert_eq!(seen, (0..123).rev().collect::<Vec<_>>());
    let back = page(&running, &path, 200);
    assert!(back.all("a").any(|link| link.text == "Entrées plus récentes"));
}

#[test]
fn the_files_that_the_page_leads_to_are_an_export_that_is_whole() {
    let folder = tempfile::tempdir().expect("a folder");
    worked(folder.path(), 300);
    let running = node(folder.path());
    let shown = page(&running, "/en/ledger", 200);
    let export = folder.path().join("export");
    let files: BTreeSet<&str> =
        shown.all("a").filter_map(|link| link.get("href").strip_prefix("/api/v1/ledger/")).collect();
    assert!(files.len() > 4, "{files:?}");
    for file in files {
        let path = export.join(file);
        std::fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
        std::fs::write(path, running.bytes(&format!("/api/v1/ledger/{file}"))).expect("written");
    }
    let program =
        shown.all("a").find(|link| link.get("download") == "verify_ledger.py").expect("the program");
    let script = folder.path().join("verify_ledger.py");
    std::fs::write(&script, running.bytes(program.get("href"))).expect("written");
    let key = codes(&shown)[1];
    let check = || {
        let mut python = std::process::Command::new("python3");
        python.arg(&script).arg(&export).arg(key).output().expect("python3 runs")
    };
    let whole = check();
    assert_eq!(whole.status.code(), Some(0), "{whole:?}");
    let entries = export.join("tile/entries/000");
    let mut bytes = std::fs::read(&entries).expect("entries");
    bytes[100] ^= 1;
    std::fs::write(&entries, bytes).expect("written");
    assert_eq!(check().status.code(), Some(1));
}

#[test]
fn a_node_that_keeps_nothing_says_that_it_has_no_ledger() {
    for code in LANGUAGES {
        let answer = get(&format!("/{code}/ledger"));
        assert_eq!(answer.status, StatusCode::NOT_FOUND);
        let page = answer.page("ledger");
        assert!(page.says("database") || page.says("base de données"));
        assert!(page.all("a").all(|link| link.get("href") != format!("/{code}/ledger")));
    }
}
