//! What is sent and answered.

use crate::bulk::{About, Asked, Live, Run, RunState, Written};
use mtcr_bulk_files::{Preview, Totals};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

/// What a file is called.
#[derive(Clone, Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub(in crate::api) struct Sent {
    /// Its name, whose end says its format: `.csv`, `.tsv`, `.ndjson`, `.jsonl`, `.xlsx`, `.parquet`.
    #[param(example = "catalogue.csv")]
    pub(super) name: String,
}

/// How many rows.
#[derive(Clone, Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub(in crate::api) struct Rows {
    /// How many, at most 20.
    #[param(minimum = 1, maximum = 20)]
    pub(super) rows: Option<usize>,
}

/// How a file is run.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct NewRun {
    /// The edition; the newest one whose text is held when it is left out.
    edition: Option<String>,
    /// Whether answers leave out what to ask for and what lies near, which makes the run many times as fast; false when left out.
    #[serde(default)]
    brief: bool,
    /// The format of the answers: `csv`, `tsv`, `ndjson`, `jsonl`, `xlsx`, `parquet`; that of the file when it is left out.
    format: Option<String>,
}

impl NewRun {
    pub(super) fn asked(self, by: String, key: Option<String>) -> Asked {
        Asked { edition: self.edition, brief: self.brief, ending: self.format, by, key }
    }
}

/// A file of products.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub(super) struct FileForm {
    /// Its id.
    id: String,
    /// What it was called.
    name: String,
    /// Its bytes.
    bytes: u64,
    /// SHA-256 of its content.
    digest: String,
    /// When it was sent.
    sent_at: String,
    /// When it is deleted with its answers.
    kept_until: String,
    /// The newest run over it; null where none was begun.
    run: Option<RunForm>,
    /// Where the rest is.
    pub(super) links: FileLinks,
}

/// Addresses of a file.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub(super) struct FileLinks {
    /// The file itself; `DELETE` deletes it.
    #[serde(rename = "self")]
    pub(super) file: String,
    /// What its columns mean; `PUT` says it.
    mapping: String,
    /// Its first rows.
    preview: String,
    /// `POST` begins a run, `DELETE` stops it.
    run: String,
    /// The answers, once a run is done.
    answers: String,
    /// The malformed rows of a run that is done, where there are any.
    malformed: String,
}

/// A run over a file.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub(super) struct RunForm {
    /// Where it is: `running`, `done`, `failed`, `stopped`.
    state: &'static str,
    /// When it was begun.
    begun_at: String,
    /// When it ended; null before that.
    ended_at: Option<String>,
    /// The edition.
    edition: String,
    /// Whether answers leave out what to ask for and what lies near.
    brief: bool,
    /// The format of the answers.
    format: String,
    /// SHA-256 of the mapping; null where rows are dossiers.
    mapping: Option<String>,
    /// How much of the file is read, in hundredths.
    hundredths: usize,
    /// The rows, so far or in all: in = controlled + not controlled + undetermined + malformed.
    totals: Option<TotalsForm>,
    /// SHA-256 of the answers, once it is done.
    answers: Option<String>,
    /// SHA-256 of the malformed rows, where there are any.
    malformed: Option<String>,
    /// Why it failed; null otherwise.
    reason: Option<String>,
}

/// How many rows were read, and what became of them.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub(super) struct TotalsForm {
    /// Rows read.
    read: u64,
    /// Rows whose product is controlled.
    controlled: u64,
    /// Rows whose product is not controlled in the Annex; other lists and the catch-all may apply.
    not_controlled: u64,
    /// Rows whose product is undetermined.
    undetermined: u64,
    /// Rows that could not be read as a product.
    malformed: u64,
}

impl From<Totals> for TotalsForm {
    fn from(totals: Totals) -> Self {
        let Totals { read, controlled, not_controlled, undetermined, malformed } = totals;
        TotalsForm { read, controlled, not_controlled, undetermined, malformed }
    }
}

impl FileForm {
    pub(super) fn of(about: &About, live: Option<&Live>) -> Self {
        let at = format!("/api/v1/bulk/{}", about.id);
        let below = |part: &str| format!("{at}/{part}");
        FileForm {
            id: about.id.to_string(),
            name: about.name.clone(),
            bytes: about.bytes,
            digest: about.digest.clone(),
            sent_at: about.sent_at.clone(),
            kept_until: about.kept_until.clone(),
            run: about.run.as_ref().map(|run| RunForm::of(run, live)),
            links: FileLinks {
                mapping: below("mapping"),
                preview: below("preview"),
                run: below("run"),
                answers: below("answers"),
                malformed: below("malformed"),
                file: at,
            },
        }
    }
}

impl RunForm {
    fn of(run: &Run, live: Option<&Live>) -> Self {
        let live = live.filter(|_| run.state == RunState::Running);
        let digest = |file: &Option<Written>| file.as_ref().map(|file| file.digest.clone());
        RunForm {
            state: run.state.word(),
            begun_at: run.begun_at.clone(),
            ended_at: run.ended_at.clone(),
            edition: run.wish.edition.clone(),
            brief: run.wish.brief,
            format: run.wish.ending.clone(),
            mapping: run.mapping.clone(),
            hundredths: if run.state == RunState::Done {
                100
            } else {
                live.map_or(0, |live| live.hundredths)
            },
            totals: run.totals.or(live.map(|live| live.totals)).map(TotalsForm::from),
            answers: digest(&run.answers),
            malformed: digest(&run.malformed),
            reason: run.reason.clone(),
        }
    }
}

/// The first rows of a file.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub(super) struct PreviewForm {
    /// The headers of the columns; none where rows are dossiers.
    columns: Vec<String>,
    /// The rows.
    rows: Vec<PreviewRowForm>,
}

/// A row as it would be read.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub(super) struct PreviewRowForm {
    /// Where it begins.
    line: u64,
    /// Its cells.
    cells: Vec<PreviewCellForm>,
    /// The column that makes it malformed, empty where it is the row as a whole; null where it is not malformed.
    column: Option<String>,
    /// Why it is malformed; null where it is not.
    reason: Option<String>,
}

/// A cell as it would be read.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub(super) struct PreviewCellForm {
    /// The text in the file.
    text: String,
    /// What is read of it; empty where it says nothing or is ignored.
    read: String,
    /// Why it is no value; empty where it is one.
    wrong: String,
}

impl PreviewForm {
    pub(super) fn of(found: Preview) -> Self {
        let rows = found.rows.into_iter().map(|row| {
            let (column, reason) = row.malformed.unzip();
            let cells = row.cells.into_iter();
            PreviewRowForm {
                line: row.line,
                cells: cells
                    .map(|cell| PreviewCellForm { text: cell.text, read: cell.read, wrong: cell.wrong })
                    .collect(),
                column,
                reason,
            }
        });
        PreviewForm { columns: found.heads, rows: rows.collect() }
    }
}
