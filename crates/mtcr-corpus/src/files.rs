//! Reads a corpus folder: every file into the document its path says, every problem of every file at once.

mod duplicates;
mod kind;
mod names;
mod walk;

use std::path::Path;

use crate::blob::digest;
use crate::problem::{Place, Problem, Report};
use crate::reader::{LAW_FILE_BYTES, Reading, Sink, read_file, text_of_bytes};
use crate::source::{
    AcceptedSource, ActivitySource, BoundSource, CasesSource, ClassSource, CrosswalkSource, DefinitionSource,
    EditionSource, EntrySource, ExplainedSource, FactDeclaration, FileId, GuidelineCasesSource,
    GuidelineRuleSource, GuidelinesSource, ItemSource, ListDeclaration, Located, MethodSource,
    NationalEntrySource, NationalHeadSource, NationalListSource, NoteSource, OverlaySource, PurposeSource,
    RegistrySource, SourceFile, SourceSource, Span, StateSource, SubstanceSource, SynonymSource, TableSource,
    TermSource, UseSource, VocabularySource, read_cases,
};
pub use kind::FileKind;
pub(crate) use kind::in_list;
use serde::{Deserialize, Serialize};
pub use walk::{BESIDE, MOST_FILES, SIGNATURES};

/// Everything a corpus folder says, in the order of its paths.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct CorpusSource {
    /// The files, sorted by path; a [`FileId`] is a position here.
    pub files: Vec<SourceFile>,
    /// SHA-256 in lower-case hexadecimal, as [`crate::blob`] describes.
    pub digest: String,
    /// Published texts of the Annex.
    pub editions: Vec<EditionSource>,
    /// Items of the Annex.
    pub items: Vec<ItemSource>,
    /// Entries and headings.
    pub entries: Vec<EntrySource>,
    /// Tables of substances.
    pub tables: Vec<TableSource>,
    /// General notes.
    pub notes: Vec<NoteSource>,
    /// Oddities of the law that are known and stay.
    pub accepted: Vec<AcceptedSource>,
    /// Defined terms.
    pub definitions: Vec<DefinitionSource>,
    /// What the data cites.
    pub sources: Vec<SourceSource>,
    /// What rules and dossiers may name.
    pub vocabulary: VocabularySource,
    /// States and bodies of the regime.
    pub registry: RegistrySource,
    /// The Guidelines and the law of states beside them.
    pub guidelines: GuidelinesSource,
    /// The paragraphs of national lists beside entries.
    pub crosswalk: CrosswalkSource,
    /// The law of states in the same language; each is a blob of its own.
    #[serde(skip)]
    pub national: Vec<NationalListSource>,
    /// Examples; they are not part of a blob.
    #[serde(skip)]
    pub cases: Vec<CasesSource>,
    /// Examples of the Guidelines; they are not part of a blob.
    #[serde(skip)]
    pub guideline_cases: Vec<GuidelineCasesSource>,
}

/// What was read, as far as it could be, and what is wrong with it.
#[derive(Clone, Debug, Default)]
pub struct Read {
    /// The documents of the files that could be read. Where a value was missing or wrong, an empty one stands
    /// for it: only a corpus without problems can be relied upon.
    pub source: CorpusSource,
    /// Everything that is wrong.
    pub problems: Report,
}

impl CorpusSource {
    /// The line and column of something in a file.
    #[must_use]
    pub fn place(&self, file: FileId, at: Span) -> Option<Place> {
        Some(self.file(file)?.place(at.start))
    }

    /// A file by its number.
    #[must_use]
    pub fn file(&self, file: FileId) -> Option<&SourceFile> {
        self.files.get(usize::try_from(file.0).ok()?)
    }

    /// A problem at some characters of a file.
    #[must_use]
    pub fn problem(&self, file: FileId, at: Span, code: &'static str, message: impl Into<String>) -> Problem {
        match self.file(file) {
            Some(file) => Problem::new(file, at, code, message),
            None => Problem::with_file("", code, message),
        }
    }
}

/// Reads a corpus folder. `shown_as` is what paths begin with in messages: `data`.
#[must_use]
pub fn read_folder(folder: &Path, shown_as: &str) -> Read {
    let mut problems = Vec::new();
    let mut found = Vec::new();
    for (relative, path) in walk::files(folder, shown_as, &mut problems) {
        let shown = format!("{shown_as}/{relative}");
        if FileKind::of(&relative).is_none() {
            problems.push(kind::unexpected(&shown));
            continue;
        }
        match read_file(&path, &shown, LAW_FILE_BYTES) {
            Ok(file) => found.push((relative, file)),
            Err(problem) => problems.push(problem),
        }
    }
    read_files(found, problems)
}

