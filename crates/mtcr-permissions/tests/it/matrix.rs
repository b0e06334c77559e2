//! The policies make the matrix, cell by cell; each is needed; and what the table says of others' matters.

use crate::world::{files, permissions, planted};
use mtcr_permissions::{Cell, Kind, Matrix, On, Permissions, Whose};
use std::sync::LazyLock;

static OWN: LazyLock<Matrix> = LazyLock::new(|| permissions().table(Whose::Own));

#[test]
fn the_policies_make_the_matrix() {
    let differences: Vec<String> = permissions().differences().iter().map(ToString::to_string).collect();
    assert!(differences.is_empty(), "{}", differences.join("\n"));
}

/// Of another organisation's cases, and of another person's account, only the auditor reads; what is done to the node,
/// to rules, and by administrators to accounts and organisations is the same for all.
#[test]
fn the_matters_of_others_are_closed() {
    let other = permissions().table(Whose::Other);
    for ((id, column, own), (_, _, other)) in OWN.cells().zip(other.cells()) {
        let row = permissions().actions().find(|(_, row, _)| row.id == id).unwrap().1;
        let exporters = ["EA", "ES", "EG", "ME"].contains(&column);
        let closed = match row.on {
            On::Case => column != "AU",
            // A file of products is its organisation's own; only the auditor reads those of others.
            On::Organisation if row.groups.contains("product-files") => column != "AU",
            On::Organisation => exporters,
            On::Account => row.groups.contains("own-matters"),
            On::Node | On::Rule => false,
        };
        let expected = if closed { "-".to_owned() } else { own.to_string() };
        assert_eq!(other.to_string(), expected, "{id}, {column}");
    }
}

/// Every cell written otherwise is told. The table is read once for each column, with one cell of every row changed.
#[test]
fn no_cell_can_be_changed() {
    let text = &files()["matrix.csv"];
    let (head, rows): (Vec<&str>, Vec<&str>) = text.lines().partition(|line| is_head(line));
    let columns = permissions().matrix().columns.len();
    for shift in 0..columns {
        let mut table: Vec<String> = head.iter().map(|line| (*line).to_owned()).collect();
        for (at, line) in rows.iter().enumerate() {
            let mut cells: Vec<&str> = line.split(',').map(str::trim).collect();
            let column = 1 + (at + shift) % columns;
            let first = permissions().actions().find(|(_, row, _)| row.id == cells[0]).unwrap().1.how.first();
            let letter = first.unwrap().letter().to_string();
            cells[column] = if cells[column] == "-" { &letter } else { "-" };
            table.push(cells.join(","));
        }
        let mut files = files();
        files.insert("matrix.csv".into(), table.join("\n"));
        let changed = Permissions::read(&files).unwrap();
        for (written, asked) in changed.matrix().rows.iter().zip(&OWN.rows) {
            let differ = written
                .cells
                .iter()
                .filter(|(column, cell)| asked.cells[*column].to_string() != cell.to_string());
            assert_eq!(differ.count(), 1, "{}, changed with shift {shift}", written.id);
        }
    }
}

/// A comment, or the line of the columns.
fn is_head(line: &str) -> bool {
    line.starts_with('#') || line.split(',').next().unwrap().trim() == "row"
}

/// Without any one policy that permits and adds no duty of its own, a cell changes.
#[test]
fn no_permit_can_be_left_out() {
    for policy in
        permissions().policies().filter(|policy| policy.kind == Kind::Permit && policy.id != "R2-own")
    {
        let without = permissions().without(&policy.id).unwrap();
        let row = policy.id.split('/').next().unwrap();
        // The one policy that is named after no row is that of what everybody may do.
        let row = if row == "public" { "public-rules" } else { row };
        let asked = OWN.rows.iter().find(|asked| asked.id == row).unwrap();
        assert_ne!(without.row(row, Whose::Own).cells, asked.cells, "{} changes nothing", policy.id);
    }
}

/// What depends on the target is in guards: so a refusal for want of a role tells nothing of it.
#[test]
fn permits_ask_nothing_of_the_target() {
    let guards = ["separation.cedar", "scope.cedar", "signatures.cedar"];
    for (file, text) in files().iter().filter(|(file, _)| file.ends_with(".cedar")) {
        for word in ["forbid", "resource.", "context."] {
            assert!(guards.contains(&file.as_str()) || !text.contains(word), "{file} says `{word}`");
        }
    }
    let permits =
        |file: &str| permissions().policies().filter(|it| it.kind == Kind::Permit && it.file == file).count();
    assert_eq!(guards.map(permits), [1, 0, 0], "one permit adds a duty, R2-own");
}

#[test]
fn nobody_signed_out_does_more_than_what_everybody_may() {
    let everybody =
        |id: &str| id.starts_with("public-") || ["ledger-heads", "node-status", "sign-in"].contains(&id);
    for (id, column, cell) in OWN.cells().filter(|(_, column, _)| *column == "PU") {
        assert_eq!(*cell != Cell::default(), everybody(id), "{id}, {column}: {cell}");
    }
}

/// A permit for everything opens nothing to somebody who is not signed in, for what takes an account.
#[test]
fn nobody_signed_out_gains_by_a_policy_that_permits_too_much() {
    for (id, column, cell) in planted().table(Whose::Own).cells().filter(|(_, column, _)| *column == "PU") {
        let written = OWN.rows.iter().find(|row| row.id == id).unwrap();
        assert_eq!(cell.to_string(), written.cells[column].to_string(), "{id}");
    }
}
