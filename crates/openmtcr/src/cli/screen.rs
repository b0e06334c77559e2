//! `mtcr screen`.

use super::Ended;
use super::args::{Arguments, Format, Screen};
use super::lists::broken;
use super::out::{self, Outcome, chain, complain};
use super::shelved::{self, day, instant};
use mtcr_lists::{Limits, Part, Role, States, asked, kinds};
use mtcr_screening::{Kind, Names, Score, Scratch, Subject, compare};
use openmtcr::text::{self, Page};
use openmtcr::wire::{PairForm, ScreenForm, ScreenOutcomeForm};
use std::fs::File;
use std::io::BufReader;
use std::path::Path;

/// How many bytes a table of parties or pairs may have.
const LARGEST: u64 = 1 << 30;

pub(crate) fn run(arguments: &Arguments, options: &Screen) -> Ended {
    if let Some(path) = &options.pairs {
        let names = Names::built_in().map_err(|wrong| broken(&wrong))?;
        return pairs(arguments, &names, path);
    }
    let on = day(instant(&options.shelved)?);
    let typed = options.threshold.as_deref().map(|typed| {
        score(typed).ok_or_else(|| {
            complain(&format!("`{typed}` is no score: write it as a number from 0 to 1, as 0.85"));
            Outcome::BadInput
        })
    });
    let typed = typed.transpose()?;
    let subjects = subjects(options)?;
    let screener = shelved::screener(&options.shelved.folder, &options.profile)?;
    let threshold = typed.unwrap_or_else(|| screener.names().hit());
    let mut form = ScreenForm::of(&screener, threshold, on);
    let mut scratch = Scratch::default();
    for (line, subject) in &subjects {
        let answer = screener.check_with(&mut scratch, subject, threshold, on);
        form.push(subject, *line, &answer);
    }
    match arguments.format {
        Format::Json => out::print_json(&form)?,
        Format::Text | Format::Csv => {
            let mut page = Page::new();
            text::screen(&mut page, &form, options.explain);
            out::print(page.text());
        }
    }
    Ok(match form.outcome {
        ScreenOutcomeForm::Clear => Outcome::Nothing,
        ScreenOutcomeForm::Hits => Outcome::Attention,
        ScreenOutcomeForm::Refused => Outcome::Refused,
    })
}

/// Whom to ask about: names, or the rows of a table with their lines.
fn subjects(options: &Screen) -> Result<Vec<(Option<u32>, Subject)>, Outcome> {
    let kind = options.kind.as_deref().map(kind).transpose()?;
    let states = States::built_in().map_err(|wrong| broken(&wrong))?;
    let mut around = Vec::new();
    for typed in &options.states {
        around.push(states.recognise(typed).ok_or_else(|| {
            complain(&format!("`{typed}` is no state that is known: give its two letters or its name"));
            Outcome::BadInput
        })?);
    }
    let table = |name: &str| name.to_lowercase().ends_with(".csv") || name.to_lowercase().ends_with(".xlsx");
    match options.names.as_slice() {
        [file] if table(file) => {
            let loaded = asked::parties(part(Path::new(file))?, &states, Limits::of_file(LARGEST)).map_err(
                |wrong| {
                    complain(&chain(&wrong));
                    Outcome::BadInput
                },
            )?;
            // A row that cannot be asked about is not passed over: the rest would look complete.
            if let Some(problem) = loaded.problems.first() {
                complain(&format!("`{}`, line {}: {}", problem.file, problem.line, problem.what));
                return Err(Outcome::BadInput);
            }
            if loaded.parties.is_empty() {
                complain(&format!("`{file}` names nobody"));
                return Err(Outcome::BadInput);
            }
            Ok(loaded.parties.iter().map(|party| (Some(party.source.line), Subject::of(party))).collect())
        }
        names => Ok(names
            .iter()
            .map(|name| {
                let mut subject = Subject::named(name, kind.unwrap_or(Kind::Unknown));
                subject.states.clone_from(&around);
                (None, subject)
            })
            .collect()),
    }
}

/// Compares the names of each row with each other. However alike they are, the command has done what it was to do.
fn pairs(arguments: &Arguments, names: &Names, path: &Path) -> Ended {
    let pairs = asked::pairs(part(path)?, Limits::of_file(LARGEST)).map_err(|wrong| {
        complain(&chain(&wrong));
        Outcome::BadInput
    })?;
    let forms = pairs.iter().map(|pair| {
        let one = Subject::named(&pair.name1, pair.kind);
        let comparison = compare(names, &one, &Subject::named(&pair.name2, pair.kind));
        PairForm::of(&pair.name1, &pair.name2, &pair.schema, &comparison)
    });
    if arguments.format == Format::Json {
        out::print_json(&forms.collect::<Vec<_>>())?;
    } else {
        let mut text = "name1,name2,schema,score,verdict\n".to_owned();
        for form in forms {
            let fields = [&form.name1, &form.name2, &form.schema].map(|field| quoted(field));
            text.push_str(&format!("{},{:.4},{}\n", fields.join(","), form.score, form.verdict));
        }
        out::print_bytes(text.as_bytes());
    }
    Ok(Outcome::Nothing)
}

/// A field of a table, in quotes where it needs them.
fn quoted(field: &str) -> String {
    if field.contains(['"', ',', '\n', '\r']) {
        format!("\"{}\"", field.replace('"', "\"\""))
    } else {
        field.to_owned()
    }
}

fn part(path: &Path) -> Result<Part<'static>, Outcome> {
    let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    match File::open(path) {
        Ok(file) => Ok(Part { role: Role::Main, name, content: Box::new(BufReader::new(file)) }),
        Err(error) => {
            complain(&format!("cannot read `{}`: {error}", path.display()));
            Err(Outcome::BadInput)
        }
    }
}

fn kind(typed: &str) -> Result<Kind, Outcome> {
    kinds::of_word(typed).ok_or_else(|| {
        complain(&format!(
            "`{typed}` is no kind of party: person, organisation, vessel, aircraft or unknown"
        ));
        Outcome::BadInput
    })
}

/// A score as typed, `0.85`, `1` or `.9`, in ten-thousandths; none when it is no number from 0 to 1.
fn score(typed: &str) -> Option<Score> {
    let (whole, behind) = typed.split_once('.').unwrap_or((typed, ""));
    if behind.len() > 4
        || !behind.bytes().all(|byte| byte.is_ascii_digit())
        || (whole.is_empty() && behind.is_empty())
    {
        return None;
    }
    let whole: i32 =
        if whole.is_empty() { 0 } else { whole.parse().ok().filter(|whole| matches!(whole, 0 | 1))? };
    let parts: i32 = format!("{behind:0<4}").parse().ok()?;
    let value = whole * 10_000 + parts;
    (value <= 10_000).then(|| Score::of(value))
}
