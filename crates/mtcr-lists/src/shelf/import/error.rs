//! Why a new version was not taken. Whatever it is, the version in use stays in use.

use super::super::ShelfError;
use crate::error::ListError;
use crate::reader::Problem;
use jiff::civil::Date;
use std::path::Path;

/// A new version was not taken.
#[derive(Debug, thiserror::Error)]
pub enum ImportError {
    /// The files cannot be read.
    #[error(transparent)]
    List(#[from] ListError),
    /// What is on the shelf cannot be read.
    #[error(transparent)]
    Shelf(#[from] ShelfError),
    /// A file whose name fits none of the list.
    #[error("`{file}` is none of the files of the list `{list}`: their names end with {endings}")]
    Stranger {
        /// The file.
        file: String,
        /// The list.
        list: String,
        /// How names end.
        endings: String,
    },
    /// A file is missing.
    #[error("the list `{list}` is not whole: give a file whose name ends with {endings} too")]
    NotWhole {
        /// The list.
        list: String,
        /// How its name ends.
        endings: String,
    },
    /// A file does not have the checksum that was given.
    #[error(
        "`{file}` has the SHA-256 {found}, which is not one that was given: it is not the file that the publisher named, or was changed on the way"
    )]
    Checksum {
        /// The file.
        file: String,
        /// Its checksum.
        found: String,
    },
    /// A checksum was given that no file has.
    #[error("no file has the SHA-256 {given}: give the checksum of each file as 64 hexadecimal digits")]
    ChecksumOfNothing {
        /// The checksum.
        given: String,
    },
    /// Too many records cannot be read.
    #[error("{count} records cannot be read, and {allowed} may be: `{}`, line {}: {}", first.file, first.line, first.what)]
    Malformed {
        /// How many.
        count: usize,
        /// How many may be.
        allowed: usize,
        /// The first.
        first: Problem,
    },
    /// Too many rows add to records that are not there.
    #[error("{count} rows add to records that are not there, and {allowed} may: the files are not of one day: `{}`, line {}: {}", first.file, first.line, first.what)]
    Orphans {
        /// How many.
        count: usize,
        /// How many may be.
        allowed: usize,
        /// The first.
        first: Problem,
    },
    /// Fewer records than the list has when it is whole.
    #[error(
        "{records} records, and the list has at least {least}: it is not whole, or its declaration must say otherwise"
    )]
    TooFew {
        /// How many.
        records: usize,
        /// The least, inclusive.
        least: usize,
    },
    /// More records than the list has.
    #[error(
        "{records} records, and the list has at most {most}: it is another list, or its declaration must say otherwise"
    )]
    TooMany {
        /// How many.
        records: usize,
        /// The most, inclusive.
        most: usize,
    },
    /// It lost more records than it may.
    #[error(
        "{records} records, and version {number} in use has {before}: more than {allowed} of a hundred went; say why with `--accept` if that is right"
    )]
    Shrunken {
        /// How many.
        records: usize,
        /// How many there are in the version in use.
        before: usize,
        /// The version in use.
        number: u32,
        /// How many of a hundred may go, inclusive.
        allowed: u8,
    },
    /// Not one record of the version in use is in it.
    #[error(
        "none of the {before} records of version {number} in use is in it: it is another list; say why with `--accept` if that is right"
    )]
    NothingInCommon {
        /// How many there are in the version in use.
        before: usize,
        /// The version in use.
        number: u32,
    },
    /// Its own day is too long ago.
    #[error(
        "the list says that it is of {published}, {days} days before the import, and {allowed} are allowed: fetch it anew"
    )]
    TooOld {
        /// Its own day.
        published: Date,
        /// How many days ago that is.
        days: i32,
        /// How many it may be, inclusive.
        allowed: u16,
    },
    /// Its own day has not come.
    #[error("the list says that it is of {published}, and it is imported on {on}: one of the two is wrong")]
    NotYet {
        /// Its own day.
        published: Date,
        /// The day of the import.
        on: Date,
    },
    /// It is older than the version in use.
    #[error(
        "the list says that it is of {published}, and version {number} in use is of {in_use}: it would go back; say why with `--accept` if that is right"
    )]
    GoesBack {
        /// Its own day.
        published: Date,
        /// The day of the version in use.
        in_use: Date,
        /// The version in use.
        number: u32,
    },
    /// It is imported before the version in use was.
    #[error("the import is said to be before that of version {number} in use: the clock is wrong")]
    BeforeInUse {
        /// The version in use.
        number: u32,
    },
    /// Another import of the same list is running.
    #[error("another import of the list `{list}` is running")]
    Busy {
        /// The list.
        list: String,
    },
    /// The disk fails.
    #[error("cannot {what} `{path}`")]
    Disk {
        /// What was tried.
        what: &'static str,
        /// With which file.
        path: String,
        /// What the system said.
        source: std::io::Error,
    },
}

impl ImportError {
    pub(super) fn disk(what: &'static str, path: &Path, source: std::io::Error) -> ImportError {
        ImportError::Disk { what, path: path.display().to_string(), source }
    }
}
