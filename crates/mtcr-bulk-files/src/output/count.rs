//! Rows of finished files counted again, so that the ledger rests on what is on disk.

use crate::BulkError;
use csv_core::ReadRecordResult;
use std::fs::File;
use std::io::Read;
use std::path::Path;

/// Bytes read at once.
const STEP: usize = 1 << 18;

/// The records of a file of separated columns, its header counted.
pub(crate) fn rows(path: &Path, delimiter: u8) -> Result<u64, BulkError> {
    let mut reader = csv_core::ReaderBuilder::new().delimiter(delimiter).build();
    let (mut fields, mut ends) = (vec![0; STEP], vec![0; 1024]);
    let mut count = 0;
    over(path, |mut bytes| {
        loop {
            let (result, taken, _, _) = reader.read_record(bytes, &mut fields, &mut ends);
            bytes = bytes.get(taken..).unwrap_or_default();
            match result {
                ReadRecordResult::Record => count += 1,
                ReadRecordResult::OutputFull | ReadRecordResult::OutputEndsFull => {}
                ReadRecordResult::InputEmpty | ReadRecordResult::End => return,
            }
            if bytes.is_empty() {
                return;
            }
        }
    })?;
    // The last record may stand without an end of line.
    loop {
        match reader.read_record(&[], &mut fields, &mut ends).0 {
            ReadRecordResult::Record => count += 1,
            ReadRecordResult::OutputFull | ReadRecordResult::OutputEndsFull => {}
            ReadRecordResult::InputEmpty | ReadRecordResult::End => return Ok(count),
        }
    }
}

/// The lines of a file that are not blank; the last one may stand without an end.
pub(crate) fn objects(path: &Path) -> Result<u64, BulkError> {
    let (mut count, mut seen) = (0, false);
    over(path, |bytes| {
        for byte in bytes {
            match byte {
                b'\n' => {
                    count += u64::from(seen);
                    seen = false;
                }
                byte => seen = seen || !byte.is_ascii_whitespace(),
            }
        }
    })?;
    Ok(count + u64::from(seen))
}

/// The lines of a file.
pub(super) fn lines(path: &Path) -> Result<u64, BulkError> {
    let mut count = 0;
    over(path, |bytes| count += crate::input::lines(bytes))?;
    Ok(count)
}

fn over(path: &Path, mut each: impl FnMut(&[u8])) -> Result<(), BulkError> {
    let name = path.display().to_string();
    let mut file = File::open(path).map_err(BulkError::unreadable(&name))?;
    let mut buffer = vec![0; STEP];
    loop {
        match file.read(&mut buffer) {
            Ok(0) => return Ok(()),
            Ok(count) => each(buffer.get(..count).unwrap_or_default()),
            Err(error) if error.kind() == std::io::ErrorKind::Interrupted => {}
            Err(error) => return Err(BulkError::unreadable(&name)(error)),
        }
    }
}