/// Reads a corpus from texts at hand: pairs of a path relative to the corpus, with forward slashes, and its
/// content.
#[must_use]
pub fn read_texts<P, T>(shown_as: &str, texts: impl IntoIterator<Item = (P, T)>) -> Read
where
    P: Into<String>,
    T: Into<Vec<u8>>,
{
    let mut problems = Vec::new();
    let mut found = Vec::new();
    for (relative, bytes) in texts {
        let relative = relative.into();
        let shown = format!("{shown_as}/{relative}");
        if FileKind::of(&relative).is_none() {
            problems.push(kind::unexpected(&shown));
            continue;
        }
        match text_of_bytes(&shown, bytes.into(), LAW_FILE_BYTES) {
            Ok(file) => found.push((relative, file)),
            Err(problem) => problems.push(problem),
        }
    }
    read_files(found, problems)
}

fn read_files(mut found: Vec<(String, SourceFile)>, mut problems: Vec<Problem>) -> Read {
    found.sort_by(|(left, _), (right, _)| left.cmp(right));
    let mut source = CorpusSource { digest: digest::of_law(&found), ..CorpusSource::default() };
    for (relative, _) in &found {
        if let Some((list, _)) = in_list(relative)
            && source.national.last().is_none_or(|last| last.folder != list)
        {
            let digest = digest::of_list(&found, list);
            let folder = list.to_owned();
            source.national.push(NationalListSource { folder, digest, ..NationalListSource::default() });
        }
    }
    for (index, (relative, file)) in found.into_iter().enumerate() {
        let sink = Sink::new();
        let id = FileId(u32::try_from(index).unwrap_or(u32::MAX));
        if let Some(kind) = FileKind::of(&relative) {
            let reading = Reading { file: &file, id, sink: &sink };
            let list = in_list(&relative).map(|(list, _)| list);
            match source.national.iter_mut().find(|national| Some(national.folder.as_str()) == list) {
                Some(list) => {
                    list.files.push(id);
                    read_national(kind, &relative, reading, list);
                }
                None => read_one(kind, &relative, reading, &mut source),
            }
        }
        problems.extend(sink.into_problems());
        source.files.push(file);
    }
    problems.extend(duplicates::all(&source));
    Read { source, problems: problems.into_iter().collect() }
}

