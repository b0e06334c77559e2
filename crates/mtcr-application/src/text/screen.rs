//! What lists say of parties, for people.

use super::page::{Page, Tone, count, plain};
use crate::wire::{ScreenForm, ScreenHitForm, ScreenOutcomeForm, ScreenedForm};

/// Writes the answer about parties; with the steps of scores where they are asked for.
pub fn screen(page: &mut Page, form: &ScreenForm, explain: bool) {
    for party in &form.parties {
        screened(page, party, explain);
    }
    page.gap();
    let lists: Vec<String> = form
        .lists
        .iter()
        .map(|list| {
            let age = list.age.map_or_else(|| "imported later".to_owned(), count_days);
            format!(
                "{} ({}, version {}, {age})",
                list.list,
                count(list.records, "record", "records"),
                list.version
            )
        })
        .collect();
    let asked = if lists.is_empty() { "none".to_owned() } else { lists.join(", ") };
    page.item(0, (Tone::Plain, "lists asked  "), Tone::Plain, &asked);
    if !form.not_asked.is_empty() {
        page.item(0, (Tone::Plain, "not imported "), Tone::Plain, &form.not_asked.join(", "));
    }
    page.item(
        0,
        (Tone::Plain, "compared by  "),
        Tone::Plain,
        &format!(
            "{}, score {} and above, profile {}, on {}",
            form.names.version,
            score(form.threshold),
            form.profile,
            form.on
        ),
    );
}

fn screened(page: &mut Page, party: &ScreenedForm, explain: bool) {
    page.gap();
    let (tone, word) = match party.outcome {
        ScreenOutcomeForm::Clear => (Tone::Plain, "clear".to_owned()),
        ScreenOutcomeForm::Hits => (Tone::Alarm, count(party.hits.len(), "hit", "hits")),
        ScreenOutcomeForm::Refused if party.hits.is_empty() => (Tone::Open, "no answer".to_owned()),
        ScreenOutcomeForm::Refused => {
            (Tone::Open, format!("no answer, and {}", count(party.hits.len(), "hit", "hits")))
        }
    };
    let place = party.line.map(|line| format!("line {line}: ")).unwrap_or_default();
    let label = format!("{place}{}  ", plain(&party.name));
    page.item(0, (Tone::Strong, &label), tone, &word);
    for refusal in &party.refusals {
        let list = refusal.list.as_ref().map(|list| format!("{list}: ")).unwrap_or_default();
        page.item(2, (Tone::Open, &list), Tone::Plain, &refusal.why);
    }
    for hit in &party.hits {
        self::hit(page, hit, explain);
    }
}

fn hit(page: &mut Page, hit: &ScreenHitForm, explain: bool) {
    let label = format!("{}  {:<6}  ", score(hit.score), hit.grade);
    page.item(2, (Tone::Alarm, &label), Tone::Strong, &plain(&hit.matched));
    let mut about = vec![hit.kind.to_owned()];
    if hit.matched != hit.name {
        about.insert(0, format!("of {}", plain(&hit.name)));
    }
    about.extend((!hit.states.is_empty()).then(|| hit.states.join(" ")));
    about.push(format!("{} {} (version {})", hit.list, hit.uid, hit.version));
    about.extend((!hit.programmes.is_empty()).then(|| hit.programmes.join(" · ")));
    about.extend(hit.listed_from.as_ref().map(|day| format!("from {day}")));
    about.extend(hit.listed_until.as_ref().map(|day| format!("until {day}")));
    page.line(6, Tone::Plain, &about.join(", "));
    if !hit.tags.is_empty() {
        page.line(6, Tone::Alarm, &hit.tags.join(", "));
    }
    if explain {
        for step in &hit.steps {
            let values =
                [step.asked.as_str(), step.listed.as_str()].into_iter().filter(|value| !value.is_empty());
            let values: Vec<String> = values.map(|value| format!("`{}`", plain(value))).collect();
            let how = step.how.as_ref().map(|how| format!(" ({how})")).unwrap_or_default();
            let label = format!("{:>8.4}  ", step.delta);
            page.item(
                6,
                (Tone::Plain, &label),
                Tone::Plain,
                &format!("{} {}{how}", step.what, values.join(" – ")),
            );
        }
        page.line(
            6,
            Tone::Plain,
            &format!("evidence {:.2} bits; {} line {}", hit.evidence, hit.file, hit.line),
        );
        if !hit.remarks.is_empty() {
            page.line(6, Tone::Plain, &plain(&hit.remarks));
        }
    }
}

fn score(score: f64) -> String {
    format!("{score:.4}")
}

fn count_days(days: u32) -> String {
    match days {
        0 => "of today".to_owned(),
        1 => "1 day old".to_owned(),
        more => format!("{more} days old"),
    }
}
