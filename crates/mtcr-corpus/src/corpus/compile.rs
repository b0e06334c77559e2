//! Turns the documents of a corpus into a checked corpus, or into every problem at once.

use super::calendar;
use super::check::Checks;
use super::entry::Entry;
use super::rules::RuleReader;
use super::{
    Accepted, Corpus, Item, Table, crosswalk, guidelines, national, registry, synonyms, texts, yields,
};
use crate::files::CorpusSource;
use crate::problem::{Place, Problem, Report, code};
use crate::source::{FileId, Located, NationalListSource, SourceFile, Span};
use crate::vocabulary;
use mtcr_rules::{EntryNames, Vocabulary};
use std::cell::RefCell;
use std::collections::BTreeSet;

/// The files and the problems found in them so far.
pub(super) struct Context<'a> {
    files: &'a [SourceFile],
    problems: RefCell<Vec<Problem>>,
}

impl<'a> Context<'a> {
    /// No problem yet in these files.
    pub(super) fn new(files: &'a [SourceFile]) -> Self {
        Self { files, problems: RefCell::new(Vec::new()) }
    }

    /// What was found.
    pub(super) fn into_report(self) -> Report {
        self.problems.into_inner().into_iter().collect()
    }
}

impl Context<'_> {
    /// Adds a problem at some characters of a file.
    pub(super) fn problem(
        &self,
        file: FileId,
        at: Span,
        code: &'static str,
        message: String,
        help: Option<String>,
    ) {
        let index = usize::try_from(file.0).unwrap_or(usize::MAX);
        if let Some(source) = self.files.get(index) {
            self.problems.borrow_mut().push(Problem::new(source, at, code, message).maybe_help(help));
        }
    }

    /// Adds a flaw of a rule or formula that stands in a literal.
    pub(super) fn flaw(&self, file: FileId, text: &Located<String>, flaw: mtcr_rules::Flaw) {
        self.problem(file, text.within(flaw.at), flaw.code, flaw.message, flaw.help);
    }

    /// Adds a problem that has its place already.
    pub(super) fn raise(&self, problem: Problem) {
        self.problems.borrow_mut().push(problem);
    }

    /// The path, as it is shown, of the folder with this path in the corpus.
    pub(super) fn folder_of(&self, relative: &str) -> String {
        let paths = self.files.iter().map(SourceFile::path);
        let inside = paths.filter_map(|path| path.find(relative).and_then(|at| path.get(..at)));
        let root = inside.min_by_key(|root| root.len()).unwrap_or_default();
        format!("{root}{relative}")
    }

    /// The place of a byte.
    pub(super) fn place(&self, file: FileId, at: Span) -> Place {
        let index = usize::try_from(file.0).unwrap_or(usize::MAX);
        match self.files.get(index) {
            Some(source) => source.place(at.start),
            None => Place { file: "".into(), line: 1, column: 1 },
        }
    }
}

/// Checks and links a corpus.
///
/// # Errors
/// Every problem of every file: unknown names, wrong units, overlapping texts, circles, citations of sources that
/// are not declared.
pub fn compile(source: &CorpusSource) -> Result<Corpus, Report> {
    compiled(source, None)
}

/// Checks and links a corpus together with one of its national lists, by id. The entries of the Annex keep their
/// places; the paragraphs of the list follow them. Without such a list the corpus has none.
///
/// # Errors
/// Every problem of every file, those of other lists left out.
pub fn compile_with(source: &CorpusSource, list: &str) -> Result<Corpus, Report> {
    compiled(source, source.national.iter().find(|national| national.folder == list))
}

