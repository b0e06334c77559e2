//! Screening of parties: what was asked of the lists, what is judged, how lists stand.

mod again;
mod deeds;
mod lists;
mod one;
mod overview;
mod parts;

use crate::Node;
use axum::Router;
use axum::routing::{get, post};
use std::sync::Arc;

/// Their routes.
pub(super) fn router() -> Router<Arc<Node>> {
    Router::new()
        .route("/screening", get(overview::show).post(overview::screen))
        .route("/screening/lists", get(lists::show))
        .route("/screening/again", get(again::show).post(again::begin))
        .route("/screening/{id}", get(one::show))
        .route("/screening/{id}/judge", post(deeds::judge))
        .route("/screening/{id}/propose", post(deeds::propose))
        .route("/screening/{id}/sign", post(deeds::sign))
        .route("/screening/{id}/watch", post(deeds::watch))
}
