//! Sessions: how they begin, what carries them, and when they end.

use super::bed::{Bed, PASSWORD};
use mtcr_office::Order;

#[test]
fn a_session_is_new_at_each_sign_in_and_ends_with_it() {
    let (bed, ada, _) = Bed::new();
    let mut browser = bed.browser();
    // A secret that somebody else put there beforehand.
    browser.put("mtcr", &ada.cookie.chars().rev().collect::<String>());
    assert_eq!(browser.get("/en/account").status, 303);
    let planted = mtcr_signin::SessionId::new().expect("a secret");
    browser.put("mtcr", planted.reveal());
    assert_eq!(browser.sign_in("ada", PASSWORD).status, 303);
    let first = browser.cookies["mtcr"].clone();
    assert_ne!(first, planted.reveal());
    assert!(!browser.cookies.contains_key("mtcr-form"), "what tied the form has ended");
    let mut fixed = bed.browser();
    fixed.put("mtcr", planted.reveal());
    assert_eq!(fixed.get("/en/account").status, 303, "what was planted opens nothing");
    assert_eq!(browser.sign_in("ada", PASSWORD).status, 303);
    assert_ne!(browser.cookies["mtcr"], first);
    let mut older = bed.browser();
    older.put("mtcr", &first);
    assert_eq!(older.get("/en/account").status, 303, "the session before ended with the new sign-in");
    let second = browser.cookies["mtcr"].clone();
    let out = browser.fill("/en/sign-out", &[]);
    assert_eq!((out.status.as_u16(), out.location()), (303, "/en/sign-in?done=signed-out"));
    assert!(!browser.cookies.contains_key("mtcr"));
    let mut stolen = bed.browser();
    stolen.put("mtcr", &second);
    assert_eq!(stolen.get("/en/account").status, 303);
    assert_eq!(bed.ledger(1)[0].0, "session-ended");
}

#[test]
fn cookies_say_what_browsers_may_do_with_them() {
    let (bed, ..) = Bed::new();
    for by_tls in [false, true] {
        let mut browser = bed.browser();
        browser.by_tls = by_tls;
        let answer = browser.sign_in("ada", PASSWORD);
        assert_eq!(answer.status, 303, "{}", answer.text);
        let cookies = answer.cookies();
        assert_eq!(cookies.len(), 3, "{cookies:?}");
        for cookie in cookies {
            let parts: Vec<&str> = cookie.split("; ").collect();
            assert_eq!(cookie.starts_with("__Host-mtcr"), by_tls, "{cookie}");
            assert_eq!(parts.contains(&"Secure"), by_tls, "{cookie}");
            for part in ["HttpOnly", "SameSite=Lax", "Path=/"] {
                assert!(parts.contains(&part), "{cookie}");
            }
            assert!(!cookie.contains("Domain"), "{cookie}");
        }
        assert_eq!(answer.header("cache-control"), "no-store");
        assert_eq!(browser.get("/en/account").status, 200);
        // A cookie that came without TLS is none over it, and the other way round.
        browser.by_tls = !by_tls;
        assert_eq!(browser.get("/en/account").status, 303);
    }
}

#[test]
fn nobody_is_led_out_of_the_node() {
    let (bed, ..) = Bed::new();
    let mut browser = bed.browser();
    let led = browser.get("/fr/administration/grants");
    assert_eq!(led.location(), "/fr/sign-in?to=/fr/administration/grants");
    for (to, leads) in [
        ("/fr/administration/grants", "/fr/administration/grants"),
        ("https://evil.example/", "/en/account"),
        ("//evil.example/", "/en/account"),
        ("/en//evil.example", "/en/account"),
        ("/\\evil.example", "/en/account"),
    ] {
        let mut browser = bed.browser();
        let token = browser.page("/en/sign-in").value("csrf");
        let form = [("csrf", token.as_str()), ("name", "ada"), ("password", PASSWORD), ("to", to)];
        let answer = browser.post("/en/sign-in", &form);
        assert_eq!((answer.status.as_u16(), answer.location()), (303, leads), "{to}");
    }
}

#[test]
fn a_wrong_password_is_told_apart_from_nothing_and_is_on_record() {
    let (bed, ..) = Bed::new();
    let texts = [("ada", "not the password"), ("nobody-at-all", PASSWORD)].map(|(name, password)| {
        let answer = bed.browser().sign_in(name, password);
        assert_eq!(answer.status, 422);
        let page = answer.text.replace(name, "NAME");
        page.lines().filter(|line| !line.contains("name=\"csrf\"")).map(str::to_owned).collect::<Vec<_>>()
    });
    assert_eq!(texts[0], texts[1]);
    let recorded = bed.refused();
    let sign_ins = recorded
        .iter()
        .filter(|(who, action, ground)| who == "public" && action == "sign-in-write" && ground == "sign-in");
    assert_eq!(sign_ins.count(), 2, "{recorded:?}");
    for _ in 0..10 {
        bed.browser().sign_in("ada", "not the password");
    }
    let held = bed.browser().sign_in("ada", PASSWORD);
    assert_eq!(held.status, 429, "{}", held.text);
}

#[test]
fn what_somebody_may_ends_with_the_role_and_with_the_account() {
    let (bed, ada, bela) = Bed::new();
    let audrey = bed.person(&ada, "audrey", &bed.authority());
    let grant = bed.grant(&ada, &bela, &audrey.id, "AU");
    let mut browser = bed.as_(&audrey);
    assert_eq!(browser.get("/en/security").status, 200);
    bed.act(&ada, &Order::RevokeGrant { id: grant, reason: "the audit is over".to_owned() });
    let after = browser.get("/en/security");
    assert_eq!(after.status, 403, "{}", after.text);
    let last = bed.refused().pop().expect("a refusal");
    assert_eq!(last, (audrey.id.to_string(), "security-report-read".to_owned(), "role-missing".to_owned()));
    assert_eq!(browser.get("/en/account").status, 200, "the session stands");
    let csrf = browser.token();
    bed.act(&ada, &Order::DisableAccount { account: audrey.id.clone(), reason: "left".to_owned() });
    assert_eq!(browser.get("/en/account").location(), "/en/sign-in?to=/en/account");
    let post = browser.post("/en/account/password", &[("csrf", &csrf), ("old", PASSWORD)]);
    assert_eq!(post.status, 303);
    assert_eq!(browser.get("/api/v1/account").status, 401);
    let recorded = bed.refused();
    assert!(
        recorded.iter().any(|(_, action, ground)| action == "session" && ground == "session-over"),
        "{recorded:?}"
    );
    assert_eq!(bed.browser().sign_in("audrey", PASSWORD).status, 422, "no way in is left");
}
