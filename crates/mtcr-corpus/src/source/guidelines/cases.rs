//! Examples of one provision, `guidelines/rules/G2.6.cases.toml`, or of the rules of an overlay, `overlays/us.cases.toml`.

use crate::reader::Fields;
use crate::source::dossier::Form;
use crate::source::{DossierSource, FileId, Fires, Located, MissingFromBase, ReadInSource, Span};

/// The examples of a provision.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GuidelineCasesSource {
    /// The file.
    pub file: FileId,
    /// The provision.
    pub rule: Located<String>,
    /// What they are written from.
    pub cites: Vec<ReadInSource>,
    /// What all of them have in common.
    pub base: DossierSource,
    /// The examples.
    pub cases: Vec<GuidelineCaseSource>,
}

/// One example: what it changes of the base, and what is expected.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GuidelineCaseSource {
    /// Where it begins.
    pub at: Span,
    /// What it shows.
    pub name: Located<String>,
    /// The day.
    pub on: Located<String>,
    /// The outcome; `None` only where the file was refused.
    pub expect: Option<Located<Fires>>,
    /// The state that it goes to.
    pub destination: Option<Located<String>>,
    /// Entries that the product is controlled under.
    pub controlled: Vec<Located<String>>,
    /// Entries that are open.
    pub open: Vec<Located<String>>,
    /// Entries of the other lines.
    pub beside: Vec<Located<String>>,
    /// Entries of what went before.
    pub earlier: Vec<Located<String>>,
    /// Facts that must be asked for.
    pub asks: Vec<Located<String>>,
    /// Keys of the base that it leaves out.
    pub without: Vec<Located<String>>,
    /// Keys that it adds to the base or puts in place of those there.
    pub change: DossierSource,
}

impl GuidelineCasesSource {
    pub(crate) fn read(fields: Fields<'_>) -> Self {
        Self::under(fields, "rule")
    }

    /// The overlay, and the examples of each of its rules.
    pub(crate) fn read_overlay(mut fields: Fields<'_>) -> (Located<String>, Vec<Self>) {
        let overlay = fields.required_text("overlay");
        let rules = fields.required_tables("rule");
        (overlay, rules.into_iter().map(|rule| Self::under(rule, "id")).collect())
    }

    /// The examples of the provision that stands under a key.
    fn under(mut fields: Fields<'_>, key: &'static str) -> Self {
        let base = fields.table("base");
        Self {
            file: fields.reading().id,
            rule: fields.required_text(key),
            cites: ReadInSource::required(&mut fields, "cites"),
            base: base.map(|base| DossierSource::read_as(base, Form::Base, 1)).unwrap_or_default(),
            cases: fields.required_tables("case").into_iter().map(GuidelineCaseSource::read).collect(),
        }
    }
}

impl GuidelineCaseSource {
    fn read(mut fields: Fields<'_>) -> Self {
        Self {
            at: fields.at(),
            name: fields.required_text("name"),
            on: fields.required_text("on"),
            expect: fields.required_word("expect"),
            destination: fields.text("destination"),
            controlled: fields.texts("controlled"),
            open: fields.texts("open"),
            beside: fields.texts("beside"),
            earlier: fields.texts("earlier"),
            asks: fields.texts("asks"),
            without: fields.texts("without"),
            change: DossierSource::read_as(fields, Form::Case, 1),
        }
    }

    /// What is said of the transfer: the base without what the case leaves out, with its keys in place of those of
    /// the base. The second part names keys to be left out that the base does not have.
    #[must_use]
    pub fn dossier(&self, base: &DossierSource) -> (DossierSource, MissingFromBase) {
        let mut dossier = base.clone();
        let missing = self.without.iter().filter(|key| !dossier.leave_out(key.as_str())).cloned().collect();
        dossier.name = Some(self.name.clone());
        dossier.change(self.change.clone());
        (dossier, missing)
    }
}
