//! The page of one's own account.

use super::tokens;
use crate::pages::administration::parts;
use crate::pages::deed::{self, Asked};
use crate::pages::enter::password_fields;
use crate::pages::provider;
use crate::pages::sheet::{Block, Cell, Field, Form, Sheet};
use crate::pages::visit::Visit;
use axum::extract::Query;
use axum::response::Response;
use mtcr_accounts::AccountId;
use mtcr_office::{Fault, Known, Office};

pub(super) async fn show(visit: Visit, Query(asked): Query<Asked>) -> Response {
    let done = deed::done(&visit, asked.done.as_deref());
    match sheet(&visit).await {
        Ok(sheet) => sheet.done(done).page(),
        Err(response) => response,
    }
}

/// The page of whoever asks.
pub(in crate::pages) async fn sheet(visit: &Visit) -> Result<Sheet, Response> {
    let office = deed::office(visit)?;
    let known = deed::known(visit, &office).await?;
    let Some(account) = visit.visitor.caller.account().cloned() else { return Err(deed::to_sign_in(visit)) };
    built(visit, &office, &known, &account).await.map_err(|fault| deed::failed(visit, &fault))
}

async fn built(visit: &Visit, office: &Office, known: &Known, account: &AccountId) -> Result<Sheet, Fault> {
    let facts = parts::facts(visit, office, known, account).await?;
    let second = known.accounts.account(account).is_some_and(|account| account.second_factor);
    let sessions = parts::sessions(visit, office, account, "/account/sessions").await?;
    let roles = parts::roles(visit, known, account, Some("/account/roles"));
    let token_blocks = tokens::blocks(visit, office, known, account).await?;
    let elsewhere = provider::blocks(visit, office, account).await?;
    let sheet = Sheet::new(visit, "account-title", "account")
        .part("person", visit.t("account-person"), vec![Block::Facts(facts)])
        .part("roles", visit.t("roles-heading"), roles)
        .part("change-password", visit.t("password-heading"), vec![Block::Form(password(visit))])
        .part("second-factor", visit.t("second-heading"), second_factor(visit, second))
        .part("sessions", visit.t("sessions-heading"), sessions)
        .part("tokens", visit.t("tokens-heading"), token_blocks);
    Ok(match elsewhere {
        Some((heading, blocks)) => sheet.part("provider", heading, blocks),
        None => sheet,
    })
}

fn password(visit: &Visit) -> Form {
    let form = Form::new(visit, "/account/password", "password-change");
    let old = Field::password("old", "old", visit.t("password-old"), "current-password");
    password_fields(visit, form.field(old))
}

fn second_factor(visit: &Visit, there: bool) -> Vec<Block> {
    let path = "/account/second-factor";
    if there {
        let code = Field::line("remove-code", "code", visit.t("sign-in-code"));
        let code = code.hint(visit.t("sign-in-code-hint")).complete("one-time-code");
        let remove = Form::new(visit, path, "second-remove").hidden("do", "remove").field(code).second();
        return vec![Block::Text(visit.t("second-there")), Block::Form(remove)];
    }
    let password = Field::password("current", "current", visit.t("sign-in-password"), "current-password");
    let begin = Form::new(visit, path, "second-begin").hidden("do", "begin").field(password);
    vec![Block::Text(visit.t("second-absent")), Block::Form(begin)]
}

/// The page that shows a second factor that is to be set.
pub(super) fn offered(visit: &Visit, base32: &str, uri: &str) -> Sheet {
    let code = Field::line("code", "code", visit.t("second-code"));
    let code = code.hint(visit.t("second-code-hint")).complete("one-time-code");
    let set = Form::new(visit, "/account/second-factor", "second-set").hidden("do", "set").field(code);
    let blocks = vec![
        Block::Secret(visit.t("second-secret"), base32.to_owned()),
        Block::Secret(visit.t("second-uri"), uri.to_owned()),
        Block::Form(set),
    ];
    let heading = visit.t("second-heading");
    Sheet::new(visit, "second-title", "account").lead(visit.t("second-lead")).part("set", heading, blocks)
}

/// The page that shows codes to recover with, once.
pub(super) fn recovery(visit: &Visit, codes: &[String]) -> Sheet {
    let link = (visit.t("back-to"), Cell::Link(visit.to("/account"), visit.t("account-title")));
    let blocks = vec![
        Block::Note(visit.t("recovery-once")),
        Block::Secret(visit.t("recovery-codes"), codes.join("\n")),
        Block::Facts(vec![link]),
    ];
    let heading = visit.t("recovery-heading");
    Sheet::new(visit, "second-title", "account").lead(visit.t("second-done")).part("codes", heading, blocks)
}
