//! Organisations.

use super::{Changes, Context, reason, refuse_if};
use crate::event::{Change, Event, OrganisationKind};
use crate::ground::{Ground, Refused};
use crate::id::{AccountId, OrganisationId};
use crate::state::{Accounts, Organisation};
use std::collections::BTreeSet;

/// Sites of one organisation.
const SITES: usize = 200;

impl Accounts {
    pub(crate) fn known_organisation(&self, id: &OrganisationId) -> Result<&Organisation, Refused> {
        self.organisations.get(id).ok_or(Refused(Ground::NotFound))
    }

    pub(super) fn add_organisation(
        &self,
        id: &OrganisationId,
        kind: OrganisationKind,
        sites: &BTreeSet<String>,
    ) -> Changes {
        refuse_if(self.organisations.contains_key(id), Ground::Already)?;
        fitting(sites)?;
        let added = Event::OrganisationAdded { organisation: kind, sites: sites.clone() };
        Ok(vec![Change::new(id.stream(), added)])
    }

    pub(super) fn set_sites(&self, id: &OrganisationId, sites: &BTreeSet<String>) -> Changes {
        refuse_if(self.known_organisation(id)?.sites == *sites, Ground::Already)?;
        fitting(sites)?;
        Ok(vec![Change::new(id.stream(), Event::OrganisationSites { sites: sites.clone() })])
    }

    pub(super) fn close_organisation(
        &self,
        id: &OrganisationId,
        why: &str,
        context: &Context<'_>,
    ) -> Changes {
        let reason = reason(why)?;
        refuse_if(!self.known_organisation(id)?.open, Ground::Already)?;
        let is_of = |account: &AccountId| {
            self.accounts.get(account).is_some_and(|account| account.organisation == *id)
        };
        let left = self.administrators_but(context.roles, context.today(), |_, grant| is_of(&grant.account));
        let before = self.administrators(context.roles, context.today());
        refuse_if(left.is_empty() && !before.is_empty(), Ground::LastAdministrator)?;
        Ok(vec![Change::new(id.stream(), Event::OrganisationClosed { reason })])
    }

    pub(super) fn reopen_organisation(&self, id: &OrganisationId, why: &str) -> Changes {
        let reason = reason(why)?;
        refuse_if(self.known_organisation(id)?.open, Ground::Already)?;
        Ok(vec![Change::new(id.stream(), Event::OrganisationReopened { reason })])
    }
}

/// Names of sites are ids of their own, such as `plant-2`.
fn fitting(sites: &BTreeSet<String>) -> Result<(), Refused> {
    refuse_if(sites.len() > SITES, Ground::TooMany)?;
    let fits = |site: &String| OrganisationId::new(site).is_ok();
    refuse_if(!sites.iter().all(fits), Ground::Site)
}
