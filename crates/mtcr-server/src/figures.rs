//! Figures of a running node for monitoring: how many requests on which route, how long they took, what the ledger is at.
//! Labels are routes, never addresses, and nothing of them is about a person.

use crate::log::{KNOWN, route_of};
use axum::extract::{Request, State};
use axum::middleware::Next;
use axum::response::Response;
use prometheus_client::encoding::{EncodeLabelSet, text};
use prometheus_client::metrics::counter::Counter;
use prometheus_client::metrics::family::Family;
use prometheus_client::metrics::gauge::Gauge;
use prometheus_client::metrics::histogram::Histogram;
use prometheus_client::metrics::info::Info;
use prometheus_client::registry::{Registry, Unit};
use std::fmt;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Instant;

/// The media type in which they are given.
pub(crate) const OPENMETRICS: &str = "application/openmetrics-text; version=1.0.0; charset=utf-8";

/// The upper ends of the classes of times, in seconds: the marks of the project are 50 and 300 ms.
const CLASSES: [f64; 10] = [0.001, 0.005, 0.02, 0.05, 0.1, 0.3, 1.0, 3.0, 10.0, 30.0];

#[derive(Clone, Debug, PartialEq, Eq, Hash, EncodeLabelSet)]
struct Answered {
    method: String,
    route: String,
    status: u16,
}

#[derive(Clone, Debug, PartialEq, Eq, Hash, EncodeLabelSet)]
struct On {
    route: String,
}

/// The figures of a node.
pub struct Figures {
    registry: Registry,
    answered: Family<Answered, Counter>,
    took: Family<On, Histogram>,
    pub(crate) entries: Gauge,
    pub(crate) unsigned: Gauge,
    pub(crate) jobs: Gauge,
    pub(crate) ready: Gauge,
    not_signed: AtomicBool,
    stopping: AtomicBool,
}

impl fmt::Debug for Figures {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("Figures")
    }
}

impl Figures {
    /// No requests yet, of a node with a law of this digest.
    pub(crate) fn new(corpus: &str) -> Arc<Self> {
        let mut registry = Registry::with_prefix("mtcr");
        let answered = Family::<Answered, Counter>::default();
        let took = Family::<On, Histogram>::new_with_constructor(|| Histogram::new(CLASSES));
        let [entries, unsigned, jobs, ready] = [(); 4].map(|()| Gauge::default());
        let about = [("version", env!("CARGO_PKG_VERSION").to_owned()), ("corpus", corpus.to_owned())];
        registry.register("build", "The program and the digest of its law", Info::new(about.to_vec()));
        registry.register("requests", "Requests answered", answered.clone());
        registry.register_with_unit("request", "How long answers took", Unit::Seconds, took.clone());
        registry.register("ledger_entries", "Entries of the ledger", entries.clone());
        registry.register("ledger_unsigned_entries", "Entries under no signature yet", unsigned.clone());
        registry.register("jobs_under_way", "Jobs that are not over", jobs.clone());
        registry.register("ready", "1 where the node is ready, else 0", ready.clone());
        let (not_signed, stopping) = (AtomicBool::new(false), AtomicBool::new(false));
        Arc::new(Self { registry, answered, took, entries, unsigned, jobs, ready, not_signed, stopping })
    }

    /// All of them as text.
    pub(crate) fn text(&self) -> Result<String, fmt::Error> {
        let mut out = String::new();
        text::encode(&mut out, &self.registry)?;
        Ok(out)
    }

    /// Says whether the ledger could be signed when that was last tried.
    pub(crate) fn tried_to_sign(&self, signed: bool) {
        self.not_signed.store(!signed, Ordering::Relaxed);
    }

    pub(crate) fn is_signing(&self) -> bool {
        !self.not_signed.load(Ordering::Relaxed)
    }

    /// Says that the node stops.
    pub(crate) fn stop(&self) {
        self.stopping.store(true, Ordering::Relaxed);
    }

    pub(crate) fn is_stopping(&self) -> bool {
        self.stopping.load(Ordering::Relaxed)
    }
}

/// Counts a request once it is answered.
pub(crate) async fn counted(State(figures): State<Arc<Figures>>, request: Request, next: Next) -> Response {
    let known = KNOWN.contains(&request.method().as_str());
    let method = if known { request.method().as_str() } else { "other" }.to_owned();
    let route = route_of(&request);
    let begun = Instant::now();
    let response = next.run(request).await;
    figures.took.get_or_create(&On { route: route.clone() }).observe(begun.elapsed().as_secs_f64());
    figures.answered.get_or_create(&Answered { method, route, status: response.status().as_u16() }).inc();
    response
}
