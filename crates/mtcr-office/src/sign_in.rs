//! Signing in and out, and who is meant by a cookie or a token.

use crate::act::Executed;
use crate::caller::{By, Caller, Request};
use crate::details::lookup;
use crate::fault::{Error, Fault, Ground, Refusal};
use crate::ids;
use crate::office::{Known, Office, account_name};
use crate::order::Order;
use crate::permit;
use crate::plan::Kept;
use jiff::{SignedDuration, Timestamp};
use mtcr_accounts::{
    AccountId, Command, Ground as Rule, Method, PasswordChange, Refused, Session, SessionId, Standing,
    TokenId, Who,
};
use mtcr_permissions::{Account, AccountKind, Actor, Answer, Grant, SignedInBy, SiteId, Sites, Term};
use mtcr_signin::{ApiToken, Attempt, LinkCode, Paid, Password, PasswordHash, Verified};
use mtcr_store::{PrivateRecord, StreamId};
use std::collections::BTreeSet;

/// How often it is noted that a session was heard of.
const NOTED: SignedDuration = SignedDuration::from_mins(1);
/// The name of the action under which refused sign-ins are recorded.
pub(crate) const SIGN_IN: &str = "sign-in-write";

/// What came of a name and a password.
pub enum SignIn {
    /// Whoever it is has signed in.
    Done(Box<SignedIn>),
    /// The password was right, and a code is asked for: this goes with it to [`Office::sign_in_code`].
    Code(LinkCode),
}

/// Somebody who has signed in.
pub struct SignedIn {
    /// The secret of the session, for a cookie; it is shown to nobody else.
    pub secret: mtcr_signin::SessionId,
    /// The cookie by which the device is known again.
    pub device: String,
    /// Who it is.
    pub caller: Caller,
}

impl Office {
    /// Signs somebody in by name and password.
    ///
    /// # Errors
    /// Name and password are not right, which is all that is said whatever it was; too many attempts failed; too many
    /// others wait ([`Fault::Busy`]).
    pub async fn sign_in(&self, name: &str, password: &str, request: &Request<'_>) -> Result<SignIn, Error> {
        let paid = self.pay(name, request).await?;
        let found = self.shared.store.private_by(&lookup(name)).await?;
        let stream = found.map(|(stream, _)| stream);
        let hash = match &stream {
            Some(stream) => self.shared.store.private(stream, "password").await?,
            None => None,
        };
        let hash = hash.map(|bytes| kept_hash(stream.as_ref(), &bytes)).transpose()?;
        let verified = self.verify(hash, password.to_owned()).await?;
        let account = stream.as_ref().and_then(|stream| AccountId::parse(stream.as_str()).ok());
        let known = self.known().await?;
        let right = !matches!(verified, Verified::Wrong);
        let account = match account {
            Some(account) if right && known.accounts.acts(&account) => account,
            other => return Err(self.refuse_sign_in(other.as_ref(), request).await?),
        };
        if let Verified::Outdated(hash) = verified {
            self.rehash(&account, &hash, request.now).await?;
        }
        if known.accounts.account(&account).is_some_and(|account| account.second_factor) {
            let ticket = LinkCode::new()?;
            self.pending().add(ticket.kept().to_string(), account, name.to_owned(), paid, request.now);
            return Ok(SignIn::Code(ticket));
        }
        let signed = self.start(&account, name, Method::Password, Some(paid), request).await?;
        Ok(SignIn::Done(Box::new(signed)))
    }

    /// Pays for an attempt before anything is looked at.
    pub(crate) async fn pay(&self, name: &str, request: &Request<'_>) -> Result<Paid, Error> {
        let mut attempt = Attempt::new(name, request.from);
        if let Some(cookie) = request.device {
            attempt = attempt.with_cookie(cookie, &self.shared.devices, request.now);
        }
        let begun = self.throttle().begin(&attempt, request.now);
        match begun {
            Ok(paid) => Ok(paid),
            Err(refused) => {
                let refusal = Refusal::plain(Ground::Throttled { until: refused.until });
                Err(self.refuse(&Caller::public(), SIGN_IN, None, refusal, request).await?)
            }
        }
    }

    /// Hashes in a thread of its own: it takes time and memory, and the others go on.
    pub(crate) async fn verify(
        &self,
        hash: Option<PasswordHash>,
        password: String,
    ) -> Result<Verified, Error> {
        let office = self.clone();
        let work = tokio::task::spawn_blocking(move || {
            let passwords = &office.shared.passwords;
            let mut permit = passwords.permit().map_err(|_| Fault::Busy)?;
            let verified = passwords.verify(hash.as_ref(), &Password::typed(&password), &mut permit);
            verified.map_err(Fault::from)
        });
        Ok(work.await.map_err(|_| Fault::BrokenOff)??)
    }

