//! Why the files of a list could not be read.

/// The files of a list cannot be read at all. What is wrong with single records is a [`Problem`](crate::Problem).
#[derive(Debug, thiserror::Error)]
pub enum ListError {
    /// The system did not give the bytes.
    #[error("cannot read `{file}`")]
    Unreadable {
        /// The file.
        file: String,
        /// What the system said.
        source: std::io::Error,
    },
    /// More bytes than a file of this list may have.
    #[error(
        "`{file}` is longer than the {limit} bytes that a file of this list may have: this is not the list, or its declaration must allow more"
    )]
    TooLong {
        /// The file.
        file: String,
        /// The bytes it may have.
        limit: u64,
    },
    /// One record, or one value of it, is longer than any real one.
    #[error(
        "`{file}`, line {line}: a record begins here that is longer than {limit} bytes: a quote or a closing tag is missing"
    )]
    RecordTooLong {
        /// The file.
        file: String,
        /// Where the record begins.
        line: u32,
        /// The bytes a record may have.
        limit: u64,
    },
    /// The bytes are not text in the encoding of this format.
    #[error("`{file}`, line {line}: {found}; save it as UTF-8")]
    Encoding {
        /// The file.
        file: String,
        /// Where.
        line: u32,
        /// What was found.
        found: &'static str,
    },
    /// The file is not of this format, or of another layout of it.
    #[error("`{file}`, line {line}: {what}")]
    Layout {
        /// The file.
        file: String,
        /// Where.
        line: u32,
        /// What is wrong and what would be right.
        what: String,
    },
    /// The file ends before its end.
    #[error("`{file}` is cut short at line {line}: {what}")]
    CutShort {
        /// The file.
        file: String,
        /// The last line.
        line: u32,
        /// What is open.
        what: String,
    },
    /// Not one record.
    #[error("`{file}` holds no record: an empty list is never taken for one that clears")]
    NoRecords {
        /// The file, or the first of several.
        file: String,
    },
    /// A file without which the list is not whole.
    #[error("the {role} file of the list is missing: give it beside the others")]
    MissingFile {
        /// What the file is to the list.
        role: &'static str,
    },
    /// Two files for one part.
    #[error("`{file}` and `{other}` are both the {role} file of the list: give one")]
    TwoFiles {
        /// What the files would be.
        role: &'static str,
        /// The first.
        file: String,
        /// The second.
        other: String,
    },
}
