//! The policies of the `.cedar` files, named and checked against the schema.

use crate::action::{ActionRow, By};
use crate::decision::Duty;
use crate::files::Files;
use crate::problem::Problems;
use crate::role::{self, RoleRow};
use cedar_policy::{
    ActionConstraint, Effect, EntityUid, Policy, PolicyId, PolicySet, PolicySetError, PrincipalConstraint,
    ResourceConstraint, Schema, ValidationMode, Validator,
};
use miette::Diagnostic;
use std::collections::BTreeMap;

/// Whether a policy permits or forbids.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// It permits, unless a guard forbids.
    Permit,
    /// It forbids, whatever permits: a guard.
    Guard,
}

/// A policy, as a reviewer knows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PolicyRow {
    /// Its id: `rating/W`, `R1`.
    pub id: String,
    /// The file it is in, below `data/policies/`.
    pub file: String,
    /// Whether it permits or forbids.
    pub kind: Kind,
    /// What a guard tells the one it refuses, in English; empty for others.
    pub en: String,
    /// The same in French.
    pub fr: String,
    /// Whether a refusal by it is answered as if there were no such thing.
    pub hides: bool,
    /// What follows when it permits.
    pub duty: Option<Duty>,
}

/// The policies by their ids, each with what is known of it.
#[derive(Debug, Clone, Default)]
pub(crate) struct Policies {
    all: PolicySet,
    pub(crate) rows: BTreeMap<String, PolicyRow>,
}

/// The policies whose head is for an action; no other has a say in it.
#[derive(Debug, Clone)]
pub(crate) struct Sets {
    /// All of them: what they say together is the decision.
    pub(crate) all: PolicySet,
    /// Those that permit, alone: they tell why something was refused.
    pub(crate) permits: PolicySet,
}

/// Reads the policies and validates them strictly.
pub(crate) fn read(files: &Files, schema: &Schema, roles: &[RoleRow], problems: &mut Problems) -> Policies {
    let mut policies = Policies::default();
    for (file, text) in files.iter().filter(|(file, _)| file.ends_with(".cedar")) {
        let set = match text.parse::<PolicySet>() {
            Ok(set) => set,
            Err(error) => {
                problems.add(&place(file, text, &error), error);
                continue;
            }
        };
        for name in named(text, "Role").filter(|name| roles.iter().all(|row| row.role.as_str() != *name)) {
            problems.add(file, format_args!("`{name}` is no role of roles.toml"));
        }
        for name in named(text, "Scope").filter(|name| !role::SCOPES.contains(name)) {
            problems.add(file, format_args!("`{name}` is no scope; there are {}", role::SCOPES.join(", ")));
        }
        if set.templates().next().is_some() {
            problems.add(file, "has a template; write it out");
        }
        for policy in set.policies() {
            if let Some(row) = row(file, policy, problems) {
                policies.add(row, policy, problems);
            }
        }
    }
    let result = Validator::new(schema.clone()).validate(&policies.all, ValidationMode::Strict);
    for error in result.validation_errors() {
        problems.add(&policies.file(error.policy_id()), error);
    }
    for warning in result.validation_warnings() {
        problems.add(&policies.file(warning.policy_id()), warning);
    }
    policies
}

impl Policies {
    fn add(&mut self, row: PolicyRow, policy: &Policy, problems: &mut Problems) {
        let named = policy.new_id(PolicyId::new(&row.id));
        if problems.take(&row.file, self.all.add(named)).is_some() {
            self.rows.insert(row.id.clone(), row);
        }
    }

    fn file(&self, id: &PolicyId) -> String {
        let id: &str = id.as_ref();
        self.rows.get(id).map_or_else(String::new, |row| row.file.clone())
    }

