//! The policies, ready to decide.

use crate::action::{self, ActionRow, Status};
use crate::ask::{Known, Question};
use crate::files::{self, Files};
use crate::matrix::{self, Matrix};
use crate::mode::Mode;
use crate::policies::{self, Kind, Policies, PolicyRow};
use crate::problem::{Problems, Unusable};
use crate::role::{self, RoleRow};
use crate::schema;
use crate::{ActionId, Actor, Circumstances, Decision, Refused, Role, Separation, Target};
use cedar_policy::{Entity, Schema};
use std::collections::BTreeMap;

/// The policies, ready to decide. Built once and shared; deciding changes nothing and takes no lock.
#[derive(Debug)]
pub struct Permissions {
    pub(crate) roles: BTreeMap<Role, RoleRow>,
    pub(crate) rows: BTreeMap<String, ActionRow>,
    pub(crate) actions: BTreeMap<ActionId, Known>,
    pub(crate) policies: Policies,
    pub(crate) schema: Schema,
    pub(crate) matrix: Matrix,
}

impl Permissions {
    /// The policies of `data/policies/` that are compiled in.
    ///
    /// # Errors
    /// They have mistakes, which a test of this crate finds first.
    pub fn built_in() -> Result<Self, Unusable> {
        Self::read(&files::built_in())
    }

    /// Reads policies from the texts of files by their paths below `data/policies/`. That the policies and the matrix
    /// agree is another question: [`Permissions::differences`].
    ///
    /// # Errors
    /// A file is missing or has a mistake, a name stands nowhere else, or a policy does not fit the schema. All
    /// problems are told at once.
    pub fn read(files: &BTreeMap<String, String>) -> Result<Self, Unusable> {
        let mut problems = Problems::default();
        let read = Self::collect(files, &mut problems);
        problems.finish(read)
    }

    fn collect(files: &Files, problems: &mut Problems) -> Option<Self> {
        let roles = role::read(files, problems);
        let rows = action::read(files, problems);
        let matrix = matrix::read(files, problems);
        let schema = schema::read(files, &rows, problems)?;
        let policies = policies::read(files, &schema, problems);
        let mut actions = BTreeMap::new();
        for row in rows.values() {
            for mode in &row.how {
                let name = row.action(*mode);
                let entity = action_entity(row, *mode);
                let (Some(id), Some(entity)) =
                    (problems.take("actions", ActionId::new(&name)), problems.take("actions", entity))
                else {
                    continue;
                };
                actions.insert(
                    id,
                    Known { row: row.id.clone(), mode: *mode, by: row.by.clone(), on: row.on, entity },
                );
            }
        }
        let order = roles.iter().map(|row| row.role.to_string());
        let expected: Vec<String> = order.chain(["CN".to_owned(), "PU".to_owned()]).collect();
        if matrix.columns != expected {
            problems.add(matrix::FILE, format_args!("the columns are not {}", expected.join(", ")));
        }
        let mut named: Vec<&str> = matrix.rows.iter().map(|row| row.id.as_str()).collect();
        named.sort_unstable();
        if !named.iter().copied().eq(rows.keys().map(String::as_str)) {
            problems.add(matrix::FILE, "the rows are not those of actions/, each once");
        }
        let roles = roles.into_iter().map(|row| (row.role.clone(), row)).collect();
        Some(Self { roles, rows, actions, policies, schema, matrix })
    }

    /// Whether somebody may do something to something.
    ///
    /// Every role that is in force is tried, in the order of the grants, and the first that allows it is the one under
    /// which they act. What is not known, or fits nothing, is refused.
    #[must_use]
    pub fn decide(&self, actor: &Actor, action: &ActionId, target: &Target, now: &Circumstances) -> Decision {
        Question { permissions: self, actor, action, target, now }.decide()
    }

    /// The refusal for something that does not exist. What it lets be told is what a target that exists and is not
    /// theirs would: it is computed from the actor and the action alone.
    #[must_use]
    pub fn unknown(&self, actor: &Actor, action: &ActionId, now: &Circumstances) -> Refused {
        let target = Target::nobodys(self.actions.get(action).map(|known| known.on));
        Question { permissions: self, actor, action, target: &target, now }.unknown()
    }

    /// The row of an action and the way it is acted on; `None` when there is no such action.
    #[must_use]
    pub fn action(&self, id: &ActionId) -> Option<(&ActionRow, Mode)> {
        let known = self.actions.get(id)?;
        Some((self.rows.get(&known.row)?, known.mode))
    }

    /// Every action with its row, in the order of their ids.
    pub fn actions(&self) -> impl Iterator<Item = (&ActionId, &ActionRow, Mode)> {
        self.actions.iter().filter_map(|(id, known)| Some((id, self.rows.get(&known.row)?, known.mode)))
    }

    /// The actions for which the node has commands.
    pub fn actions_now(&self) -> impl Iterator<Item = &ActionId> {
        self.actions().filter(|(_, row, _)| row.status == Status::Now).map(|(id, ..)| id)
    }

    /// A role; `None` when there is no such one.
    #[must_use]
    pub fn role(&self, role: &Role) -> Option<&RoleRow> {
        self.roles.get(role)
    }

    /// The roles, in the order of the matrix.
    pub fn roles(&self) -> impl Iterator<Item = &RoleRow> {
        self.matrix.columns.iter().filter_map(|column| self.roles.get(&Role::new(column).ok()?))
    }

    /// A policy by its id, for what it tells the one it refuses.
    #[must_use]
    pub fn policy(&self, id: &str) -> Option<&PolicyRow> {
        self.policies.rows.get(id)
    }

    /// The policies, in the order of their ids.
    pub fn policies(&self) -> impl Iterator<Item = &PolicyRow> {
        self.policies.rows.values()
    }

    /// Whether two roles cannot be held by the same person. A small authority combines all but the auditor's.
    #[must_use]
    pub fn exclusive(&self, one: &Role, other: &Role, separation: Separation) -> bool {
        let names =
            |one: &Role, other: &Role| self.roles.get(one).is_some_and(|row| row.excludes(other, separation));
        names(one, other) || names(other, one)
    }

    /// Whether a policy is a guard.
    pub(crate) fn is_guard(&self, id: &str) -> bool {
        self.policies.rows.get(id).is_some_and(|row| row.kind == Kind::Guard)
    }
}

/// The entity of an action, in its groups.
fn action_entity(row: &ActionRow, mode: Mode) -> Result<Entity, String> {
    let uid = |name: &str| crate::entities::uid("Action", name);
    let groups: Result<Vec<_>, String> = schema::groups(row, mode).iter().map(|group| uid(group)).collect();
    Ok(Entity::new_no_attrs(uid(&row.action(mode))?, groups?.into_iter().collect()))
}
