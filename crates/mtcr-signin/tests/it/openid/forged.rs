//! At a provider that forges: what it signs, and how it describes itself.

use super::{discover, now, parameter, refused, registration};
use mtcr_signin::openid::{Back, Identity, OpenId, Trust, Unproven};

fn forger() -> mtcr_testbed::OpenId {
    mtcr_testbed::OpenId::forger().unwrap()
}

/// Comes back to a sign-in that was begun with a code that makes the forger answer so.
fn answered(provider: &OpenId, kind: &str) -> Result<Identity, Unproven> {
    let (address, pending) = provider.begin(now()).unwrap();
    let (state, nonce) = (parameter(&address, "state").unwrap(), parameter(&address, "nonce").unwrap());
    let code = format!("{kind}.{nonce}");
    provider.finish(pending, &Back { state: Some(&state), code: Some(&code), ..Back::default() }, now())
}

#[test]
fn forged_tokens_are_refused_each_for_its_own_reason() {
    let forger = forger();
    let provider = discover(registration(&forger.issuer, "node-ES256")).unwrap();
    assert_eq!(answered(&provider, "good").map(|identity| identity.subject).ok().as_deref(), Some("mira"));
    let rows = [
        ("nonce", "it answers another sign-in"),
        ("no-nonce", "it answers another sign-in"),
        ("audience", "it is for another audience"),
        ("audience-beside", "it is for another audience"),
        ("expired", "it is not of this time"),
        ("future", "it is not of this time"),
        ("issuer", "it is of another issuer"),
        ("access", "it belongs to another access"),
        ("tampered", "its signature is wrong"),
        ("stranger", "its signature is wrong"),
        ("unsigned", "it is not signed"),
        ("shared-secret", "it is signed in a way that is not taken"),
        ("public-key-as-secret", "it is signed in a way that is not taken"),
    ];
    for (kind, why) in rows {
        assert_eq!(refused(answered(&provider, kind)), format!("the ID token is not good: {why}"), "{kind}");
    }
    let rows = [
        ("no-subject", "the provider's answer to the code cannot be read"),
        ("no-expiry", "the provider's answer to the code cannot be read"),
        ("page", "the provider's answer to the code cannot be read"),
        ("no-token", "the provider's answer has no ID token"),
        ("refused", "the provider does not take the code: `invalid_grant`"),
        ("rude", "the provider does not take the code: `-`"),
        ("away", "`127.0.0.1` answers with a redirect, which is not followed"),
    ];
    for (kind, why) in rows {
        assert_eq!(refused(answered(&provider, kind)), why, "{kind}");
    }
    assert!(answered(&provider, "good").is_ok(), "and after all that the real one is still taken");
}

#[test]
fn new_keys_are_asked_for_once_and_only_for_a_key_that_is_not_known() {
    let forger = forger();
    let asked = || {
        let mut answer = ureq::get(format!("{}/asked", forger.issuer)).call().unwrap();
        answer.body_mut().read_to_string().unwrap()
    };
    let provider = discover(registration(&forger.issuer, "node-ES256")).unwrap();
    assert_eq!(asked(), "1");
    let unknown = "the ID token is signed with a key that is not the provider's";
    assert_eq!(refused(answered(&provider, "unknown-key")), unknown);
    assert_eq!(asked(), "2");
    assert!(answered(&provider, "new-key").is_ok());
    assert_eq!(asked(), "3");
    assert!(answered(&provider, "new-key").is_ok());
    assert_eq!(
        refused(answered(&provider, "good")),
        unknown,
        "the key of before is no longer the provider's"
    );
    assert_eq!(asked(), "4");
}

#[test]
fn descriptions_that_cannot_be_believed_are_refused() {
    let forger = forger();
    let described = |issuer: &str| refused(discover(registration(issuer, "node-ES256")));
    let at = |path: &str| described(&format!("{}/{path}", forger.issuer));
    let unusable = "the provider's description or keys cannot be used: ";
    assert_eq!(at("another"), format!("{unusable}it names another issuer than itself"));
    assert_eq!(at("nowhere"), format!("{unusable}the answer has status 404 Not Found"));
    assert_eq!(at("page"), format!("{unusable}the answer has status 200 OK"));
    assert_eq!(at("away"), "`127.0.0.1` answers with a redirect, which is not followed");
    assert_eq!(at("large"), "`127.0.0.1` does not answer");
    let clear = "it must be an https address, or http on this machine";
    assert_eq!(
        at("clear"),
        format!("the address of the provider's sign-in page is `http://port.example/`; {clear}")
    );
    assert_eq!(
        described("http://port.example"),
        format!("the address of the provider is `http://port.example/`; {clear}")
    );
    assert_eq!(described("nonsense"), format!("the address of the provider is `nonsense`; {clear}"));
    let mut elsewhere = registration(&forger.issuer, "node-ES256");
    elsewhere.back = "http://port.example/back".to_owned();
    let why = format!("the address of the way back is `http://port.example/back`; {clear}");
    assert_eq!(refused(discover(elsewhere)), why);
    let mut untrusted = registration(&forger.issuer, "node-ES256");
    untrusted.trust = Trust::Certificates("no certificate".to_owned());
    assert_eq!(refused(discover(untrusted)), "the certificates to believe are not certificates in PEM form");
}

#[test]
fn a_certificate_is_believed_when_it_was_named_and_not_otherwise() {
    let rcgen::CertifiedKey { cert, signing_key } =
        rcgen::generate_simple_self_signed(["127.0.0.1".to_owned()]).unwrap();
    let forger = mtcr_testbed::OpenId::forger_with_tls(&signing_key.serialize_pem(), &cert.pem()).unwrap();
    assert!(forger.issuer.starts_with("https://"));
    let trusting = |trust: Trust| {
        let mut registration = registration(&forger.issuer, "node-ES256");
        registration.trust = trust;
        discover(registration)
    };
    let provider = trusting(Trust::Certificates(cert.pem())).unwrap();
    assert!(answered(&provider, "good").is_ok());
    assert_eq!(refused(trusting(Trust::System)), "`127.0.0.1` does not answer");
    let other = rcgen::generate_simple_self_signed(["127.0.0.1".to_owned()]).unwrap();
    assert_eq!(refused(trusting(Trust::Certificates(other.cert.pem()))), "`127.0.0.1` does not answer");
}
