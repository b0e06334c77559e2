//! People and organisations.

use super::forms::{
    AccountForm, DoneForm, Made, MadeLink, NewOrganisation, NewPerson, OrganisationForm, Why,
};
use super::{act, failed, id, known, office};
use crate::Node;
use crate::access::{self, Denied, Visitor};
use crate::api::given::Given;
use crate::api::problem::Refusal;
use crate::api::reply::{self, Reply};
use axum::extract::{Path, State};
use mtcr_accounts::{AccountId, OrganisationId, OrganisationKind};
use mtcr_office::{Done, Named, Order, Person};
use mtcr_permissions::ActionId;
use std::sync::Arc;

/// Lists people and programs.
#[utoipa::path(
    get, path = "/people", operation_id = "people", tag = "accounts",
    responses((status = 200, description = "The accounts", body = Vec<AccountForm>)),
)]
pub(in crate::api) async fn people(State(node): State<Arc<Node>>) -> Reply {
    let (office, known) = (office(&node)?, known(&node).await?);
    let mut forms = Vec::new();
    for (id, account) in known.accounts.accounts() {
        forms.push(AccountForm::of(office, &known, id, account).await.map_err(failed)?);
    }
    Ok(reply::json(&forms))
}

/// Shows a person.
#[utoipa::path(
    get, path = "/people/{id}", operation_id = "person", tag = "accounts",
    params(("id" = String, Path, description = "The person: what follows `person/`")),
    responses((status = 200, description = "The account", body = AccountForm)),
)]
pub(in crate::api) async fn person(
    State(node): State<Arc<Node>>,
    visitor: Visitor,
    Path(person): Path<String>,
) -> Reply {
    let (office, known) = (office(&node)?, known(&node).await?);
    let account = id(AccountId::person(&person))?;
    let found = known.accounts.account(&account).ok_or_else(Refusal::not_found)?;
    let target = access::account(&account, &known.accounts).ok_or_else(Refusal::not_found)?;
    let action = id(ActionId::new("people-read"))?;
    let permit = office.may(&visitor.caller, &action, &target, &visitor.request()).await;
    permit.map_err(|error| Refusal::from(Denied::from(error)))?;
    Ok(reply::json(&AccountForm::of(office, &known, &account, found).await.map_err(failed)?))
}

/// Adds a person, without a role and without a way in.
#[utoipa::path(
    post, path = "/people", operation_id = "add_person", tag = "accounts",
    request_body(content = NewPerson, content_type = "application/json"),
    responses((status = 200, description = "The id", body = Made)),
)]
pub(in crate::api) async fn add_person(
    State(node): State<Arc<Node>>,
    visitor: Visitor,
    given: Given,
) -> Reply {
    let NewPerson { organisation, name, sign_in, mail } = given.json()?;
    let organisation = id(OrganisationId::new(&organisation))?;
    let order = Order::AddPerson { organisation, person: Person { name, sign_in, mail } };
    match act(&node, &visitor, &order).await? {
        Done::Account(id) => Ok(reply::json(&Made { id: id.to_string() })),
        _ => Err(Refusal::failed()),
    }
}

/// Ends what a person may do, at once.
#[utoipa::path(
    post, path = "/people/{id}/disable", operation_id = "disable_person", tag = "accounts",
    params(("id" = String, Path, description = "The person")),
    request_body(content = Why, content_type = "application/json"),
    responses((status = 200, description = "The person acts no more", body = DoneForm)),
)]
pub(in crate::api) async fn disable_person(
    State(node): State<Arc<Node>>,
    visitor: Visitor,
    Path(person): Path<String>,
    given: Given,
) -> Reply {
    let Why { reason } = given.json()?;
    let account = id(AccountId::person(&person))?;
    act(&node, &visitor, &Order::DisableAccount { account, reason }).await?;
    Ok(reply::json(&DoneForm { done: true }))
}

/// Lets a person act again, without any role.
#[utoipa::path(
    post, path = "/people/{id}/enable", operation_id = "enable_person", tag = "accounts",
    params(("id" = String, Path, description = "The person")),
    request_body(content = Why, content_type = "application/json"),
    responses((status = 200, description = "The person acts again", body = DoneForm)),
)]
pub(in crate::api) async fn enable_person(
    State(node): State<Arc<Node>>,
    visitor: Visitor,
    Path(person): Path<String>,
    given: Given,
) -> Reply {
    let Why { reason } = given.json()?;
    let account = id(AccountId::person(&person))?;
    act(&node, &visitor, &Order::EnableAccount { account, reason }).await?;
    Ok(reply::json(&DoneForm { done: true }))
}

/// Makes a link by which a person without a way in sets a password.
#[utoipa::path(
    post, path = "/people/{id}/invite", operation_id = "invite_person", tag = "accounts",
    params(("id" = String, Path, description = "The person")),
    responses((status = 200, description = "The link, shown this once", body = MadeLink)),
)]
pub(in crate::api) async fn invite_person(
    State(node): State<Arc<Node>>,
    visitor: Visitor,
    Path(person): Path<String>,
) -> Reply {
    let account = id(AccountId::person(&person))?;
    match act(&node, &visitor, &Order::Invite { account }).await? {
        Done::Link(_, code) => {
            Ok(reply::json(&MadeLink { path: format!("/en/enter?code={}", code.reveal()) }))
        }
        _ => Err(Refusal::failed()),
    }
}

/// Lists organisations.
#[utoipa::path(
    get, path = "/organisations", operation_id = "organisations", tag = "accounts",
    responses((status = 200, description = "The organisations", body = Vec<OrganisationForm>)),
)]
pub(in crate::api) async fn organisations(State(node): State<Arc<Node>>) -> Reply {
    let (office, known) = (office(&node)?, known(&node).await?);
    let mut forms = Vec::new();
    for (id, _) in known.accounts.organisations() {
        forms.extend(OrganisationForm::of(office, &known, id).await.map_err(failed)?);
    }
    Ok(reply::json(&forms))
}

/// Adds an organisation.
#[utoipa::path(
    post, path = "/organisations", operation_id = "add_organisation", tag = "accounts",
    request_body(content = NewOrganisation, content_type = "application/json"),
    responses((status = 200, description = "The id", body = Made)),
)]
pub(in crate::api) async fn add_organisation(
    State(node): State<Arc<Node>>,
    visitor: Visitor,
    given: Given,
) -> Reply {
    let NewOrganisation { name, kind, sites } = given.json()?;
    let known = OrganisationKind::ALL.iter().copied().find(|one| one.word() == kind);
    let kind = known.ok_or_else(|| {
        let words: Vec<&str> = OrganisationKind::ALL.iter().map(|one| one.word()).collect();
        Refusal::refused(format!("`{kind}` is no kind of organisation"))
            .help(format!("kinds are {}", words.join(", ")))
    })?;
    let order = Order::AddOrganisation { kind, sites: sites.into_iter().collect(), named: Named { name } };
    match act(&node, &visitor, &order).await? {
        Done::Organisation(id) => Ok(reply::json(&Made { id: id.to_string() })),
        _ => Err(Refusal::failed()),
    }
}
