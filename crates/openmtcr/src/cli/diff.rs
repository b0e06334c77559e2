//! `mtcr annex diff`: what changes between two editions.

use super::Ended;
use super::annex::edition_of;
use super::args::{Arguments, Format};
use super::out::{self, Outcome, complain};
use openmtcr::text::{self, Page};
use openmtcr::{Law, diff};

pub(super) fn run(arguments: &Arguments, law: &Law, mut page: Page, from: &str, to: &str) -> Ended {
    let corpus = &law.corpus;
    let (from, to) = (edition_of(corpus, Some(from))?, edition_of(corpus, Some(to))?);
    let form = diff::editions(law, from, to).map_err(|wrong| {
        complain(&wrong.to_string());
        Outcome::Refused
    })?;
    match arguments.format {
        Format::Json => out::print_json(&form)?,
        Format::Text | Format::Csv => {
            text::difference(&mut page, &form);
            out::print(page.text());
        }
    }
    Ok(if form.entries.is_empty() { Outcome::Nothing } else { Outcome::Attention })
}
