//! One large file cut into many, so that each can be a split: where a record ends, and never within one.

use mtcr_bulk_files::{BulkError, Format, count};
use std::fs::File;
use std::io::{self, BufReader, BufWriter, Read, Write};
use std::path::{Path, PathBuf};

/// Bytes read at once.
const STEP: usize = 1 << 18;

/// The longest record; a longer one is a quote that is never closed.
const LONGEST: usize = 64 << 20;

/// Why a file was not cut.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum NotCut {
    /// A file that cannot be counted.
    #[error(transparent)]
    Input(#[from] BulkError),
    /// A format whose records are not lines.
    #[error("`{file}`: only CSV and NDJSON are cut; let what writes it write several files")]
    Format {
        /// The file.
        file: String,
    },
    /// A folder that is there.
    #[error("`{folder}` is there already; remove it or name another folder")]
    Exists {
        /// The folder.
        folder: String,
    },
    /// A file that cannot be read or written.
    #[error("cannot use `{file}`")]
    File {
        /// The file.
        file: String,
        /// Why.
        #[source]
        source: io::Error,
    },
    /// A record that does not end.
    #[error("`{file}`: record {record} is longer than 64 MB: a quote in it is not closed")]
    Long {
        /// The file.
        file: String,
        /// Its number, the header not counted.
        record: u64,
    },
    /// Rows that were lost or doubled, which is a defect of this program.
    #[error("`{file}` has {rows} rows and its parts have {cut}; they are not to be used")]
    Rows {
        /// The file.
        file: String,
        /// Its rows.
        rows: u64,
        /// Those of its parts.
        cut: u64,
    },
}

fn unusable(path: &Path) -> impl Fn(io::Error) -> NotCut + '_ {
    move |source| NotCut::File { file: path.display().to_string(), source }
}

/// Cuts a file into parts of so many rows, each with the header of the file, in a folder that is there only when all of them
/// are; gives how many parts and rows there are.
///
/// # Errors
/// A file of another format, a folder that is there already, parts that have not as many rows as the file.
pub fn cut(input: &Path, folder: &Path, rows: u64, delimiter: Option<u8>) -> Result<(u64, u64), NotCut> {
    let format = Format::of(input)?;
    if !format.grows() {
        return Err(NotCut::Format { file: input.display().to_string() });
    }
    if folder.exists() {
        return Err(NotCut::Exists { folder: folder.display().to_string() });
    }
    let mut growing = folder.file_name().unwrap_or_default().to_owned();
    growing.push(".cutting");
    let growing = folder.with_file_name(growing);
    if growing.exists() {
        std::fs::remove_dir_all(&growing).map_err(unusable(&growing))?;
    }
    std::fs::create_dir_all(&growing).map_err(unusable(&growing))?;
    let tab = input.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("tsv"));
    let mut records = Records {
        csv: (format == Format::Csv).then(|| {
            let sign = delimiter.unwrap_or(if tab { b'\t' } else { b',' });
            csv_core::ReaderBuilder::new().delimiter(sign).build()
        }),
        fields: vec![0; STEP],
        ends: vec![0; 1024],
    };
    let ending = input.extension().unwrap_or_default().to_string_lossy();
    let mut parts = Parts {
        folder: growing.clone(),
        ending: ending.into_owned(),
        rows: rows.max(1),
        header: Vec::new(),
        heading: format == Format::Csv,
        pending: Vec::new(),
        open: None,
        number: 0,
        held: 0,
    };
    let mut source = BufReader::new(File::open(input).map_err(unusable(input))?);
    let mut buffer = vec![0; STEP];
    loop {
        let length = source.read(&mut buffer).map_err(unusable(input))?;
        let mut bytes = buffer.get(..length).unwrap_or_default();
        if bytes.is_empty() {
            break;
        }
        while !bytes.is_empty() {
            let (taken, ended) = records.next(bytes);
            let (own, rest) = bytes.split_at_checked(taken).unwrap_or((bytes, &[]));
            parts.pending.extend_from_slice(own);
            bytes = rest;
            if ended {
                parts.record()?;
            } else if LONGEST < parts.pending.len() {
                let record = parts.number * parts.rows + parts.held + u64::from(!parts.heading);
                return Err(NotCut::Long { file: input.display().to_string(), record });
            }
        }
    }
    parts.record()?;
    parts.close()?;
    let all = count(input, delimiter)?;
    let mut of_parts = 0;
    for number in 1..=parts.number {
        of_parts += count(&parts.path(number), delimiter)?;
    }
    if all != of_parts {
        return Err(NotCut::Rows { file: input.display().to_string(), rows: all, cut: of_parts });
    }
    std::fs::rename(&growing, folder).map_err(unusable(folder))?;
    Ok((parts.number, all))
}

/// Where records end.
struct Records {
    /// Knows quotes; without it a record is a line.
    csv: Option<csv_core::Reader>,
    fields: Vec<u8>,
    ends: Vec<usize>,
}

impl Records {
    /// How many bytes belong to the record under way, and whether it ends with them.
    fn next(&mut self, bytes: &[u8]) -> (usize, bool) {
        let Some(csv) = &mut self.csv else {
            return match bytes.iter().position(|byte| *byte == b'\n') {
                Some(end) => (end + 1, true),
                None => (bytes.len(), false),
            };
        };
        let (result, taken, _, _) = csv.read_record(bytes, &mut self.fields, &mut self.ends);
        (taken, matches!(result, csv_core::ReadRecordResult::Record))
    }
}

/// The parts as they are written.
struct Parts {
    folder: PathBuf,
    ending: String,
    rows: u64,
    header: Vec<u8>,
    /// Whether the header is still to come.
    heading: bool,
    /// Bytes of the record under way.
    pending: Vec<u8>,
    open: Option<BufWriter<File>>,
    number: u64,
    /// Rows of the part that is open.
    held: u64,
}

impl Parts {
    fn path(&self, number: u64) -> PathBuf {
        self.folder.join(format!("cut-{number:05}.{}", self.ending))
    }

    /// Writes the record that ended; ends of lines alone are none.
    fn record(&mut self) -> Result<(), NotCut> {
        let mut record = std::mem::take(&mut self.pending);
        // An end of line may be cut between its two signs.
        let begin = record.iter().take_while(|byte| matches!(byte, b'\r' | b'\n')).count();
        record.drain(..begin);
        if record.is_empty() {
            return Ok(());
        }
        if record.last() != Some(&b'\n') {
            record.push(b'\n');
        }
        if self.heading {
            self.heading = false;
            self.header = record;
            return Ok(());
        }
        if self.held == self.rows {
            self.close()?;
        }
        let path = self.path(self.number + 1);
        if self.open.is_none() {
            let mut file = BufWriter::new(File::create(&path).map_err(unusable(&path))?);
            file.write_all(&self.header).map_err(unusable(&path))?;
            self.open = Some(file);
        }
        if let Some(file) = &mut self.open {
            file.write_all(&record).map_err(unusable(&path))?;
        }
        self.held += 1;
        Ok(())
    }

    /// Makes the part that is open durable.
    fn close(&mut self) -> Result<(), NotCut> {
        let Some(file) = self.open.take() else { return Ok(()) };
        self.number += 1;
        self.held = 0;
        let path = self.path(self.number);
        let file = file.into_inner().map_err(|error| unusable(&path)(error.into_error()))?;
        file.sync_all().map_err(unusable(&path))
    }
}
