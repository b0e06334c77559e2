//! Who acts: nobody known, the console of the node, or an account with the grants it holds.

use crate::{AccountId, ActionId, OrganisationId, Role, SiteId};
use jiff::civil::Date;
use std::collections::BTreeSet;

/// Who acts. It comes from a session, a token or the console and never from what a request says (R11).
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Actor {
    /// Somebody who is not signed in.
    Public,
    /// Whoever has the node's files before them: the command line on the machine itself.
    Console,
    /// A person or a service account.
    Account(Account),
}

/// A signed-in account with all grants it ever held; which of them are in force is a question of the day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Account {
    /// Which one.
    pub id: AccountId,
    /// A person or a machine.
    pub kind: AccountKind,
    /// The grants, past and future ones too: they say why an action is refused.
    pub grants: Vec<Grant>,
    /// How it is shown that it is this account.
    pub by: SignedInBy,
}

/// Whether a person or a machine holds an account.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AccountKind {
    /// A person.
    Person,
    /// A machine, under a service account.
    Service,
}

/// How a request shows whose it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SignedInBy {
    /// A session of a person who signed in.
    Session,
    /// A token, which allows no more than the account may do and these actions, word for word:
    /// a token for writing reads nothing.
    Token(BTreeSet<ActionId>),
}

/// A role that an account was given for one organisation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Grant {
    /// The role.
    pub role: Role,
    /// The organisation whose member the account is in this role.
    pub organisation: OrganisationId,
    /// The organisation for which it acts, by mandate; `None` when for its own.
    /// Each mandate of an agent is a grant with the days on which both the role and the mandate hold.
    pub acts_for: Option<OrganisationId>,
    /// The sites of the organisation it acts for.
    pub sites: Sites,
    /// On which days.
    pub term: Term,
}

/// Which sites of an organisation a grant covers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Sites {
    /// Every site, and what belongs to none.
    All,
    /// These and nothing else.
    These(BTreeSet<SiteId>),
}

/// Days on which something holds, the first and the last included.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Term {
    /// The first day.
    pub from: Date,
    /// The last day; `None` when none is set.
    pub until: Option<Date>,
}

impl Term {
    /// Whether it holds on a day; a term that ends before it begins holds on none.
    #[must_use]
    pub fn holds(&self, on: Date) -> bool {
        self.from <= on && self.until.is_none_or(|until| on <= until)
    }
}
