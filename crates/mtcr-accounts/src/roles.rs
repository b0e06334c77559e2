//! What roles are for, as far as grants must know.

use crate::event::OrganisationKind;
use crate::policy::Policy;
use mtcr_permissions::{AccountKind, Permissions, Role, Separation};
use std::collections::{BTreeMap, BTreeSet};

/// What is said of a role.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RoleRow {
    /// Kinds of organisations whose accounts may hold it.
    pub organisations: BTreeSet<OrganisationKind>,
    /// Whether programs hold it, and nobody else; otherwise people do.
    pub services: bool,
    /// Roles that nobody holds beside it, but in a small authority.
    pub excludes: BTreeSet<Role>,
    /// Roles that nobody ever holds beside it.
    pub never: BTreeSet<Role>,
    /// Whether its holders grant roles: to everybody.
    pub administers: bool,
    /// Whether its holders propose and approve company roles within their organisation.
    pub administers_own: bool,
    /// Whether it is a role within a company.
    pub company: bool,
}

/// The roles there are.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Roles(pub BTreeMap<Role, RoleRow>);

impl Roles {
    /// The roles of the policies, and who administers.
    #[must_use]
    pub fn of(permissions: &Permissions, policy: &Policy) -> Self {
        let administration = &policy.administration;
        let all: Vec<&Role> = permissions.roles().map(|row| &row.role).collect();
        let rows = permissions.roles().map(|row| {
            let against = |separation| {
                let others = all.iter().filter(|other| permissions.exclusive(&row.role, other, separation));
                others.map(|other| (*other).clone()).collect()
            };
            let kinds = OrganisationKind::ALL.iter().copied();
            let facts = RoleRow {
                organisations: kinds.filter(|kind| row.organisations.contains(kind.word())).collect(),
                services: row.held_by == AccountKind::Service,
                excludes: against(Separation::Full),
                never: against(Separation::SmallAuthority),
                administers: row.role == administration.role,
                administers_own: row.role == administration.company,
                company: administration.company_roles.contains(&row.role),
            };
            (row.role.clone(), facts)
        });
        Self(rows.collect())
    }

    /// Whether accounts of a kind of organisation may hold a role.
    #[must_use]
    pub fn fits(&self, role: &Role, organisation: OrganisationKind, service: bool) -> bool {
        let row = self.0.get(role);
        row.is_some_and(|row| row.organisations.contains(&organisation) && row.services == service)
    }

    /// Whether nobody holds both, whichever of the two says so.
    #[must_use]
    pub fn exclude(&self, one: &Role, other: &Role) -> bool {
        let says = |one, other| self.0.get(one).is_some_and(|row: &RoleRow| row.excludes.contains(other));
        says(one, other) || says(other, one)
    }

    /// Whether nobody holds both, in a small authority either.
    #[must_use]
    pub fn never(&self, one: &Role, other: &Role) -> bool {
        let says = |one, other| self.0.get(one).is_some_and(|row: &RoleRow| row.never.contains(other));
        says(one, other) || says(other, one)
    }

    pub(crate) fn administers(&self, role: &Role) -> bool {
        self.0.get(role).is_some_and(|row| row.administers)
    }

    pub(crate) fn administers_own(&self, role: &Role) -> bool {
        self.0.get(role).is_some_and(|row| row.administers_own)
    }

    pub(crate) fn is_company(&self, role: &Role) -> bool {
        self.0.get(role).is_some_and(|row| row.company)
    }
}
