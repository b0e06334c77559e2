//! The registry for people.

use super::page::{Page, Tone, count};
use super::product::banner;
use crate::wire::{
    BasisForm, ChairForm, FormerForm, HeadForm, LagForm, PlenaryForm, RegistryForm, StateForm, StateRefForm,
    TallyForm, TallyOnForm,
};

/// Columns of a label beside which text stands.
const LABEL: usize = 21;

/// Writes the whole registry on a date.
pub fn registry(page: &mut Page, form: &RegistryForm) {
    head(page, &form.head, "The regime");
    for tally in &form.standings {
        let names: Vec<String> = tally.states.iter().map(|state| state.name.clone()).collect();
        line(page, tally.standing, Tone::Plain, &format!("{}{}", counted(tally), listed(&names)));
        open(page, tally);
    }
    page.gap();
    if form.chair.is_empty() {
        line(page, "chair", Tone::Plain, "none recorded");
    }
    for (at, chair) in form.chair.iter().enumerate() {
        let label = if at == 0 { "chair" } else { "or" };
        let tone = if form.chair.len() > 1 { Tone::Open } else { Tone::Plain };
        line(page, label, tone, &self::chair(chair));
    }
    if let Some(meeting) = &form.plenary.meeting {
        line(page, "plenary, in session", Tone::Plain, &plenary(meeting));
    }
    for open in &form.plenary.open {
        line(page, "plenary, open", Tone::Open, &plenary(open));
    }
    if let Some(last) = &form.plenary.last {
        line(page, "last plenary", Tone::Plain, &plenary(last));
    }
    let mut edition = form.edition.newest.clone().unwrap_or_else(|| "none".to_owned());
    if !form.edition.open.is_empty() {
        edition.push_str(&format!("; open: {}", form.edition.open.join(", ")));
    }
    line(page, "edition", Tone::Plain, &edition);
    eu(page, form);
}

/// Writes the states of one standing on a date.
pub fn tally(page: &mut Page, form: &TallyOnForm) {
    let title = format!("{}: {}", form.tally.standing, counted(&form.tally));
    head(page, &form.head, title.trim_end_matches([' ', ':']));
    for state in &form.tally.states {
        page.item(2, (Tone::Strong, &format!("{}  {}  ", state.iso2, state.iso3)), Tone::Plain, &state.name);
    }
    open(page, &form.tally);
}

/// Writes one state on a date.
pub fn state(page: &mut Page, form: &StateForm) {
    head(page, &form.head, &named(&form.state));
    let tone = if form.reason.is_some() { Tone::Open } else { Tone::Strong };
    let standing = match form.reason {
        Some(_) => format!("open: {}", form.could_be.join(" or ")),
        None => form.standing.to_owned(),
    };
    line(page, "standing", tone, &standing);
    let trust = form.mark.map(|mark| format!(" (mark {mark})")).unwrap_or_default();
    line(page, "", Tone::Plain, &format!("{}{trust}", form.why));
    if !form.name_settled {
        line(page, "name", Tone::Open, "which name was in use is open");
    }
    line(
        page,
        "European Union",
        Tone::Plain,
        match form.eu {
            "yes" => "member; its list binds whatever the standing",
            "open" => "member or not: open",
            _ => "not a member",
        },
    );
    line(page, "editions in its law", Tone::Plain, &lag(&form.editions));
    page.gap();
    page.line(0, Tone::Strong, "On record");
    for row in &form.standings {
        line(page, row.standing, Tone::Plain, &row.period.text());
        basis(page, &row.basis);
        line(page, "", Tone::Faint, &row.place);
    }
    for name in &form.names {
        let time = name.period.text();
        let also =
            if name.also.is_empty() { String::new() } else { format!("; also {}", name.also.join("; ")) };
        let time = if time.is_empty() { time } else { format!(" {time}") };
        line(page, "name", Tone::Plain, &format!("{}{time}{also}", name.name));
    }
    for remark in &form.remarks {
        line(page, "remark", Tone::Plain, &remark.text);
        basis(page, &remark.basis);
    }
}

