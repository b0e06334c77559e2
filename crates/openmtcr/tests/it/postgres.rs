//! A node over a real PostgreSQL: what it kept is there when it starts anew, verifies, and goes to another database.

use crate::run::{json, mtcr, mtcr_in};
use crate::serve::Node;
use mtcr_ledger::{Tile, bundle_path};
use mtcr_testbed::Postgres;
use serde_json::{Value, json};

/// The address of an empty database.
fn database() -> String {
    Postgres::shared().and_then(Postgres::database).unwrap_or_else(|fault| panic!("{fault}"))
}

fn value(text: &str) -> Value {
    serde_json::from_str(text).unwrap_or_else(|error| panic!("{error}: {text}"))
}

/// Runs a job to its end; its last form, and its result.
fn job_done(node: &Node) -> (Value, String) {
    let (status, job) = node.post("annex/cover/us", &json!({"entries": ["12.A.1"]}));
    assert_eq!(status, 202, "{job}");
    let place = format!("jobs/{}", value(&job)["id"].as_str().expect("an id"));
    let (_, events) = node.get(&format!("{place}/events"));
    assert!(events.contains("event: end"), "{events}");
    let job = value(&node.get(&place).1);
    assert_eq!((&job["state"], &job["kept"]), (&json!("done"), &json!(true)));
    let (status, result) = node.get(&format!("{place}/result"));
    assert_eq!(status, 200, "{result}");
    (job, result)
}

/// What anybody can have of the ledger of a node through its API: its tiles of hashes, its size and root. The bundle of
/// its entries is for those who may read all of them, since the first one is of an account.
fn shown(node: &Node) -> Value {
    let ledger = value(&node.get("ledger").1);
    let size = ledger["size"].as_u64().expect("a size");
    for tile in Tile::all(size) {
        let place = format!("{}/api/v1/ledger/{}", node.address, tile.path());
        assert_eq!(ureq::get(place).call().expect("a tile of hashes").status(), 200);
    }
    assert_eq!(node.get(&format!("ledger/{}", bundle_path(0, size))).0, 404);
    ledger
}

#[test]
fn a_node_finds_again_what_it_kept() {
    let own = tempfile::tempdir().expect("a folder");
    let (url, path) = (database(), |name: &str| own.path().join(name).display().to_string());
    let kept = ["--database", &url, "--key", "node.key"];
    let first = Node::start(own.path(), &kept);
    let (job, result) = job_done(&first);
    assert_eq!(first.stop().0, Some(0));

    let second = Node::start(own.path(), &kept);
    let place = format!("jobs/{}", job["id"].as_str().expect("an id"));
    assert_eq!(value(&second.get(&place).1), job);
    assert_eq!(second.get(&format!("{place}/result")), (200, result.clone()));
    let ledger = shown(&second);
    let key = ledger["key"].as_str().expect("a key");
    let node_key = path("node.key");
    let (code, export) = json(&["audit", "export", &path("ledger"), "--database", &url, "--key", &node_key]);
    assert_eq!((code, &export["key"]), (0, &ledger["key"]), "{export}");
    let (code, verified) = json(&["audit", "verify", &path("ledger"), "--key", key]);
    assert_eq!((code, &verified["verdict"]), (0, &json!("whole")), "{verified}");
    // While the node runs, and after.
    let compare = ["audit", "database", "--database", &url, "--key", &path("node.key")];
    assert_eq!(json(&compare).1["whole"], json!(true));
    assert_eq!(second.stop().0, Some(0));
    let (code, compared) = json(&compare);
    assert_eq!((code, &compared["whole"]), (0, &json!(true)), "{compared}");
    assert_eq!(compared["unanchored"]["event"], json!(null), "a node that stops has signed all: {compared}");

    let (code, backed) = json(&["backup", &path("backup"), "--database", &url, "--key", &node_key]);
    assert_eq!((code, &backed["rows"]["job_result"]), (0, &json!(1)), "{backed}");
    let other = database();
    let (code, restored) = json(&["restore", &path("backup"), "--database", &other, "--key", &node_key]);
    assert_eq!((code, &restored["rows"], &restored["ledger"]), (0, &backed["rows"], &backed["ledger"]));
    let third = Node::start(own.path(), &["--database", &other, "--key", "node.key"]);
    assert_eq!(third.get(&format!("{place}/result")), (200, result));
    assert_eq!(third.stop().0, Some(0));
    assert_eq!(
        json(&["audit", "database", "--database", &other, "--key", &node_key]).1["whole"],
        json!(true)
    );
}

#[test]
fn a_changed_result_is_refused_and_named() {
    let own = tempfile::tempdir().expect("a folder");
    let url = database();
    let kept = ["--database", &url, "--key", "node.key"];
    let first = Node::start(own.path(), &kept);
    let (job, _) = job_done(&first);
    assert_eq!(first.stop().0, Some(0));
    let psql = Postgres::programs().expect("PostgreSQL").join("psql");
    let change = "SET session_replication_role = replica; UPDATE job_result SET bytes = 'another'";
    let ran = std::process::Command::new(psql).args(["-X", "-q", "-d", &url, "-c", change]).status();
    assert!(ran.expect("psql runs").success());

    let second = Node::start(own.path(), &kept);
    let (status, problem) = second.get(&format!("jobs/{}/result", job["id"].as_str().expect("an id")));
    assert_eq!((status, &value(&problem)["code"]), (500, &json!("internal")), "{problem}");
    let (_, log) = second.stop();
    assert!(log.contains("table `job_result`, row 4: `bytes` is not what the digest"), "{log}");
    let ran = mtcr_in(own.path(), &["audit", "database", "--database", &url, "--key", "node.key"]);
    assert_eq!(ran.code, 1, "{}{}", ran.stdout, ran.stderr);
    assert!(ran.stdout.contains("table `job_result`, row 4: was altered"), "{}", ran.stdout);
}

#[test]
fn a_server_that_may_lose_what_it_acknowledged_is_refused() {
    let own = tempfile::tempdir().expect("a folder");
    for setting in ["fsync", "synchronous_commit"] {
        let server = Postgres::start_with(&[(setting, "off")]).unwrap_or_else(|fault| panic!("{fault}"));
        let url = server.database().unwrap_or_else(|fault| panic!("{fault}"));
        let key = own.path().join("node.key").display().to_string();
        let ran = mtcr(&["serve", "--listen", "127.0.0.1:0", "--database", &url, "--key", &key]);
        assert_eq!((ran.code, ran.stdout.as_str()), (2, ""), "{}", ran.stderr);
        let said =
            format!("the database server has `{setting}` set to `off`; it keeps what it acknowledges only");
        assert!(ran.stderr.contains(&said), "{}", ran.stderr);
        assert!(!ran.stderr.contains(&url), "an address may hold a password: {}", ran.stderr);
    }
}
