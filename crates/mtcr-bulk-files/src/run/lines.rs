//! A run over lines of declarations.

use super::{Done, Left, Opened, Progress, Task, to_its_end};
use crate::bound::BoundLines;
use crate::journal::JudgedBy;
use crate::judge::Lines;
use crate::map::{Layout, digest};
use crate::{BulkError, LineMap, LineTotals, Split, input};
use mtcr_declarations::{Licences, Parties, Screen};
use std::path::Path;

/// What lines to judge, and by what.
#[derive(Clone, Copy)]
pub struct LinesJob<'a> {
    /// The file of declarations.
    pub input: &'a Path,
    /// The file to write; beside it stand its journal, its malformed lines and its totals.
    pub output: &'a Path,
    /// What columns mean; without it they are called as those of a line.
    pub map: Option<&'a LineMap>,
    /// What judges.
    pub screen: &'a Screen,
    /// Who screens parties.
    pub parties: &'a (dyn Parties + Sync),
    /// Who knows licences.
    pub licences: &'a (dyn Licences + Sync),
    /// What all this rests on.
    pub basis: &'a LinesBasis,
    /// The program's version.
    pub engine: &'a str,
    /// Threads that judge, at least one.
    pub threads: usize,
    /// Which part of the input.
    pub split: Split,
    /// Whether to go on where an earlier run stopped.
    pub resume: bool,
    /// Lines between two points that a kill does not go behind.
    pub durable_every: u64,
}

/// What a run over declarations rests on, as its journal says it: a run over anything else does not go on from it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LinesBasis {
    /// SHA-256 of the law.
    pub corpus: String,
    /// The edition.
    pub edition: String,
    /// The day for which lines are judged.
    pub on: String,
    /// What tells the lists that parties are asked of from other lists, however long; the journal keeps its SHA-256.
    pub lists: String,
    /// SHA-256 of the register of licences, where there is one.
    pub licences: Option<String>,
    /// SHA-256 of the registry of states, where it is not that of the law.
    pub registry: Option<String>,
}

/// Judges every line of a file; `watch` is told how far it is.
///
/// # Errors
/// As [`run`](crate::run): nothing of a single line stops a run.
pub fn run_lines(
    job: &LinesJob<'_>,
    watch: &mut dyn FnMut(&Progress<LineTotals>),
) -> Result<Done<LineTotals>, BulkError> {
    let task = Task {
        input: job.input,
        output: job.output,
        threads: job.threads,
        split: job.split,
        resume: job.resume,
        durable_every: job.durable_every,
    };
    let (format, _) = task.formats()?;
    let basis = job.basis;
    let map = job.map.map(LineMap::digest);
    let mut identity = task.identity(job.engine, basis.corpus.clone(), &basis.edition, map)?;
    identity.declarations = Some(JudgedBy {
        on: basis.on.clone(),
        lists: digest(basis.lists.as_bytes()),
        licences: basis.licences.clone(),
        registry: basis.registry.clone(),
    });
    let begun = match task.left(&identity)? {
        Left::Done(done) => return Ok(done),
        Left::Rows(begun) => *begun,
    };
    let standard = Layout::default();
    let layout = job.map.map_or(&standard, |map| &map.written.layout);
    let rows = input::open(job.input, format, layout, false)?;
    let fields = job.screen.fields();
    let heads = match rows.heads() {
        [] => BoundLines::heads(job.map, fields),
        heads => heads.to_vec(),
    };
    let bound = BoundLines::new(job.map, &job.input.display().to_string(), &heads, fields)?;
    let judge = Lines {
        screen: job.screen,
        parties: job.parties,
        licences: job.licences,
        bound: &bound,
        heads: &heads,
    };
    task.go(identity, begun, Opened { rows, judge, layout, heads: &heads }, &mut to_its_end(watch))
}
