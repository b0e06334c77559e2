//! Examples of the paragraphs of an entry: `national/eu/1C111.cases.toml`.

use crate::reader::Fields;
use crate::source::dossier::Form;
use crate::source::{CaseSource, CasesSource, DossierSource, Located, ReadInSource};

/// The examples of each paragraph, and the id that the file says it is about.
pub(crate) fn read_cases(mut fields: Fields<'_>) -> (Located<String>, Vec<CasesSource>) {
    let file = fields.reading().id;
    let entry = fields.required_text("entry");
    let cites = ReadInSource::required(&mut fields, "cites");
    let paragraphs = fields.required_tables("paragraph").into_iter().map(|mut fields| {
        let own = ReadInSource::optional(&mut fields, "cites");
        let base = fields.required("base").and_then(|value| value.table());
        CasesSource {
            file,
            entry: fields.required_text("id"),
            cites: if own.is_empty() { cites.clone() } else { own },
            category: None,
            base: base.map(|base| DossierSource::read_as(base, Form::Base, 1)).unwrap_or_default(),
            cases: fields.required_tables("case").into_iter().map(CaseSource::read).collect(),
        }
    });
    (entry, paragraphs.collect())
}
