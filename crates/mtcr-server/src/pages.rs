//! The pages: the law for people in a browser, in English and French, usable without script.
//!
//! What people type about a product arrives in the body of a POST, is answered, and is gone: it stands in no address, no
//! log and no store. `docs/reference/pages.md` lists the routes.

mod account;
mod administration;
mod annex;
mod api;
mod ask;
mod assets;
mod body;
mod bulk;
mod classify;
mod decide;
mod deed;
mod enter;
mod errors;
mod field;
mod figures;
mod frame;
mod headers;
mod home;
mod language;
mod law;
mod ledger;
mod plot;
mod problems;
mod provider;
mod registry;
mod reply;
mod result;
mod screening;
mod search;
mod security;
mod sheet;
mod sign_in;
mod told;
mod tries;
mod typed;
mod visit;

pub(crate) use errors::denied;
pub(crate) use language::Lang;
pub(crate) use visit::Visit;

use crate::Node;
use crate::access::{Side, guard};
use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::middleware::{from_fn, from_fn_with_state};
use axum::routing::get;
use std::sync::Arc;

/// Their routes.
pub fn router(node: &Arc<Node>) -> Router<Arc<Node>> {
    Router::new()
        .route("/", get(home::choose))
        .nest("/en", site())
        .nest("/fr", site())
        .route("/en/", get(home::choose))
        .route("/fr/", get(home::choose))
        .merge(assets::router())
        .merge(figures::router())
        .merge(provider::way_back())
        .fallback(errors::not_found)
        .method_not_allowed_fallback(errors::wrong_method)
        .layer(from_fn_with_state((Arc::clone(node), Side::Pages), guard))
        // `body` holds to the limits of the node.
        .layer(DefaultBodyLimit::disable())
        .layer(from_fn(headers::add))
}

/// The pages of one language.
fn site() -> Router<Arc<Node>> {
    Router::new()
        .route("/", get(home::show))
        .merge(account::router())
        .merge(administration::router())
        .merge(annex::router())
        .merge(api::router())
        .merge(ask::router())
        .merge(bulk::router())
        .merge(classify::router())
        .merge(decide::router())
        .merge(enter::router())
        .merge(ledger::router())
        .merge(provider::router())
        .merge(registry::router())
        .merge(screening::router())
        .merge(search::router())
        .merge(security::router())
        .merge(sign_in::router())
}
