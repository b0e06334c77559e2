//! Roles, by two hands.

use super::forms::{DoneForm, GrantForm, Made, NewGrant, Why};
use super::{act, id, known};
use crate::Node;
use crate::access::Visitor;
use crate::api::given::Given;
use crate::api::problem::Refusal;
use crate::api::reply::{self, Reply};
use axum::extract::{Path, State};
use mtcr_accounts::{AccountId, Grant, GrantId, OrganisationId};
use mtcr_office::{Done, Order};
use mtcr_permissions::Role;
use std::sync::Arc;

/// Lists roles that were proposed, and what became of them.
#[utoipa::path(
    get, path = "/grants", operation_id = "grants", tag = "accounts",
    responses((status = 200, description = "The grants", body = Vec<GrantForm>)),
)]
pub(in crate::api) async fn grants(State(node): State<Arc<Node>>) -> Reply {
    let known = known(&node).await?;
    let forms: Vec<GrantForm> = known.accounts.grants().map(|(id, grant)| GrantForm::of(id, grant)).collect();
    Ok(reply::json(&forms))
}

/// Proposes a role; another administrator must approve it.
#[utoipa::path(
    post, path = "/grants", operation_id = "propose_grant", tag = "accounts",
    request_body(content = NewGrant, content_type = "application/json"),
    responses((status = 200, description = "The id", body = Made)),
)]
pub(in crate::api) async fn propose_grant(
    State(node): State<Arc<Node>>,
    visitor: Visitor,
    given: Given,
) -> Reply {
    let new: NewGrant = given.json()?;
    let grant = Grant {
        account: id(AccountId::parse(&new.account))?,
        role: Role::new(&new.role).map_err(|bad| Refusal::refused(bad.to_string()))?,
        acts_for: new.acts_for.as_deref().map(|of| id(OrganisationId::new(of))).transpose()?,
        sites: new.sites.into_iter().collect(),
        from: new.from,
        until: new.until,
    };
    match act(&node, &visitor, &Order::ProposeGrant { grant, reason: new.reason }).await? {
        Done::Grant(id) => Ok(reply::json(&Made { id: id.to_string() })),
        _ => Err(Refusal::failed()),
    }
}

/// Approves a role: the other hand.
#[utoipa::path(
    post, path = "/grants/{id}/approve", operation_id = "approve_grant", tag = "accounts",
    params(("id" = String, Path, description = "The grant")),
    responses((status = 200, description = "The role is granted", body = DoneForm)),
)]
pub(in crate::api) async fn approve_grant(
    State(node): State<Arc<Node>>,
    visitor: Visitor,
    Path(grant): Path<String>,
) -> Reply {
    act(&node, &visitor, &Order::ApproveGrant { id: id(GrantId::new(&grant))? }).await?;
    Ok(reply::json(&DoneForm { done: true }))
}

/// Rejects a proposed role, or takes the proposal back.
#[utoipa::path(
    post, path = "/grants/{id}/reject", operation_id = "reject_grant", tag = "accounts",
    params(("id" = String, Path, description = "The grant")),
    request_body(content = Why, content_type = "application/json"),
    responses((status = 200, description = "The role is not granted", body = DoneForm)),
)]
pub(in crate::api) async fn reject_grant(
    State(node): State<Arc<Node>>,
    visitor: Visitor,
    Path(grant): Path<String>,
    given: Given,
) -> Reply {
    let Why { reason } = given.json()?;
    act(&node, &visitor, &Order::RejectGrant { id: id(GrantId::new(&grant))?, reason }).await?;
    Ok(reply::json(&DoneForm { done: true }))
}

/// Takes a role back.
#[utoipa::path(
    post, path = "/grants/{id}/revoke", operation_id = "revoke_grant", tag = "accounts",
    params(("id" = String, Path, description = "The grant")),
    request_body(content = Why, content_type = "application/json"),
    responses((status = 200, description = "The role is held no more", body = DoneForm)),
)]
pub(in crate::api) async fn revoke_grant(
    State(node): State<Arc<Node>>,
    visitor: Visitor,
    Path(grant): Path<String>,
    given: Given,
) -> Reply {
    let Why { reason } = given.json()?;
    act(&node, &visitor, &Order::RevokeGrant { id: id(GrantId::new(&grant))?, reason }).await?;
    Ok(reply::json(&DoneForm { done: true }))
}
