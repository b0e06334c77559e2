//! The security report: attempts that were refused, and grants of which others are told.

use super::account::answer;
use super::administration::parts;
use super::deed;
use super::sheet::{Block, Cell, Sheet, Table};
use super::visit::Visit;
use crate::Node;
use axum::Router;
use axum::extract::Query;
use axum::response::Response;
use axum::routing::get;
use mtcr_accounts::Who;
use mtcr_office::{Fault, Known, Office};
use serde::Deserialize;
use std::sync::Arc;

/// Attempts on a page.
const PAGE: u64 = 50;

/// Their routes.
pub(super) fn router() -> Router<Arc<Node>> {
    Router::new().route("/security", get(show))
}

/// What the address of the page may carry.
#[derive(Default, Deserialize)]
struct Wanted {
    /// The attempts before this number.
    before: Option<String>,
}

async fn show(visit: Visit, Query(wanted): Query<Wanted>) -> Response {
    answer(shown(&visit, &wanted).await)
}

async fn shown(visit: &Visit, wanted: &Wanted) -> Result<Response, Response> {
    let office = deed::office(visit)?;
    let known = deed::known(visit, &office).await?;
    let before = wanted.before.as_deref().and_then(|before| before.parse().ok());
    let sheet = built(visit, &office, &known, before).await;
    sheet.map(|sheet| sheet.page()).map_err(|fault| deed::failed(visit, &fault))
}

async fn built(visit: &Visit, office: &Office, known: &Known, before: Option<u64>) -> Result<Sheet, Fault> {
    let attempts = attempts(visit, office, before).await?;
    let mut rows = Vec::new();
    for (_, grant, reports) in known.accounts.reported() {
        let reports: Vec<String> =
            reports.iter().map(|report| visit.t(&format!("report-{report}"))).collect();
        let by = parts::who(visit, office, &grant.proposed.by).await?;
        let role = parts::role(visit, &grant.grant.role);
        let cells = vec![
            Cell::Text(role),
            Cell::Text(by),
            Cell::Time(grant.proposed.at),
            Cell::text(reports.join("; ")),
        ];
        rows.push((Cell::Text(parts::name(office, &grant.grant.account).await?), cells));
    }
    let reported = if rows.is_empty() {
        Block::Text(visit.t("reported-none"))
    } else {
        let heads = ["person-name", "role", "proposed-by", "proposed-at", "reported"]
            .map(|key| visit.t(key))
            .to_vec();
        Block::Table(Table { id: "reported-table", caption: visit.t("reported-caption"), heads, rows })
    };
    Ok(Sheet::new(visit, "security-title", "security")
        .lead(visit.t("security-lead"))
        .warnings(parts::warnings(visit, office, known))
        .part("refused", visit.t("refused-heading"), attempts)
        .part("reported", visit.t("reported-heading"), vec![reported]))
}

/// A ground by its word; the word itself where its sentence holds more than the record.
fn ground(visit: &Visit, word: &str) -> String {
    let sentence = visit.lang.known(&format!("ground-{word}"));
    sentence.filter(|sentence| !sentence.contains('{')).unwrap_or_else(|| word.to_owned())
}

/// Refused attempts, the newest first, and a link to the older ones.
async fn attempts(visit: &Visit, office: &Office, before: Option<u64>) -> Result<Vec<Block>, Fault> {
    let found = office.store().refusals(before, PAGE).await?;
    let mut rows = Vec::new();
    for (_, refused) in &found {
        let actor = match Who::parse(&refused.actor) {
            Some(who) => parts::who(visit, office, &who).await?,
            None => refused.actor.clone(),
        };
        let target = refused.target.clone().unwrap_or_default();
        let cells = vec![
            Cell::Text(actor),
            Cell::Code(refused.source.clone()),
            Cell::Code(refused.action.clone()),
            Cell::Text(ground(visit, &refused.ground)),
            Cell::Code(target),
        ];
        rows.push((Cell::Time(refused.at), cells));
    }
    if rows.is_empty() {
        return Ok(vec![Block::Text(visit.t("refused-none"))]);
    }
    let heads =
        ["refused-at", "refused-who", "refused-source", "refused-action", "refused-ground", "refused-target"];
    let heads = heads.map(|key| visit.t(key)).to_vec();
    let mut blocks =
        vec![Block::Table(Table { id: "refused-table", caption: visit.t("refused-caption"), heads, rows })];
    if let Some((last, _)) =
        found.last().filter(|_| u64::try_from(found.len()).is_ok_and(|count| count == PAGE))
    {
        let older = Cell::Link(visit.to(format_args!("/security?before={last}")), visit.t("refused-older"));
        blocks.push(Block::Facts(vec![(visit.t("refused-more"), older)]));
    }
    Ok(blocks)
}
