//! A person or a program, as administrators see them.

use super::{parts, propose};
use crate::access;
use crate::pages::account::{self, answer};
use crate::pages::deed::{self, Asked};
use crate::pages::enter::{person as typed_person, person_fields};
use crate::pages::errors;
use crate::pages::sheet::{Block, Cell, Field, Form, Sheet};
use crate::pages::typed::Typed;
use crate::pages::visit::Visit;
use axum::extract::{Path, Query};
use axum::response::Response;
use mtcr_accounts::{AccountId, SessionId, TokenId};
use mtcr_office::{Done, Fault, Known, Office, Order};

pub(super) async fn show(visit: Visit, Path(id): Path<String>, Query(asked): Query<Asked>) -> Response {
    answer(shown(&visit, AccountId::person(&id).ok(), "people-read", &asked).await)
}

pub(super) async fn show_program(
    visit: Visit,
    Path(id): Path<String>,
    Query(asked): Query<Asked>,
) -> Response {
    answer(shown(&visit, AccountId::service(&id).ok(), "service-accounts-read", &asked).await)
}

async fn shown(
    visit: &Visit,
    account: Option<AccountId>,
    action: &str,
    asked: &Asked,
) -> Result<Response, Response> {
    let office = deed::office(visit)?;
    let known = deed::known(visit, &office).await?;
    let account = account.ok_or_else(|| errors::no_page(visit))?;
    let target = access::account(&account, &known.accounts).ok_or_else(|| errors::no_page(visit))?;
    deed::may(visit, &office, action, &target).await?;
    let sheet = built(visit, &office, &known, &account).await.map_err(|fault| deed::failed(visit, &fault))?;
    Ok(sheet.done(deed::done(visit, asked.done.as_deref())).page())
}

async fn built(visit: &Visit, office: &Office, known: &Known, account: &AccountId) -> Result<Sheet, Fault> {
    let administers = visit.visitor.nav.as_ref().is_some_and(|nav| nav.administers);
    let path = administers.then_some("/administration/grants");
    let facts = parts::facts(visit, office, known, account).await?;
    let mut roles = parts::roles(visit, known, account, path);
    if administers {
        roles.push(Block::Form(propose::form(visit, office, known, account)));
    }
    let mut sheet = Sheet::new(visit, "person-title", "administration")
        .called(parts::name(office, account).await?)
        .warnings(parts::warnings(visit, office, known))
        .part("facts", visit.t("account-person"), vec![Block::Facts(facts)])
        .part("roles", visit.t("roles-heading"), roles);
    let mut tokens: Vec<Block> =
        account::token_table(visit, office, known, account, "/administration/tokens", false)
            .await?
            .into_iter()
            .collect();
    if account.is_service() {
        let offered = account::scopes(visit, office, known);
        if administers && !offered.is_empty() {
            tokens.push(Block::Form(account::make_token(visit, office, &parts::path(account), offered)));
        }
    } else {
        let sessions = parts::sessions(visit, office, account, "/administration/sessions").await?;
        sheet = sheet.part("sessions", visit.t("sessions-heading"), sessions);
    }
    sheet = sheet.part("tokens", visit.t("tokens-heading"), tokens);
    if administers {
        sheet = sheet.part(
            "change",
            visit.t("person-change-heading"),
            changes(visit, office, known, account).await?,
        );
    }
    Ok(sheet)
}

