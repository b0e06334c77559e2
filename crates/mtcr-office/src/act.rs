//! Doing what was asked: permitted, decided by the rules, recorded.

use crate::caller::{Caller, Request};
use crate::fault::{Error, Fault, Ground, Refusal};
use crate::office::{Known, Office};
use crate::order::{Done, Order};
use crate::plan::{Kept, Plan};
use jiff::Timestamp;
use mtcr_accounts::{AccountId, Change, Command, Context, Event, Refused, Session, SessionId, Who};
use mtcr_store::{Batch, Committed, NewEvent, Payload, StreamId};
use serde_json::Value;

/// How often an order is tried anew when accounts changed meanwhile.
const TRIES: usize = 8;
/// Sessions of one account that are looked at.
const SESSIONS: u64 = 500;

/// What became of a command.
pub(crate) enum Executed {
    /// It is done; these are the changes.
    Done(Vec<Change>),
    /// A rule forbids it.
    Refused(Refused),
    /// Accounts changed meanwhile; nothing was done.
    Conflict,
}

impl Office {
    /// Does what somebody asks: the policies permit it, the rules of accounts turn it into events, and the store keeps
    /// them, all or nothing, with the ledger. A refusal is recorded as far as there is room.
    ///
    /// # Errors
    /// It is refused, on a ground that [`Refusal`] names; the store cannot write.
    pub async fn act(&self, caller: &Caller, order: &Order, request: &Request<'_>) -> Result<Done, Error> {
        for _ in 0..TRIES {
            let known = self.known().await?;
            // What was so when the request came may not be so any more.
            let now = match self.as_of(&known, caller, request.now)? {
                Ok(caller) => caller,
                Err(refusal) => return Err(self.refuse(caller, "session", None, refusal, request).await?),
            };
            let caller = &now;
            let Plan { command, ways, target, mut kept, sessions_of, done } =
                self.plan(&known, caller, order).await?;
            let action = match self.permitted_by(&known, caller, &ways, request.now) {
                Ok(action) => action,
                Err((action, refusal)) => {
                    return Err(self.refuse(caller, action.as_str(), target, refusal, request).await?);
                }
            };
            if let Command::DisableAccount { account, .. } = &command {
                kept.extend(self.ways_in(account).await?);
            }
            let sessions = self.open_sessions(sessions_of.as_ref(), request.now).await?;
            match self.execute(&known, caller.who(), &command, kept, &sessions, request.now).await? {
                Executed::Done(changes) => return Ok(made(done, &changes)),
                Executed::Conflict => {}
                Executed::Refused(Refused(rule)) => {
                    let refusal = Refusal::rule(rule);
                    return Err(self.refuse(caller, action.as_str(), target, refusal, request).await?);
                }
            }
        }
        Err(Fault::Contended.into())
    }

    /// Decides a command by the rules and keeps what comes of it.
    pub(crate) async fn execute(
        &self,
        known: &Known,
        by: &Who,
        command: &Command,
        kept: Vec<Kept>,
        sessions: &[Session],
        now: Timestamp,
    ) -> Result<Executed, Error> {
        let context = Context { by, now, policy: &self.shared.policy, roles: &self.shared.roles, sessions };
        let changes = match known.accounts.decide(command, &context) {
            Ok(changes) => changes,
            Err(refused) => return Ok(Executed::Refused(refused)),
        };
        let mut batch = Batch::seen(known.sequence);
        let mut kept = kept;
        for change in &changes {
            let (kind, fields) =
                change.event.write().map_err(|source| Fault::Event { sequence: 0, source: Some(source) })?;
            let payload = Payload::new(Value::Object(fields))?;
            let mut event = NewEvent::new(&kind, &by.to_string(), now, payload)?;
            // What is kept goes with the first event of its stream.
            let (here, elsewhere) = kept.into_iter().partition(|one| one.stream == change.stream);
            kept = elsewhere;
            let here: Vec<Kept> = here;
            for one in here {
                event = event.with_private(one.name, one.record)?;
            }
            batch.push(StreamId::new(&change.stream)?, event);
        }
        match self.shared.store.commit(&batch).await {
            Ok(Committed::Appended(_)) => Ok(Executed::Done(changes)),
            Ok(Committed::Conflict) => Ok(Executed::Conflict),
            Err(mtcr_store::Fault::Refused(mtcr_store::Refusal::Taken(_))) => {
                Err(Refusal::plain(Ground::NameTaken).into())
            }
            Err(fault) => Err(fault.into()),
        }
    }

    /// The sessions of an account that were not ended and are not over.
    pub(crate) async fn open_sessions(
        &self,
        account: Option<&AccountId>,
        now: Timestamp,
    ) -> Result<Vec<Session>, Fault> {
        let Some(account) = account else { return Ok(Vec::new()) };
        let rows = self.shared.store.open_sessions(account.as_str(), now, SESSIONS).await?;
        let session = |row: mtcr_store::SessionRow| {
            let id = SessionId::new(&row.id).map_err(|_| Fault::Record(format!("session/{}", row.id)))?;
            Ok(Session { id, account: account.clone(), until: row.until, ended: false })
        };
        rows.into_iter().map(session).collect()
    }

    /// The erasure of everything by which a person comes in.
    async fn ways_in(&self, account: &AccountId) -> Result<Vec<Kept>, Fault> {
        let stream = StreamId::new(account.as_str())?;
        let mut erased = Vec::new();
        for name in ["password", "second-factor", "recovery", "provider"] {
            if self.shared.store.private(&stream, name).await?.is_some() {
                erased.push(Kept { stream: account.to_string(), name, record: None });
            }
        }
        Ok(erased)
    }
}

/// What was made; a link that an approval did not make is none.
fn made(done: Done, changes: &[Change]) -> Done {
    let is_link = |change: &Change| matches!(change.event, Event::LinkMade { .. });
    match done {
        Done::Link(..) if !changes.iter().any(is_link) => Done::Done,
        other => other,
    }
}
