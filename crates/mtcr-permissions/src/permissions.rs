//! The policies, ready to decide.

use crate::action::{self, ActionRow, Status};
use crate::ask::{Known, Question};
use crate::files::{self, Files};
use crate::matrix::{self, Matrix};
use crate::mode::Mode;
use crate::policies::{self, Kind, Policies, PolicyRow};
use crate::problem::{Problems, Unusable};
use crate::role::{self, RoleRow};
use crate::{ActionId, Actor, Circumstances, Decision, Refused, Role, Separation, Target};
use crate::{entities, schema};
use cedar_policy::{Entity, EntityUid, Schema};
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
        // What follows would report each mistake of these a second time.
        if !problems.is_empty() {
            return None;
        }
        let schema = schema::read(files, &rows, problems)?;
        let policies = policies::read(files, &schema, &roles, problems);
        let actions = known(&rows, &policies, problems);
        check_matrix(&matrix, &roles, &rows, problems);
        let roles = roles.into_iter().map(|row| (row.role.clone(), row)).collect();
        Some(Self { roles, rows, actions, policies, schema, matrix })
    }

    /// The same without one policy, to see what rests on it; `None` when there is no such policy.
    #[must_use]
    pub fn without(&self, policy: &str) -> Option<Self> {
        let policies = self.policies.without(policy)?;
        let mut problems = Problems::default();
        let actions = known(&self.rows, &policies, &mut problems);
        let (roles, rows, matrix) = (self.roles.clone(), self.rows.clone(), self.matrix.clone());
        problems
            .finish(Some(Self { roles, rows, actions, policies, schema: self.schema.clone(), matrix }))
            .ok()
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

    /// The guards that have a say in an action, in the order of their ids.
    #[must_use]
    pub fn guards(&self, action: &ActionId) -> Vec<&PolicyRow> {
        let policies = self.actions.get(action).into_iter().flat_map(|known| known.sets.all.policies());
        let rows = policies.filter_map(|policy| self.policies.rows.get(AsRef::<str>::as_ref(policy.id())));
        let mut guards: Vec<&PolicyRow> = rows.filter(|row| row.kind == Kind::Guard).collect();
        guards.sort_by(|a, b| a.id.cmp(&b.id));
        guards
    }

    /// Whether two roles cannot be held by the same person. A small authority combines all but the auditor's.
    #[must_use]
    pub fn exclusive(&self, one: &Role, other: &Role, separation: Separation) -> bool {
        let names =
            |one: &Role, other: &Role| self.roles.get(one).is_some_and(|row| row.excludes(other, separation));
        names(one, other) || names(other, one)
    }
}

/// The actions of all rows, each with the policies that have a say in it.
fn known(
    rows: &BTreeMap<String, ActionRow>,
    policies: &Policies,
    problems: &mut Problems,
) -> BTreeMap<ActionId, Known> {
    let pairs = rows.values().flat_map(|row| row.how.iter().map(move |mode| (row, *mode)));
    let one = |(row, mode)| one(row, mode, policies).map_err(|error| format!("`{}`: {error}", row.id));
    pairs.filter_map(|pair| problems.take("actions", one(pair))).collect()
}

fn one(row: &ActionRow, mode: Mode, policies: &Policies) -> Result<(ActionId, Known), String> {
    let name = row.action(mode);
    let id = ActionId::new(&name).map_err(|error| error.to_string())?;
    let uid = |name: &str| entities::uid("Action", name);
    let action = uid(&name)?;
    let groups: Vec<EntityUid> =
        schema::groups(row, mode).iter().map(|group| uid(group)).collect::<Result<_, _>>()?;
    let sets = policies.sets(row, &action, &groups).map_err(|error| error.to_string())?;
    let entity = Entity::new_no_attrs(action, groups.into_iter().collect());
    Ok((id, Known { row: row.id.clone(), mode, by: row.by.clone(), on: row.on, entity, sets }))
}

/// The matrix has a column for each role, the console and everybody, a row for each of `actions/`, and in a cell no
/// letter for a way that its row does not have.
fn check_matrix(
    matrix: &Matrix,
    roles: &[RoleRow],
    rows: &BTreeMap<String, ActionRow>,
    problems: &mut Problems,
) {
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
    for (id, column, cell) in matrix.cells() {
        let how = rows.get(id).map(|row| &row.how);
        for mode in cell.strongest().filter(|mode| how.is_some_and(|how| !how.contains(mode))) {
            let word = mode.word();
            problems.add(matrix::FILE, format_args!("{id}, {column}: the row has no way `{word}`"));
        }
    }
}
