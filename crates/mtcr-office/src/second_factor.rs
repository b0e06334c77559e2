//! The second factor: set, asked for, removed.

use crate::act::Executed;
use crate::caller::{Caller, Request};
use crate::fault::{Error, Fault, Ground, Refusal};
use crate::office::Office;
use crate::plan::Kept;
use crate::sign_in::SignedIn;
use jiff::Timestamp;
use mtcr_accounts::{AccountId, Command, Ground as Rule, Method, Refused, Who};
use mtcr_signin::{LinkCode, RecoveryCode, SecondFactor, Step};
use mtcr_store::{PrivateRecord, StreamId};

/// Bytes of the hash of a recovery code.
const HASH: usize = 32;
/// The issuer that an authenticator shows.
const ISSUER: &str = "OpenMTCR";

/// A second factor that somebody is about to set: shown once, kept nowhere until a code of it was typed.
pub struct NewSecondFactor {
    factor: SecondFactor,
}

impl NewSecondFactor {
    /// For people who type it into their authenticator.
    #[must_use]
    pub fn base32(&self) -> String {
        self.factor.base32().to_string()
    }

    /// The address of a picture to scan.
    ///
    /// # Errors
    /// The name gives no address.
    pub fn uri(&self, name: &str) -> Result<String, Fault> {
        Ok(self.factor.uri(ISSUER, name)?.to_string())
    }
}

impl Office {
    /// Signs in somebody whose password was right, by a code of their authenticator or one to recover with.
    ///
    /// # Errors
    /// The code is not right, was used, or came too late; all the same.
    pub async fn sign_in_code(
        &self,
        ticket: &str,
        code: &str,
        request: &Request<'_>,
    ) -> Result<SignedIn, Error> {
        let read = LinkCode::read(ticket).map(|ticket| ticket.kept().to_string());
        let Some(ticket) = read else { return Err(self.refuse_sign_in(None, request).await?) };
        let half = self.pending().attempt(&ticket, request.now);
        let Some((account, name)) = half else { return Err(self.refuse_sign_in(None, request).await?) };
        if !self.code_fits(&account, code, request.now).await? {
            return Err(self.refuse_sign_in(Some(&account), request).await?);
        }
        let paid = self.pending().take(&ticket).and_then(|half| half.paid);
        self.start(&account, &name, Method::TwoFactors, paid, request).await
    }

    /// Whether a code is one of an account, and not used before: it is used now.
    async fn code_fits(&self, account: &AccountId, code: &str, now: Timestamp) -> Result<bool, Error> {
        let stream = StreamId::new(account.as_str())?;
        let Some(bytes) = self.shared.store.private(&stream, "second-factor").await? else {
            return Ok(false);
        };
        let factor = SecondFactor::from_bytes(&bytes, &self.shared.settings.second_factor)?;
        let used = format!("second-factor/{account}");
        let last = self.shared.store.latest(&used).await?;
        let last = last.and_then(|step| u64::try_from(step).ok()).map(Step);
        if let Some(Step(step)) = factor.check(code, now, last) {
            let step = i64::try_from(step).unwrap_or(i64::MAX);
            return Ok(self.shared.store.raise(&used, step).await?);
        }
        let Some(typed) = RecoveryCode::read(code) else { return Ok(false) };
        self.recover(account, &typed, now).await
    }

    /// Uses up a code to recover with.
    async fn recover(
        &self,
        account: &AccountId,
        typed: &RecoveryCode,
        now: Timestamp,
    ) -> Result<bool, Error> {
        let stream = StreamId::new(account.as_str())?;
        loop {
            let known = self.known().await?;
            let Some(codes) = self.shared.store.private(&stream, "recovery").await? else { return Ok(false) };
            let (codes, _) = codes.as_chunks::<HASH>();
            let fits = |hash: &&[u8; HASH]| mtcr_signin::KeptCode(**hash) == typed.kept();
            if !codes.iter().any(|hash| fits(&hash)) {
                return Ok(false);
            }
            let left: Vec<u8> = codes.iter().filter(|hash| !fits(hash)).flatten().copied().collect();
            let record = Some(PrivateRecord { lookup: None, bytes: left });
            let kept = vec![Kept { stream: account.to_string(), name: "recovery", record }];
            let command = Command::ChangeSecondFactor { there: true };
            let by = Who::Account(account.clone());
            match self.execute(&known, &by, &command, kept, &[], now).await? {
                Executed::Done(_) => return Ok(true),
                Executed::Refused(_) => return Ok(false),
                Executed::Conflict => {}
            }
        }
    }

