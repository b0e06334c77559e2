//! Questions, one after another.

use super::document::Document;
use super::site::{LANGUAGES, get, page, post, posted};
use axum::http::StatusCode;

fn begin(code: &str) -> Document {
    let fields = [("action", "begin"), ("class", "unmanned-aerial-vehicle"), ("name", "Kestrel")];
    posted(&format!("/{code}/ask"), &fields)
}

/// Sends a question back with an answer.
fn answer(code: &str, asked: &Document, fields: &[(&str, &str)]) -> Document {
    let (session, about) = (asked.value("session"), asked.value("about"));
    let mut all = vec![("session", session.as_str()), ("about", about.as_str())];
    all.extend(fields);
    posted(&format!("/{code}/ask"), &all)
}

#[test]
fn an_interview_leads_to_an_outcome_by_not_knowing() {
    for code in LANGUAGES {
        page(&format!("/{code}/ask"));
        let mut asked = begin(code);
        let mut steps = 0;
        while asked.elements.iter().any(|one| one.get("name") == "about") {
            asked = answer(code, &asked, &[("action", "unknown")]);
            steps += 1;
            assert!(steps < 200, "an interview without end");
        }
        assert!(steps > 3, "{steps}");
        assert!(asked.value("dossier").contains("unmanned-aerial-vehicle"));
    }
}

#[test]
fn an_answer_is_taken_back_and_changed() {
    let asked = begin("en");
    let about = asked.value("about");
    let session = asked.value("session");
    let next = answer("en", &asked, &[("action", "unknown")]);
    assert_ne!(next.value("session"), session);
    let back = answer("en", &next, &[("action", "back")]);
    assert_eq!((back.value("session"), back.value("about")), (session, about.clone()));
    let changed = answer("en", &next, &[("action", &format!("change {about}"))]);
    assert_eq!(changed.value("about"), about);
    // A question that was asked for is answered though another one would come by itself.
    let range = answer("en", &next, &[("action", "change max-range")]);
    assert_eq!(range.value("about"), "max-range");
    let told = answer("en", &range, &[("action", "answer"), ("q.max-range", "280 km")]);
    assert!(told.says("280 km"));
}

#[test]
fn what_is_no_answer_is_said_beside_its_field_and_at_the_top() {
    let asked = begin("en");
    let range = answer("en", &asked, &[("action", "change max-range")]);
    let (session, about) = (range.value("session"), range.value("about"));
    let fields =
        [("session", session.as_str()), ("about", &about), ("action", "answer"), ("q.max-range", "280 kg")];
    let refused = post("/en/ask", &fields);
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    let refused = refused.page("/en/ask");
    assert_eq!(refused.value("q.max-range"), "280 kg");
    assert!(refused.elements.iter().any(|one| one.get("aria-invalid") == "true"));
    assert!(refused.all("div").any(|one| one.get("role") == "alert"));
}

#[test]
fn a_session_that_was_tampered_with_is_refused() {
    for session in [
        "",
        "{",
        "{\"engine\":\"0\"}",
        "name = 3",
        "{\"engine\":\"\",\"edition\":\"1900-01\",\"corpus\":\"\",\"name\":\"\",\"answer\":[]}",
    ] {
        let answer = post("/en/ask", &[("session", session), ("action", "answer")]);
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{session}");
        answer.page("/en/ask");
    }
}

#[test]
fn a_finished_interview_shows_range_and_payload() {
    let asked = begin("fr");
    let range = answer("fr", &asked, &[("action", "change max-range")]);
    let told = answer("fr", &range, &[("action", "answer"), ("q.max-range", "280 km")]);
    assert!(told.all("figure").count() == 1);
    let done = answer("fr", &told, &[("action", "finish")]);
    assert!(done.says("avant la dernière question"));
    assert!(done.value("dossier").contains("280 km"));
    assert_eq!(get("/fr/ask").header("cache-control"), "no-cache");
}

#[test]
fn answers_kept_before_are_taken_up_and_what_has_changed_since_is_said() {
    let kept = "engine = \"0\"\nedition = \"2023-06\"\ncorpus = \"0\"\nname = \"Kestrel\"\n\n[[answer]]\n\
                about = \"class\"\nyes = [\"unmanned-aerial-vehicle\"]\n";
    let asked = posted("/en/ask", &[("action", "resume"), ("session", kept)]);
    assert!(asked.says("another state of the law") && asked.says("newer edition is held: 2024-03"));
    assert!(asked.says("unmanned-aerial-vehicle"));
    let many = kept.to_owned() + &"[[answer]]\nabout = \"dry-mass\"\nsaid = \"?\"\n".repeat(501);
    assert_eq!(
        post("/en/ask", &[("action", "resume"), ("session", &many)]).status,
        StatusCode::UNPROCESSABLE_ENTITY
    );
}
