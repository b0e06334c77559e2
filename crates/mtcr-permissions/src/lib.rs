//! Who may do what on a node.
//!
//! [`Permissions`] are the policies of `data/policies/`, checked against their schema. [`Permissions::decide`] says for
//! an [`Actor`], an action and a [`Target`] whether it is allowed, by which policies, under which role and with which
//! duties; or refused, on which ground, and what the one who asked may be told.
//!
//! It knows nothing of HTTP, of the store or of the clock: the day is an argument.

mod actor;
mod decision;
mod name;
mod permissions;
mod target;

pub use actor::{Account, AccountKind, Actor, Grant, SignedInBy, Sites, Term};
pub use decision::{
    Administrators, Answer, Circumstances, Decision, Duty, Ground, Permit, Refused, Separation,
};
pub use name::{AccountId, ActionId, BadName, OrganisationId, Role, SiteId};
pub use permissions::{Permissions, Unusable};
pub use target::{AccountTarget, Acts, CaseTarget, RuleTarget, Target};
