//! Pages of the law.

use super::site::{LANGUAGES, get, page, send};
use axum::body::Body;
use axum::http::{Request, StatusCode};

#[test]
fn the_first_address_leads_to_the_language_asked_for() {
    let leads = |accept: &str| {
        let request =
            Request::get("/").header("accept-language", accept).body(Body::empty()).expect("a request");
        let answer = send(request);
        assert_eq!(answer.status, StatusCode::SEE_OTHER);
        answer.header("location").to_owned()
    };
    assert_eq!(leads("fr-CA,fr;q=0.9"), "/fr");
    assert_eq!(leads("de"), "/en");
}

#[test]
fn an_entry_is_found_by_any_spelling_and_shows_its_rule() {
    for code in LANGUAGES {
        let answer = get(&format!("/{code}/annex?id=9a6"));
        assert_eq!(answer.header("location"), format!("/{code}/annex/9.A.6"));
        let entry = page(&format!("/{code}/annex/9.A.6"));
        assert!(entry.only("h1").text.starts_with("9.A.6 "));
        let older = page(&format!("/{code}/annex/9.A.6?edition=2019-10"));
        assert!(older.all("option").any(|option| option.has("selected") && option.get("value") == "2019-10"));
    }
}

#[test]
fn what_is_not_there_is_said_in_the_language_of_the_page() {
    for (path, words) in [
        ("/en/annex/99.A.1", "does not exist"),
        ("/fr/annex/99.A.1", "n’existe pas"),
        ("/en/annex?edition=1900-01", "editions are"),
        ("/en/nothing", "There is no page"),
        ("/fr/nothing", "pas de page"),
        ("/assets/none.css", "no page"),
    ] {
        let answer = get(path);
        assert_eq!(answer.status, StatusCode::NOT_FOUND, "{path}");
        assert!(answer.page(path).says(words), "{path}");
    }
}

#[test]
fn a_page_that_takes_no_form_says_so() {
    let answer = super::site::post("/en/annex", &[("a", "b")]);
    assert_eq!(answer.status, StatusCode::METHOD_NOT_ALLOWED);
    assert!(answer.page("/en/annex").says("does not take"));
}
