//! What can be read from the state of accounts.

use crate::event::{Grant, Report};
use crate::ground::{Ground, Refused};
use crate::id::{AccountId, GrantId, LinkId, OrganisationId, ProposalId, TokenId};
use crate::policy::Policy;
use crate::roles::Roles;
use crate::state::{Account, Accounts, Link, Organisation, Proposal, RoleGrant, Standing, Token};
use crate::who::Who;
use jiff::civil::Date;
use jiff::{Timestamp, tz::TimeZone};
use mtcr_permissions::{ActionId, Role};
use std::collections::BTreeSet;

/// The day of an instant: days of grants are counted in UTC, on every node alike.
#[must_use]
pub fn day(at: Timestamp) -> Date {
    at.to_zoned(TimeZone::UTC).date()
}

/// Something that administrators must be told of as long as it lasts.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Warning {
    /// There never were two administrators: one hand appoints the second.
    FirstAdministrator,
    /// There is one administrator left.
    OneAdministrator,
    /// There is none.
    NoAdministrator,
    /// From this day on there is one left, if nothing is done.
    OneAdministratorFrom(Date),
    /// From this day on there is none, if nothing is done.
    NoAdministratorFrom(Date),
    /// Duties are less separated than the rules ask (R12).
    SmallAuthority,
}

impl Accounts {
    /// The organisations.
    pub fn organisations(&self) -> impl Iterator<Item = (&OrganisationId, &Organisation)> {
        self.organisations.iter()
    }

    /// An organisation.
    #[must_use]
    pub fn organisation(&self, id: &OrganisationId) -> Option<&Organisation> {
        self.organisations.get(id)
    }

    /// The accounts.
    pub fn accounts(&self) -> impl Iterator<Item = (&AccountId, &Account)> {
        self.accounts.iter()
    }

    /// An account.
    #[must_use]
    pub fn account(&self, id: &AccountId) -> Option<&Account> {
        self.accounts.get(id)
    }

    /// The role grants, proposed ones too.
    pub fn grants(&self) -> impl Iterator<Item = (&GrantId, &RoleGrant)> {
        self.grants.iter()
    }

    /// A role grant.
    #[must_use]
    pub fn grant(&self, id: &GrantId) -> Option<&RoleGrant> {
        self.grants.get(id)
    }

    /// The role grants of an account, whatever became of them.
    pub fn grants_of(&self, account: &AccountId) -> impl Iterator<Item = (&GrantId, &RoleGrant)> {
        let held = self.held.get(account).into_iter().flatten();
        held.filter_map(|id| self.grants.get(id).map(|grant| (id, grant)))
    }

    /// What else was proposed.
    pub fn proposals(&self) -> impl Iterator<Item = (&ProposalId, &Proposal)> {
        self.proposals.iter()
    }

    /// A proposal.
    #[must_use]
    pub fn proposal(&self, id: &ProposalId) -> Option<&Proposal> {
        self.proposals.get(id)
    }

