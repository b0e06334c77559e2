//! What waits for an administrator, who administers, and where the rest is.

use super::parts;
use crate::pages::deed::{self, Asked};
use crate::pages::sheet::{Block, Cell, Field, Form, Sheet, Table};
use crate::pages::visit::Visit;
use axum::extract::Query;
use axum::response::Response;
use mtcr_accounts::{Matter, Standing, day};
use mtcr_office::{Fault, Known, Office};

pub(super) async fn show(visit: Visit, Query(asked): Query<Asked>) -> Response {
    let done = deed::done(&visit, asked.done.as_deref());
    match sheet(&visit).await {
        Ok(sheet) => sheet.done(done).page(),
        Err(response) => response,
    }
}

async fn sheet(visit: &Visit) -> Result<Sheet, Response> {
    let office = deed::office(visit)?;
    let known = deed::known(visit, &office).await?;
    built(visit, &office, &known).await.map_err(|fault| deed::failed(visit, &fault))
}

async fn built(visit: &Visit, office: &Office, known: &Known) -> Result<Sheet, Fault> {
    let waiting = known.accounts.grants().filter(|(_, grant)| grant.standing == Standing::Proposed).count();
    let mut administrators = Vec::new();
    for account in known.accounts.administrators(office.roles(), day(visit.visitor.now)) {
        administrators.push(parts::name(office, &account).await?);
    }
    let places = [
        (
            "organisations-title",
            "organisations-go",
            "/administration/organisations",
            known.accounts.organisations().count(),
        ),
        ("grants-title", "grants-go", "/administration/grants", waiting),
    ];
    let link = |(key, go, path, count): (&str, &str, &str, usize)| {
        (format!("{} ({count})", visit.t(key)), Cell::Link(visit.to(path), visit.t(go)))
    };
    let places = places.map(link).into_iter().collect();
    let mut sheet = Sheet::new(visit, "administration-title", "administration")
        .lead(visit.t("administration-lead"))
        .warnings(parts::warnings(visit, office, known))
        .part("places", visit.t("administration-places"), vec![Block::Facts(places)])
        .part("administrators", visit.t("administrators-heading"), vec![Block::List(administrators)])
        .part("people", visit.t("people-heading"), people(visit, office, known).await?)
        .part("proposals", visit.t("proposals-heading"), proposals(visit, office, known).await?);
    if visit.visitor.nav.as_ref().is_some_and(|nav| nav.administers) {
        sheet = sheet.part("separation", visit.t("separation-heading"), separation(visit, known));
    }
    Ok(sheet)
}

async fn people(visit: &Visit, office: &Office, known: &Known) -> Result<Vec<Block>, Fault> {
    let mut rows = Vec::new();
    let today = day(visit.visitor.now);
    for (id, account) in known.accounts.accounts() {
        let roles = known.accounts.roles(id, today);
        let roles: Vec<String> = roles.iter().map(|role| parts::role(visit, role)).collect();
        let state = if known.accounts.acts(id) { "state-active" } else { "state-disabled" };
        let of = parts::organisation(office, &account.organisation).await?;
        let cells = vec![Cell::Text(of), Cell::Text(roles.join("; ")), Cell::Text(visit.t(state))];
        rows.push((parts::link(visit, office, id).await?, cells));
    }
    let heads = ["person-name", "organisation", "roles-heading", "state"].map(|key| visit.t(key)).to_vec();
    Ok(vec![Block::Table(Table { id: "people-table", caption: visit.t("people-caption"), heads, rows })])
}

/// What else waits for a second hand.
async fn proposals(visit: &Visit, office: &Office, known: &Known) -> Result<Vec<Block>, Fault> {
    let mut rows = Vec::new();
    for (id, proposal) in known.accounts.proposals().filter(|(_, one)| one.standing == Standing::Proposed) {
        let what = match &proposal.matter {
            Matter::PasswordReset { account } => visit.x("matter-reset", parts::name(office, account).await?),
            Matter::SmallAuthority { small: true } => visit.t("matter-small"),
            Matter::SmallAuthority { small: false } => visit.t("matter-full"),
        };
        let path = "/administration/proposals";
        let reason = Field::line(&format!("reject-{id}"), "reason", visit.t("reason"));
        let forms = vec![
            Form::new(visit, path, "approve")
                .hidden("do", "approve")
                .hidden("proposal", id.as_str())
                .about(&what),
            Form::new(visit, path, "reject")
                .hidden("do", "reject")
                .hidden("proposal", id.as_str())
                .field(reason)
                .about(&what),
        ];
        let by = parts::who(visit, office, &proposal.proposed.by).await?;
        let cells = vec![
            Cell::Text(by),
            Cell::Time(proposal.proposed.at),
            Cell::Text(proposal.reason.clone()),
            Cell::Forms(if visit.visitor.nav.as_ref().is_some_and(|nav| nav.administers) {
                forms
            } else {
                Vec::new()
            }),
        ];
        rows.push((Cell::Text(what), cells));
    }
    if rows.is_empty() {
        return Ok(vec![Block::Text(visit.t("proposals-none"))]);
    }
    let heads =
        ["proposal", "proposed-by", "proposed-at", "reason", "actions"].map(|key| visit.t(key)).to_vec();
    Ok(vec![Block::Table(Table { id: "proposal-table", caption: visit.t("proposals-caption"), heads, rows })])
}

/// Whether duties are fully separated, and a form that proposes the other.
fn separation(visit: &Visit, known: &Known) -> Vec<Block> {
    let small = known.accounts.is_small();
    let (says, button, to) = if small {
        ("separation-small", "separation-full-propose", "full")
    } else {
        ("separation-full", "separation-small-propose", "small")
    };
    let reason = Field::line("separation-reason", "reason", visit.t("reason"));
    let form = Form::new(visit, "/administration/separation", button).hidden("to", to).field(reason).second();
    vec![Block::Text(visit.t(says)), Block::Form(form)]
}
