//! A determination for people: the position first, then the chain of grounds, what blocks, what to ask, what would
//! change it, and last what is to be weighed and what always holds.

mod grounds;
mod overlay;
mod people;

use super::page::{Page, Tone, plain};
use crate::wire::{DeterminationForm, LineForm, SCOPE};

/// Writes a determination.
pub fn determination(page: &mut Page, form: &DeterminationForm) {
    form.banner.iter().for_each(|banner| super::banner(page, banner));
    page.item(
        0,
        (Tone::Strong, &format!("{}  ", plain(&form.name))),
        Tone::Faint,
        &format!("as of {}", form.on),
    );
    let tone = tone(&form.position);
    page.line(0, tone, &format!("{} [{}]", form.label, form.position));
    if form.at_least != form.could_be {
        page.line(0, tone, &format!("Between {} and {}", form.at_least, form.could_be));
    }
    page.line(0, Tone::Plain, &form.meaning);
    page.line(0, Tone::Faint, &format!("This is {}.", form.nature));
    if form.position == "no-control-under-mtcr" {
        let edition = &form.edition;
        let text = format!("Not in the MTCR Annex (edition {edition}) is no clearance; {SCOPE}.");
        page.line(0, Tone::Open, &text);
    } else {
        page.line(0, Tone::Faint, &format!("It is about {}.", form.scope));
    }
    lines(page, &form.lines);
    grounds::grounds(page, form);
    people::blockers(page, form);
    people::undertakings(page, form);
    people::asks(page, form);
    people::changes(page, form);
    form.overlays.iter().for_each(|it| overlay::overlay(page, it, form.lines.len()));
    people::not_recorded(page, form);
    people::factors(page, form);
    grounds::principles(page, form);
    page.gap();
    page.line(
        0,
        Tone::Faint,
        "Marks: A the point was read in the source named, B it is from general knowledge of that source, C it is \
         uncertain or our reading.",
    );
    page.line(0, Tone::Faint, &format!("Law {}, engine {}.", form.record.corpus, form.record.engine));
    if let Some(registry) = &form.record.registry {
        page.line(0, Tone::Faint, &format!("Registry {registry}."));
    }
}

fn tone(position: &str) -> Tone {
    match position {
        "no-control-under-mtcr" | "not-applicable" => Tone::Calm,
        "refer" => Tone::Open,
        _ => Tone::Alarm,
    }
}

fn lines(page: &mut Page, lines: &[LineForm]) {
    page.gap();
    page.line(0, Tone::Strong, "Lines");
    for (at, line) in lines.iter().enumerate() {
        let mut text = plain(&line.name);
        for more in [&line.quantity, &line.value] {
            if !more.is_empty() {
                text.push_str(&format!(", {}", plain(more)));
            }
        }
        let under: Vec<&str> = line.classification.entries.iter().map(|entry| entry.id.as_str()).collect();
        let category = line.categories.iter().map(|word| match *word {
            "none" => "not in the Annex".to_owned(),
            category => format!("Category {category}"),
        });
        let category: Vec<String> = category.collect();
        text.push_str(&format!(": {}", category.join(" or ")));
        if !under.is_empty() && line.classification_counts {
            text.push_str(&format!(", under {}", under.join(", ")));
        }
        page.item(2, (Tone::Strong, &format!("{}  ", at + 1)), Tone::Plain, &text);
        page.line(5, tone(&line.position), &range(&line.position, &line.at_least, &line.could_be));
    }
}

/// A position, or the bounds where it is not settled.
fn range(position: &str, at_least: &str, could_be: &str) -> String {
    if at_least == could_be {
        position.to_owned()
    } else {
        format!("{position}: between {at_least} and {could_be}")
    }
}
