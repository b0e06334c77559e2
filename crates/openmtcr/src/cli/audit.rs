//! `mtcr audit`.

use super::args::{Arguments, Audit, Format};
use super::out::{self, Outcome, complain};
use super::{Ended, keep};
use openmtcr::audit::{audit, trust};
use openmtcr::text::{self, Page};
use openmtcr::wire::AuditForm;

pub(crate) fn run(arguments: &Arguments, command: &Audit) -> Ended {
    let (folder, keys, file, quorum) = match command {
        Audit::Verify { folder, keys, file, quorum } => (folder, keys, file, quorum),
        Audit::Export { folder, kept } => return keep::export(arguments, folder, kept),
        Audit::Database { kept } => return keep::compare(arguments, kept),
    };
    let report = trust(keys, file.as_deref(), *quorum).and_then(|trust| audit(folder, &trust));
    let report = report.map_err(|wrong| {
        complain(&wrong.to_string());
        Outcome::BadInput
    })?;
    let form = AuditForm::of(&report);
    match arguments.format {
        Format::Json => out::print_json(&form)?,
        Format::Text | Format::Csv => {
            let mut page = Page::new();
            text::audit(&mut page, &form);
            out::print(page.text());
        }
    }
    Ok(match form.verdict {
        "whole" => Outcome::Nothing,
        "broken" => Outcome::Attention,
        // Nothing contradicts the export, and there is nothing to believe it by.
        _ => Outcome::Refused,
    })
}
