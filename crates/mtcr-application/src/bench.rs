//! One edition of the law made ready, and dossiers opened against it.

use crate::law::Law;
use mtcr_annex::{Classification, Classifier, EditionChoice, EditionUnknown, choose_edition};
use mtcr_corpus::dossier::DossierFile;
use mtcr_corpus::{Problem, Report, problem::code};
use mtcr_rules::Dossier;
use std::path::Path;

/// One edition of a law, ready to classify.
#[derive(Clone, Debug)]
pub struct Bench<'l> {
    /// The law.
    pub law: &'l Law,
    /// The edition.
    pub choice: EditionChoice,
    /// What classifies.
    pub classifier: Classifier<'l>,
}

impl<'l> Bench<'l> {
    /// Makes an edition ready; the newest one whose text is held when none is named.
    ///
    /// # Errors
    /// An edition that is not on the calendar, or a law without any text.
    pub fn new(law: &'l Law, edition: Option<&str>) -> Result<Self, EditionUnknown> {
        let choice = choose_edition(&law.corpus, edition)?;
        Ok(Bench { law, choice, classifier: Classifier::new(&law.corpus, choice) })
    }

    /// Opens a dossier, with facts of the form `name=value` put in place of what it says.
    ///
    /// # Errors
    /// Every problem of the file and of the facts.
    pub fn open(&self, path: &Path, facts: &[String]) -> Result<Dossier, Report> {
        let shown = path.to_string_lossy().replace('\\', "/");
        self.linked(&shown, DossierFile::open(path, &shown)?, facts)
    }

    /// Links a file with facts put in place of what it says.
    fn linked(&self, shown: &str, mut file: DossierFile, facts: &[String]) -> Result<Dossier, Report> {
        let wrong: Report =
            facts.iter().filter_map(|fact| file.override_fact(fact).err()).flatten().collect();
        let dossier = match file.link(&self.law.corpus.vocabulary, &self.law.corpus.methods) {
            Ok(dossier) => wrong.or_value(dossier)?,
            Err(report) => return Err(wrong.and(report)),
        };
        self.consistent(shown, dossier)
    }

    /// Opens a dossier as [`Bench::open`] does; one without a name gets that of its file.
    ///
    /// # Errors
    /// Every problem of the file and of the facts.
    pub fn open_named(&self, path: &Path, facts: &[String]) -> Result<Dossier, Report> {
        Ok(named(path, self.open(path, facts)?))
    }

    /// Reads a dossier from text as [`Bench::open_named`] opens a file; `shown_as` is its path in messages and names one
    /// without a name.
    ///
    /// # Errors
    /// Every problem of the text and of the facts.
    pub fn read_named(&self, shown_as: &str, text: &str, facts: &[String]) -> Result<Dossier, Report> {
        let file = DossierFile::parse(shown_as, text)?;
        Ok(named(Path::new(shown_as), self.linked(shown_as, file, facts)?))
    }

    /// Reads a dossier from text; `shown_as` is its path in messages.
    ///
    /// # Errors
    /// Every problem of the text.
    pub fn read(&self, shown_as: &str, text: &str) -> Result<Dossier, Report> {
        let corpus = &self.law.corpus;
        let dossier =
            mtcr_corpus::dossier::read_dossier(shown_as, text, &corpus.vocabulary, &corpus.methods)?;
        self.consistent(shown_as, dossier)
    }

    /// Refuses a dossier that denies what its own descriptions show.
    fn consistent(&self, shown_as: &str, dossier: Dossier) -> Result<Dossier, Report> {
        conflicts(shown_as, &self.classifier.classify(&dossier))?;
        Ok(dossier)
    }
}

/// A dossier without a name gets that of its file.
fn named(path: &Path, mut dossier: Dossier) -> Dossier {
    if dossier.name.is_empty() {
        dossier.name = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
    }
    dossier
}

/// What a dossier denies although its own descriptions show it.
pub(crate) fn conflicts(shown_as: &str, found: &Classification<'_>) -> Result<(), Report> {
    let wrong: Report = found
        .conflicts()
        .iter()
        .map(|conflict| Problem::with_file(shown_as, code::CONTRADICTION, conflict.to_string()))
        .collect();
    wrong.or_value(())
}

/// Whether an answer needs attention: the product or something in it is controlled or undetermined.
#[must_use]
pub fn needs_attention(classification: &Classification<'_>) -> bool {
    let contains = classification.classifier().corpus().vocabulary.contains_list();
    classification.verdict() != mtcr_annex::Verdict::NotControlled
        || classification
            .related
            .iter()
            .filter(|(list, _)| Some(*list) == contains)
            .flat_map(|(_, parts)| parts)
            .any(needs_attention)
}
