//! Examples of one entry: `annex/item-04/4.C.2.c.cases.toml`.

use super::dossier::Form;
use super::{CaseCategory, DossierSource, Expect, FileId, Located, ReadInSource, Span};
use crate::reader::Fields;

/// The examples of an entry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CasesSource {
    /// The file.
    pub file: FileId,
    /// The entry.
    pub entry: Located<String>,
    /// The law that they are written from.
    pub cites: Vec<ReadInSource>,
    /// The category that controlled cases must show, where it is not the entry's.
    pub category: Option<Located<CaseCategory>>,
    /// What all of them have in common.
    pub base: DossierSource,
    /// The examples.
    pub cases: Vec<CaseSource>,
}

/// One example: what it changes of the base, and what is expected.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CaseSource {
    /// Where it begins.
    pub at: Span,
    /// What it shows.
    pub name: Located<String>,
    /// The verdict; `None` only where the file was refused.
    pub expect: Option<Located<Expect>>,
    /// The category, where it is not the one of the file.
    pub category: Option<Located<CaseCategory>>,
    /// The editions it is about, `2024-03..`; every encoded one when absent.
    pub editions: Option<Located<String>>,
    /// The law that it is written from, where it is not the one of the file.
    pub cites: Vec<ReadInSource>,
    /// Facts that must be asked for.
    pub asks: Vec<Located<String>>,
    /// Keys of the base that it leaves out.
    pub without: Vec<Located<String>>,
    /// Keys that it adds to the base or puts in place of those there. They stand under `facts`; lists, `class`
    /// and `complete` may stand beside it as well.
    pub change: DossierSource,
}

impl CasesSource {
    pub(crate) fn read(mut fields: Fields<'_>) -> Self {
        let base = fields.required("base").and_then(|value| value.table());
        Self {
            file: fields.reading().id,
            entry: fields.required_text("entry"),
            cites: ReadInSource::required(&mut fields, "cites"),
            category: fields.word("category"),
            base: base.map(|base| DossierSource::read_as(base, Form::Base, 1)).unwrap_or_default(),
            cases: fields.required_tables("case").into_iter().map(CaseSource::read).collect(),
        }
    }
}

impl CaseSource {
    pub(super) fn read(mut fields: Fields<'_>) -> Self {
        Self {
            at: fields.at(),
            name: fields.required_text("name"),
            expect: fields.required_word("expect"),
            category: fields.word("category"),
            editions: fields.text("editions"),
            cites: ReadInSource::optional(&mut fields, "cites"),
            asks: fields.texts("asks"),
            without: fields.texts("without"),
            change: DossierSource::read_as(fields, Form::Case, 1),
        }
    }
}
