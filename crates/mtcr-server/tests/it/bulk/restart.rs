//! Runs of a node that stops or is killed on the way: they go on, and nothing is lost or doubled.

use super::{MAPPING, begun, many, map, node, over, sent};
use crate::client::Running;
use mtcr_server::Limits;
use serde_json::{Value, json};
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

/// Rows of a file that takes a while.
const ROWS: usize = 24_000;

/// A file with its mapping, and the address of it.
fn ready(node: &Running) -> String {
    let at = sent(node, "catalogue.csv", many(ROWS).as_bytes());
    assert_eq!(map(node, &at, MAPPING).status, 200);
    at
}

/// Begins a run and waits until it is on its way.
fn on_its_way(node: &Running, at: &str) {
    begun(node, at, &json!({}));
    loop {
        let run = node.get(at).good()["run"].clone();
        assert_eq!(run["state"], "running", "the file is too short to see a run on its way: {run}");
        if run["totals"]["read"].as_u64().is_some_and(|read| read > 0) {
            return;
        }
        std::thread::yield_now();
    }
}

/// Copies a folder in which a run is under way as a machine that loses power leaves it: what a journal says was written before,
/// so that journals are copied first, and what is renamed in that moment has either name.
fn copy(from: &Path, to: &Path) {
    std::fs::create_dir_all(to).expect("a folder");
    let mut paths: Vec<PathBuf> =
        std::fs::read_dir(from).expect("a folder").map(|entry| entry.expect("an entry").path()).collect();
    paths.sort_by_key(|path| path.extension().is_none_or(|ending| ending != "journal"));
    for path in paths {
        let target = to.join(path.file_name().expect("a name"));
        if path.is_dir() {
            copy(&path, &target);
            continue;
        }
        match copy_file(&path, &target) {
            Err(gone) if gone.kind() == ErrorKind::NotFound => {}
            copied => copied.expect("a file"),
        }
    }
}

fn copy_file(from: &Path, to: &Path) -> std::io::Result<()> {
    std::fs::copy(from, to)?;
    // A disk keeps when a file was written, a copy does not.
    let written = from.metadata()?.modified()?;
    std::fs::File::options().write(true).open(to)?.set_modified(written)
}

#[test]
fn a_run_that_a_stop_or_a_kill_broke_off_goes_on_to_the_same_bytes() {
    let [folder, killed] = [(); 2].map(|()| tempfile::tempdir().expect("a folder"));
    let mut first = node(folder.path(), Limits::default());
    let whole = ready(&first);
    begun(&first, &whole, &json!({}));
    let undisturbed = over(&first, &whole);
    assert_eq!((&undisturbed["state"], &undisturbed["totals"]["read"]), (&json!("done"), &json!(ROWS)));
    let at = ready(&first);
    on_its_way(&first, &at);
    // What a machine that loses power now leaves on its disk.
    let image = killed.path().join("files");
    copy(&folder.path().join("files"), &image);
    first.ended();
    // The folder is free when nobody holds the node any more.
    drop(first);
    let same = |run: &Value| {
        assert_eq!(run["state"], "done", "{run}");
        assert_eq!((&run["answers"], &run["totals"]), (&undisturbed["answers"], &undisturbed["totals"]));
    };
    let second = node(folder.path(), Limits::default());
    same(&over(&second, &at));
    let third = node(killed.path(), Limits::default());
    same(&over(&third, &at));
    assert_eq!(third.bytes(&format!("{at}/answers")), second.bytes(&format!("{whole}/answers")));
    // Each run is in the ledger once.
    let runtime = tokio::runtime::Runtime::new().expect("a runtime");
    let store = second.node.store().expect("a store").clone();
    let events = runtime.block_on(store.since(0, 100)).expect("events");
    assert_eq!(events.iter().filter(|event| event.kind == "products-classified").count(), 2);
}

#[test]
fn a_run_under_another_law_does_not_go_on_and_says_so() {
    let [folder, killed] = [(); 2].map(|()| tempfile::tempdir().expect("a folder"));
    let first = node(folder.path(), Limits::default());
    let at = ready(&first);
    on_its_way(&first, &at);
    let image = killed.path().join("files");
    copy(&folder.path().join("files"), &image);
    let id = at.rsplit('/').next().expect("an id");
    let about = image.join(id).join("about.json");
    let text = std::fs::read_to_string(&about).expect("a text");
    let digest = &first.node.law().corpus.digest;
    assert!(text.contains(digest.as_str()));
    std::fs::write(&about, text.replace(digest.as_str(), &"0".repeat(digest.len()))).expect("written");
    let second = node(killed.path(), Limits::default());
    let run = over(&second, &at);
    assert_eq!(run["state"], "failed", "{run}");
    assert!(run["reason"].as_str().is_some_and(|reason| reason.contains("another law")), "{run}");
    // Nothing of it is left, and it can be begun again.
    let left = std::fs::read_dir(image.join(id)).expect("a folder");
    let left: Vec<_> = left.map(|name| name.expect("a name").file_name().into_string()).collect();
    assert!(
        left.iter().all(|name| !name.as_ref().is_ok_and(|name| name.starts_with("answers."))),
        "{left:?}"
    );
    begun(&second, &at, &json!({ "brief": true }));
    assert_eq!(over(&second, &at)["state"], "done");
}

#[test]
fn a_run_is_stopped_and_begun_again() {
    let folder = tempfile::tempdir().expect("a folder");
    let node = node(folder.path(), Limits::default());
    let at = ready(&node);
    on_its_way(&node, &at);
    assert_eq!(node.post(&format!("{at}/run"), &json!({})).problem(), "conflict");
    assert_eq!(map(&node, &at, MAPPING).problem(), "conflict");
    let stopped = node.send("DELETE", &format!("{at}/run"), &[], None).good();
    assert_eq!(stopped["run"]["state"], "stopped");
    assert_eq!(node.send("DELETE", &format!("{at}/run"), &[], None).problem(), "conflict");
    assert_eq!(node.get(&format!("{at}/answers")).problem(), "conflict");
    // Whoever is still writing is waited for, after a stop as after the end.
    begun(&node, &at, &json!({ "brief": true }));
    let run = over(&node, &at);
    assert_eq!((&run["state"], &run["totals"]["read"]), (&json!("done"), &json!(ROWS)));
    // A file that is deleted in the middle of a run is gone, and stays so.
    on_its_way(&node, &at);
    assert_eq!(node.send("DELETE", &at, &[], None).status, 204);
    assert_eq!(node.get(&at).problem(), "not-found");
    let id = at.rsplit('/').next().expect("an id");
    let path = folder.path().join("files").join(id);
    let mut node = node;
    node.ended();
    assert!(!path.exists());
}

#[test]
fn a_folder_has_one_node() {
    let folder = tempfile::tempdir().expect("a folder");
    let limits = Limits::default();
    let first = mtcr_server::bulk::Bulk::open(folder.path(), &limits).expect("a folder");
    let second = mtcr_server::bulk::Bulk::open(folder.path(), &limits).expect_err("taken");
    let cause = std::error::Error::source(&second).expect("a cause").to_string();
    assert!(cause.contains("another node"), "{cause}");
    drop(first);
    // What an earlier process left half done is removed.
    let half = folder.path().join(".beside-0");
    std::fs::create_dir(&half).expect("a folder");
    mtcr_server::bulk::Bulk::open(folder.path(), &limits).expect("a folder");
    assert!(!half.exists());
}
