//! One file: what it is, its first rows as they are read, its run, and what came of it.

mod bars;
mod preview;

use super::parts::{self, READ, bytes, time};
use crate::bulk::{About, Run, RunState};
use crate::pages::account::answer;
use crate::pages::deed::{self, Asked};
use crate::pages::sheet::{Block, Cell, Field, Form, Sheet, Table};
use crate::pages::visit::Visit;
use askama::Template;
use axum::extract::{Path, Query};
use axum::response::Response;
use mtcr_bulk_files::Totals;

/// Formats of answers, by how their names end.
const ENDINGS: [&str; 4] = ["csv", "xlsx", "ndjson", "parquet"];

pub(super) async fn show(visit: Visit, Path(id): Path<String>, Query(asked): Query<Asked>) -> Response {
    answer(shown(&visit, &id, &asked).await)
}

async fn shown(visit: &Visit, id: &str, asked: &Asked) -> Result<Response, Response> {
    let about = parts::file(visit, id, READ).await?;
    let done = deed::done(visit, asked.done.as_deref());
    Ok(sheet(visit, &about).await?.done(done).page())
}

/// The page of a file.
pub(super) async fn sheet(visit: &Visit, about: &About) -> Result<Sheet, Response> {
    let mut sheet = Sheet::new(visit, "bulk-one-title", "bulk");
    if visit.node.is_demo() {
        sheet = sheet.warnings(vec![visit.t("bulk-demo")]);
    }
    sheet = sheet.part("file", visit.t("bulk-one-heading"), vec![facts(visit, about)]);
    let writes = writes(visit).await?;
    match about.run.as_ref().filter(|run| run.state == RunState::Running) {
        Some(run) => {
            sheet = sheet.part("progress", visit.t("bulk-progress"), under_way(visit, about, run, writes));
        }
        None => {
            if let Some(run) = &about.run {
                sheet = ended(visit, sheet, about, run);
            }
            let seen = preview::blocks(visit, about).await?;
            sheet = sheet.part("preview", visit.t("bulk-preview"), seen.blocks);
            if writes {
                let begins = if seen.fits { vec![Block::Form(form(visit, about))] } else { not_yet(visit) };
                sheet = sheet.part("run", visit.t("bulk-run-heading"), begins);
            }
        }
    }
    if writes {
        let delete = Form::new(visit, &format!("/bulk/{}/delete", about.id), "bulk-delete").second();
        let blocks = vec![Block::Text(visit.t("bulk-delete-text")), Block::Form(delete)];
        sheet = sheet.part("delete", visit.t("bulk-delete-heading"), blocks);
    }
    Ok(sheet)
}

/// Whether whoever looks may change something.
async fn writes(visit: &Visit) -> Result<bool, Response> {
    if visit.node.is_demo() {
        return Ok(true);
    }
    let office = deed::office(visit)?;
    let known = deed::known(visit, &office).await?;
    let (access, visitor) = (visit.node.access(), &visit.visitor);
    Ok(access.offers(&known, &office, &visitor.caller, "product-file-write", visitor.now))
}

fn facts(visit: &Visit, about: &About) -> Block {
    let mapping = visit.to(format_args!("/bulk/{}/mapping", about.id));
    Block::Facts(vec![
        (visit.t("bulk-name"), Cell::Given(about.name.clone())),
        (visit.t("bulk-bytes"), Cell::text(bytes(about.bytes))),
        (visit.t("bulk-digest"), Cell::Code(about.digest.clone())),
        (visit.t("bulk-sent-at"), time(&about.sent_at)),
        (visit.t("bulk-kept-until"), time(&about.kept_until)),
        (visit.t("bulk-mapping-heading"), Cell::Link(mapping, visit.t("bulk-mapping-go"))),
    ])
}

#[derive(Template)]
#[template(path = "bulk/progress.html")]
struct ProgressView {
    label: String,
    hundredths: usize,
    text: String,
    again: String,
    look: String,
}

fn under_way(visit: &Visit, about: &About, run: &Run, writes: bool) -> Vec<Block> {
    let live = visit.node.bulk().and_then(|bulk| bulk.live(&about.id)).unwrap_or_default();
    let view = ProgressView {
        label: visit.t("bulk-progress-label"),
        hundredths: live.hundredths,
        text: visit.x("bulk-progress-rows", live.totals.read),
        again: visit.to(format_args!("/bulk/{}", about.id)),
        look: visit.t("bulk-look-again"),
    };
    // A template writes to memory and calls nothing that fails.
    let mut blocks = vec![
        Block::Drawn(view.render().unwrap_or_default()),
        Block::Facts(vec![(visit.t("bulk-begun-at"), time(&run.begun_at))]),
    ];
    if writes {
        let stop = Form::new(visit, &format!("/bulk/{}/stop", about.id), "bulk-stop").second();
        blocks.push(Block::Form(stop));
    }
    blocks
}

