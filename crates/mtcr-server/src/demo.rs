//! What a demonstration brings along: products and transfers of the made-up states, to be tried, and a first job, so that
//! its ledger is not empty. Outside a demonstration there is nothing of it.

use crate::Node;
use crate::api;
use std::sync::Arc;

/// Something to try. It is a file of `examples/`, word for word.
pub(crate) struct Example {
    /// What addresses call it, and the name of its message after `try-`.
    pub(crate) id: &'static str,
    /// The text, in TOML.
    pub(crate) text: &'static str,
}

/// A file of `examples/`.
macro_rules! example {
    ($id:literal, $path:literal) => {
        Example { id: $id, text: include_str!(concat!("../../../examples/", $path)) }
    };
}

/// Products.
const PRODUCTS: [Example; 3] = [
    example!("tj-40", "first/tj-40.toml"),
    example!("kestrel", "first/kestrel.toml"),
    example!("hydrazine", "transfers/dossiers/hydrazine.toml"),
];

/// Transfers.
const TRANSFERS: [Example; 5] = [
    example!("turbojet", "transfers/turbojet.toml"),
    example!("turbojet-assured", "transfers/turbojet-assured.toml"),
    example!("hydrazine-order", "transfers/hydrazine.toml"),
    example!("drone-with-a-guidance-set", "transfers/drone-with-a-guidance-set.toml"),
    example!("production-facility", "transfers/production-facility.toml"),
];

/// The dossiers that the transfers name, by the last part of their paths.
const DOSSIERS: [(&str, &str); 2] = [
    ("tj-40.toml", include_str!("../../../examples/first/tj-40.toml")),
    ("hydrazine.toml", include_str!("../../../examples/transfers/dossiers/hydrazine.toml")),
];

/// Events at the beginning among which a job is looked for: before the first there may be a link for an administrator.
const LOOKED_AT: u64 = 20;

/// The products to try; none outside a demonstration.
pub(crate) fn products(node: &Node) -> &'static [Example] {
    if node.is_demo() { &PRODUCTS } else { &[] }
}

/// The transfers to try; none outside a demonstration, nor where the law says nothing of transfers.
pub(crate) fn transfers(node: &Node) -> &'static [Example] {
    if node.is_demo() && !node.law().corpus.guidelines.is_empty() { &TRANSFERS } else { &[] }
}

/// The text of a dossier that one of the transfers names.
pub(crate) fn dossier(path: &str) -> Option<&'static str> {
    let name = path.rsplit('/').next()?;
    DOSSIERS.iter().find(|(known, _)| *known == name).map(|(_, text)| *text)
}

/// Begins a first job where a demonstration has recorded nothing yet, in the way in which anybody's begins, and signs
/// the ledger when it is over. What does not succeed is logged: the demonstration goes on without.
pub(crate) async fn begin(node: &Arc<Node>) {
    let Some(store) = node.store().filter(|_| node.is_demo()).cloned() else { return };
    match store.since(0, LOOKED_AT).await {
        Ok(events) if events.iter().all(|event| event.stream.id_of("job").is_none()) => {}
        Ok(_) => return,
        Err(fault) => return tracing::error!(fault = %fault, "the store failed"),
    }
    if !api::first_job(node).await {
        return tracing::error!("the first job of the demonstration does not begin");
    }
    let node = Arc::clone(node);
    tokio::spawn(async move {
        node.jobs().settled().await;
        if let Err(fault) = store.sign_checkpoint().await {
            tracing::error!(fault = %fault, "the ledger is not signed");
        }
    });
}
