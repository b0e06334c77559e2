//! `mtcr admin permissions`.

use super::Ended;
use super::args::{Arguments, Format, What};
use super::out::{self, Outcome, complain};
use mtcr_permissions::{ActionId, ActionRow, Cell, MatrixRow, Permissions, Role, RoleRow, Status, Whose};
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;

/// The whole table.
#[derive(Serialize)]
struct TableForm<'a> {
    columns: Vec<ColumnForm<'a>>,
    rows: Vec<RowForm<'a>>,
}

#[derive(Serialize)]
struct ColumnForm<'a> {
    id: &'a str,
    en: &'a str,
    fr: &'a str,
}

#[derive(Serialize)]
struct RowForm<'a> {
    id: &'a str,
    part: &'a str,
    now: bool,
    en: &'a str,
    fr: &'a str,
    actions: Vec<String>,
    cells: BTreeMap<&'a str, String>,
}

/// What a role may do.
#[derive(Serialize)]
struct RoleForm<'a> {
    role: &'a str,
    en: &'a str,
    fr: &'a str,
    scope: &'a BTreeSet<String>,
    rows: Vec<HeldForm<'a>>,
}

#[derive(Serialize)]
struct HeldForm<'a> {
    id: &'a str,
    now: bool,
    en: &'a str,
    fr: &'a str,
    may: String,
}

/// Who may do an action, and why.
#[derive(Serialize)]
struct ActionForm<'a> {
    action: &'a str,
    now: bool,
    en: &'a str,
    fr: &'a str,
    permits: Vec<PermitForm<'a>>,
    guards: Vec<GuardForm<'a>>,
}

#[derive(Serialize)]
struct PermitForm<'a> {
    column: String,
    en: &'a str,
    policies: Vec<PolicyForm>,
}

#[derive(Serialize)]
struct PolicyForm {
    id: String,
    file: String,
}

#[derive(Serialize)]
struct GuardForm<'a> {
    id: &'a str,
    en: &'a str,
    fr: &'a str,
    file: &'a str,
    hides: bool,
}

pub(super) fn run(arguments: &Arguments, what: &What) -> Ended {
    let permissions = Permissions::built_in().map_err(|error| {
        complain(&format!("the policies built into this program cannot be read: {error}"));
        Outcome::Refused
    })?;
    let table = permissions.table(Whose::Own);
    let Some(name) = what.name.as_deref() else {
        return show(arguments, &whole(&permissions, &table.rows), whole_text);
    };
    if let Some(role) = Role::new(name).ok().and_then(|role| permissions.role(&role)) {
        return show(arguments, &of_role(&permissions, &table.rows, role), role_text);
    }
    if let Some(action) = ActionId::new(name).ok().filter(|action| permissions.action(action).is_some()) {
        return show(arguments, &of_action(&permissions, &action), action_text);
    }
    let actions = permissions.actions().filter(|(_, row, _)| row.id == name);
    let actions: Vec<&str> = actions.map(|(id, ..)| id.as_str()).collect();
    complain(&match actions.as_slice() {
        [] => format!(
            "`{name}` is no role and no action; `mtcr admin permissions` lists both, as `CO` and `rating-write`"
        ),
        actions => format!("`{name}` is a row; its actions are {}", actions.join(", ")),
    });
    Err(Outcome::BadInput)
}

fn show<F: Serialize>(arguments: &Arguments, form: &F, text: fn(&F) -> String) -> Ended {
    match arguments.format {
        Format::Json => out::print_json(form)?,
        Format::Text | Format::Csv => out::print(&text(form)),
    }
    Ok(Outcome::Nothing)
}

/// The row of the table with what is known of it.
fn known<'a>(permissions: &'a Permissions, row: &MatrixRow) -> Option<&'a ActionRow> {
    permissions.actions().find(|(_, known, _)| known.id == row.id).map(|(_, known, _)| known)
}

/// What a column stands for, in both languages.
fn column<'a>(permissions: &'a Permissions, id: &str) -> (&'a str, &'a str) {
    match Role::new(id).ok().and_then(|role| permissions.role(&role)) {
        Some(role) => (&role.en, &role.fr),
        None if id == "CN" => ("the console of the node", "la console du nœud"),
        None => ("everybody", "tout le monde"),
    }
}

