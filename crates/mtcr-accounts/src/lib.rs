//! Organisations, people, programs, role grants, tokens, links and sessions: what may happen to them.
//!
//! [`Accounts`] is the state that events left; [`Accounts::decide`] says what comes of a [`Command`], as events, or on
//! which [`Ground`] nothing does; [`Accounts::apply`] takes events in. The rest reads the state.
//!
//! The rules are pure: who acts, the instant, periods and new ids are given. Secrets and names of people are no part
//! of it, and neither is the question which role a command takes: that is `mtcr-permissions`. Here is what no policy
//! about a single act can say: that it takes two hands, that nobody grants to those they received from, that somebody
//! must be left to administer the node.

mod command;
mod event;
mod ground;
mod id;
mod policy;
mod read;
mod roles;
mod rules;
mod session;
mod state;
mod who;
mod word;

pub use command::Command;
pub use event::{
    BadEvent, Change, Event, Grant, LinkPurpose, Matter, Method, OrganisationKind, PasswordChange, Report,
    STREAMS, SessionEnd,
};
pub use ground::{Ground, Refused};
pub use id::{AccountId, BadId, GrantId, LinkId, OrganisationId, ProposalId, SessionId, TokenId};
pub use policy::{
    AccountPolicy, AdministrationPolicy, BadPolicy, GrantPolicy, LinkPolicy, Period, Policy, RefusalPolicy,
    SessionPolicy, TokenPolicy,
};
pub use read::{Warning, day};
pub use roles::{RoleRow, Roles};
pub use rules::Context;
pub use session::Session;
pub use state::{Account, Accounts, Act, Link, Organisation, Proposal, RoleGrant, Standing, Token};
pub use who::Who;
