//! One question put to the policies, and what is made of the answer.

use crate::action::{By, On};
use crate::entities::{Capacity, Force, Made, capacities};
use crate::policies::Sets;
use crate::{
    Account, AccountId, AccountTarget, ActionId, Actor, Administrators, Answer, CaseTarget, Circumstances,
    Decision, Duty, Grant, Ground, Mode, OrganisationId, Permissions, Permit, Refused, Role, RuleTarget,
    Separation, SignedInBy, Target,
};
use cedar_policy::{
    Authorizer, Context, Decision as Cedar, Entities, Entity, PolicyId, PolicySet, Request,
    RestrictedExpression as Value,
};
use std::collections::BTreeSet;

/// An action as it is asked about.
#[derive(Debug, Clone)]
pub(crate) struct Known {
    pub(crate) row: String,
    pub(crate) mode: Mode,
    pub(crate) by: BTreeSet<By>,
    pub(crate) on: On,
    pub(crate) entity: Entity,
    pub(crate) sets: Sets,
}

/// Who asks to do what to what.
#[derive(Clone, Copy)]
pub(crate) struct Question<'a> {
    pub(crate) permissions: &'a Permissions,
    pub(crate) actor: &'a Actor,
    pub(crate) action: &'a ActionId,
    pub(crate) target: &'a Target,
    pub(crate) now: &'a Circumstances,
}

/// What the policies say to one capacity.
struct Said {
    allowed: bool,
    /// Those that made it so: of a refusal the guards, none where nothing permits.
    policies: BTreeSet<String>,
}

/// A capacity that would be allowed, were there no guards.
struct Guarded {
    guards: BTreeSet<String>,
    hidden: bool,
}

