//! At a certified provider on this machine.

use super::visitor::Visitor;
use super::{BACK, discover, now, parameter, refused, registration};
use jiff::SignedDuration;
use mtcr_signin::openid::{Back, Identity, OpenId, Pending, Unproven};
use std::sync::OnceLock;

/// One provider for all these tests.
fn issuer() -> &'static str {
    static PROVIDER: OnceLock<mtcr_testbed::OpenId> = OnceLock::new();
    &PROVIDER.get_or_init(|| mtcr_testbed::OpenId::start(BACK).unwrap()).issuer
}

fn provider(algorithm: &str) -> OpenId {
    discover(registration(issuer(), &format!("node-{algorithm}"))).unwrap()
}

/// What a browser comes back with.
struct Returned {
    state: String,
    code: String,
    issuer: Option<String>,
}

impl Returned {
    fn back(&self) -> Back<'_> {
        Back {
            state: Some(&self.state),
            code: Some(&self.code),
            issuer: self.issuer.as_deref(),
            ..Back::default()
        }
    }
}

/// Somebody signs in at the provider and comes back.
fn visit(provider: &OpenId, name: &str) -> (Pending, Returned) {
    let (address, pending) = provider.begin(now()).unwrap();
    let back = Visitor::new().sign_in(&address, name);
    let value = |key: &str| parameter(&back, key);
    (pending, Returned { state: value("state").unwrap(), code: value("code").unwrap(), issuer: value("iss") })
}

fn finish(provider: &OpenId, pending: Pending, returned: &Returned) -> Result<Identity, Unproven> {
    provider.finish(pending, &returned.back(), now())
}

#[test]
fn whoever_signs_in_there_is_known_here() {
    for algorithm in ["RS256", "PS256", "ES256", "ES384", "EdDSA"] {
        let provider = provider(algorithm);
        let (pending, returned) = visit(&provider, "mira");
        // What was kept survives being written down.
        let pending = Pending::read(&pending.reveal()).unwrap();
        let identity =
            finish(&provider, pending, &returned).unwrap_or_else(|error| panic!("{algorithm}: {error}"));
        assert_eq!((identity.issuer.as_str(), identity.subject.as_str()), (issuer(), "mira"));
        assert_eq!(
            returned.issuer.as_deref(),
            Some(issuer()),
            "this provider says who it is on the way back"
        );
    }
}

#[test]
fn names_are_taken_and_addresses_only_when_they_are_verified() {
    let provider = provider("ES256");
    let (pending, returned) = visit(&provider, "mira");
    let mira = finish(&provider, pending, &returned).unwrap();
    assert_eq!((mira.name.as_deref(), mira.email.as_deref()), (Some("Mira Tal"), Some("mira@port.example")));
    let (pending, returned) = visit(&provider, "tomas");
    let tomas = finish(&provider, pending, &returned).unwrap();
    assert_eq!((tomas.subject.as_str(), tomas.email), ("tomas", None));
}

#[test]
fn a_browser_is_sent_with_a_state_a_nonce_and_a_challenge_of_its_own() {
    let provider = provider("ES256");
    let (one, kept) = provider.begin(now()).unwrap();
    let (two, _) = provider.begin(now()).unwrap();
    assert_eq!(parameter(&one, "response_type").as_deref(), Some("code"));
    assert_eq!(parameter(&one, "code_challenge_method").as_deref(), Some("S256"));
    assert_eq!(parameter(&one, "redirect_uri").as_deref(), Some(BACK));
    for secret in ["state", "nonce", "code_challenge"] {
        let (first, second) = (parameter(&one, secret).unwrap(), parameter(&two, secret).unwrap());
        assert_ne!(first, second);
        assert!(43 <= first.len(), "{secret} has {} characters", first.len());
    }
    let kept = kept.reveal();
    let verifier = kept.split(' ').nth(2).unwrap();
    assert!(!one.contains(verifier), "the verifier stays here");
}

#[test]
fn a_code_works_once() {
    let provider = provider("RS256");
    let (pending, returned) = visit(&provider, "mira");
    let copy = Pending::read(&pending.reveal()).unwrap();
    assert!(finish(&provider, pending, &returned).is_ok());
    assert_eq!(
        refused(finish(&provider, copy, &returned)),
        "the provider does not take the code: `invalid_grant`"
    );
}

