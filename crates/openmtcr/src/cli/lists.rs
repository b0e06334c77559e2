//! `mtcr lists`.

use super::Ended;
use super::args::{Arguments, Format, Import, Lists, Shelved};
use super::out::{self, Outcome, chain, complain};
use super::shelved::{day, declaration, declarations, instant, refused, shelf};
use mtcr_lists::{ImportError, Programmes, SourceFile, States, TEMPLATE, difference};
use openmtcr::text::{self, Page};
use openmtcr::wire::{ImportForm, ListDiffForm, ListForm, ListsForm};
use serde::Serialize;
use std::error::Error;
use std::fs::File;
use std::io::BufReader;
use std::path::Path;

pub(crate) fn run(arguments: &Arguments, command: &Lists) -> Ended {
    match command {
        Lists::Import(options) => import(arguments, options),
        Lists::Show { list, shelved } => show(arguments, list.as_deref(), shelved),
        Lists::Diff { list, from, to, shelved } => diff(arguments, list, (*from, *to), shelved),
        Lists::Template => {
            out::print(&format!("{TEMPLATE}\n"));
            Ok(Outcome::Nothing)
        }
    }
}

fn import(arguments: &Arguments, options: &Import) -> Ended {
    let shelf = shelf(&options.shelved);
    let at = instant(&options.shelved)?;
    let declaration = declaration(&shelf, &options.list)?;
    let sources: Vec<SourceFile<'_>> =
        options.files.iter().map(|path| source(path)).collect::<Result<_, _>>()?;
    let states = States::built_in().map_err(|wrong| broken(&wrong))?;
    let programmes = Programmes::built_in().map_err(|wrong| broken(&wrong))?;
    let by = options
        .by
        .clone()
        .or_else(|| ["USER", "USERNAME"].into_iter().find_map(|name| std::env::var(name).ok()));
    let import = mtcr_lists::Import {
        at,
        by: by.as_deref().unwrap_or("nobody named"),
        sha256: &options.sha256,
        accept: options.accept.as_deref(),
    };
    match shelf.import(&declaration, sources, (&states, &programmes), &import) {
        Ok(imported) => {
            let form = ImportForm::of(&options.list, &imported);
            answer(arguments, &form, text::list_import)?;
            Ok(Outcome::Nothing)
        }
        Err(wrong) => {
            complain(&chain(&wrong));
            Err(match wrong {
                ImportError::List(_) | ImportError::Stranger { .. } | ImportError::NotWhole { .. } => {
                    Outcome::BadInput
                }
                _ => Outcome::Refused,
            })
        }
    }
}

fn show(arguments: &Arguments, list: Option<&str>, shelved: &Shelved) -> Ended {
    let shelf = shelf(shelved);
    let on = day(instant(shelved)?);
    let shown = match list {
        Some(list) => vec![declaration(&shelf, list)?],
        None => declarations(&shelf)?,
    };
    let mut lists = Vec::new();
    let mut in_order = true;
    for declaration in shown {
        let status = shelf.status(&declaration, on);
        in_order &= status.state.can_clear() || status.state == mtcr_lists::State::NeverImported;
        let history =
            if list.is_some() { shelf.versions(&declaration.id).unwrap_or_default() } else { Vec::new() };
        lists.push(ListForm::of(&status, &history, on));
    }
    answer(arguments, &ListsForm { on: on.to_string(), in_order, lists }, text::screening_lists)?;
    Ok(if in_order { Outcome::Nothing } else { Outcome::Attention })
}

fn diff(arguments: &Arguments, list: &str, numbers: (Option<u32>, Option<u32>), shelved: &Shelved) -> Ended {
    let shelf = shelf(shelved);
    let id = declaration(&shelf, list)?.id;
    let newest =
        shelf.versions(&id).map_err(|wrong| refused(&wrong))?.last().map_or(0, |version| version.number);
    let to = numbers.1.unwrap_or(newest);
    let from = numbers.0.unwrap_or_else(|| to.saturating_sub(1));
    let read = |number| shelf.parties_at(&id, number).map_err(|wrong| refused(&wrong));
    let form = ListDiffForm::of(list, (from, to), &difference(&read(from)?, &read(to)?));
    answer(arguments, &form, text::list_diff)?;
    Ok(if form.is_empty() { Outcome::Nothing } else { Outcome::Attention })
}

/// A file to import.
fn source(path: &Path) -> Result<SourceFile<'static>, Outcome> {
    let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    match File::open(path) {
        Ok(file) => Ok(SourceFile { name, content: Box::new(BufReader::new(file)) }),
        Err(error) => {
            complain(&format!("cannot read `{}`: {error}", path.display()));
            Err(Outcome::BadInput)
        }
    }
}

/// Complains of a table that the program brings along.
pub(crate) fn broken(wrong: &dyn Error) -> Outcome {
    complain(&chain(wrong));
    Outcome::Refused
}

fn answer<F: Serialize>(arguments: &Arguments, form: &F, write: fn(&mut Page, &F)) -> Result<(), Outcome> {
    match arguments.format {
        Format::Json => out::print_json(form),
        Format::Text | Format::Csv => {
            let mut page = Page::new();
            write(&mut page, form);
            out::print(page.text());
            Ok(())
        }
    }
}
