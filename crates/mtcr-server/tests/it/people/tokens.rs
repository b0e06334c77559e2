//! Tokens at the API.

use super::bed::Bed;
use mtcr_office::Order;
use mtcr_permissions::ActionId;

#[test]
fn a_token_reaches_as_far_as_it_says_and_its_account_may() {
    let (bed, ada, bela) = Bed::new();
    let audrey = bed.person(&ada, "audrey", &bed.authority());
    let grant = bed.grant(&ada, &bela, &audrey.id, "AU");
    let (id, secret) = bed.token(&audrey, &audrey.id, &["people-read", "security-report-read"]);
    let mut program = bed.browser().with("authorization", &format!("Bearer {secret}"));
    let people = program.get("/api/v1/people");
    assert_eq!((people.status.as_u16(), people.header("cache-control")), (200, "no-store"));
    assert_eq!(people.json().as_array().map(Vec::len), Some(3));
    // The role would, the token does not.
    assert_eq!(program.get("/api/v1/organisations").code(), "forbidden");
    // No token reads or changes the account that it is of.
    for path in ["/api/v1/account", "/api/v1/sessions", "/api/v1/tokens"] {
        assert_eq!(program.get(path).status, 403, "{path}");
    }
    // A session is no token, a token is no session, and pages take none.
    assert_eq!(program.get("/en/security").status, 303);
    let scopes = [ActionId::new("security-report-read").expect("an action")].into();
    bed.act(&audrey, &Order::ShrinkToken { id: id.clone(), scopes });
    assert_eq!(program.get("/api/v1/people").code(), "forbidden");
    let refused = bed.refused().pop().expect("a refusal");
    assert_eq!(refused, (audrey.id.to_string(), "people-read".to_owned(), "forbidden".to_owned()));
    let refusals = program.get("/api/v1/refusals?limit=1");
    assert_eq!(refusals.json()[0]["action"], "people-read");
    bed.act(&ada, &Order::RevokeGrant { id: grant, reason: "the audit is over".to_owned() });
    assert_eq!(program.get("/api/v1/refusals").code(), "forbidden");
    bed.act(&audrey, &Order::RevokeToken { id, reason: "lost".to_owned() });
    let over = program.get("/api/v1/refusals");
    assert_eq!((over.status.as_u16(), over.header("www-authenticate")), (401, "Bearer"));
    let last = bed.refused().pop().expect("a refusal");
    assert_eq!((last.1.as_str(), last.2.as_str()), ("token", "token-over"));
    for wrong in ["Bearer", "Bearer x", "Basic YTpi", &format!("Bearer {}", ada.cookie)] {
        let mut program = bed.browser().with("authorization", wrong);
        assert_eq!(program.get("/api/v1/people").status, 401, "{wrong}");
        // What is open to everybody is not open by a token that does not hold.
        assert_eq!(program.get("/api/v1/node").status, 401, "{wrong}");
    }
}

#[test]
fn programs_do_what_people_do_and_leave_the_same_trace() {
    let (bed, ada, bela) = Bed::new();
    let scopes = [
        "people-write",
        "people-read",
        "organisations-write",
        "organisations-read",
        "role-grant-propose",
        "role-grant-read",
    ];
    let (_, secret) = bed.token(&ada, &ada.id, &scopes);
    let mut program = bed.browser().with("authorization", &format!("Bearer {secret}"));
    let json = |text: &str| serde_json::from_str(text).expect("JSON");
    let made = program.json(
        "POST",
        "/api/v1/organisations",
        &json(r#"{"name": "Customs of Arlandia", "kind": "customs"}"#),
    );
    assert_eq!(made.status, 200, "{}", made.text);
    assert_eq!(bed.ledger(1)[0], ("organisation-added".to_owned(), ada.id.to_string()));
    let organisation = made.json()["id"].as_str().expect("an id").to_owned();
    let person =
        serde_json::json!({"organisation": organisation, "name": "Cora of Arlandia", "sign_in": "cora"});
    let made = program.json("POST", "/api/v1/people", &person);
    let cora = made.json()["id"].as_str().expect("an id").to_owned();
    assert_eq!(program.json("POST", "/api/v1/people", &person).code(), "conflict", "the name is taken");
    let grant = serde_json::json!({
        "account": cora, "role": "CU", "from": "2031-01-01", "until": "2031-06-30", "reason": "begins then",
    });
    let proposed = program.json("POST", "/api/v1/grants", &grant);
    assert_eq!(proposed.status, 200, "{}", proposed.text);
    let id = proposed.json()["id"].as_str().expect("an id").to_owned();
    let sign = format!("/api/v1/grants/{id}/approve");
    assert_eq!(program.json("POST", &sign, &json("{}")).code(), "forbidden", "the token is not for it");
    let mut same = bed.as_(&ada);
    let csrf = same.get("/api/v1/account").json()["csrf"].as_str().expect("a token").to_owned();
    let mut same = same.with("x-csrf-token", &csrf);
    let refused = same.json("POST", &sign, &json("{}"));
    assert!([403, 409].contains(&refused.status.as_u16()), "the hand that proposed it: {}", refused.text);
    let mut other = bed.as_(&bela);
    let csrf = other.get("/api/v1/account").json()["csrf"].as_str().expect("a token").to_owned();
    let mut other = other.with("x-csrf-token", &csrf);
    assert_eq!(other.json("POST", &sign, &json("{}")).status, 200);
    assert_eq!(bed.ledger(1)[0], ("grant-approved".to_owned(), bela.id.to_string()));
    let grants = program.get("/api/v1/grants").json();
    let found =
        grants.as_array().expect("grants").iter().find(|grant| grant["id"] == id.as_str()).expect("it");
    assert_eq!((&found["standing"], &found["approved_by"]), (&"approved".into(), &bela.id.as_str().into()));
    let bare = cora.trim_start_matches("person/");
    let link = program.json("POST", &format!("/api/v1/people/{bare}/invite"), &json("{}"));
    assert!(
        link.json()["path"].as_str().is_some_and(|path| path.starts_with("/en/enter?code=mtcrl_")),
        "{}",
        link.text
    );
}
