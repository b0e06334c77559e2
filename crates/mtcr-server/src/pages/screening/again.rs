//! All watched parties screened again: the job that does it, and what earlier ones found changed.

use super::parts;
use crate::jobs::JobForm;
use crate::pages::account::answer;
use crate::pages::deed::{self, Asked};
use crate::pages::errors;
use crate::pages::sheet::{Block, Cell, Form, Sheet, Table};
use crate::pages::visit::Visit;
use crate::screening::{NotBegun, RESCREENING};
use axum::extract::Query;
use axum::http::StatusCode;
use axum::response::Response;
use mtcr_office::{Fault, Office};

/// Runs on the page.
const PAGE: u64 = 20;

pub(super) async fn show(visit: Visit, Query(asked): Query<Asked>) -> Response {
    let done = deed::done(&visit, asked.done.as_deref());
    answer(sheet(&visit).await.map(|sheet| sheet.done(done).page()))
}

async fn sheet(visit: &Visit) -> Result<Sheet, Response> {
    let office = deed::office(visit)?;
    let offers = deed::offers(visit, &office).await?;
    built(visit, &office, offers.rescreens).await.map_err(|fault| deed::failed(visit, &fault))
}

async fn built(visit: &Visit, office: &Office, begins: bool) -> Result<Sheet, Fault> {
    let mut sheet = Sheet::new(visit, "again-title", "screening")
        .lead(visit.t("again-lead"))
        .warnings(parts::health(visit));
    let watched = office.store().watched_count().await?;
    let mut now = vec![Block::Facts(vec![(visit.t("watched-parties"), Cell::text(watched.to_string()))])];
    if begins {
        now.push(Block::Form(Form::new(visit, "/screening/again", "again-begin")));
    }
    sheet = sheet.part("begin", visit.t("again-heading"), now);
    if let Some(form) = visit.node.jobs().newest(RESCREENING) {
        sheet = sheet.part("job", visit.t("again-job"), vec![Block::Facts(progress(visit, &form))]);
    }
    let mut rows = Vec::new();
    for run in office.store().rescreenings(PAGE).await? {
        let cells = vec![
            Cell::Text(parts::who(visit, office, &run.done_by).await?),
            Cell::text(run.screened.to_string()),
            Cell::text(run.changed.to_string()),
            Cell::Code(run.lists.chars().take(12).collect()),
        ];
        rows.push((Cell::Time(run.done_at), cells));
    }
    let heads = ["done-at", "screened-by", "watched-parties", "changed", "list-digest"];
    let heads = heads.map(|key| visit.t(key)).to_vec();
    let runs = if rows.is_empty() {
        Block::Text(visit.t("again-none"))
    } else {
        Block::Table(Table { id: "again-table", caption: visit.t("again-caption"), heads, rows })
    };
    Ok(sheet.part("runs", visit.t("again-runs"), vec![runs]))
}

fn progress(visit: &Visit, form: &JobForm) -> Vec<(String, Cell)> {
    let word = serde_json::to_value(form.state).ok().and_then(|word| word.as_str().map(str::to_owned));
    let state = visit.t(&format!("job-{}", word.unwrap_or_default()));
    let mut facts = vec![
        (visit.t("state"), Cell::Text(state)),
        (visit.t("progress"), Cell::text(format!("{} / {}", form.done, form.total))),
    ];
    facts.extend(form.reason.clone().map(|reason| (visit.t("reason"), Cell::Text(reason))));
    facts
}

pub(super) async fn begin(visit: Visit) -> Response {
    match visit.node.rescreen(&visit.visitor.caller).await {
        Ok(_) => deed::lead_on(&visit, "/screening/again", "again"),
        Err(NotBegun::NoLists | NotBegun::Refused) => {
            let text = visit.t("ground-lists");
            let sheet = sheet(&visit).await.map(|sheet| sheet.wrong("begin", text));
            answer(sheet.map(|sheet| sheet.with_status(StatusCode::UNPROCESSABLE_ENTITY)))
        }
        Err(NotBegun::Busy(undone)) => errors::undone(&visit, undone),
        Err(NotBegun::Store(fault)) => deed::failed(&visit, &fault.into()),
        Err(NotBegun::NotMade(wrong)) => {
            tracing::error!(fault = %wrong, "parties are not screened again");
            errors::broken(&visit)
        }
    }
}
