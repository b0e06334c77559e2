//! The ledger of a run, for people and for programs.

use crate::cli::Ended;
use crate::cli::args::Format;
use crate::cli::out::{self, Outcome};
use mtcr_annex::EditionChoice;
use mtcr_bulk_files::{Done, Totals};
use openmtcr::Law;
use openmtcr::text::{self, Page};
use openmtcr::wire::SCOPE;
use serde::Serialize;
use std::path::Path;

/// What became of every row.
#[derive(Debug, Serialize)]
pub(super) struct Ledger {
    #[serde(skip_serializing_if = "Option::is_none")]
    banner: Option<String>,
    edition: String,
    evaluated_edition: String,
    corpus: String,
    engine: &'static str,
    scope: &'static str,
    grounds: Vec<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    input: Option<String>,
    output: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    malformed_rows: Option<String>,
    totals: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    resumed_at: Option<u64>,
    rows: Rows,
    #[serde(skip)]
    top: String,
    #[serde(skip)]
    attention: bool,
}

/// Rows by what became of them.
#[derive(Debug, Serialize)]
struct Rows {
    r#in: u64,
    decided: u64,
    controlled: u64,
    not_controlled: u64,
    undetermined: u64,
    malformed: u64,
}

impl Ledger {
    pub(super) fn new(
        law: &Law,
        choice: EditionChoice,
        done: &Done,
        input: Option<&Path>,
        output: &Path,
    ) -> Ledger {
        let name = |id| law.corpus.edition(id).map_or_else(String::new, |edition| edition.id.clone());
        let mut top = Page::new();
        text::top(&mut top, law, choice);
        let Totals { read, controlled, not_controlled, undetermined, malformed } = done.totals;
        Ledger {
            banner: law.banner(),
            edition: name(choice.wanted),
            evaluated_edition: name(choice.evaluated),
            corpus: law.corpus.digest.to_string(),
            engine: env!("CARGO_PKG_VERSION"),
            scope: SCOPE,
            grounds: choice.is_substituted().then_some("edition-substituted").into_iter().collect(),
            input: input.map(|path| path.display().to_string()),
            output: output.display().to_string(),
            malformed_rows: done.malformed.as_ref().map(|path| path.display().to_string()),
            totals: done.ledger.display().to_string(),
            resumed_at: done.resumed_at,
            rows: Rows {
                r#in: read,
                decided: done.totals.decided(),
                controlled,
                not_controlled,
                undetermined,
                malformed,
            },
            top: top.text().to_owned(),
            attention: done.totals.need_attention(),
        }
    }

    pub(super) fn print(&self, format: Format) -> Ended {
        match format {
            Format::Json => out::print_json(self)?,
            Format::Text | Format::Csv => out::print(&self.text()),
        }
        if self.rows.r#in == 0 {
            out::warn("there is a header and no row");
        }
        Ok(if self.attention { Outcome::Attention } else { Outcome::Nothing })
    }

    fn text(&self) -> String {
        let Rows { r#in: read, decided, controlled, not_controlled, undetermined, malformed } = self.rows;
        let mut text = self.top.clone();
        let resumed = self.resumed_at.filter(|rows| *rows > 0);
        let resumed = resumed.map(|rows| format!(", of them {rows} before this run")).unwrap_or_default();
        text.push_str(&format!("{}: MTCR Annex, edition {}; {SCOPE}\n", self.output, self.edition));
        for (count, what) in [
            (read, format!("rows{resumed}")),
            (controlled, "controlled".to_owned()),
            (not_controlled, "not controlled".to_owned()),
            (undetermined, "undetermined".to_owned()),
            (
                malformed,
                match &self.malformed_rows {
                    Some(path) => format!("malformed: {path}"),
                    None => "malformed".to_owned(),
                },
            ),
        ] {
            text.push_str(&format!("{count:>12}  {what}\n"));
        }
        text.push_str(&format!(
            "in = decided + undetermined + malformed: {read} = {decided} + {undetermined} + {malformed}\n"
        ));
        text
    }
}
