//! The first rows of a file, with what a mapping reads in each cell and what is wrong with each row, before anything is run.

use crate::bound::Bound;
use crate::judge::{Judge, Products, yielding};
use crate::map::Layout;
use crate::row::Read;
use crate::{BulkError, ColumnMap, Format, input};
use mtcr_annex::Classifier;
use std::path::Path;

/// The first rows of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Preview {
    /// The headers of the columns; none where rows are dossiers.
    pub heads: Vec<String>,
    /// The rows, in their order.
    pub rows: Vec<PreviewRow>,
}

/// A row as it would be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PreviewRow {
    /// Where it begins: a line of a text, a row of a sheet, the number of a record.
    pub line: u64,
    /// Its cells; one with the whole row where rows are dossiers or the row cannot be taken apart.
    pub cells: Vec<PreviewCell>,
    /// What makes the row malformed: the column, empty where it is the row as a whole, and the reason.
    pub malformed: Option<(String, String)>,
}

/// A cell as it would be read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PreviewCell {
    /// The text in the file.
    pub text: String,
    /// What is read of it, as a dossier would say it; empty where it says nothing or is ignored.
    pub read: String,
    /// Why it is no value; empty where it is one.
    pub wrong: String,
}

/// Reads the first rows of a file by a mapping, and judges them as a run would. Without a mapping rows are dossiers.
///
/// Nothing is written. A row that is malformed stops nothing: it says why.
///
/// # Errors
/// As [`run`](crate::run) before its first row: a file that cannot be read, columns that do not fit the mapping.
pub fn preview(
    path: &Path,
    map: Option<&ColumnMap>,
    classifier: &Classifier<'_>,
    most: usize,
) -> Result<Preview, BulkError> {
    let file = path.display().to_string();
    let standard = Layout::default();
    let layout = map.map_or(&standard, |map| &map.written.layout);
    let mut rows = input::open(path, Format::of(path)?, layout, map.is_none())?;
    let heads = match (map, rows.heads()) {
        (None, []) => Vec::new(),
        (None, _) => return Err(BulkError::NoMap { file }),
        (Some(map), []) => Bound::heads(map),
        (Some(_), heads) => heads.to_vec(),
    };
    let corpus = classifier.corpus();
    let bound = map.map(|map| Bound::new(map, &file, &heads, corpus)).transpose()?;
    let yielding = yielding(corpus);
    let products = Products {
        plan: None,
        classifier,
        methods: &corpus.methods,
        yielding: &yielding,
        bound: bound.as_ref(),
        heads: &heads,
    };
    let mut found = Vec::new();
    while found.len() < most {
        let Some(read) = rows.next_row()? else { break };
        found.push(row(&products, read));
    }
    Ok(Preview { heads: heads.into_iter().map(|head| head.name).collect(), rows: found })
}

fn row(products: &Products<'_>, read: Read) -> PreviewRow {
    let (line, cells, raw) = match &read {
        Read::Row(row) => (row.line, row.cells.clone(), row.raw.clone()),
        Read::Malformed(row) => (row.line, Vec::new(), row.raw.clone()),
    };
    let judged = products.judge(vec![read], &mut ()).into_iter().next();
    let (cells, malformed) = match judged {
        Some(Ok(judged)) => (judged.cells, None),
        Some(Err(row)) => (cells, Some((row.column, row.reason))),
        None => (cells, None),
    };
    let whole = || vec![PreviewCell { text: raw, ..PreviewCell::default() }];
    let Some(bound) = products.bound.filter(|_| !cells.is_empty()) else {
        return PreviewRow { line, cells: whole(), malformed };
    };
    let cell = |(at, cell): (usize, &crate::row::Cell)| {
        let (read, wrong) = match bound.said(at, cell) {
            Ok(read) => (read, String::new()),
            Err(wrong) => (String::new(), wrong),
        };
        PreviewCell { text: cell.as_text().to_owned(), read, wrong }
    };
    PreviewRow { line, cells: cells.iter().enumerate().map(cell).collect(), malformed }
}
