//! All watched parties screened again, as a job.

use super::Lists;
use crate::Node;
use crate::jobs::{JobForm, JobResult, Made, NotMade, Order};
use crate::work::Undone;
use jiff::Timestamp;
use mtcr_accounts::day;
use mtcr_office::{Caller, Fault, Office, check, lists_in_use};
use serde_json::json;
use std::sync::Arc;

/// The kind of such a job. What is public of jobs is not public of these.
pub const RESCREENING: &str = "rescreening";

/// Parties that are read at once.
const PAGE: u64 = 100;

/// A job that was begun, or one of the same lists that is under way.
#[derive(Debug)]
pub struct Begun(pub JobForm);

/// Why none was.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum NotBegun {
    /// The node keeps nothing, or has no lists.
    #[error("this node has no lists, or keeps nothing")]
    NoLists,
    /// A list is missing or too old.
    #[error("a list is missing or too old: nothing is screened again until it is imported")]
    Refused,
    /// As much waits already as may.
    #[error(transparent)]
    Busy(#[from] Undone),
    /// It could not be made.
    #[error(transparent)]
    NotMade(#[from] NotMade),
    /// The store.
    #[error(transparent)]
    Store(#[from] mtcr_store::Fault),
}

impl Node {
    /// Begins to screen all watched parties again. Whether whoever asks may was asked before.
    ///
    /// # Errors
    /// There are no lists, or one stands in the way; the node has too much to do.
    pub async fn rescreen(self: &Arc<Self>, caller: &Caller) -> Result<Begun, NotBegun> {
        let (Some(office), Some(lists)) = (self.office().cloned(), self.lists()) else {
            return Err(NotBegun::NoLists);
        };
        if !lists.refusals(day(Timestamp::now())).is_empty() {
            return Err(NotBegun::Refused);
        }
        let (digest, _) = lists_in_use(&lists.screener(), day(Timestamp::now()));
        let place = self.job_gate().place()?;
        let total = usize::try_from(office.store().watched_count().await?).unwrap_or(usize::MAX);
        let order = Order {
            kind: RESCREENING,
            total,
            shared: true,
            key: Some((format!("{RESCREENING}/{digest}"), digest)),
            by: caller.who().to_string(),
        };
        let (node, caller) = (Arc::clone(self), caller.clone());
        // The work itself is done beside the threads that talk to clients, and asks the store from there.
        let runtime = tokio::runtime::Handle::current();
        let work = move |progress: &crate::jobs::Progress| {
            let lists = node.lists().ok_or_else(|| NotBegun::NoLists.to_string())?;
            runtime.block_on(all(&office, lists, &caller, || progress.go_on()))
        };
        match self.jobs().start(order, place, work).await? {
            Made::Here(job) => Ok(Begun(job.form())),
            Made::Before(form) => Ok(Begun(*form)),
        }
    }
}

async fn all(
    office: &Office,
    lists: &Lists,
    caller: &Caller,
    go_on: impl Fn() -> bool,
) -> Result<JobResult, String> {
    // One index for all of them, whatever is imported meanwhile: that is another run.
    let screener = lists.screener();
    let told = |fault: Fault| fault.to_string();
    let (mut after, mut screened, mut changed) = (String::new(), 0, 0);
    loop {
        let page = office.watched(&after, PAGE).await.map_err(told)?;
        let Some(last) = page.last() else { break };
        after = last.id.to_string();
        for party in &page {
            if !go_on() {
                return Err("it was given up".to_owned());
            }
            let now = now();
            let checked = check(&screener, &party.subject, day(now));
            let other = office.screened_again(caller, &party.id, &checked, now).await.map_err(told)?;
            screened += 1;
            changed += usize::from(other);
        }
    }
    let (digest, _) = lists_in_use(&screener, day(now()));
    office.rescreening_done(caller, &digest, (screened, changed), now()).await.map_err(told)?;
    let text = json!({ "screened": screened, "changed": changed, "lists": digest }).to_string();
    Ok(JobResult::json("rescreening.json".to_owned(), text))
}

/// The instant, to the microsecond: as finely as the store keeps it.
fn now() -> Timestamp {
    Timestamp::from_microsecond(Timestamp::now().as_microsecond()).unwrap_or_default()
}
