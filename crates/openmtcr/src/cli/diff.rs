//! `mtcr annex diff`: what changes between two editions.

use super::Ended;
use super::annex::edition_of;
use super::args::{Arguments, Format};
use super::out::{self, Outcome, complain};
use openmtcr::Law;
use openmtcr::text::{self, Page};
use openmtcr::wire::EditionDiffForm;

pub(super) fn run(arguments: &Arguments, law: &Law, mut page: Page, from: &str, to: &str) -> Ended {
    let corpus = &law.corpus;
    let (from, to) = (edition_of(corpus, Some(from))?, edition_of(corpus, Some(to))?);
    let found = mtcr_proof::diff::diff(corpus, from, to).map_err(|fact| {
        complain(&format!("two limits of `{fact}` are too close to tell apart"));
        Outcome::Refused
    })?;
    let form = EditionDiffForm::of(corpus, from, to, &found);
    match arguments.format {
        Format::Json => out::print_json(&form)?,
        Format::Text | Format::Csv => {
            text::difference(&mut page, &form);
            out::print(page.text());
        }
    }
    Ok(if form.entries.is_empty() { Outcome::Nothing } else { Outcome::Attention })
}
