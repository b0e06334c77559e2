//! How people come in: links that can be used once, and sessions.

use super::{Changes, Context, end_sessions, refuse_if};
use crate::event::{
    Change, Event, Grant, LinkPurpose, Method, OrganisationKind, PasswordChange, Report, SessionEnd,
};
use crate::ground::{Ground, Refused};
use crate::id::{AccountId, GrantId, LinkId, OrganisationId, SessionId};
use crate::state::{Accounts, Link};
use crate::who::Who;
use std::collections::BTreeSet;

/// The reason that stands at the grant of an administrator who came in by the console.
const FROM_CONSOLE: &str = "link of the console";
/// Administrators that a node needs: with fewer, roles cannot be granted by two.
const NEEDED: usize = 2;

impl Accounts {
    /// A new link in the place of all that are open for the same.
    pub(super) fn new_link(
        &self,
        id: &LinkId,
        purpose: LinkPurpose,
        account: Option<&AccountId>,
        context: &Context<'_>,
    ) -> Changes {
        refuse_if(self.links.contains_key(id), Ground::Already)?;
        let links = &context.policy.link;
        let period = match purpose {
            LinkPurpose::FirstAdministrator => links.first_administrator,
            LinkPurpose::Invitation => context.policy.account.invitation,
            LinkPurpose::PasswordReset => links.password_reset,
        };
        let until = context.now.checked_add(period.duration()).map_err(|_| Refused(Ground::Period))?;
        let same = |link: &&Link| link.open && link.purpose == purpose && link.account.as_ref() == account;
        let others = self.links.iter().filter(|(_, link)| same(link));
        let mut changes: Vec<Change> =
            others.map(|(other, _)| Change::new(other.stream(), Event::LinkRevoked {})).collect();
        let made = Event::LinkMade { purpose, account: account.cloned(), until };
        changes.push(Change::new(id.stream(), made));
        Ok(changes)
    }

    pub(super) fn invite(&self, link: &LinkId, account: &AccountId, context: &Context<'_>) -> Changes {
        context.person()?;
        refuse_if(account.is_service(), Ground::NotAPerson)?;
        // Who has a way in gets another one only by two hands.
        refuse_if(self.acting(account)?.entered, Ground::Already)?;
        self.new_link(link, LinkPurpose::Invitation, Some(account), context)
    }

    pub(super) fn make_first_link(&self, link: &LinkId, context: &Context<'_>) -> Changes {
        refuse_if(*context.by != Who::Console, Ground::NotFound)?;
        self.lacks_administrators(context)?;
        self.new_link(link, LinkPurpose::FirstAdministrator, None, context)
    }

    fn lacks_administrators(&self, context: &Context<'_>) -> Result<(), Refused> {
        let there = self.administrators(context.roles, context.today()).len();
        refuse_if(there >= NEEDED, Ground::AdministratorsThere)
    }

    /// The account, its role and, on a new node, the authority, all by the hand of the console.
    pub(super) fn enter_first(
        &self,
        link: &LinkId,
        organisation: &OrganisationId,
        account: &AccountId,
        grant: &GrantId,
        context: &Context<'_>,
    ) -> Changes {
        refuse_if(
            self.open_link(link, context.now)?.purpose != LinkPurpose::FirstAdministrator,
            Ground::LinkOver,
        )?;
        self.lacks_administrators(context)?;
        refuse_if(account.is_service(), Ground::NotAPerson)?;
        refuse_if(self.accounts.contains_key(account) || self.grants.contains_key(grant), Ground::Already)?;
        let mut changes = Vec::new();
        match self.organisations.get(organisation) {
            None => {
                // Only where there is no authority yet.
                let kinds = self.organisations.values().map(|other| other.kind);
                refuse_if(
                    kinds.into_iter().any(|kind| kind == OrganisationKind::Authority),
                    Ground::NotFound,
                )?;
                let (kind, sites) = (OrganisationKind::Authority, BTreeSet::new());
                let added = Event::OrganisationAdded { organisation: kind, sites };
                changes.push(Change::new(organisation.stream(), added));
            }
            Some(found) => {
                refuse_if(found.kind != OrganisationKind::Authority, Ground::RoleDoesNotFit)?;
                refuse_if(!found.open, Ground::AccountDisabled)?;
            }
        }
        let role = context.roles.0.iter().find(|(_, row)| row.administers).map(|(role, _)| role.clone());
        let role = role.ok_or(Refused(Ground::RoleDoesNotFit))?;
        let from = context.today();
        let until = from.checked_add(context.policy.grant.longest.duration());
        let until = until.map_err(|_| Refused(Ground::Period))?;
        let granted =
            Grant { account: account.clone(), role, acts_for: None, sites: BTreeSet::new(), from, until };
        let reported = vec![Report::SingleHand];
        let (reason, organisation) = (FROM_CONSOLE.to_owned(), organisation.clone());
        let method = PasswordChange::Link;
        for (stream, event) in [
            (account.to_string(), Event::AccountAdded { organisation }),
            (account.to_string(), Event::PasswordChanged { method }),
            (grant.stream(), Event::GrantProposed { grant: granted, reason, reported: reported.clone() }),
            (grant.stream(), Event::GrantApproved { reported }),
            (link.stream(), Event::LinkUsed {}),
        ] {
            changes.push(Change::new(stream, event));
        }
        Ok(changes)
    }

    /// The person of a link sets a password; after a reset the second factor is set anew as well, and all sessions end.
    pub(super) fn enter(&self, id: &LinkId, context: &Context<'_>) -> Changes {
        let link = self.open_link(id, context.now)?;
        let account = link.account.as_ref().ok_or(Refused(Ground::LinkOver))?;
        let known = self.acting(account)?;
        let is_reset = link.purpose == LinkPurpose::PasswordReset;
        refuse_if(known.entered && !is_reset, Ground::LinkOver)?;
        let method = PasswordChange::Link;
        let mut changes = vec![Change::new(account.to_string(), Event::PasswordChanged { method })];
        if known.second_factor && is_reset {
            let gone = Event::SecondFactorChanged { there: false };
            changes.push(Change::new(account.to_string(), gone));
        }
        changes.push(Change::new(id.stream(), Event::LinkUsed {}));
        changes.extend(end_sessions(context.sessions, account, SessionEnd::NewPassword, |_| false));
        Ok(changes)
    }

    pub(super) fn start_session(
        &self,
        session: &SessionId,
        account: &AccountId,
        method: Method,
        context: &Context<'_>,
    ) -> Changes {
        refuse_if(account.is_service(), Ground::NotAPerson)?;
        let known = self.acting(account)?;
        refuse_if(!known.entered, Ground::NotFound)?;
        // With a second factor, a password alone is half of it.
        refuse_if(known.second_factor && method == Method::Password, Ground::RoleNotHeld)?;
        let until = context.now.checked_add(context.policy.session.absolute.duration());
        let until = until.map_err(|_| Refused(Ground::Period))?;
        let started = Event::SessionStarted { account: account.clone(), method, until };
        Ok(vec![Change::new(session.stream(), started)])
    }
}
