//! Interviews: the session goes to and fro.

use crate::client::node;
use serde_json::{Value, json};

fn step(path: &str, body: &Value) -> Value {
    node().post(&format!("/api/v1/ask{path}"), body).good()
}

#[test]
fn an_interview_goes_on_from_its_session_alone() {
    let first = step("", &json!({"name": "a drone"}));
    assert_eq!(first["question"]["about"], "class");
    let session = &first["session"];
    let second = step("/answer", &json!({"session": session, "said": "unmanned aerial vehicle"}));
    assert_eq!(second["session"]["answer"].as_array().map(Vec::len), Some(1));
    let about = second["question"]["about"].as_str().expect("a question").to_owned();
    assert_ne!(about, "class");
    // The same question again, the answer taken back, another one asked before its turn.
    assert_eq!(step("/next", &json!({"session": second["session"]})), second);
    let back = step("/back", &json!({"session": second["session"]}));
    assert_eq!(back["session"], *session);
    assert_eq!(back["question"], first["question"]);
    let change = step("/change", &json!({"session": second["session"], "about": "max-range"}));
    assert_eq!(change["question"]["about"], "max-range");
    let third =
        step("/answer", &json!({"session": second["session"], "about": "max-range", "said": "30 km"}));
    let same = json!({"session": second["session"], "answer": {"about": "max-range", "said": "30 km"}});
    assert_eq!(step("/answer", &same), third);
    let outcome = step("/outcome", &json!({"session": third["session"]}));
    assert_eq!(outcome["answers"], third["session"]["answer"]);
    let digest = outcome["digest"].as_str().expect("a digest");
    assert_eq!(digest.len(), 64);
    // The dossier at its end says the same when it is classified.
    let dossier = outcome["dossier"].as_str().expect("a dossier");
    let found = node().post_text("/api/v1/classify", dossier).good();
    assert_eq!(found["products"][0]["verdict"], outcome["verdict"]);
}

#[test]
fn answers_that_are_none_are_refused() {
    let session = step("", &json!({"class": "turbojet-engine"}))["session"].clone();
    let mut other = session.clone();
    other["edition"] = json!("1066");
    for (path, body, status) in [
        ("", json!({"class": "teapot"}), 422),
        ("/answer", json!({"session": session}), 422),
        (
            "/answer",
            json!({"session": session, "said": "?", "answer": {"about": "dry-mass", "said": "1 kg"}}),
            422,
        ),
        ("/answer", json!({"session": session, "about": "dry-mass", "said": "3 km"}), 422),
        ("/answer", json!({"session": session, "about": "no-such-fact", "said": "3 km"}), 422),
        ("/answer", json!({"session": session, "answer": {"about": "dry-mass"}}), 422),
        ("/change", json!({"session": session, "about": "no-such-fact"}), 422),
        ("/next", json!({"session": other}), 404),
        ("/next", json!({"session": {}}), 400),
        ("/next", json!({}), 400),
        ("/next", json!({"session": session, "more": 1}), 400),
    ] {
        let answer = node().post(&format!("/api/v1/ask{path}"), &body);
        assert_eq!(answer.status, status, "{path} {body}: {}", answer.text);
        answer.problem();
    }
    let empty = json!({"session": step("", &json!({}))["session"]});
    assert_eq!(node().post("/api/v1/ask/back", &empty).problem(), "refused-input");
}

#[test]
fn a_session_of_another_law_says_so() {
    let mut session = step("", &json!({}))["session"].clone();
    session["corpus"] = json!("0");
    assert_eq!(step("/next", &json!({"session": session}))["other_law"], "0");
}
