//! What changes between two editions, for people.

use super::page::{Page, Tone};
use crate::wire::{ChangedEntryForm, EditionDiffForm, EffectForm};

/// Writes what reads otherwise and which products enter or leave.
pub fn difference(page: &mut Page, form: &EditionDiffForm) {
    page.line(0, Tone::Strong, &format!("From edition {} to edition {}", form.from, form.to));
    if form.entries.is_empty() {
        page.gap();
        page.line(0, Tone::Calm, "No entry reads otherwise.");
    }
    for entry in &form.entries {
        page.gap();
        changed(page, entry, form);
    }
    if !form.readers.is_empty() {
        page.gap();
        page.line(0, Tone::Plain, "Their own text stays, but they name an entry that changes:");
        for reader in &form.readers {
            page.item(
                2,
                (Tone::Strong, &format!("{:<12}", reader.id)),
                Tone::Plain,
                &reader.names.join(", "),
            );
        }
    }
}

fn changed(page: &mut Page, entry: &ChangedEntryForm, form: &EditionDiffForm) {
    let label = format!("{:<12}", entry.id);
    page.item(0, (Tone::Strong, &label), Tone::Strong, &format!("{}: {}", entry.text, entry.heading));
    // What it comes to stands before the texts, which may be long.
    for part in &entry.amended {
        for (verb, tone, conditions) in
            [("drops", Tone::Calm, &part.drops), ("adds", Tone::Alarm, &part.adds)]
        {
            for condition in conditions {
                let place = if part.part == "rule" { String::new() } else { format!(" in {}", part.part) };
                page.item(2, (tone, &format!("{verb}{place}: ")), Tone::Strong, condition);
            }
        }
    }
    for part in &entry.amended {
        page.line(2, Tone::Plain, &format!("{}:", part.part));
        for (sign, tone, text) in [("- ", Tone::Calm, &part.before), ("+ ", Tone::Alarm, &part.after)] {
            if !text.is_empty() {
                page.item(4, (tone, sign), Tone::Plain, &text.replace('\n', " "));
            }
        }
    }
    if entry.effect == Some(false) {
        page.line(2, Tone::Calm, "No difference in effect: proved over all possible products.");
        return;
    }
    effect(page, ("Enters", &form.from), &entry.enters);
    effect(page, ("Leaves", &form.to), &entry.leaves);
}

fn effect(page: &mut Page, (verb, other): (&str, &str), effect: &EffectForm) {
    match effect.kind {
        "none" => {
            page.line(2, Tone::Calm, &format!("{verb}: no product; proved over all possible products."));
        }
        "crosses" => {
            page.line(
                2,
                Tone::Alarm,
                &format!("{verb}: for example this product, which no entry of {other} controls:"),
            );
        }
        "moves" => {
            let under = effect.under.join(", ");
            let text = if under.is_empty() {
                format!("{verb}: for example this product:")
            } else {
                format!(
                    "{verb}: for example this product; every such product is in edition {other} under {under}:"
                )
            };
            page.line(2, Tone::Alarm, &text);
        }
        _ => {
            let why = effect.why.as_deref().unwrap_or_default();
            page.line(2, Tone::Open, &format!("{verb}: open; {why}"));
        }
    }
    if let Some(witness) = &effect.witness {
        page.gap();
        page.block(4, witness);
        page.gap();
    }
}
