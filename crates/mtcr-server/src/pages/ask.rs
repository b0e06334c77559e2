//! One question after another, until nothing more can be settled.
//!
//! The answers so far travel in a field of the page. They are read anew with every request, so that nothing is kept here
//! and nothing that the field may have become on its way is relied upon.

mod begin;
mod outcome;
mod question;
mod session;
mod step;

use crate::Node;
use axum::Router;
use axum::routing::get;
use std::sync::Arc;

/// Their routes.
pub(super) fn router() -> Router<Arc<Node>> {
    Router::new().route("/ask", get(begin::show).post(step::step))
}
