//! A law that nobody signed says so on every page, and one without registry or Guidelines has pages all the same.

use super::site::{LANGUAGES, get, get_toys, page};
use axum::http::StatusCode;

#[test]
fn every_page_of_a_demonstration_says_that_it_is_one_and_that_nobody_signed_the_law() {
    for code in LANGUAGES {
        for path in ["", "/annex", "/annex/1.A.1", "/ask", "/classify", "/search", "/registry", "/api"] {
            let answer = get_toys(&format!("/{code}{path}"));
            assert_eq!(answer.status, StatusCode::OK, "{path}");
            let page = answer.page(path);
            let banner = page.all("div").find(|one| one.get("class") == "banner").expect("a banner");
            assert!(banner.text.contains("UNSIGNED LAW"), "{path}");
            assert!(banner.text.contains("Demonstration") || banner.text.contains("Démonstration"), "{path}");
        }
        // A law without rules on transfers leads to no page about them.
        let home = get_toys(&format!("/{code}")).page("home");
        assert!(home.all("a").all(|link| !link.get("href").ends_with("/decide")));
        assert_eq!(get_toys(&format!("/{code}/decide")).status, StatusCode::NOT_FOUND);
        let own = page(&format!("/{code}"));
        assert!(own.all("div").all(|one| one.get("class") != "banner"));
    }
}

#[test]
fn the_cases_of_an_entry_are_shown_where_the_law_has_them() {
    let entry = get_toys("/en/annex/1.A.1").page("/en/annex/1.A.1");
    let cases = entry.all("caption").filter(|one| one.text.contains("Examples that the rule is tested by"));
    assert_eq!(cases.count(), 1);
}

#[test]
fn files_of_the_pages_may_be_kept_under_names_that_hold_their_digest() {
    let home = page("/en");
    let files: Vec<String> = home
        .elements
        .iter()
        .flat_map(|one| [one.get("href"), one.get("src")])
        .filter(|path| path.starts_with("/assets/"))
        .map(str::to_owned)
        .collect();
    assert_eq!(files.len(), 3);
    for path in files {
        let answer = get(&path);
        assert_eq!(answer.status, StatusCode::OK, "{path}");
        assert_eq!(answer.header("cache-control"), "public, max-age=31536000, immutable", "{path}");
        assert!(!answer.text.contains("http://") || path.ends_with(".svg"), "{path}");
        assert!(answer.text.len() < 20_000, "{path}");
    }
    let old = get("/assets/style.0000000000000000.css");
    assert_eq!(old.status, StatusCode::NOT_FOUND);
}