/// What came of a run.
fn ended(visit: &Visit, sheet: Sheet, about: &About, run: &Run) -> Sheet {
    let heading = visit.t("bulk-result");
    match (run.state, run.totals) {
        (RunState::Done, Some(totals)) => {
            let blocks = vec![
                Block::Text(visit.x("bulk-result-text", &run.wish.edition)),
                bars::drawn(visit, &totals),
                counts(visit, &totals),
                Block::Facts(downloads(visit, about, run)),
            ];
            sheet.part("result", heading, blocks)
        }
        (RunState::Failed, _) => {
            let mut blocks = vec![Block::Note(visit.t("bulk-failed"))];
            let lines = run.reason.as_deref().unwrap_or_default().lines().map(str::to_owned);
            blocks.push(Block::English(lines.collect()));
            sheet.part("result", heading, blocks)
        }
        _ => sheet.part("result", heading, vec![Block::Note(visit.t("bulk-stopped"))]),
    }
}

fn counts(visit: &Visit, totals: &Totals) -> Block {
    let row = |key: &str, count: u64| {
        (
            Cell::Text(visit.t(key)),
            vec![Cell::text(count.to_string()), Cell::Text(bars::share(visit, count, totals.read))],
        )
    };
    Block::Table(Table {
        id: "counts",
        caption: visit.t("bulk-counts-caption"),
        heads: ["bulk-outcome", "bulk-rows", "bulk-share"].map(|key| visit.t(key)).to_vec(),
        rows: vec![
            row("bulk-controlled", totals.controlled),
            row("bulk-not-controlled", totals.not_controlled),
            row("bulk-undetermined", totals.undetermined),
            row("bulk-malformed", totals.malformed),
            row("bulk-read", totals.read),
        ],
    })
}

fn downloads(visit: &Visit, about: &About, run: &Run) -> Vec<(String, Cell)> {
    let link =
        |part: &str, text: String| Cell::Link(visit.to(format_args!("/bulk/{}/{part}", about.id)), text);
    let mut facts = Vec::new();
    if let Some(answers) = &run.answers {
        let text =
            visit.x("bulk-fetch-answers", format_args!("{}, {}", run.wish.ending, bytes(answers.bytes)));
        facts.push((visit.t("bulk-answers"), link("answers", text)));
        facts.push((visit.t("bulk-answers-digest"), Cell::Code(answers.digest.clone())));
    }
    if let Some(malformed) = &run.malformed {
        let text = visit.x("bulk-fetch-malformed", bytes(malformed.bytes));
        facts.push((visit.t("bulk-malformed"), link("malformed", text)));
    }
    if run.mapping.is_some() {
        facts.push((visit.t("bulk-mapping-heading"), link("mapping.toml", visit.t("bulk-fetch-mapping"))));
    }
    facts.extend(run.ended_at.as_deref().map(|at| (visit.t("bulk-ended-at"), time(at))));
    facts
}

fn not_yet(visit: &Visit) -> Vec<Block> {
    vec![Block::Text(visit.t("bulk-run-not-yet"))]
}

fn form(visit: &Visit, about: &About) -> Form {
    let corpus = &visit.node.law().corpus;
    let newest = visit.node.edition(None).ok();
    let editions = corpus.editions.iter().enumerate();
    let held = editions.filter(|(_, edition)| visit.node.edition(Some(&edition.id)).is_ok());
    let mut editions: Vec<(String, String, bool)> = held
        .map(|(_, edition)| {
            let chosen = visit.node.edition(Some(&edition.id)).ok() == newest;
            (edition.id.clone(), edition.id.clone(), chosen)
        })
        .collect();
    editions.reverse();
    let formats = ENDINGS
        .map(|ending| (ending.to_owned(), visit.t(&format!("bulk-format-{ending}")), ending == about.ending));
    let brief = vec![("yes".to_owned(), visit.t("bulk-brief-yes"), false)];
    Form::new(visit, &format!("/bulk/{}/run", about.id), "bulk-run")
        .field(Field::select("edition", "edition", visit.t("bulk-edition"), editions))
        .field(Field::select("format", "format", visit.t("bulk-format"), formats.to_vec()))
        .field(Field::checks("brief", "brief", visit.t("bulk-brief"), brief))
}
