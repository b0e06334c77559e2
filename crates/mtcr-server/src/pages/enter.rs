//! Coming in by a link that can be used once: the first administrator, an invitation, a new password.

use super::deed;
use super::errors;
use super::sheet::{Block, Field, Form, Sheet};
use super::sign_in::{again, begun, elsewhere, is_tied, tied};
use super::typed::Typed;
use super::visit::Visit;
use crate::Node;
use axum::Router;
use axum::extract::Query;
use axum::http::HeaderMap;
use axum::response::Response;
use axum::routing::get;
use mtcr_office::{Entering, LinkFor, Named, Person};
use serde::Deserialize;
use std::sync::Arc;

/// Their routes.
pub(super) fn router() -> Router<Arc<Node>> {
    Router::new().route("/enter", get(show).post(enter))
}

/// What the link carries.
#[derive(Default, Deserialize)]
pub(super) struct Wanted {
    #[serde(default)]
    code: String,
}

async fn show(visit: Visit, Query(wanted): Query<Wanted>) -> Response {
    let office = match deed::office(&visit) {
        Ok(office) => office,
        Err(none) => return none.into(),
    };
    match office.link(&wanted.code, &visit.visitor.request()).await {
        Ok(link) => tied(&visit, |token| form(&visit, token, &wanted.code, &link, &Typed::new(Vec::new()))),
        Err(error) => deed::not_done(&visit, &error),
    }
}

async fn enter(visit: Visit, headers: HeaderMap, typed: Typed) -> Response {
    let office = match deed::office(&visit) {
        Ok(office) => office,
        Err(none) => return none.into(),
    };
    if !is_tied(&visit, &headers, &typed) {
        return elsewhere(&visit);
    }
    let code = typed.get("code");
    let link = match office.link(&code, &visit.visitor.request()).await {
        Ok(link) => link,
        Err(error) => return deed::not_done(&visit, &error),
    };
    let (password, repeated) = (typed.get("password"), typed.get("again"));
    let page = |token| form(&visit, token, &code, &link, &typed);
    if password != repeated {
        return tied(&visit, |token| page(token).wrong("again", visit.t("wrong-again")));
    }
    let entering = Entering {
        password: &password,
        person: link.person.is_none().then(|| person(&typed)),
        authority: link.asks_for_authority.then(|| Named { name: typed.get("authority") }),
    };
    match office.enter(&code, &entering, &visit.visitor.request()).await {
        Ok(signed) => begun(&visit, &office, &signed, "").await,
        Err(error) => match &error {
            mtcr_office::Error::Refused(refusal)
                if refusal.ground == mtcr_office::Ground::Rule(mtcr_accounts::Ground::LinkOver) =>
            {
                errors::refused_on(&visit, &refusal.ground)
            }
            _ => again(&visit, &error, page, "password"),
        },
    }
}

/// What was typed of a person.
pub(super) fn person(typed: &Typed) -> Person {
    let mail = typed.get("mail");
    let mail = Some(mail.trim().to_owned()).filter(|mail| !mail.is_empty());
    Person {
        name: typed.get("name").trim().to_owned(),
        sign_in: typed.get("sign-in").trim().to_owned(),
        mail,
    }
}

/// The fields of a person.
pub(super) fn person_fields(visit: &Visit, form: Form, person: &Person) -> Form {
    let mail = person.mail.clone().unwrap_or_default();
    form.field(Field::line("name", "name", visit.t("person-name")).value(&person.name))
        .field(
            Field::line("sign-in", "sign-in", visit.t("sign-in-name"))
                .value(&person.sign_in)
                .hint(visit.t("person-sign-in-hint")),
        )
        .field(Field::line("mail", "mail", visit.t("person-mail")).value(mail).optional())
}

/// The fields of a new password.
pub(super) fn password_fields(visit: &Visit, form: Form) -> Form {
    let new = Field::password("password", "password", visit.t("password-new"), "new-password");
    let again = Field::password("again", "again", visit.t("password-again"), "new-password");
    form.field(new.hint(visit.t("password-hint"))).field(again)
}

fn form(visit: &Visit, token: String, code: &str, link: &LinkFor, typed: &Typed) -> Sheet {
    let mut form = Form::new(visit, "/enter", "enter-go").token(token).hidden("code", code);
    if link.asks_for_authority {
        let authority = Field::line("authority", "authority", visit.t("enter-authority"));
        form = form.field(authority.value(typed.get("authority")));
    }
    match &link.person {
        None => form = person_fields(visit, form, &person(typed)),
        // So that a browser keeps the password under the right name.
        Some(person) => form = form.hidden("username", &person.sign_in),
    }
    let form = password_fields(visit, form);
    let mut blocks = Vec::new();
    if let Some(person) = &link.person {
        blocks.push(Block::Text(visit.x("enter-as", &person.sign_in)));
    }
    blocks.push(Block::Form(form));
    let lead = visit.t(&format!("enter-{}", link.purpose.word()));
    Sheet::new(visit, "enter-title", "sign-in").lead(lead).part("form", String::new(), blocks)
}
