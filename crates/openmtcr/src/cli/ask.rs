//! `mtcr ask`.

mod files;
mod talk;

use super::args::{Arguments, Ask, Format};
use super::decide::say_replayed;
use super::out::{self, Outcome, complain};
use super::{Ended, law};
use files::Files;
use mtcr_annex::ask::Interview;
use openmtcr::ask::{Checked, Since, read_session, replay, resumed, since};
use openmtcr::text::{self, Depth, Page};
use openmtcr::wire::{OutcomeForm, SessionForm};
use openmtcr::{Bench, Law, needs_attention};
use std::path::Path;
use talk::{End, talk};

pub(crate) fn run(arguments: &Arguments, options: &Ask) -> Ended {
    let law = law(arguments)?;
    if let Some(path) = &options.replay {
        return replayed(arguments, &law, path);
    }
    let files = Files::of(options)?;
    let session = options.resume.as_deref().map(session).transpose()?;
    let pinned = session.as_ref().map(|session| session.edition.as_str());
    let bench = Bench::new(&law, options.edition.as_deref().or(pinned))
        .map_err(|unknown| bad(&unknown.to_string()))?;
    let (mut interview, changed) = begun(&bench, options, session.as_ref())?;
    let mut page = Page::new();
    text::top(&mut page, &law, bench.choice);
    if let (Some(session), Some(since)) = (&session, &changed) {
        text::ask_since(&mut page, options.edition.as_deref().unwrap_or(&session.edition), since);
    }
    // Of an answer in JSON nothing but the outcome stands on standard output.
    let show = |page: &Page| match arguments.format {
        Format::Text | Format::Csv => out::print(page.text()),
        Format::Json => out::print_aside(page.text()),
    };
    show(&page);
    let keep = |interview: &Interview<'_>| files.keep(&SessionForm::of(&law, bench.choice, interview));
    let end = talk(&mut interview, &law.corpus, &show, &keep)?;
    let form = SessionForm::of(&law, bench.choice, &interview);
    if end == End::Stopped {
        files.stop(&form)?;
        return Ok(Outcome::Attention);
    }
    let outcome = OutcomeForm::of(&law, bench.choice, &interview, end == End::Done);
    files.finish(&form, &outcome)?;
    let found = interview.classification();
    match arguments.format {
        Format::Json => out::print_json(&outcome)?,
        Format::Text | Format::Csv => {
            let mut page = Page::new();
            text::rule_off(&mut page);
            text::product(&mut page, &found, "", Depth::Short);
            out::print(page.text());
        }
    }
    Ok(if needs_attention(&found) { Outcome::Attention } else { Outcome::Nothing })
}

fn bad(message: &str) -> Outcome {
    complain(message);
    Outcome::BadInput
}

/// The interview to go on with, and what has changed since it was broken off.
fn begun<'b>(
    bench: &'b Bench<'_>,
    options: &Ask,
    session: Option<&SessionForm>,
) -> Result<(Interview<'b>, Option<Since>), Outcome> {
    if let Some(session) = session {
        let interview =
            resumed(bench, &session.name, &session.answers).map_err(|wrong| bad(&wrong.to_string()))?;
        let changed = since(bench, session, &interview);
        return Ok((interview, Some(changed)));
    }
    let interview = openmtcr::ask::begun(bench, options.name.as_deref(), options.class.as_deref())
        .map_err(|wrong| bad(&wrong))?;
    Ok((interview, None))
}

fn session(path: &Path) -> Result<SessionForm, Outcome> {
    let text = files::read(path)?;
    read_session(&text).map_err(|wrong| bad(&format!("`{}`: {wrong}", path.display())))
}

fn replayed(arguments: &Arguments, law: &Law, path: &Path) -> Ended {
    let text = files::read(path)?;
    let shown = path.display().to_string();
    match replay(law, &text).map_err(|wrong| bad(&format!("`{shown}`: {wrong}")))? {
        Checked::Altered { recorded, found } => {
            out::print(&format!(
                "{shown}: changed since it was written: its digest is {recorded}, that of its text {found}\n"
            ));
            Ok(Outcome::Attention)
        }
        Checked::Replayed(again) => say_replayed(arguments, &shown, &again),
    }
}
