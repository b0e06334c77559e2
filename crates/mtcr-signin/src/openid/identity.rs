//! Who somebody is at a provider.

use super::Claims;
use jiff::Timestamp;
use openidconnect::IssuerUrl;

/// Who somebody is at a provider, by a token that was checked.
#[derive(Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Identity {
    /// The provider.
    pub issuer: String,
    /// The person there: with the issuer, the only thing to know them again by. Names and addresses change hands.
    pub subject: String,
    /// What the provider calls them.
    pub name: Option<String>,
    /// Their address, where the provider says that it is theirs.
    pub email: Option<String>,
    /// When they last proved it to the provider, where it says so.
    pub proved: Option<Timestamp>,
    /// How, where it says so: `pwd`, `otp`, `hwk`, … (RFC 8176).
    pub methods: Vec<String>,
}

impl Identity {
    pub(super) fn of(issuer: &IssuerUrl, claims: &Claims) -> Self {
        let verified = claims.email_verified() == Some(true);
        let second = |at: chrono::DateTime<chrono::Utc>| Timestamp::from_second(at.timestamp()).ok();
        let methods = claims.auth_method_refs().into_iter().flatten();
        Self {
            issuer: issuer.as_str().to_owned(),
            subject: claims.subject().as_str().to_owned(),
            name: claims.name().and_then(|names| names.get(None)).map(|name| name.as_str().to_owned()),
            email: claims.email().filter(|_| verified).map(|email| email.as_str().to_owned()),
            proved: claims.auth_time().and_then(second),
            methods: methods.map(|method| method.as_str().to_owned()).collect(),
        }
    }
}
