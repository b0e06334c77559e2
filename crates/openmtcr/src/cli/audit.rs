//! `mtcr audit`.

use super::Ended;
use super::args::{Arguments, Audit, Format};
use super::out::{self, Outcome, complain};
use openmtcr::audit::audit;
use openmtcr::text::{self, Page};
use openmtcr::wire::AuditForm;

pub(crate) fn run(arguments: &Arguments, command: &Audit) -> Ended {
    let Audit::Verify { folder, key } = command;
    let report = audit(folder, key.as_deref()).map_err(|wrong| {
        complain(&wrong.to_string());
        Outcome::BadInput
    })?;
    let form = AuditForm::of(&report);
    match arguments.format {
        Format::Json => out::print_json(&form)?,
        Format::Text => {
            let mut page = Page::new();
            text::audit(&mut page, &form);
            out::print(page.text());
        }
    }
    Ok(if form.whole { Outcome::Nothing } else { Outcome::Attention })
}
