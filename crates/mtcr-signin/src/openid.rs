//! Signing in at a provider of identities: OpenID Connect, authorization code with PKCE, nonce and state.
//!
//! [`OpenId::begin`] gives the address to send a browser to and what to keep until it comes back; [`OpenId::finish`]
//! takes what it came back with and says who it is. What the provider says of a person is who they are there and nothing
//! more: which account that is, and what it may do, is not for the provider to say.
//!
//! The requests block: call it where blocking is allowed.

mod http;
mod identity;
mod pending;
mod unproven;

pub use http::Trust;
pub use identity::Identity;
pub use pending::Pending;
pub use unproven::Unproven;

use crate::fault::Fault;
use crate::settings::ProviderSettings;
use http::Http;
use jiff::Timestamp;
use openidconnect::core::{
    CoreAuthDisplay, CoreAuthenticationFlow, CoreClient, CoreGenderClaim, CoreJsonWebKey, CoreJsonWebKeySet,
    CoreJweContentEncryptionAlgorithm, CoreJwsSigningAlgorithm, CoreProviderMetadata,
};
use openidconnect::{
    AuthorizationCode, ClientId, ClientSecret, CsrfToken, EmptyAdditionalClaims, IdToken, IdTokenClaims,
    IdTokenVerifier, IssuerUrl, Nonce, OAuth2TokenResponse, PkceCodeChallenge, PkceCodeVerifier, RedirectUrl,
    Scope, TokenResponse,
};
use std::sync::{Mutex, PoisonError};
use unproven::{claims, refused, undiscovered};
use zeroize::Zeroizing;

/// Longer than any code that a provider gives.
const LONGEST_CODE: usize = 8192;

/// What an ID token may be signed with. Not with a shared secret, whose holder could sign for anybody, and not with
/// nothing.
const SIGNATURES: [CoreJwsSigningAlgorithm; 5] = [
    CoreJwsSigningAlgorithm::RsaSsaPkcs1V15Sha256,
    CoreJwsSigningAlgorithm::RsaSsaPssSha256,
    CoreJwsSigningAlgorithm::EcdsaP256Sha256,
    CoreJwsSigningAlgorithm::EcdsaP384Sha384,
    CoreJwsSigningAlgorithm::EdDsa,
];

type Claims = IdTokenClaims<EmptyAdditionalClaims, CoreGenderClaim>;
type Token = IdToken<
    EmptyAdditionalClaims,
    CoreGenderClaim,
    CoreJweContentEncryptionAlgorithm,
    CoreJwsSigningAlgorithm,
>;

/// How the node is known to a provider.
#[derive(Clone)]
pub struct Registration {
    /// The provider's address, exactly as it writes it in its tokens.
    pub issuer: String,
    /// The name of the node there.
    pub client: String,
    /// Its secret there, where it has one.
    pub secret: Option<Zeroizing<String>>,
    /// Where the provider sends browsers back to, exactly as it is registered there.
    pub back: String,
    /// Whose certificates are believed.
    pub trust: Trust,
}

impl Registration {
    /// Whether the addresses are such and the certificates can be read. Nobody is asked.
    ///
    /// # Errors
    /// As [`OpenId::discover`], but for what the provider answers.
    pub fn check(&self, settings: &ProviderSettings) -> Result<(), Unproven> {
        self.addresses()?;
        Http::new(&self.trust, settings).map(drop)
    }

    /// The provider's address and the way back.
    fn addresses(&self) -> Result<(IssuerUrl, RedirectUrl), Unproven> {
        let issuer = IssuerUrl::new(self.issuer.clone())
            .map_err(|_| Unproven::Address { what: "provider", address: self.issuer.clone() })?;
        let back = RedirectUrl::new(self.back.clone())
            .map_err(|_| Unproven::Address { what: "way back", address: self.back.clone() })?;
        http::guarded("provider", issuer.url())?;
        http::guarded("way back", back.url())?;
        Ok((issuer, back))
    }
}

/// What a browser comes back with. Every part may have been made up by anybody.
#[derive(Clone, Copy, Default)]
pub struct Back<'a> {
    /// `state` of the query.
    pub state: Option<&'a str>,
    /// `code` of the query.
    pub code: Option<&'a str>,
    /// `iss` of the query.
    pub issuer: Option<&'a str>,
    /// `error` of the query.
    pub error: Option<&'a str>,
}

/// A provider of identities, as it describes itself.
pub struct OpenId {
    registration: Registration,
    issuer: IssuerUrl,
    back: RedirectUrl,
    settings: ProviderSettings,
    http: Http,
    metadata: CoreProviderMetadata,
    /// The keys that it signs with; they change from time to time.
    keys: Mutex<CoreJsonWebKeySet>,
}

impl OpenId {
    /// Asks a provider for its description and its keys.
    ///
    /// # Errors
    /// An address is none or is not `https` (it may be `http` on the loopback interface), a certificate cannot be read,
    /// or the provider does not answer as it should.
    pub fn discover(registration: Registration, settings: &ProviderSettings) -> Result<Self, Unproven> {
        let (issuer, back) = registration.addresses()?;
        let http = Http::new(&registration.trust, settings)?;
        let metadata = CoreProviderMetadata::discover(&issuer, &http).map_err(undiscovered)?;
        http::guarded("provider's sign-in page", metadata.authorization_endpoint().url())?;
        let keys = Mutex::new(metadata.jwks().clone());
        Ok(Self { registration, issuer, back, settings: settings.clone(), http, metadata, keys })
    }

