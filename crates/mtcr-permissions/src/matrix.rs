//! The golden table of `matrix.csv`: what each role may do with each row.

use crate::files::Files;
use crate::mode::Cell;
use crate::problem::Problems;
use std::collections::BTreeMap;

pub(crate) const FILE: &str = "matrix.csv";

/// The table as it is written. It decides nothing: the policies do, and are compared with it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Matrix {
    /// The columns: roles, then `CN` for the console and `PU` for everybody.
    pub columns: Vec<String>,
    /// The rows in the order of the file.
    pub rows: Vec<MatrixRow>,
}

/// A row of the table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MatrixRow {
    /// The id of the row, as in `actions/`.
    pub id: String,
    /// Its cells by their columns.
    pub cells: BTreeMap<String, Cell>,
}

impl Matrix {
    /// Every cell with its row and its column.
    pub fn cells(&self) -> impl Iterator<Item = (&str, &str, &Cell)> {
        self.rows
            .iter()
            .flat_map(|row| row.cells.iter().map(|(column, cell)| (row.id.as_str(), column.as_str(), cell)))
    }
}

/// Reads the table: comma-separated, blanks around cells free, lines that begin with `#` left out.
pub(crate) fn read(files: &Files, problems: &mut Problems) -> Matrix {
    let Some(text) = files.get(FILE) else {
        problems.add(FILE, "is missing");
        return Matrix::default();
    };
    let mut lines = text.lines().enumerate().filter(|(_, line)| !line.starts_with('#'));
    let columns: Vec<String> = lines
        .next()
        .map(|(_, line)| line.split(',').skip(1).map(|cell| cell.trim().to_owned()).collect())
        .unwrap_or_default();
    let mut rows = Vec::new();
    for (at, line) in lines {
        let place = format!("{FILE}:{}", at + 1);
        let mut cells = line.split(',').map(str::trim);
        let id = cells.next().unwrap_or_default().to_owned();
        let cells: Vec<&str> = cells.collect();
        if cells.len() != columns.len() {
            problems.add(
                &place,
                format_args!("`{id}` has {} cells and there are {} columns", cells.len(), columns.len()),
            );
            continue;
        }
        let mut row = MatrixRow { id, cells: BTreeMap::new() };
        for (column, cell) in columns.iter().zip(cells) {
            match Cell::read(cell) {
                Some(cell) => {
                    row.cells.insert(column.clone(), cell);
                }
                None => problems.add(
                    &place,
                    format_args!("`{cell}` is no cell; it is made of W, P, S, R, r with / between, or is -"),
                ),
            }
        }
        rows.push(row);
    }
    Matrix { columns, rows }
}
