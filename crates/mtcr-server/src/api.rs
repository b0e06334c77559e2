//! The API under `/api/v1`: what the command answers, as JSON over HTTP.
//!
//! Answers are those of `mtcr … --format json`, letter for letter; everything else is a problem after RFC 9457, and
//! `problem` is the one place that says which. `routes` is all there is: each handler stands there with its
//! description, so that neither is without the other.

#![expect(unused_qualifications, reason = "the macro that describes a handler names types in full")]

mod accounts;
mod annex;
mod ask;
mod blank;
mod bulk;
mod caching;
mod classify;
mod count;
mod decide;
mod given;
mod jobs;
mod ledger;
mod openapi;
mod page;
mod problem;
mod registry;
mod reply;
mod screening;

pub use openapi::document;
pub use problem::{KINDS, Kind, PROBLEM_JSON, ProblemDetails, Refusal};

pub(crate) use annex::first_job;
pub(crate) use bulk::{Part, download};

use crate::Node;
use crate::access::{Side, guard};
use axum::Router;
use axum::middleware::{from_fn, from_fn_with_state};
use axum::routing::get;
use std::sync::Arc;
use utoipa::OpenApi;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

/// Its routes, below `/api/v1`.
pub fn router(node: &Arc<Node>) -> Router<Arc<Node>> {
    let (router, _) = all(Some(node)).split_for_parts();
    router
        // Files in the formats of C2SP, whose addresses have as many parts as they like.
        .route("/ledger/tile/{*path}", get(ledger::file))
        .fallback(async || Refusal::not_found())
        .method_not_allowed_fallback(async || Refusal::no_method())
        .layer(from_fn_with_state((Arc::clone(node), Side::Api), guard))
}

/// Its routes with what describes them.
fn routes() -> (Router<Arc<Node>>, utoipa::openapi::OpenApi) {
    all(None).split_for_parts()
}

/// All routes; with a node also what tags and keeps their answers out of caches.
fn all(node: Option<&Arc<Node>>) -> OpenApiRouter<Arc<Node>> {
    let lasting = annex::lasting()
        .routes(routes!(blank::dossier))
        .routes(routes!(blank::transfer))
        .routes(routes!(registry::registry))
        .routes(routes!(registry::state))
        .routes(routes!(openapi::openapi))
        .routes(routes!(openapi::problems))
        .routes(routes!(openapi::problem))
        .routes(routes!(openapi::node));
    let passing = annex::passing()
        .routes(routes!(classify::classify))
        .routes(routes!(decide::decide))
        .routes(routes!(ask::begin))
        .routes(routes!(ask::next))
        .routes(routes!(ask::answer))
        .routes(routes!(ask::back))
        .routes(routes!(ask::change))
        .routes(routes!(ask::outcome))
        .routes(routes!(jobs::job, jobs::cancel))
        .routes(routes!(ledger::ledger))
        .routes(routes!(ledger::checkpoint))
        .routes(routes!(ledger::proof))
        .routes(routes!(jobs::result))
        .routes(routes!(jobs::events));
    let passing = passing.merge(accounts::routes()).merge(screening::routes()).merge(bulk::routes());
    let (lasting, passing) = match node {
        None => (lasting, passing),
        Some(node) => (
            lasting.route_layer(from_fn_with_state(Arc::clone(node), caching::lasting)),
            passing.route_layer(from_fn(caching::passing)),
        ),
    };
    OpenApiRouter::with_openapi(openapi::Described::openapi()).merge(lasting).merge(passing)
}
