//! Signing in at a provider of identities, once somebody has said which identity there is theirs.

use crate::act::Executed;
use crate::caller::{Caller, Request};
use crate::fault::{Error, Refusal};
use crate::office::Office;
use crate::plan::Kept;
use crate::sign_in::SignedIn;
use mtcr_accounts::{AccountId, Command, Ground as Rule, Method, Refused};
use mtcr_store::{PrivateRecord, StreamId};

/// The name of the action under which a refused change of one's own account is recorded.
const OWN: &str = "own-account-write";

/// What an identity is found by.
fn lookup(issuer: &str, subject: &str) -> String {
    format!("provider:{issuer}\n{subject}")
}

impl Office {
    /// Signs in whoever has said that an identity at a provider is theirs. The issuer and the subject come from a
    /// token that was checked, never from a form.
    ///
    /// # Errors
    /// It is nobody's, or the account acts no more: the same is said as of a wrong password.
    pub async fn sign_in_at_provider(
        &self,
        issuer: &str,
        subject: &str,
        request: &Request<'_>,
    ) -> Result<SignedIn, Error> {
        let found = self.shared.store.private_by(&lookup(issuer, subject)).await?;
        let account = found.and_then(|(stream, _)| AccountId::parse(stream.as_str()).ok());
        let Some(account) = account else { return Err(self.refuse_sign_in(None, request).await?) };
        let Some(person) = self.person(&account).await? else {
            return Err(self.refuse_sign_in(Some(&account), request).await?);
        };
        self.start(&account, &person.sign_in, Method::Provider, None, request).await
    }

    /// Puts on record that somebody came back from a provider, and that it could not be shown who they are. The same is
    /// said as of a wrong password.
    ///
    /// # Errors
    /// The store cannot be written.
    pub async fn refuse_at_provider(&self, request: &Request<'_>) -> Result<Error, Error> {
        self.refuse_sign_in(None, request).await
    }

    /// Keeps an identity at a provider as one's own, in the place of an earlier one; or none any more.
    ///
    /// # Errors
    /// Whoever asks has no session, it is somebody else's, or there is none to remove; that is recorded.
    pub async fn set_provider(
        &self,
        caller: &Caller,
        identity: Option<(&str, &str)>,
        request: &Request<'_>,
    ) -> Result<(), Error> {
        match self.change_provider(caller, identity, request).await {
            Err(Error::Refused(refusal)) => {
                let target = caller.account().map(ToString::to_string);
                Err(self.refuse(caller, OWN, target, refusal, request).await?)
            }
            other => other,
        }
    }

    async fn change_provider(
        &self,
        caller: &Caller,
        identity: Option<(&str, &str)>,
        request: &Request<'_>,
    ) -> Result<(), Error> {
        let session = caller.session().ok_or(Refusal::rule(Rule::SessionOver))?;
        let stream = StreamId::new(session.account.as_str())?;
        if identity.is_none() && self.shared.store.private(&stream, "provider").await?.is_none() {
            return Err(Refusal::rule(Rule::Already).into());
        }
        loop {
            let known = self.known().await?;
            let record = identity.map(|(issuer, subject)| PrivateRecord {
                lookup: Some(lookup(issuer, subject)),
                bytes: issuer.as_bytes().to_vec(),
            });
            let kept = vec![Kept { stream: stream.to_string(), name: "provider", record }];
            let command = Command::ChangeProvider { there: identity.is_some() };
            match self.execute(&known, caller.who(), &command, kept, &[], request.now).await? {
                Executed::Done(_) => return Ok(()),
                Executed::Conflict => {}
                Executed::Refused(Refused(rule)) => return Err(Refusal::rule(rule).into()),
            }
        }
    }
}
