//! The roles of `roles.toml`.

use crate::files::Files;
use crate::problem::Problems;
use crate::{AccountKind, Role, Separation};
use serde::Deserialize;
use std::collections::{BTreeMap, BTreeSet};

const FILE: &str = "roles.toml";

/// A role.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RoleRow {
    /// Its code.
    pub role: Role,
    /// Its name in English.
    pub en: String,
    /// Its name in French.
    pub fr: String,
    /// Who can hold it.
    pub held_by: AccountKind,
    /// Whose cases it sees, as the policies name it: `exporter`, `office`, `asked`, `all`, `none`.
    pub scope: BTreeSet<String>,
    /// The kinds of organisation in which it can be held.
    pub organisations: BTreeSet<String>,
    /// Roles that the same person cannot hold beside it where duties are fully separated.
    exclusive_with: BTreeSet<Role>,
    /// Roles that the same person never holds beside it.
    never_with: BTreeSet<Role>,
}

impl RoleRow {
    /// Whether its row excludes another role. It holds both ways: ask
    /// [`Permissions::exclusive`](crate::Permissions::exclusive).
    pub(crate) fn excludes(&self, other: &Role, separation: Separation) -> bool {
        self.never_with.contains(other)
            || (separation == Separation::Full && self.exclusive_with.contains(other))
    }
}

/// The scopes there are; each is a `Scope` of the schema.
pub(crate) const SCOPES: [&str; 5] = ["exporter", "office", "asked", "all", "none"];

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    role: Vec<Row>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct Row {
    code: String,
    en: String,
    fr: String,
    held_by: Holder,
    scope: BTreeSet<String>,
    organisations: BTreeSet<String>,
    #[serde(default)]
    exclusive_with: Vec<String>,
    #[serde(default)]
    never_with: Vec<String>,
}

#[derive(Deserialize)]
#[serde(rename_all = "lowercase")]
enum Holder {
    Person,
    Service,
}

/// Reads the roles, in the order of the file.
pub(crate) fn read(files: &Files, problems: &mut Problems) -> Vec<RoleRow> {
    let Some(text) = files.get(FILE) else {
        problems.add(FILE, "is missing");
        return Vec::new();
    };
    let Some(file) = problems.toml::<File>(FILE, text) else { return Vec::new() };
    let rows: Vec<RoleRow> = file.role.into_iter().filter_map(|row| problems.take(FILE, one(row))).collect();
    check(&rows, problems);
    rows
}

fn one(row: Row) -> Result<RoleRow, crate::BadName> {
    Ok(RoleRow {
        role: Role::new(&row.code)?,
        en: row.en,
        fr: row.fr,
        held_by: match row.held_by {
            Holder::Person => AccountKind::Person,
            Holder::Service => AccountKind::Service,
        },
        scope: row.scope,
        organisations: row.organisations,
        exclusive_with: codes(&row.exclusive_with)?,
        never_with: codes(&row.never_with)?,
    })
}

fn codes(codes: &[String]) -> Result<BTreeSet<Role>, crate::BadName> {
    codes.iter().map(|code| Role::new(code)).collect()
}

fn check(rows: &[RoleRow], problems: &mut Problems) {
    let mut seen = BTreeMap::new();
    for row in rows {
        if seen.insert(&row.role, row).is_some() {
            problems.add(FILE, format_args!("`{}` has two rows", row.role));
        }
        for scope in row.scope.iter().filter(|scope| !SCOPES.contains(&scope.as_str())) {
            problems.add(
                FILE,
                format_args!("`{}` has the scope `{scope}`; there are {}", row.role, SCOPES.join(", ")),
            );
        }
    }
    for row in rows {
        let others = row.exclusive_with.union(&row.never_with);
        for other in others.filter(|other| !seen.contains_key(other)) {
            problems.add(FILE, format_args!("`{}` is exclusive with `{other}`, which has no row", row.role));
        }
    }
}
