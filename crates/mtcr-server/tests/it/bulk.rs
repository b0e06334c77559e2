//! Files of products at a demonstration, over HTTP: sent, mapped, run, fetched, deleted, gone on with after the node is gone.

mod made;
mod restart;

pub(crate) use made::{HEADS, MAPPING, file, many};

use crate::client::{Answer, Running};
use mtcr_application::Law;
use mtcr_server::bulk::Bulk;
use mtcr_server::{Limits, Node};
use mtcr_store::{Options, Store};
use serde_json::{Value, json};
use std::path::Path;

/// A demonstration over a database and a folder of files.
fn node(folder: &Path, limits: Limits) -> Running {
    let runtime = tokio::runtime::Runtime::new().expect("a runtime");
    let url = format!("sqlite:{}", folder.join("node.sqlite").display());
    // The connections belong to the runtime that opens them; it lives as long as the tests do.
    let node = runtime.block_on(async {
        let store = Store::open(&url, &Options::default()).await.expect("a store");
        let node = Node::with_limits(Law::built_in().expect("a law"), true, limits).expect("a node");
        let node = node.with_bulk(Bulk::open(&folder.join("files"), &limits).expect("a folder"));
        node.recording(store).await.expect("a record")
    });
    std::mem::forget(runtime);
    Running::of(node)
}

fn send(node: &Running, name: &str, content: &[u8], key: Option<&str>) -> Answer {
    let mut headers = vec![("content-type", "application/octet-stream")];
    headers.extend(key.map(|key| ("idempotency-key", key)));
    node.send("POST", &format!("/api/v1/bulk?name={name}"), &headers, Some(content))
}

/// The address of a file that was sent.
fn sent(node: &Running, name: &str, content: &[u8]) -> String {
    let answer = send(node, name, content, None);
    assert_eq!(answer.status, 201, "{}", answer.text);
    let form = answer.json();
    assert_eq!(answer.header("location"), form["links"]["self"]);
    form["links"]["self"].as_str().expect("an address").to_owned()
}

fn map(node: &Running, at: &str, mapping: &str) -> Answer {
    let headers = [("content-type", "application/toml")];
    node.send("PUT", &format!("{at}/mapping"), &headers, Some(mapping.as_bytes()))
}

fn begun(node: &Running, at: &str, how: &Value) -> Value {
    let answer = node.post(&format!("{at}/run"), how);
    assert_eq!(answer.status, 202, "{}", answer.text);
    answer.json()
}

/// The run over a file once it is over.
fn over(node: &Running, at: &str) -> Value {
    loop {
        let form = node.get(at).good();
        if form["run"]["state"] != "running" {
            return form["run"].clone();
        }
        std::thread::yield_now();
    }
}