async fn changes(
    visit: &Visit,
    office: &Office,
    known: &Known,
    account: &AccountId,
) -> Result<Vec<Block>, Fault> {
    let path = parts::path(account);
    let Some(found) = known.accounts.account(account) else { return Ok(Vec::new()) };
    let form = |word: &'static str, button: &str| Form::new(visit, &path, button).hidden("do", word).second();
    let reason = |id: &str| Field::line(id, "reason", visit.t("reason"));
    let mut blocks = Vec::new();
    if !account.is_service() && found.enabled {
        if found.entered {
            blocks.push(Block::Text(visit.t("reset-lead")));
            blocks.push(Block::Form(form("reset", "reset-propose").field(reason("reset-reason"))));
        } else {
            blocks.push(Block::Text(visit.t("invite-lead")));
            blocks.push(Block::Form(form("invite", "invite")));
        }
        if let Some(person) = office.person(account).await? {
            blocks.push(Block::Form(person_fields(visit, form("change", "person-change"), &person)));
        }
    }
    let (word, button) = if found.enabled { ("disable", "disable") } else { ("enable", "enable") };
    blocks.push(Block::Text(visit.t("disable-lead")));
    blocks.push(Block::Form(form(word, button).field(reason("state-reason"))));
    Ok(blocks)
}

pub(super) async fn change(visit: Visit, Path(id): Path<String>, typed: Typed) -> Response {
    answer(changed(&visit, AccountId::person(&id).ok(), &typed).await)
}

pub(super) async fn change_program(visit: Visit, Path(id): Path<String>, typed: Typed) -> Response {
    answer(changed(&visit, AccountId::service(&id).ok(), &typed).await)
}

async fn changed(visit: &Visit, account: Option<AccountId>, typed: &Typed) -> Result<Response, Response> {
    let account = account.ok_or_else(|| errors::no_page(visit))?;
    let path = parts::path(&account);
    let reason = typed.get("reason");
    let (order, done) = match typed.get("do").as_str() {
        "invite" => (Order::Invite { account }, "changed"),
        "reset" => (Order::ProposeReset { account, reason }, "proposed"),
        "change" => (Order::ChangePerson { account, person: typed_person(typed) }, "changed"),
        "disable" => (Order::DisableAccount { account, reason }, "disabled"),
        "enable" => (Order::EnableAccount { account, reason }, "enabled"),
        "make" if account.is_service() => return account::change_token(visit, typed, &account, &path).await,
        _ => return Err(errors::no_page(visit)),
    };
    match deed::act(visit, &order).await? {
        Done::Link(_, code) => Ok(link(visit, code.reveal(), &path).page()),
        _ => Ok(deed::lead_on(visit, &path, done)),
    }
}

/// A link that can be used once, shown once.
pub(super) fn link(visit: &Visit, code: &str, back: &str) -> Sheet {
    let blocks = vec![
        Block::Note(visit.t("link-once")),
        Block::Secret(visit.t("link-path"), visit.to(format_args!("/enter?code={code}"))),
        Block::Facts(vec![(visit.t("back-to"), Cell::Link(visit.to(back), visit.t("administration-title")))]),
    ];
    Sheet::new(visit, "link-title", "administration").part("link", visit.t("link-heading"), blocks)
}

pub(super) async fn end_session(visit: Visit, typed: Typed) -> Response {
    answer(ended(&visit, &typed).await)
}

async fn ended(visit: &Visit, typed: &Typed) -> Result<Response, Response> {
    let id = deed::id(visit, typed, "session", SessionId::new)?;
    let account = deed::id(visit, typed, "account", AccountId::parse)?;
    deed::act(visit, &Order::EndSession { id }).await?;
    Ok(deed::lead_on(visit, &parts::path(&account), "session"))
}

pub(super) async fn revoke_token(visit: Visit, typed: Typed) -> Response {
    answer(revoked(&visit, &typed).await)
}

async fn revoked(visit: &Visit, typed: &Typed) -> Result<Response, Response> {
    let id = deed::id(visit, typed, "token", TokenId::new)?;
    let office = deed::office(visit)?;
    let known = deed::known(visit, &office).await?;
    let back = known.accounts.token(&id).map(|token| parts::path(&token.account));
    deed::act(visit, &Order::RevokeToken { id, reason: typed.get("reason") }).await?;
    Ok(deed::lead_on(visit, &back.unwrap_or_else(|| "/administration".to_owned()), "token-revoked"))
}
