//! Tokens: by which programs act for an account.

use super::change::answer;
use crate::pages::deed::{self, Instead};
use crate::pages::errors;
use crate::pages::language::Lang;
use crate::pages::sheet::{Block, Cell, Field, Form, Sheet, Table};
use crate::pages::typed::Typed;
use crate::pages::visit::Visit;
use axum::response::Response;
use jiff::Timestamp;
use jiff::civil::Date;
use mtcr_accounts::{AccountId, TokenId, day};
use mtcr_office::{Done, Fault, Known, Named, Office, Order};
use mtcr_permissions::{ActionId, By};
use std::collections::BTreeSet;

/// Makes, shrinks or takes back a token of one's own.
pub(super) async fn change(visit: Visit, typed: Typed) -> Response {
    let Some(account) = visit.visitor.caller.account().cloned() else { return deed::to_sign_in(&visit) };
    answer(changed(&visit, &typed, &account, "/account").await)
}

/// Does what a form about a token says, for an account.
pub(in crate::pages) async fn changed(
    visit: &Visit,
    typed: &Typed,
    account: &AccountId,
    back: &str,
) -> Result<Response, Response> {
    let scopes = || -> Result<BTreeSet<ActionId>, Instead> {
        let read = typed.all("scope").map(ActionId::new).collect::<Result<_, _>>();
        read.map_err(|_| Instead::from(errors::bad_form(visit, String::new())))
    };
    match typed.get("do").as_str() {
        "make" => {
            let named = Named { name: typed.get("name") };
            let order = Order::MakeToken {
                account: account.clone(),
                scopes: scopes()?,
                until: until(visit, typed)?,
                named,
            };
            match deed::act(visit, &order).await? {
                Done::Token(_, token) => Ok(shown(visit, token.reveal(), back).page()),
                _ => Err(errors::broken(visit)),
            }
        }
        "shrink" => {
            let id = deed::id(visit, typed, "token", TokenId::new)?;
            deed::act(visit, &Order::ShrinkToken { id, scopes: scopes()? }).await?;
            Ok(deed::lead_on(visit, back, "token-shrunk"))
        }
        "revoke" => {
            let id = deed::id(visit, typed, "token", TokenId::new)?;
            deed::act(visit, &Order::RevokeToken { id, reason: typed.get("reason") }).await?;
            Ok(deed::lead_on(visit, back, "token-revoked"))
        }
        _ => Err(errors::no_page(visit)),
    }
}

/// The last day that a token is to be of use; the usual period where none is said.
fn until(visit: &Visit, typed: &Typed) -> Result<Option<Timestamp>, Instead> {
    let text = typed.get("until");
    if text.trim().is_empty() {
        return Ok(None);
    }
    let end = || {
        let next = text.trim().parse::<Date>().ok()?.tomorrow().ok()?;
        next.to_zoned(jiff::tz::TimeZone::UTC).ok().map(|end| end.timestamp())
    };
    let period = mtcr_office::Ground::Rule(mtcr_accounts::Ground::Period);
    end().map(Some).ok_or_else(|| errors::refused_on(visit, &period).into())
}

/// A token, shown once.
fn shown(visit: &Visit, token: &str, back: &str) -> Sheet {
    let blocks = vec![
        Block::Note(visit.t("token-once")),
        Block::Secret(visit.t("token-secret"), token.to_owned()),
        Block::Facts(vec![(visit.t("back-to"), Cell::Link(visit.to(back), visit.t("tokens-heading")))]),
    ];
    Sheet::new(visit, "token-made", "account").part("token", visit.t("token-heading"), blocks)
}

/// The tokens of whoever asks, and a form for another one.
pub(super) async fn blocks(
    visit: &Visit,
    office: &Office,
    known: &Known,
    account: &AccountId,
) -> Result<Vec<Block>, Fault> {
    let mut blocks = vec![Block::Text(visit.t("tokens-lead"))];
    blocks.extend(table(visit, office, known, account, "/account/tokens", true).await?);
    let offered = scopes(visit, office, known);
    if offered.is_empty() {
        blocks.push(Block::Text(visit.t("tokens-nothing")));
    } else {
        blocks.push(Block::Form(make(visit, office, "/account/tokens", offered)));
    }
    Ok(blocks)
}

