//! What there is and what is not somebody's is answered alike, byte for byte.

use super::bed::Bed;
use mtcr_accounts::OrganisationKind;

#[test]
fn unknown_and_forbidden_are_the_same() {
    let (bed, ada, bela) = Bed::new();
    let of = bed.organisation(&ada, OrganisationKind::Exporter);
    let other = bed.person(&ada, "other", &bed.authority());
    let eva = bed.person(&ada, "eva", &of);
    bed.grant(&ada, &bela, &eva.id, "EA");
    let (token, _) = bed.token(&ada, &ada.id, &["people-read"]);
    let known = ada.id.as_str().trim_start_matches("person/").to_owned();
    let unknown = "0000000000000000";
    let session = ada.caller.session().expect("a session").id.as_str().to_owned();
    let mut eva = bed.as_(&eva);
    let csrf = eva.token();
    let mut eva = eva.with("x-csrf-token", &csrf);
    let why = serde_json::json!({"reason": "because"});
    let proposal = bed.propose(&ada, &other.id, "CO");
    for (method, path, there, status) in [
        ("GET", "/api/v1/people/{}", known.as_str(), 403),
        ("POST", "/api/v1/people/{}/disable", known.as_str(), 403),
        ("DELETE", "/api/v1/sessions/{}", session.as_str(), 404),
        ("DELETE", "/api/v1/tokens/{}", token.as_str(), 404),
        ("POST", "/api/v1/grants/{}/approve", proposal.as_str(), 403),
    ] {
        let mut answers = [there, unknown].map(|id| eva.json(method, &path.replace("{}", id), &why));
        for answer in &mut answers {
            assert_eq!(answer.status.as_u16(), status, "{method} {path}: {}", answer.text);
            answer.headers.remove("date");
        }
        assert_eq!(answers[0].text, answers[1].text, "{method} {path}");
        assert_eq!(answers[0].headers, answers[1].headers, "{method} {path}");
    }
    // The session of the other still stands, and so does the token.
    assert_eq!(bed.as_(&ada).get("/en/account").status, 200);
    for (path, status) in
        [("/en/administration/people/{}", 403), ("/fr/administration/organisations/{}", 403)]
    {
        let texts = [known.as_str(), unknown].map(|id| {
            let answer = eva.get(&path.replace("{}", id));
            assert_eq!(answer.status.as_u16(), status, "{path}");
            // The link to the other language repeats the address, and each form has a token of its own.
            let text = answer.text.replace(id, "ID");
            text.lines().filter(|line| !line.contains("name=\"csrf\"")).map(str::to_owned).collect::<Vec<_>>()
        });
        assert_eq!(texts[0], texts[1], "{path}");
    }
    let mut ada = bed.as_(&ada);
    assert_eq!(ada.get(&format!("/en/administration/people/{known}")).status, 200);
    assert_eq!(ada.get(&format!("/en/administration/people/{unknown}")).status, 404);
    assert_eq!(ada.get("/en/administration/people/..%2f..").status, 404);
    let recorded = bed.refused();
    assert!(
        recorded.iter().any(|(_, action, ground)| action == "people-read" && ground == "role-missing"),
        "{recorded:?}"
    );
}
