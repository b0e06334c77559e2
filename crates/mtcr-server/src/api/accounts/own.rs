//! One's own account.

use super::forms::{
    AccountForm, DoneForm, MadeToken, NewToken, OwnForm, Scopes, SessionForm, TokenForm, Why, instant,
};
use super::{act, failed, id, known, office, own};
use crate::Node;
use crate::access::Visitor;
use crate::api::given::Given;
use crate::api::problem::Refusal;
use crate::api::reply::{self, Reply};
use axum::extract::{Path, State};
use jiff::Timestamp;
use mtcr_accounts::{SessionId, TokenId};
use mtcr_office::{Done, Named, Order};
use mtcr_permissions::ActionId;
use std::collections::BTreeSet;
use std::sync::Arc;

/// Sessions that are listed.
const SESSIONS: u64 = 100;

/// Shows one's own account.
#[utoipa::path(
    get, path = "/account", operation_id = "account", tag = "accounts",
    responses((status = 200, description = "The account", body = OwnForm)),
)]
pub(in crate::api) async fn account(State(node): State<Arc<Node>>, visitor: Visitor) -> Reply {
    let (office, known, account) = (office(&node)?, known(&node).await?, own(&visitor)?);
    let found = known.accounts.account(&account).ok_or_else(Refusal::not_found)?;
    let form = AccountForm::of(office, &known, &account, found).await.map_err(failed)?;
    Ok(reply::json(&OwnForm::new(form, visitor.csrf())))
}

/// Lists one's open sessions.
#[utoipa::path(
    get, path = "/sessions", operation_id = "sessions", tag = "accounts",
    responses((status = 200, description = "The sessions, newest first", body = Vec<SessionForm>)),
)]
pub(in crate::api) async fn sessions(State(node): State<Arc<Node>>, visitor: Visitor) -> Reply {
    let account = own(&visitor)?;
    let rows = office(&node)?.store().open_sessions(account.as_str(), visitor.now, SESSIONS).await?;
    let rows = rows.into_iter().map(|row| SessionForm {
        id: row.id,
        started_at: instant(row.started_at),
        until: instant(row.until),
        method: row.method,
    });
    Ok(reply::json(&rows.collect::<Vec<_>>()))
}

/// Ends a session of one's own.
#[utoipa::path(
    delete, path = "/sessions/{id}", operation_id = "end_session", tag = "accounts",
    params(("id" = String, Path, description = "The session")),
    responses((status = 200, description = "It is over", body = DoneForm)),
)]
pub(in crate::api) async fn end_session(
    State(node): State<Arc<Node>>,
    visitor: Visitor,
    Path(session): Path<String>,
) -> Reply {
    act(&node, &visitor, &Order::EndSession { id: id(SessionId::new(&session))? }).await?;
    Ok(reply::json(&DoneForm { done: true }))
}

/// Lists one's tokens.
#[utoipa::path(
    get, path = "/tokens", operation_id = "tokens", tag = "accounts",
    responses((status = 200, description = "The tokens, without their secrets", body = Vec<TokenForm>)),
)]
pub(in crate::api) async fn tokens(State(node): State<Arc<Node>>, visitor: Visitor) -> Reply {
    let (office, known, account) = (office(&node)?, known(&node).await?, own(&visitor)?);
    let mut forms = Vec::new();
    for (id, token) in known.accounts.tokens_of(&account) {
        forms.push(TokenForm::of(office, id, token).await.map_err(failed)?);
    }
    Ok(reply::json(&forms))
}

fn scopes(names: &[String]) -> Result<BTreeSet<ActionId>, Refusal> {
    let read = names.iter().map(|name| ActionId::new(name)).collect::<Result<_, _>>();
    read.map_err(|bad| Refusal::refused(bad.to_string()))
}

/// Makes a token of one's own.
#[utoipa::path(
    post, path = "/tokens", operation_id = "make_token", tag = "accounts",
    request_body(content = NewToken, content_type = "application/json"),
    responses((status = 200, description = "The token, shown this once", body = MadeToken)),
)]
pub(in crate::api) async fn make_token(
    State(node): State<Arc<Node>>,
    visitor: Visitor,
    given: Given,
) -> Reply {
    let new: NewToken = given.json()?;
    let until = new.until.as_deref().map(str::parse::<Timestamp>).transpose();
    let order = Order::MakeToken {
        account: own(&visitor)?,
        scopes: scopes(&new.scopes)?,
        until: until.map_err(|_| Refusal::refused("`until` is no instant such as `2031-03-04T09:15:00Z`"))?,
        named: Named { name: new.name },
    };
    match act(&node, &visitor, &order).await? {
        Done::Token(id, token) => {
            Ok(reply::json(&MadeToken { id: id.to_string(), token: token.reveal().to_owned() }))
        }
        _ => Err(Refusal::failed()),
    }
}

/// Takes a token back.
#[utoipa::path(
    delete, path = "/tokens/{id}", operation_id = "revoke_token", tag = "accounts",
    params(("id" = String, Path, description = "The token")),
    request_body(content = Why, content_type = "application/json"),
    responses((status = 200, description = "It is of no use any more", body = DoneForm)),
)]
pub(in crate::api) async fn revoke_token(
    State(node): State<Arc<Node>>,
    visitor: Visitor,
    Path(token): Path<String>,
    given: Given,
) -> Reply {
    let Why { reason } = given.json()?;
    act(&node, &visitor, &Order::RevokeToken { id: id(TokenId::new(&token))?, reason }).await?;
    Ok(reply::json(&DoneForm { done: true }))
}

/// Lets a token reach less far.
#[utoipa::path(
    post, path = "/tokens/{id}/shrink", operation_id = "shrink_token", tag = "accounts",
    params(("id" = String, Path, description = "The token")),
    request_body(content = Scopes, content_type = "application/json"),
    responses((status = 200, description = "It reaches so far and no further", body = DoneForm)),
)]
pub(in crate::api) async fn shrink_token(
    State(node): State<Arc<Node>>,
    visitor: Visitor,
    Path(token): Path<String>,
    given: Given,
) -> Reply {
    let fewer: Scopes = given.json()?;
    let order = Order::ShrinkToken { id: id(TokenId::new(&token))?, scopes: scopes(&fewer.scopes)? };
    act(&node, &visitor, &order).await?;
    Ok(reply::json(&DoneForm { done: true }))
}
