//! What a node keeps goes to another folder and back, and a changed row is told.

use crate::run::mtcr;
use crate::serve::Node;
use serde_json::{Value, json};
use std::path::Path;

/// A node that has recorded one job, stopped; its database.
fn recorded(folder: &Path) -> String {
    let node = Node::start(folder, &["--database", "sqlite:node.sqlite"]);
    let (status, job) = node.post("annex/cover/us", &json!({"entries": ["9.A.6"]}));
    assert_eq!(status, 202, "{job}");
    assert_eq!(node.stop().0, Some(0));
    format!("sqlite:{}", folder.join("node.sqlite").display())
}

fn told(arguments: &[&str], code: i32) -> Value {
    let ran = mtcr(&[arguments, &["--format", "json"]].concat());
    assert_eq!(ran.code, code, "{arguments:?}: {}{}", ran.stdout, ran.stderr);
    serde_json::from_str(&ran.stdout).expect("JSON")
}

#[test]
fn a_backup_comes_back_with_its_ledger() {
    let own = tempfile::tempdir().expect("a folder");
    let database = recorded(own.path());
    let path = |name: &str| own.path().join(name).display().to_string();
    let backed = told(&["backup", &path("backup"), "--database", &database], 0);
    assert!(backed["ledger"]["entries"].as_u64() > Some(0), "{backed}");
    let (other, key) = (format!("sqlite:{}", path("other.sqlite")), path("node.sqlite.key"));
    let restored = told(&["restore", &path("backup"), "--database", &other, "--key", &key], 0);
    assert_eq!(
        (&restored["ledger"], &restored["rows"]),
        (&backed["ledger"], &backed["rows"]),
        "what comes back is what went"
    );
    let compared = told(&["audit", "database", "--database", &other, "--key", &key], 0);
    assert_eq!(compared["whole"], json!(true), "{compared}");
    let export = told(&["audit", "export", &path("export"), "--database", &other, "--key", &key], 0);
    let key = export["key"].as_str().expect("a key");
    assert_eq!(told(&["audit", "verify", &path("export"), "--key", key], 0)["verdict"], json!("whole"));
    assert_eq!(told(&["audit", "verify", &path("export")], 3)["verdict"], json!("no-key"));
}

#[test]
fn a_full_target_and_a_missing_database_are_refused() {
    let own = tempfile::tempdir().expect("a folder");
    let database = recorded(own.path());
    let path = |name: &str| own.path().join(name).display().to_string();
    told(&["backup", &path("backup"), "--database", &database], 0);
    for (arguments, said) in [
        (["backup", &path("backup"), "--database", &database], "backup"),
        (["restore", &path("backup"), "--database", &database], "node.sqlite"),
        (["audit export", &path("none"), "--database", "sqlite:absent.sqlite"], "absent.sqlite"),
        (["backup", &path("none"), "--database", "sqlite:absent.sqlite"], "absent.sqlite"),
    ] {
        let words: Vec<&str> = arguments[0].split(' ').chain(arguments[1..].iter().copied()).collect();
        let ran = mtcr(&words);
        assert_eq!(ran.code, 2, "{words:?}: {}{}", ran.stdout, ran.stderr);
        assert!(ran.stderr.contains(said), "{words:?}: {}", ran.stderr);
    }
    assert!(!own.path().join("none").exists());
}
