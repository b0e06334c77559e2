//! Accounts of people and programs.

use super::{Changes, Context, end_sessions, reason, refuse_if};
use crate::event::{Change, Event, PasswordChange, Report, SessionEnd};
use crate::ground::{Ground, Refused};
use crate::id::{AccountId, OrganisationId, SessionId};
use crate::state::{Account, Accounts, Standing};

impl Accounts {
    pub(crate) fn known_account(&self, id: &AccountId) -> Result<&Account, Refused> {
        self.accounts.get(id).ok_or(Refused(Ground::NotFound))
    }

    /// An account that acts.
    pub(crate) fn acting(&self, id: &AccountId) -> Result<&Account, Refused> {
        let account = self.known_account(id)?;
        if self.acts(id) { Ok(account) } else { Err(Refused(Ground::AccountDisabled)) }
    }

    pub(super) fn add_account(&self, id: &AccountId, organisation: &OrganisationId) -> Changes {
        refuse_if(!self.known_organisation(organisation)?.open, Ground::AccountDisabled)?;
        refuse_if(self.accounts.contains_key(id), Ground::Already)?;
        let added = Event::AccountAdded { organisation: organisation.clone() };
        Ok(vec![Change::new(id.to_string(), added)])
    }

    /// Everything by which the account could act ends with it: enabling it later brings nothing of it back, so that
    /// one hand cannot give again what took two.
    pub(super) fn disable_account(&self, id: &AccountId, why: &str, context: &Context<'_>) -> Changes {
        let reason = reason(why)?;
        refuse_if(!self.known_account(id)?.enabled, Ground::Already)?;
        let mut reported = Vec::new();
        let before = self.administrators(context.roles, context.today());
        if before.contains(id) {
            match before.len() {
                1 => return Err(Refused(Ground::LastAdministrator)),
                2 => reported.push(Report::OneAdministrator),
                _ => {}
            }
        }
        let mut changes =
            vec![Change::new(id.to_string(), Event::AccountDisabled { reason: reason.clone() })];
        changes.extend(end_sessions(context.sessions, id, SessionEnd::Disabled, |_| false));
        for (grant, held) in self.grants_of(id) {
            let reason = reason.clone();
            let over = match held.standing {
                Standing::Proposed => Event::GrantRejected { reason },
                Standing::Approved => {
                    let reported = if context.roles.administers(&held.grant.role) {
                        reported.clone()
                    } else {
                        Vec::new()
                    };
                    Event::GrantRevoked { reason, reported }
                }
                Standing::Rejected | Standing::Revoked => continue,
            };
            changes.push(Change::new(grant.stream(), over));
        }
        for (token, _) in self.tokens_of(id).filter(|(_, token)| !token.revoked) {
            changes.push(Change::new(token.stream(), Event::TokenRevoked { reason: reason.clone() }));
        }
        let links = self.links.iter().filter(|(_, link)| link.open && link.account.as_ref() == Some(id));
        changes.extend(links.map(|(link, _)| Change::new(link.stream(), Event::LinkRevoked {})));
        Ok(changes)
    }

    pub(super) fn enable_account(&self, id: &AccountId, why: &str) -> Changes {
        let reason = reason(why)?;
        refuse_if(self.known_account(id)?.enabled, Ground::Already)?;
        Ok(vec![Change::new(id.to_string(), Event::AccountEnabled { reason })])
    }

    pub(super) fn change_details(&self, id: &AccountId) -> Changes {
        self.acting(id)?;
        Ok(vec![Change::new(id.to_string(), Event::DetailsChanged {})])
    }

    pub(super) fn change_password(
        &self,
        how: PasswordChange,
        keep: Option<&SessionId>,
        context: &Context<'_>,
    ) -> Changes {
        let id = context.person()?;
        refuse_if(!self.acting(id)?.entered || how == PasswordChange::Link, Ground::NotFound)?;
        let mut changes = vec![Change::new(id.to_string(), Event::PasswordChanged { method: how })];
        if how == PasswordChange::Own {
            let kept = |session: &crate::Session| keep == Some(&session.id);
            changes.extend(end_sessions(context.sessions, id, SessionEnd::NewPassword, kept));
        }
        Ok(changes)
    }

    pub(super) fn change_second_factor(&self, there: bool, context: &Context<'_>) -> Changes {
        let id = context.person()?;
        refuse_if(!self.acting(id)?.second_factor && !there, Ground::Already)?;
        Ok(vec![Change::new(id.to_string(), Event::SecondFactorChanged { there })])
    }

    pub(super) fn change_provider(&self, there: bool, context: &Context<'_>) -> Changes {
        let id = context.person()?;
        self.acting(id)?;
        Ok(vec![Change::new(id.to_string(), Event::ProviderChanged { there })])
    }
}
