//! What other pages make a browser send does nothing.

use super::bed::{Bed, PASSWORD};

#[test]
fn a_form_without_the_token_of_its_session_does_nothing() {
    let (bed, ada, bela) = Bed::new();
    let mut browser = bed.as_(&ada);
    let others = bed.as_(&bela).token();
    let own = browser.token();
    let cut: String = own.chars().skip(1).collect();
    let kind = [("name", "Customs of Arlandia"), ("kind", "customs"), ("sites", "")];
    let before = bed.ledger(1);
    for token in ["", "x", others.as_str(), cut.as_str()] {
        let fields: Vec<_> = kind.iter().copied().chain([("csrf", token)]).collect();
        let answer = browser.post("/en/administration/organisations", &fields);
        assert_eq!(answer.status, 403, "{token}: {}", answer.text);
    }
    let json = serde_json::json!({"name": "Customs of Arlandia", "kind": "customs"});
    assert_eq!(browser.json("POST", "/api/v1/organisations", &json).code(), "forbidden");
    // A right token from a page of elsewhere is nothing either.
    for (name, value) in [
        ("origin", "https://evil.example"),
        ("origin", "null"),
        ("sec-fetch-site", "cross-site"),
        ("sec-fetch-site", "same-site"),
    ] {
        let mut elsewhere = bed.as_(&ada).with(name, value);
        let fields: Vec<_> = kind.iter().copied().chain([("csrf", own.as_str())]).collect();
        assert_eq!(
            elsewhere.post("/en/administration/organisations", &fields).status,
            403,
            "{name}: {value}"
        );
    }
    assert_eq!(bed.ledger(1), before, "nothing was done");
    let fields: Vec<_> = kind.iter().copied().chain([("csrf", own.as_str())]).collect();
    let mut same = bed.as_(&ada).with("origin", "http://node.example").with("sec-fetch-site", "same-origin");
    let done = same.post("/en/administration/organisations", &fields);
    assert_eq!(done.status, 303, "{}", done.text);
    assert_eq!(bed.ledger(1)[0].0, "organisation-added");
    let mut api = bed.as_(&ada).with("x-csrf-token", &own);
    assert_eq!(api.json("POST", "/api/v1/organisations", &json).status, 200);
}

#[test]
fn nobody_is_signed_in_from_elsewhere() {
    let (bed, ..) = Bed::new();
    let form = [("name", "ada"), ("password", PASSWORD), ("to", "")];
    let mut browser = bed.browser();
    let token = browser.page("/en/sign-in").value("csrf");
    let with = |token: &str| -> Vec<(String, String)> {
        let fields = form.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned()));
        fields.chain([("csrf".to_owned(), token.to_owned())]).collect()
    };
    let send = |browser: &mut super::browser::Browser, token: &str| {
        let fields = with(token);
        let fields: Vec<_> = fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        browser.post("/en/sign-in", &fields)
    };
    assert_eq!(send(&mut browser, "").status, 403);
    let mut other = bed.browser();
    assert_eq!(send(&mut other, &token).status, 403, "without the cookie of the page");
    other.page("/en/sign-in");
    assert_eq!(send(&mut other, &token).status, 403, "with the cookie of another page");
    let mut cross = bed.browser().with("sec-fetch-site", "cross-site");
    cross.cookies = browser.cookies.clone();
    assert_eq!(send(&mut cross, &token).status, 403);
    assert_eq!(send(&mut browser, &token).status, 303);
}

#[test]
fn a_form_is_so_large_and_no_larger() {
    let (bed, ada, _) = Bed::new();
    let mut browser = bed.as_(&ada);
    let token = browser.token();
    let long = "a".repeat(70_000);
    let answer = browser.post("/en/account/password", &[("csrf", &token), ("old", &long)]);
    assert_eq!(answer.status, 413);
    let mut nobody = bed.browser();
    let token = nobody.page("/en/sign-in").value("csrf");
    let answer = nobody.post("/en/sign-in", &[("csrf", &token), ("name", "ada"), ("password", &long)]);
    assert_eq!(answer.status, 413);
    let whole = "a".repeat(600_000);
    assert_eq!(nobody.post("/en/sign-in", &[("password", &whole)]).status, 413);
    let json = serde_json::json!({"reason": long});
    let mut api = bed.as_(&ada).with("x-csrf-token", &browser.token());
    assert_eq!(api.json("POST", "/api/v1/people/0/disable", &json).status, 404);
    assert_eq!(
        api.json("POST", "/api/v1/people/0/disable", &serde_json::json!({"reason": whole})).status,
        413
    );
}
