//! Asking the policies.

use crate::caller::{By, Caller};
use crate::fault::{Error, Fault, Ground, Refusal};
use crate::office::{Known, Office, account_name};
use crate::sign_in;
use jiff::Timestamp;
use mtcr_accounts::{AccountId, Grant, Ground as Rule, OrganisationId, Refused, day};
use mtcr_permissions::{
    AccountTarget, ActionId, Administrators, Circumstances, Decision, Permit, Role, Separation, Target,
};
use std::collections::BTreeSet;

impl Office {
    /// The actions that the office asks the policies for by itself.
    pub const ACTIONS: &'static [&'static str] = &[
        "company-users-write",
        "configuration-write",
        "first-administrator-write",
        "hit-decision-read",
        "hit-decision-view",
        "hit-decision-write",
        "hit-explanation-read",
        "hit-release-propose",
        "hit-release-sign",
        "organisations-write",
        "own-account-write",
        "own-tokens-write",
        "party-screening-write",
        "people-write",
        "role-grant-propose",
        "role-grant-sign",
        "service-accounts-write",
        "sessions-write",
        "sign-in-write",
        "tokens-write",
    ];

    /// Whether somebody may do something, and on which grounds; a refusal is recorded as far as there is room.
    ///
    /// For what has its own command use [`Office::act`], which asks this as well; this is for the routes that only read,
    /// and for those whose command is elsewhere.
    ///
    /// # Errors
    /// They may not, or the store cannot be read.
    pub async fn may(
        &self,
        caller: &Caller,
        action: &ActionId,
        target: &Target,
        request: &crate::Request<'_>,
    ) -> Result<Permit, Error> {
        self.may_seeing(caller, action, target, None, request).await
    }

    /// The same where something was seen that is to be signed: its digest.
    ///
    /// # Errors
    /// As [`Office::may`].
    pub async fn may_seeing(
        &self,
        caller: &Caller,
        action: &ActionId,
        target: &Target,
        seen: Option<&str>,
        request: &crate::Request<'_>,
    ) -> Result<Permit, Error> {
        let known = self.known().await?;
        let caller = match self.as_of(&known, caller, request.now)? {
            Ok(caller) => caller,
            Err(refusal) => return Err(self.refuse(caller, action.as_str(), None, refusal, request).await?),
        };
        let caller = &caller;
        let mut circumstances = self.circumstances(&known, request.now);
        circumstances.seen = seen.map(str::to_owned);
        match self.shared.permissions.decide(&caller.actor, action, target, &circumstances) {
            Decision::Allowed(permit) => Ok(permit),
            Decision::Refused(refused) => {
                let refusal = Refusal { answer: refused.answer, ground: Ground::Policy(refused.ground) };
                Err(self.refuse(caller, action.as_str(), None, refusal, request).await?)
            }
        }
    }

    /// Somebody as accounts stand now: with the roles and scopes of this moment, or not at all.
    pub(crate) fn as_of(
        &self,
        known: &Known,
        caller: &Caller,
        now: Timestamp,
    ) -> Result<Result<Caller, Refusal>, Fault> {
        let Some(account) = caller.account() else { return Ok(Ok(caller.clone())) };
        let by = match &caller.by {
            By::Token(token, _) => match known.accounts.token_acts(token, None, now) {
                Ok(found) => By::Token(token.clone(), found.scopes.clone()),
                Err(Refused(rule)) => return Ok(Err(Refusal::rule(rule))),
            },
            other => other.clone(),
        };
        if !known.accounts.acts(account) {
            return Ok(Err(Refusal::rule(Rule::SessionOver)));
        }
        sign_in::caller(known, account, by).map(Ok)
    }

    /// What the policies depend on besides who, what and on what.
    pub(crate) fn circumstances(&self, known: &Known, now: Timestamp) -> Circumstances {
        let accounts = &known.accounts;
        let beginning = accounts.is_beginning(&self.shared.roles);
        Circumstances {
            on: day(now),
            separation: if accounts.is_small() { Separation::SmallAuthority } else { Separation::Full },
            administrators: if beginning { Administrators::One } else { Administrators::Several },
            seen: None,
        }
    }

    pub(crate) fn permitted(
        &self,
        known: &Known,
        caller: &Caller,
        action: &ActionId,
        target: &Target,
        now: Timestamp,
    ) -> Result<Permit, Refusal> {
        let circumstances = self.circumstances(known, now);
        match self.shared.permissions.decide(&caller.actor, action, target, &circumstances) {
            Decision::Allowed(permit) => Ok(permit),
            Decision::Refused(refused) => {
                Err(Refusal { answer: refused.answer, ground: Ground::Policy(refused.ground) })
            }
        }
    }

    /// The first of several ways that is permitted; where none is, the refusal of the first.
    pub(crate) fn permitted_by(
        &self,
        known: &Known,
        caller: &Caller,
        ways: &[(ActionId, Option<Target>)],
        now: Timestamp,
    ) -> Result<ActionId, (ActionId, Refusal)> {
        let mut first = None;
        for (action, target) in ways {
            let decided = match target {
                Some(target) => self.permitted(known, caller, action, target, now).map(drop),
                None => {
                    let circumstances = self.circumstances(known, now);
                    let refused = self.shared.permissions.unknown(&caller.actor, action, &circumstances);
                    Err(Refusal { answer: refused.answer, ground: Ground::Policy(refused.ground) })
                }
            };
            match decided {
                Ok(()) => return Ok(action.clone()),
                Err(refusal) => first = first.or(Some((action.clone(), refusal))),
            }
        }
        Err(first.unwrap_or_else(|| {
            let ground = Ground::Policy(mtcr_permissions::Ground::NoSuchAction);
            (no_action(), Refusal::plain(ground))
        }))
    }
}

/// Never asked for: every order has a way.
#[expect(clippy::expect_used, reason = "the word is of the form of an action")]
fn no_action() -> ActionId {
    ActionId::new("none").expect("a word in small letters")
}

/// An action by its name, which stands in `data/policies/actions/`; a test asks for each of them.
pub(crate) fn action(name: &str) -> Result<ActionId, Fault> {
    ActionId::new(name).map_err(|_| Fault::Name(name.to_owned()))
}

/// An organisation as what something is done to.
pub(crate) fn organisation(id: &OrganisationId) -> Result<Target, Fault> {
    Ok(Target::Organisation(organisation_name(id)?))
}

pub(crate) fn organisation_name(id: &OrganisationId) -> Result<mtcr_permissions::OrganisationId, Fault> {
    let name = mtcr_permissions::OrganisationId::new(&id.stream());
    name.map_err(|_| Fault::Name(id.to_string()))
}

/// An account as what something is done to.
pub(crate) fn account(id: &AccountId, of: &OrganisationId) -> Result<Target, Fault> {
    matter(id, of, None, None)
}

/// A role grant as what something is done to.
pub(crate) fn grant(
    grant: &Grant,
    of: &OrganisationId,
    proposed_by: Option<&AccountId>,
) -> Result<Target, Fault> {
    matter(&grant.account, of, Some(grant.role.clone()), proposed_by)
}

fn matter(
    id: &AccountId,
    of: &OrganisationId,
    role: Option<Role>,
    proposed_by: Option<&AccountId>,
) -> Result<Target, Fault> {
    let proposed: Result<BTreeSet<_>, Fault> = proposed_by.into_iter().map(account_name).collect();
    Ok(Target::Account(AccountTarget {
        account: account_name(id)?,
        organisation: organisation_name(of)?,
        role,
        proposed: proposed?,
    }))
}
