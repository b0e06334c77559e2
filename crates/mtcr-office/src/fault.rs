//! What can go wrong in the office, and what is refused.

use crate::screening::Unscreened;
use mtcr_accounts::Ground as Rule;
use mtcr_permissions::{Answer, Ground as Policy};
use mtcr_signin::Unfit;
use thiserror::Error;

/// Why something was not done.
#[derive(Debug, Error)]
pub enum Error {
    /// It was refused; who asked is told no more than [`Refusal::answer`] lets them know.
    #[error(transparent)]
    Refused(#[from] Refusal),
    /// The node could not do it.
    #[error(transparent)]
    Fault(#[from] Fault),
}

/// What can go wrong although nobody did anything wrong.
#[derive(Debug, Error)]
#[non_exhaustive]
pub enum Fault {
    /// The store.
    #[error(transparent)]
    Store(#[from] mtcr_store::Fault),
    /// Signing in.
    #[error(transparent)]
    SignIn(#[from] mtcr_signin::Fault),
    /// The policies.
    #[error(transparent)]
    Permissions(#[from] mtcr_permissions::Unusable),
    /// Periods and limits.
    #[error(transparent)]
    Policy(#[from] mtcr_accounts::BadPolicy),
    /// An event of accounts that this program does not know.
    #[error("event {sequence} of the database is not as accounts write it")]
    Event {
        /// Its sequence number.
        sequence: u64,
        /// Why.
        #[source]
        source: Option<mtcr_accounts::BadEvent>,
    },
    /// What is kept of a person cannot be read.
    #[error("the record `{0}` is not as accounts write it")]
    Record(String),
    /// Too many sign-ins wait for a hash.
    #[error("too many sign-ins are waiting; try again")]
    Busy,
    /// Others changed accounts all the while.
    #[error("accounts changed too often at the same time; try again")]
    Contended,
    /// The system gave no random bytes.
    #[error("the system gives no random bytes")]
    Random(#[source] getrandom::Error),
    /// Work in the background was broken off.
    #[error("the work was broken off")]
    BrokenOff,
    /// A name of an account, an organisation or an action that another part of the program does not take.
    #[error("`{0}` is not a name that the permissions take")]
    Name(String),
}

impl Fault {
    /// Whether the same may succeed a little later.
    #[must_use]
    pub fn is_passing(&self) -> bool {
        match self {
            Self::Busy | Self::Contended => true,
            Self::Store(fault) => fault.is_passing(),
            _ => false,
        }
    }
}

impl From<mtcr_store::Refusal> for Fault {
    fn from(refusal: mtcr_store::Refusal) -> Self {
        Self::Store(refusal.into())
    }
}

macro_rules! faults {
    ($($from:ty),+) => {
        $(impl From<$from> for Error {
            fn from(fault: $from) -> Self {
                Self::Fault(fault.into())
            }
        })+
    };
}

faults!(mtcr_store::Fault, mtcr_store::Refusal, mtcr_signin::Fault);

/// A refusal: nothing was done, and it is on record as far as there is room.
#[derive(Clone, Debug, Error, PartialEq, Eq)]
#[error("{ground}")]
pub struct Refusal {
    /// What may be said to whoever asked: with [`Answer::NotFound`], the same as of something that does not exist.
    pub answer: Answer,
    /// Why.
    pub ground: Ground,
}

/// Why something was refused.
#[derive(Clone, Debug, Error, PartialEq, Eq)]
pub enum Ground {
    /// No policy permits it, or one forbids it.
    #[error("{}", policy_sentence(.0))]
    Policy(Policy),
    /// A rule of accounts.
    #[error("{}", .0.sentence())]
    Rule(Rule),
    /// Name, password or code are not right; which of them is never said.
    #[error("name, password or code are not right")]
    SignIn,
    /// Too many attempts failed.
    #[error("too many attempts failed; wait until {until}")]
    Throttled {
        /// From when on there may be another.
        until: jiff::Timestamp,
    },
    /// The password cannot be used.
    #[error(transparent)]
    Password(Unfit),
    /// Somebody signs in by that name.
    #[error("somebody signs in by that name already")]
    NameTaken,
    /// What is to be kept of a person or an organisation is empty, or too long.
    #[error("a name is one line of 1 to 200 characters")]
    Details,
    /// Something of a screening.
    #[error("{0}")]
    Screening(Unscreened),
}

impl Ground {
    /// The word for it in the ledger.
    #[must_use]
    pub const fn word(&self) -> &'static str {
        match self {
            Self::Policy(Policy::NotSignedIn) => "not-signed-in",
            Self::Policy(Policy::NoSuchAction) => "no-such-action",
            Self::Policy(Policy::RoleMissing { .. }) => "role-missing",
            Self::Policy(Policy::RoleNotInForce { .. }) => "role-not-in-force",
            Self::Policy(Policy::NoSuchTarget) => "not-found",
            Self::Policy(Policy::Forbidden { .. }) => "forbidden",
            Self::Rule(rule) => rule.word(),
            Self::SignIn => "sign-in",
            Self::Throttled { .. } => "throttled",
            Self::Password(_) => "password",
            Self::NameTaken => "name-taken",
            Self::Details => "details",
            Self::Screening(why) => why.word(),
        }
    }
}

const fn policy_sentence(ground: &Policy) -> &'static str {
    match ground {
        Policy::NotSignedIn => "sign in first",
        Policy::RoleNotInForce { .. } => "your role for this is not in force today",
        _ => "this is not for you",
    }
}

impl Refusal {
    /// A rule that forbids something that whoever asked may know of.
    pub(crate) const fn rule(rule: Rule) -> Self {
        let answer = match rule {
            Rule::NotFound => Answer::NotFound,
            Rule::SessionOver => Answer::SignIn,
            _ => Answer::Forbidden,
        };
        Self { answer, ground: Ground::Rule(rule) }
    }

    pub(crate) const fn plain(ground: Ground) -> Self {
        Self { answer: Answer::Forbidden, ground }
    }
}
