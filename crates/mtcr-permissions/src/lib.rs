//! Who may do what on a node.
//!
//! [`Permissions`] are the policies of `data/policies/`, checked against their schema. [`Permissions::decide`] says for
//! an [`Actor`], an action and a [`Target`] whether it is allowed, by which policies, under which role and with which
//! duties; or refused, on which ground, and what the one who asked may be told.
//!
//! It knows nothing of HTTP, of the store or of the clock: the day is an argument.

mod action;
mod actor;
mod ask;
mod decision;
mod entities;
mod files;
mod matrix;
mod mode;
mod name;
mod permissions;
mod policies;
mod problem;
mod role;
mod routes;
mod schema;
mod table;
mod target;

pub use action::{ActionRow, By, On, Status};
pub use actor::{Account, AccountKind, Actor, Grant, SignedInBy, Sites, Term};
pub use decision::{
    Administrators, Answer, Circumstances, Decision, Duty, Ground, Permit, Refused, Separation,
};
pub use matrix::{Matrix, MatrixRow};
pub use mode::{Cell, Mode};
pub use name::{AccountId, ActionId, BadName, OrganisationId, Role, SiteId};
pub use permissions::Permissions;
pub use policies::{Kind, PolicyRow};
pub use problem::Unusable;
pub use role::RoleRow;
pub use routes::{Method, Routes};
pub use table::{Difference, Whose};
pub use target::{AccountTarget, Acts, CaseTarget, RuleTarget, Target};
