//! Accounts: one's own, people, organisations, roles by two hands, refused attempts.
//!
//! What these routes take is a token or, from a page of this node, its session; the guard has asked the policies before
//! any of these runs, and the office asks them again about the very thing.

mod forms;
mod grants;
mod own;
mod people;
mod refusals;

use super::problem::Refusal;
use crate::Node;
use crate::access::{Denied, Visitor};
use mtcr_accounts::AccountId;
use mtcr_office::{Done, Known, Office, Order};
use std::sync::Arc;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

/// Their routes.
pub(super) fn routes() -> OpenApiRouter<Arc<Node>> {
    OpenApiRouter::new()
        .routes(routes!(own::account))
        .routes(routes!(own::sessions))
        .routes(routes!(own::end_session))
        .routes(routes!(own::tokens, own::make_token))
        .routes(routes!(own::revoke_token))
        .routes(routes!(own::shrink_token))
        .routes(routes!(people::people, people::add_person))
        .routes(routes!(people::person))
        .routes(routes!(people::disable_person))
        .routes(routes!(people::enable_person))
        .routes(routes!(people::invite_person))
        .routes(routes!(people::organisations, people::add_organisation))
        .routes(routes!(grants::grants, grants::propose_grant))
        .routes(routes!(grants::approve_grant))
        .routes(routes!(grants::reject_grant))
        .routes(routes!(grants::revoke_grant))
        .routes(routes!(refusals::refusals))
}

fn office(node: &Node) -> Result<&Office, Refusal> {
    node.office().ok_or_else(Refusal::not_found)
}

async fn known(node: &Node) -> Result<Known, Refusal> {
    office(node)?.known().await.map_err(failed)
}

fn failed(fault: mtcr_office::Fault) -> Refusal {
    Refusal::from(Denied::from(mtcr_office::Error::Fault(fault)))
}

/// Does what somebody asks.
async fn act(node: &Node, visitor: &Visitor, order: &Order) -> Result<Done, Refusal> {
    let done = office(node)?.act(&visitor.caller, order, &visitor.request()).await;
    done.map_err(|error| Refusal::from(Denied::from(error)))
}

/// Whoever asks; the guard lets nobody else here.
fn own(visitor: &Visitor) -> Result<AccountId, Refusal> {
    visitor.caller.account().cloned().ok_or_else(Refusal::not_signed_in)
}

/// An id of an address; none of any other form is there.
fn id<T, E>(read: Result<T, E>) -> Result<T, Refusal> {
    read.map_err(|_| Refusal::not_found())
}
