//! Who may do what on a node.
//!
//! [`Permissions`] are the policies of `data/policies/`, checked against their schema. [`Permissions::decide`] says for
//! an [`Actor`], an action and a [`Target`] whether it is allowed, by which policies, under which role and with which
//! duties; or refused, on which ground, and what the one who asked may be told.
//!
//! It knows nothing of HTTP, of the store or of the clock: the day is an argument. That an actor is who it says, that a
//! session has not ended and an account is not closed, has been found out before it asks. How many signatures a
//! decision needs is the business of the procedure; here stands who may give one.
//!
//! ```
//! use mtcr_permissions::{
//!     Account, AccountId, AccountKind, ActionId, Actor, Administrators, Answer, CaseTarget, Circumstances, Decision,
//!     Grant, Ground, OrganisationId, Permissions, Role, Separation, SignedInBy, Sites, Target, Term,
//! };
//!
//! let permissions = Permissions::built_in()?;
//! let authority = OrganisationId::new("organisation/1")?;
//! let grant = Grant {
//!     role: Role::new("C1")?,
//!     organisation: authority.clone(),
//!     acts_for: None,
//!     sites: Sites::All,
//!     term: Term { from: "2031-01-01".parse()?, until: Some("2031-12-31".parse()?) },
//! };
//! let me = AccountId::new("person/4")?;
//! let actor = Actor::Account(Account {
//!     id: me.clone(),
//!     kind: AccountKind::Person,
//!     grants: vec![grant],
//!     by: SignedInBy::Session,
//! });
//! let now = Circumstances {
//!     on: "2031-03-04".parse()?,
//!     separation: Separation::Full,
//!     administrators: Administrators::Several,
//!     seen: Some("3f9a".into()),
//! };
//!
//! let mut case = CaseTarget::new(authority, "3f9a");
//! let sign = ActionId::new("first-countersignature-sign")?;
//! let decision = permissions.decide(&actor, &sign, &Target::Case(Box::new(case.clone())), &now);
//! let Decision::Allowed(permit) = decision else { panic!("{decision:?}") };
//! assert_eq!(permit.role, Some(Role::new("C1")?));
//!
//! // Whoever gave advice on the case does not countersign it.
//! case.acts.advised.insert(me);
//! let decision = permissions.decide(&actor, &sign, &Target::Case(Box::new(case)), &now);
//! let Decision::Refused(refused) = decision else { panic!("{decision:?}") };
//! assert_eq!(refused.ground, Ground::Forbidden { policies: ["R1".to_owned()].into() });
//! assert_eq!(refused.answer, Answer::Forbidden);
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

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
