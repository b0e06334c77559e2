//! The pages of accounts: well formed in both languages, with what somebody may do and nothing else.

use super::bed::{Bed, PASSWORD, named};
use mtcr_office::{Done, Order};
use std::collections::BTreeSet;

#[test]
fn every_page_of_accounts_keeps_to_the_rules_of_all_pages() {
    let (bed, ada, bela) = Bed::new();
    let cora = bed.person(&ada, "cora", &bed.authority());
    bed.propose(&ada, &cora.id, "CO");
    bed.token(&ada, &ada.id, &["people-read", "organisations-read"]);
    let order = Order::AddService { organisation: bed.authority(), named: named("monitoring") };
    let Done::Account(program) = bed.act(&ada, &order) else { panic!("no account") };
    bed.act(&ada, &Order::ProposeReset { account: cora.id.clone(), reason: "lost it".to_owned() });
    bed.as_(&cora).get("/en/administration");
    let id = cora.id.as_str().trim_start_matches("person/").to_owned();
    let program = program.as_str().trim_start_matches("service/").to_owned();
    let of = bed.authority();
    let paths = [
        "/sign-in".to_owned(),
        "/account".to_owned(),
        "/account?done=password".to_owned(),
        "/administration".to_owned(),
        "/administration/organisations".to_owned(),
        format!("/administration/organisations/{of}"),
        format!("/administration/people/{id}"),
        format!("/administration/programs/{program}"),
        "/administration/grants".to_owned(),
        "/security".to_owned(),
    ];
    let mut links = BTreeSet::new();
    let mut browser = bed.as_(&bela);
    for language in ["en", "fr"] {
        for path in &paths {
            let path = format!("/{language}{path}");
            let answer = browser.get(&path);
            assert_eq!(answer.status, 200, "{path}: {}", answer.text);
            assert_eq!(answer.header("cache-control"), "no-store", "{path}");
            assert!(answer.header("content-security-policy").starts_with("default-src 'none'"), "{path}");
            assert_eq!(answer.header("x-frame-options"), "DENY", "{path}");
            assert_eq!(answer.header("referrer-policy"), "same-origin", "{path}");
            let page = answer.page(&path);
            assert_eq!(page.only("html").get("lang"), language, "{path}");
            for form in page.all("form").filter(|form| form.get("method") == "post") {
                assert!(form.get("action").starts_with('/'), "{path}");
            }
            let posts = page.all("form").filter(|form| form.get("method") == "post").count();
            let tokens = page.all("input").filter(|input| input.get("name") == "csrf").count();
            assert_eq!(posts, tokens, "{path}: a form without a token");
            let all =
                page.all("a").map(|link| link.get("href").split('#').next().unwrap_or_default().to_owned());
            links.extend(all.filter(|link| link.contains("/administration") || link.contains("/account")));
        }
    }
    for link in links {
        assert_eq!(browser.get(&link).status, 200, "{link}");
    }
    // Who may nothing of it sees nothing of it.
    let page = bed.as_(&cora).page("/en/account");
    assert!(
        page.all("a").all(
            |link| !link.get("href").contains("administration") && !link.get("href").contains("security")
        )
    );
    let page = bed.browser().page("/en/sign-in");
    assert!(page.all("a").all(|link| !link.get("href").ends_with("/account")));
}

