//! The same thing said twice.

use super::bed::{BED, PASSWORD};
use axum::body::Body;
use axum::http::Request;

#[test]
fn a_parameter_stands_once_and_is_known() {
    for path in [
        "/api/v1/annex/diff?from=2019-10&from=2021-10&to=2024-03",
        "/api/v1/annex/entries?edition=2019-10&edition=2021-10",
        "/api/v1/annex/entries?edition=2019-10&%65dition=2021-10",
        "/api/v1/annex/entries?limit=1&limit=500",
        "/api/v1/annex/entries?limit[]=1",
        "/api/v1/annex/entries?admin=true",
        "/api/v1/annex/entries?limit=-1",
        "/api/v1/annex/entries?limit=99999999999999999999",
        "/api/v1/registry?on=2020&on=2021",
    ] {
        let answer = BED.get(path);
        assert_eq!((answer.status, answer.code().as_str()), (400, "bad-request"), "{path}: {}", answer.text);
    }
    // Of a body nothing is read from the address, and the other way round.
    let answer = BED.post("/api/v1/decide?transfer=x", "application/json", "{}");
    assert_eq!(answer.status, 400, "{}", answer.text);
}

#[test]
fn a_key_of_json_stands_once() {
    for body in [
        r#"{"dossiers": [{"text": "name = \"a\""}], "dossiers": [{"text": "name = \"b\""}]}"#,
        r#"{"dossiers": [{"text": "name = \"a\"", "text": "name = \"b\""}]}"#,
        r#"{"dossiers": [{"text": "name = \"a\""}], "edition": "2019-10", "\u0065dition": "2021-10"}"#,
    ] {
        let answer = BED.post("/api/v1/classify", "application/json", body);
        assert_eq!((answer.status, answer.code().as_str()), (400, "bad-request"), "{body}: {}", answer.text);
    }
}

#[test]
fn of_a_field_that_came_twice_the_first_counts_everywhere() {
    let page = BED.get("/en/sign-in");
    let cookie = page.header("set-cookie").split(';').next().expect("a cookie").to_owned();
    let token = page.text.split("name=\"csrf\" value=\"").nth(1).and_then(|rest| rest.split('"').next());
    let token = token.expect("a token");
    let sign_in = |body: String| {
        let request = Request::post("/en/sign-in").header("cookie", &cookie);
        let request = request.header("content-type", "application/x-www-form-urlencoded");
        BED.send(request.body(Body::from(body)).expect("a request"))
    };
    let right = PASSWORD.replace(' ', "+");
    // The token counts where it stands first, and so does the password.
    let answer = sign_in(format!("csrf=no&csrf={token}&name=ada&password={right}"));
    assert_eq!(answer.status, 403, "{}", answer.text);
    let answer = sign_in(format!("csrf={token}&name=ada&password=no&password={right}"));
    assert_ne!(answer.status, 303, "{}", answer.text);
    let answer = sign_in(format!("csrf={token}&csrf=no&name=ada&name=bela&password={right}&password=no"));
    assert_eq!(answer.status, 303, "{}", answer.text);
    // What stands in the address is no field.
    let request = Request::post(format!("/en/sign-in?csrf={token}&name=ada&password={right}"))
        .header("cookie", &cookie);
    let request = request.header("content-type", "application/x-www-form-urlencoded");
    assert_eq!(BED.send(request.body(Body::empty()).expect("a request")).status, 403);
}
