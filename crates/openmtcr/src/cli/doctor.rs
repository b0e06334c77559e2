//! `mtcr admin doctor`.

use super::args::{Arguments, Format, Serve};
use super::out::{self, Outcome, complain};
use super::{Ended, keep, settings};
use mtcr_operations::doctor::{LawSeen, Report, Visit, examine};
use mtcr_operations::{Periods, Settings};
use openmtcr::Law;
use serde::Serialize;

/// What the doctor says.
#[derive(Serialize)]
struct ReportForm<'a> {
    sound: bool,
    findings: Vec<FindingForm<'a>>,
    unseen: Vec<UnseenForm<'a>>,
}

#[derive(Serialize)]
struct FindingForm<'a> {
    id: &'a str,
    what: &'a str,
    todo: &'a str,
}

#[derive(Serialize)]
struct UnseenForm<'a> {
    what: &'a str,
    why: &'a str,
}

pub(super) fn run(arguments: &Arguments, options: &Serve) -> Ended {
    let (settings, wrong) = settings::gathered(arguments, options);
    let periods = Periods::built_in().map_err(|error| {
        complain(&format!("the periods built into this program cannot be read: {error}"));
        Outcome::Refused
    })?;
    let law = law(&settings);
    let now = keep::now();
    let visit = Visit { settings: &settings, wrong: &wrong, law: &law, now, periods: &periods };
    let report = keep::runtime()?.block_on(examine(&visit));
    let sound = report.findings.is_empty();
    match arguments.format {
        Format::Json => out::print_json(&form(&report))?,
        Format::Text | Format::Csv => out::print(&text(&report)),
    }
    Ok(if sound { Outcome::Nothing } else { Outcome::Attention })
}

/// What the law is that the node would serve.
fn law(settings: &Settings) -> LawSeen {
    let law = settings.corpus().map_or_else(Law::built_in, Law::of_folder);
    match law {
        Ok(law) => {
            let newest = law
                .corpus
                .editions
                .iter()
                .map(|edition| edition.when.bounds().map(|days| days.last))
                .max()
                .flatten();
            LawSeen::Read { unsigned: law.banner().is_some(), newest }
        }
        Err(why) => LawSeen::Unreadable(why.to_string().lines().next().unwrap_or_default().to_owned()),
    }
}

fn form(report: &Report) -> ReportForm<'_> {
    let findings = report.findings.iter();
    let findings = findings.map(|one| FindingForm { id: one.id, what: &one.what, todo: one.todo }).collect();
    let unseen = report.unseen.iter().map(|one| UnseenForm { what: one.what, why: &one.why }).collect();
    ReportForm { sound: report.findings.is_empty(), findings, unseen }
}

fn text(report: &Report) -> String {
    let mut text = String::new();
    for one in &report.findings {
        text.push_str(&format!("{}: {}\n    {}\n", one.id, one.what, one.todo));
    }
    for one in &report.unseen {
        text.push_str(&format!("not looked at: {}: {}\n", one.what, one.why));
    }
    text.push_str(&match report.findings.len() {
        0 => "nothing is wrong with what was looked at\n".to_owned(),
        1 => "1 finding\n".to_owned(),
        more => format!("{more} findings\n"),
    });
    text
}
