//! `mtcr new`.

use super::args::{Arguments, Format};
use super::out::{self, Outcome, complain};
use super::{Ended, law};
use openmtcr::wire::{BlankForm, BlankTransferForm};
use openmtcr::{Bench, Law, blank};

/// What is typed in place of a class for a transfer.
const TRANSFER: &str = "transfer";

pub(crate) fn run(arguments: &Arguments, class: &str, edition: Option<&str>) -> Ended {
    let law = law(arguments)?;
    if class == TRANSFER {
        return transfer(arguments, &law);
    }
    let bad = |message: String| {
        complain(&message);
        Outcome::BadInput
    };
    let bench = Bench::new(&law, edition).map_err(|unknown| bad(unknown.to_string()))?;
    let dossier = blank::blank(&bench, class).map_err(|unknown| bad(unknown.to_string()))?;
    match arguments.format {
        Format::Json => {
            out::print_json(&BlankForm { banner: law.banner(), class: class.to_owned(), dossier })?;
        }
        Format::Text | Format::Csv => out::print(&dossier),
    }
    Ok(Outcome::Nothing)
}

fn transfer(arguments: &Arguments, law: &Law) -> Ended {
    let Some(transfer) = blank::transfer(law) else {
        complain("this law has no rules on transfers");
        return Err(Outcome::Refused);
    };
    match arguments.format {
        Format::Json => out::print_json(&BlankTransferForm { banner: law.banner(), transfer })?,
        Format::Text | Format::Csv => out::print(&transfer),
    }
    Ok(Outcome::Nothing)
}
