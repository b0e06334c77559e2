//! Files as tables of SQL. What is written as text stays text: a number of a CSV file is read by the mapping, exactly.

use datafusion::arrow::datatypes::{DataType, Field, Schema};
use datafusion::datasource::file_format::FileFormat;
use datafusion::datasource::file_format::csv::CsvFormat;
use datafusion::datasource::file_format::json::JsonFormat;
use datafusion::datasource::file_format::parquet::ParquetFormat;
use datafusion::datasource::listing::{ListingOptions, ListingTable, ListingTableConfig, ListingTableUrl};
use datafusion::error::DataFusionError;
use datafusion::execution::SessionState;
use datafusion::prelude::SessionContext;
use mtcr_bulk_files::{BulkError, Format, columns};
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// Why a file is no table.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum NoTable {
    /// A file cannot be read, or its columns cannot be told apart.
    #[error(transparent)]
    File(#[from] BulkError),
    /// A workbook.
    #[error("`{file}` is a workbook, which SQL does not read: write it as CSV or Parquet")]
    Workbook {
        /// The file.
        file: String,
    },
    /// A table without a file.
    #[error("the table `{name}` has no file: `{path}` is an empty folder")]
    Empty {
        /// The table.
        name: String,
        /// The folder.
        path: String,
    },
    /// Files that are not of one sort.
    #[error(
        "`{file}` and `{first}` are not alike: the files of one table have one format and the same columns"
    )]
    Unlike {
        /// A file.
        file: String,
        /// The first one.
        first: String,
    },
    /// A path that cannot be resolved.
    #[error("cannot read `{path}`")]
    Path {
        /// The path.
        path: String,
        /// Why.
        #[source]
        source: std::io::Error,
    },
    /// The library that reads the files refuses them.
    #[error("cannot read the table `{name}`")]
    Read {
        /// The table.
        name: String,
        /// Why.
        #[source]
        source: Box<DataFusionError>,
    },
}

/// The files that a name stands for: itself, or those of a folder in the order of their names. Hidden ones and those that
/// are of no known format do not count.
///
/// # Errors
/// A path that cannot be read, a folder without files.
pub fn files(name: &str, path: &Path) -> Result<Vec<PathBuf>, NoTable> {
    let wrong = |source| NoTable::Path { path: path.display().to_string(), source };
    let path = std::fs::canonicalize(path).map_err(wrong)?;
    if !path.is_dir() {
        return Ok(vec![path]);
    }
    let mut files = Vec::new();
    for entry in std::fs::read_dir(&path).map_err(wrong)? {
        let file = entry.map_err(wrong)?.path();
        let hidden = file.file_name().is_some_and(|name| name.to_string_lossy().starts_with('.'));
        if file.is_file() && !hidden && Format::of(&file).is_ok() {
            files.push(file);
        }
    }
    files.sort_unstable();
    if files.is_empty() {
        return Err(NoTable::Empty { name: name.to_owned(), path: path.display().to_string() });
    }
    Ok(files)
}

/// Makes files known as a table.
///
/// # Errors
/// Files that are not alike or cannot be read.
pub async fn register(
    session: &SessionContext,
    name: &str,
    files: &[PathBuf],
    delimiter: Option<u8>,
) -> Result<(), NoTable> {
    let read = |source: DataFusionError| NoTable::Read { name: name.to_owned(), source: Box::new(source) };
    let table = table(&session.state(), name, files, delimiter).await?;
    session.register_table(name, Arc::new(table)).map_err(read)?;
    Ok(())
}

async fn table(
    state: &SessionState,
    name: &str,
    files: &[PathBuf],
    delimiter: Option<u8>,
) -> Result<ListingTable, NoTable> {
    let read = |source: DataFusionError| NoTable::Read { name: name.to_owned(), source: Box::new(source) };
    let Some(first) = files.first() else {
        return Err(NoTable::Empty { name: name.to_owned(), path: String::new() });
    };
    let format = Format::of(first)?;
    let unlike = |file: &Path| NoTable::Unlike {
        file: file.display().to_string(),
        first: first.display().to_string(),
    };
    let (reader, schema): (Arc<dyn FileFormat>, Option<Schema>) = match format {
        Format::Csv => {
            let heads = columns(first, delimiter)?;
            for file in files {
                if Format::of(file)? == format && columns(file, delimiter)? != heads {
                    return Err(unlike(file));
                }
            }
            let fields: Vec<Field> =
                heads.iter().map(|head| Field::new(head, DataType::Utf8, true)).collect();
            let sign = delimiter.unwrap_or_else(|| separator(first));
            let csv = CsvFormat::default().with_has_header(true).with_delimiter(sign);
            (Arc::new(csv.with_newlines_in_values(true)), Some(Schema::new(fields)))
        }
        Format::Ndjson => (Arc::new(JsonFormat::default()), None),
        Format::Parquet => (Arc::new(ParquetFormat::default()), None),
        Format::Xlsx => return Err(NoTable::Workbook { file: first.display().to_string() }),
    };
    let ending = |path: &Path| path.extension().unwrap_or_default().to_os_string();
    if let Some(other) = files.iter().find(|file| ending(file) != ending(first)) {
        return Err(unlike(other));
    }
    let paths = files.iter().map(|file| ListingTableUrl::parse(file.to_string_lossy()));
    let paths = paths.collect::<Result<Vec<_>, _>>().map_err(read)?;
    let options =
        ListingOptions::new(reader).with_file_extension(format!(".{}", ending(first).to_string_lossy()));
    let config = ListingTableConfig::new_with_multi_paths(paths).with_listing_options(options);
    let config = match schema {
        Some(schema) => config.with_schema(Arc::new(schema)),
        None => config.infer_schema(state).await.map_err(read)?,
    };
    ListingTable::try_new(config).map_err(read)
}

/// What separates columns where nobody says: a tab where the name ends in `.tsv`, else a comma.
fn separator(file: &Path) -> u8 {
    if file.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("tsv")) { b'\t' } else { b',' }
}