    /// A second factor to set, for the page that shows it; it waits in memory for a code of it, which
    /// [`Office::set_second_factor`] takes.
    ///
    /// # Errors
    /// Whoever asks has no session, does not know the password, or has a second factor: one is removed, by a code of
    /// it, before another is set.
    pub async fn new_second_factor(
        &self,
        caller: &Caller,
        password: &str,
        request: &Request<'_>,
    ) -> Result<NewSecondFactor, Error> {
        let session = caller.session().ok_or(Refusal::rule(Rule::SessionOver))?;
        let known = self.known().await?;
        if known.accounts.account(&session.account).is_some_and(|account| account.second_factor) {
            let refusal = Refusal::rule(Rule::Already);
            let target = Some(session.account.to_string());
            return Err(self.refuse(caller, "own-account-write", target, refusal, request).await?);
        }
        self.proved(caller, &session.account, password, request).await?;
        let factor = SecondFactor::new(&self.shared.settings.second_factor)?;
        self.pending().offer(&session.id, factor.reveal().to_vec());
        Ok(NewSecondFactor { factor })
    }

    /// Sets the second factor that was shown last in this session, once a code of it is typed; the codes to recover
    /// with are shown once.
    ///
    /// # Errors
    /// None was shown, or the code is not one of it.
    pub async fn set_second_factor(
        &self,
        caller: &Caller,
        code: &str,
        request: &Request<'_>,
    ) -> Result<Vec<String>, Error> {
        let session = caller.session().ok_or(Refusal::rule(Rule::SessionOver))?;
        let account = session.account.clone();
        let offered = self.pending().offered(&session.id);
        let bytes = offered.ok_or(Refusal::plain(Ground::SignIn))?;
        let factor = SecondFactor::from_bytes(&bytes, &self.shared.settings.second_factor)?;
        let Some(Step(step)) = factor.check(code, request.now, None) else {
            return Err(Refusal::plain(Ground::SignIn).into());
        };
        let codes = RecoveryCode::set(&self.shared.settings.second_factor)?;
        let hashes: Vec<u8> = codes.iter().flat_map(|code| code.kept().0).collect();
        let record = |bytes: Vec<u8>| Some(PrivateRecord { lookup: None, bytes });
        loop {
            let known = self.known().await?;
            let stream = account.to_string();
            let kept = vec![
                Kept { stream: stream.clone(), name: "second-factor", record: record(bytes.to_vec()) },
                Kept { stream, name: "recovery", record: record(hashes.clone()) },
            ];
            let command = Command::ChangeSecondFactor { there: true };
            match self.execute(&known, caller.who(), &command, kept, &[], request.now).await? {
                Executed::Conflict => {}
                Executed::Refused(Refused(rule)) => return Err(Refusal::rule(rule).into()),
                Executed::Done(_) => {
                    self.pending().withdraw(&session.id);
                    let used = format!("second-factor/{account}");
                    self.shared.store.raise(&used, i64::try_from(step).unwrap_or(i64::MAX)).await?;
                    return Ok(codes.iter().map(|code| code.reveal().to_string()).collect());
                }
            }
        }
    }

    /// Removes one's own second factor, by one of its codes.
    ///
    /// # Errors
    /// There is none, or the code is not right.
    pub async fn remove_second_factor(
        &self,
        caller: &Caller,
        code: &str,
        request: &Request<'_>,
    ) -> Result<(), Error> {
        let session = caller.session().ok_or(Refusal::rule(Rule::SessionOver))?;
        let account = session.account.clone();
        if !self.code_fits(&account, code, request.now).await? {
            let refusal = Refusal::plain(Ground::SignIn);
            let target = Some(account.to_string());
            return Err(self.refuse(caller, "own-account-write", target, refusal, request).await?);
        }
        loop {
            let known = self.known().await?;
            let kept = self.erased_factor(&account).await?;
            let command = Command::ChangeSecondFactor { there: false };
            match self.execute(&known, caller.who(), &command, kept, &[], request.now).await? {
                Executed::Conflict => {}
                Executed::Refused(Refused(rule)) => return Err(Refusal::rule(rule).into()),
                Executed::Done(_) => return Ok(()),
            }
        }
    }

    /// The erasure of a second factor.
    pub(crate) async fn erased_factor(&self, account: &AccountId) -> Result<Vec<Kept>, Error> {
        let stream = StreamId::new(account.as_str())?;
        let mut erased = Vec::new();
        for name in ["second-factor", "recovery"] {
            if self.shared.store.private(&stream, name).await?.is_some() {
                erased.push(Kept { stream: account.to_string(), name, record: None });
            }
        }
        Ok(erased)
    }
}
