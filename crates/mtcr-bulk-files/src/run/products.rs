//! A run over products.

use super::{Done, Left, Opened, Progress, Task, to_its_end};
use crate::bound::Bound;
use crate::judge::{Products, yielding};
use crate::map::Layout;
use crate::{BulkError, ColumnMap, Split, input};
use mtcr_annex::Classifier;
use mtcr_bulk::Plan;
use std::ops::ControlFlow;
use std::path::Path;

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

/// Classifies every row of a file; `watch` is told how far it is.
///
/// # Errors
/// What stops a run: files that cannot be read or written, columns that fit no mapping, an output that is there already,
/// a journal of another run, and totals that do not add up.
pub fn run(job: &Job<'_>, watch: &mut dyn FnMut(&Progress)) -> Result<Done, BulkError> {
    run_while(job, &mut to_its_end(watch))
}

/// The same, until `watch` says to stop: what is written then is durable, and a run that resumes goes on from there.
///
/// # Errors
/// As [`run`]; [`BulkError::Stopped`] when it was told to stop before its end.
pub fn run_while(
    job: &Job<'_>,
    watch: &mut dyn FnMut(&Progress) -> ControlFlow<()>,
) -> Result<Done, BulkError> {
    let task = Task {
        input: job.input,
        output: job.output,
        threads: job.threads,
        split: job.split,
        resume: job.resume,
        durable_every: job.durable_every,
    };
    let (format, _) = task.formats()?;
    let corpus = job.classifier.corpus();
    let map = job.map.map(ColumnMap::digest);
    let mut identity = task.identity(job.engine, corpus.digest.to_string(), job.edition, map)?;
    identity.brief = job.brief;
    let begun = match task.left(&identity)? {
        Left::Done(done) => return Ok(done),
        Left::Rows(begun) => *begun,
    };
    let standard = Layout::default();
    let layout = job.map.map_or(&standard, |map| &map.written.layout);
    let rows = input::open(job.input, format, layout, job.map.is_none())?;
    let file = job.input.display().to_string();
    let heads = match (job.map, rows.heads()) {
        (None, []) => Vec::new(),
        (None, _) => return Err(BulkError::NoMap { file }),
        (Some(map), []) => Bound::heads(map),
        (Some(_), heads) => heads.to_vec(),
    };
    let bound = job.map.map(|map| Bound::new(map, &file, &heads, corpus)).transpose()?;
    // What a plan cannot carry is judged row by row, with the same answers.
    let plan = if job.brief { Plan::compile(job.classifier).ok() } else { None };
    let yielding = yielding(corpus);
    let judge = Products {
        plan: plan.as_ref(),
        yielding: &yielding,
        classifier: job.classifier,
        methods: &corpus.methods,
        bound: bound.as_ref(),
        heads: &heads,
    };
    task.go(identity, begun, Opened { rows, judge, layout, heads: &heads }, watch)
}
