//! What was screened, and the form to ask about a party.

use super::parts;
use crate::pages::account::answer;
use crate::pages::deed::{self, Asked};
use crate::pages::errors;
use crate::pages::sheet::{Block, Cell, Field, Form, Sheet, Table};
use crate::pages::typed::Typed;
use crate::pages::visit::Visit;
use crate::screening::{PartyForm, asked};
use axum::extract::Query;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use mtcr_office::{Error, Line};
use std::sync::Arc;

/// Screenings on the page.
const PAGE: u64 = 50;
/// The kinds of parties, the one that is offered first at the top.
const KINDS: [&str; 5] = ["unknown", "person", "organisation", "vessel", "aircraft"];

pub(super) async fn show(visit: Visit, Query(asked): Query<Asked>) -> Response {
    let done = deed::done(&visit, asked.done.as_deref());
    answer(sheet(&visit, None).await.map(|sheet| sheet.done(done).page()))
}

async fn sheet(visit: &Visit, typed: Option<&Typed>) -> Result<Sheet, Response> {
    let office = deed::office(visit)?;
    let lines = office.screenings(&visit.visitor.caller, 0, PAGE, &visit.visitor.request()).await;
    let lines = lines.map_err(|error| deed::not_done(visit, &error))?;
    let mut sheet = Sheet::new(visit, "screening-title", "screening")
        .lead(visit.t("screening-lead"))
        .warnings(parts::health(visit));
    let offers = deed::offers(visit, &office).await?;
    if offers.screens {
        sheet = sheet.part("ask", visit.t("screening-ask"), vec![Block::Form(form(visit, typed))]);
    }
    let mut places =
        vec![(visit.t("lists-title"), Cell::Link(visit.to("/screening/lists"), visit.t("lists-go")))];
    if offers.follows {
        places.push((visit.t("again-title"), Cell::Link(visit.to("/screening/again"), visit.t("again-go"))));
    }
    Ok(sheet.part("screened", visit.t("screened-heading"), vec![table(visit, &lines)]).part(
        "places",
        visit.t("screening-places"),
        vec![Block::Facts(places)],
    ))
}

fn table(visit: &Visit, lines: &[Line]) -> Block {
    if lines.is_empty() {
        return Block::Text(visit.t("screened-none"));
    }
    let row = |line: &Line| {
        let path = visit.to(format_args!("/screening/{}", line.row.id));
        let watched = if line.row.watched { "yes" } else { "no" };
        let cells = vec![
            Cell::Text(parts::standing(visit, &line.row.standing)),
            Cell::text(line.row.undecided.to_string()),
            Cell::Text(visit.t(watched)),
            Cell::Time(line.row.made_at),
            Cell::Time(line.row.screened_at),
        ];
        (Cell::Link(path, line.name.clone()), cells)
    };
    let heads = ["party", "screening-standing", "undecided", "watched", "screened-first", "screened-changed"];
    let heads = heads.map(|key| visit.t(key)).to_vec();
    let rows = lines.iter().map(row).collect();
    Block::Table(Table { id: "screened-table", caption: visit.t("screened-caption"), heads, rows })
}

fn form(visit: &Visit, typed: Option<&Typed>) -> Form {
    let value = |name: &str| typed.map(|typed| typed.get(name)).unwrap_or_default();
    let kind = value("kind");
    let kinds = KINDS.map(|word| (word.to_owned(), visit.t(&format!("kind-{word}")), word == kind)).to_vec();
    let watched = typed.is_none_or(|typed| typed.get("watched") == "yes");
    let line =
        |id: &'static str| Field::line(id, id, visit.t(&format!("party-{id}"))).value(value(id)).optional();
    let area =
        |id: &'static str| Field::area(id, id, visit.t(&format!("party-{id}"))).value(value(id)).optional();
    Form::new(visit, "/screening", "screen")
        .field(
            Field::area("names", "names", visit.t("party-names"))
                .hint(visit.t("party-names-hint"))
                .value(value("names")),
        )
        .field(Field::select("kind", "kind", visit.t("party-kind"), kinds))
        .field(line("states").hint(visit.t("party-states-hint")))
        .field(line("births").hint(visit.t("party-births-hint")))
        .field(area("identifiers").hint(visit.t("party-identifiers-hint")))
        .field(area("addresses").hint(visit.t("party-addresses-hint")))
        .field(Field::checks(
            "watched",
            "watched",
            visit.t("party-watched"),
            vec![("yes".to_owned(), visit.t("party-watched-yes"), watched)],
        ))
}

pub(super) async fn screen(visit: Visit, typed: Typed) -> Response {
    answer(screened(&visit, &typed).await)
}

async fn screened(visit: &Visit, typed: &Typed) -> Result<Response, Response> {
    let office = deed::office(visit)?;
    let subject = match PartyForm::typed(|name| typed.get(name)).subject() {
        Ok(subject) => subject,
        Err(unread) => {
            let text = visit.x(&format!("wrong-{}", unread.field), unread.text);
            let sheet = sheet(visit, Some(typed)).await?.wrong(unread.field, text);
            return Ok(sheet.with_status(StatusCode::UNPROCESSABLE_ENTITY));
        }
    };
    let (node, on) = (Arc::clone(&visit.node), parts::today(visit));
    let checked = visit.node.short().run(move || asked(node.lists(), &[subject], on)).await;
    let checked = checked.map_err(|undone| errors::undone(visit, undone))?;
    let watched = typed.get("watched") == "yes";
    let ids = office.screen(&visit.visitor.caller, &checked, watched, &visit.visitor.request()).await;
    match ids {
        Ok(ids) => {
            let path = ids.first().map(|id| format!("/screening/{id}")).unwrap_or_default();
            Ok(Redirect::to(&visit.to(path)).into_response())
        }
        Err(Error::Refused(refusal)) if refusal.ground.word() == "party" => {
            let text = visit.t("ground-party");
            let sheet = sheet(visit, Some(typed)).await?.wrong("names", text);
            Ok(sheet.with_status(StatusCode::UNPROCESSABLE_ENTITY))
        }
        Err(error) => Err(deed::not_done(visit, &error)),
    }
}
