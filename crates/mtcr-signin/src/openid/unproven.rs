//! Why it could not be shown who somebody is.

use openidconnect::core::CoreErrorResponseType;
use openidconnect::{
    ClaimsVerificationError, DiscoveryError, RequestTokenError, SignatureVerificationError,
    StandardErrorResponse,
};
use thiserror::Error;

/// Why it could not be shown who somebody is. For the log; a page says that it did not work and offers to begin again.
///
/// Messages hold neither codes nor tokens nor what a token says of a person.
#[derive(Debug, Error)]
#[non_exhaustive]
pub enum Unproven {
    /// An address that is not taken.
    #[error("the address of the {what} is `{address}`; it must be an https address, or http on this machine")]
    Address {
        /// Whose.
        what: &'static str,
        /// What it is.
        address: String,
    },
    /// The certificates to believe cannot be read.
    #[error("the certificates to believe are not certificates in PEM form")]
    Certificates,
    /// The provider does not answer.
    #[error("`{host}` does not answer")]
    Unanswered {
        /// Who was asked.
        host: String,
        /// Why.
        #[source]
        why: Box<ureq::Error>,
    },
    /// The provider sends the node elsewhere.
    #[error("`{host}` answers with a redirect, which is not followed")]
    Redirected {
        /// Who was asked.
        host: String,
    },
    /// The provider describes itself in a way that cannot be used.
    #[error("the provider's description or keys cannot be used: {0}")]
    Description(String),
    /// What came back is not what was begun in this browser.
    #[error("the state is not the one that was begun with")]
    State,
    /// It came back too late.
    #[error("the browser came back too late")]
    Late,
    /// It came back from another provider than it was sent to.
    #[error("the answer is that of another provider")]
    OtherProvider,
    /// The provider says that it did not work, or the person did not want to.
    #[error("the provider declined: `{0}`")]
    Declined(String),
    /// It came back without a code.
    #[error("the browser came back without a code, or with one that is too long")]
    NoCode,
    /// The provider does not take the code.
    #[error("the provider does not take the code: `{0}`")]
    Code(String),
    /// The provider's answer cannot be read.
    #[error("the provider's answer to the code cannot be read")]
    Answer,
    /// The answer has no ID token.
    #[error("the provider's answer has no ID token")]
    NoToken,
    /// The ID token is not good.
    #[error("the ID token is not good: {0}")]
    Token(String),
    /// It is signed with a key that the provider does not have.
    #[error("the ID token is signed with a key that is not the provider's")]
    Key,
}

impl Unproven {
    /// Whether it says nothing of the person: the provider could not be asked, or not be understood.
    #[must_use]
    pub fn is_of_provider(&self) -> bool {
        matches!(
            self,
            Self::Address { .. }
                | Self::Certificates
                | Self::Unanswered { .. }
                | Self::Redirected { .. }
                | Self::Description(_)
        )
    }

    pub(super) fn is_unknown_key(&self) -> bool {
        matches!(self, Self::Key)
    }

    /// With the code of an error, as far as it is one: anybody may have made it up.
    pub(super) fn declined(code: &str) -> Self {
        Self::Declined(word(code))
    }
}

/// A word of the protocol, or a dash.
fn word(text: &str) -> String {
    let plain = |byte: u8| byte.is_ascii_lowercase() || byte == b'_';
    let good = !text.is_empty() && text.len() <= 64 && text.bytes().all(plain);
    if good { text.to_owned() } else { "-".to_owned() }
}

/// What asking for a description or keys came to.
pub(super) fn undiscovered(error: DiscoveryError<Unproven>) -> Unproven {
    match error {
        DiscoveryError::Request(unproven) => unproven,
        DiscoveryError::Response(status, _, _) => {
            Unproven::Description(format!("the answer has status {status}"))
        }
        DiscoveryError::Parse(error) => {
            Unproven::Description(format!("`{}` is not as it should be", error.path()))
        }
        DiscoveryError::Validation(_) => {
            Unproven::Description("it names another issuer than itself".to_owned())
        }
        DiscoveryError::UrlParse(_) | DiscoveryError::Other(_) => {
            Unproven::Description("the request cannot be made".to_owned())
        }
        _ => Unproven::Description("for a reason that is not known".to_owned()),
    }
}

/// What changing a code for a token came to.
pub(super) fn refused(
    error: RequestTokenError<Unproven, StandardErrorResponse<CoreErrorResponseType>>,
) -> Unproven {
    match error {
        RequestTokenError::Request(unproven) => unproven,
        RequestTokenError::ServerResponse(answer) => Unproven::Code(word(answer.error().as_ref())),
        RequestTokenError::Parse(..) | RequestTokenError::Other(_) => Unproven::Answer,
    }
}

/// What is wrong with a token.
pub(super) fn claims(error: &ClaimsVerificationError) -> Unproven {
    let why = match error {
        ClaimsVerificationError::SignatureVerification(SignatureVerificationError::NoMatchingKey) => {
            return Unproven::Key;
        }
        ClaimsVerificationError::SignatureVerification(SignatureVerificationError::DisallowedAlg(_)) => {
            "it is signed in a way that is not taken"
        }
        ClaimsVerificationError::SignatureVerification(SignatureVerificationError::NoSignature) => {
            "it is not signed"
        }
        ClaimsVerificationError::SignatureVerification(_) => "its signature is wrong",
        ClaimsVerificationError::Expired(_) => "it is not of this time",
        ClaimsVerificationError::InvalidAudience(_) => "it is for another audience",
        ClaimsVerificationError::InvalidIssuer(_) => "it is of another issuer",
        ClaimsVerificationError::InvalidNonce(_) => "it answers another sign-in",
        ClaimsVerificationError::InvalidSubject(_) => "its subject is none",
        ClaimsVerificationError::InvalidAuthContext(_) => "how it was proved is not enough",
        ClaimsVerificationError::InvalidAuthTime(_) => "it was proved too long ago",
        ClaimsVerificationError::Unsupported(_) => "it is of a form that is not taken",
        _ => "its times or its form are wrong",
    };
    Unproven::Token(why.to_owned())
}
