//! What a position rests on: provisions with their paragraphs, and the facts under each.

use crate::text::page::{Page, Tone, plain};
use crate::wire::{DeterminationForm, GroundForm};

/// Indent of what stands under a provision.
const UNDER: usize = 6;

/// The chain of grounds, in the order of tests.
pub(super) fn grounds(page: &mut Page, form: &DeterminationForm) {
    let mut grounds = form.grounds.iter().filter(|ground| ground.kind != "principle").peekable();
    if grounds.peek().is_some() {
        page.gap();
        page.line(0, Tone::Strong, "What it rests on");
        grounds.for_each(|it| ground(page, it, form.lines.len()));
    }
}

/// What holds whatever the transfer is.
pub(super) fn principles(page: &mut Page, form: &DeterminationForm) {
    let mut principles = form.grounds.iter().filter(|ground| ground.kind == "principle").peekable();
    if principles.peek().is_some() {
        page.gap();
        page.line(0, Tone::Strong, "Principles");
        for principle in principles {
            let text = format!("{} ({}, mark {})", principle.summary, paragraph(principle), principle.mark);
            page.item(2, (Tone::Strong, &format!("{}  ", principle.rule)), Tone::Plain, &text);
        }
    }
}

/// Which line something is about, where a transfer has several of them.
pub(super) fn of_line(line: Option<usize>, lines: usize) -> String {
    line.filter(|_| lines > 1).map(|line| format!("line {line}: ")).unwrap_or_default()
}

/// A provision: what it gives and where it stands, its content, the facts, what is uncertain, the sources. `lines` is how
/// many lines the transfer has.
pub(super) fn ground(page: &mut Page, ground: &GroundForm, lines: usize) {
    let line = of_line(ground.line, lines);
    let open = ground.holds == "unknown" && ground.kind != "annex";
    let tone = if open { Tone::Open } else { Tone::Plain };
    let heading = format!("{line}{} ({})", ground.title, paragraph(ground));
    page.item(2, (Tone::Strong, &format!("{}  ", ground.rule)), tone, &heading);
    match (open, ground.effect.as_str()) {
        (false, "") => {}
        (true, "") => page.line(UNDER, Tone::Open, "it is open whether this holds"),
        (false, effect) => page.line(UNDER, Tone::Strong, &format!("-> {effect}")),
        (true, effect) => page.line(UNDER, Tone::Open, &format!("-> {effect}, if this holds, which is open")),
    }
    page.line(UNDER, Tone::Plain, &ground.summary);
    for why in &ground.why {
        page.item(UNDER, (Tone::Faint, "- "), Tone::Plain, &plain(why));
    }
    if !ground.note.is_empty() {
        page.line(UNDER, Tone::Faint, &ground.note);
    }
    page.line(UNDER, Tone::Faint, &rests_on(ground));
}

fn rests_on(ground: &GroundForm) -> String {
    let mut text = sources(ground.mark, &ground.read_in);
    if let Some(from) = &ground.from {
        text.push_str(&format!("; in force from {from}"));
        if let Some(until) = &ground.until {
            text.push_str(&format!(" to before {until}"));
        }
    }
    text
}

/// How far something can be trusted, and what it was read in.
pub(super) fn sources(mark: &str, read_in: &[String]) -> String {
    if read_in.is_empty() { format!("mark {mark}") } else { format!("mark {mark}; {}", read_in.join(", ")) }
}

/// `paragraph 2`, `paragraphs 1, 7`, or the words for what has no number.
fn paragraph(ground: &GroundForm) -> String {
    let text = &ground.paragraph;
    if !text.starts_with(|symbol: char| symbol.is_ascii_digit()) {
        text.clone()
    } else if text.contains(',') {
        format!("paragraphs {text}")
    } else {
        format!("paragraph {text}")
    }
}
