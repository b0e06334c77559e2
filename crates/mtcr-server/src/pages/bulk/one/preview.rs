//! The first rows of a file, with what is read of each cell and what is wrong.

use crate::bulk::About;
use crate::pages::bulk::parts;
use crate::pages::sheet::{Block, Cell};
use crate::pages::visit::Visit;
use askama::Template;
use axum::response::Response;
use mtcr_bulk_files::{Preview, PreviewCell, PreviewRow};
use std::sync::Arc;

/// Columns that are shown, at most.
const COLUMNS: usize = 60;
/// Characters of a cell that are shown.
const LENGTH: usize = 200;

/// The table of the first rows.
#[derive(Template)]
#[template(path = "bulk/preview.html")]
struct Shown {
    caption: String,
    heads: Vec<String>,
    /// Headers of the file, in whatever language.
    columns: Vec<String>,
    /// What stands where nothing is wrong.
    none: String,
    rows: Vec<Row>,
}

/// A row of it; its reason is empty where nothing is wrong.
struct Row {
    line: u64,
    column: String,
    reason: String,
    cells: Vec<PreviewCell>,
}

/// What is seen of a file.
pub(super) struct Seen {
    /// Whether file and mapping fit, so that a run can begin.
    pub(super) fits: bool,
    pub(super) blocks: Vec<Block>,
}

/// The first rows; what is wrong where nothing can be read.
pub(super) async fn blocks(visit: &Visit, about: &About) -> Result<Seen, Response> {
    let bulk = visit.node.files().map_err(|not| parts::refused(visit, not))?;
    let (node, of, most) = (Arc::clone(&visit.node), about.clone(), bulk.preview_rows());
    let found = bulk
        .with(move |bulk| {
            let mapping = bulk.mapping(&of.id)?;
            bulk.preview(&node, &of, mapping.as_deref(), most)
        })
        .await;
    match found {
        Ok(found) => Ok(Seen { fits: true, blocks: read(visit, &found) }),
        Err(trouble) => {
            let told = parts::wrong(visit, trouble)?;
            let to = visit.to(format_args!("/bulk/{}/mapping", about.id));
            let go = Block::Facts(vec![(
                visit.t("bulk-mapping-heading"),
                Cell::Link(to, visit.t("bulk-mapping-go")),
            )]);
            Ok(Seen { fits: false, blocks: vec![told.block(), go] })
        }
    }
}

fn read(visit: &Visit, found: &Preview) -> Vec<Block> {
    if found.rows.is_empty() {
        return vec![Block::Text(visit.t("bulk-no-rows"))];
    }
    let mut blocks = Vec::new();
    let malformed = found.rows.iter().filter(|row| row.malformed.is_some()).count();
    if malformed > 0 {
        blocks.push(Block::Note(visit.x("bulk-preview-malformed", malformed)));
    }
    if found.heads.len() > COLUMNS {
        blocks.push(Block::Note(visit.x("bulk-preview-columns", COLUMNS)));
    }
    let width = match found.heads.len() {
        0 => 1,
        columns => columns.min(COLUMNS),
    };
    let mut heads = vec![visit.t("bulk-line"), visit.t("bulk-problem")];
    if found.heads.is_empty() {
        heads.push(visit.t("bulk-row"));
    }
    let table = Shown {
        caption: visit.t("bulk-preview-caption"),
        heads,
        columns: found.heads.iter().take(COLUMNS).map(|head| short(head)).collect(),
        none: visit.t("bulk-no-problem"),
        rows: found.rows.iter().map(|row| shown(row, width)).collect(),
    };
    // A template writes to memory and calls nothing that fails.
    blocks.push(Block::Drawn(table.render().unwrap_or_default()));
    blocks
}

fn shown(row: &PreviewRow, width: usize) -> Row {
    let (column, reason) = row.malformed.clone().unwrap_or_default();
    let mut cells: Vec<PreviewCell> = row.cells.iter().take(width).map(cell).collect();
    // A row that could not be taken apart has fewer cells than the file has columns.
    cells.resize(width, PreviewCell::default());
    Row { line: row.line, column: short(&column), reason: short(&reason), cells }
}

fn cell(cell: &PreviewCell) -> PreviewCell {
    PreviewCell { text: short(&cell.text), read: short(&cell.read), wrong: short(&cell.wrong) }
}

fn short(text: &str) -> String {
    let mut shown: String = text.chars().take(LENGTH).collect();
    if shown.len() < text.len() {
        shown.push('…');
    }
    shown
}
