//! Roles that wait for the other hand, and those that were granted.

use super::{parts, propose};
use crate::pages::account::answer;
use crate::pages::deed::{self, Asked};
use crate::pages::errors;
use crate::pages::sheet::{Block, Cell, Field, Form, Sheet, Table};
use crate::pages::typed::Typed;
use crate::pages::visit::Visit;
use axum::extract::Query;
use axum::response::Response;
use mtcr_accounts::{GrantId, RoleGrant, Standing, day};
use mtcr_office::{Fault, Known, Office, Order};

pub(super) async fn show(visit: Visit, Query(asked): Query<Asked>) -> Response {
    let done = deed::done(&visit, asked.done.as_deref());
    answer(sheet(&visit).await.map(|sheet| sheet.done(done).page()))
}

async fn sheet(visit: &Visit) -> Result<Sheet, Response> {
    let office = deed::office(visit)?;
    let known = deed::known(visit, &office).await?;
    built(visit, &office, &known).await.map_err(|fault| deed::failed(visit, &fault))
}

async fn built(visit: &Visit, office: &Office, known: &Known) -> Result<Sheet, Fault> {
    let today = day(visit.visitor.now);
    let (mut waiting, mut held) = (Vec::new(), Vec::new());
    for (id, grant) in known.accounts.grants() {
        match grant.standing {
            Standing::Proposed => waiting.push(waits(visit, office, id, grant).await?),
            Standing::Approved if today <= grant.grant.until => held.push(holds(visit, office, grant).await?),
            _ => {}
        }
    }
    let heads = |keys: &[&str]| keys.iter().map(|key| visit.t(key)).collect::<Vec<String>>();
    let table = |id, caption: &str, heads, rows: Vec<_>, none: &str| {
        if rows.is_empty() {
            return Block::Text(visit.t(none));
        }
        Block::Table(Table { id, caption: visit.t(caption), heads, rows })
    };
    let first = heads(&["person-name", "role", "days", "proposed-by", "reason", "actions"]);
    let second = heads(&["person-name", "role", "days", "proposed-by", "approved-by", "reported"]);
    let waiting = table("waiting-table", "grants-waiting-caption", first, waiting, "grants-none");
    let held = table("held-table", "grants-held-caption", second, held, "grants-none-held");
    Ok(Sheet::new(visit, "grants-title", "administration")
        .lead(visit.t("grants-two-hands"))
        .warnings(parts::warnings(visit, office, known))
        .part("waiting", visit.t("grants-waiting"), vec![waiting])
        .part("held", visit.t("grants-held"), vec![held]))
}

fn days(grant: &RoleGrant) -> Cell {
    Cell::text(format!("{} – {}", grant.grant.from, grant.grant.until))
}

async fn waits(
    visit: &Visit,
    office: &Office,
    id: &GrantId,
    grant: &RoleGrant,
) -> Result<(Cell, Vec<Cell>), Fault> {
    let name = parts::name(office, &grant.grant.account).await?;
    let role = parts::role(visit, &grant.grant.role);
    let about = format!("{role}, {name}");
    let mut forms = Vec::new();
    if visit.visitor.nav.as_ref().is_some_and(|nav| nav.administers) {
        let approve =
            Form::new(visit, "/administration/grants/approve", "approve").hidden("grant", id.as_str());
        forms.push(approve.about(&about));
        let reason = Field::line(&format!("reject-{id}"), "reason", visit.t("reason"));
        let reject = Form::new(visit, "/administration/grants", "reject").hidden("do", "reject");
        forms.push(reject.hidden("grant", id.as_str()).field(reason).about(&about));
    }
    let cells = vec![
        Cell::Text(role),
        days(grant),
        Cell::Text(parts::who(visit, office, &grant.proposed.by).await?),
        Cell::Text(grant.reason.clone()),
        Cell::Forms(forms),
    ];
    Ok((parts::link(visit, office, &grant.grant.account).await?, cells))
}

async fn holds(visit: &Visit, office: &Office, grant: &RoleGrant) -> Result<(Cell, Vec<Cell>), Fault> {
    let approved = match &grant.approved {
        Some(approved) => parts::who(visit, office, &approved.by).await?,
        None => String::new(),
    };
    let reported: Vec<String> =
        grant.reported.iter().map(|report| visit.t(&format!("report-{report}"))).collect();
    let cells = vec![
        Cell::Text(parts::role(visit, &grant.grant.role)),
        days(grant),
        Cell::Text(parts::who(visit, office, &grant.proposed.by).await?),
        Cell::Text(approved),
        Cell::text(reported.join("; ")),
    ];
    Ok((parts::link(visit, office, &grant.grant.account).await?, cells))
}

pub(super) async fn change(visit: Visit, typed: Typed) -> Response {
    answer(changed(&visit, &typed).await)
}

async fn changed(visit: &Visit, typed: &Typed) -> Result<Response, Response> {
    let reason = typed.get("reason");
    let (order, done) = match typed.get("do").as_str() {
        "propose" => (propose::order(visit, typed)?, "proposed"),
        "reject" => {
            (Order::RejectGrant { id: deed::id(visit, typed, "grant", GrantId::new)?, reason }, "rejected")
        }
        "revoke" => {
            (Order::RevokeGrant { id: deed::id(visit, typed, "grant", GrantId::new)?, reason }, "revoked")
        }
        _ => return Err(errors::no_page(visit)),
    };
    deed::act(visit, &order).await?;
    Ok(deed::lead_on(visit, "/administration/grants", done))
}

/// Approves a role: the other hand.
pub(super) async fn approve(visit: Visit, typed: Typed) -> Response {
    answer(approved(&visit, &typed).await)
}

async fn approved(visit: &Visit, typed: &Typed) -> Result<Response, Response> {
    let id = deed::id(visit, typed, "grant", GrantId::new)?;
    deed::act(visit, &Order::ApproveGrant { id }).await?;
    Ok(deed::lead_on(visit, "/administration/grants", "approved"))
}
