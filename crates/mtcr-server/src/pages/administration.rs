//! The administration of a node: organisations, people, programs, roles by two hands.

mod grants;
mod organisation;
mod organisations;
mod overview;
pub(super) mod parts;
mod person;
mod proposals;
mod propose;

use crate::Node;
use axum::Router;
use axum::routing::{get, post};
use std::sync::Arc;

/// Their routes.
pub(super) fn router() -> Router<Arc<Node>> {
    Router::new()
        .route("/administration", get(overview::show))
        .route("/administration/organisations", get(organisations::show).post(organisations::add))
        .route("/administration/organisations/{id}", get(organisation::show).post(organisation::change))
        .route("/administration/people", post(organisation::add_person))
        .route("/administration/people/{id}", get(person::show).post(person::change))
        .route("/administration/programs", post(organisation::add_program))
        .route("/administration/programs/{id}", get(person::show_program).post(person::change_program))
        .route("/administration/grants", get(grants::show).post(grants::change))
        .route("/administration/grants/approve", post(grants::approve))
        .route("/administration/proposals", post(proposals::decide))
        .route("/administration/separation", post(proposals::separation))
        .route("/administration/sessions", post(person::end_session))
        .route("/administration/tokens", post(person::revoke_token))
}