    /// Where to send the browser, and what to keep, for this browser alone, until it comes back.
    ///
    /// # Errors
    /// The system gives no random bytes.
    pub fn begin(&self, now: Timestamp) -> Result<(String, Pending), Fault> {
        let ends = now.saturating_add(self.settings.pending).unwrap_or(Timestamp::MAX);
        let pending = Pending::new(self.issuer.as_str(), ends)?;
        let (state, nonce) = (pending.state.to_string(), pending.nonce.to_string());
        let client = CoreClient::from_provider_metadata(self.metadata.clone(), self.id(), None)
            .set_redirect_uri(self.back.clone());
        let verifier = PkceCodeVerifier::new(pending.verifier.to_string());
        let flow = CoreAuthenticationFlow::AuthorizationCode;
        let (url, _, _) = client
            .authorize_url(flow, move || CsrfToken::new(state), move || Nonce::new(nonce))
            .add_scope(Scope::new("profile".to_owned()))
            .add_scope(Scope::new("email".to_owned()))
            .set_pkce_challenge(PkceCodeChallenge::from_code_verifier_sha256(&verifier))
            .set_display(CoreAuthDisplay::Page)
            .url();
        Ok((url.into(), pending))
    }

    /// Who came back. What was kept is used up, whatever the outcome.
    ///
    /// # Errors
    /// It cannot be shown who it is; the person may begin again.
    #[expect(clippy::needless_pass_by_value, reason = "it is used up: a second answer finds nothing")]
    pub fn finish(&self, pending: Pending, back: &Back<'_>, now: Timestamp) -> Result<Identity, Unproven> {
        pending.answers(self.issuer.as_str(), back.state, now)?;
        // RFC 9207: another provider's answer must not be carried here.
        if back.issuer.is_some_and(|issuer| issuer != self.issuer.as_str()) {
            return Err(Unproven::OtherProvider);
        }
        if let Some(error) = back.error {
            return Err(Unproven::declined(error));
        }
        let code = back
            .code
            .filter(|code| !code.is_empty() && code.len() <= LONGEST_CODE)
            .ok_or(Unproven::NoCode)?;
        let client = CoreClient::from_provider_metadata(self.metadata.clone(), self.id(), self.secret())
            .set_redirect_uri(self.back.clone());
        let answer = client
            .exchange_code(AuthorizationCode::new(code.to_owned()))
            .map_err(|_| Unproven::Description("it names no address to change codes at".to_owned()))?
            .set_pkce_verifier(PkceCodeVerifier::new(pending.verifier.to_string()))
            .request(&self.http)
            .map_err(refused)?;
        let token = answer.id_token().ok_or(Unproven::NoToken)?;
        let nonce = Nonce::new(pending.nonce.to_string());
        let mut keys = self.keys.lock().unwrap_or_else(PoisonError::into_inner).clone();
        let read = match self.verified(token, &keys, &nonce, now) {
            Err(unproven) if unproven.is_unknown_key() => {
                // The provider may have new keys. It is asked once; whoever sends tokens here cannot make it more.
                keys = self.fetch_keys()?;
                self.verified(token, &keys, &nonce, now)?
            }
            other => other?,
        };
        self.same_access(token, &keys, &read, answer.access_token(), now)?;
        Ok(Identity::of(&self.issuer, &read))
    }

    fn id(&self) -> ClientId {
        ClientId::new(self.registration.client.clone())
    }

    fn secret(&self) -> Option<ClientSecret> {
        self.registration.secret.as_ref().map(|secret| ClientSecret::new(secret.to_string()))
    }

    fn fetch_keys(&self) -> Result<CoreJsonWebKeySet, Unproven> {
        let keys = CoreJsonWebKeySet::fetch(self.metadata.jwks_uri(), &self.http).map_err(undiscovered)?;
        *self.keys.lock().unwrap_or_else(PoisonError::into_inner) = keys.clone();
        Ok(keys)
    }

    /// Issuer, audience, signature, nonce and times of a token.
    fn verified(
        &self,
        token: &Token,
        keys: &CoreJsonWebKeySet,
        nonce: &Nonce,
        now: Timestamp,
    ) -> Result<Claims, Unproven> {
        token.claims(&self.verifier(keys, now), nonce).cloned().map_err(|error| claims(&error))
    }

    fn verifier(&self, keys: &CoreJsonWebKeySet, now: Timestamp) -> IdTokenVerifier<'static, CoreJsonWebKey> {
        let instant = |at: Result<Timestamp, jiff::Error>| {
            at.ok().and_then(|at| chrono::DateTime::from_timestamp(at.as_second(), 0)).unwrap_or_default()
        };
        let skew = self.settings.skew;
        let (early, late) = (instant(now.checked_sub(skew)), instant(now.checked_add(skew)));
        IdTokenVerifier::new_public_client(self.id(), self.issuer.clone(), keys.clone())
            .set_allowed_algs(SIGNATURES)
            .set_time_fn(move || early)
            .set_issue_time_verifier_fn(move |issued| {
                if issued <= late { Ok(()) } else { Err("it was issued in the future".to_owned()) }
            })
    }

    /// Where the token says to which access it belongs, that must be the access that came with it.
    fn same_access(
        &self,
        token: &Token,
        keys: &CoreJsonWebKeySet,
        read: &Claims,
        access: &openidconnect::AccessToken,
        now: Timestamp,
    ) -> Result<(), Unproven> {
        let Some(said) = read.access_token_hash() else { return Ok(()) };
        let verifier = self.verifier(keys, now);
        let wrong = || Unproven::Token("it belongs to another access".to_owned());
        let algorithm = token.signing_alg().map_err(|_| wrong())?;
        let key = token.signing_key(&verifier).map_err(|_| wrong())?;
        let found =
            openidconnect::AccessTokenHash::from_token(access, algorithm, key).map_err(|_| wrong())?;
        if found == *said { Ok(()) } else { Err(wrong()) }
    }
}
