//! Runs over files, as jobs: begun, stopped, gone on with after the node was killed.
//!
//! INVARIANT (one run of a file): who works on a file has its seat, and what is known of the file says that it runs before
//! anything is written and that it does not only after all is.

use super::about::instant;
use super::error::told;
use super::record;
use super::under_way::{Live, Seat};
use super::{About, Bulk, FileId, PRODUCTS, Run, RunState, Trouble, Wish, send};
use crate::Node;
use crate::jobs::{JobResult, Made, NotMade, Order, Progress};
use crate::work::Place;
use jiff::Timestamp;
use mtcr_bulk_files::{BulkError, Done, Job, Split, run_while};
use std::ops::ControlFlow;
use std::sync::Arc;
use tokio::runtime::Handle;

/// Parts of a run, as jobs count them: hundredths of its file.
const PARTS: usize = 100;
/// Rows between two points that a kill does not go behind.
const DURABLE_EVERY: u64 = 20_000;

/// How somebody asks for a run.
#[derive(Clone, Debug)]
pub(crate) struct Asked {
    /// The edition; the newest one held when none is named.
    pub(crate) edition: Option<String>,
    /// Whether answers leave out what to ask for and what lies near.
    pub(crate) brief: bool,
    /// The format of the answers, as their name ends; that of the file when none is named.
    pub(crate) ending: Option<String>,
    /// Who asks, as the ledger names them.
    pub(crate) by: String,
    /// An idempotency key.
    pub(crate) key: Option<String>,
}

/// A run on its way to be begun.
struct Ready {
    about: About,
    seat: Seat,
    place: Place,
    resume: bool,
}

impl Node {
    /// Begins a run over a file, once file and mapping fit. The same key leads to the run that it began.
    pub(crate) async fn run_file(
        self: &Arc<Self>,
        id: &FileId,
        asked: Asked,
        now: Timestamp,
    ) -> Result<About, Trouble> {
        let bulk = self.bulk().ok_or(Trouble::NoFile)?;
        let (node, of) = (Arc::clone(self), id.clone());
        let (about, ready) = bulk.with(move |bulk| begun(&node, bulk, &of, &asked, now)).await?;
        match ready {
            Some((seat, place)) => self.started(Ready { about, seat, place, resume: false }).await,
            None => Ok(about),
        }
    }

    /// Stops the run over a file; what it wrote is removed.
    pub(crate) async fn stop_run(&self, id: &FileId, now: Timestamp) -> Result<About, Trouble> {
        let bulk = self.bulk().ok_or(Trouble::NoFile)?;
        let of = id.clone();
        let about = bulk
            .with(move |bulk| {
                bulk.changed(&of, |run| match run.state {
                    RunState::Running => {
                        (run.state, run.ended_at) = (RunState::Stopped, Some(instant(now)));
                        Ok(())
                    }
                    _ => Err(Trouble::NotRunning),
                })
            })
            .await?;
        if let Some(job) = bulk.under_way.of(id).and_then(|live| live.job) {
            job.cancel();
            job.over().await;
        }
        Ok(about)
    }

    /// Makes a job of a run that is ready.
    async fn started(self: &Arc<Self>, ready: Ready) -> Result<About, Trouble> {
        let bulk = self.bulk().ok_or(Trouble::NoFile)?;
        let Ready { about, seat, place, resume } = ready;
        let by = about.run.as_ref().map(|run| run.by.clone()).unwrap_or_default();
        let order = Order { kind: PRODUCTS, total: PARTS, shared: false, key: None, by };
        let (node, id, runtime) = (Arc::clone(self), about.id.clone(), Handle::current());
        let work = move |progress: &Progress| worked(&node, &id, &seat, resume, progress, &runtime);
        match self.jobs().start(order, place, work).await {
            Ok(Made::Here(job)) => {
                bulk.under_way.set_job(&about.id, &job);
                Ok(about)
            }
            // It has no key, so that none was made before.
            Ok(Made::Before(_)) => Ok(about),
            Err(wrong) => {
                let id = about.id.clone();
                bulk.with(move |bulk| bulk.failed(&id, "the run could not be put on record; begin it again"))
                    .await?;
                Err(match wrong {
                    NotMade::Store(fault) => Trouble::Store(fault),
                    _ => Trouble::Broken,
                })
            }
        }
    }
}

impl Bulk {
    /// Changes what is known of the run of a file.
    fn changed(
        &self,
        id: &FileId,
        change: impl FnOnce(&mut Run) -> Result<(), Trouble>,
    ) -> Result<About, Trouble> {
        let _held = self.changing();
        let mut about = self.shelf.about(id)?;
        change(about.run.as_mut().ok_or(Trouble::NotRunning)?)?;
        self.shelf.save(&about)?;
        Ok(about)
    }

