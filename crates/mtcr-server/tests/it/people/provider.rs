//! Signing in at a certified provider of identities, over the routes of a node.

mod visitor;

use super::bed::{Bed, PASSWORD, Somebody};
use super::browser::{Answer, Browser};
use axum::Router;
use mtcr_application::Law;
use mtcr_office::Order;
use mtcr_server::{Node, Provider, router};
use mtcr_signin::Settings;
use mtcr_signin::openid::{Registration, Trust};
use std::sync::{Arc, OnceLock};
use visitor::Visitor;

/// Where the provider thinks that the node is. Nobody listens there: these tests carry the browser over.
const NODE: &str = "http://127.0.0.1:9";

/// One provider for all these tests.
fn issuer() -> &'static str {
    static PROVIDER: OnceLock<mtcr_testbed::OpenId> = OnceLock::new();
    let back = format!("{NODE}{}", Provider::BACK);
    &PROVIDER.get_or_init(|| mtcr_testbed::OpenId::start(&back).expect("a provider")).issuer
}

/// A node with accounts and a provider.
struct At {
    bed: Bed,
    ada: Somebody,
    bela: Somebody,
    router: Router,
}

/// What happened when a browser came back.
struct Back {
    answer: Answer,
    /// What was recorded as refused meanwhile.
    refused: Vec<(String, String, String)>,
}

impl At {
    fn new() -> Self {
        Self::with(issuer())
    }

    fn with(issuer: &str) -> Self {
        let (bed, ada, bela) = Bed::new();
        let registration = Registration {
            issuer: issuer.to_owned(),
            client: "node-ES256".to_owned(),
            secret: Some(mtcr_testbed::OpenId::SECRET.to_owned().into()),
            back: format!("{NODE}{}", Provider::BACK),
            trust: Trust::System,
        };
        let settings = Settings::built_in().expect("settings").provider;
        let provider = Provider { label: "the Ministry".to_owned(), registration, settings };
        let node = Node::new(Law::built_in().expect("a law"), false).expect("a node");
        let node = node.with_office(bed.office.clone()).with_provider(provider);
        At { bed, ada, bela, router: router(Arc::new(node)) }
    }

    fn browser(&self) -> Browser {
        Browser::new(self.router.clone())
    }

    fn as_(&self, somebody: &Somebody) -> Browser {
        let mut browser = self.browser();
        browser.put("mtcr", &somebody.cookie);
        browser
    }

    /// Says who somebody is there; the answer when they have come back.
    fn link(&self, somebody: &Somebody, name: &str) -> Back {
        let mut browser = self.as_(somebody);
        let address = led(&browser.fill("/en/account/provider", &[("do", "link")]));
        self.back(&mut browser, &Visitor::new().sign_in(&address, name))
    }

    /// Comes back with an address.
    fn back(&self, browser: &mut Browser, path: &str) -> Back {
        let before = self.bed.refused().len();
        let answer = browser.get(path);
        assert_eq!(answer.header("cache-control"), "no-store", "{path}");
        Back { answer, refused: self.bed.refused().split_off(before) }
    }

    /// Signs in there by a browser.
    fn signed_in(&self, browser: &mut Browser, name: &str) -> Back {
        let address = leave(browser, "");
        self.back(browser, &Visitor::new().sign_in(&address, name))
    }
}

impl Back {
    fn is_done(&self, to: &str) {
        assert_eq!((self.answer.status.as_u16(), self.answer.location()), (303, to), "{}", self.answer.text);
        assert_eq!(self.refused, []);
    }

    /// Nobody is signed in, the same is said as of a wrong password, and it is on record, once.
    fn is_refused(&self, at: &At, what: &str) {
        assert_eq!(self.answer.status, 422, "{what}: {}", self.answer.text);
        assert!(self.answer.cookies().iter().all(|cookie| !cookie.starts_with("mtcr=")), "{what}");
        let wrong = at.browser().sign_in("", "not the password of anybody");
        assert_eq!(wrong.status, 422);
        assert_eq!(without_token(&self.answer.text), without_token(&wrong.text), "{what}");
        let sign_in = ("public".to_owned(), "sign-in-write".to_owned(), "sign-in".to_owned());
        assert_eq!(self.refused, [sign_in], "{what}");
    }
}

/// A page without what ties its forms to a browser.
fn without_token(text: &str) -> String {
    let mut parts = text.split("name=\"csrf\" value=\"");
    let first = parts.next().expect("a part").to_owned();
    parts.fold(first, |text, part| text + part.split_once('"').expect("an end").1)
}

