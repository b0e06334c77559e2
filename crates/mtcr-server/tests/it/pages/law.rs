//! Editions, search and registry.

use super::site::{LANGUAGES, get, page, post, posted};
use axum::http::StatusCode;

#[test]
fn two_editions_are_compared() {
    for code in LANGUAGES {
        page(&format!("/{code}/annex/editions"));
        let diff = page(&format!("/{code}/annex/diff?from=2023-06&to=2024-03"));
        assert_eq!(diff.all("article").count(), 1);
        let same = page(&format!("/{code}/annex/diff?from=2022-10&to=2022-10"));
        assert_eq!(same.all("article").count(), 0);
    }
    assert_eq!(get("/en/annex/diff?from=2021-10&to=1900-01").status, StatusCode::NOT_FOUND);
    assert_eq!(get("/en/annex/diff").header("location"), "/en/annex/editions");
}

#[test]
fn an_edition_whose_text_is_not_held_says_so() {
    let tree = page("/en/annex?edition=2016-03");
    assert!(tree.says("The text of edition 2016-03 is not held."));
    assert!(tree.all("a").any(|link| link.get("href").ends_with("?edition=2016-03")));
}

#[test]
fn words_find_entries_and_stand_in_no_address() {
    for code in LANGUAGES {
        let form = page(&format!("/{code}/search"));
        assert!(form.all("form").all(|form| form.get("method") == "post"));
        let found = posted(&format!("/{code}/search"), &[("text", "turbojet engine 0.42 kN")]);
        assert!(found.all("li").any(|hit| hit.text.contains("3.A.1")));
        assert_eq!(found.value("text"), "turbojet engine 0.42 kN");
    }
    assert_eq!(post("/en/search", &[("text", " ")]).status, StatusCode::UNPROCESSABLE_ENTITY);
    let nothing = posted("/en/search", &[("text", "xyzzy qwrtp")]);
    assert!(nothing.says("No entry was found"));
}

#[test]
fn the_registry_answers_for_a_date() {
    for code in LANGUAGES {
        let now = page(&format!("/{code}/registry"));
        let then = page(&format!("/{code}/registry?on=1990"));
        assert!(now.all("a").count() > then.all("a").count());
        let state = page(&format!("/{code}/registry/DE?on=1988"));
        let image = state.only("img").get("src").to_owned();
        let picture = get(&image);
        assert_eq!(picture.status, StatusCode::OK);
        assert_eq!(picture.header("content-type"), "image/svg+xml; charset=utf-8");
        page(&format!("/{code}/registry/SUN"));
    }
    assert_eq!(get("/en/registry?on=yesterday").status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(get("/en/registry/Atlantis").status, StatusCode::NOT_FOUND);
    assert_eq!(get("/figures/state/en/XX.svg").status, StatusCode::NOT_FOUND);
}
