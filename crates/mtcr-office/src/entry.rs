//! Coming in by a link that can be used once: the first administrator, an invitation, a new password.

use crate::act::Executed;
use crate::caller::{Caller, Request};
use crate::details::{Named, Person};
use crate::fault::{Error, Fault, Ground, Refusal};
use crate::ids;
use crate::office::{Known, Office};
use crate::plan::{Kept, person_records};
use crate::sign_in::{SIGN_IN, SignedIn};
use mtcr_accounts::{
    AccountId, Command, GrantId, Ground as Rule, LinkId, LinkPurpose, Method, OrganisationId,
    OrganisationKind, PasswordChange, Refused, Who,
};
use mtcr_permissions::Answer;
use mtcr_signin::{LinkCode, Verified};
use mtcr_store::{PrivateRecord, StreamId};

/// What a link is for, as the page behind it asks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LinkFor {
    /// What for.
    pub purpose: LinkPurpose,
    /// The person, where it is somebody's.
    pub person: Option<Person>,
    /// Whether the authority that runs the node has no name yet and is asked for one.
    pub asks_for_authority: bool,
}

/// What somebody gives who comes in by a link.
pub struct Entering<'a> {
    /// The password that is to be.
    pub password: &'a str,
    /// Who it is, where the link is for a first administrator.
    pub person: Option<Person>,
    /// The authority that runs the node, where it is asked for.
    pub authority: Option<Named>,
}

impl Office {
    /// What a link is for.
    ///
    /// # Errors
    /// It is none, was used, or is over: all the same.
    pub async fn link(&self, code: &str, request: &Request<'_>) -> Result<LinkFor, Error> {
        let known = self.known().await?;
        let id = self.link_id(&known, code, request).await?;
        let link = known.accounts.open_link(&id, request.now).map_err(|_| Refusal::rule(Rule::LinkOver))?;
        let person = match &link.account {
            Some(account) => Some(self.person(account).await?.ok_or(Fault::Record(account.to_string()))?),
            None => None,
        };
        let first = link.purpose == LinkPurpose::FirstAdministrator;
        Ok(LinkFor {
            purpose: link.purpose,
            person,
            asks_for_authority: first && authority(&known).is_none(),
        })
    }

    /// Sets a password by a link and signs in. Whoever comes by a link of the console becomes an administrator.
    ///
    /// # Errors
    /// The link is none, was used or is over; the password cannot be used; a name is absent or taken.
    pub async fn enter(
        &self,
        code: &str,
        entering: &Entering<'_>,
        request: &Request<'_>,
    ) -> Result<SignedIn, Error> {
        loop {
            let known = self.known().await?;
            let id = self.link_id(&known, code, request).await?;
            let link =
                known.accounts.open_link(&id, request.now).map_err(|_| Refusal::rule(Rule::LinkOver))?;
            let mut kept = Vec::new();
            let (account, person, command, by, sessions) = match &link.account {
                Some(account) => {
                    let person = self.person(account).await?.ok_or(Fault::Record(account.to_string()))?;
                    let sessions = self.open_sessions(Some(account), request.now).await?;
                    let factor = known.accounts.account(account).is_some_and(|known| known.second_factor);
                    if link.purpose == LinkPurpose::PasswordReset && factor {
                        kept.extend(self.erased_factor(account).await?);
                    }
                    (
                        account.clone(),
                        person,
                        Command::Enter { link: id },
                        Who::Account(account.clone()),
                        sessions,
                    )
                }
                None => {
                    let account = ids::new(AccountId::person)?;
                    let person = entering.person.clone().ok_or(Refusal::plain(Ground::Details))?;
                    kept.extend(person_records(&account, &person)?);
                    let organisation = match authority(&known) {
                        Some(organisation) => organisation,
                        None => {
                            let named = entering.authority.clone().ok_or(Refusal::plain(Ground::Details))?;
                            named.check()?;
                            let organisation = ids::new(OrganisationId::new)?;
                            let stream = organisation.stream();
                            let bytes =
                                serde_json::to_vec(&named).map_err(|_| Fault::Record(stream.clone()))?;
                            let record = Some(PrivateRecord { lookup: None, bytes });
                            kept.push(Kept { stream, name: "details", record });
                            organisation
                        }
                    };
                    let grant = ids::new(GrantId::new)?;
                    let command =
                        Command::EnterFirst { link: id, organisation, account: account.clone(), grant };
                    (account, person, command, Who::Console, Vec::new())
                }
            };
            let names = vec![person.sign_in.clone(), person.name.clone()];
            let record = Some(self.hash(entering.password, names).await?);
            kept.push(Kept { stream: account.to_string(), name: "password", record });
            match self.execute(&known, &by, &command, kept, &sessions, request.now).await? {
                Executed::Conflict => {}
                Executed::Refused(Refused(rule)) => {
                    let refusal = Refusal { answer: Answer::Forbidden, ground: Ground::Rule(rule) };
                    let caller = Caller::public();
                    return Err(self.refuse(&caller, SIGN_IN, None, refusal, request).await?);
                }
                Executed::Done(_) => {
                    return self.start(&account, &person.sign_in, Method::Password, None, request).await;
                }
            }
        }
    }

