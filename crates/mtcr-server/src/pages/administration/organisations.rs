//! The organisations of a node, and another one.

use super::parts;
use crate::pages::account::answer;
use crate::pages::deed::{self, Asked};
use crate::pages::errors;
use crate::pages::sheet::{Block, Cell, Field, Form, Sheet, Table};
use crate::pages::typed::Typed;
use crate::pages::visit::Visit;
use axum::extract::Query;
use axum::response::Response;
use mtcr_accounts::OrganisationKind;
use mtcr_office::{Done, Fault, Known, Named, Office, Order};
use std::collections::BTreeSet;

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
    let mut rows = Vec::new();
    for (id, organisation) in known.accounts.organisations() {
        let people = known.accounts.accounts().filter(|(_, account)| account.organisation == *id).count();
        let kind = visit.t(&format!("kind-{}", organisation.kind));
        let state = if organisation.open { "state-open" } else { "state-closed" };
        let name = parts::organisation(office, id).await?;
        let link = Cell::Link(visit.to(format_args!("/administration/organisations/{id}")), name);
        rows.push((link, vec![Cell::Text(kind), Cell::text(people.to_string()), Cell::Text(visit.t(state))]));
    }
    let heads = ["organisation-name", "kind", "accounts", "state"].map(|key| visit.t(key)).to_vec();
    let table = Table { id: "organisation-table", caption: visit.t("organisations-caption"), heads, rows };
    let mut sheet = Sheet::new(visit, "organisations-title", "administration")
        .warnings(parts::warnings(visit, office, known))
        .part("list", visit.t("organisations-heading"), vec![Block::Table(table)]);
    if visit.visitor.nav.as_ref().is_some_and(|nav| nav.administers) {
        sheet = sheet.part("add", visit.t("organisation-add-heading"), vec![Block::Form(form(visit))]);
    }
    Ok(sheet)
}

fn form(visit: &Visit) -> Form {
    let kinds = OrganisationKind::ALL.iter();
    let kinds = kinds.map(|kind| (kind.word().to_owned(), visit.t(&format!("kind-{kind}")), false)).collect();
    Form::new(visit, "/administration/organisations", "organisation-add")
        .field(Field::line("name", "name", visit.t("organisation-name")))
        .field(Field::select("kind", "kind", visit.t("kind"), kinds))
        .field(Field::line("sites", "sites", visit.t("sites")).hint(visit.t("sites-hint")).optional())
}

/// Sites as they are typed: words with commas between them.
pub(super) fn sites(typed: &Typed) -> BTreeSet<String> {
    let text = typed.get("sites");
    text.split(',').map(str::trim).filter(|site| !site.is_empty()).map(str::to_owned).collect()
}

pub(super) async fn add(visit: Visit, typed: Typed) -> Response {
    answer(added(&visit, &typed).await)
}

async fn added(visit: &Visit, typed: &Typed) -> Result<Response, Response> {
    let word = typed.get("kind");
    let kind = OrganisationKind::ALL.iter().copied().find(|kind| kind.word() == word);
    let kind = kind.ok_or_else(|| errors::bad_form(visit, String::new()))?;
    let named = Named { name: typed.get("name").trim().to_owned() };
    let order = Order::AddOrganisation { kind, sites: sites(typed), named };
    match deed::act(visit, &order).await? {
        Done::Organisation(id) => {
            Ok(deed::lead_on(visit, &format!("/administration/organisations/{id}"), "added"))
        }
        _ => Err(errors::broken(visit)),
    }
}