#[test]
fn every_format_comes_back_in_every_format_with_the_same_counts() {
    let folder = tempfile::tempdir().expect("a folder");
    let node = node(folder.path(), Limits::default());
    for (ending, to) in
        [("csv", "xlsx"), ("tsv", "csv"), ("ndjson", "parquet"), ("xlsx", "ndjson"), ("parquet", "csv")]
    {
        let at = sent(&node, &format!("catalogue.{ending}"), &file(folder.path(), ending));
        assert_eq!(map(&node, &at, MAPPING).status, 200, "{ending}");
        let preview = node.get(&format!("{at}/preview")).good();
        assert_eq!(preview["columns"], json!(HEADS), "{ending}");
        let cell =
            |row: usize, column: usize, what: &str| preview["rows"][row]["cells"][column][what].clone();
        assert_eq!(cell(0, 2, "read"), "max-thrust-uninstalled = 94.5 lbf", "{ending}: {preview}");
        // Of a line that cannot be taken apart the whole of it is shown.
        let (at_fault, what) = if ending == "ndjson" { (0, "text") } else { (2, "wrong") };
        let told = cell(4, at_fault, what);
        assert!(told.as_str().is_some_and(|told| told.contains("1O5")), "{ending}: {preview}");
        assert_eq!(preview["rows"][4]["column"], "Max thrust (lbf)", "{ending}");
        begun(&node, &at, &json!({ "format": to }));
        let run = over(&node, &at);
        assert_eq!((&run["state"], &run["reason"]), (&json!("done"), &json!(null)), "{ending}");
        let totals = &run["totals"];
        assert_eq!((&totals["read"], &totals["malformed"]), (&json!(6), &json!(2)), "{ending}: {totals}");
        let sum: u64 = ["controlled", "not_controlled", "undetermined", "malformed"]
            .map(|part| totals[part].as_u64().expect("a count"))
            .iter()
            .sum();
        assert_eq!(sum, 6, "in = decided + undetermined + malformed");
        let answers = node.bytes(&format!("{at}/answers"));
        assert_eq!(hash(&answers), run["answers"].as_str().expect("a digest"), "{ending}");
        let begins: &[u8] = match to {
            "xlsx" => b"PK",
            "parquet" => b"PAR1",
            "ndjson" => b"{\"Name\":\"Heron 40 turbojet\"",
            _ => b"Name,Kind,",
        };
        assert!(answers.starts_with(begins), "{ending} to {to}: {:?}", &answers[..60.min(answers.len())]);
        let malformed = node.get(&format!("{at}/malformed"));
        assert_eq!(malformed.header("content-disposition"), "attachment; filename=\"malformed.csv\"");
        assert!(malformed.text.contains("1O5") && malformed.text.contains("Kind"), "{}", malformed.text);
        assert_eq!(malformed.text.lines().count(), 3, "{}", malformed.text);
    }
}

fn hash(bytes: &[u8]) -> String {
    mtcr_store::Hash::of(&[bytes]).to_string()
}

#[test]
fn a_mapping_is_proposed_and_one_that_does_not_fit_is_refused_with_its_places() {
    let folder = tempfile::tempdir().expect("a folder");
    let node = node(folder.path(), Limits::default());
    let at = sent(&node, "catalogue.csv", &file(folder.path(), "csv"));
    let proposed = node.get(&format!("{at}/mapping"));
    assert_eq!(proposed.header("content-type"), "application/toml; charset=utf-8");
    assert!(proposed.text.contains("\"Name\" = \"name\""), "{}", proposed.text);
    // Nobody has said what columns mean.
    assert_eq!(node.get(&format!("{at}/preview")).problem(), "refused-input");
    assert_eq!(node.post(&format!("{at}/run"), &json!({})).problem(), "refused-input");
    let wrong = map(&node, &at, &MAPPING.replace("unit = \"lbf\"", "unit = \"kg\""));
    assert_eq!((wrong.status, wrong.problem()), (422, "refused-input".to_owned()));
    let problem = wrong.json();
    let first = &problem["problems"][0];
    assert_eq!((&first["file"], &first["line"]), (&json!("mapping"), &json!(9)), "{problem}");
    let partly: String = MAPPING
        .lines()
        .filter(|line| !line.starts_with("\"Kind\""))
        .map(|line| format!("{line}\n"))
        .collect();
    let wrong = map(&node, &at, &partly);
    assert_eq!(wrong.problem(), "refused-input");
    let detail = wrong.json()["detail"].as_str().expect("a detail").to_owned();
    assert!(detail.contains("catalogue.csv") && detail.contains("`Kind` is not mapped"), "{detail}");
    assert!(!detail.contains(&*folder.path().to_string_lossy()), "no path of the node is told: {detail}");
    // None of them was kept.
    assert_eq!(node.get(&format!("{at}/mapping")).text, proposed.text);
    assert_eq!(map(&node, &at, MAPPING).status, 200);
    assert_eq!(node.get(&format!("{at}/mapping")).text, MAPPING);
    assert_eq!(node.post(&format!("{at}/run"), &json!({"edition": "1900"})).problem(), "unknown-name");
    assert_eq!(node.post(&format!("{at}/run"), &json!({"format": "exe"})).problem(), "refused-input");
    assert_eq!(node.post(&format!("{at}/run"), &json!({"quick": true})).problem(), "bad-request");
    assert_eq!(node.get(&format!("{at}/answers")).problem(), "conflict");
}

