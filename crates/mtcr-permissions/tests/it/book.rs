//! The book agrees with the policies. `BLESS=1` rewrites its tables.

use crate::world::permissions;
use mtcr_permissions::{AccountKind, ActionRow, Kind, Mode, On, Status};
use std::collections::BTreeMap;
use std::fmt::Write;
use std::path::{Path, PathBuf};

const ROLES: &str = "| code | role | held by | sees | in |";
const ROWS: &str = "| row | what | status | on |";
const CELLS: &str = "| row | may |";
const GUARDS: &str = "| guard | says | file |";

fn page() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/permissions.md")
}

fn roles() -> String {
    let mut table = format!("{ROLES}\n|---|---|---|---|---|");
    for row in permissions().roles() {
        let held = if row.held_by == AccountKind::Person { "a person" } else { "a machine" };
        let list = |words: &std::collections::BTreeSet<String>| {
            words.iter().map(String::as_str).collect::<Vec<_>>().join(", ")
        };
        let (role, en, sees, places) = (&row.role, &row.en, list(&row.scope), list(&row.organisations));
        write!(table, "\n| {role} | {en} | {held} | {sees} | {places} |").unwrap();
    }
    table
}

fn row(id: &str) -> &'static ActionRow {
    permissions().actions().find(|(_, row, _)| row.id == id).unwrap().1
}

fn rows() -> String {
    let mut table = format!("{ROWS}\n|---|---|---|---|");
    for written in &permissions().matrix().rows {
        let row = row(&written.id);
        let status = if row.status == Status::Now { "now" } else { "later" };
        let on = match row.on {
            On::Node => "the node",
            On::Organisation => "an organisation",
            On::Account => "an account",
            On::Case => "a case",
            On::Rule => "a rule or list",
        };
        write!(table, "\n| `{}` | {} | {status}: {} | {on} |", row.id, row.en, row.part).unwrap();
    }
    table
}

/// Who may what, by letters: the 27 columns of the file are too wide for a page.
fn cells() -> String {
    let mut table = format!("{CELLS}\n|---|---|");
    for written in &permissions().matrix().rows {
        let mut by: BTreeMap<String, Vec<&str>> = BTreeMap::new();
        for column in &permissions().matrix().columns {
            let letters = written.cells[column].to_string();
            if letters != "-" {
                by.entry(letters).or_default().push(column);
            }
        }
        let all = permissions().matrix().columns.len();
        let letters = Mode::ALL.map(Mode::letter);
        let mut parts: Vec<_> = by.into_iter().collect();
        parts.sort_by_key(|(cell, _)| letters.iter().position(|letter| cell.starts_with(*letter)));
        let parts: Vec<String> = parts
            .iter()
            .map(|(cell, who)| match who.len() == all {
                true => format!("**{cell}** everybody"),
                false => format!("**{cell}** {}", who.join(" ")),
            })
            .collect();
        write!(table, "\n| `{}` | {} |", written.id, parts.join("; ")).unwrap();
    }
    table
}

fn guards() -> String {
    let number =
        |id: &str| id.trim_start_matches('R').split('-').next().unwrap().parse::<u32>().unwrap_or(u32::MAX);
    let mut guards: Vec<_> = permissions().policies().filter(|policy| policy.kind == Kind::Guard).collect();
    guards.sort_by_key(|policy| (number(&policy.id), &policy.id));
    let mut table = format!("{GUARDS}\n|---|---|---|");
    for policy in guards {
        let hides = if policy.hides { " (hides)" } else { "" };
        write!(table, "\n| {}{hides} | {} | `{}` |", policy.id, policy.en, policy.file).unwrap();
    }
    table
}

#[test]
fn the_tables_of_the_book_are_those_of_the_policies() {
    let mut text = std::fs::read_to_string(page()).unwrap();
    for (head, table) in [(ROLES, roles()), (ROWS, rows()), (CELLS, cells()), (GUARDS, guards())] {
        let start = text.find(head).unwrap_or_else(|| panic!("docs/permissions.md has no table {head}"));
        let rest = text.get(start..).unwrap();
        let end = start + rest.find("\n\n").unwrap_or(rest.trim_end().len());
        if std::env::var_os("BLESS").is_some() {
            text.replace_range(start..end, &table);
            continue;
        }
        assert_eq!(
            text.get(start..end).unwrap(),
            table,
            "the table under `{head}` is out of date: BLESS=1 rewrites it"
        );
    }
    if std::env::var_os("BLESS").is_some() {
        std::fs::write(page(), text).unwrap();
    }
}
