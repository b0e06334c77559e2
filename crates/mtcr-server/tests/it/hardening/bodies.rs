//! Bodies that are not what they are said to be.

use super::bed::BED;
use axum::body::Body;
use axum::http::Request;

const CLASSIFY: &str = "/api/v1/classify";

#[test]
fn a_body_of_another_kind_or_in_other_letters_is_refused() {
    let good = r#"{"dossiers": [{"text": "name = \"a\""}]}"#;
    for kind in ["application/json", "application/json; charset=UTF-8", "Application/JSON;charset=\"utf-8\""]
    {
        assert_eq!(BED.post(CLASSIFY, kind, good).status, 200, "{kind}");
    }
    for kind in [
        "",
        "*/*",
        "application/x-www-form-urlencoded",
        "multipart/form-data; boundary=x",
        "text/html",
        "text/xml",
        "application/xml",
        "application/octet-stream",
        "application/json5",
        "application/vnd.api+json",
        "application/json; charset=iso-8859-1",
        "application/json; charset=utf-16",
        "application/json; charset=utf-7",
        "text/plain; charset=windows-1252",
    ] {
        let answer = BED.post(CLASSIFY, kind, good);
        assert_eq!((answer.status, answer.code().as_str()), (415, "unsupported-media-type"), "{kind}");
    }
    let none = Request::post(CLASSIFY).body(Body::from(good)).expect("a request");
    assert_eq!(BED.send(none).status, 415);
    let twice = Request::post(CLASSIFY).header("content-type", "application/json");
    let twice = twice.header("content-type", "text/plain").body(Body::from(good)).expect("a request");
    assert_eq!(BED.send(twice).status, 415);
}

#[test]
fn a_form_is_taken_as_a_form_only() {
    for path in ["/en/classify", "/fr/search", "/en/ask", "/en/decide", "/en/sign-in"] {
        for kind in ["text/plain", "application/json", "text/html", "application/xml"] {
            let answer = BED.post(path, kind, "text=gyro");
            assert_eq!(answer.status, 415, "{path}: {kind}: {}", answer.text);
            assert_eq!(answer.header("content-type"), "text/html; charset=utf-8", "{path}");
        }
    }
}

#[test]
fn letters_that_are_none_are_refused() {
    for body in [&b"\xff\xfe"[..], b"name = \"\xc0\xaf\"", b"{\"dossiers\": [{\"text\": \"\xed\xa0\x80\"}]}"]
    {
        for kind in ["application/json", "text/plain"] {
            let answer = BED.post(CLASSIFY, kind, body.to_vec());
            assert_eq!((answer.status, answer.code().as_str()), (400, "bad-request"), "{body:?}");
        }
    }
    // Half of a pair, and a letter that ends texts elsewhere.
    let half = BED.post(CLASSIFY, "application/json", r#"{"dossiers": [{"text": "\ud800"}]}"#);
    assert_eq!(half.code(), "bad-request", "{}", half.text);
    for (kind, body) in [
        ("text/plain", "name = \"a\0b\"".to_owned()),
        ("application/json", r#"{"dossiers": [{"text": "name = \"a\u0000b\""}]}"#.to_owned()),
    ] {
        let answer = BED.post(CLASSIFY, kind, body);
        assert_eq!((answer.status, answer.code().as_str()), (422, "refused-input"), "{}", answer.text);
    }
}

#[test]
fn a_body_that_is_packed_is_not_unpacked() {
    // The head of a gzip file and nothing of use; a bomb would begin alike.
    let packed = [0x1f_u8, 0x8b, 0x08, 0, 0, 0, 0, 0, 0, 0x03, 0x03, 0, 0, 0, 0, 0, 0, 0, 0, 0];
    for kind in ["application/json", "text/plain"] {
        let request = Request::post(CLASSIFY).header("content-type", kind).header("content-encoding", "gzip");
        let answer = BED.send(request.body(Body::from(packed.to_vec())).expect("a request"));
        assert_eq!((answer.status, answer.code().as_str()), (400, "bad-request"), "{}", answer.text);
    }
}

#[test]
fn json_is_of_the_shape_described_and_of_no_other() {
    for body in [
        "",
        "null",
        "[]",
        "{",
        "{}",
        r#"{"dossiers": []} {"dossiers": []}"#,
        r#"{"dossiers": "name"}"#,
        r#"{"dossiers": {"0": {"text": ""}}}"#,
        r#"{"dossiers": [{"text": 1}]}"#,
        r#"{"dossiers": [{"text": "", "path": "/etc/passwd"}]}"#,
        r#"{"dossiers": [{"text": ""}], "__proto__": {"demo": true}}"#,
        r#"{"dossiers": [{"text": ""}], "edition": 2024}"#,
        r#"{"dossiers": [{"text": ""}], "facts": "max-range=1 km"}"#,
    ] {
        let answer = BED.post(CLASSIFY, "application/json", body);
        assert_eq!((answer.status, answer.code().as_str()), (400, "bad-request"), "{body}: {}", answer.text);
    }
}
