//! Signing in at a provider of identities, and saying who one is there.
//!
//! A browser leaves with a cookie of its own, and nobody comes back by another one. It is led away by a page and not by
//! the answer to a form: forms of these pages go nowhere else, which browsers also hold redirects to.

use super::account;
use super::deed;
use super::errors;
use super::sheet::{Block, Cell, Form, Sheet};
use super::sign_in::{again, append, begun, elsewhere, form, is_tied, safe};
use super::typed::Typed;
use super::visit::Visit;
use crate::Node;
use crate::access::{Cookie, cleared, set};
use crate::provider::{AtProvider, Left, NotShown, Purpose, Returned};
use axum::Router;
use axum::extract::Query;
use axum::extract::rejection::QueryRejection;
use axum::http::header::{CACHE_CONTROL, HeaderName};
use axum::http::{HeaderMap, HeaderValue, StatusCode};
use axum::response::Response;
use axum::routing::{get, post};
use mtcr_accounts::{AccountId, SessionId};
use mtcr_office::{Error, Fault, Ground, Office};
use mtcr_signin::openid::Identity;
use mtcr_store::StreamId;
use std::sync::Arc;

/// Routes of one language.
pub(super) fn router() -> Router<Arc<Node>> {
    Router::new().route("/sign-in/provider", post(sign_in)).route("/account/provider", post(change))
}

/// The one address that the provider knows, `Provider::BACK`.
pub(super) fn way_back() -> Router<Arc<Node>> {
    Router::new().route("/sign-in/provider/return", get(come_back))
}

/// The button of the sign-in page; none where there is no provider.
pub(super) fn button(visit: &Visit, token: &str, to: &str) -> Option<Form> {
    let provider = visit.node.provider()?;
    let mut form = Form::new(visit, "/sign-in/provider", "sign-in").token(token.to_owned()).hidden("to", to);
    form.button = visit.x("provider-sign-in", provider.label());
    Some(form.second())
}

/// What one's own account says of it; none where there is no provider.
pub(super) async fn blocks(
    visit: &Visit,
    office: &Office,
    account: &AccountId,
) -> Result<Option<(String, Vec<Block>)>, Fault> {
    let Some(provider) = visit.node.provider() else { return Ok(None) };
    let stream = StreamId::new(account.as_str())?;
    let there = office.store().private(&stream, "provider").await?.is_some();
    let form = |deed: &'static str, button| Form::new(visit, "/account/provider", button).hidden("do", deed);
    let blocks = if there {
        let remove = form("remove", "provider-remove").second();
        vec![
            Block::Text(visit.t("provider-there")),
            Block::Form(form("link", "provider-change").second()),
            Block::Form(remove),
        ]
    } else {
        vec![Block::Text(visit.t("provider-absent")), Block::Form(form("link", "provider-link"))]
    };
    Ok(Some((visit.x("provider-heading", provider.label()), blocks)))
}

/// The provider and the office of the node; without them there are no such pages.
fn both(visit: &Visit) -> Option<(&AtProvider, Office)> {
    visit.node.provider().zip(visit.node.office().cloned())
}

async fn sign_in(visit: Visit, headers: HeaderMap, typed: Typed) -> Response {
    let Some((provider, _)) = both(&visit) else { return errors::no_page(&visit) };
    if !is_tied(&visit, &headers, &typed) {
        return elsewhere(&visit);
    }
    leave(&visit, provider, Purpose::SignIn { to: safe(&typed.get("to")) }, "sign-in").await
}

async fn change(visit: Visit, typed: Typed) -> Response {
    let Some((provider, office)) = both(&visit) else { return errors::no_page(&visit) };
    let caller = &visit.visitor.caller;
    let Some(session) = caller.session() else { return deed::to_sign_in(&visit) };
    match typed.get("do").as_str() {
        "link" => {
            let session = session.id.clone();
            leave(&visit, provider, Purpose::Link { session }, "account").await
        }
        "remove" => match office.set_provider(caller, None, &visit.visitor.request()).await {
            Ok(()) => deed::lead_on(&visit, "/account", "provider-removed"),
            Err(error) => deed::not_done(&visit, &error),
        },
        _ => errors::no_page(&visit),
    }
}

