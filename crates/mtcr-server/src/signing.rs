//! Signing the ledger while the node runs: what stands under no signature is vouched for by nothing.

use crate::Node;
use std::sync::Arc;
use std::time::Duration;
use tokio::time::{Instant, MissedTickBehavior};

/// Signs the ledger again and again, for as long as this is awaited. A ledger that has not grown is not signed anew.
pub(crate) async fn sign(node: Arc<Node>, every: Duration) {
    let Some(store) = node.store() else { return std::future::pending().await };
    // It was signed when the node was made ready.
    let mut ticks = tokio::time::interval_at(Instant::now() + every, every);
    ticks.set_missed_tick_behavior(MissedTickBehavior::Delay);
    loop {
        ticks.tick().await;
        let signed = store.sign_checkpoint().await;
        node.figures().tried_to_sign(signed.is_ok());
        if let Err(fault) = signed {
            tracing::error!(fault = %fault, "the ledger is not signed");
        }
    }
}