fn read_one(kind: FileKind, relative: &str, reading: Reading<'_>, into: &mut CorpusSource) {
    let named = |id: &Located<String>| names::check(kind, relative, reading, id);
    let words = &mut into.vocabulary;
    let guidelines = &mut into.guidelines;
    let registry = &mut into.registry;
    match kind {
        FileKind::Edition => {
            into.editions.extend(reading.document(EditionSource::read).inspect(|it| named(&it.id)));
        }
        FileKind::Accepted => {
            into.accepted.extend(reading.document(AcceptedSource::read_all).unwrap_or_default());
        }
        FileKind::Note => into.notes.extend(reading.document(NoteSource::read)),
        FileKind::Item => into.items.extend(
            reading
                .document(ItemSource::read)
                .flatten()
                .inspect(|it| names::check_item(relative, reading, &it.item)),
        ),
        FileKind::Entry => {
            into.entries.extend(reading.document(EntrySource::read).inspect(|it| named(&it.id)));
        }
        FileKind::Table => {
            into.tables.extend(reading.document(TableSource::read).inspect(|it| named(&it.entry)));
        }
        FileKind::Cases => {
            into.cases.extend(reading.document(CasesSource::read).inspect(|it| named(&it.entry)));
        }
        FileKind::Definition => into.definitions.extend(reading.document(DefinitionSource::read)),
        FileKind::Sources => {
            into.sources.extend(reading.document(SourceSource::read_all).unwrap_or_default());
        }
        FileKind::Classes => drop(reading.document(|fields| ClassSource::read_all(fields, words))),
        FileKind::Facts => drop(reading.document(|fields| FactDeclaration::read_all(fields, words))),
        FileKind::Substances => drop(reading.document(|fields| SubstanceSource::read_all(fields, words))),
        FileKind::Methods => drop(reading.document(|fields| MethodSource::read_into(fields, words))),
        FileKind::Purposes => drop(reading.document(|fields| PurposeSource::read_all(fields, words))),
        FileKind::Activities => drop(reading.document(|fields| ActivitySource::read_all(fields, words))),
        FileKind::Uses => drop(reading.document(|fields| UseSource::read_all(fields, words))),
        FileKind::Lists => drop(reading.document(|fields| ListDeclaration::read_all(fields, words))),
        FileKind::Bounds => drop(reading.document(|fields| BoundSource::read_all(fields, words))),
        FileKind::Synonyms => drop(reading.document(|fields| SynonymSource::read_all(fields, words))),
        FileKind::GuidelineRule => guidelines.rules.extend(
            reading
                .document(GuidelineRuleSource::read)
                .inspect(|it| names::check_stem(relative, reading, &it.id, ".toml")),
        ),
        FileKind::GuidelineCases => into.guideline_cases.extend(
            reading
                .document(GuidelineCasesSource::read)
                .inspect(|it| names::check_stem(relative, reading, &it.rule, ".cases.toml")),
        ),
        FileKind::Positions => drop(reading.document(|fields| guidelines.read_positions(fields))),
        FileKind::Recorded => drop(reading.document(|fields| guidelines.read_recorded(fields))),
        FileKind::Bridge => drop(reading.document(|fields| guidelines.read_bridges(fields))),
        FileKind::Parameters => drop(reading.document(|fields| guidelines.read_parameters(fields))),
        FileKind::GuidelineFacts => {
            let _ = reading.document(|fields| FactDeclaration::read_all(fields, &mut guidelines.vocabulary));
        }
        FileKind::GuidelineLists => {
            let _ = reading.document(|fields| ListDeclaration::read_all(fields, &mut guidelines.vocabulary));
        }
        FileKind::Overlay => guidelines.overlays.extend(
            reading
                .document(OverlaySource::read)
                .inspect(|it| names::check_stem(relative, reading, &it.id, ".toml")),
        ),
        FileKind::OverlayCases => {
            let read = reading.document(GuidelineCasesSource::read_overlay);
            if let Some((overlay, cases)) = read {
                names::check_overlay_cases(relative, reading, &overlay);
                into.guideline_cases.extend(cases);
            }
        }
        FileKind::State => registry.states.extend(
            reading.document(StateSource::read).inspect(|it| names::check_state(relative, reading, &it.iso2)),
        ),
        FileKind::OtherStates => drop(reading.document(|mut fields| registry.read_rows(&mut fields))),
        FileKind::FormerStates => drop(reading.document(|mut fields| registry.read_former(&mut fields))),
        FileKind::Chairs => drop(reading.document(|mut fields| registry.read_chairs(&mut fields))),
        FileKind::Plenaries => drop(reading.document(|mut fields| registry.read_plenaries(&mut fields))),
        FileKind::Eu => drop(reading.document(|mut fields| registry.read_eu(&mut fields))),
        FileKind::CrosswalkLists => drop(reading.document(|fields| into.crosswalk.read_lists(fields))),
        FileKind::Crosswalk => {
            let item = reading.document(|fields| into.crosswalk.read_item(fields)).flatten();
            names::check_crosswalk(relative, reading, item, &into.crosswalk.entries);
        }
        // These lie in folders of their own.
        FileKind::NationalList
        | FileKind::Terms
        | FileKind::Explained
        | FileKind::NationalEntry
        | FileKind::NationalCases
        | FileKind::NationalClasses
        | FileKind::NationalFacts
        | FileKind::NationalUses => {}
    }
}

fn read_national(kind: FileKind, relative: &str, reading: Reading<'_>, into: &mut NationalListSource) {
    let words = &mut into.vocabulary;
    match kind {
        FileKind::NationalList => {
            into.head = reading.document(NationalHeadSource::read);
            if let Some(head) = &into.head {
                names::check_folder(&into.folder, reading, &head.id);
            }
        }
        FileKind::Terms => into.terms.extend(reading.document(TermSource::read_all).unwrap_or_default()),
        FileKind::Explained => {
            into.explained.extend(reading.document(ExplainedSource::read_all).unwrap_or_default());
        }
        FileKind::NationalEntry => into.entries.extend(
            reading
                .document(NationalEntrySource::read)
                .inspect(|it| names::check_national(relative, reading, &it.id, ".toml"))
                .inspect(|it| {
                    it.paragraphs.iter().for_each(|below| names::check_below(reading, &it.id, &below.id));
                }),
        ),
        FileKind::NationalCases => {
            if let Some((entry, cases)) = reading.document(read_cases) {
                names::check_national(relative, reading, &entry, ".cases.toml");
                for paragraph in &cases {
                    names::check_below(reading, &entry, &paragraph.entry);
                }
                into.cases.extend(cases);
            }
        }
        FileKind::NationalClasses => drop(reading.document(|fields| ClassSource::read_all(fields, words))),
        FileKind::NationalFacts => drop(reading.document(|fields| FactDeclaration::read_all(fields, words))),
        FileKind::NationalUses => drop(reading.document(|fields| UseSource::read_all(fields, words))),
        _ => {}
    }
}
