//! The outputs of all parts of an input put together: the same bytes as one run over the whole, and totals that add up.

use crate::journal::{Identity, Journal, State, beside, sync_folder};
use crate::output;
use crate::totals::Ledger;
use crate::{BulkError, Done, Format, LineTotals, Split, Totals};
use std::fs::File;
use std::io::{Read, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};

/// The output of one part.
struct Part<T> {
    rows: PathBuf,
    malformed: PathBuf,
    journal: Journal<T>,
}

/// Puts the outputs of `--split 1/N` to `--split N/N` together, and gives what the whole is about with its ledger.
///
/// # Errors
/// Parts that are missing, twice, of other inputs, mappings, laws or versions, changed since, or whose totals do not add
/// up; an output that is there already.
pub fn merge(parts: &[PathBuf], output: &Path) -> Result<(Journal, Done), BulkError> {
    of::<Totals>(parts, output)
}

/// The same for parts of a file of declarations.
///
/// # Errors
/// As [`merge`].
pub fn merge_lines(
    parts: &[PathBuf],
    output: &Path,
) -> Result<(Journal<LineTotals>, Done<LineTotals>), BulkError> {
    of::<LineTotals>(parts, output)
}

fn of<T: Ledger>(parts: &[PathBuf], output: &Path) -> Result<(Journal<T>, Done<T>), BulkError> {
    let format = Format::of(output)?;
    let parts = ordered::<T>(parts, format)?;
    let (Some(first), Some(last)) = (parts.first(), parts.last()) else {
        return Err(BulkError::Parts { what: "none is named".to_owned() });
    };
    let totals = parts.iter().fold(T::default(), |sum, part| sum.and(&part.journal.totals));
    let (malformed, ledger) = (beside(output, ".malformed.csv"), beside(output, ".totals.json"));
    for path in [output, &malformed, &ledger] {
        if path.exists() {
            let help = "remove it or write to another file".to_owned();
            return Err(BulkError::Exists { file: path.display().to_string(), help });
        }
    }
    let rows = beside(output, if format.grows() { ".part" } else { ".rows" });
    let length =
        together(&parts, &rows, |part| (part.rows.clone(), part.journal.header, part.journal.output))?;
    let bad = beside(&malformed, ".part");
    let header = u64::try_from(output::malformed_header().len()).unwrap_or(u64::MAX);
    let bad_length = together(&parts, &bad, |part| (part.malformed.clone(), header, part.journal.malformed))?;
    let identity = Identity { split: Split::default().to_string(), ..first.journal.identity.clone() };
    let journal = Journal {
        identity,
        position: last.journal.position,
        output: length,
        malformed: bad_length,
        totals,
        ..first.journal.clone()
    };
    if format.grows() {
        rename(&rows, output)?;
    } else {
        let whole = beside(output, ".part");
        output::assemble(&rows, format, &whole, T::OF)?;
        File::open(&whole).and_then(|file| file.sync_all()).map_err(BulkError::unwritable(&whole))?;
        rename(&whole, output)?;
        std::fs::remove_file(&rows).map_err(BulkError::unwritable(&rows))?;
    }
    if totals.malformed() > 0 {
        rename(&bad, &malformed)?;
    } else {
        std::fs::remove_file(&bad).map_err(BulkError::unwritable(&bad))?;
    }
    sync_folder(output)?;
    journal.write(&ledger)?;
    let done =
        Done { totals, malformed: (totals.malformed() > 0).then_some(malformed), ledger, resumed_at: None };
    Ok((journal, done))
}

fn rename(from: &Path, to: &Path) -> Result<(), BulkError> {
    std::fs::rename(from, to).map_err(BulkError::unwritable(to))
}