/// The page that leads away.
async fn leave(visit: &Visit, provider: &AtProvider, purpose: Purpose, at: &'static str) -> Response {
    let leaving = match provider.begin(purpose, visit.lang, &visit.visitor.request()).await {
        Ok(leaving) => leaving,
        Err(not_shown) => return unanswered(visit, &not_shown),
    };
    let Ok(refresh) = HeaderValue::from_str(&format!("0; url={}", leaving.address)) else {
        return errors::broken(visit);
    };
    let link = Cell::Link(leaving.address, visit.x("provider-go", provider.label()));
    let facts = vec![(visit.t("provider-next"), link)];
    let sheet = Sheet::new(visit, "provider-title", at).lead(visit.x("provider-lead", provider.label()));
    let mut response = sheet.part("leave", String::new(), vec![Block::Facts(facts)]).page();
    response.headers_mut().insert(HeaderName::from_static("refresh"), refresh);
    append(&mut response, set(Cookie::Provider, leaving.secret.reveal(), visit.visitor.client.by_tls));
    response
}

async fn come_back(
    visit: Visit,
    headers: HeaderMap,
    returned: Result<Query<Returned>, QueryRejection>,
) -> Response {
    let Some((provider, office)) = both(&visit) else { return errors::no_page(&visit) };
    let by_tls = visit.visitor.client.by_tls;
    let cookie = Cookie::Provider.read(&headers, by_tls);
    let returned = returned.map(|Query(returned)| returned).unwrap_or_default();
    let (left, who) = provider.finish(cookie.as_deref(), returned, visit.visitor.now).await;
    let mut response = ended(visit.clone(), &office, left, who).await;
    response.headers_mut().insert(CACHE_CONTROL, HeaderValue::from_static("no-store"));
    if cookie.is_some() {
        append(&mut response, cleared(Cookie::Provider, by_tls));
    }
    response
}

async fn ended(
    visit: Visit,
    office: &Office,
    left: Option<Left>,
    who: Result<Identity, NotShown>,
) -> Response {
    let Some(Left { purpose, lang }) = left else {
        let lang = visit.lang;
        return refused(&visit.at(lang, "/sign-in"), office, "").await;
    };
    let (to, path) = match &purpose {
        Purpose::SignIn { to } => (to.as_str(), "/sign-in"),
        Purpose::Link { .. } => ("", "/account"),
    };
    let visit = visit.at(lang, path);
    match (who, &purpose) {
        (Ok(identity), Purpose::SignIn { .. }) => {
            let request = visit.visitor.request();
            match office.sign_in_at_provider(&identity.issuer, &identity.subject, &request).await {
                Ok(signed) => begun(&visit, office, &signed, to).await,
                Err(error) => not_signed_in(&visit, &error, to),
            }
        }
        (Ok(identity), Purpose::Link { session }) => linked(&visit, office, session, &identity).await,
        (Err(NotShown::Nobody | NotShown::Unproven), _) => refused(&visit, office, to).await,
        (Err(not_shown), _) => unanswered(&visit, &not_shown),
    }
}

/// Keeps who somebody is at the provider, in the session that they left from and in no other.
async fn linked(visit: &Visit, office: &Office, session: &SessionId, identity: &Identity) -> Response {
    let caller = &visit.visitor.caller;
    if caller.session().is_none_or(|own| own.id != *session) {
        return refused(visit, office, "").await;
    }
    let identity = Some((identity.issuer.as_str(), identity.subject.as_str()));
    match office.set_provider(caller, identity, &visit.visitor.request()).await {
        Ok(()) => deed::lead_on(visit, "/account", "provider-set"),
        Err(Error::Refused(refusal)) if refusal.ground == Ground::NameTaken => {
            match account::sheet(visit).await {
                Ok(sheet) => sheet
                    .wrong("provider", visit.t("provider-taken"))
                    .with_status(StatusCode::UNPROCESSABLE_ENTITY),
                Err(instead) => instead,
            }
        }
        Err(error) => deed::not_done(visit, &error),
    }
}

/// Nobody signed in, which is on record. The same is said as of a wrong password.
async fn refused(visit: &Visit, office: &Office, to: &str) -> Response {
    let (Ok(error) | Err(error)) = office.refuse_at_provider(&visit.visitor.request()).await;
    not_signed_in(visit, &error, to)
}

fn not_signed_in(visit: &Visit, error: &Error, to: &str) -> Response {
    again(visit, error, |token| form(visit, token, "", to), "name")
}

/// The provider could not be asked, which says nothing of anybody.
fn unanswered(visit: &Visit, not_shown: &NotShown) -> Response {
    match not_shown {
        NotShown::Busy => errors::busy(visit),
        NotShown::Silent => errors::silent(visit),
        NotShown::Broken | NotShown::Nobody | NotShown::Unproven => errors::broken(visit),
    }
}