#[test]
fn two_hands_by_the_pages() {
    let (bed, ada, bela) = Bed::new();
    let (mut first, mut second) = (bed.as_(&ada), bed.as_(&bela));
    let of = bed.authority();
    let fields =
        [("organisation", of.as_str()), ("name", "Cora of Arlandia"), ("sign-in", "cora"), ("mail", "")];
    let added = first.fill("/en/administration/people", &fields);
    assert_eq!(added.status, 303, "{}", added.text);
    let person = added.location().split('?').next().expect("a path").to_owned();
    let id = person.rsplit('/').next().expect("an id").to_owned();
    assert!(first.page(&format!("{person}?done=added")).says("Added."));
    let invited = first.fill(&person, &[("do", "invite")]);
    let link = invited.page(&person).all("pre").next().expect("a link").text.trim().to_owned();
    let mut cora = bed.browser();
    let page = cora.page(&link);
    let (token, code) = (page.value("csrf"), page.value("code"));
    let form = [("csrf", token.as_str()), ("code", &code), ("password", PASSWORD), ("again", PASSWORD)];
    assert_eq!(cora.post("/en/enter", &form).status, 303);
    let account = format!("person/{id}");
    let today = mtcr_accounts::day(super::bed::now()).to_string();
    let role = [
        ("do", "propose"),
        ("account", account.as_str()),
        ("role", "CO"),
        ("from", &today),
        ("until", &today),
        ("reason", "begins today"),
        ("acts-for", ""),
        ("sites", ""),
    ];
    let proposed = first.fill("/en/administration/grants", &role);
    assert_eq!(proposed.location(), "/en/administration/grants?done=proposed", "{}", proposed.text);
    let page = second.page("/fr/administration/grants");
    assert!(page.says("gestionnaire de dossier") && page.says("Cora of Arlandia"));
    let grant = page.value("grant");
    let own = first.fill("/en/administration/grants/approve", &[("grant", &grant)]);
    assert_eq!(own.status, 403, "{}", own.text);
    assert!(own.page("approve").says("neither proposed it nor receives it"), "{}", own.text);
    let by = bed.refused().pop().expect("a refusal");
    assert_eq!((by.0.as_str(), by.1.as_str()), (ada.id.as_str(), "role-grant-sign"));
    let approved = second.fill("/en/administration/grants/approve", &[("grant", &grant)]);
    assert_eq!(approved.location(), "/en/administration/grants?done=approved", "{}", approved.text);
    assert_eq!(bed.ledger(1)[0], ("grant-approved".to_owned(), bela.id.to_string()));
    assert!(cora.page("/en/account").says("case officer"));
    // The account ends, and with it the session, at once.
    let ended = second.fill(&person, &[("do", "disable"), ("reason", "left")]);
    assert_eq!(ended.status, 303, "{}", ended.text);
    assert_eq!(cora.get("/en/account").status, 303);
}

#[test]
fn a_token_is_shown_once() {
    let (bed, ada, _) = Bed::new();
    let mut browser = bed.as_(&ada);
    let fields = [
        ("do", "make"),
        ("name", "nightly report"),
        ("until", ""),
        ("scope", "people-read"),
        ("scope", "role-grant-read"),
    ];
    let made = browser.fill("/en/account/tokens", &fields);
    let secret = made.page("token").all("pre").next().expect("a token").text.trim().to_owned();
    let mut program = bed.browser().with("authorization", &format!("Bearer {secret}"));
    assert_eq!(program.get("/api/v1/people").status, 200);
    let page = browser.page("/en/account");
    assert!(page.says("nightly report") && !page.says(&secret));
    let id = page.value("token");
    let shrunk =
        browser.fill("/en/account/tokens", &[("do", "shrink"), ("token", &id), ("scope", "role-grant-read")]);
    assert_eq!(shrunk.location(), "/en/account?done=token-shrunk", "{}", shrunk.text);
    assert_eq!(program.get("/api/v1/people").status, 403);
    let revoked = browser.fill("/en/account/tokens", &[("do", "revoke"), ("token", &id), ("reason", "done")]);
    assert_eq!(revoked.location(), "/en/account?done=token-revoked", "{}", revoked.text);
    assert_eq!(program.get("/api/v1/grants").status, 401);
}

#[test]
fn a_new_password_ends_the_other_sessions() {
    let (bed, ada, _) = Bed::new();
    let mut browser = bed.as_(&ada);
    let mut other = bed.browser();
    other.sign_in("ada", PASSWORD);
    assert_eq!(other.get("/en/account").status, 200);
    let new = "nine herons stand in mud";
    let wrong = browser.fill("/en/account/password", &[("old", "not it"), ("password", new), ("again", new)]);
    assert_eq!(wrong.status, 422);
    assert!(
        wrong
            .page("password")
            .all("input")
            .any(|input| input.get("id") == "old" && input.has("aria-invalid"))
    );
    let done = browser.fill("/en/account/password", &[("old", PASSWORD), ("password", new), ("again", new)]);
    assert_eq!(done.location(), "/en/account?done=password", "{}", done.text);
    assert_eq!(browser.get("/en/account").status, 200);
    assert_eq!(other.get("/en/account").status, 303);
    assert_eq!(bed.browser().sign_in("ada", PASSWORD).status, 422);
    assert_eq!(bed.browser().sign_in("ada", new).status, 303);
}
