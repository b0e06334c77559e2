//! `mtcr decide`.

use super::args::{Arguments, Decide, Format};
use super::out::{self, Outcome, complain};
use super::{Ended, law};
use openmtcr::Law;
use openmtcr::decide::{Options, Replayed, Undetermined, decide, replay};
use openmtcr::text::{self, Page};
use openmtcr::wire::DeterminationForm;
use std::path::Path;

pub(crate) fn run(arguments: &Arguments, options: &Decide) -> Ended {
    let law = law(arguments)?;
    if let Some(path) = &options.replay {
        return replayed(&law, path);
    }
    let wanted = Options {
        on: options.on.clone(),
        overlays: options.overlays.clone(),
        edition: options.edition.clone(),
    };
    let mut outcome = Outcome::Nothing;
    let mut forms: Vec<DeterminationForm> = Vec::new();
    for path in &options.transfers {
        match decide(&law, path, &wanted) {
            Ok(form) => {
                if form.needs_attention() {
                    outcome = outcome.max(Outcome::Attention);
                }
                forms.push(form);
            }
            Err(wrong) => outcome = outcome.max(refused(&wrong)),
        }
    }
    match (arguments.format, forms.as_slice()) {
        (_, []) => {}
        (Format::Json, [one]) => out::print_json(one)?,
        (Format::Json, several) => out::print_json(&several)?,
        (Format::Text, several) => {
            let mut page = Page::new();
            for (at, form) in several.iter().enumerate() {
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

fn replayed(law: &Law, path: &Path) -> Ended {
    let text = std::fs::read_to_string(path).map_err(|error| {
        complain(&format!("`{}` cannot be read: {error}", path.display()));
        Outcome::BadInput
    })?;
    let again = replay(law, &text).map_err(|wrong| refused(&wrong))?;
    say_replayed(&path.display().to_string(), again)
}

/// Prints what became of a record.
pub(super) fn say_replayed(shown: &str, again: Replayed) -> Ended {
    match again {
        Replayed::Same => {
            out::print(&format!("{shown}: determined again, the same to the byte\n"));
            Ok(Outcome::Nothing)
        }
        Replayed::SameFindings { engine } => {
            out::print(&format!("{shown}: made by engine {engine}; this engine finds the same\n"));
            Ok(Outcome::Nothing)
        }
        Replayed::Different { engine, differences } => {
            if let Some(engine) = engine {
                out::print(&format!("{shown}: made by engine {engine}\n"));
            }
            out::print(&format!("{shown}: determined again, {} differences\n", differences.len()));
            for (place, recorded, found) in differences {
                out::print(&format!("  {place}\n    recorded: {recorded}\n    found:    {found}\n"));
            }
            Ok(Outcome::Attention)
        }
        Replayed::OtherLaw { wanted, have, same_findings } => {
            let found = if same_findings { "finds the same" } else { "finds something else" };
            complain(&format!(
                "{shown} was made with the law of SHA-256 {wanted}; this one is {have} and {found}; fetch that law and give it with `--corpus`"
            ));
            Ok(Outcome::Refused)
        }
    }
}