    /// The tokens of an account, whatever became of them.
    pub fn tokens_of<'a>(&'a self, account: &'a AccountId) -> impl Iterator<Item = (&'a TokenId, &'a Token)> {
        self.tokens.iter().filter(move |(_, token)| token.account == *account)
    }

    /// A token.
    #[must_use]
    pub fn token(&self, id: &TokenId) -> Option<&Token> {
        self.tokens.get(id)
    }

    /// A link.
    #[must_use]
    pub fn link(&self, id: &LinkId) -> Option<&Link> {
        self.links.get(id)
    }

    /// Whether the node is one of a small authority (R12).
    #[must_use]
    pub const fn is_small(&self) -> bool {
        self.small
    }

    /// Whether an account acts: it is enabled, and its organisation is open.
    #[must_use]
    pub fn acts(&self, account: &AccountId) -> bool {
        let Some(account) = self.accounts.get(account).filter(|account| account.enabled) else {
            return false;
        };
        self.organisations.get(&account.organisation).is_some_and(|organisation| organisation.open)
    }

    /// The grants that an account holds on a day; none where it does not act.
    pub fn held(&self, account: &AccountId, on: Date) -> impl Iterator<Item = (&GrantId, &RoleGrant)> {
        let acts = self.acts(account);
        self.grants_of(account).filter(move |(_, grant)| acts && grant.is_held(on))
    }

    /// The roles that an account holds on a day.
    #[must_use]
    pub fn roles(&self, account: &AccountId, on: Date) -> BTreeSet<Role> {
        self.held(account, on).map(|(_, grant)| grant.grant.role.clone()).collect()
    }

    /// The people who administer the node on a day.
    #[must_use]
    pub fn administrators(&self, roles: &Roles, on: Date) -> BTreeSet<AccountId> {
        self.administrators_but(roles, on, |_, _| false)
    }

    /// The administrators that would be left without some grants.
    pub(crate) fn administrators_but(
        &self,
        roles: &Roles,
        on: Date,
        but: impl Fn(&GrantId, &Grant) -> bool,
    ) -> BTreeSet<AccountId> {
        let granted = self.grants.iter().filter(|(id, grant)| {
            grant.is_held(on) && roles.administers(&grant.grant.role) && !but(id, &grant.grant)
        });
        let people = granted.map(|(_, grant)| &grant.grant.account);
        people.filter(|account| !account.is_service() && self.acts(account)).cloned().collect()
    }

    /// Whether the node never had two administrators, so that the first one appoints the second with one hand.
    #[must_use]
    pub fn is_beginning(&self, roles: &Roles) -> bool {
        let had = self
            .grants
            .values()
            .filter(|grant| roles.administers(&grant.grant.role) && grant.approved.is_some());
        had.map(|grant| &grant.grant.account).collect::<BTreeSet<_>>().len() < 2
    }

    /// Whether somebody may propose and approve a grant: whoever administers the node, and for roles within a company
    /// whoever administers that company.
    pub(crate) fn may_grant(&self, hand: &AccountId, grant: &Grant, roles: &Roles, on: Date) -> bool {
        if hand.is_service() {
            return false;
        }
        let held = self.roles(hand, on);
        if held.iter().any(|role| roles.administers(role)) {
            return true;
        }
        let of = |account: &AccountId| self.accounts.get(account).map(|account| &account.organisation);
        held.iter().any(|role| roles.administers_own(role))
            && roles.is_company(&grant.role)
            && grant.acts_for.is_none()
            && of(hand).is_some()
            && of(hand) == of(&grant.account)
    }

    /// Whether somebody received a role through another one not long ago, or is about to.
    pub(crate) fn owes(&self, hand: &AccountId, to: &AccountId, policy: &Policy, now: Timestamp) -> bool {
        let other = Who::Account(to.clone());
        let period = policy.grant.mutual.duration();
        self.grants_of(hand).any(|(_, grant)| match (&grant.approved, grant.standing) {
            // What was granted for a day and taken back was a favour all the same.
            (Some(approved), _) => {
                (approved.by == other || grant.proposed.by == other)
                    && now.duration_since(approved.at) < period
            }
            (None, Standing::Proposed) => {
                grant.proposed.by == other
                    && now.duration_since(grant.proposed.at) < policy.grant.proposal.duration()
            }
            (None, _) => false,
        })
    }

    /// Whether a token may be used for an action: a token never reaches further than its scopes, and whether its
    /// account may do it is another question, which is asked as well.
    ///
    /// # Errors
    /// There is no such token; it was taken back, is over, or is not for the action; its account does not act.
    pub fn token_acts(
        &self,
        id: &TokenId,
        action: Option<&ActionId>,
        now: Timestamp,
    ) -> Result<&Token, Refused> {
        let token = self.tokens.get(id).ok_or(Refused(Ground::NotFound))?;
        let reaches = action.is_none_or(|action| token.scopes.contains(action));
        if token.revoked || now >= token.until || !reaches {
            return Err(Refused(Ground::TokenOver));
        }
        if self.acts(&token.account) { Ok(token) } else { Err(Refused(Ground::AccountDisabled)) }
    }

    /// A link that can be used.
    ///
    /// # Errors
    /// There is no such link, or it was used or is over.
    pub fn open_link(&self, id: &LinkId, now: Timestamp) -> Result<&Link, Refused> {
        let link = self.links.get(id).ok_or(Refused(Ground::NotFound))?;
        if link.open && now < link.until { Ok(link) } else { Err(Refused(Ground::LinkOver)) }
    }

    /// What administrators must be told of.
    #[must_use]
    pub fn warnings(&self, roles: &Roles, policy: &Policy, now: Timestamp) -> BTreeSet<Warning> {
        let today = day(now);
        let mut warnings = BTreeSet::new();
        let left = self.administrators(roles, today).len();
        match left {
            0 => drop(warnings.insert(Warning::NoAdministrator)),
            1 => drop(warnings.insert(Warning::OneAdministrator)),
            _ => {}
        }
        if self.is_beginning(roles) {
            warnings.insert(Warning::FirstAdministrator);
        }
        if self.small {
            warnings.insert(Warning::SmallAuthority);
        }
        // The number changes only on the day after a last one and on a first one.
        let mut days: BTreeSet<Date> = BTreeSet::new();
        for grant in self.grants.values().filter(|grant| roles.administers(&grant.grant.role)) {
            days.insert(grant.grant.from);
            days.extend(grant.grant.until.tomorrow());
        }
        let last = now.checked_add(policy.grant.warning.duration()).map_or(today, day);
        for day in days.into_iter().filter(|day| today < *day && *day <= last) {
            match self.administrators(roles, day).len() {
                0 if left > 0 => {
                    warnings.insert(Warning::NoAdministratorFrom(day));
                    break;
                }
                1 if left > 1 => drop(warnings.insert(Warning::OneAdministratorFrom(day))),
                _ => {}
            }
        }
        warnings
    }

    /// Grants about which something is reported, for the security report.
    pub fn reported(&self) -> impl Iterator<Item = (&GrantId, &RoleGrant, &BTreeSet<Report>)> {
        let grants = self.grants.iter().filter(|(_, grant)| !grant.reported.is_empty());
        grants.map(|(id, grant)| (id, grant, &grant.reported))
    }
}

impl RoleGrant {
    /// Whether the role is held on a day, as far as the grant goes: it was approved, and the day is one from the first
    /// to the last, both included.
    #[must_use]
    pub fn is_held(&self, on: Date) -> bool {
        self.standing == Standing::Approved && self.grant.from <= on && on <= self.grant.until
    }
}
