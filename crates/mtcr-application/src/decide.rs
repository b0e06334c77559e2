//! Determinations: what is read, which edition and standing apply, and whether a recorded answer comes out again.

mod parties;
mod replay;

use crate::bench::conflicts;
use crate::law::Law;
use crate::registry::Roll;
use crate::wire::DeterminationForm;
use mtcr_annex::{Classifier, EditionChoice, choose_edition};
use mtcr_corpus::corpus::guidelines::Overlay;
use mtcr_corpus::date::{Date, Days};
use mtcr_corpus::transfer::{Transfer, TransferFile};
use mtcr_corpus::{Corpus, EditionId, Report};
use mtcr_guidelines::{Inquiry, determine};
use mtcr_regime::{On, Standing, is_code};
pub use parties::Lists;
pub(crate) use replay::compared;
pub use replay::{Difference, Outcome, Pair, Replayed, replay};
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

/// A law, a registry and options ready to determine any number of transfers.
#[derive(Debug)]
pub struct Desk<'a> {
    pub(crate) law: &'a Law,
    pub(crate) roll: &'a Roll,
    pub(crate) options: &'a Options,
    on: Option<Date>,
    edition: Option<EditionChoice>,
    newest: EditionId,
    overlays: Vec<&'a Overlay>,
    lists: Option<Lists<'a>>,
}

impl<'a> Desk<'a> {
    /// Looks up what the options name.
    ///
    /// # Errors
    /// A law without rules on transfers, an unknown edition, overlay or day.
    pub fn new(law: &'a Law, roll: &'a Roll, options: &'a Options) -> Result<Self, Undetermined> {
        let corpus = &law.corpus;
        if corpus.guidelines.is_empty() {
            return Err(Undetermined::NoRules);
        }
        let asked = Undetermined::Asked;
        let on = options.on.as_deref().map(day).transpose().map_err(asked)?;
        let edition = options.edition.as_deref().map(|id| choose_edition(corpus, Some(id))).transpose();
        let overlays = options.overlays.iter().map(|id| overlay(corpus, id)).collect::<Result<_, _>>();
        Ok(Self {
            law,
            roll,
            options,
            on,
            edition: edition.map_err(|unknown| asked(unknown.to_string()))?,
            newest: corpus
                .newest_edition()
                .ok_or_else(|| asked("the law holds the text of no edition".to_owned()))?,
            overlays: overlays.map_err(asked)?,
            lists: None,
        })
    }

    /// Compares the parties of every transfer with lists before it is determined: a party that is found is a matter for a
    /// person and evidence under the factors, and a list that cannot be relied on clears nobody.
    #[must_use]
    pub fn with_lists(self, lists: Lists<'a>) -> Self {
        Self { lists: Some(lists), ..self }
    }

    /// What every answer must say first when it does not rest on what this program was built with; one line each.
    #[must_use]
    pub fn banner(&self) -> Vec<String> {
        self.law.banner().into_iter().chain(self.roll.banner()).collect()
    }

    /// Determines the transfer of a file.
    ///
    /// # Errors
    /// Every problem of the file and the dossiers it names.
    pub fn open(&self, path: &Path) -> Result<DeterminationForm, Report> {
        let shown = path.to_string_lossy().replace('\\', "/");
        self.of_file(&TransferFile::open(path, &shown)?)
    }

    /// Determines a transfer from its texts; `dossiers` are those that it names.
    ///
    /// # Errors
    /// As [`Desk::open`].
    pub fn read(
        &self,
        shown_as: &str,
        text: &str,
        dossiers: &[(String, String)],
    ) -> Result<DeterminationForm, Report> {
        self.of_file(&TransferFile::parse(shown_as, text, dossiers)?)
    }

    fn of_file(&self, file: &TransferFile) -> Result<DeterminationForm, Report> {
        let corpus = &self.law.corpus;
        let Some(lists) = self.lists else { return self.of_screened(file, &file.link(corpus)?) };
        let file = self.screened(lists, file, &file.link(corpus)?)?;
        self.of_screened(&file, &file.link(corpus)?)
    }

