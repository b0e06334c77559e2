//! Who asks, and from where.

use jiff::Timestamp;
use mtcr_accounts::{AccountId, Session, TokenId, Who};
use mtcr_permissions::{ActionId, Actor};
use std::collections::BTreeSet;
use std::net::IpAddr;

/// The circumstances of a request: the instant, from the clock of the node, and the address of the client.
#[derive(Clone, Copy, Debug)]
pub struct Request<'a> {
    /// When, to the microsecond.
    pub now: Timestamp,
    /// From where; nothing of it is kept.
    pub from: IpAddr,
    /// The cookie by which a known device is told, where there is one.
    pub device: Option<&'a str>,
}

impl<'a> Request<'a> {
    /// A request of this instant, as finely as events keep it.
    #[must_use]
    pub fn new(now: Timestamp, from: IpAddr, device: Option<&'a str>) -> Self {
        let now = Timestamp::from_microsecond(now.as_microsecond()).unwrap_or(now);
        Self { now, from, device }
    }
}

/// Who asks: made by the office from a session, a token or the console, and by nobody else.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Caller {
    pub(crate) who: Who,
    pub(crate) actor: Actor,
    pub(crate) by: By,
}

/// By what somebody is known.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum By {
    Nothing,
    Session(Session),
    Token(TokenId, BTreeSet<ActionId>),
}

impl Caller {
    /// Somebody who is not signed in.
    #[must_use]
    pub const fn public() -> Self {
        Self { who: Who::Public, actor: Actor::Public, by: By::Nothing }
    }

    /// Whoever sits at the machine of the node: for its command line alone.
    #[must_use]
    pub const fn console() -> Self {
        Self { who: Who::Console, actor: Actor::Console, by: By::Nothing }
    }

    /// The account, where it is one.
    #[must_use]
    pub const fn account(&self) -> Option<&AccountId> {
        self.who.account()
    }

    /// As the ledger names it.
    #[must_use]
    pub const fn who(&self) -> &Who {
        &self.who
    }

    /// As the permissions know it.
    #[must_use]
    pub const fn actor(&self) -> &Actor {
        &self.actor
    }

    /// The session, where it is by one.
    #[must_use]
    pub const fn session(&self) -> Option<&Session> {
        match &self.by {
            By::Session(session) => Some(session),
            By::Nothing | By::Token(..) => None,
        }
    }

    /// The token, where it is by one.
    #[must_use]
    pub const fn token(&self) -> Option<&TokenId> {
        match &self.by {
            By::Token(token, _) => Some(token),
            By::Nothing | By::Session(_) => None,
        }
    }
}
