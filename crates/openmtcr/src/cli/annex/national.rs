//! National lists and the crosswalk.

use crate::cli::args::{Arguments, Format};
use crate::cli::out::{self, Outcome, complain};
use crate::cli::{cover, no_law};
use mtcr_corpus::CrosswalkRow;

use openmtcr::lookup::{self, Found};
use openmtcr::text::{self, Page};
use openmtcr::wire::{
    CrosswalkRowForm, NationalListForm, ParagraphDetailForm, ParagraphRowForm, RowProofForm,
};
use openmtcr::{Law, crosswalk as rows, name};

/// A list with its paragraphs.
pub(super) fn list(arguments: &Arguments, law: &Law, page: &mut Page, id: &str) -> Result<(), Outcome> {
    let corpus = law.list(id).map_err(|wrong| no_law(&wrong))?;
    let Some(list) = &corpus.list else { return Ok(()) };
    match arguments.format {
        Format::Json => out::print_json(&NationalListForm::of(list)),
        Format::Text | Format::Csv => {
            text::national_list(page, list);
            Ok(())
        }
    }
}

/// A paragraph, or those whose ids begin alike: `eu:1C111.a.1`.
pub(super) fn show(
    arguments: &Arguments,
    law: &Law,
    page: &mut Page,
    typed: &str,
    source: bool,
) -> Result<(), Outcome> {
    let (list, typed) = name::in_list(typed).unwrap_or((typed, ""));
    let corpus = law.list(list).map_err(|wrong| no_law(&wrong))?;
    let Some(list) = &corpus.list else { return Ok(()) };
    let Found { id, exact, all: found } = lookup::paragraphs(list, typed).map_err(|unknown| {
        complain(&unknown.or_see(&format!("`mtcr annex list --of {}` shows all", list.id)));
        Outcome::BadInput
    })?;
    match (arguments.format, exact) {
        (Format::Json, Some(paragraph)) => {
            return out::print_json(&ParagraphDetailForm::of(&corpus, list, paragraph));
        }
        (Format::Json, None) => {
            let forms: Vec<_> =
                found.iter().map(|paragraph| ParagraphDetailForm::of(&corpus, list, paragraph)).collect();
            return out::print_json(&forms);
        }
        (Format::Text, Some(paragraph)) if source => text::paragraph_source(page, paragraph),
        (Format::Text, None) if source => {
            found.iter().for_each(|paragraph| text::paragraph_source(page, paragraph));
        }
        (Format::Text | Format::Csv, exact) => {
            if let Some(paragraph) = exact {
                text::paragraph(page, &corpus, list, paragraph);
            }
            let others = found.iter().filter(|paragraph| paragraph.name != id);
            let rows: Vec<_> = others.map(|paragraph| ParagraphRowForm::of(list, paragraph)).collect();
            text::paragraphs(page, &rows);
        }
    }
    Ok(())
}

/// The rows of the crosswalk at or below a code.
pub(super) fn crosswalk(
    arguments: &Arguments,
    law: &Law,
    page: &mut Page,
    code: &str,
    prove: bool,
) -> Result<(), Outcome> {
    let found = rows::rows(&law.corpus, code).map_err(|unknown| {
        complain(&unknown.or_see("`mtcr annex list` shows the entries"));
        Outcome::BadInput
    })?;
    let source = law.source_with_lists().map_err(|wrong| no_law(&wrong))?;
    let mut forms: Vec<CrosswalkRowForm> =
        found.iter().map(|row| CrosswalkRowForm::of(&law.corpus, &source, row)).collect();
    if prove {
        prove_rows(law, &found, &mut forms)?;
    }
    match arguments.format {
        Format::Json => out::print_json(&forms),
        Format::Text | Format::Csv => {
            text::crosswalk(page, &forms);
            Ok(())
        }
    }
}

/// Adds what proofs say of each row whose list the law holds, in the newest edition held.
fn prove_rows(law: &Law, rows: &[&CrosswalkRow], forms: &mut [CrosswalkRowForm]) -> Result<(), Outcome> {
    let Some(edition) = law.corpus.newest_edition() else { return Ok(()) };
    let of_row = |row: &CrosswalkRow| law.corpus.crosswalk.list(row).map(|list| list.law.clone());
    for list in law.lists() {
        let of_list = |row: &CrosswalkRow| of_row(row).as_deref() == Some(list);
        let wanted = |entry| rows.iter().any(|row| row.entry == entry && of_list(row));
        if !rows.iter().any(|row| of_list(row)) {
            continue;
        }
        let found = cover::found(law, list, edition, &wanted)?;
        for (_, form) in rows.iter().zip(&mut *forms).filter(|(row, _)| of_list(row)) {
            form.proof = RowProofForm::of(&found, form);
        }
    }
    Ok(())
}
