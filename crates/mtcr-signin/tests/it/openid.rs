//! Signing in at a provider of identities: a certified one as people do, and one that forges.

mod forged;
mod real;
mod visitor;

use jiff::Timestamp;
use mtcr_signin::Settings;
use mtcr_signin::openid::{OpenId, Registration, Trust, Unproven};

/// Where providers send browsers back to. Nobody listens there: the tests read the address.
const BACK: &str = "http://127.0.0.1:9/sign-in/back";

fn registration(issuer: &str, client: &str) -> Registration {
    Registration {
        issuer: issuer.to_owned(),
        client: client.to_owned(),
        secret: Some(mtcr_testbed::OpenId::SECRET.to_owned().into()),
        back: BACK.to_owned(),
        trust: Trust::System,
    }
}

fn discover(registration: Registration) -> Result<OpenId, Unproven> {
    OpenId::discover(registration, &Settings::built_in().unwrap().provider)
}

/// The provider's clock is this machine's, so that of these tests is too.
fn now() -> Timestamp {
    Timestamp::now()
}

/// The value of a parameter in the query of an address.
fn parameter(address: &str, name: &str) -> Option<String> {
    let address = url::Url::parse(address).unwrap();
    address.query_pairs().find(|(key, _)| key == name).map(|(_, value)| value.into_owned())
}

/// What was refused, in words.
fn refused<T>(outcome: Result<T, Unproven>) -> String {
    outcome.err().map_or_else(|| "nothing was refused".to_owned(), |unproven| unproven.to_string())
}
