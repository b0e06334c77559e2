//! Every link leads somewhere, in both languages.

use super::site::{LANGUAGES, get};
use axum::http::StatusCode;
use std::collections::{BTreeSet, VecDeque};

/// Pages of a kind that are followed at most; all entries of one edition in one language are among them.
const MOST: usize = 900;

#[test]
fn every_link_leads_to_a_page_and_every_page_keeps_to_the_rules() {
    let mut waiting: VecDeque<String> = VecDeque::from(["/".to_owned()]);
    let mut seen: BTreeSet<String> = BTreeSet::from(["/".to_owned()]);
    let mut pages = 0;
    while let Some(path) = waiting.pop_front() {
        let answer = get(&path);
        if answer.status.is_redirection() {
            let to = answer.header("location").to_owned();
            if seen.insert(to.clone()) {
                waiting.push_back(to);
            }
            continue;
        }
        assert_eq!(answer.status, StatusCode::OK, "{path}");
        // The API has tests of its own.
        if path.starts_with("/api/") {
            continue;
        }
        let policy = answer.header("content-security-policy");
        assert!(policy.starts_with("default-src 'none'"), "{path}: {policy}");
        assert!(!policy.contains("unsafe"), "{path}: {policy}");
        assert_eq!(answer.header("x-content-type-options"), "nosniff", "{path}");
        assert_eq!(answer.header("referrer-policy"), "same-origin", "{path}");
        if !answer.header("content-type").starts_with("text/html") {
            continue;
        }
        pages += 1;
        let document = answer.page(&path);
        let language = LANGUAGES
            .iter()
            .find(|code| path.trim_start_matches('/').starts_with(**code))
            .expect("a language");
        assert_eq!(document.only("html").get("lang"), *language, "{path}");
        for element in &document.elements {
            for name in ["href", "src"] {
                let target = element.get(name).split('#').next().unwrap_or_default();
                // An edition other than the newest has the same links again; a few are followed by tests of their own.
                let again = target.contains("?edition=");
                if !target.is_empty() && !again && seen.len() < MOST && seen.insert(target.to_owned()) {
                    waiting.push_back(target.to_owned());
                }
            }
        }
    }
    assert!(pages > 400, "{pages}");
}
