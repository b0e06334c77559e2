//! The router and `data/policies/routes.toml` have the same routes.

use mtcr_permissions::{Method, Permissions, Routes};
use std::collections::BTreeSet;
use std::path::Path;

pub(super) fn word(method: Method) -> &'static str {
    match method {
        Method::Get => "GET",
        Method::Post => "POST",
        Method::Put => "PUT",
        Method::Patch => "PATCH",
        Method::Delete => "DELETE",
    }
}

pub(super) fn rows() -> BTreeSet<(String, &'static str)> {
    let permissions = Permissions::built_in().expect("policies");
    let routes = Routes::built_in(&permissions).expect("routes");
    routes.iter().map(|(path, method, _)| (path.to_owned(), word(method))).collect()
}

fn sources(folder: &Path, out: &mut Vec<String>) {
    for entry in std::fs::read_dir(folder).expect("a folder").map(|entry| entry.expect("an entry").path()) {
        if entry.is_dir() {
            sources(&entry, out);
        } else {
            out.push(std::fs::read_to_string(entry).expect("a text"));
        }
    }
}

/// The routes of the pages, as their sources write them: each path once, or once for each language.
fn of_pages() -> BTreeSet<(String, &'static str)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut texts = vec![std::fs::read_to_string(root.join("pages.rs")).expect("a text")];
    sources(&root.join("pages"), &mut texts);
    let mut found = BTreeSet::new();
    for text in texts {
        for rest in text.split(".route(\"").skip(1) {
            let (path, rest) = rest.split_once('"').expect("a path");
            let line = rest.split("\n").next().unwrap_or_default();
            // Several routes may stand on a line.
            let handlers = line.split(".route(").next().unwrap_or_default();
            let once = path == "/en/"
                || path == "/fr/"
                || path == mtcr_server::Provider::BACK
                || path.starts_with("/assets")
                || path.starts_with("/figures");
            let root = path == "/" && handlers.contains("home::choose");
            let paths = match (once || root, path) {
                (true, path) => vec![path.to_owned()],
                (false, "/") => vec!["/en".to_owned(), "/fr".to_owned()],
                (false, path) => vec![format!("/en{path}"), format!("/fr{path}")],
            };
            for path in paths {
                for (call, method) in [("get(", "GET"), ("post(", "POST")] {
                    if handlers.contains(call) {
                        found.insert((path.clone(), method));
                    }
                }
            }
        }
    }
    found
}

/// The routes of the API, as they are described.
fn of_api() -> BTreeSet<(String, &'static str)> {
    let document = serde_json::to_value(mtcr_server::api::document()).expect("JSON");
    let mut found = BTreeSet::from([("/api/v1/ledger/tile/{*path}".to_owned(), "GET")]);
    for (path, item) in document["paths"].as_object().expect("paths") {
        for method in item.as_object().expect("an item").keys() {
            let method = ["GET", "POST", "DELETE", "PUT", "PATCH"]
                .into_iter()
                .find(|one| one.eq_ignore_ascii_case(method))
                .expect("a method");
            found.insert((format!("/api/v1{path}"), method));
        }
    }
    found
}

#[test]
fn every_route_has_a_row_and_every_row_a_route() {
    let there: BTreeSet<_> = of_pages().into_iter().chain(of_api()).collect();
    let rows = rows();
    let without: Vec<_> = there.difference(&rows).collect();
    assert!(without.is_empty(), "routes without a row: {without:?}");
    let nowhere: Vec<_> = rows.difference(&there).collect();
    assert!(nowhere.is_empty(), "rows without a route: {nowhere:?}");
}
