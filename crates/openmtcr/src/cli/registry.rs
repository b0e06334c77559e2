//! `mtcr registry`.

use super::args::{Arguments, Format, Registry, StandingWord};
use super::out::{self, Outcome, complain};
use super::{Ended, law, roll};
use mtcr_regime::{Found, Standing};
use openmtcr::registry::day_of;
use openmtcr::text::{self, Page};
use openmtcr::wire::{FormerForm, RegistryForm, StateForm, TallyOnForm};
use serde::Serialize;

pub(crate) fn run(arguments: &Arguments, options: &Registry) -> Ended {
    let on = day_of(options.on.as_deref()).map_err(|wrong| {
        complain(&wrong.to_string());
        Outcome::BadInput
    })?;
    let law = law(arguments)?;
    let roll = roll(options.registry.as_deref())?;
    if roll.registry(&law).is_empty() {
        complain("this law has no registry");
        return Err(Outcome::Refused);
    }
    let regime = roll.regime(&law);
    match (&options.state, options.standing) {
        (Some(typed), _) => {
            let found = regime.find(typed, on).map_err(|unknown| {
                complain(&unknown.message);
                Outcome::BadInput
            })?;
            match found {
                Found::State { state, .. } => {
                    let form = StateForm::of(&law, &roll, state, on);
                    let open = form.reason.is_some();
                    answer(arguments, &form, text::registry_state, open)
                }
                Found::Former { former, there } => {
                    let form = FormerForm::of(&law, &roll, former, there, on);
                    answer(arguments, &form, text::registry_former, false)
                }
            }
        }
        (None, Some(word)) => {
            let form = TallyOnForm::of(&law, &roll, standing(word), on);
            let open = form.tally.count.is_none();
            answer(arguments, &form, text::registry_tally, open)
        }
        (None, None) => {
            let form = RegistryForm::of(&law, &roll, on);
            let open = form.is_open();
            answer(arguments, &form, text::registry, open)
        }
    }
}

/// Prints an answer; one that leaves something open wants attention.
fn answer<F: Serialize>(arguments: &Arguments, form: &F, write: fn(&mut Page, &F), open: bool) -> Ended {
    match arguments.format {
        Format::Json => out::print_json(form)?,
        Format::Text | Format::Csv => {
            let mut page = Page::new();
            write(&mut page, form);
            out::print(page.text());
        }
    }
    Ok(if open { Outcome::Attention } else { Outcome::Nothing })
}

fn standing(word: StandingWord) -> Standing {
    match word {
        StandingWord::Partner => Standing::Partner,
        StandingWord::Adherent => Standing::Adherent,
        StandingWord::UnilateralAdherent => Standing::UnilateralAdherent,
    }
}
