//! The ledger of a run, for people and for programs.

use crate::cli::Ended;
use crate::cli::args::Format;
use crate::cli::out::{self, Outcome};
use mtcr_annex::EditionChoice;
use mtcr_bulk_files::{Done, LineTotals, Totals};
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
    /// The day for which lines of declarations were judged.
    #[serde(skip_serializing_if = "Option::is_none")]
    on: Option<String>,
    rows: Rows,
    #[serde(skip)]
    top: String,
    #[serde(skip)]
    attention: bool,
}

/// Rows by what became of them.
#[derive(Debug, Serialize)]
#[serde(untagged)]
enum Rows {
    Products {
        r#in: u64,
        decided: u64,
        controlled: u64,
        not_controlled: u64,
        undetermined: u64,
        malformed: u64,
    },
    Lines {
        r#in: u64,
        cleared: u64,
        referred: u64,
        rejected: u64,
        malformed: u64,
    },
}

/// What an outcome of lines is, and what it is not.
const SCOPE_OF_LINES: &str = "cleared means that nothing was seen in a line, not that it needs no licence";

impl Ledger {
    pub(super) fn of_products(
        law: &Law,
        choice: EditionChoice,
        done: &Done,
        input: Option<&Path>,
        output: &Path,
    ) -> Ledger {
        let Totals { read, controlled, not_controlled, undetermined, malformed } = done.totals;
        let decided = done.totals.decided();
        let rows =
            Rows::Products { r#in: read, decided, controlled, not_controlled, undetermined, malformed };
        let attention = done.totals.need_attention();
        Ledger { rows, attention, ..Ledger::new(law, choice, done, input, output) }
    }

    pub(super) fn of_lines(
        law: &Law,
        choice: EditionChoice,
        done: &Done<LineTotals>,
        input: Option<&Path>,
        output: &Path,
        on: &str,
        banner: Option<String>,
    ) -> Ledger {
        let LineTotals { read, cleared, referred, rejected, malformed } = done.totals;
        let ledger = Ledger::new(law, choice, done, input, output);
        let mut top = Page::new();
        if let Some(banner) = &banner {
            text::banner(&mut top, banner);
        }
        let banners: Vec<String> = banner.into_iter().chain(ledger.banner).collect();
        Ledger {
            banner: (!banners.is_empty()).then(|| banners.join("\n")),
            scope: SCOPE_OF_LINES,
            on: Some(on.to_owned()),
            rows: Rows::Lines { r#in: read, cleared, referred, rejected, malformed },
            top: format!("{}{}", top.text(), ledger.top),
            attention: done.totals.need_attention(),
            ..ledger
        }
    }

    /// What is said of every run; its rows are still to be counted.
    fn new<T>(
        law: &Law,
        choice: EditionChoice,
        done: &Done<T>,
        input: Option<&Path>,
        output: &Path,
    ) -> Ledger {
        let name = |id| law.corpus.edition(id).map_or_else(String::new, |edition| edition.id.clone());
        let mut top = Page::new();
        text::top(&mut top, law, choice);
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
            on: None,
            rows: Rows::Lines { r#in: 0, cleared: 0, referred: 0, rejected: 0, malformed: 0 },
            top: top.text().to_owned(),
            attention: true,
        }
    }

    pub(super) fn print(&self, format: Format) -> Ended {
        match format {
            Format::Json => out::print_json(self)?,
            Format::Text | Format::Csv => out::print(&self.text()),
        }
        if let Rows::Products { r#in: 0, .. } | Rows::Lines { r#in: 0, .. } = self.rows {
            out::warn("there is a header and no row");
        }
        Ok(if self.attention { Outcome::Attention } else { Outcome::Nothing })
    }

    fn text(&self) -> String {
        let resumed = self.resumed_at.filter(|rows| *rows > 0);
        let resumed = resumed.map(|rows| format!(", of them {rows} before this run")).unwrap_or_default();
        let malformed_rows = match &self.malformed_rows {
            Some(path) => format!("malformed: {path}"),
            None => "malformed".to_owned(),
        };
        let on = self.on.as_ref().map(|on| format!(", as of {on}")).unwrap_or_default();
        let mut text = self.top.clone();
        text.push_str(&format!(
            "{}: MTCR Annex, edition {}{on}; {}\n",
            self.output, self.edition, self.scope
        ));
        let (counts, sum) = match &self.rows {
            Rows::Products { r#in, decided, controlled, not_controlled, undetermined, malformed } => (
                vec![
                    (*r#in, format!("rows{resumed}")),
                    (*controlled, "controlled".to_owned()),
                    (*not_controlled, "not controlled".to_owned()),
                    (*undetermined, "undetermined".to_owned()),
                    (*malformed, malformed_rows),
                ],
                format!(
                    "in = decided + undetermined + malformed: {in} = {decided} + {undetermined} + {malformed}"
                ),
            ),
            Rows::Lines { r#in, cleared, referred, rejected, malformed } => (
                vec![
                    (*r#in, format!("lines{resumed}")),
                    (*cleared, "cleared".to_owned()),
                    (*referred, "referred".to_owned()),
                    (*rejected, "rejected".to_owned()),
                    (*malformed, malformed_rows),
                ],
                format!(
                    "in = cleared + referred + rejected + malformed: {in} = {cleared} + {referred} + {rejected} + \
                     {malformed}"
                ),
            ),
        };
        for (count, what) in counts {
            text.push_str(&format!("{count:>12}  {what}\n"));
        }
        text.push_str(&format!("{sum}\n"));
        text
    }
}
