//! The pages: the law for people in a browser, in English and French, usable without script.
//!
//! What people type about a product arrives in the body of a POST, is answered, and is gone: it stands in no address, no
//! log and no store. `docs/reference/pages.md` lists the routes.

mod annex;
mod api;
mod ask;
mod assets;
mod body;
mod classify;
mod decide;
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
mod registry;
mod reply;
mod result;
mod search;
mod tries;
mod typed;
mod visit;

use crate::Node;
use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::middleware::from_fn;
use axum::routing::get;
use std::sync::Arc;

/// Their routes.
pub fn router() -> Router<Arc<Node>> {
    Router::new()
        .route("/", get(home::choose))
        .nest("/en", site())
        .nest("/fr", site())
        .route("/en/", get(home::choose))
        .route("/fr/", get(home::choose))
        .merge(assets::router())
        .merge(figures::router())
        .fallback(errors::not_found)
        .method_not_allowed_fallback(errors::wrong_method)
        // `body` holds to the limits of the node.
        .layer(DefaultBodyLimit::disable())
        .layer(from_fn(headers::add))
}

/// The pages of one language.
fn site() -> Router<Arc<Node>> {
    Router::new()
        .route("/", get(home::show))
        .merge(annex::router())
        .merge(api::router())
        .merge(ask::router())
        .merge(classify::router())
        .merge(decide::router())
        .merge(ledger::router())
        .merge(registry::router())
        .merge(search::router())
}