fn compiled(source: &CorpusSource, list: Option<&NationalListSource>) -> Result<Corpus, Report> {
    let mut vocabulary = match list {
        None => vocabulary::build(source)?,
        Some(list) => vocabulary::build_from(source, &source.vocabulary.with(&list.vocabulary))?,
    };
    let words = vocabulary::build_from(source, &source.guidelines.vocabulary)?;
    let context = Context::new(&source.files);
    name_entries(&context, source, list, &mut vocabulary);
    let editions = calendar::editions(&source.editions, &context);
    let sources = texts::sources(&source.sources);
    let known: BTreeSet<&str> = sources.iter().map(|cite| cite.id.as_str()).collect();
    let checks = Checks { context: &context, sources: known, declared: "data/sources.toml" };
    let tables = tables(&context, &checks, source, &mut vocabulary);
    let (methods, method_texts) = super::methods::compile(&context, &checks, source, &mut vocabulary);
    let rows: Vec<&[mtcr_rules::Row]> = tables.iter().map(|table| table.rows.as_slice()).collect();
    let mut reader = RuleReader { context: &context, vocabulary: &mut vocabulary, tables: &rows };
    let mut entries: Vec<Entry> = source
        .entries
        .iter()
        .filter_map(|entry| texts::entry(entry, &editions, &checks, &mut reader))
        .collect();
    entries.sort_by_key(|entry| entry.id);
    texts::mark_leaves(&mut entries);
    checks.calendar(source, &entries, &editions);
    checks.references(source, &entries);
    let yield_order = yields::order(&context, source, &entries);
    checks.unique_ids(source);
    let notes = texts::notes(&source.notes, &checks);
    let definitions = texts::definitions(&source.definitions, &checks);
    let items = source
        .items
        .iter()
        .map(|item| Item { number: item.item.value, title: item.title.value.clone() })
        .collect();
    let crosswalk = crosswalk::link(&source.crosswalk, vocabulary.entries(), &mut entries, &checks);
    let list = list.and_then(|list| {
        let mut reader = RuleReader { context: &context, vocabulary: &mut vocabulary, tables: &rows };
        national::link(list, source.entries.len(), &checks, &mut reader)
    });
    let guidelines = guidelines::link(source, &checks, words, &mut vocabulary, &rows);
    let registry = registry::link(&source.registry, &source.editions, &source.digest, &checks);
    let everyday = synonyms::link(&context, source, &vocabulary);
    let accepted = accepted(&context, source);
    context.into_report().or_value(Corpus {
        digest: source.digest.clone(),
        vocabulary,
        everyday,
        methods,
        method_texts,
        editions,
        entries,
        yield_order,
        tables,
        items,
        notes,
        accepted,
        definitions,
        sources,
        guidelines,
        registry,
        crosswalk,
        list,
    })
}

fn name_entries(
    context: &Context<'_>,
    source: &CorpusSource,
    list: Option<&NationalListSource>,
    vocabulary: &mut Vocabulary,
) {
    let mut seen = BTreeSet::new();
    for entry in &source.entries {
        if !seen.insert(entry.id.value.as_str()) {
            let message = format!("entry `{}` stands in two files", entry.id.value);
            context.problem(entry.file, entry.id.at, code::DECLARED_TWICE, message, None);
        }
    }
    let of_annex = source.entries.iter().map(|entry| {
        let ruled = entry.versions.iter().any(|version| version.rule.is_some());
        (entry.id.value.clone(), ruled)
    });
    let of_list =
        || list.into_iter().flat_map(NationalListSource::paragraphs).map(|(_, paragraph)| paragraph);
    let paragraphs = of_list().map(|paragraph| (paragraph.id.value.clone(), paragraph.rule.is_some()));
    let mut names = EntryNames::new(of_annex.chain(paragraphs));
    for entry in &source.entries {
        names.set_heading(&entry.id.value, entry.heading.value.trim());
    }
    for paragraph in of_list() {
        names.set_heading(&paragraph.id.value, paragraph.heading.value.trim());
    }
    vocabulary.set_entries(names);
    vocabulary.set_tables(source.tables.iter().map(|table| table.table.value.clone()));
}

fn tables(
    context: &Context<'_>,
    checks: &Checks<'_>,
    source: &CorpusSource,
    vocabulary: &mut Vocabulary,
) -> Vec<Table> {
    let mut tables = Vec::new();
    for table in &source.tables {
        let mut reader = RuleReader { context, vocabulary, tables: &[] };
        let (rows, texts) = reader.rows(table, checks);
        let Some(entry) = vocabulary.entries().find(&table.entry.value) else {
            let message = format!("unknown entry `{}`", table.entry.value);
            context.problem(table.file, table.entry.at, code::UNKNOWN_ENTRY, message, None);
            continue;
        };
        tables.push(Table { name: table.table.value.clone(), entry, rows, texts });
    }
    tables
}

/// The oddities that stay; each is named once, so that two reasons for one cannot part.
fn accepted(context: &Context<'_>, source: &CorpusSource) -> Vec<Accepted> {
    let mut accepted: Vec<Accepted> = Vec::new();
    for row in &source.accepted {
        let oddity = row.oddity.value.clone();
        if accepted.iter().any(|other| other.oddity == oddity) {
            let message = format!("the oddity `{oddity}` is accepted twice");
            context.problem(row.file, row.oddity.at, code::DECLARED_TWICE, message, None);
            continue;
        }
        accepted.push(Accepted { oddity, because: row.because.value.trim().to_owned() });
    }
    accepted
}
