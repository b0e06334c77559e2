//! Rows of a table that somebody else reads: those of a query, or of a file opened elsewhere.

use crate::bound::Bound;
use crate::input;
use crate::judge::{Judge, Products, yielding};
use crate::map::Layout;
use crate::output;
use crate::row::{Cell, Head, Malformed, Read, Row};
use crate::{Answer, BulkError, ColumnMap, Format};
use mtcr_annex::Classifier;
use mtcr_bulk::Plan;
use std::path::Path;

/// A table whose rows are judged as those of a file are, with the same answers.
///
/// Its answers are brief where a plan is given: they leave out what to ask for and what lies near.
pub struct Table<'a> {
    classifier: &'a Classifier<'a>,
    plan: Option<&'a Plan<'a>>,
    /// What columns mean; without it a row has one cell, the text of a dossier in JSON.
    bound: Option<Bound<'a>>,
    heads: Vec<Head>,
    /// Which entries yield to others.
    yielding: Vec<bool>,
}

impl<'a> Table<'a> {
    /// A table of columns that a mapping gives a meaning. `named` is what messages call it.
    ///
    /// # Errors
    /// Two columns of one name, and every column that the mapping names and the table lacks or the other way round.
    pub fn of_columns(
        classifier: &'a Classifier<'a>,
        plan: Option<&'a Plan<'a>>,
        map: &'a ColumnMap,
        named: &str,
        columns: &[&str],
    ) -> Result<Self, BulkError> {
        let heads = input::heads(named, columns.iter().map(|column| Head::text(*column)).collect())?;
        let bound = Bound::new(map, named, &heads, classifier.corpus())?;
        Ok(Table { classifier, plan, bound: Some(bound), heads, yielding: yielding(classifier.corpus()) })
    }

    /// A table of one column: whole dossiers as JSON.
    #[must_use]
    pub fn of_dossiers(classifier: &'a Classifier<'a>, plan: Option<&'a Plan<'a>>) -> Self {
        Table { classifier, plan, bound: None, heads: Vec::new(), yielding: yielding(classifier.corpus()) }
    }

    /// Judges rows, in their order. Each has one cell for each column.
    ///
    /// # Errors
    /// For a row that could not be read as a product: its column, where it is one column, and why.
    pub fn judge(&self, rows: Vec<Vec<Cell>>) -> Vec<Result<Answer, String>> {
        let products = Products {
            classifier: self.classifier,
            methods: &self.classifier.corpus().methods,
            yielding: &self.yielding,
            bound: self.bound.as_ref(),
            plan: self.plan,
            heads: &self.heads,
        };
        let reads = rows.into_iter().map(|cells| match (&self.bound, cells.as_slice()) {
            (Some(_), _) => Read::Row(Row { line: 0, cells, raw: String::new() }),
            (None, [Cell::Text(text)]) => Read::Row(Row { line: 0, raw: text.clone(), cells: Vec::new() }),
            (None, _) => Read::Malformed(Malformed {
                line: 0,
                column: String::new(),
                reason: "there is no text of a dossier: write it as JSON".to_owned(),
                raw: String::new(),
            }),
        });
        products
            .judge(reads.collect(), &mut ())
            .into_iter()
            .map(|judged| match judged {
                Ok(judged) => Ok(judged.answer),
                Err(Malformed { column, reason, .. }) if column.is_empty() => Err(reason),
                Err(Malformed { column, reason, .. }) => Err(format!("{column}: {reason}")),
            })
            .collect()
    }
}

/// The columns of a file of separated columns, in their order.
///
/// # Errors
/// A file without a header line, a column that is there twice or is named as those of answers are.
pub fn columns(path: &Path, delimiter: Option<u8>) -> Result<Vec<String>, BulkError> {
    let layout = Layout { delimiter, ..Layout::default() };
    let rows = input::open(path, Format::Csv, &layout, false)?;
    Ok(rows.heads().iter().map(|head| head.name.clone()).collect())
}

/// The rows of a file, counted in the file: records behind the header of a file of separated columns, lines that are not
/// blank of one of objects, what a file of Parquet says of itself. A workbook is not counted.
///
/// # Errors
/// A file that cannot be read.
pub fn count(path: &Path, delimiter: Option<u8>) -> Result<u64, BulkError> {
    match Format::of(path)? {
        Format::Csv => {
            let delimiter = delimiter.unwrap_or_else(|| Format::delimiter(path));
            Ok(output::rows(path, delimiter)?.saturating_sub(1))
        }
        Format::Ndjson => output::objects(path),
        Format::Parquet => input::records(path),
        Format::Xlsx => {
            let file = path.display().to_string();
            Err(BulkError::broken(&file, "", "the rows of a workbook are not counted; write it as CSV"))
        }
    }
}