    /// What is kept of a password that somebody chose.
    pub(crate) async fn hash(&self, password: &str, names: Vec<String>) -> Result<PrivateRecord, Error> {
        let office = self.clone();
        let password = password.to_owned();
        let work = tokio::task::spawn_blocking(move || {
            let passwords = &office.shared.passwords;
            let names: Vec<&str> = names.iter().map(String::as_str).collect();
            let chosen = passwords
                .choose(&password, &names)
                .map_err(|unfit| Error::from(Refusal::plain(Ground::Password(unfit))))?;
            let mut permit = passwords.permit().map_err(|_| Fault::Busy)?;
            let hash = passwords.hash(&chosen, &mut permit)?;
            Ok::<_, Error>(PrivateRecord { lookup: None, bytes: hash.reveal().as_bytes().to_vec() })
        });
        work.await.map_err(|_| Fault::BrokenOff)?
    }

    async fn rehash(&self, account: &AccountId, hash: &PasswordHash, now: Timestamp) -> Result<(), Error> {
        let known = self.known().await?;
        let record = PrivateRecord { lookup: None, bytes: hash.reveal().as_bytes().to_vec() };
        let kept = vec![Kept { stream: account.to_string(), name: "password", record: Some(record) }];
        let command = Command::ChangePassword { how: PasswordChange::Rehash, keep: None };
        // Where something else happened meanwhile, it is for the next time.
        self.execute(&known, &Who::Account(account.clone()), &command, kept, &[], now).await.map(drop)
    }

    /// The refusal of a sign-in: one and the same whatever was wrong. Who was meant stands on record.
    pub(crate) async fn refuse_sign_in(
        &self,
        account: Option<&AccountId>,
        request: &Request<'_>,
    ) -> Result<Error, Error> {
        let refusal = Refusal { answer: Answer::SignIn, ground: Ground::SignIn };
        let target = account.map(ToString::to_string);
        Ok(self.refuse(&Caller::public(), SIGN_IN, target, refusal, request).await?)
    }

    /// Starts a session of somebody who has proved who they are.
    pub(crate) async fn start(
        &self,
        account: &AccountId,
        name: &str,
        method: Method,
        paid: Option<Paid>,
        request: &Request<'_>,
    ) -> Result<SignedIn, Error> {
        let secret = mtcr_signin::SessionId::new()?;
        loop {
            let known = self.known().await?;
            let id = ids::new(SessionId::new)?;
            let lookup = Some(format!("session:{}", secret.kept()));
            let record = Some(PrivateRecord { lookup, bytes: Vec::new() });
            let kept = vec![Kept { stream: id.stream(), name: "secret", record }];
            let command = Command::StartSession { session: id.clone(), account: account.clone(), method };
            let by = Who::Account(account.clone());
            match self.execute(&known, &by, &command, kept, &[], request.now).await? {
                Executed::Conflict => {}
                Executed::Refused(_) => return Err(self.refuse_sign_in(Some(account), request).await?),
                Executed::Done(_) => {
                    if let Some(paid) = paid {
                        self.throttle().succeeded(paid);
                    }
                    let device = self.shared.devices.issue(name, request.now)?;
                    let session = self.session_of(&id).await?.ok_or(Fault::Record(id.stream()))?;
                    let caller = caller(&known, account, By::Session(session))?;
                    return Ok(SignedIn { secret, device, caller });
                }
            }
        }
    }