    /// The link of a code; one that was used or is over is recorded.
    async fn link_id(&self, known: &Known, code: &str, request: &Request<'_>) -> Result<LinkId, Error> {
        let over = || Error::from(Refusal::rule(Rule::LinkOver));
        let code = LinkCode::read(code).ok_or_else(over)?;
        let found = self.shared.store.private_by(&format!("link:{}", code.kept())).await?;
        let (stream, _) = found.ok_or_else(over)?;
        let id = stream.id_of("link").and_then(|id| LinkId::new(id).ok()).ok_or_else(over)?;
        if known.accounts.open_link(&id, request.now).is_err() {
            let refusal = Refusal::rule(Rule::LinkOver);
            let target = Some(id.stream());
            return Err(self.refuse(&Caller::public(), "link", target, refusal, request).await?);
        }
        Ok(id)
    }

    /// Replaces one's own password, knowing the old one; all other sessions end.
    ///
    /// # Errors
    /// The old password is not right, the new one cannot be used, or whoever asks is no person with a session.
    pub async fn change_password(
        &self,
        caller: &Caller,
        old: &str,
        new: &str,
        request: &Request<'_>,
    ) -> Result<(), Error> {
        let session = caller.session().ok_or(Refusal::rule(Rule::SessionOver))?;
        let account = &session.account;
        let person = self.proved(caller, account, old, request).await?;
        let record = self.hash(new, vec![person.sign_in, person.name]).await?;
        loop {
            let known = self.known().await?;
            let kept =
                vec![Kept { stream: account.to_string(), name: "password", record: Some(record.clone()) }];
            let sessions = self.open_sessions(Some(account), request.now).await?;
            let command =
                Command::ChangePassword { how: PasswordChange::Own, keep: Some(session.id.clone()) };
            match self.execute(&known, caller.who(), &command, kept, &sessions, request.now).await? {
                Executed::Conflict => {}
                Executed::Done(_) => return Ok(()),
                Executed::Refused(Refused(rule)) => {
                    let refusal = Refusal::rule(rule);
                    return Err(self.refuse(caller, "own-account-write", None, refusal, request).await?);
                }
            }
        }
    }

    /// Whoever has a session types the password once more before what opens the account changes; who that is.
    ///
    /// # Errors
    /// It is not right, or there is none; or it was tried too often: whoever has somebody's open session guesses no
    /// faster than anybody else.
    pub(crate) async fn proved(
        &self,
        caller: &Caller,
        account: &AccountId,
        password: &str,
        request: &Request<'_>,
    ) -> Result<Person, Error> {
        let stream = StreamId::new(account.as_str())?;
        let person = self.person(account).await?.ok_or(Fault::Record(account.to_string()))?;
        let paid = self.pay(&person.sign_in, request).await?;
        let hash = self.shared.store.private(&stream, "password").await?;
        let hash = hash.map(|bytes| crate::sign_in::kept_hash(Some(&stream), &bytes)).transpose()?;
        if matches!(self.verify(hash, password.to_owned()).await?, Verified::Wrong) {
            let refusal = Refusal::plain(Ground::SignIn);
            let target = Some(account.to_string());
            return Err(self.refuse(caller, "own-account-write", target, refusal, request).await?);
        }
        self.throttle().succeeded(paid);
        Ok(person)
    }

    /// What is kept of a person; none where there is nobody, or it was erased.
    ///
    /// # Errors
    /// The store cannot be read, or what is kept is not as it was.
    pub async fn person(&self, account: &AccountId) -> Result<Option<Person>, Fault> {
        let stream = StreamId::new(account.as_str())?;
        let bytes = self.shared.store.private(&stream, "details").await?;
        bytes
            .map(|bytes| serde_json::from_slice(&bytes).map_err(|_| Fault::Record(account.to_string())))
            .transpose()
    }

    /// What an organisation, a program or a token is called; the stream says which. None where it was erased.
    ///
    /// # Errors
    /// As [`Office::person`].
    pub async fn named(&self, stream: &str) -> Result<Option<Named>, Fault> {
        let id = StreamId::new(stream)?;
        let bytes = self.shared.store.private(&id, "details").await?;
        bytes
            .map(|bytes| serde_json::from_slice(&bytes).map_err(|_| Fault::Record(stream.to_owned())))
            .transpose()
    }
}

/// The authority that runs the node.
pub(crate) fn authority(known: &Known) -> Option<OrganisationId> {
    let mut found =
        known.accounts.organisations().filter(|(_, found)| found.kind == OrganisationKind::Authority);
    found.next().map(|(id, _)| id.clone())
}
