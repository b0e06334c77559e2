//! Health, readiness and figures, on an address of their own that only those who run the node reach.

use crate::Node;
use crate::figures::OPENMETRICS;
use crate::headers;
use crate::serve::NotServed;
use axum::extract::State;
use axum::http::StatusCode;
use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE};
use axum::middleware::from_fn;
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use axum::{Json, Router};
use serde::Serialize;
use std::future::Future;
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;
use tokio::net::TcpListener;

/// For how long the database may take to answer before the node is not ready.
const PATIENCE: Duration = Duration::from_secs(2);

/// What a node that is not ready lacks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
enum Lack {
    /// The database does not answer.
    Database,
    /// The ledger could not be signed when that was last tried.
    Ledger,
    /// The law holds no text.
    Law,
    /// The node is told to stop.
    Stopping,
}

#[derive(Debug, Serialize)]
struct Readiness {
    ready: bool,
    lacks: Vec<Lack>,
}

/// The routes of those who run a node.
pub fn operations(node: Arc<Node>) -> Router {
    Router::new()
        .route("/healthz", get(async || ([(CACHE_CONTROL, "no-store")], "alive\n")))
        .route("/readyz", get(ready))
        .route("/metrics", get(metrics))
        .layer(from_fn(headers::add))
        .with_state(node)
}

/// An address for those who run a node, taken and not answering yet.
pub struct OperationsServing {
    listener: TcpListener,
    node: Arc<Node>,
}

impl OperationsServing {
    /// Takes an address; port 0 lets the system choose one.
    ///
    /// # Errors
    /// The address is taken or not of this machine.
    pub async fn bind(node: Arc<Node>, address: SocketAddr) -> Result<Self, NotServed> {
        let listener = TcpListener::bind(address).await;
        let listener = listener.map_err(|cause| NotServed::Address { address, cause })?;
        Ok(Self { listener, node })
    }

    /// The address taken.
    ///
    /// # Errors
    /// What the system says.
    pub fn address(&self) -> Result<SocketAddr, NotServed> {
        self.listener.local_addr().map_err(NotServed::Broken)
    }

    /// Answers as long as `whole` lasts, and gives what that gives: whoever watches sees also how the node stops.
    ///
    /// # Errors
    /// What `whole` ends with, or the listener broke.
    pub async fn beside(self, whole: impl Future<Output = Result<(), NotServed>>) -> Result<(), NotServed> {
        tokio::select! {
            done = whole => done,
            served = axum::serve(self.listener, operations(self.node)).into_future() => {
                served.map_err(NotServed::Broken)
            }
        }
    }
}

async fn ready(State(node): State<Arc<Node>>) -> Response {
    let lacks = lacks(&node).await;
    let status = if lacks.is_empty() { StatusCode::OK } else { StatusCode::SERVICE_UNAVAILABLE };
    let readiness = Readiness { ready: lacks.is_empty(), lacks };
    (status, [(CACHE_CONTROL, "no-store")], Json(readiness)).into_response()
}

async fn lacks(node: &Node) -> Vec<Lack> {
    let mut lacks = Vec::new();
    if let Some(store) = node.store() {
        let answered = tokio::time::timeout(PATIENCE, store.sequence()).await;
        if !matches!(answered, Ok(Ok(_))) {
            lacks.push(Lack::Database);
        }
        if !node.figures().is_signing() {
            lacks.push(Lack::Ledger);
        }
    }
    if node.edition(None).is_err() {
        lacks.push(Lack::Law);
    }
    if node.figures().is_stopping() {
        lacks.push(Lack::Stopping);
    }
    lacks
}

async fn metrics(State(node): State<Arc<Node>>) -> Response {
    let figures = node.figures();
    figures.ready.set(i64::from(lacks(&node).await.is_empty()));
    figures.jobs.set(i64::try_from(node.jobs().under_way()).unwrap_or(i64::MAX));
    if let Some(store) = node.store() {
        // A database that does not answer leaves these as they were; `ready` says so.
        if let Ok(Ok((entries, signed))) = tokio::time::timeout(PATIENCE, store.signed()).await {
            figures.entries.set(i64::try_from(entries).unwrap_or(i64::MAX));
            figures.unsigned.set(i64::try_from(entries.saturating_sub(signed)).unwrap_or(i64::MAX));
        }
    }
    match figures.text() {
        Ok(text) => ([(CONTENT_TYPE, OPENMETRICS), (CACHE_CONTROL, "no-store")], text).into_response(),
        Err(_) => StatusCode::INTERNAL_SERVER_ERROR.into_response(),
    }
}
