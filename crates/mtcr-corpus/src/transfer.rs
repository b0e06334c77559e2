//! From a transfer as it was written to a transfer that can be determined.
//!
//! Products are linked in the words of dossiers, everything else in the words of transfers. Absent stays absent:
//! whether that means unknown or "has not happened" is said by the data and applied by `mtcr-guidelines`.

mod read;

use std::path::Path;

use jiff::civil::Date;
use mtcr_rules::{Dossier, EntryRange, ListId};

use crate::corpus::Corpus;
use crate::problem::{Problem, Report, code, quoted};
use crate::reader::{DOSSIER_BYTES, Reading, Sink, read_file, text_of_bytes};
use crate::source::{DossierSource, FileId, Located, Role, SourceFile, Span, TransferSource};

/// A transfer as one file says it, with the dossiers that it names.
#[derive(Clone, Debug)]
pub struct TransferFile {
    /// The file, and after it one for each dossier named.
    files: Vec<SourceFile>,
    /// The dossiers named, by line.
    named: Vec<Option<DossierSource>>,
    source: TransferSource,
}

/// A transfer with every name found.
#[derive(Clone, Debug)]
pub struct Transfer {
    /// What people call it.
    pub name: String,
    /// The day of the decision, where the file says it.
    pub date: Option<Date>,
    /// Who sends it.
    pub exporter: Person,
    /// Where it goes.
    pub destination: Person,
    /// What it is said to be for; empty when not said.
    pub statement: String,
    /// Where it is said to be used; empty when not said.
    pub location: String,
    /// Everybody else in it.
    pub parties: Vec<Party>,
    /// What stands beside the facts of each member of a list.
    pub details: Vec<(ListId, Vec<Detail>)>,
    /// What went before to the same end user, in the words of dossiers.
    pub earlier: Vec<Dossier>,
    /// What is sent.
    pub lines: Vec<Line>,
}

/// A person or place; what is not said is empty.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Person {
    /// The name.
    pub name: String,
    /// The state by its code.
    pub state: String,
}

/// A party with its role.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Party {
    /// What it is in the transfer.
    pub role: Role,
    /// Who it is.
    pub person: Person,
}

/// What stands beside the facts of an assurance, a denial or an authorisation; what is not said is empty.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Detail {
    /// The person or state it is about or from.
    pub name: String,
    /// A reference to papers.
    pub reference: String,
    /// The day it was given or notified.
    pub given: Option<Date>,
    /// The first day on which it no longer holds.
    pub until: Option<Date>,
    /// The entry it was about.
    pub entry: Option<EntryRange>,
}

/// One line.
#[derive(Clone, Debug)]
pub struct Line {
    /// What it is.
    pub name: String,
    /// How much; empty when not said.
    pub quantity: String,
    /// For how much; empty when not said.
    pub value: String,
    /// The file of its dossier; empty when it stands in the transfer.
    pub file: String,
    /// Where what it is stands: its classes, else the entry asserted, as `file:line:column`; empty when neither is said.
    pub shown_at: String,
    /// The product, in the words of dossiers.
    pub product: Dossier,
    /// The same without the entry asserted of it, where it is described as well.
    pub described: Option<Dossier>,
    /// What is said of the transfer of this line, in the words of transfers.
    pub facts: Dossier,
}

impl TransferFile {
    /// Reads a transfer from disk, and the dossiers that it names from beside it; `shown_as` is its path in messages,
    /// and those of the dossiers are taken from there.
    ///
    /// # Errors
    /// A file that cannot be read, is too large, is not UTF-8 or not TOML, and every key that a transfer or dossier
    /// does not have.
    pub fn open(path: &Path, shown_as: &str) -> Result<Self, Report> {
        let file =
            read_file(path, shown_as, DOSSIER_BYTES).map_err(|problem| Report::from_iter([problem]))?;
        let folder = path.parent().unwrap_or(Path::new("")).to_owned();
        Self::of_file(file, |name, shown| read_file(&folder.join(name), shown, DOSSIER_BYTES))
    }

