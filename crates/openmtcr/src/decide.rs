//! Determinations: what is read, which edition and standing apply, and whether a recorded answer comes out again.

mod replay;

use crate::bench::conflicts;
use crate::law::Law;
use crate::wire::{DeterminationForm, RecordForm};
use mtcr_annex::{Classifier, EditionChoice, choose_edition};
use mtcr_corpus::date::{Date, Days};
use mtcr_corpus::transfer::{Transfer, TransferFile};
use mtcr_corpus::{Corpus, Report};
use mtcr_guidelines::{Inquiry, determine};
use mtcr_regime::{On, Regime, Standing};
pub(crate) use replay::compared;
pub use replay::{Replayed, replay};
use std::path::Path;

/// How a transfer is to be determined.
#[derive(Clone, Debug, Default)]
pub struct Options {
    /// The day, in place of the one in the file.
    pub on: Option<String>,
    /// National law to be put beside, by id.
    pub overlays: Vec<String>,
    /// The edition of the Annex, in place of the one in force on the day.
    pub edition: Option<String>,
}

/// Why there is no determination.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Undetermined {
    /// The transfer or a dossier has problems.
    #[error("{0}")]
    Problems(Report),
    /// What was asked for cannot be.
    #[error("{0}")]
    Asked(String),
    /// The law has no rules on transfers.
    #[error("this law has no rules on transfers")]
    NoRules,
}

/// Determines the transfer of a file.
///
/// # Errors
/// Every problem of the file and the dossiers it names, an unknown edition, overlay or day.
pub fn decide(law: &Law, path: &Path, options: &Options) -> Result<DeterminationForm, Undetermined> {
    let shown = path.to_string_lossy().replace('\\', "/");
    let file = TransferFile::open(path, &shown).map_err(Undetermined::Problems)?;
    of_file(law, &file, options)
}

/// Determines a transfer from its texts; `dossiers` are those that it names.
///
/// # Errors
/// As [`decide`].
pub fn decide_text(
    law: &Law,
    shown_as: &str,
    text: &str,
    dossiers: &[(String, String)],
    options: &Options,
) -> Result<DeterminationForm, Undetermined> {
    let file = TransferFile::parse(shown_as, text, dossiers).map_err(Undetermined::Problems)?;
    of_file(law, &file, options)
}

fn of_file(law: &Law, file: &TransferFile, options: &Options) -> Result<DeterminationForm, Undetermined> {
    let corpus = &law.corpus;
    if corpus.guidelines.is_empty() {
        return Err(Undetermined::NoRules);
    }
    let transfer = file.link(corpus).map_err(Undetermined::Problems)?;
    let on = day(&transfer, options)?;
    let regime = Regime::of(corpus).edition(On::day(on));
    let choice = match &options.edition {
        Some(id) => {
            choose_edition(corpus, Some(id)).map_err(|unknown| Undetermined::Asked(unknown.to_string()))?
        }
        None => {
            let wanted = regime.newest.or_else(|| corpus.newest_edition());
            let wanted = wanted
                .ok_or_else(|| Undetermined::Asked("the law holds the text of no edition".to_owned()))?;
            EditionChoice { wanted, evaluated: corpus.evaluated(wanted).unwrap_or(wanted) }
        }
    };
    let mut overlays = Vec::new();
    for id in &options.overlays {
        let found = corpus.guidelines.overlays.iter().find(|overlay| overlay.id == *id);
        overlays.push(found.ok_or_else(|| {
            let known: Vec<&str> =
                corpus.guidelines.overlays.iter().map(|overlay| overlay.id.as_str()).collect();
            Undetermined::Asked(format!("unknown overlay `{id}`; overlays are {}", known.join(", ")))
        })?);
    }
    let classifier = Classifier::new(corpus, choice);
    let shown = file.texts().next().map_or("", |(name, _)| name);
    for line in &transfer.lines {
        let found = classifier.classify(&line.product);
        conflicts(if line.file.is_empty() { shown } else { &line.file }, &found)
            .map_err(Undetermined::Problems)?;
    }
    let inquiry = Inquiry {
        corpus,
        classifier: &classifier,
        transfer: &transfer,
        on,
        edition_open: options.edition.is_none() && !regime.open.is_empty(),
        standing: standing(corpus, &transfer.exporter.state, on),
        overlays,
    };
    let determination = determine(&inquiry);
    let record = RecordForm::new(law, file, options);
    Ok(DeterminationForm::of(law, &inquiry, &determination, record))
}

/// The day of the decision: the one asked for, else the one in the file. No clock is asked.
fn day(transfer: &Transfer, options: &Options) -> Result<Date, Undetermined> {
    match &options.on {
        Some(text) => Days::parse(text)
            .filter(|days| days.first == days.last)
            .map(|days| days.first)
            .ok_or_else(|| Undetermined::Asked(format!("`{text}` is not a day; write it as 2024-05-01"))),
        None => transfer.date.ok_or_else(|| {
            Undetermined::Asked(
                "the transfer names no day: give `--on DATE`, or `date = \"…\"` in the file".to_owned(),
            )
        }),
    }
}

/// What the exporting state may be on a day, in the words of transfers; nothing when the registry does not know it.
///
/// This is the one place where the registry speaks to a determination. The destination's standing is not asked.
fn standing(corpus: &Corpus, state: &str, on: Date) -> Vec<String> {
    let (regime, on) = (Regime::of(corpus), On::day(on));
    let found = if state.is_empty() { None } else { regime.find(state, on).ok() };
    let Some(state) = found.and_then(mtcr_regime::Found::state) else {
        return Vec::new();
    };
    let word = |standing: &Standing| match standing {
        Standing::Other => "neither".to_owned(),
        other => other.as_str().to_owned(),
    };
    regime.standing(state, on).could_be.iter().map(word).collect()
}
