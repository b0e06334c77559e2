//! One's own account: secrets, sessions, roles, tokens.

mod change;
mod show;
mod tokens;

pub(super) use change::answer;
pub(super) use show::sheet;
pub(super) use tokens::{changed as change_token, make as make_token, scopes, table as token_table};

use crate::Node;
use axum::Router;
use axum::routing::{get, post};
use std::sync::Arc;

/// Their routes.
pub(super) fn router() -> Router<Arc<Node>> {
    Router::new()
        .route("/account", get(show::show))
        .route("/account/password", post(change::password))
        .route("/account/second-factor", post(change::second_factor))
        .route("/account/sessions", post(change::end_session))
        .route("/account/roles", post(change::give_up))
        .route("/account/tokens", post(tokens::change))
}