    /// Reads a transfer from text, and the dossiers that it names from pairs of name and text.
    ///
    /// # Errors
    /// As [`TransferFile::open`]; a dossier that is not among the pairs cannot be read. Dossiers are named as
    /// [`TransferFile::texts`] names them: beside the transfer.
    pub fn parse(shown_as: &str, text: &str, dossiers: &[(String, String)]) -> Result<Self, Report> {
        let bytes = |name: &str, text: &str| text_of_bytes(name, text.as_bytes().to_vec(), DOSSIER_BYTES);
        let file = bytes(shown_as, text).map_err(|problem| Report::from_iter([problem]))?;
        Self::of_file(file, |_, shown| match dossiers.iter().find(|(known, _)| known == shown) {
            Some((_, text)) => bytes(shown, text),
            None => Err(Problem::with_file(
                shown,
                code::CANNOT_READ,
                "the dossier does not come with the transfer",
            )),
        })
    }

    fn of_file(
        file: SourceFile,
        fetch: impl Fn(&str, &str) -> Result<SourceFile, Problem>,
    ) -> Result<Self, Report> {
        let sink = Sink::new();
        let reading = Reading { file: &file, id: FileId::default(), sink: &sink };
        let source = reading.document(TransferSource::read).unwrap_or_default();
        let mut problems = sink.into_problems();
        let mut files = vec![file];
        let mut named = Vec::with_capacity(source.lines.len());
        for line in &source.lines {
            let Some(name) = &line.dossier else {
                named.push(None);
                continue;
            };
            let shown = beside(files.first().map_or("", SourceFile::path), &name.value);
            match fetch(&name.value, &shown) {
                Ok(file) => {
                    let sink = Sink::new();
                    let id = FileId(u32::try_from(files.len()).unwrap_or(u32::MAX));
                    named.push(Reading { file: &file, id, sink: &sink }.document(DossierSource::read));
                    problems.extend(sink.into_problems());
                    files.push(file);
                }
                Err(problem) => {
                    named.push(None);
                    problems.push(not_found(files.first(), name.at, &shown, problem));
                }
            }
        }
        let report: Report = problems.into_iter().collect();
        report.or_value(Self { files, named, source })
    }

    /// What the file says.
    #[must_use]
    pub fn source(&self) -> &TransferSource {
        &self.source
    }

    /// The files as they were read, the transfer first: name and text.
    pub fn texts(&self) -> impl Iterator<Item = (&str, &str)> {
        self.files.iter().map(|file| (file.path(), file.text().unwrap_or_default()))
    }

    /// A problem with what the file does not say: it is shown at its name.
    #[must_use]
    pub fn lacks(&self, message: &str, help: &str) -> Option<Problem> {
        let at = self.source.name.as_ref()?.at;
        Some(Problem::new(self.files.first()?, at, code::MISSING_KEY, message).help(help))
    }

    /// Every state that the file names for the exporter, the destination and the parties.
    pub fn states(&self) -> impl Iterator<Item = &Located<String>> {
        let parties = self.source.parties.iter().map(|party| &party.person);
        let people = [&self.source.exporter, &self.source.destination].into_iter().chain(parties);
        people.filter_map(|person| person.state.as_ref())
    }

    /// A problem with a state that stands for none.
    #[must_use]
    pub fn no_state(&self, state: &Located<String>, message: &str) -> Option<Problem> {
        let help = "a state is named by its code of two letters, or by a name of the registry in English";
        Some(Problem::new(self.files.first()?, state.at, code::UNKNOWN_STATE, message).help(help))
    }

    /// Looks everything up.
    ///
    /// # Errors
    /// Every unknown name, wrong unit or form, date that is none, and contradiction.
    pub fn link(&self, corpus: &Corpus) -> Result<Transfer, Report> {
        read::link(self, corpus)
    }
}

/// A dossier that is not there is a mistake of the line that names it; what is wrong inside it is its own.
fn not_found(file: Option<&SourceFile>, at: Span, shown: &str, problem: Problem) -> Problem {
    match file {
        Some(file) if problem.code == code::CANNOT_READ => {
            let message = format!("dossier {}: {}", quoted(shown), problem.message);
            Problem::new(file, at, code::CANNOT_READ, message)
                .help("a dossier is named by its path from the folder of the transfer")
        }
        _ => problem,
    }
}

/// The path of a file named in another one.
fn beside(file: &str, name: &str) -> String {
    match file.rsplit_once('/') {
        Some((folder, _)) if !name.starts_with('/') => format!("{folder}/{name}"),
        _ => name.to_owned(),
    }
}
