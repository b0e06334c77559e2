//! What the columns of a file mean: proposed from its headers, put right in a form, checked before it is kept.

mod typed;
mod view;

use super::parts::{self, READ, Told, WRITE};
use super::text::set;
use crate::bulk::{About, Filled, MappedColumn, Trouble};
use crate::pages::account::answer;
use crate::pages::deed::{self, Instead};
use crate::pages::typed::Typed;
use crate::pages::visit::Visit;
use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::Response;
use std::collections::BTreeMap;
use std::sync::Arc;
use view::Page;

/// Rows that are looked at for what stands in a column.
const LOOKED_AT: usize = 20;
/// Values of a column that are shown.
const SAMPLES: usize = 3;

/// What a file holds, as far as a form shows it: values of its columns, in the order of the file.
type Samples = Vec<(String, Vec<String>)>;

pub(super) async fn show(visit: Visit, Path(id): Path<String>) -> Response {
    answer(shown(&visit, &id).await)
}

async fn shown(visit: &Visit, id: &str) -> Result<Response, Response> {
    let about = parts::file(visit, id, READ).await?;
    let bulk = visit.node.files().map_err(|not| parts::refused(visit, not))?;
    let of = about.id.clone();
    let kept = bulk.with(move |bulk| bulk.mapping(&of)).await;
    let kept = kept.map_err(|wrong| parts::broken(visit, wrong))?;
    let (filled, wrong) = match kept {
        None => proposed(visit, &about, Filled::default()).await?,
        Some(text) => match samples(visit, &about, text.clone()).await {
            Ok(samples) => {
                let heads: Vec<String> = samples.iter().map(|(head, _)| head.clone()).collect();
                let filled = Filled::of_mapping(&text, &heads).unwrap_or_default();
                ((filled, samples), Told::default())
            }
            Err(wrong) => ((Filled::default(), Vec::new()), parts::wrong(visit, wrong)?),
        },
    };
    Ok(Page::new(visit, &about, filled, wrong).answer(StatusCode::OK))
}

/// A form filled by what the headers propose, with what keeps them from being read.
async fn proposed(
    visit: &Visit,
    about: &About,
    written: Filled,
) -> Result<((Filled, Samples), Told), Response> {
    // Lines of JSON name their values themselves; a mapping for them is written as a text.
    if matches!(about.ending.as_str(), "ndjson" | "jsonl") {
        return Ok(((written, Vec::new()), Told::default()));
    }
    let first = written.only_written();
    let proposal = {
        let bulk = visit.node.files().map_err(|not| parts::refused(visit, not))?;
        let (node, of, first) = (Arc::clone(&visit.node), about.clone(), first.clone());
        bulk.with(move |bulk| bulk.proposal(&node, &of, &first)).await
    };
    let found = match proposal {
        Ok(proposal) => samples(visit, about, first).await.map(|samples| (proposal, samples)),
        Err(wrong) => Err(wrong),
    };
    match found {
        Ok((proposal, samples)) => Ok(((written.proposed(&proposal), samples), Told::default())),
        Err(wrong) => Ok(((written, Vec::new()), parts::wrong(visit, wrong)?)),
    }
}

/// The columns of a file with some of their values, read as a mapping says that the file is written.
async fn samples(visit: &Visit, about: &About, mapping: String) -> Result<Samples, Trouble> {
    let bulk = visit.node.bulk().ok_or(Trouble::NoFile)?;
    let (node, of) = (Arc::clone(&visit.node), about.clone());
    let seen = bulk.with(move |bulk| bulk.preview(&node, &of, Some(&mapping), LOOKED_AT)).await?;
    let of_column = |at: usize| {
        let mut values: Vec<String> = Vec::new();
        for cell in seen.rows.iter().filter_map(|row| row.cells.get(at)) {
            if !cell.text.is_empty() && !values.contains(&cell.text) && values.len() < SAMPLES {
                values.push(cell.text.chars().take(60).collect());
            }
        }
        values
    };
    Ok(seen.heads.iter().enumerate().map(|(at, head)| (head.clone(), of_column(at))).collect())
}

pub(super) async fn save(visit: Visit, Path(id): Path<String>, typed: Typed) -> Response {
    answer(saved(&visit, &id, &typed).await)
}

async fn saved(visit: &Visit, id: &str, typed: &Typed) -> Result<Response, Response> {
    let about = parts::file(visit, id, WRITE).await?;
    let filled = typed::filled(typed);
    if typed.get("do") == "look" {
        let known: BTreeMap<String, MappedColumn> =
            filled.columns.iter().map(|column| (column.head.clone(), column.clone())).collect();
        let ((mut filled, samples), wrong) = proposed(visit, &about, filled).await?;
        // What somebody said of a column stays said.
        for column in &mut filled.columns {
            if let Some(said) = known.get(&column.head).filter(|said| said.what != Default::default()) {
                *column = MappedColumn { note: String::new(), ..said.clone() };
            }
        }
        let status = if wrong.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
        return Ok(Page::new(visit, &about, (filled, samples), wrong).answer(status));
    }
    match set(visit, &about, filled.mapping()).await {
        Ok(()) => Ok(deed::lead_on(visit, &format!("/bulk/{}", about.id), "mapped")),
        Err(trouble) => {
            let status = parts::status(&trouble);
            let wrong = at_columns(visit, trouble, &filled)?;
            // What cannot be read again is shown without values.
            let samples = samples(visit, &about, filled.only_written()).await.unwrap_or_default();
            Ok(Page::new(visit, &about, (filled, samples), wrong).answer(status))
        }
    }
}

/// What is wrong with a mapping that a form says, each mistake led to the column that it is about.
fn at_columns(visit: &Visit, trouble: Trouble, filled: &Filled) -> Result<Told, Instead> {
    let lines = filled.mapping_lines();
    let of_line = |number: u32| {
        let at = usize::try_from(number).ok()?.checked_sub(1)?;
        lines.get(at).copied().flatten()
    };
    let columns: Vec<Option<usize>> = match &trouble {
        Trouble::Mapping(report) => {
            report.problems().iter().map(|problem| of_line(problem.place.line)).collect()
        }
        // A column of the file is named by its number.
        Trouble::Unfit(text) => text.lines().map(column_named).collect(),
        _ => Vec::new(),
    };
    let told = parts::wrong(visit, trouble)?;
    let fields = columns.iter().map(|at| at.map(|at| format!("c{at}-what")));
    Ok(Told { fields: fields.collect(), ..told })
}

/// The column that a complaint begins with, counted from nothing.
fn column_named(line: &str) -> Option<usize> {
    let number = line.strip_prefix("column ")?.split(' ').next()?;
    number.parse::<usize>().ok()?.checked_sub(1)
}