    /// Takes note that a run came to nothing; what it wrote is removed. One that was stopped meanwhile stays so.
    fn failed(&self, id: &FileId, reason: &str) -> Result<(), Trouble> {
        self.changed(id, |run| {
            if run.state == RunState::Running {
                (run.state, run.reason) = (RunState::Failed, Some(reason.to_owned()));
                run.ended_at = Some(instant(Timestamp::now()));
            }
            Ok(())
        })?;
        self.shelf.clear(id)
    }

    /// How far a run is that this process works on.
    pub(crate) fn live(&self, id: &FileId) -> Option<Live> {
        self.under_way.of(id)
    }

    /// The file of answers, or that of malformed rows, of a run that is done.
    pub(crate) fn output(&self, about: &About, malformed: bool) -> Result<std::fs::File, Trouble> {
        let run = about.run.as_ref().filter(|run| run.state == RunState::Done).ok_or(Trouble::NoOutput)?;
        let name = match malformed {
            true if run.malformed.is_none() => return Err(Trouble::NoOutput),
            true => format!("{}.malformed.csv", run.output()),
            false => run.output(),
        };
        Ok(std::fs::File::open(self.shelf.of(&about.id).join(name))?)
    }
}

/// Looks whether a run can begin and says that it does.
fn begun(
    node: &Node,
    bulk: &Bulk,
    id: &FileId,
    asked: &Asked,
    now: Timestamp,
) -> Result<(About, Option<(Seat, Place)>), Trouble> {
    let about = bulk.shelf.about(id)?;
    let key = asked.key.as_deref().map(mtcr_corpus::blob::text_digest);
    let wish = wish(node, &about, asked)?;
    if let Some(run) = about.run.as_ref().filter(|run| key.is_some() && run.key == key) {
        return if run.wish == wish { Ok((about, None)) } else { Err(Trouble::KeyReused) };
    }
    let mapping = bulk.shelf.mapping(id)?;
    bulk.preview(node, &about, mapping.as_deref(), 1)?;
    let place = bulk.gate.place()?;
    let seat = bulk.under_way.take(id).ok_or(Trouble::Running)?;
    let _held = bulk.changing();
    let mut about = bulk.shelf.about(id)?;
    if about.state() == Some(RunState::Running) {
        return Err(Trouble::Running);
    }
    bulk.shelf.clear(id)?;
    about.kept_until = instant(bulk.periods.until(now, about.owner.is_none()));
    about.run = Some(Run {
        state: RunState::Running,
        by: asked.by.clone(),
        begun_at: instant(now),
        ended_at: None,
        wish,
        mapping: mapping.as_deref().map(mtcr_corpus::blob::text_digest),
        corpus: node.law().corpus.digest.clone(),
        key,
        totals: None,
        answers: None,
        malformed: None,
        reason: None,
    });
    bulk.shelf.save(&about)?;
    Ok((about, Some((seat, place))))
}

fn wish(node: &Node, about: &About, asked: &Asked) -> Result<Wish, Trouble> {
    let edition = node.edition(asked.edition.as_deref()).map_err(|unknown| {
        Trouble::Edition(format!("unknown edition `{}`; {}", unknown.wanted, unknown.help))
    })?;
    let edition = node.law().corpus.edition(edition).map_or_else(String::new, |edition| edition.id.clone());
    let ending = asked.ending.clone().unwrap_or_else(|| about.ending.clone());
    super::FileName::read(&format!("answers.{ending}"))?;
    Ok(Wish { edition, brief: asked.brief, ending })
}

/// The work of a run: what is written is durable before it is said, and said in the ledger before it is shown.
fn worked(
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

fn ended(run: Run, done: &Done, output: &std::path::Path) -> Result<Run, Trouble> {
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

/// Goes on with the runs that an earlier process left. One that cannot go on says so.
pub(crate) async fn go_on(node: &Arc<Node>) {
    let Some(bulk) = node.bulk() else { return };
    let all = match bulk.with(|bulk| Ok(bulk.shelf.all()?)).await {
        Ok(all) => all,
        Err(wrong) => return tracing::error!(fault = %wrong, "runs that were left are not gone on with"),
    };
    for about in all.into_iter().filter(|about| about.state() == Some(RunState::Running)) {
        let id = about.id.clone();
        let went_on = match (bulk.gate.place(), bulk.under_way.take(&id)) {
            (Ok(place), Some(seat)) => {
                node.started(Ready { about, seat, place, resume: true }).await.map(drop)
            }
            (_, None) => Ok(()),
            (Err(_), Some(_)) => {
                let reason =
                    "the node was stopped, and too many runs were left to go on with all; begin it again";
                bulk.with(move |bulk| bulk.failed(&id, reason)).await
            }
        };
        if let Err(wrong) = went_on {
            tracing::error!(fault = %wrong, "a run that was left is not gone on with");
        }
    }
}
