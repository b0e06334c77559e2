//! Actors and targets as the policies see them.

use crate::action::{By, On};
use crate::role::RoleRow;
use crate::{
    Account, AccountId, AccountKind, Actor, CaseTarget, Grant, OrganisationId, Role, SignedInBy, SiteId,
    Sites, Target,
};
use cedar_policy::{Entity, EntityId, EntityTypeName, EntityUid, RestrictedExpression as Value};
use jiff::civil::Date;
use std::collections::{BTreeMap, BTreeSet};
use std::str::FromStr;

/// What makes an entity: nothing that gets here can fail, and if something did the request would be refused.
pub(crate) type Made<T> = Result<T, String>;

/// The entity of a type and id.
pub(crate) fn uid(kind: &str, id: &str) -> Made<EntityUid> {
    let kind = EntityTypeName::from_str(kind).map_err(|error| error.to_string())?;
    Ok(EntityUid::from_type_name_and_id(kind, EntityId::new(id)))
}

fn reference(kind: &str, id: &str) -> Made<Value> {
    Ok(Value::new_entity_uid(uid(kind, id)?))
}

fn references<'a>(kind: &str, ids: impl IntoIterator<Item = &'a str>) -> Made<Value> {
    let values: Made<Vec<Value>> = ids.into_iter().map(|id| reference(kind, id)).collect();
    Ok(Value::new_set(values?))
}

fn accounts(ids: &BTreeSet<AccountId>) -> Made<Value> {
    references("Account", ids.iter().map(AccountId::as_str))
}

