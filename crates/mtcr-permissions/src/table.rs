//! The table that the policies make: what each role may do with each row, asked cell by cell.

use crate::action::{ActionRow, By, On};
use crate::matrix::{Matrix, MatrixRow};
use crate::mode::{Cell, Mode};
use crate::{
    Account, AccountId, AccountTarget, ActionId, Actor, Acts, Administrators, CaseTarget, Circumstances,
    Decision, Grant, OrganisationId, Permissions, Role, RuleTarget, Separation, SignedInBy, Sites, Target,
    Term,
};
use std::collections::{BTreeMap, BTreeSet};

/// Whose target a table is asked about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Whose {
    /// One of the organisation that the role is held for, or their own account.
    Own,
    /// One of another organisation, or another person's account.
    Other,
}

/// A cell in which the policies and the matrix differ.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{row}, {column}: the matrix says {matrix} and the policies {policies}")]
pub struct Difference {
    /// The row.
    pub row: String,
    /// The column.
    pub column: String,
    /// What the matrix says.
    pub matrix: Cell,
    /// What the policies say.
    pub policies: Cell,
}

/// The column of the console.
const CONSOLE: &str = "CN";
/// The column of everybody.
const PUBLIC: &str = "PU";

/// The digest of the targets asked about, which was seen.
const DIGEST: &str = "as seen";

/// The organisation of those who ask.
const OWN: &str = "organisation/own";
/// Another one.
const OTHER: &str = "organisation/other";

impl Permissions {
    /// The matrix as it is written in `matrix.csv`.
    #[must_use]
    pub const fn matrix(&self) -> &Matrix {
        &self.matrix
    }

    /// The table that the policies make, in the rows and columns of the matrix: every cell is asked of the policies,
    /// for an account with this role alone, signed in by a session, on a target that nobody has acted on.
    #[must_use]
    pub fn table(&self, whose: Whose) -> Matrix {
        let rows = self.matrix.rows.iter().map(|row| self.row(&row.id, whose)).collect();
        Matrix { columns: self.matrix.columns.clone(), rows }
    }

    /// One row of that table; all its cells are empty when there is no such row.
    #[must_use]
    pub fn row(&self, id: &str, whose: Whose) -> MatrixRow {
        let columns = self.matrix.columns.iter();
        MatrixRow {
            id: id.to_owned(),
            cells: columns.map(|column| (column.clone(), self.cell(id, column, whose))).collect(),
        }
    }

    /// Every cell in which the policies and the matrix differ on one's own matters.
    #[must_use]
    pub fn differences(&self) -> Vec<Difference> {
        let table = self.table(Whose::Own);
        let mut found = Vec::new();
        for (asked, written) in table.rows.iter().zip(&self.matrix.rows) {
            let how = self.rows.get(&written.id).map(|row| row.how.clone()).unwrap_or_default();
            for (column, policies) in &asked.cells {
                let matrix = written.cells.get(column).map(|cell| cell.among(&how)).unwrap_or_default();
                if matrix != *policies {
                    found.push(Difference {
                        row: written.id.clone(),
                        column: column.clone(),
                        matrix,
                        policies: policies.clone(),
                    });
                }
            }
        }
        found
    }

    /// What a column may do with a row.
    fn cell(&self, row: &str, column: &str, whose: Whose) -> Cell {
        let Some(row) = self.rows.get(row) else { return Cell::default() };
        let Some(actor) = self.example(column) else { return Cell::default() };
        let target = example(row, whose);
        let now = circumstances();
        let allowed = |mode: &Mode| {
            ActionId::new(&row.action(*mode)).is_ok_and(|action| {
                matches!(self.decide(&actor, &action, &target, &now), Decision::Allowed(_))
            })
        };
        Cell::new(row.how.iter().copied().filter(allowed))
    }

    /// Which policies permit an action, guards aside, by the roles (and `CN`, `PU`) that they permit it to.
    #[must_use]
    pub fn permitting(&self, action: &ActionId) -> BTreeMap<String, BTreeSet<String>> {
        let Some(known) = self.actions.get(action) else { return BTreeMap::new() };
        let mut found = BTreeMap::new();
        for column in &self.matrix.columns {
            let Some(actor) = self.example(column) else { continue };
            let Some(row) = self.rows.get(&known.row) else { continue };
            let target = example(row, Whose::Own);
            if let Decision::Allowed(permit) = self.decide(&actor, action, &target, &circumstances()) {
                found.insert(column.clone(), permit.policies);
            }
        }
        found
    }

    /// Somebody who is nothing but a column.
    fn example(&self, column: &str) -> Option<Actor> {
        match column {
            CONSOLE => return Some(Actor::Console),
            PUBLIC => return Some(Actor::Public),
            _ => {}
        }
        let row = self.role(&Role::new(column).ok()?)?;
        let organisation = OrganisationId::new(OWN).ok()?;
        // Exporters and their agents act for an exporter, agents by mandate; the mandate of others changes nothing.
        let mandated = row.organisations.contains("agent");
        let grant = Grant {
            role: row.role.clone(),
            acts_for: mandated.then(|| organisation.clone()),
            organisation,
            sites: Sites::All,
            term: Term { from: jiff::civil::Date::ZERO, until: None },
        };
        let id = AccountId::new("account/own").ok()?;
        Some(Actor::Account(Account { id, kind: row.held_by, grants: vec![grant], by: SignedInBy::Session }))
    }
}

/// The usual circumstances.
fn circumstances() -> Circumstances {
    Circumstances {
        on: jiff::civil::Date::ZERO,
        separation: Separation::Full,
        administrators: Administrators::Several,
        seen: Some(DIGEST.into()),
    }
}

/// A target of a kind on which nobody has acted.
fn example(row: &ActionRow, whose: Whose) -> Target {
    // What people do to their own account they do to none else; all other rows are about the accounts of others.
    let (organisation, account) = match whose {
        Whose::Own if row.by.contains(&By::Person) => (OWN, "account/own"),
        Whose::Own => (OWN, "account/colleague"),
        Whose::Other => (OTHER, "account/other"),
    };
    let organisation = OrganisationId::new(organisation).unwrap_or_else(|_| OrganisationId::nobodys());
    let account = AccountId::new(account).unwrap_or_else(|_| AccountId::nobodys());
    match row.on {
        On::Node => Target::Node,
        On::Organisation => Target::Organisation(organisation),
        On::Account => {
            Target::Account(AccountTarget { account, organisation, role: None, proposed: BTreeSet::new() })
        }
        On::Case => Target::Case(Box::new(CaseTarget {
            owner: Some(organisation.clone()),
            site: None,
            office: organisation.clone(),
            asked: BTreeSet::from([organisation]),
            acts: Acts::default(),
            digest: DIGEST.into(),
        })),
        On::Rule => Target::Rule(RuleTarget { proposed: BTreeSet::new(), digest: DIGEST.into() }),
    }
}
