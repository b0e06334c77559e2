//! Roles: proposed by one, granted by another.

use super::{Changes, Context, reason, refuse_if};
use crate::event::{Change, Event, Grant, OrganisationKind, Report};
use crate::ground::{Ground, Refused};
use crate::id::GrantId;
use crate::state::{Accounts, RoleGrant, Standing};
use crate::who::Who;
use mtcr_permissions::Role;

impl Accounts {
    pub(super) fn propose_grant(
        &self,
        id: &GrantId,
        grant: &Grant,
        why: &str,
        context: &Context<'_>,
    ) -> Changes {
        let hand = context.person()?;
        let reason = reason(why)?;
        self.known_account(&grant.account)?;
        refuse_if(!self.may_grant(hand, grant, context.roles, context.today()), Ground::RoleNotHeld)?;
        refuse_if(self.grants.contains_key(id), Ground::Already)?;
        self.fits(grant, context)?;
        refuse_if(
            grant.until.duration_since(grant.from) > context.policy.grant.longest.duration(),
            Ground::Period,
        )?;
        let reported = if *hand == grant.account { vec![Report::OwnProposal] } else { Vec::new() };
        Ok(vec![Change::new(id.stream(), Event::GrantProposed { grant: grant.clone(), reason, reported })])
    }

    pub(super) fn approve_grant(&self, id: &GrantId, context: &Context<'_>) -> Changes {
        let hand = context.person()?;
        let today = context.today();
        let proposed = self.grants.get(id).ok_or(Refused(Ground::NotFound))?;
        let grant = &proposed.grant;
        refuse_if(!self.may_grant(hand, grant, context.roles, today), Ground::RoleNotHeld)?;
        refuse_if(proposed.standing != Standing::Proposed, Ground::NotOpen)?;
        refuse_if(*hand == grant.account, Ground::OwnGrant)?;
        let mut reported = Vec::new();
        if context.is_proposer(proposed) {
            // The first administrator appoints the second alone, and nobody else.
            let second = context.roles.administers(&grant.role) && self.is_beginning(context.roles);
            refuse_if(!second, Ground::SecondPerson)?;
            reported.push(Report::SingleHand);
        }
        let waited = context.now.duration_since(proposed.proposed.at);
        refuse_if(waited >= context.policy.grant.proposal.duration(), Ground::Stale)?;
        if let Who::Account(proposer) = &proposed.proposed.by {
            refuse_if(!self.may_grant(proposer, grant, context.roles, today), Ground::ProposerGone)?;
        }
        if self.fits(grant, context)? {
            reported.push(Report::Combined);
        }
        if self.owes(hand, &grant.account, context.policy, context.now) {
            refuse_if(!self.small, Ground::Mutual)?;
            reported.push(Report::Mutual);
        }
        Ok(vec![Change::new(id.stream(), Event::GrantApproved { reported })])
    }

    pub(super) fn reject_grant(&self, id: &GrantId, why: &str, context: &Context<'_>) -> Changes {
        let hand = context.person()?;
        let reason = reason(why)?;
        let proposed = self.grants.get(id).ok_or(Refused(Ground::NotFound))?;
        let may = *hand == proposed.grant.account
            || self.may_grant(hand, &proposed.grant, context.roles, context.today());
        refuse_if(!may, Ground::RoleNotHeld)?;
        refuse_if(proposed.standing != Standing::Proposed, Ground::NotOpen)?;
        Ok(vec![Change::new(id.stream(), Event::GrantRejected { reason })])
    }

    /// One hand takes a role back: what takes two is to give it.
    pub(super) fn revoke_grant(&self, id: &GrantId, why: &str, context: &Context<'_>) -> Changes {
        let hand = context.person()?;
        let reason = reason(why)?;
        let today = context.today();
        let held = self.grants.get(id).ok_or(Refused(Ground::NotFound))?;
        let may = *hand == held.grant.account || self.may_grant(hand, &held.grant, context.roles, today);
        refuse_if(!may, Ground::RoleNotHeld)?;
        refuse_if(held.standing != Standing::Approved, Ground::NotOpen)?;
        let mut reported = Vec::new();
        let before = self.administrators(context.roles, today);
        let after = self.administrators_but(context.roles, today, |other, _| other == id);
        if after.len() < before.len() {
            refuse_if(after.is_empty(), Ground::LastAdministrator)?;
            if after.len() == 1 {
                reported.push(Report::OneAdministrator);
            }
        }
        Ok(vec![Change::new(id.stream(), Event::GrantRevoked { reason, reported })])
    }

    /// Whether a role can be held as proposed; true where it excludes another one and only a small authority has both.
    fn fits(&self, grant: &Grant, context: &Context<'_>) -> Result<bool, Refused> {
        let account = self.acting(&grant.account)?;
        refuse_if(grant.until < grant.from || grant.until < context.today(), Ground::Period)?;
        let own = self.known_organisation(&account.organisation)?;
        let fits = context.roles.fits(&grant.role, own.kind, grant.account.is_service());
        refuse_if(!fits, Ground::RoleDoesNotFit)?;
        let of = match &grant.acts_for {
            None => own,
            // A mandate is given to an agent, and by an exporter.
            Some(other) => {
                let other = self.known_organisation(other)?;
                let is_mandate = own.kind == OrganisationKind::Agent
                    && other.kind == OrganisationKind::Exporter
                    && other.open;
                refuse_if(!is_mandate, Ground::RoleDoesNotFit)?;
                other
            }
        };
        refuse_if(!grant.sites.is_subset(&of.sites), Ground::Site)?;
        // On no day may both be held.
        let meets = |other: &Grant| other.from <= grant.until && grant.from <= other.until;
        let beside: Vec<&Role> = self
            .grants_of(&grant.account)
            .filter(|(_, other)| other.standing == Standing::Approved && meets(&other.grant))
            .map(|(_, other)| &other.grant.role)
            .collect();
        let never = beside.iter().any(|other| context.roles.never(other, &grant.role));
        let excluded = beside.iter().any(|other| context.roles.exclude(other, &grant.role));
        refuse_if(never || (excluded && !self.small), Ground::RolesExclude)?;
        Ok(excluded)
    }
}

impl Context<'_> {
    fn is_proposer(&self, grant: &RoleGrant) -> bool {
        *self.by == grant.proposed.by
    }
}
