//! A job of a cluster: a query over files, one output file for each of them, every row accounted for.
//!
//! Each input file is a split, and each split a job of one stage of its own: an executor reads the file, evaluates the query
//! and writes one file under a name that no other attempt has. Nothing an executor or the scheduler says makes a split
//! done. This process counts the rows of the input and of what was written; only when both agree the file gets its last
//! name and the ledger a line. What fails, hangs or differs is said and tried again.

mod attempt;
mod begin;
mod leaf;
mod ledger;
mod split;
mod wrong;

pub use begin::Spec;
pub use ledger::LEDGER;
pub use split::Written;
pub use wrong::NoJob;

use attempt::Cluster;
use begin::Begun;
use ledger::Event;
use std::collections::{BTreeMap, VecDeque};
use std::sync::Arc;
use std::time::Duration;
use tokio::task::{Id, JoinSet};

/// A job that ended, with every row accounted for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Done {
    /// Splits.
    pub splits: usize,
    /// Of them done by an earlier run, and found as they were left.
    pub kept: usize,
    /// Rows of all inputs, which are those of all outputs.
    pub rows: u64,
    /// Attempts of this run that came to nothing.
    pub failed: usize,
}

/// How long to wait before a split is tried again: twice as long each time, this at most.
const LONGEST_WAIT: Duration = Duration::from_secs(8);

/// A split on its way.
#[derive(Clone, Copy)]
struct Turn {
    split: usize,
    /// Attempts of this run that failed.
    failed: u32,
}

/// Attempts under way, each with its split and its number.
#[derive(Default)]
struct Running {
    tasks: JoinSet<Result<Written, String>>,
    turns: BTreeMap<Id, (Turn, u32)>,
}

/// Runs a job to its end, or goes on with it where an earlier run stopped; `say` is told what happens, line by line.
///
/// # Errors
/// What keeps a job from beginning: a query of more than one stage, inputs that cannot be read, a folder that holds another
/// job. And [`NoJob::Incomplete`] with every split that is not done after its last attempt.
pub async fn run(spec: &Spec, say: &mut (dyn FnMut(&str) + Send)) -> Result<Done, NoJob> {
    let mut begun = begin::begin(spec, say).await?;
    let kept = begun.kept();
    let cluster = Arc::new(Cluster::new(spec, &begun));
    let mut queue: VecDeque<Turn> =
        begun.missing().into_iter().map(|split| Turn { split, failed: 0 }).collect();
    let mut running = Running::default();
    let (mut lost, mut failed) = (BTreeMap::new(), 0);
    loop {
        while running.tasks.len() < spec.at_once.max(1)
            && let Some(turn) = queue.pop_front()
        {
            running.start(&mut begun, &cluster, turn, say)?;
        }
        let Some((turn, attempt, result)) = running.ended().await else { break };
        let number = turn.split + 1;
        match result {
            Ok(written) => {
                let rows = written.rows;
                begun.done(turn.split, attempt, written)?;
                say(&format!("split {number}: done by attempt {attempt}, {rows} rows"));
            }
            Err(why) => {
                failed += 1;
                let again = turn.failed + 1 < spec.attempts.max(1);
                say(&format!(
                    "split {number}: ATTEMPT {attempt} FAILED: {why}{}",
                    if again { "; trying again" } else { "; given up" }
                ));
                begun.write(&Event::failed(turn.split, attempt, &why))?;
                if again {
                    queue.push_back(Turn { failed: turn.failed + 1, ..turn });
                } else {
                    lost.insert(turn.split, why);
                }
            }
        }
    }
    begun.finish(&lost, say)?;
    Ok(Done { splits: begun.splits(), kept, rows: begun.rows(), failed })
}

impl Running {
    /// Starts an attempt at a split.
    fn start(
        &mut self,
        begun: &mut Begun,
        cluster: &Arc<Cluster>,
        turn: Turn,
        say: &mut (dyn FnMut(&str) + Send),
    ) -> Result<(), NoJob> {
        let Some(split) = begun.split(turn.split) else { return Ok(()) };
        let attempt = begun.next_attempt(turn.split);
        begun.write(&Event::started(turn.split, attempt))?;
        say(&format!("split {}: attempt {attempt} started", turn.split + 1));
        let wait = match turn.failed {
            0 => Duration::ZERO,
            times => Duration::from_millis(500).saturating_mul(1 << times.min(10)).min(LONGEST_WAIT),
        };
        let cluster = Arc::clone(cluster);
        let task = self.tasks.spawn(async move {
            tokio::time::sleep(wait).await;
            cluster.attempt(&split, attempt).await
        });
        self.turns.insert(task.id(), (turn, attempt));
        Ok(())
    }

    /// Waits for an attempt to end; `None` when none is under way.
    async fn ended(&mut self) -> Option<(Turn, u32, Result<Written, String>)> {
        loop {
            let (id, result) = match self.tasks.join_next_with_id().await? {
                Ok((id, result)) => (id, result),
                Err(died) => (died.id(), Err(format!("its task died: {died}"))),
            };
            if let Some((turn, attempt)) = self.turns.remove(&id) {
                return Some((turn, attempt, result));
            }
        }
    }
}

/// Bytes as hexadecimal digits.
pub(crate) fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}