#[test]
fn what_cannot_be_read_is_refused_and_leaves_nothing() {
    let folder = tempfile::tempdir().expect("a folder");
    let limits = Limits { upload: 100_000, uploads: 150_000, ..Limits::default() };
    let node = node(folder.path(), limits);
    let kept = || {
        let names = std::fs::read_dir(folder.path().join("files")).expect("a folder");
        names.filter(|name| name.as_ref().is_ok_and(|name| name.file_name() != "lock")).count()
    };
    assert_eq!(send(&node, "a.csv", &[b'a'; 100_001], None).problem(), "too-large");
    assert_eq!(send(&node, "a.csv", b"", None).problem(), "refused-input");
    assert_eq!(send(&node, "a.exe", b"MZ", None).problem(), "refused-input");
    assert_eq!(node.send("POST", "/api/v1/bulk", &[], Some(b"a")).problem(), "bad-request");
    assert_eq!(kept(), 0);
    // A Parquet file that broke off is kept as what was sent, and said to be no whole one.
    let whole = file(folder.path(), "parquet");
    let at = sent(&node, "cut.parquet", &whole[..whole.len() / 2]);
    for answer in [map(&node, &at, MAPPING), node.get(&format!("{at}/preview"))] {
        assert_eq!(answer.problem(), "refused-input");
        let detail = answer.json()["detail"].as_str().expect("a detail").to_owned();
        assert!(detail.contains("cut.parquet") && detail.contains("not whole Parquet"), "{detail}");
    }
    assert_eq!(node.post(&format!("{at}/run"), &json!({})).problem(), "refused-input");
    // All files together have so much room and no more.
    sent(&node, "a.csv", &[b'a'; 90_000]);
    assert_eq!(send(&node, "b.csv", &[b'b'; 90_000], None).problem(), "too-large");
    assert_eq!(kept(), 2);
}

#[test]
fn a_key_leads_to_the_same_file_and_the_same_run() {
    let folder = tempfile::tempdir().expect("a folder");
    let node = node(folder.path(), Limits::default());
    let content = file(folder.path(), "csv");
    let first = send(&node, "a.csv", &content, Some("key-1")).json();
    assert_eq!(send(&node, "a.csv", &content, Some("key-1")).json()["id"], first["id"]);
    assert_ne!(send(&node, "a.csv", &content, Some("key-2")).json()["id"], first["id"]);
    assert_eq!(send(&node, "a.csv", b"Name\na\n", Some("key-1")).problem(), "conflict");
    assert_eq!(send(&node, "a.csv", &content, Some("a key")).problem(), "bad-request");
    let at = first["links"]["self"].as_str().expect("an address");
    assert_eq!(map(&node, at, MAPPING).status, 200);
    let run = |key: &str, body: &Value| {
        let headers = [("content-type", "application/json"), ("idempotency-key", key)];
        node.send("POST", &format!("{at}/run"), &headers, Some(body.to_string().as_bytes()))
    };
    let begun = run("run-1", &json!({})).json();
    over(&node, at);
    let again = run("run-1", &json!({}));
    assert_eq!((again.status, &again.json()["run"]["begun_at"]), (202, &begun["run"]["begun_at"]));
    assert_eq!(run("run-1", &json!({"brief": true})).problem(), "conflict");
    assert_ne!(run("run-2", &json!({})).json()["run"]["begun_at"], begun["run"]["begun_at"]);
    assert_eq!(over(&node, at)["state"], "done");
}