/// Where a page leads.
fn led(answer: &Answer) -> String {
    assert_eq!(answer.status, 200, "{}", answer.text);
    let address = answer.header("refresh").strip_prefix("0; url=").expect("an address").to_owned();
    let page = answer.page("/en/sign-in/provider");
    assert!(page.all("a").any(|link| link.get("href") == address), "the link says where to go as well");
    address
}

/// Leaves the sign-in page for the provider, and wants to go on to a page; where it leads.
fn leave(browser: &mut Browser, to: &str) -> String {
    let token = browser.page("/en/sign-in").value("csrf");
    led(&browser.post("/en/sign-in/provider", &[("csrf", &token), ("to", to)]))
}

fn state_of(address: &str) -> String {
    let address = url::Url::parse(address).expect("an address");
    address.query_pairs().find(|(name, _)| name == "state").expect("a state").1.into_owned()
}

#[test]
fn whoever_has_said_who_they_are_there_signs_in() {
    let at = At::new();
    assert!(at.browser().page("/en/sign-in").says("Sign in at the Ministry"));
    assert!(at.browser().page("/fr/sign-in").says("Se connecter chez the Ministry"));
    at.link(&at.ada, "mira").is_done("/en/account?done=provider-set");
    assert_eq!(at.bed.ledger(1), [("provider-changed".to_owned(), at.ada.id.to_string())]);
    assert!(at.as_(&at.ada).page("/en/account").says("Whoever signs in there as you"));
    let mut browser = at.browser();
    // Where somebody wanted to go, and nowhere else.
    for (wanted, led_to) in [
        ("/fr/administration", "/fr/administration"),
        ("https://evil.example/", "/en/account"),
        ("//evil.example", "/en/account"),
        ("/en/../../x", "/en/account"),
    ] {
        let fixed = "mtcrs_fixed";
        browser.put("mtcr", fixed);
        let address = leave(&mut browser, wanted);
        let tie = browser.cookies.get("mtcr-provider").expect("a tie").clone();
        assert!(!address.contains(&tie), "what ties the browser stays here");
        let back = at.back(&mut browser, &Visitor::new().sign_in(&address, "mira"));
        back.is_done(led_to);
        assert!(!browser.cookies.contains_key("mtcr-provider"), "it is used up");
        assert_ne!(browser.cookies.get("mtcr").map(String::as_str), Some(fixed));
        let cookies = back.answer.cookies();
        let session = cookies.iter().find(|cookie| cookie.starts_with("mtcr=")).expect("a session");
        assert!(session.contains("HttpOnly") && session.contains("SameSite=Lax"), "{session}");
        assert_eq!(at.bed.ledger(1), [("session-started".to_owned(), at.ada.id.to_string())]);
        assert!(browser.page("/en/account").says("Ada of Arlandia"));
    }
    let removed = at.as_(&at.ada).fill("/en/account/provider", &[("do", "remove")]);
    assert_eq!((removed.status.as_u16(), removed.location()), (303, "/en/account?done=provider-removed"));
    at.signed_in(&mut at.browser(), "mira").is_refused(&at, "an identity that was taken back");
}

#[test]
fn what_does_not_show_who_it_is_is_refused_and_recorded() {
    let at = At::new();
    at.link(&at.ada, "mira").is_done("/en/account?done=provider-set");

    at.signed_in(&mut at.browser(), "tomas").is_refused(&at, "a subject that is nobody's");

    let mut browser = at.browser();
    let address = leave(&mut browser, "");
    let tie = browser.cookies.get("mtcr-provider").expect("a tie").clone();
    let path = Visitor::new().sign_in(&address, "mira");
    at.back(&mut at.browser(), &path).is_refused(&at, "the return of another browser");
    at.back(&mut browser, &path).is_done("/en/account");
    browser.cookies.clear();
    browser.put("mtcr-provider", &tie);
    at.back(&mut browser, &path).is_refused(&at, "a return that was used");

    // Somebody else's way back, carried into this browser, would sign it in as them.
    let mut mine = at.browser();
    leave(&mut mine, "");
    let theirs = Visitor::new().sign_in(&leave(&mut at.browser(), ""), "mira");
    at.back(&mut mine, &theirs).is_refused(&at, "the state of another");
    at.back(&mut mine, &theirs).is_refused(&at, "and once more, when nothing waits");

    let mut browser = at.browser();
    let state = state_of(&leave(&mut browser, ""));
    let declined = format!("{}?error=access_denied&state={state}", Provider::BACK);
    at.back(&mut browser, &declined).is_refused(&at, "an error of the provider");

    let mut browser = at.browser();
    let state = state_of(&leave(&mut browser, ""));
    let made_up = format!("{}?code=made-up&state={state}", Provider::BACK);
    at.back(&mut browser, &made_up).is_refused(&at, "a code that the provider did not give");

    for query in ["", "?state=a&state=b", "?code=%FF", "?state=", "?iss=https://evil.example&code=x&state=y"]
    {
        let path = format!("{}{query}", Provider::BACK);
        at.back(&mut at.browser(), &path).is_refused(&at, query);
    }

    let order = Order::DisableAccount { account: at.ada.id.clone(), reason: "left".to_owned() };
    at.bed.act(&at.bela, &order);
    at.signed_in(&mut at.browser(), "mira").is_refused(&at, "a person whose account is disabled");
}

