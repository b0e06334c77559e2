//! A replay for people.

use super::page::{Page, Tone, count, plain};
use crate::wire::{ReplayedForm, RestsOnForm};
use serde_json::Value;

/// How many differences are shown at most.
const MOST: usize = 20;

/// How many characters of a value are shown at most.
const LONGEST: usize = 120;

/// Writes what a replay came to.
pub fn replay(page: &mut Page, form: &ReplayedForm) {
    let shown = plain(&form.file);
    let engine = other_engine(&form.engine);
    match form.outcome {
        "same-bytes" => page.line(0, Tone::Calm, &format!("{shown}: determined again, the same to the byte")),
        "same-findings" => {
            page.line(0, Tone::Calm, &format!("{shown}: {engine}determined again, the same findings"));
        }
        "to-fetch" => to_fetch(page, form, &shown),
        _ => {
            let number = count(form.differences.len(), "difference", "differences");
            page.line(0, Tone::Alarm, &format!("{shown}: {engine}determined again, {number}"));
            for difference in form.differences.iter().take(MOST) {
                page.line(2, Tone::Strong, &plain(&difference.place));
                page.item(4, (Tone::Faint, "recorded: "), Tone::Plain, &short(&difference.recorded));
                page.item(4, (Tone::Faint, "found:    "), Tone::Plain, &short(&difference.found));
            }
            if form.differences.len() > MOST {
                let more = form.differences.len() - MOST;
                page.line(2, Tone::Faint, &format!("and {more} more; `--format json` lists them"));
            }
        }
    }
}

fn other_engine(engine: &RestsOnForm) -> String {
    match &engine.recorded {
        Some(recorded) if engine.recorded != engine.here => {
            format!("made by engine {}, ", plain(recorded))
        }
        _ => String::new(),
    }
}

fn to_fetch(page: &mut Page, form: &ReplayedForm, shown: &str) {
    page.line(0, Tone::Open, &format!("{shown}: nothing can be said without what it was made with"));
    for (what, pair, option) in
        [("law", &form.corpus, "--corpus"), ("registry", &form.registry, "--registry")]
    {
        if pair.recorded == pair.here {
            continue;
        }
        page.line(2, Tone::Strong, &format!("{what}: fetch it and give it with `{option}`"));
        let none = || "none but that of the law".to_owned();
        page.item(
            4,
            (Tone::Faint, "SHA-256 of the record: "),
            Tone::Plain,
            &said(pair.recorded.as_ref(), none),
        );
        page.item(
            4,
            (Tone::Faint, "SHA-256 of what is here: "),
            Tone::Plain,
            &said(pair.here.as_ref(), none),
        );
    }
    let found = if form.differences.is_empty() { "finds the same" } else { "finds something else" };
    page.line(2, Tone::Faint, &format!("What is here {found}, which proves nothing about the record."));
}

fn said(digest: Option<&String>, none: impl Fn() -> String) -> String {
    digest.map_or_else(none, |digest| plain(digest))
}

fn short(value: &Value) -> String {
    let text = if value.is_null() { "nothing".to_owned() } else { plain(&value.to_string()) };
    match text.char_indices().nth(LONGEST) {
        Some((end, _)) => format!("{}…", text.get(..end).unwrap_or_default()),
        None => text,
    }
}