#[test]
fn a_code_that_somebody_else_was_given_is_refused() {
    let provider = provider("RS256");
    let (mine, my_return) = visit(&provider, "mira");
    let (theirs, their_return) = visit(&provider, "tomas");
    // Their answer in my browser: the state is not mine.
    assert_eq!(
        refused(finish(&provider, mine, &their_return)),
        "the state is not the one that was begun with"
    );
    // Their state with my code: it was bound to my verifier.
    let mixed = Returned { code: my_return.code, ..their_return };
    assert_eq!(
        refused(finish(&provider, theirs, &mixed)),
        "the provider does not take the code: `invalid_grant`"
    );
}

#[test]
fn a_token_has_its_time() {
    let provider = provider("ES256");
    let hour = SignedDuration::from_hours(1);
    let at = |later: SignedDuration| {
        let (pending, returned) = visit(&provider, "mira");
        let ends = pending.ends() + later + later;
        // Kept as if it had more time, so that only the token is late.
        let kept = pending.reveal().replace(&pending.ends().to_string(), &ends.to_string());
        provider.finish(Pending::read(&kept).unwrap(), &returned.back(), now() + later)
    };
    assert!(at(SignedDuration::ZERO).is_ok());
    assert_eq!(refused(at(hour + hour)), "the ID token is not good: it is not of this time");
}

#[test]
fn whoever_stays_away_too_long_begins_again() {
    let provider = provider("ES256");
    let (pending, returned) = visit(&provider, "mira");
    let ends = pending.ends();
    assert_eq!(refused(provider.finish(pending, &returned.back(), ends)), "the browser came back too late");
}

#[test]
fn what_did_not_come_from_this_provider_is_refused() {
    let provider = provider("ES256");
    let (pending, returned) = visit(&provider, "mira");
    let back = Back { issuer: Some("https://another.example"), ..returned.back() };
    assert_eq!(refused(provider.finish(pending, &back, now())), "the answer is that of another provider");
    let (pending, returned) = visit(&provider, "mira");
    let kept = pending.reveal().replace(issuer(), "https://another.example");
    let outcome = finish(&provider, Pending::read(&kept).unwrap(), &returned);
    assert_eq!(refused(outcome), "the answer is that of another provider");
}

#[test]
fn without_state_or_code_nothing_is_asked() {
    let provider = provider("ES256");
    let begun = || {
        let (address, pending) = provider.begin(now()).unwrap();
        (parameter(&address, "state").unwrap(), pending)
    };
    let (_, pending) = begun();
    let outcome = provider.finish(pending, &Back::default(), now());
    assert_eq!(refused(outcome), "the state is not the one that was begun with");
    let (state, pending) = begun();
    let back = Back { state: Some(&state), ..Back::default() };
    let none = "the browser came back without a code, or with one that is too long";
    assert_eq!(refused(provider.finish(pending, &back, now())), none);
    let (state, pending) = begun();
    let long = "x".repeat(8193);
    let back = Back { state: Some(&state), code: Some(&long), ..Back::default() };
    assert_eq!(refused(provider.finish(pending, &back, now())), none);
    let (state, pending) = begun();
    let back = Back { state: Some(&state), error: Some("access_denied"), ..Back::default() };
    assert_eq!(refused(provider.finish(pending, &back, now())), "the provider declined: `access_denied`");
    let (state, pending) = begun();
    let back = Back { state: Some(&state), error: Some("<b>no</b>"), ..Back::default() };
    assert_eq!(refused(provider.finish(pending, &back, now())), "the provider declined: `-`");
}

#[test]
fn a_node_with_the_wrong_secret_is_refused() {
    let mut wrong = registration(issuer(), "node-ES256");
    wrong.secret = Some("another".to_owned().into());
    let provider = discover(wrong).unwrap();
    let (pending, returned) = visit(&provider, "mira");
    let outcome = finish(&provider, pending, &returned);
    assert_eq!(refused(outcome), "the provider does not take the code: `invalid_client`");
}

#[test]
fn what_was_kept_is_read_back_or_not_at_all() {
    let (_, pending) = provider("ES256").begin(now()).unwrap();
    let kept = pending.reveal();
    assert_eq!(*Pending::read(&kept).unwrap().reveal(), *kept);
    for wrong in ["", " ", &kept[1..], &kept.replace(' ', "  "), &kept[..140], "a b c d e"] {
        assert!(Pending::read(wrong).is_none(), "{wrong}");
    }
}