#[test]
fn one_identity_is_one_persons_and_kept_in_the_session_that_asked() {
    let at = At::new();
    at.link(&at.ada, "mira").is_done("/en/account?done=provider-set");
    let taken = at.link(&at.bela, "mira");
    assert_eq!(taken.answer.status, 422, "{}", taken.answer.text);
    assert!(taken.answer.page("/en/account").says("belongs to another account"));
    let own = |who: &Somebody, ground: &str| {
        (who.id.to_string(), "own-account-write".to_owned(), ground.to_owned())
    };
    assert_eq!(taken.refused, [own(&at.bela, "name-taken")]);
    // Begun in one session, ended in another one: a signed-in browser is given nobody's identity.
    let mut browser = at.as_(&at.ada);
    let address = led(&browser.fill("/en/account/provider", &[("do", "link")]));
    let path = Visitor::new().sign_in(&address, "tomas");
    browser.put("mtcr", &at.bela.cookie);
    at.back(&mut browser, &path).refused_in_session();
    at.signed_in(&mut at.browser(), "tomas").is_refused(&at, "nobody has said that it is theirs");
    let none = at.as_(&at.bela).fill("/en/account/provider", &[("do", "remove")]);
    assert_eq!(none.status, 422, "{}", none.text);
    assert_eq!(at.bed.refused().last(), Some(&own(&at.bela, "already")));
}

impl Back {
    fn refused_in_session(&self) {
        assert_eq!(self.answer.status, 422, "{}", self.answer.text);
        assert_eq!(self.refused.len(), 1);
    }
}

#[test]
fn nobody_is_sent_away_from_elsewhere() {
    let at = At::new();
    let mut browser = at.browser();
    let token = browser.page("/en/sign-in").value("csrf");
    for token in ["", "x"] {
        assert_eq!(browser.post("/en/sign-in/provider", &[("csrf", token)]).status, 403);
    }
    let mut other = at.browser();
    assert_eq!(other.post("/en/sign-in/provider", &[("csrf", &token)]).status, 403, "without the cookie");
    let mut cross = at.browser().with("sec-fetch-site", "cross-site");
    cross.cookies = browser.cookies.clone();
    assert_eq!(cross.post("/en/sign-in/provider", &[("csrf", &token)]).status, 403);
    assert_eq!(at.as_(&at.ada).post("/en/account/provider", &[("do", "link")]).status, 403);
    assert_eq!(browser.get("/en/sign-in/provider").status, 405);
    let unsigned = browser.post("/en/account/provider", &[("do", "link")]);
    assert!([303, 401, 403].contains(&unsigned.status.as_u16()), "{}", unsigned.text);
}

#[test]
fn a_node_without_a_provider_says_nothing_of_one() {
    let (bed, ada, _) = Bed::new();
    let mut browser = bed.browser();
    let page = browser.page("/en/sign-in");
    assert!(!page.says("Sign in at"));
    let token = page.value("csrf");
    assert_eq!(browser.post("/en/sign-in/provider", &[("csrf", &token)]).status, 404);
    assert_eq!(browser.get(Provider::BACK).status, 404);
    assert_eq!(bed.as_(&ada).fill("/en/account/provider", &[("do", "link")]).status, 404);
}

#[test]
fn a_provider_that_does_not_answer_is_asked_again_and_says_nothing_of_anybody() {
    // A port that was free a moment ago.
    let free = std::net::TcpListener::bind("127.0.0.1:0").expect("a port");
    let address = format!("http://{}", free.local_addr().expect("an address"));
    drop(free);
    let at = At::with(&address);
    let before = at.bed.refused();
    let mut browser = at.browser();
    for _ in 0..2 {
        let token = browser.page("/en/sign-in").value("csrf");
        let answer = browser.post("/en/sign-in/provider", &[("csrf", &token)]);
        assert_eq!(answer.status, 502, "{}", answer.text);
        assert!(answer.page("/en/sign-in/provider").says("says nothing of you"));
    }
    assert_eq!(at.bed.refused(), before);
    assert_eq!(browser.sign_in("ada", PASSWORD).status, 303, "with a password all is as before");
}
