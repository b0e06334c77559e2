//! Looking whether lists have new versions, and asking again about all watched parties when they have.

use super::NotBegun;
use crate::Node;
use jiff::Timestamp;
use mtcr_accounts::day;
use mtcr_office::{Caller, lists_in_use};
use std::sync::Arc;
use std::time::Duration;
use tokio::time::MissedTickBehavior;

/// Looks again and again, for as long as this is awaited. A folder that cannot be used leaves what answers as it is.
pub(crate) async fn look(node: Arc<Node>, every: Duration) {
    if node.lists().is_none() {
        return std::future::pending().await;
    }
    let mut ticks = tokio::time::interval(every);
    ticks.set_missed_tick_behavior(MissedTickBehavior::Delay);
    // What was imported while the node was not there is as new as what is imported now.
    let mut first = true;
    loop {
        ticks.tick().await;
        let looking = Arc::clone(&node);
        let looked = tokio::task::spawn_blocking(move || looking.lists().map(super::Lists::look)).await;
        let changed = match looked {
            Ok(Some(Ok(changed))) => changed,
            Ok(Some(Err(wrong))) => {
                tracing::error!(fault = %wrong, "the folder of lists cannot be used");
                false
            }
            Ok(None) | Err(_) => false,
        };
        if changed || std::mem::take(&mut first) {
            again(&node).await;
        }
    }
}

/// Asks again about all watched parties, unless that was done with these very lists.
async fn again(node: &Arc<Node>) {
    let (Some(lists), Some(store)) = (node.lists(), node.store()) else { return };
    let (digest, _) = lists_in_use(&lists.screener(), day(Timestamp::now()));
    let done = store.rescreenings(1).await.is_ok_and(|runs| runs.iter().any(|run| run.lists == digest));
    let none = store.watched_count().await.is_ok_and(|watched| watched == 0);
    if done || none {
        return;
    }
    match node.rescreen(&Caller::console()).await {
        Ok(_) => {}
        Err(NotBegun::Refused) => {
            tracing::warn!("a list is missing or too old: watched parties are not screened again");
        }
        Err(wrong) => tracing::error!(fault = %wrong, "watched parties are not screened again"),
    }
}
