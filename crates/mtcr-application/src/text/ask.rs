//! Interviews for people.

use super::page::{Page, Tone, count, plain};
use crate::ask::Since;
use mtcr_annex::ask::{Choice, Form, Given, Query, Said};
use mtcr_annex::{Classification, Verdict};
use mtcr_corpus::Corpus;

/// Choices shown at most; a class that is not shown may be named all the same.
const MOST_CHOICES: usize = 40;

/// What may be typed besides answers.
const COMMANDS: [(&str, &str); 8] = [
    ("?", "don't know: it stays open"),
    ("back", "take the last answer back"),
    ("change NAME", "take the answer about NAME back and ask it next, or ask it before its turn"),
    ("why", "the open entries that the question concerns"),
    ("answers", "the answers so far"),
    ("finish", "end here, with what is known"),
    ("stop", "save the answers and go on another day"),
    ("help", "this list"),
];

/// Writes a question; `number` counts from 1.
pub fn question(page: &mut Page, number: usize, found: &Classification<'_>, query: &Query) {
    page.gap();
    let open = count(found.undetermined().count(), "entry is", "entries are");
    let so_far = match found.verdict() {
        Verdict::Controlled => "controlled already; ",
        Verdict::NotControlled | Verdict::Undetermined => "",
    };
    let state = format!("{so_far}{open} open");
    page.item(0, (Tone::Strong, &format!("{number}. ")), Tone::Strong, &query.text);
    if !query.hint.is_empty() {
        page.line(3, Tone::Plain, &query.hint);
    }
    form(page, &query.form);
    if !query.instead.is_empty() {
        let names: Vec<String> = query.instead.iter().map(|name| format!("`change {name}`")).collect();
        page.line(3, Tone::Faint, &format!("It also follows from other figures: {}", names.join(", ")));
    }
    page.line(3, Tone::Faint, &format!("{}: {}", query.about, query.form.expected()));
    page.line(3, Tone::Faint, &state);
}

fn form(page: &mut Page, form: &Form) {
    match form {
        Form::Word(listed) | Form::Part(listed) => choices(page, 3, listed),
        Form::Several { choices: listed, activities, .. } => {
            choices(page, 3, listed);
            if !activities.is_empty() {
                page.line(3, Tone::Plain, &format!("what it is for: {}", activities.join(", ")));
            }
        }
        Form::Member(facts) => {
            for (name, text, form) in facts {
                page.item(3, (Tone::Plain, &format!("{name}  ")), Tone::Plain, text);
                if let Form::Word(listed) = form {
                    choices(page, 5, listed);
                }
            }
        }
        Form::Quantity(_) | Form::Span(_) | Form::Count | Form::Flag | Form::Substance => {}
    }
}

fn choices(page: &mut Page, indent: usize, choices: &[Choice]) {
    let width = choices.iter().take(MOST_CHOICES).map(|choice| choice.id.chars().count()).max().unwrap_or(0);
    for (at, choice) in choices.iter().take(MOST_CHOICES).enumerate() {
        let label = format!("{:>2}  {:width$}  ", at + 1, choice.id);
        let text = match choice.hint.as_str() {
            "" => choice.label.clone(),
            hint => format!("{}. {hint}", choice.label),
        };
        page.item(indent, (Tone::Plain, &label), Tone::Faint, &text);
    }
    if choices.len() > MOST_CHOICES {
        page.line(indent, Tone::Faint, &format!("and {} more", choices.len() - MOST_CHOICES));
    }
}

/// Writes the open entries that a question concerns.
pub fn why(page: &mut Page, corpus: &Corpus, query: &Query) {
    if query.entries.is_empty() {
        page.line(3, Tone::Plain, "No open entry asks it; you asked for it.");
        return;
    }
    let number = count(query.entries.len(), "open entry reads", "open entries read");
    page.line(3, Tone::Plain, &format!("{number} the answer:"));
    for id in &query.entries {
        let heading = corpus.find_entry(id).map_or("", |entry| entry.heading.as_str());
        page.item(5, (Tone::Open, &format!("{id}  ")), Tone::Plain, heading);
    }
}

/// Writes the answers so far.
pub fn answers(page: &mut Page, answers: &[Given]) {
    if answers.is_empty() {
        page.line(3, Tone::Plain, "Nothing was answered yet.");
    }
    for given in answers {
        page.item(
            3,
            (Tone::Plain, &format!("{}  ", plain(&given.about))),
            Tone::Plain,
            &plain(&said(&given.said)),
        );
    }
}

/// An answer in one line.
fn said(said: &Said) -> String {
    match said {
        Said::Unknown => "not known".to_owned(),
        Said::Value(value) => value.clone(),
        Said::Sorted { yes, no, unknown } => {
            let part = |what: &str, names: &[String]| match names {
                [] => String::new(),
                names => format!("{what} {}", names.join(", ")),
            };
            let parts = [part("yes", yes), part("no", no), part("not known", unknown)];
            parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join("; ")
        }
        Said::Member(facts) => {
            facts.iter().map(|(name, value)| format!("{name} {value}")).collect::<Vec<_>>().join("; ")
        }
        Said::NoMore => "no more".to_owned(),
    }
}

/// Writes what may be typed besides answers.
pub fn commands(page: &mut Page) {
    let width = COMMANDS.iter().map(|(name, _)| name.len()).max().unwrap_or(0);
    for (name, text) in COMMANDS {
        page.item(3, (Tone::Strong, &format!("{name:width$}  ")), Tone::Plain, text);
    }
}

/// Writes what has changed since a session was begun, nothing where nothing has; `pinned` is the edition asked under.
pub fn since(page: &mut Page, pinned: &str, since: &Since) {
    if let Some(digest) = &since.other_law {
        let text = format!(
            "These answers were given under another state of the law, SHA-256 {digest}; they were read again under this one."
        );
        page.line(0, Tone::Open, &text);
    }
    let Some(newer) = &since.newer else {
        return;
    };
    let newest = &newer.edition;
    let text = format!(
        "A newer edition is held: {newest}. This interview stays with edition {pinned}; `--edition {newest}` asks under the newer one."
    );
    page.line(0, Tone::Open, &text);
    if newer.entries.is_empty() {
        page.line(0, Tone::Open, "No entry differs between the two, so no answer is touched.");
    }
    for entry in &newer.entries {
        let read = match entry.touched.answers.as_slice() {
            [] => "it reads none of the answers".to_owned(),
            names => format!("it reads the answers {}", names.join(", ")),
        };
        let found = if entry.pinned == entry.newer {
            format!("by the answers so far {} in both", entry.pinned)
        } else {
            format!(
                "by the answers so far {} under {pinned} and {} under {newest}",
                entry.pinned, entry.newer
            )
        };
        let label = format!("{}  ", entry.touched.entry);
        page.item(2, (Tone::Open, &label), Tone::Plain, &format!("differs; {read}; {found}"));
    }
    page.gap();
}

/// Writes a remark under a question: what was not understood, or what was done.
pub fn remark(page: &mut Page, text: &str) {
    page.line(3, Tone::Open, &plain(text));
}

/// Writes the prompt, or what was typed behind it when the input is not a terminal that shows it.
pub fn prompt(page: &mut Page, typed: Option<&str>) {
    match typed {
        None => page.prompt("> "),
        Some(typed) => page.line(0, Tone::Plain, &plain(typed)),
    }
}
