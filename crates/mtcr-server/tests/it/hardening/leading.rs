//! Where answers lead, and that nobody else decides it.

use super::bed::{BED, routes};
use axum::body::Body;
use axum::http::Request;

/// Whether an address is of this node, whatever the browser makes of it.
fn is_ours(to: &str) -> bool {
    let plain = to.chars().all(|letter| letter.is_ascii_graphic() && letter != '\\');
    plain && to.starts_with('/') && !to.starts_with("//")
}

#[test]
fn the_first_page_leads_to_a_language_and_nowhere_else() {
    for wish in [
        "//evil.example",
        "https://evil.example",
        "fr\u{a0}",
        "../../evil",
        "en;q=1e308",
        "fr;q=99999999999999999999",
        &"fr,".repeat(3000),
    ] {
        for path in ["/", "/en/", "/fr/"] {
            let request =
                Request::get(path).header("accept-language", wish).body(Body::empty()).expect("a request");
            let answer = BED.send(request);
            assert_eq!(answer.status, 303, "{path}: {wish}");
            assert!(
                ["/en", "/fr"].contains(&answer.header("location")),
                "{path}: {wish}: {:?}",
                answer.headers
            );
        }
    }
}

#[test]
fn whoever_signs_in_is_led_to_pages_of_this_node() {
    for to in [
        "https://evil.example",
        "//evil.example",
        "/\\evil.example",
        "javascript:alert(1)",
        "/en/..//evil.example",
    ] {
        let answer = BED.get(&format!("/en/sign-in?to={}", to.replace(':', "%3A").replace('\\', "%5C")));
        assert_eq!(answer.status, 200, "{to}");
        assert!(answer.text.contains("name=\"to\" value=\"\""), "{to}: {}", answer.text);
        // It may stand in the link to the other language, as the parameter that it was.
        for bad in ["href=\"http", "href=\"//", "href=\"javascript:", "action=\"http", "value=\"http"] {
            assert!(!answer.text.contains(bad), "{to}: {bad}");
        }
    }
    let answer = BED.get("/fr/sign-in?to=/en/account");
    assert!(answer.text.contains("name=\"to\" value=\"/en/account\""), "{}", answer.text);
}

#[test]
fn the_name_by_which_a_node_is_called_goes_nowhere() {
    const FORGED: [&str; 6] =
        ["host", "x-forwarded-host", "x-host", "x-original-url", "x-rewrite-url", "forwarded"];
    let mut led = 0;
    for (path, method, _) in routes() {
        let mut request = Request::builder().method(method).uri(&path);
        for name in FORGED {
            request =
                request.header(name, if name == "forwarded" { "host=evil.example" } else { "evil.example" });
        }
        let kind =
            if path.starts_with("/api") { "application/json" } else { "application/x-www-form-urlencoded" };
        let answer = BED.send(request.header("content-type", kind).body(Body::empty()).expect("a request"));
        assert!(!answer.text.contains("evil.example"), "{method} {path}");
        assert!(!format!("{:?}", answer.headers).contains("evil.example"), "{method} {path}");
        if answer.headers.contains_key("location") {
            assert!(is_ours(answer.header("location")), "{method} {path}: {:?}", answer.headers);
            led += 1;
        }
    }
    assert!(led > 10, "{led}");
    // An address with a name in it is that address at this node.
    let answer = BED.get("http://evil.example/en/account");
    assert_eq!((answer.status, answer.header("location")), (303, "/en/sign-in?to=/en/account"));
}

#[test]
fn an_address_stays_text_in_links() {
    for path in [
        "//evil.example",
        "/en//evil.example",
        "/en/%22%3E%3Cscript%3Ealert(1)%3C/script%3E",
        "/en/annex/%3Cscript%3Ealert(1)%3C%2Fscript%3E",
        "/en/annex?id=%3Cscript%3Ealert(1)%3C/script%3E",
        "/en/annex?edition=%22onmouseover=alert(1)%20x=%22",
        "/en/registry?on=%3Cscript%3Ealert(1)%3C/script%3E",
        "/en/registry/javascript:alert(1)",
        "/en/annex/9.A.6%0d%0aset-cookie:a=b",
    ] {
        let answer = BED.get(path);
        assert!([400, 404, 422].contains(&answer.status), "{path}: {}", answer.status);
        for bad in ["<script>alert", "href=\"//", "href=\"javascript:", "\"onmouseover"] {
            assert!(!answer.text.contains(bad), "{path}: {bad}: {}", answer.text);
        }
        assert!(!answer.headers.contains_key("set-cookie"), "{path}");
    }
}