fn whole<'a>(permissions: &'a Permissions, rows: &'a [MatrixRow]) -> TableForm<'a> {
    let columns = permissions.matrix().columns.iter().map(|id| {
        let (en, fr) = column(permissions, id);
        ColumnForm { id, en, fr }
    });
    let rows = rows.iter().filter_map(|row| {
        let known = known(permissions, row)?;
        let actions = permissions.actions().filter(|(_, of, _)| of.id == row.id);
        Some(RowForm {
            id: &known.id,
            part: &known.part,
            now: known.status == Status::Now,
            en: &known.en,
            fr: &known.fr,
            actions: actions.map(|(id, ..)| id.to_string()).collect(),
            cells: row.cells.iter().map(|(column, cell)| (column.as_str(), cell.to_string())).collect(),
        })
    });
    TableForm { columns: columns.collect(), rows: rows.collect() }
}

fn whole_text(form: &TableForm<'_>) -> String {
    let widest = form.rows.iter().map(|row| row.id.len()).max().unwrap_or_default();
    let head: Vec<String> = form.columns.iter().map(|column| format!("{:<3}", column.id)).collect();
    let mut text = format!("{:widest$}  {}\n", "", head.join(" ").trim_end());
    for row in &form.rows {
        let cells = form.columns.iter().map(|column| row.cells.get(column.id).map_or("-", String::as_str));
        let cells: Vec<String> = cells.map(|cell| format!("{cell:<3}")).collect();
        let _ = writeln!(text, "{:widest$}  {}", row.id, cells.join(" ").trim_end());
    }
    text.push_str("\nW do, P propose, S sign, R read, r read one's own or a restricted view, - nothing\n");
    for column in &form.columns {
        let _ = writeln!(text, "{}  {}", column.id, column.en);
    }
    text
}

fn of_role<'a>(permissions: &'a Permissions, rows: &[MatrixRow], role: &'a RoleRow) -> RoleForm<'a> {
    let held = rows.iter().filter_map(|row| {
        let cell = row.cells.get(role.role.as_str()).filter(|cell| **cell != Cell::default())?;
        let known = known(permissions, row)?;
        let now = known.status == Status::Now;
        Some(HeldForm { id: &known.id, now, en: &known.en, fr: &known.fr, may: cell.to_string() })
    });
    RoleForm {
        role: role.role.as_str(),
        en: &role.en,
        fr: &role.fr,
        scope: &role.scope,
        rows: held.collect(),
    }
}

fn role_text(form: &RoleForm<'_>) -> String {
    let scope: Vec<&str> = form.scope.iter().map(String::as_str).collect();
    let mut text = format!("{} {}\ncases seen: {}\n\n", form.role, form.en, scope.join(", "));
    for row in &form.rows {
        let later = if row.now { "" } else { " (later)" };
        let _ = writeln!(text, "{:<3}  {:<24}  {}{later}", row.may, row.id, row.en);
    }
    text
}

fn of_action<'a>(permissions: &'a Permissions, action: &'a ActionId) -> ActionForm<'a> {
    let (en, fr, now) = permissions
        .action(action)
        .map_or(("", "", false), |(row, _)| (row.en.as_str(), row.fr.as_str(), row.status == Status::Now));
    let file = |id: &String| permissions.policy(id).map(|row| row.file.clone()).unwrap_or_default();
    let policy = |id: String| PolicyForm { file: file(&id), id };
    let permits = permissions.permitting(action).into_iter().map(|(id, policies)| PermitForm {
        en: column(permissions, &id).0,
        column: id,
        policies: policies.into_iter().map(policy).collect(),
    });
    let guards = permissions.guards(action).into_iter();
    let guards = guards.map(|row| GuardForm {
        id: &row.id,
        en: &row.en,
        fr: &row.fr,
        file: &row.file,
        hides: row.hides,
    });
    let (permits, guards) = (permits.collect(), guards.collect());
    ActionForm { action: action.as_str(), now, en, fr, permits, guards }
}

fn action_text(form: &ActionForm<'_>) -> String {
    let later = if form.now { "" } else { " (later)" };
    let mut text = format!("{}{later}\n{}\n\n", form.action, form.en);
    for permit in &form.permits {
        let policies: Vec<String> =
            permit.policies.iter().map(|policy| format!("{} in {}", policy.id, policy.file)).collect();
        let _ = writeln!(text, "{}  {}\n    permitted by {}", permit.column, permit.en, policies.join(", "));
    }
    if form.permits.is_empty() {
        text.push_str("nobody\n");
    }
    for guard in &form.guards {
        let _ = write!(text, "\nunless {} in {} forbids it:\n    {}\n", guard.id, guard.file, guard.en);
    }
    text
}
