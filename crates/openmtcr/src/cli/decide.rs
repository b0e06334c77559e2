//! `mtcr decide`.

use super::args::{Arguments, Decide, Format};
use super::lists::broken;
use super::out::{self, Outcome, complain};
use super::{Ended, law, roll, shelved};
use jiff::Timestamp;
use mtcr_lists::Programmes;
use openmtcr::Law;
use openmtcr::decide::{self, Desk, Lists, Options, Undetermined};
use openmtcr::registry::Roll;
use openmtcr::text::{self, Page};
use openmtcr::wire::{DeterminationsForm, ProblemForm, ReplayForm};
use std::path::Path;

pub(crate) fn run(arguments: &Arguments, options: &Decide) -> Ended {
    let law = law(arguments)?;
    let roll = roll(options.registry.as_deref())?;
    if let Some(path) = &options.replay {
        return replayed(arguments, &law, &roll, path);
    }
    let wanted = Options {
        on: options.on.clone(),
        overlays: options.overlays.clone(),
        edition: options.edition.clone(),
    };
    let desk = Desk::new(&law, &roll, &wanted).map_err(|wrong| refused(&wrong))?;
    let screener =
        options.lists.as_deref().map(|folder| shelved::screener(folder, &options.profile)).transpose()?;
    let programmes = Programmes::built_in().map_err(|wrong| broken(&wrong))?;
    let on = shelved::day(Timestamp::now());
    let mut outcome = Outcome::Nothing;
    let desk = match &screener {
        None => desk,
        Some(screener) => {
            for refusal in screener.refusals(on) {
                let list = refusal.list.map_or_else(String::new, |list| format!("list `{}`: ", list.0));
                complain(&format!("{list}{}; nobody is clear without it", refusal.why));
                outcome = Outcome::Refused;
            }
            desk.with_lists(Lists { screener, programmes: &programmes, on })
        }
    };
    let mut answer = DeterminationsForm::default();
    for path in &options.transfers {
        match desk.open(path) {
            Ok(form) => {
                if form.needs_attention() {
                    outcome = outcome.max(Outcome::Attention);
                }
                answer.determinations.push(form);
            }
            Err(report) => {
                out::report(&report);
                answer.problems.extend(report.problems().iter().map(ProblemForm::from));
                outcome = outcome.max(Outcome::BadInput);
            }
        }
    }
    match (arguments.format, options.transfers.as_slice(), answer.determinations.as_slice()) {
        // The answer for one transfer is its own record.
        (Format::Json, [_], [one]) => out::print_json(one)?,
        (Format::Json, ..) => out::print_json(&answer)?,
        (Format::Text | Format::Csv, _, found) => {
            let mut page = Page::new();
            for (at, form) in found.iter().enumerate() {
                if at > 0 {
                    text::rule_off(&mut page);
                }
                text::determination(&mut page, form);
            }
            out::print(page.text());
        }
    }
    Ok(outcome)
}

fn refused(wrong: &Undetermined) -> Outcome {
    match wrong {
        Undetermined::Problems(report) => {
            out::report(report);
            Outcome::BadInput
        }
        Undetermined::NoRules => {
            complain(&wrong.to_string());
            Outcome::Refused
        }
        other => {
            complain(&other.to_string());
            Outcome::BadInput
        }
    }
}

fn replayed(arguments: &Arguments, law: &Law, roll: &Roll, path: &Path) -> Ended {
    let shown = path.to_string_lossy();
    let bad = |message: String| {
        complain(&message);
        Outcome::BadInput
    };
    let text =
        std::fs::read_to_string(path).map_err(|error| bad(format!("`{shown}` cannot be read: {error}")))?;
    let found = decide::replay(law, roll, &text).map_err(|wrong| match wrong {
        Undetermined::Asked(message) => bad(format!("`{shown}`: {message}")),
        other => refused(&other),
    })?;
    say_replayed(arguments, &shown, &found)
}

/// Prints what became of a record.
pub(super) fn say_replayed(arguments: &Arguments, shown: &str, found: &decide::Replayed) -> Ended {
    let form = ReplayForm::of(shown, found);
    match arguments.format {
        Format::Json => out::print_json(&form)?,
        Format::Text | Format::Csv => {
            let mut page = Page::new();
            text::replay(&mut page, &form.replay);
            out::print(page.text());
        }
    }
    Ok(match found.outcome {
        decide::Outcome::SameBytes | decide::Outcome::SameFindings => Outcome::Nothing,
        decide::Outcome::Different => Outcome::Attention,
        decide::Outcome::ToFetch => {
            complain("law or registry of the record are not at hand");
            Outcome::Refused
        }
    })
}
