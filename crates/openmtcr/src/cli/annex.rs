//! `mtcr annex`: the law itself.

mod national;

use super::args::{Annex, Arguments, Format};
use super::out::{self, Outcome, complain};
use super::{Ended, law, no_law, plot, sign};
use mtcr_annex::choose_edition;
use mtcr_corpus::{Corpus, EditionId};
use openmtcr::check;
use openmtcr::lookup::{self, Found};
use openmtcr::text::{self, Page};
use openmtcr::wire::{
    CORPUS_SCHEMA, CheckForm, CorpusForm, EditionForm, EntryDetailForm, EntryRowForm, VocabularyForm,
};
use openmtcr::{Law, name};

pub(crate) fn run(arguments: &Arguments, command: &Annex) -> Ended {
    match command {
        Annex::Search(options) => return super::search::run(arguments, options),
        Annex::Check { id, crosswalk } => return run_check(arguments, id.as_deref(), *crosswalk),
        Annex::Export { schema: true } => {
            out::print(CORPUS_SCHEMA);
            return Ok(Outcome::Nothing);
        }
        Annex::Plot { kind, output } => return plot::run(arguments, kind, output.as_deref()),
        Annex::Sign { key, new } => return sign::run(arguments, key, new.as_deref()),
        _ => {}
    }
    let law = law(arguments)?;
    let corpus = &law.corpus;
    let mut page = Page::new();
    if let Some(banner) = law.banner() {
        // Lists and the export have no place for it in JSON.
        match arguments.format {
            Format::Text if !matches!(command, Annex::Export { .. }) => text::banner(&mut page, &banner),
            _ => out::warn(&banner),
        }
    }
    match command {
        Annex::Show { id, edition, source } if name::in_list(id).is_some() => {
            if edition.is_some() {
                complain("a national list has one text; leave `--edition` out");
                return Err(Outcome::BadInput);
            }
            national::show(arguments, &law, &mut page, id, *source)?;
        }
        Annex::Show { id, edition, source } => {
            let edition = edition_of(corpus, edition.as_deref())?;
            show(arguments, &law, &mut page, id, edition, *source)?;
        }
        Annex::List { of: Some(list), .. } => national::list(arguments, &law, &mut page, list)?,
        Annex::Crosswalk { code, prove } => national::crosswalk(arguments, &law, &mut page, code, *prove)?,
        Annex::List { edition, of: None } => {
            let edition = edition_of(corpus, edition.as_deref())?;
            let rows: Vec<EntryRowForm> =
                corpus.entries.iter().filter_map(|entry| EntryRowForm::of(corpus, entry, edition)).collect();
            match arguments.format {
                Format::Json => out::print_json(&rows)?,
                Format::Text | Format::Csv => text::entries(&mut page, corpus, &rows),
            }
        }
        Annex::Vocabulary { name } => vocabulary(arguments, corpus, &mut page, name.as_deref())?,
        Annex::Editions => {
            let editions: Vec<EditionForm> = corpus.editions.iter().map(EditionForm::from).collect();
            match arguments.format {
                Format::Json => out::print_json(&editions)?,
                Format::Text | Format::Csv => text::editions(&mut page, &editions),
            }
        }
        Annex::Export { .. } => {
            out::print_json(&CorpusForm::of(corpus))?;
            return Ok(Outcome::Nothing);
        }
        Annex::Diff { from, to } => return super::diff::run(arguments, &law, page, from, to),
        Annex::Cover(options) => return super::cover::run(arguments, &law, page, options),
        Annex::Check { .. } | Annex::Plot { .. } | Annex::Search(_) | Annex::Sign { .. } => {}
    }
    if arguments.format == Format::Text {
        out::print(page.text());
    }
    Ok(Outcome::Nothing)
}

pub(super) fn edition_of(corpus: &Corpus, wanted: Option<&str>) -> Result<EditionId, Outcome> {
    let choice = choose_edition(corpus, wanted).map_err(|unknown| {
        complain(&unknown.to_string());
        Outcome::BadInput
    })?;
    if choice.is_substituted() {
        let name = |id| corpus.edition(id).map_or("", |edition| edition.id.as_str());
        let (wanted, held) = (name(choice.wanted), name(choice.evaluated));
        out::warn(&format!(
            "the text of edition {wanted} is not held; that of edition {held} is shown in its place"
        ));
    }
    Ok(choice.evaluated)
}

fn show(
    arguments: &Arguments,
    law: &Law,
    page: &mut Page,
    typed: &str,
    edition: EditionId,
    source: bool,
) -> Result<(), Outcome> {
    let corpus = &law.corpus;
    let Found { id, exact, all: found } = lookup::entries(corpus, typed).map_err(|unknown| {
        complain(&unknown.or_see("`mtcr annex list` shows all"));
        Outcome::BadInput
    })?;
    if arguments.format == Format::Json {
        let mut forms: Vec<EntryDetailForm> =
            found.iter().filter_map(|entry| EntryDetailForm::of(corpus, entry, edition)).collect();
        return match (exact.is_some(), forms.pop()) {
            (true, Some(form)) => out::print_json(&form),
            (true, None) => {
                complain(&format!("entry {id} does not exist in this edition"));
                Err(Outcome::BadInput)
            }
            (false, last) => out::print_json(&forms.into_iter().chain(last).collect::<Vec<_>>()),
        };
    }
    match exact {
        Some(entry) if source => text::entry_source(page, entry),
        Some(entry) => text::entry(page, corpus, entry, edition),
        None if source => found.iter().for_each(|entry| text::entry_source(page, entry)),
        None => {
            let rows: Vec<EntryRowForm> =
                found.iter().filter_map(|entry| EntryRowForm::of(corpus, entry, edition)).collect();
            text::entries(page, corpus, &rows);
        }
    }
    Ok(())
}

fn vocabulary(
    arguments: &Arguments,
    corpus: &Corpus,
    page: &mut Page,
    name: Option<&str>,
) -> Result<(), Outcome> {
    let words = &corpus.vocabulary;
    if arguments.format == Format::Json {
        let all = VocabularyForm::of(words);
        let Some(name) = name else {
            return out::print_json(&all);
        };
        let one = all.only(name);
        return if one.is_empty() { Err(unknown_word(corpus, name)) } else { out::print_json(&one) };
    }
    match name {
        None => text::all_words(page, words),
        Some(name) if text::word(page, words, name) => {}
        Some(name) => return Err(unknown_word(corpus, name)),
    }
    Ok(())
}

fn unknown_word(corpus: &Corpus, name: &str) -> Outcome {
    complain(&name::unknown_word(&corpus.vocabulary, name).or_see("`mtcr annex vocabulary` lists all"));
    Outcome::BadInput
}

fn run_check(arguments: &Arguments, id: Option<&str>, crosswalk: bool) -> Ended {
    let mut found = match &arguments.corpus {
        Some(folder) => check::folder(folder),
        None => {
            let law = law(arguments)?;
            check::law(&law).map_err(|wrong| no_law(&wrong))?
        }
    };
    if let Some(id) = id {
        found = found.about(id);
    }
    match arguments.format {
        Format::Json => out::print_json(&CheckForm::from(&found))?,
        Format::Text | Format::Csv => {
            let mut page = Page::new();
            text::check(&mut page, &found, arguments.corpus.is_some(), crosswalk);
            out::print(page.text());
        }
    }
    Ok(if !found.problems.is_empty() {
        Outcome::BadInput
    } else if found.is_clean() {
        Outcome::Nothing
    } else {
        Outcome::Attention
    })
}