    fn of_screened(&self, file: &TransferFile, transfer: &Transfer) -> Result<DeterminationForm, Report> {
        let corpus = &self.law.corpus;
        let Some(on) = self.on.or(transfer.date) else {
            let help = "write `date = \"2024-05-01\"` in the file, or give `--on DATE`";
            return Err(file.lacks("the transfer names no day", help).into_iter().collect());
        };
        self.names_states(file, On::day(on))?;
        // Which edition is in force follows from the law's own editions, also where the states are of another registry.
        let regime = self.roll.regime(self.law).edition(On::day(on));
        let choice = self.edition.unwrap_or_else(|| {
            let wanted = regime.newest.unwrap_or(self.newest);
            EditionChoice { wanted, evaluated: corpus.evaluated(wanted).unwrap_or(wanted) }
        });
        let classifier = Classifier::new(corpus, choice);
        let shown = file.texts().next().map_or("", |(name, _)| name);
        for line in &transfer.lines {
            let found = classifier.classify(&line.product);
            conflicts(if line.file.is_empty() { shown } else { &line.file }, &found)?;
        }
        let inquiry = Inquiry {
            corpus,
            classifier: &classifier,
            transfer,
            on,
            edition_open: self.edition.is_none() && !regime.open.is_empty(),
            regime: self.roll.regime(self.law),
            standing: self.standing(&transfer.exporter.state, on),
            overlays: self.overlays.clone(),
        };
        let determination = determine(&inquiry);
        Ok(DeterminationForm::of(self, file, &inquiry, &determination))
    }

    /// Refuses what is written for a state and stands for none: another name of a state that the registry knows would pass
    /// for one that it does not know. A code of two letters is no other state's, so that one may be outside the registry.
    fn names_states(&self, file: &TransferFile, on: On) -> Result<(), Report> {
        let regime = self.roll.regime(self.law);
        let problems = file.states().filter_map(|state| {
            let unknown = regime.find(&state.value, on).err()?;
            let may_be_outside = is_code(&state.value) || state.value.is_empty();
            if may_be_outside { None } else { file.no_state(state, &unknown.message) }
        });
        let report: Report = problems.collect();
        if report.is_empty() { Ok(()) } else { Err(report) }
    }

    /// What the exporting state may be on a day, in the words of transfers; nothing when the registry does not know it.
    ///
    /// This is the one place where the registry speaks to the Guidelines. The destination's standing is not asked; whether it
    /// is a member of the European Union is asked by overlays alone, in `mtcr-guidelines`.
    fn standing(&self, state: &str, on: Date) -> Vec<String> {
        let (regime, on) = (self.roll.regime(self.law), On::day(on));
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
}

/// Determines the transfer of a file with the registry of the law.
///
/// # Errors
/// As [`Desk::new`] and [`Desk::open`].
pub fn decide(law: &Law, path: &Path, options: &Options) -> Result<DeterminationForm, Undetermined> {
    Desk::new(law, &Roll::of_the_law(), options)?.open(path).map_err(Undetermined::Problems)
}

/// The day that an option names. No clock is asked.
fn day(text: &str) -> Result<Date, String> {
    let whole = Days::parse(text).filter(|days| days.first == days.last);
    whole.map(|days| days.first).ok_or_else(|| format!("`{text}` is not a day; write it as 2024-05-01"))
}

fn overlay<'a>(corpus: &'a Corpus, id: &str) -> Result<&'a Overlay, String> {
    let overlays = &corpus.guidelines.overlays;
    overlays.iter().find(|overlay| overlay.id == id).ok_or_else(|| {
        let known: Vec<&str> = overlays.iter().map(|overlay| overlay.id.as_str()).collect();
        format!("unknown overlay `{id}`; overlays are {}", known.join(", "))
    })
}
