//! SQL on one machine: files as tables, the functions of this program, the result on the terminal or in a file.

use crate::{functions, tables};
use datafusion::error::DataFusionError;
use datafusion::prelude::{SessionConfig, SessionContext};
use jiff::civil::Date;
use mtcr_bulk_files::Format;
use std::path::{Path, PathBuf};

/// A query over files.
pub struct Query<'a> {
    /// The query.
    pub sql: &'a str,
    /// Each table with the file or folder it stands for.
    pub tables: &'a [(String, PathBuf)],
    /// What separates columns of CSV files, where it does not follow from their names.
    pub delimiter: Option<u8>,
    /// The day that lines are screened for.
    pub on: Date,
}

/// Why there is no result.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum NoResult {
    /// A table.
    #[error(transparent)]
    Table(#[from] tables::NoTable),
    /// The query.
    #[error("{}", in_a_line(.0))]
    Query(Box<DataFusionError>),
    /// A file that results are not written to.
    #[error("`{file}`: results are written as `.csv`, `.ndjson` or `.parquet`")]
    Output {
        /// The file.
        file: String,
    },
    /// A file that is there already.
    #[error("`{file}` is there already; remove it or write to another file")]
    Exists {
        /// The file.
        file: String,
    },
}

impl From<DataFusionError> for NoResult {
    fn from(error: DataFusionError) -> Self {
        NoResult::Query(Box::new(error))
    }
}

/// What an error of the library says, in one line and without the trace that some carry.
pub(crate) fn in_a_line(error: &DataFusionError) -> String {
    let text = error.strip_backtrace();
    let lines: Vec<&str> = text.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
    lines.join(" ")
}

/// A session on this machine that knows the tables and the functions.
///
/// # Errors
/// Files that are no tables.
pub async fn session(query: &Query<'_>) -> Result<SessionContext, NoResult> {
    let mut session = SessionContext::new_with_config(SessionConfig::new().with_information_schema(true));
    functions::register(&mut session, query.on)?;
    for (name, path) in query.tables {
        let files = tables::files(name, path)?;
        tables::register(&session, name, &files, query.delimiter).await?;
    }
    Ok(session)
}

/// Runs a query and gives its result as a table for people, or writes it to a file.
///
/// # Errors
/// Files that are no tables, a query that cannot be planned or run, a file that cannot be written.
pub async fn run(query: &Query<'_>, output: Option<&Path>) -> Result<Option<String>, NoResult> {
    let session = session(query).await?;
    let result = session.sql(query.sql).await?;
    let Some(output) = output else {
        return Ok(Some(result.to_string().await?));
    };
    let file = output.display().to_string();
    if output.exists() {
        return Err(NoResult::Exists { file });
    }
    let options = datafusion::dataframe::DataFrameWriteOptions::new().with_single_file_output(true);
    match Format::of(output) {
        Ok(Format::Csv) => result.write_csv(&file, options, None).await?,
        Ok(Format::Ndjson) => result.write_json(&file, options, None).await?,
        Ok(Format::Parquet) => result.write_parquet(&file, options, None).await?,
        Ok(Format::Xlsx) | Err(_) => return Err(NoResult::Output { file }),
    };
    Ok(None)
}