    /// Who a session is of, from the cookie that a browser sent. It notes that the session was heard of.
    ///
    /// # Errors
    /// It is no session, or one that is over: sign in again. Where it was ended by somebody else, the attempt is
    /// recorded.
    pub async fn session(&self, cookie: &str, request: &Request<'_>) -> Result<Caller, Error> {
        let over = || Error::from(Refusal::rule(Rule::SessionOver));
        let secret = mtcr_signin::SessionId::read(cookie).ok_or_else(over)?;
        let found = self.shared.store.private_by(&format!("session:{}", secret.kept())).await?;
        let (stream, _) = found.ok_or_else(over)?;
        let id = stream.id_of("session").and_then(|id| SessionId::new(id).ok()).ok_or_else(over)?;
        let row = self.shared.store.session(id.as_str()).await?.ok_or_else(over)?;
        let account = AccountId::parse(&row.account).map_err(|_| Fault::Record(id.stream()))?;
        let session = Session {
            id: id.clone(),
            account: account.clone(),
            until: row.until,
            ended: row.ended_at.is_some(),
        };
        let known = self.known().await?;
        let ended_by_others = row.how.as_deref().is_some_and(|how| how != "signed-out");
        if ended_by_others || !known.accounts.acts(&account) {
            let refusal = Refusal::rule(Rule::SessionOver);
            let target = Some(id.stream());
            return Err(self.refuse(&Caller::public(), "session", target, refusal, request).await?);
        }
        let seen = self.shared.store.latest(&id.stream()).await?;
        let seen = seen.and_then(|second| Timestamp::from_second(second).ok());
        let seen = seen.map_or(row.started_at, |seen| seen.max(row.started_at));
        session
            .stands(seen, request.now, &self.shared.policy.session)
            .map_err(|Refused(rule)| Refusal::rule(rule))?;
        if request.now.duration_since(seen) >= NOTED {
            self.shared.store.raise(&id.stream(), request.now.as_second()).await?;
        }
        Ok(caller(&known, &account, By::Session(session))?)
    }

    /// Ends the session of whoever asks.
    ///
    /// # Errors
    /// They have none, or the store cannot write.
    pub async fn sign_out(&self, caller: &Caller, request: &Request<'_>) -> Result<(), Error> {
        let session = caller.session().ok_or(Refusal::rule(Rule::SessionOver))?;
        self.act(caller, &Order::EndSession { id: session.id.clone() }, request).await.map(drop)
    }

    /// Who a token acts for, from what a program sent. What it may be used for is asked with each action.
    ///
    /// # Errors
    /// It is no token; or it was taken back, is over, or its account acts no more, which is recorded.
    pub async fn token(&self, bearer: &str, request: &Request<'_>) -> Result<Caller, Error> {
        let refusal = || Refusal { answer: Answer::SignIn, ground: Ground::Rule(Rule::TokenOver) };
        let token = ApiToken::read(bearer).ok_or_else(refusal)?;
        let found = self.shared.store.private_by(&format!("token:{}", token.kept())).await?;
        let (stream, _) = found.ok_or_else(refusal)?;
        let id = stream.id_of("token").and_then(|id| TokenId::new(id).ok()).ok_or_else(refusal)?;
        let known = self.known().await?;
        match known.accounts.token_acts(&id, None, request.now) {
            Ok(token) => Ok(caller(&known, &token.account, By::Token(id, token.scopes.clone()))?),
            Err(Refused(rule)) => {
                let refusal = Refusal { answer: Answer::SignIn, ground: Ground::Rule(rule) };
                Err(self.refuse(&Caller::public(), "token", Some(id.stream()), refusal, request).await?)
            }
        }
    }
}

pub(crate) fn kept_hash(stream: Option<&StreamId>, bytes: &[u8]) -> Result<PasswordHash, Error> {
    let wrong = || Fault::Record(stream.map_or_else(|| "?".to_owned(), ToString::to_string));
    let text = std::str::from_utf8(bytes).map_err(|_| wrong())?;
    Ok(PasswordHash::read(text)?)
}

/// Whoever an account is, with all the roles that were ever granted to it: which of them are in force is a question of
/// the day.
pub(crate) fn caller(known: &Known, account: &AccountId, by: By) -> Result<Caller, Fault> {
    let accounts = &known.accounts;
    let own = accounts.account(account).ok_or_else(|| Fault::Record(account.to_string()))?;
    let mut grants = Vec::new();
    for (_, held) in accounts.grants_of(account).filter(|(_, held)| held.standing == Standing::Approved) {
        let grant = &held.grant;
        let sites: Result<BTreeSet<SiteId>, Fault> =
            grant.sites.iter().map(|site| SiteId::new(site).map_err(|_| Fault::Name(site.clone()))).collect();
        grants.push(Grant {
            role: grant.role.clone(),
            organisation: permit::organisation_name(&own.organisation)?,
            acts_for: grant.acts_for.as_ref().map(permit::organisation_name).transpose()?,
            sites: if grant.sites.is_empty() { Sites::All } else { Sites::These(sites?) },
            term: Term { from: grant.from, until: Some(grant.until) },
        });
    }
    let kind = if account.is_service() { AccountKind::Service } else { AccountKind::Person };
    let signed = match &by {
        By::Token(_, scopes) => SignedInBy::Token(scopes.clone()),
        By::Session(_) | By::Nothing => SignedInBy::Session,
    };
    let actor = Actor::Account(Account { id: account_name(account)?, kind, grants, by: signed });
    Ok(Caller { who: Who::Account(account.clone()), actor, by })
}
