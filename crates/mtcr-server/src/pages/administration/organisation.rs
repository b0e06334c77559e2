//! An organisation and its people.

use super::organisations::sites;
use super::parts;
use crate::access;
use crate::pages::account::answer;
use crate::pages::deed::{self, Asked};
use crate::pages::enter::{person, person_fields};
use crate::pages::errors;
use crate::pages::sheet::{Block, Cell, Field, Form, Sheet, Table};
use crate::pages::typed::Typed;
use crate::pages::visit::Visit;
use axum::extract::{Path, Query};
use axum::response::Response;
use mtcr_accounts::{AccountId, Organisation, OrganisationId};
use mtcr_office::{Done, Fault, Known, Named, Office, Order, Person};

pub(super) async fn show(visit: Visit, Path(id): Path<String>, Query(asked): Query<Asked>) -> Response {
    let done = deed::done(&visit, asked.done.as_deref());
    answer(sheet(&visit, &id).await.map(|sheet| sheet.done(done).page()))
}

async fn sheet(visit: &Visit, id: &str) -> Result<Sheet, Response> {
    let office = deed::office(visit)?;
    let known = deed::known(visit, &office).await?;
    let id = OrganisationId::new(id).map_err(|_| errors::no_page(visit))?;
    let Some(found) = known.accounts.organisation(&id) else { return Err(errors::no_page(visit)) };
    let target = access::organisation(&id.stream()).ok_or_else(|| errors::no_page(visit))?;
    deed::may(visit, &office, "organisations-read", &target).await?;
    built(visit, &office, &known, &id, found).await.map_err(|fault| deed::failed(visit, &fault))
}

async fn built(
    visit: &Visit,
    office: &Office,
    known: &Known,
    id: &OrganisationId,
    found: &Organisation,
) -> Result<Sheet, Fault> {
    let name = parts::organisation(office, id).await?;
    let state = if found.open { "state-open" } else { "state-closed" };
    let places: Vec<&str> = found.sites.iter().map(String::as_str).collect();
    let facts = vec![
        (visit.t("kind"), Cell::Text(visit.t(&format!("kind-{}", found.kind)))),
        (visit.t("sites"), Cell::text(if places.is_empty() { visit.t("none") } else { places.join(", ") })),
        (visit.t("state"), Cell::Text(visit.t(state))),
    ];
    let mut rows = Vec::new();
    for (account, row) in known.accounts.accounts().filter(|(_, account)| account.organisation == *id) {
        let state = match (known.accounts.acts(account), row.entered || account.is_service()) {
            (false, _) => "state-disabled",
            (true, false) => "state-invited",
            (true, true) => "state-active",
        };
        rows.push((parts::link(visit, office, account).await?, vec![Cell::Text(visit.t(state))]));
    }
    let people = if rows.is_empty() {
        Block::Text(visit.t("people-none"))
    } else {
        let heads = ["person-name", "state"].map(|key| visit.t(key)).to_vec();
        Block::Table(Table { id: "people-table", caption: visit.t("people-caption"), heads, rows })
    };
    let mut sheet = Sheet::new(visit, "organisation", "administration")
        .called(name.clone())
        .warnings(parts::warnings(visit, office, known))
        .part("facts", visit.t("organisation-about"), vec![Block::Facts(facts)])
        .part("people", visit.t("people-heading"), vec![people]);
    if visit.visitor.nav.as_ref().is_some_and(|nav| nav.administers) {
        let changes = changes(visit, id, found, &name);
        sheet = sheet
            .part("add", visit.t("person-add-heading"), vec![Block::Form(new_person(visit, id))])
            .part("add-program", visit.t("program-add-heading"), vec![Block::Form(new_program(visit, id))])
            .part("change", visit.t("organisation-change-heading"), changes);
    }
    Ok(sheet)
}

fn new_person(visit: &Visit, of: &OrganisationId) -> Form {
    let form = Form::new(visit, "/administration/people", "person-add").hidden("organisation", of.as_str());
    let nobody = Person { name: String::new(), sign_in: String::new(), mail: None };
    person_fields(visit, form, &nobody)
}

fn new_program(visit: &Visit, of: &OrganisationId) -> Form {
    let form =
        Form::new(visit, "/administration/programs", "program-add").hidden("organisation", of.as_str());
    form.field(Field::line("program", "name", visit.t("program-name"))).second()
}

fn changes(visit: &Visit, id: &OrganisationId, found: &Organisation, name: &str) -> Vec<Block> {
    let path = format!("/administration/organisations/{id}");
    let rename = Form::new(visit, &path, "organisation-rename")
        .hidden("do", "rename")
        .field(Field::line("rename", "name", visit.t("organisation-name")).value(name))
        .second();
    let places: Vec<&str> = found.sites.iter().map(String::as_str).collect();
    let places = Field::line("sites", "sites", visit.t("sites")).value(places.join(", "));
    let places = Form::new(visit, &path, "sites-set")
        .hidden("do", "sites")
        .field(places.hint(visit.t("sites-hint")).optional())
        .second();
    let (word, button) =
        if found.open { ("close", "organisation-close") } else { ("reopen", "organisation-reopen") };
    let reason = Field::line("state-reason", "reason", visit.t("reason"));
    let state = Form::new(visit, &path, button).hidden("do", word).field(reason).second();
    vec![Block::Form(rename), Block::Form(places), Block::Form(state)]
}

pub(super) async fn change(visit: Visit, Path(id): Path<String>, typed: Typed) -> Response {
    answer(changed(&visit, &id, &typed).await)
}

async fn changed(visit: &Visit, id: &str, typed: &Typed) -> Result<Response, Response> {
    let organisation = OrganisationId::new(id).map_err(|_| errors::no_page(visit))?;
    let reason = typed.get("reason");
    let order = match typed.get("do").as_str() {
        "rename" => Order::RenameOrganisation {
            organisation,
            named: Named { name: typed.get("name").trim().to_owned() },
        },
        "sites" => Order::SetSites { organisation, sites: sites(typed) },
        "close" => Order::CloseOrganisation { organisation, reason },
        "reopen" => Order::ReopenOrganisation { organisation, reason },
        _ => return Err(errors::no_page(visit)),
    };
    deed::act(visit, &order).await?;
    Ok(deed::lead_on(visit, &format!("/administration/organisations/{id}"), "changed"))
}

pub(super) async fn add_person(visit: Visit, typed: Typed) -> Response {
    answer(added(&visit, &typed, false).await)
}

pub(super) async fn add_program(visit: Visit, typed: Typed) -> Response {
    answer(added(&visit, &typed, true).await)
}

async fn added(visit: &Visit, typed: &Typed, program: bool) -> Result<Response, Response> {
    let organisation = deed::id(visit, typed, "organisation", OrganisationId::new)?;
    let order = if program {
        Order::AddService { organisation, named: Named { name: typed.get("name").trim().to_owned() } }
    } else {
        Order::AddPerson { organisation, person: person(typed) }
    };
    match deed::act(visit, &order).await? {
        Done::Account(account) => Ok(leads_to(visit, &account)),
        _ => Err(errors::broken(visit)),
    }
}

fn leads_to(visit: &Visit, account: &AccountId) -> Response {
    deed::lead_on(visit, &parts::path(account), "added")
}