/// Reads what the parts say of themselves, and refuses what is no whole.
fn ordered<T: Ledger>(outputs: &[PathBuf], format: Format) -> Result<Vec<Part<T>>, BulkError> {
    let mut parts = Vec::new();
    for path in outputs {
        let ledger = beside(path, ".totals.json");
        let wrong = |what: &str| BulkError::Parts { what: format!("{}: {what}", path.display()) };
        let journal = Journal::<T>::read(&ledger)?
            .ok_or_else(|| wrong("there are no totals beside it: its run has not ended"))?;
        if journal.state != State::Written {
            return Err(wrong("its run has not ended"));
        }
        if !journal.totals.reconcile() {
            return Err(wrong("its totals do not add up"));
        }
        if Format::of(path)? != format {
            return Err(wrong("its format is not that of the output"));
        }
        let rows = if format.grows() { path.clone() } else { beside(path, ".rows") };
        parts.push(Part { rows, malformed: beside(path, ".malformed.csv"), journal });
    }
    let index = |part: &Part<T>| part.journal.identity.part().map_or(0, Split::index);
    parts.sort_by_key(index);
    let Some(first) = parts.first() else { return Ok(parts) };
    let of = first.journal.identity.part().map_or(0, Split::of);
    for part in &parts {
        if let Some(what) = first.journal.identity.differs_from_part(&part.journal.identity) {
            let what = format!("{} does not belong to {}: {what}", part.rows.display(), first.rows.display());
            return Err(BulkError::Parts { what });
        }
        if part.journal.identity.part().map_or(0, Split::of) != of {
            return Err(BulkError::Parts {
                what: format!("{} is one of another number of parts", part.rows.display()),
            });
        }
    }
    let found: Vec<u64> = parts.iter().map(index).collect();
    for wanted in 1..=of {
        match found.iter().filter(|index| **index == wanted).count() {
            1 => {}
            0 => return Err(BulkError::Parts { what: format!("part {wanted}/{of} is missing") }),
            _ => {
                return Err(BulkError::Parts { what: format!("part {wanted}/{of} is there more than once") });
            }
        }
    }
    for pair in parts.windows(2) {
        if let [one, next] = pair
            && one.journal.position.place != next.journal.begin.place
        {
            let what = format!(
                "{} ends at {} and {} begins at {}",
                one.rows.display(),
                one.journal.position.place,
                next.rows.display(),
                next.journal.begin.place
            );
            return Err(BulkError::Ledger { what });
        }
    }
    Ok(parts)
}

/// Writes the files of all parts one behind another under the header of the first, and gives the length. Each says which
/// file, how many bytes its header has, and how many it has in all; a file with a header alone may be gone.
fn together<T>(
    parts: &[Part<T>],
    to: &Path,
    of: impl Fn(&Part<T>) -> (PathBuf, u64, u64),
) -> Result<u64, BulkError> {
    let mut out = File::create(to).map_err(BulkError::unwritable(to))?;
    let mut head: Option<Vec<u8>> = None;
    let mut length = 0;
    for part in parts {
        let (path, header, bytes) = of(part);
        let name = path.display().to_string();
        let unreadable = BulkError::unreadable(&name);
        if bytes == header && !path.exists() {
            continue;
        }
        let mut file = File::open(&path).map_err(&unreadable)?;
        let there = file.metadata().map_err(&unreadable)?.len();
        if there != bytes {
            let what = format!("{name} has {there} bytes and had {bytes} when its run ended");
            return Err(BulkError::Parts { what });
        }
        let mut own = Vec::new();
        (&mut file).take(header).read_to_end(&mut own).map_err(&unreadable)?;
        match &head {
            None => {
                out.write_all(&own).map_err(BulkError::unwritable(to))?;
                length += header;
                head = Some(own);
            }
            Some(first) if *first == own => {}
            Some(_) => return Err(BulkError::Parts { what: format!("{name} has other columns") }),
        }
        file.seek(SeekFrom::Start(header)).map_err(&unreadable)?;
        length += std::io::copy(&mut file, &mut out).map_err(BulkError::unwritable(to))?;
    }
    out.sync_all().map_err(BulkError::unwritable(to))?;
    Ok(length)
}