#[test]
fn a_file_is_its_holders_and_is_deleted_when_asked_or_over() {
    let folder = tempfile::tempdir().expect("a folder");
    let node = node(folder.path(), Limits::default());
    let at = sent(&node, "catalogue.csv", &file(folder.path(), "csv"));
    assert_eq!(map(&node, &at, MAPPING).status, 200);
    begun(&node, &at, &json!({}));
    assert_eq!(over(&node, &at)["state"], "done");
    // Nobody is told of files; who does not know the id sees none, and the job is nobody's.
    assert_eq!(node.get("/api/v1/bulk").good(), json!([]));
    let other = format!("/api/v1/bulk/{}", "0".repeat(32));
    for path in [&other, &format!("{other}/mapping"), &format!("{other}/answers"), "/api/v1/bulk/..%2flock"] {
        assert_eq!(node.get(path).problem(), "not-found", "{path}");
    }
    assert_eq!(node.send("DELETE", &other, &[], None).problem(), "not-found");
    let runtime = tokio::runtime::Runtime::new().expect("a runtime");
    let store = node.node.store().expect("a store").clone();
    let jobs = runtime.block_on(store.jobs(mtcr_store::JobState::Done, 100)).expect("jobs");
    let job = jobs.iter().find(|job| job.kind == "products").expect("a job on record");
    for part in ["", "/result", "/events"] {
        assert_eq!(node.get(&format!("/api/v1/jobs/{}{part}", job.id)).problem(), "unknown-name");
    }
    // Its time is not over today, and is in two days; another one is deleted because somebody asks.
    let second = sent(&node, "second.csv", &file(folder.path(), "csv"));
    assert_eq!(node.send("DELETE", &second, &[], None).status, 204);
    assert_eq!(node.get(&second).problem(), "not-found");
    let now = jiff::Timestamp::now();
    assert_eq!(runtime.block_on(node.node.delete_what_is_over(now)).expect("deleted"), 0);
    assert_eq!(node.get(&at).status, 200);
    let later = now + jiff::SignedDuration::from_hours(48);
    assert_eq!(runtime.block_on(node.node.delete_what_is_over(later)).expect("deleted"), 1);
    assert_eq!(node.get(&at).problem(), "not-found");
    let left = std::fs::read_dir(folder.path().join("files")).expect("a folder");
    assert_eq!(left.map(|name| name.expect("a name").file_name()).collect::<Vec<_>>(), ["lock"]);
    // The ledger has what came of it, and no word of the file.
    let events = runtime.block_on(store.since(0, 100)).expect("events");
    let of_file: Vec<&str> = events
        .iter()
        .filter(|event| event.stream.as_str().starts_with("product-file/"))
        .map(|event| event.kind.as_str())
        .collect();
    assert_eq!(
        of_file,
        [
            "product-file-kept",
            "products-classified",
            "product-file-kept",
            "product-file-deleted",
            "product-file-deleted"
        ]
    );
    let id = at.rsplit('/').next().expect("an id");
    let said = events.iter().find(|event| event.kind == "products-classified").expect("an event");
    assert_eq!(said.payload.fields()["read"], 6);
    assert!(said.payload.fields()["answers"].as_str().is_some_and(|digest| digest.len() == 64));
    for name in std::fs::read_dir(folder.path()).expect("a folder").map(|name| name.expect("a name").path()) {
        let Ok(bytes) = std::fs::read(&name) else { continue };
        for word in ["Heron", "catalogue", "max-thrust-uninstalled\", unit", id] {
            let found = bytes.windows(word.len()).any(|part| part == word.as_bytes());
            assert!(!found, "`{word}` stands in {}", name.display());
        }
    }
}

#[test]
fn rows_that_are_dossiers_need_no_mapping() {
    let folder = tempfile::tempdir().expect("a folder");
    let node = node(folder.path(), Limits::default());
    let lines = "{\"name\":\"Heron\",\"class\":[\"turbojet-engine\"]}\n{\"name\":1}\n";
    let at = sent(&node, "lines.ndjson", lines.as_bytes());
    begun(&node, &at, &json!({ "brief": true }));
    let run = over(&node, &at);
    assert_eq!((&run["state"], &run["mapping"]), (&json!("done"), &json!(null)));
    assert_eq!((&run["totals"]["undetermined"], &run["totals"]["malformed"]), (&json!(1), &json!(1)));
}
