//! `mtcr annex search`.

use super::annex::edition_of;
use super::args::{Arguments, Format, Search};
use super::out::{self, Outcome, complain};
use super::{Ended, law};
use mtcr_search::{Finder, Language, NotSearched};
use openmtcr::text::{self, Page};
use openmtcr::wire::SearchForm;

pub(crate) fn run(arguments: &Arguments, options: &Search) -> Ended {
    let language = Language::find(&options.lang).map_err(|unknown| {
        complain(&unknown.to_string());
        Outcome::BadInput
    })?;
    let law = law(arguments)?;
    let edition = edition_of(&law.corpus, options.edition.as_deref())?;
    let text = options.text.join(" ");
    let finder = Finder::new(&law.corpus, edition, language).map_err(|reason| refused(&reason))?;
    let answer = finder.find(&text, options.limit.into()).map_err(|reason| refused(&reason))?;
    let form = SearchForm::of(&law, edition, language, &text, &answer);
    match arguments.format {
        Format::Json => out::print_json(&form)?,
        Format::Text | Format::Csv => {
            let mut page = Page::new();
            text::search(&mut page, &form);
            out::print(page.text());
        }
    }
    Ok(Outcome::Nothing)
}

fn refused(reason: &NotSearched) -> Outcome {
    complain(&reason.to_string());
    match reason {
        NotSearched::Index(_) => Outcome::Refused,
        _ => Outcome::BadInput,
    }
}