/// The form for another token.
pub(in crate::pages) fn make(
    visit: &Visit,
    office: &Office,
    path: &str,
    offered: Vec<(String, String, bool)>,
) -> Form {
    let usual = visit.visitor.now.checked_add(office.policy().token.usual.duration());
    let usual = usual.map_or_else(|_| String::new(), |end| day(end).to_string());
    Form::new(visit, path, "token-make")
        .hidden("do", "make")
        .field(Field::line("token-name", "name", visit.t("token-name")).hint(visit.t("token-name-hint")))
        .field(Field::date("token-until", "until", visit.t("token-until"), usual).optional())
        .field(
            Field::checks("scope", "scope", visit.t("token-scopes"), offered)
                .hint(visit.t("token-scopes-hint")),
        )
}

/// What a token of whoever asks may be for: what they may do today, but what takes a session.
pub(in crate::pages) fn scopes(visit: &Visit, office: &Office, known: &Known) -> Vec<(String, String, bool)> {
    let permissions = visit.node.permissions();
    let rows = permissions.actions().filter(|(_, row, _)| {
        row.status == mtcr_permissions::Status::Now
            && row.by.contains(&By::Holder)
            && !row.groups.contains("own-matters")
    });
    let access = visit.node.access();
    let (caller, now) = (&visit.visitor.caller, visit.visitor.now);
    let may = rows.filter(|(id, ..)| access.offers(known, office, caller, id.as_str(), now));
    may.map(|(id, ..)| (id.as_str().to_owned(), words(visit, id), false)).collect()
}

/// An action in words.
pub(in crate::pages) fn words(visit: &Visit, id: &ActionId) -> String {
    let Some((row, _)) = visit.node.permissions().action(id) else { return id.as_str().to_owned() };
    let name = match visit.lang {
        Lang::En => &row.en,
        Lang::Fr => &row.fr,
    };
    format!("{name} ({})", id.as_str())
}

/// The tokens of an account that can still be used, with what may be done to them there.
pub(in crate::pages) async fn table(
    visit: &Visit,
    office: &Office,
    known: &Known,
    account: &AccountId,
    path: &str,
    shrinks: bool,
) -> Result<Option<Block>, Fault> {
    let now = visit.visitor.now;
    let mut rows = Vec::new();
    for (id, token) in
        known.accounts.tokens_of(account).filter(|(_, token)| !token.revoked && now < token.until)
    {
        let name = office.named(&id.stream()).await?.map_or_else(|| id.to_string(), |named| named.name);
        let reaches: Vec<String> = token.scopes.iter().map(|scope| words(visit, scope)).collect();
        let mut forms = Vec::new();
        if shrinks && token.scopes.len() > 1 {
            let options =
                token.scopes.iter().map(|scope| (scope.as_str().to_owned(), words(visit, scope), true));
            let field = format!("shrink-{id}");
            let checks = Field::checks(&field, "scope", visit.t("token-scopes"), options.collect());
            let form = Form::new(visit, path, "token-shrink").hidden("do", "shrink");
            forms.push(form.hidden("token", id.as_str()).field(checks).about(&name));
        }
        let revoke = Form::new(visit, path, "token-revoke").hidden("do", "revoke");
        let reason = Field::line(&format!("reason-{id}"), "reason", visit.t("reason"));
        forms.push(revoke.hidden("token", id.as_str()).field(reason).about(&name));
        let cells = vec![Cell::text(reaches.join("; ")), Cell::Time(token.until), Cell::Forms(forms)];
        rows.push((Cell::Text(name), cells));
    }
    if rows.is_empty() {
        return Ok(Some(Block::Text(visit.t("tokens-none"))));
    }
    let heads = ["token-name", "token-scopes", "until", "actions"].map(|key| visit.t(key)).to_vec();
    Ok(Some(Block::Table(Table { id: "token-table", caption: visit.t("tokens-caption"), heads, rows })))
}
