//! Files of a publisher to records: one reader for each format.

mod china;
mod csl;
mod denials;
mod denied;
mod eu;
mod japan;
mod ofac;
mod ofac_xml;
mod own;
mod record;
mod un;

pub use own::TEMPLATE;

use crate::input::Limits;
use crate::{ListError, States};
use jiff::civil::Date;
use mtcr_screening::{ListId, Party};
use serde::{Deserialize, Serialize};
use std::io::BufRead;

/// How the files of a list are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Format {
    /// The consolidated list of the Security Council of the United Nations, XML.
    UnXml,
    /// A list of the United States Treasury as four files without header: records, aliases, addresses, comments.
    OfacCsv,
    /// A list of the United States Treasury as one XML file in its "enhanced" layout.
    OfacXml,
    /// The Consolidated Screening List of the United States, CSV.
    CslCsv,
    /// The Denied Persons List of the United States, columns separated by tabs.
    DeniedPersons,
    /// Annexes of regulations of the European Union, a CSV file each, 45 columns.
    EuCsv,
    /// Japanese notices of end users, the text of their PDF, one or several.
    JapanText,
    /// Chinese lists as one CSV file.
    ChinaCsv,
    /// Denials of partners, CSV with eleven columns.
    DenialsCsv,
    /// A list of one's own, CSV with the columns of the template.
    OwnCsv,
    /// A list of one's own, the first sheet of an XLSX workbook with the columns of the template.
    OwnXlsx,
}

/// What a file is to a list of several files. A list of one file has only [`Role::Main`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Role {
    /// The records.
    Main,
    /// Other names of them.
    Aliases,
    /// Their addresses.
    Addresses,
    /// What did not fit into the remarks of the records.
    Comments,
}

impl Role {
    /// The word for messages.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Role::Main => "main",
            Role::Aliases => "aliases",
            Role::Addresses => "addresses",
            Role::Comments => "comments",
        }
    }
}

/// One file of a list.
pub struct Part<'a> {
    /// What it is to the list.
    pub role: Role,
    /// Its name, without its folder.
    pub name: String,
    /// Its bytes.
    pub content: Box<dyn BufRead + 'a>,
}

/// What is wrong with one row or record; the others stand.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Problem {
    /// The file.
    pub file: String,
    /// Where the record begins, from 1.
    pub line: u32,
    /// What kind of thing is wrong.
    pub kind: ProblemKind,
    /// What is wrong, in words.
    pub what: String,
}

impl Problem {
    /// Of a record that begins in this line and has no name to compare.
    pub(crate) fn nameless(file: &str, line: u32) -> Problem {
        let what = "the record has no name with a letter or digit".to_owned();
        Problem { file: file.to_owned(), line, kind: ProblemKind::Nameless, what }
    }
}

/// Kinds of what can be wrong with one record.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ProblemKind {
    /// It cannot be read, and a party may be lost with it.
    Malformed,
    /// It has no name to compare.
    Nameless,
    /// It adds to a record that is not there.
    Orphan,
    /// It says again what was said: nothing is lost.
    Repeated,
}

/// What was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Loaded {
    /// The records, in the order of their ids.
    pub parties: Vec<Party>,
    /// What was wrong with others.
    pub problems: Vec<Problem>,
    /// The day that the list itself gives as its own, where it gives one.
    pub published: Option<Date>,
}

impl Loaded {
    /// Takes a record, or what is wrong with it.
    pub(crate) fn take(&mut self, finished: Result<Party, Problem>) {
        match finished {
            Ok(party) => self.parties.push(party),
            Err(problem) => self.problems.push(problem),
        }
    }
}

/// Reads the files of a list.
///
/// # Errors
/// A file cannot be read as this format, is not whole, or has more bytes than allowed; or there is no record at all. Then
/// nothing of it is used.
pub fn read(
    format: Format,
    list: &ListId,
    parts: Vec<Part<'_>>,
    states: &States,
    limits: Limits,
) -> Result<Loaded, ListError> {
    let first = parts.first().map(|part| part.name.clone()).unwrap_or_default();
    let context = Context { list, states, limits };
    let mut loaded = match format {
        Format::UnXml => un::read(&context, main_of(parts)?),
        Format::OfacCsv => ofac::read(&context, Parts::new(parts)?),
        Format::OfacXml => ofac_xml::read(&context, main_of(parts)?),
        Format::CslCsv => csl::read(&context, main_of(parts)?),
        Format::DeniedPersons => denied::read(&context, main_of(parts)?),
        Format::EuCsv => eu::read(&context, parts),
        Format::JapanText => japan::read(&context, parts),
        Format::ChinaCsv => china::read(&context, main_of(parts)?),
        Format::DenialsCsv => denials::read(&context, main_of(parts)?),
        Format::OwnCsv => own::csv(&context, main_of(parts)?),
        Format::OwnXlsx => own::xlsx(&context, main_of(parts)?),
    }?;
    if loaded.parties.is_empty() {
        let unread = loaded.problems.into_iter().find(|problem| problem.kind == ProblemKind::Malformed);
        return Err(match unread {
            Some(Problem { file, line, what, .. }) => ListError::Layout { file, line, what },
            None => ListError::NoRecords { file: first },
        });
    }
    let repeated = crate::uid::settle(&mut loaded.parties);
    if repeated > 0 {
        loaded.problems.push(Problem {
            file: first,
            line: 1,
            kind: ProblemKind::Repeated,
            what: format!("{repeated} records say nothing that another does not say"),
        });
    }
    loaded.parties.sort_by(|one, other| one.id.cmp(&other.id));
    Ok(loaded)
}

/// Parties to ask about, row by row.
pub(crate) fn asked(part: Part<'_>, states: &States, limits: Limits) -> Result<Loaded, ListError> {
    let list = ListId("asked".to_owned());
    let context = Context { list: &list, states, limits };
    let workbook = part.name.to_lowercase().ends_with(".xlsx");
    if workbook { own::xlsx(&context, part) } else { own::csv(&context, part) }
}

/// What every reader needs beside the file.
struct Context<'a> {
    list: &'a ListId,
    states: &'a States,
    limits: Limits,
}

/// The files of a list by what they are.
struct Parts<'a> {
    parts: Vec<Part<'a>>,
}

impl<'a> Parts<'a> {
    fn new(parts: Vec<Part<'a>>) -> Result<Parts<'a>, ListError> {
        for (at, part) in parts.iter().enumerate() {
            if let Some(other) = parts.iter().skip(at + 1).find(|other| other.role == part.role) {
                return Err(ListError::TwoFiles {
                    role: part.role.word(),
                    file: part.name.clone(),
                    other: other.name.clone(),
                });
            }
        }
        Ok(Parts { parts })
    }

    /// A file that the list may do without.
    fn take(&mut self, role: Role) -> Option<Part<'a>> {
        let at = self.parts.iter().position(|part| part.role == role)?;
        Some(self.parts.swap_remove(at))
    }

    /// A file that must be there.
    fn needed(&mut self, role: Role) -> Result<Part<'a>, ListError> {
        self.take(role).ok_or(ListError::MissingFile { role: role.word() })
    }
}

/// The only file of a list of one.
fn main_of(parts: Vec<Part<'_>>) -> Result<Part<'_>, ListError> {
    Parts::new(parts)?.needed(Role::Main)
}