fn entity<const N: usize>(
    uid: EntityUid,
    attributes: [(&'static str, Value); N],
    optional: impl IntoIterator<Item = (&'static str, Value)>,
    parents: Vec<EntityUid>,
) -> Made<Entity> {
    let attributes = attributes.into_iter().chain(optional);
    let attributes = attributes.map(|(name, value)| (name.to_owned(), value)).collect();
    Entity::new(uid, attributes, parents.into_iter().collect()).map_err(|error| error.to_string())
}

/// Somebody in one capacity: a decision is asked for each, and one that allows is enough.
#[derive(Debug, Clone)]
pub(crate) struct Capacity {
    /// The role, where it is one of a holder.
    pub(crate) role: Option<Role>,
    /// Which entity it is.
    pub(crate) uid: EntityUid,
    /// The entity, with those that its role hangs on.
    pub(crate) entities: Vec<Entity>,
}

/// In which capacities an actor can act, of those that an action takes, with its grants that are in force or those
/// that are not.
pub(crate) fn capacities(
    actor: &Actor,
    by: &BTreeSet<By>,
    on: Date,
    force: Force,
    roles: &BTreeMap<Role, RoleRow>,
) -> Made<Vec<Capacity>> {
    let mut all = Vec::new();
    if by.contains(&By::Public) {
        all.push(plain("Public", "public")?);
    }
    match actor {
        Actor::Public => {}
        Actor::Console => {
            if by.contains(&By::Console) {
                all.push(plain("Console", "console")?);
            }
        }
        Actor::Account(account) => {
            if by.contains(&By::Person) && account.kind == AccountKind::Person {
                all.push(person(account)?);
            }
            if by.contains(&By::Holder) {
                for grant in account.grants.iter().filter(|grant| force.has(grant, on)) {
                    all.push(holder(account, grant, on, roles)?);
                }
            }
        }
    }
    Ok(all)
}

/// Which grants are meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Force {
    /// Those in force on the day.
    In,
    /// The others.
    Out,
}

impl Force {
    /// Whether a grant is among those meant.
    pub(crate) fn has(self, grant: &Grant, on: Date) -> bool {
        grant.term.holds(on) == (self == Self::In)
    }
}

fn plain(kind: &str, id: &str) -> Made<Capacity> {
    let uid = uid(kind, id)?;
    Ok(Capacity { role: None, entities: vec![entity(uid.clone(), [], [], Vec::new())?], uid })
}

fn is_token(account: &Account) -> Value {
    Value::new_bool(account.by != SignedInBy::Session)
}

fn person(account: &Account) -> Made<Capacity> {
    let uid = uid("Person", account.id.as_str())?;
    let attributes = [("account", reference("Account", account.id.as_str())?), ("token", is_token(account))];
    Ok(Capacity { role: None, entities: vec![entity(uid.clone(), attributes, [], Vec::new())?], uid })
}

fn holder(account: &Account, grant: &Grant, on: Date, roles: &BTreeMap<Role, RoleRow>) -> Made<Capacity> {
    let held: BTreeSet<&Role> = account
        .grants
        .iter()
        .filter(|other| Force::In.has(other, on) || *other == grant)
        .map(|grant| &grant.role)
        .collect();
    let acts_for = grant.acts_for.as_ref().unwrap_or(&grant.organisation);
    let sites = match &grant.sites {
        Sites::All => Vec::new(),
        Sites::These(sites) => sites.iter().map(SiteId::as_str).collect(),
    };
    let role = uid("Role", grant.role.as_str())?;
    let scopes: Made<Vec<EntityUid>> = roles
        .get(&grant.role)
        .into_iter()
        .flat_map(|row| &row.scope)
        .map(|scope| uid("Scope", scope))
        .collect();
    let uid = uid("Holder", account.id.as_str())?;
    let attributes = [
        ("account", reference("Account", account.id.as_str())?),
        ("person", Value::new_bool(account.kind == AccountKind::Person)),
        ("token", is_token(account)),
        ("organisation", reference("Organisation", grant.organisation.as_str())?),
        ("acts_for", reference("Organisation", acts_for.as_str())?),
        ("mandate", Value::new_bool(grant.acts_for.is_some())),
        ("all_sites", Value::new_bool(grant.sites == Sites::All)),
        ("sites", references("Site", sites)?),
        ("roles", references("Role", held.into_iter().map(Role::as_str))?),
    ];
    let holder = entity(uid.clone(), attributes, [], vec![role.clone()])?;
    let entities = vec![holder, entity(role, [], [], scopes?)?];
    Ok(Capacity { role: Some(grant.role.clone()), uid, entities })
}

impl Target {
    /// What kind it is.
    #[must_use]
    pub const fn kind(&self) -> On {
        match self {
            Self::Node => On::Node,
            Self::Organisation(_) => On::Organisation,
            Self::Account(_) => On::Account,
            Self::Case(_) => On::Case,
            Self::Rule(_) => On::Rule,
        }
    }

    /// The entity of the schema.
    pub(crate) fn entity(&self) -> Made<Entity> {
        let kind = self.kind().entity();
        match self {
            Self::Node => entity(uid(kind, "node")?, [], [], Vec::new()),
            Self::Organisation(id) => entity(uid(kind, id.as_str())?, [], [], Vec::new()),
            Self::Account(target) => {
                let role = target.role.as_ref().map(|role| reference("Role", role.as_str())).transpose()?;
                let attributes = [
                    ("account", reference("Account", target.account.as_str())?),
                    ("organisation", reference("Organisation", target.organisation.as_str())?),
                    ("proposed", accounts(&target.proposed)?),
                ];
                entity(uid(kind, "target")?, attributes, role.map(|role| ("role", role)), Vec::new())
            }
            Self::Case(case) => case.entity(uid(kind, "target")?),
            Self::Rule(rule) => {
                let attributes = [
                    ("proposed", accounts(&rule.proposed)?),
                    ("digest", Value::new_string(rule.digest.clone())),
                ];
                entity(uid(kind, "target")?, attributes, [], Vec::new())
            }
        }
    }
}

impl CaseTarget {
    fn entity(&self, uid: EntityUid) -> Made<Entity> {
        let owner = self.owner.as_ref().map(|id| reference("Organisation", id.as_str())).transpose()?;
        let site = self.site.as_ref().map(|id| reference("Site", id.as_str())).transpose()?;
        let optional = owner.map(|owner| ("owner", owner)).into_iter().chain(site.map(|site| ("site", site)));
        let attributes = [
            ("office", reference("Organisation", self.office.as_str())?),
            ("asked", references("Organisation", self.asked.iter().map(OrganisationId::as_str))?),
            ("proposed", accounts(&self.acts.proposed)?),
            ("assessed", accounts(&self.acts.assessed)?),
            ("advised", accounts(&self.acts.advised)?),
            ("judged", accounts(&self.acts.judged)?),
            ("signed", accounts(&self.acts.signed)?),
            ("first_instance", accounts(&self.acts.first_instance)?),
            ("digest", Value::new_string(self.digest.clone())),
        ];
        entity(uid, attributes, optional, Vec::new())
    }
}

#[cfg(test)]
mod tests {
    use super::{Force, capacities};
    use crate::{
        Account, AccountId, AccountKind, AccountTarget, Actor, By, CaseTarget, Grant, OrganisationId,
        Permissions, Role, RuleTarget, SignedInBy, SiteId, Sites, Target, Term,
    };
    use cedar_policy::Entities;
    use std::collections::BTreeSet;

    /// What is made for a question has the attributes and parents that the schema declares, no more and no fewer: a
    /// guard that read an attribute by another name would never forbid.
    #[test]
    fn entities_fit_the_schema() {
        let permissions = Permissions::built_in().unwrap();
        let own = OrganisationId::new("organisation/1").unwrap();
        let me = AccountId::new("person/1").unwrap();
        let site = SiteId::new("site/1").unwrap();
        let on = "2031-03-04".parse().unwrap();
        let grant = |row: &crate::RoleRow| Grant {
            role: row.role.clone(),
            organisation: own.clone(),
            acts_for: Some(own.clone()),
            sites: Sites::These(BTreeSet::from([site.clone()])),
            term: Term { from: on, until: None },
        };
        let grants = permissions.roles().map(grant).collect();
        let account = Account { id: me.clone(), kind: AccountKind::Person, grants, by: SignedInBy::Session };
        let mut case = CaseTarget::new(own.clone(), "digest");
        (case.owner, case.site) = (Some(own.clone()), Some(site));
        let proposed = BTreeSet::from([me.clone()]);
        let role = Role::new("CO").ok();
        let targets = [
            Target::Node,
            Target::Organisation(own.clone()),
            Target::Account(AccountTarget {
                account: me,
                organisation: own,
                role,
                proposed: proposed.clone(),
            }),
            Target::Case(Box::new(case)),
            Target::Rule(RuleTarget { proposed, digest: "digest".into() }),
        ];
        let by = BTreeSet::from([By::Public, By::Console, By::Person, By::Holder]);
        let mut seen = 0;
        for actor in [Actor::Public, Actor::Console, Actor::Account(account)] {
            for capacity in capacities(&actor, &by, on, Force::In, &permissions.roles).unwrap() {
                for target in &targets {
                    let entities = capacity.entities.iter().cloned().chain([target.entity().unwrap()]);
                    Entities::from_entities(entities, Some(&permissions.schema)).unwrap();
                    seen += 1;
                }
            }
        }
        // Everybody three times, the console, the person, and one holder for each role.
        assert_eq!(seen, (3 + 1 + 1 + permissions.roles().count()) * targets.len());
    }
}