impl Question<'_> {
    /// The answer.
    pub(crate) fn decide(&self) -> Decision {
        self.try_decide().unwrap_or_else(|_| self.refuse(Ground::NoSuchAction, Answer::Forbidden).into())
    }

    fn try_decide(&self) -> Made<Decision> {
        let Some(known) = self.known() else {
            return Ok(self.refuse(Ground::NoSuchAction, Answer::Forbidden).into());
        };
        let mut guarded = Vec::new();
        for capacity in self.capacities(known, Force::In)? {
            let said = self.put(&known.sets.all, known, &capacity, self.now)?;
            if said.allowed {
                return Ok(Decision::Allowed(self.permit(known, &capacity, said.policies)?));
            }
            if self.permitted(known, &capacity)? {
                let hidden = said.policies.iter().any(|id| self.hides(id));
                guarded.push(Guarded { guards: said.policies, hidden });
            }
        }
        // Where one role is told why and another is not, the one in whose sight the target lies speaks.
        guarded.sort_by_key(|guarded| guarded.hidden);
        let refused = match guarded.into_iter().next() {
            Some(Guarded { guards, hidden }) => {
                let answer = if hidden { Answer::NotFound } else { Answer::Forbidden };
                self.refuse(Ground::Forbidden { policies: guards }, answer)
            }
            None => self.without_role(known)?,
        };
        Ok(refused.into())
    }

    /// The answer where there is no target.
    pub(crate) fn unknown(&self) -> Refused {
        self.try_unknown().unwrap_or_else(|_| self.refuse(Ground::NoSuchAction, Answer::Forbidden))
    }

    fn try_unknown(&self) -> Made<Refused> {
        let Some(known) = self.known() else {
            return Ok(self.refuse(Ground::NoSuchAction, Answer::Forbidden));
        };
        for capacity in self.capacities(known, Force::In)? {
            if self.permitted(known, &capacity)? {
                return Ok(self.refuse(Ground::NoSuchTarget, Answer::NotFound));
            }
        }
        self.without_role(known)
    }

    /// The action, when there is one and it takes such a target.
    fn known(&self) -> Option<&Known> {
        self.permissions.actions.get(self.action).filter(|known| known.on == self.target.kind())
    }

    fn capacities(&self, known: &Known, force: Force) -> Made<Vec<Capacity>> {
        capacities(self.actor, &known.by, self.now.on, force, &self.permissions.roles)
    }

    /// Puts the question for one capacity. A policy that could not be evaluated never allows.
    fn put(&self, set: &PolicySet, known: &Known, capacity: &Capacity, now: &Circumstances) -> Made<Said> {
        let target = self.target.entity()?;
        let action = known.entity.uid();
        let request = Request::new(
            capacity.uid.clone(),
            action,
            target.uid(),
            self.context(now)?,
            Some(&self.permissions.schema),
        )
        .map_err(|error| error.to_string())?;
        let entities = capacity.entities.iter().cloned().chain([known.entity.clone(), target]);
        let entities = Entities::from_entities(entities, None).map_err(|error| error.to_string())?;
        let response = Authorizer::new().is_authorized(&request, set, &entities);
        let failed = response.diagnostics().errors().next().is_some();
        let name = |id: &PolicyId| AsRef::<str>::as_ref(id).to_owned();
        let policies = response.diagnostics().reason().map(name).collect();
        Ok(Said { allowed: response.decision() == Cedar::Allow && !failed, policies })
    }

    /// Whether anything permits it, guards aside.
    fn permitted(&self, known: &Known, capacity: &Capacity) -> Made<bool> {
        Ok(self.put(&known.sets.permits, known, capacity, self.now)?.allowed)
    }

    fn context(&self, now: &Circumstances) -> Made<Context> {
        let in_scope = match self.actor {
            Actor::Account(Account { by: SignedInBy::Token(scope), .. }) => scope.contains(self.action),
            _ => true,
        };
        let pairs = [
            ("in_scope", Value::new_bool(in_scope)),
            ("small_authority", Value::new_bool(now.separation == Separation::SmallAuthority)),
            ("single_administrator", Value::new_bool(now.administrators == Administrators::One)),
        ];
        let seen = now.seen.as_ref().map(|seen| ("seen", Value::new_string(seen.clone())));
        let pairs = pairs.into_iter().chain(seen).map(|(name, value)| (name.to_owned(), value));
        Context::from_pairs(pairs).map_err(|error| error.to_string())
    }

    fn hides(&self, id: &str) -> bool {
        self.permissions.policies.rows.get(id).is_some_and(|row| row.hides)
    }

    /// The permit, with the duties of its policies and, where full separation would refuse, the duty to say so.
    fn permit(&self, known: &Known, capacity: &Capacity, policies: BTreeSet<String>) -> Made<Permit> {
        let rows = policies.iter().filter_map(|id| self.permissions.policies.rows.get(id));
        let mut duties: BTreeSet<Duty> = rows.filter_map(|row| row.duty).collect();
        let strict = Circumstances {
            separation: Separation::Full,
            administrators: Administrators::Several,
            ..self.now.clone()
        };
        if strict != *self.now && !self.put(&known.sets.all, known, capacity, &strict)?.allowed {
            duties.insert(Duty::RecordReducedSeparation);
        }
        Ok(Permit { role: capacity.role.clone(), policies, duties })
    }

    /// The refusal of somebody whom nothing permits it. It depends on no target.
    fn without_role(&self, known: &Known) -> Made<Refused> {
        let Actor::Account(account) = self.actor else {
            let answer = if *self.actor == Actor::Public { Answer::SignIn } else { Answer::Forbidden };
            return Ok(self.refuse(Ground::NotSignedIn, answer));
        };
        for capacity in self.capacities(known, Force::Out)? {
            if !self.permitted(known, &capacity)? {
                continue;
            }
            let out = |grant: &&Grant| {
                Force::Out.has(grant, self.now.on) && Some(&grant.role) == capacity.role.as_ref()
            };
            if let Some(Grant { role, term, .. }) = account.grants.iter().find(out) {
                let ground =
                    Ground::RoleNotInForce { role: role.clone(), from: term.from, until: term.until };
                return Ok(self.refuse(ground, Answer::Forbidden));
            }
        }
        let roles = self.permissions.roles_for(self.action);
        Ok(self.refuse(Ground::RoleMissing { roles }, Answer::Forbidden))
    }

    fn refuse(&self, ground: Ground, answer: Answer) -> Refused {
        Refused { action: self.action.clone(), ground, answer }
    }
}

impl Target {
    /// A target of a kind that is nobody's.
    pub(crate) fn nobodys(on: Option<On>) -> Self {
        let none = OrganisationId::nobodys;
        match on {
            None | Some(On::Node) => Self::Node,
            Some(On::Organisation) => Self::Organisation(none()),
            Some(On::Account) => Self::Account(AccountTarget {
                account: AccountId::nobodys(),
                organisation: none(),
                role: None,
                proposed: BTreeSet::new(),
            }),
            Some(On::Case) => Self::Case(Box::new(CaseTarget::new(none(), ""))),
            Some(On::Rule) => Self::Rule(RuleTarget::default()),
        }
    }
}

impl From<Refused> for Decision {
    fn from(refused: Refused) -> Self {
        Self::Refused(refused)
    }
}

impl Permissions {
    /// The roles of the matrix that give an action.
    #[must_use]
    pub fn roles_for(&self, action: &ActionId) -> BTreeSet<Role> {
        let Some(known) = self.actions.get(action) else { return BTreeSet::new() };
        let row = self.matrix.rows.iter().find(|row| row.id == known.row);
        let cells = row.into_iter().flat_map(|row| &row.cells);
        cells
            .filter(|(_, cell)| cell.allows(known.mode))
            .filter_map(|(column, _)| Role::new(column).ok())
            .filter(|role| self.roles.contains_key(role))
            .collect()
    }
}
