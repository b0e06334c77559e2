//! Runs over files, as jobs: begun, stopped, gone on with after the node was killed.
//!
//! INVARIANT (one run of a file): who works on a file has its seat, and what is known of the file says that it runs before
//! anything is written and that it does not only after all is. The seat is left a moment after that is said: whoever begins
//! the next run in that moment waits for it, and is not told of a run that nobody sees.

use super::about::instant;
use super::under_way::{Live, Seat};
use super::work::{PARTS, worked};
use super::{About, Bulk, FileId, PRODUCTS, Run, RunState, Trouble, Wish};
use crate::Node;
use crate::jobs::{Job, Made, NotMade, Order, Progress};
use crate::work::Place;
use jiff::Timestamp;
use std::sync::{Arc, MutexGuard};
use tokio::runtime::Handle;

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
        loop {
            let (node, of, asked) = (Arc::clone(self), id.clone(), asked.clone());
            match bulk.with(move |bulk| begun(&node, bulk, &of, &asked, now)).await? {
                Begun::Now(ready) => return self.started(*ready).await,
                Begun::Before(about) => return Ok(*about),
                Begun::NotYet => bulk.under_way.left(id).await,
            }
        }
    }

    /// Stops the run over a file, and waits until what it wrote is removed.
    pub(crate) async fn stop_run(&self, id: &FileId, now: Timestamp) -> Result<About, Trouble> {
        let bulk = self.bulk().ok_or(Trouble::NoFile)?;
        let of = id.clone();
        let (about, job) = bulk.with(move |bulk| bulk.stopped(&of, now)).await?;
        if let Some(job) = job {
            job.over().await;
        }
        bulk.under_way.left(id).await;
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
    pub(super) fn changed(
        &self,
        id: &FileId,
        change: impl FnOnce(&mut Run) -> Result<(), Trouble>,
    ) -> Result<About, Trouble> {
        self.change(&self.changing(), id, change)
    }

    /// Does so for whoever holds what is known of files.
    fn change(
        &self,
        _held: &MutexGuard<'_, ()>,
        id: &FileId,
        change: impl FnOnce(&mut Run) -> Result<(), Trouble>,
    ) -> Result<About, Trouble> {
        let mut about = self.shelf.about(id)?;
        change(about.run.as_mut().ok_or(Trouble::NotRunning)?)?;
        self.shelf.save(&about)?;
        Ok(about)
    }

    /// Takes note that somebody stopped a run, and gives it up before another can begin; its job, where there is one.
    fn stopped(&self, id: &FileId, now: Timestamp) -> Result<(About, Option<Arc<Job>>), Trouble> {
        let held = self.changing();
        let about = self.change(&held, id, |run| match run.state {
            RunState::Running => {
                (run.state, run.ended_at) = (RunState::Stopped, Some(instant(now)));
                Ok(())
            }
            _ => Err(Trouble::NotRunning),
        })?;
        Ok((about, self.under_way.give_up(id)))
    }

    /// Takes note that a run came to nothing, once what it wrote is removed: nothing of it is left for the next one to lose. One
    /// that was stopped meanwhile stays so.
    pub(super) fn failed(&self, id: &FileId, reason: &str) -> Result<(), Trouble> {
        self.shelf.clear(id)?;
        self.changed(id, |run| {
            if run.state == RunState::Running {
                (run.state, run.reason) = (RunState::Failed, Some(reason.to_owned()));
                run.ended_at = Some(instant(Timestamp::now()));
            }
            Ok(())
        })?;
        Ok(())
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

/// What becomes of a wish for a run.
enum Begun {
    /// It begins.
    Now(Box<Ready>),
    /// It was begun before under the same key.
    Before(Box<About>),
    /// A run that is over still has the seat.
    NotYet,
}

/// Looks whether a run can begin and says that it does.
fn begun(node: &Node, bulk: &Bulk, id: &FileId, asked: &Asked, now: Timestamp) -> Result<Begun, Trouble> {
    let about = bulk.shelf.about(id)?;
    let key = asked.key.as_deref().map(mtcr_corpus::blob::text_digest);
    let wish = wish(node, &about, asked)?;
    if let Some(run) = about.run.as_ref().filter(|run| key.is_some() && run.key == key) {
        return if run.wish == wish { Ok(Begun::Before(Box::new(about))) } else { Err(Trouble::KeyReused) };
    }
    let mapping = bulk.shelf.mapping(id)?;
    bulk.preview(node, &about, mapping.as_deref(), 1)?;
    let place = bulk.gate.place()?;
    let _held = bulk.changing();
    let mut about = bulk.shelf.about(id)?;
    if about.state() == Some(RunState::Running) {
        return Err(Trouble::Running);
    }
    let Some(seat) = bulk.under_way.take(id) else { return Ok(Begun::NotYet) };
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
    Ok(Begun::Now(Box::new(Ready { about, seat, place, resume: false })))
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
