//! Who is partner or adherent, and since when.

mod list;
mod moment;
mod state;
mod strip;
mod when;

pub(super) use strip::picture;

use crate::Node;
use axum::Router;
use axum::routing::get;
use std::sync::Arc;

/// Their routes.
pub(super) fn router() -> Router<Arc<Node>> {
    Router::new().route("/registry", get(list::show)).route("/registry/{state}", get(state::show))
}
