//! A run: from an input to its output, over what an earlier run left.

mod files;
mod pipeline;

use crate::bound::Bound;
use crate::journal::{Identity, Journal, State};
use crate::judge::Bench;
use crate::map::Layout;
use crate::output::Encoder;
use crate::{BulkError, ColumnMap, Format, Split, Totals, input};
use files::Files;
use mtcr_annex::Classifier;
use mtcr_bulk::Plan;
use std::path::{Path, PathBuf};

/// What to run.
#[derive(Clone, Copy)]
pub struct Job<'a> {
    /// The file of products.
    pub input: &'a Path,
    /// The file to write; beside it stand its journal, its malformed rows and its totals.
    pub output: &'a Path,
    /// What columns mean; without it rows are dossiers.
    pub map: Option<&'a ColumnMap>,
    /// What classifies.
    pub classifier: &'a Classifier<'a>,
    /// The edition, by the name its answers are kept under.
    pub edition: &'a str,
    /// The program's version.
    pub engine: &'a str,
    /// Threads that classify, at least one.
    pub threads: usize,
    /// Which part of the input.
    pub split: Split,
    /// Whether to go on where an earlier run stopped.
    pub resume: bool,
    /// Whether answers leave out what to ask for and what lies near, which makes them many times as fast.
    pub brief: bool,
    /// Rows between two points that a kill does not go behind.
    pub durable_every: u64,
}

/// How far a run is.
#[derive(Clone, Copy, Debug)]
pub struct Progress {
    /// The ledger so far, earlier runs counted.
    pub totals: Totals,
    /// How far the input is read, and its extent, in one measure.
    pub place: u64,
    /// The end of the input in that measure.
    pub extent: u64,
    /// Whether what the totals say was just made durable.
    pub durable: bool,
}

/// A run that ended.
#[derive(Clone, Debug)]
pub struct Done {
    /// Its ledger, which adds up.
    pub totals: Totals,
    /// The file of malformed rows, where there are any.
    pub malformed: Option<PathBuf>,
    /// The file of the totals.
    pub ledger: PathBuf,
    /// Rows that an earlier run had written.
    pub resumed_at: Option<u64>,
}

/// Classifies every row of a file; `watch` is told how far it is.
///
/// # Errors
/// What stops a run: files that cannot be read or written, columns that fit no mapping, an output that is there already,
/// a journal of another run, and totals that do not add up.
pub fn run(job: &Job<'_>, watch: &mut dyn FnMut(&Progress)) -> Result<Done, BulkError> {
    let formats = (Format::of(job.input)?, Format::of(job.output)?);
    let identity = identity(job)?;
    let files = Files::of(job.output, formats.1, job.split);
    if let Some(done) = files.finished(&identity, job.resume)? {
        return Ok(done);
    }
    let earlier = files.earlier(&identity, job.resume)?;
    let standard = Layout::default();
    let layout = job.map.map_or(&standard, |map| &map.layout);
    let mut rows = input::open(job.input, formats.0, layout, job.map.is_none())?;
    let file = job.input.display().to_string();
    let heads = match (job.map, rows.heads()) {
        (None, []) => Vec::new(),
        (None, _) => return Err(BulkError::NoMap { file }),
        (Some(map), []) => Bound::heads(map),
        (Some(_), heads) => heads.to_vec(),
    };
    let corpus = job.classifier.corpus();
    let bound = job.map.map(|map| Bound::new(map, &file, &heads, corpus)).transpose()?;
    // What a plan cannot carry is judged row by row, with the same answers.
    let plan = if job.brief { Plan::compile(job.classifier).ok() } else { None };
    let bench = Bench {
        plan: plan.as_ref(),
        classifier: job.classifier,
        methods: &corpus.methods,
        bound: bound.as_ref(),
        heads: &heads,
    };
    let encoder = Encoder::new(formats.0, formats.1, job.output, layout, &heads);
    let resumed_at = earlier.as_ref().map(|journal| journal.totals.read);
    let (mut journal, mut open) = match earlier {
        Some(journal) if journal.state == State::Running => {
            let open = files.reopen(&journal)?;
            rows.go_to(journal.position)?;
            (journal, Some(open))
        }
        Some(journal) => (journal, None),
        None => {
            let begin = pipeline::first_row(rows.as_mut(), job.split)?;
            let mut journal = Journal::new(identity, begin);
            let open = files.create(&encoder, &mut journal)?;
            (journal, Some(open))
        }
    };
    if let Some(open) = &mut open {
        pipeline::run(job, rows.as_mut(), &bench, &encoder, open, &mut journal, watch)?;
        journal.state = State::Written;
        open.durable(&journal)?;
    }
    drop(open);
    files.finish(&encoder, &journal, resumed_at)
}

fn identity(job: &Job<'_>) -> Result<Identity, BulkError> {
    let (bytes, modified, ends) = Identity::of_input(job.input)?;
    let ending = |path: &Path| path.extension().unwrap_or_default().to_string_lossy().to_lowercase();
    Ok(Identity {
        engine: job.engine.to_owned(),
        corpus: job.classifier.corpus().digest.to_string(),
        edition: job.edition.to_owned(),
        map: job.map.map(|map| map.digest().to_owned()),
        brief: job.brief,
        bytes,
        modified,
        ends,
        formats: (ending(job.input), ending(job.output)),
        split: job.split.to_string(),
    })
}