    /// The policies for an action of a row that is in these groups.
    pub(crate) fn sets(
        &self,
        row: &ActionRow,
        action: &EntityUid,
        groups: &[EntityUid],
    ) -> Result<Sets, Box<PolicySetError>> {
        let is = |uid: &EntityUid| uid == action || groups.contains(uid);
        let mut sets = Sets { all: PolicySet::new(), permits: PolicySet::new() };
        for policy in self.all.policies() {
            let heeds = match policy.action_constraint() {
                ActionConstraint::Any => true,
                ActionConstraint::In(named) => named.iter().any(is),
                ActionConstraint::Eq(named) => named == *action,
            };
            if heeds && is_for(policy, row) {
                sets.all.add(policy.clone())?;
                if policy.effect() == Effect::Permit {
                    sets.permits.add(policy.clone())?;
                }
            }
        }
        Ok(sets)
    }

    /// The same policies without one of them.
    pub(crate) fn without(&self, id: &str) -> Option<Self> {
        let mut policies = self.clone();
        policies.rows.remove(id)?;
        policies.all.remove_static(PolicyId::new(id)).ok()?;
        Some(policies)
    }
}

/// Whether who acts and what is acted on can be of the types that the head of a policy asks for.
fn is_for(policy: &Policy, row: &ActionRow) -> bool {
    let by = |kind: &str| row.by.iter().any(|by| by.entity() == kind);
    let who = match policy.principal_constraint() {
        PrincipalConstraint::Is(kind) | PrincipalConstraint::IsIn(kind, _) => by(&kind.to_string()),
        PrincipalConstraint::Eq(uid) => by(&uid.type_name().to_string()),
        // Only what acts in a role is in anything.
        PrincipalConstraint::In(_) => by(By::Holder.entity()),
        PrincipalConstraint::Any => true,
    };
    let what = match policy.resource_constraint() {
        ResourceConstraint::Is(kind) | ResourceConstraint::IsIn(kind, _) => {
            kind.to_string() == row.on.entity()
        }
        ResourceConstraint::Eq(uid) => uid.type_name().to_string() == row.on.entity(),
        ResourceConstraint::In(_) | ResourceConstraint::Any => true,
    };
    who && what
}

/// The file, with the line of a mistake in it.
fn place(file: &str, text: &str, error: &dyn Diagnostic) -> String {
    let label = error.labels().and_then(|mut labels| labels.next());
    match label.and_then(|label| text.get(..label.offset())) {
        Some(before) => format!("{file}:{}", before.matches('\n').count() + 1),
        None => file.to_owned(),
    }
}

/// The names of a type that a file of policies speaks of. The schema cannot tell a wrong one, and a guard that names
/// nobody would guard nothing.
fn named<'a>(text: &'a str, kind: &str) -> impl Iterator<Item = &'a str> {
    let lead = format!("{kind}::\"");
    let parts: Vec<&str> = text.split(&lead).skip(1).collect();
    parts.into_iter().filter_map(|rest| rest.split('"').next())
}

/// What the annotations of a policy say.
fn row(file: &str, policy: &Policy, problems: &mut Problems) -> Option<PolicyRow> {
    let known = ["id", "en", "fr", "hides", "duty"];
    for (key, _) in policy.annotations().filter(|(key, _)| !known.contains(key)) {
        problems.add(file, format_args!("`@{key}` is no annotation; there are {}", known.join(", ")));
    }
    let text = |key| policy.annotation(key).unwrap_or_default().to_owned();
    let Some(id) = policy.annotation("id").filter(|id| !id.is_empty()) else {
        problems.add(file, "a policy has no `@id`");
        return None;
    };
    let kind = if policy.effect() == Effect::Permit { Kind::Permit } else { Kind::Guard };
    if (kind == Kind::Guard) == (text("en").is_empty() || text("fr").is_empty()) {
        problems
            .add(file, format_args!("`{id}`: a guard says in `@en` and `@fr` why, and nothing else does"));
    }
    let duty = match policy.annotation("duty") {
        None => None,
        Some(name) => {
            let duty = Duty::ALL.into_iter().find(|duty| duty.name() == name);
            if duty.is_none() || kind == Kind::Guard {
                problems.add(file, format_args!("`{id}`: `{name}` is no duty of a policy that permits"));
            }
            duty
        }
    };
    let hides = policy.annotation("hides").is_some();
    Some(PolicyRow {
        id: id.to_owned(),
        file: file.to_owned(),
        kind,
        en: text("en"),
        fr: text("fr"),
        hides,
        duty,
    })
}