/// Writes a state that is no more.
pub fn former(page: &mut Page, form: &FormerForm) {
    head(page, &form.head, &named(&form.state));
    line(page, "standing", Tone::Strong, "other: never partner or adherent");
    let there = match form.there {
        "yes" => "was still there",
        "open" => "was there or not: open",
        _ => "was no more",
    };
    line(page, "", Tone::Plain, &format!("{there}; until {}", form.until.text));
    let mut successors: Vec<String> = form.successors.iter().map(named).collect();
    if form.and_others {
        successors.push("others".to_owned());
    }
    line(page, "in its place", Tone::Plain, &successors.join(", "));
    basis(page, &form.basis);
}

fn head(page: &mut Page, head: &HeadForm, title: &str) {
    head.banner.iter().for_each(|text| banner(page, text));
    let on = match &head.on {
        None => "as recorded last".to_owned(),
        Some(day) if day.len() == "2009-03-04".len() => format!("on {day}"),
        Some(longer) => format!("in {longer}"),
    };
    page.line(0, Tone::Strong, &format!("{title}, {on}"));
}

fn line(page: &mut Page, label: &str, tone: Tone, text: &str) {
    page.item(2, (Tone::Plain, &format!("{label:<LABEL$}")), tone, text);
}

/// `34`, or `7 to 14`.
fn counted(tally: &TallyForm) -> String {
    tally.count.map_or_else(|| format!("{} to {}", tally.at_least, tally.at_most), |count| count.to_string())
}

fn listed(names: &[String]) -> String {
    if names.is_empty() { String::new() } else { format!(": {}", names.join(", ")) }
}

fn open(page: &mut Page, tally: &TallyForm) {
    for open in &tally.open {
        line(page, "  open", Tone::Open, &format!("{}: {}", open.state.name, open.why));
    }
}

fn named(state: &StateRefForm) -> String {
    format!("{} ({}, {})", state.name, state.iso2, state.iso3)
}

fn chair(chair: &ChairForm) -> String {
    let states: Vec<&str> = chair.states.iter().map(|state| state.name.as_str()).collect();
    let persons =
        if chair.persons.is_empty() { String::new() } else { format!(" ({})", chair.persons.join(", ")) };
    let note = if chair.basis.note.is_empty() { String::new() } else { format!(" {}", chair.basis.note) };
    let end = if chair.end_recorded || chair.period.until.is_none() { "" } else { ", the end not recorded" };
    let period = chair.period.text();
    format!("{}{persons} {period}{end}; mark {}.{note}", states.join(" and "), chair.basis.mark)
}

fn plenary(plenary: &PlenaryForm) -> String {
    let days = if plenary.opened.text == plenary.closed.text {
        plenary.opened.text.clone()
    } else {
        format!("{} to {}", plenary.opened.text, plenary.closed.text)
    };
    let outcome = if plenary.outcome.is_empty() { String::new() } else { format!(" {}", plenary.outcome) };
    format!("number {}, {}, {days}; mark {}.{outcome}", plenary.number, plenary.city, plenary.basis.mark)
}

fn eu(page: &mut Page, form: &RegistryForm) {
    if form.eu.members == 0 {
        return;
    }
    let parts: Vec<String> = form
        .eu
        .by_standing
        .iter()
        .filter(|tally| tally.at_most > 0)
        .map(|tally| format!("{} {}", counted(tally), tally.standing))
        .collect();
    let members = count(form.eu.members, "member", "members");
    line(page, "European Union", Tone::Plain, &format!("{members}: {}", parts.join(", ")));
}

fn lag(lag: &LagForm) -> String {
    let Some(edition) = &lag.in_force else {
        return if lag.recorded { "none in force yet, as far as recorded" } else { "nothing is recorded" }
            .to_owned();
    };
    let since = lag.since.as_ref().map(|since| format!(" since {}", since.text)).unwrap_or_default();
    let act = if lag.act.is_empty() { String::new() } else { format!(" ({})", lag.act) };
    let through = if lag.through_eu { ", through the list of the European Union" } else { "" };
    let behind = match lag.behind.as_slice() {
        [] => "; no edition after it".to_owned(),
        behind => {
            let days = lag.days.map(|days| format!(", the oldest for {days} days")).unwrap_or_default();
            format!("; behind, as far as recorded: {}{days}", behind.join(", "))
        }
    };
    format!("{edition}{since}{act}{through}{behind}")
}

fn basis(page: &mut Page, basis: &BasisForm) {
    if !basis.note.is_empty() {
        line(page, "", Tone::Plain, &basis.note);
    }
    line(page, "", Tone::Faint, &format!("mark {}; {}", basis.mark, basis.source.join("; ")));
}
