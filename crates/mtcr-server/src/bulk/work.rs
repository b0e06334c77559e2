//! The work of a run, in a thread of its own: the file is read, judged and written, put on record, and shown.

use super::about::instant;
use super::error::told;
use super::record;
use super::under_way::Seat;
use super::{About, Bulk, FileId, Run, RunState, Trouble, send};
use crate::Node;
use crate::jobs::{JobResult, Progress};
use jiff::Timestamp;
use mtcr_bulk_files::{BulkError, Done, Job, Split, run_while};
use std::ops::ControlFlow;
use std::path::Path;
use std::sync::Arc;
use tokio::runtime::Handle;

/// Parts of a run, as jobs count them: hundredths of its file.
pub(super) const PARTS: usize = 100;
/// Rows between two points that a kill does not go behind.
const DURABLE_EVERY: u64 = 20_000;

/// The work of a run: what is written is durable before it is said, and said in the ledger before it is shown.
pub(super) fn worked(
    node: &Arc<Node>,
    id: &FileId,
    seat: &Seat,
    resume: bool,
    progress: &Progress,
    runtime: &Handle,
) -> Result<JobResult, String> {
    // Reasons are on record for longer than the file: they say nothing of it.
    let broken = |_: Trouble| "the folder of files cannot be used".to_owned();
    let bulk = node.bulk().ok_or_else(|| "this node keeps no files".to_owned())?;
    match ran(node, bulk, id, seat, resume, progress) {
        Ok(Ran::Done(about)) => {
            let (Some(run), Some(store)) = (&about.run, node.store()) else {
                return Err("this node keeps no files".to_owned());
            };
            let said = runtime.block_on(record::classified(store, &about, run, Timestamp::now()));
            if said.is_err() {
                bulk.failed(id, "the run could not be put on record; begin it again").map_err(broken)?;
                return Err("the run could not be put on record".to_owned());
            }
            let (known, shown) = (run.clone(), record::evidence(&about, run).to_string());
            bulk.changed(id, |run| {
                // One that was stopped at the last moment stays so.
                if run.state == RunState::Running {
                    *run = known;
                } else {
                    return Err(Trouble::NotRunning);
                }
                Ok(())
            })
            .map_err(|_| {
                let _ = bulk.shelf.clear(id);
                "it was given up".to_owned()
            })?;
            Ok(JobResult::json("products.json".to_owned(), shown))
        }
        Ok(Ran::Stopped) => {
            // Where the node stops, what is known still says that it runs, and the next start goes on with it.
            if bulk.shelf.about(id).is_ok_and(|about| about.state() == Some(RunState::Stopped)) {
                bulk.shelf.clear(id).map_err(broken)?;
            }
            Err("it was given up".to_owned())
        }
        Err(wrong) => {
            bulk.failed(id, &wrong.to_string()).map_err(broken)?;
            Err("the file cannot be run".to_owned())
        }
    }
}

/// How a run ended that did not fail.
enum Ran {
    Done(Box<About>),
    Stopped,
}

fn ran(
    node: &Node,
    bulk: &Bulk,
    id: &FileId,
    seat: &Seat,
    resume: bool,
    progress: &Progress,
) -> Result<Ran, Trouble> {
    let mut about = bulk.shelf.about(id)?;
    let run = about.run.clone().ok_or(Trouble::NotRunning)?;
    if run.corpus != node.law().corpus.digest {
        return Err(Trouble::Unfit(
            "the run was begun under another law and cannot go on; begin it again".to_owned(),
        ));
    }
    let folder = bulk.shelf.of(id);
    let mapping = bulk.shelf.mapping(id)?;
    let map = mapping.as_deref().map(|text| Bulk::read_mapping(node, text)).transpose()?;
    let bench =
        node.bench(Some(&run.wish.edition)).map_err(|unknown| Trouble::Edition(unknown.to_string()))?;
    let (input, output) = (folder.join(about.input()), folder.join(run.output()));
    let job = Job {
        input: &input,
        output: &output,
        map: map.as_ref(),
        classifier: &bench.classifier,
        edition: &run.wish.edition,
        engine: env!("CARGO_PKG_VERSION"),
        threads: threads(),
        split: Split::default(),
        resume,
        brief: run.wish.brief,
        durable_every: DURABLE_EVERY,
    };
    let mut begun = 0;
    let done = run_while(&job, &mut |far| {
        let hundredths = far.place.saturating_mul(100).checked_div(far.extent).unwrap_or(100).min(100);
        let hundredths = usize::try_from(hundredths).unwrap_or(PARTS);
        seat.tell(far.totals, hundredths);
        while begun < hundredths {
            begun += 1;
            if !progress.go_on() {
                return ControlFlow::Break(());
            }
        }
        if progress.is_wanted() { ControlFlow::Continue(()) } else { ControlFlow::Break(()) }
    });
    let done = match done {
        Ok(done) => done,
        Err(BulkError::Stopped) => return Ok(Ran::Stopped),
        Err(wrong) => return Err(Trouble::Unfit(told(&wrong, &folder, &about.input(), &about.name))),
    };
    about.run = Some(ended(run, &done, &output)?);
    Ok(Ran::Done(Box::new(about)))
}

fn ended(run: Run, done: &Done, output: &Path) -> Result<Run, Trouble> {
    let malformed = done.malformed.as_deref().map(send::digest).transpose()?;
    Ok(Run {
        state: RunState::Done,
        ended_at: Some(instant(Timestamp::now())),
        totals: Some(done.totals),
        answers: Some(send::digest(output)?),
        malformed,
        ..run
    })
}

/// Threads that classify: one is left for those who ask meanwhile, where there are several.
fn threads() -> usize {
    let all = std::thread::available_parallelism().map_or(1, std::num::NonZero::get);
    all.saturating_sub(1).max(1)
}
