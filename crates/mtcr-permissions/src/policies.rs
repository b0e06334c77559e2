//! The policies of the `.cedar` files, named and checked against the schema.

use crate::decision::Duty;
use crate::files::Files;
use crate::problem::Problems;
use cedar_policy::{Effect, Policy, PolicyId, PolicySet, Schema, ValidationMode, Validator};
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

/// The policies as they decide.
#[derive(Debug)]
pub(crate) struct Policies {
    /// All of them: what they say together is the decision.
    pub(crate) all: PolicySet,
    /// Those that permit alone: they tell why something was refused.
    pub(crate) permits: PolicySet,
    /// What is known of each.
    pub(crate) rows: BTreeMap<String, PolicyRow>,
}

/// Reads the policies and validates them strictly.
pub(crate) fn read(files: &Files, schema: &Schema, problems: &mut Problems) -> Policies {
    let mut policies = Policies { all: PolicySet::new(), permits: PolicySet::new(), rows: BTreeMap::new() };
    for (file, text) in files.iter().filter(|(file, _)| file.ends_with(".cedar")) {
        let Some(set) = problems.take(file, text.parse::<PolicySet>()) else { continue };
        if set.templates().next().is_some() {
            problems.add(file, "has a template; write it out");
        }
        for policy in set.policies() {
            if let Some(row) = row(file, policy, problems) {
                policies.add(&row, policy, problems);
                policies.rows.insert(row.id.clone(), row);
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
    fn add(&mut self, row: &PolicyRow, policy: &Policy, problems: &mut Problems) {
        let named = policy.new_id(PolicyId::new(&row.id));
        if row.kind == Kind::Permit {
            let _ = problems.take(&row.file, self.permits.add(named.clone()));
        }
        let _ = problems.take(&row.file, self.all.add(named));
    }

    fn file(&self, id: &PolicyId) -> String {
        let id: &str = id.as_ref();
        self.rows.get(id).map_or_else(String::new, |row| row.file.clone())
    }
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
