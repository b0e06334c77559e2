//! A determination for people: the position first, then the chain of grounds, what blocks, what to ask.

use super::page::{Page, Tone, plain};
use crate::wire::{DeterminationForm, GroundForm, LineForm, OverlayForm, TransferQuestionForm};

/// Writes a determination.
pub fn determination(page: &mut Page, form: &DeterminationForm) {
    if let Some(banner) = &form.banner {
        super::banner(page, banner);
    }
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
    if form.position == "no-control-under-mtcr" || form.at_least == "no-control-under-mtcr" {
        page.line(
            0,
            Tone::Open,
            &format!(
                "Not in the MTCR Annex (edition {}) is no clearance; {}.",
                form.edition,
                crate::wire::SCOPE
            ),
        );
    }
    page.line(0, Tone::Faint, &format!("Scope: {}.", form.scope));
    lines(page, &form.lines);
    grounds(page, form);
    blockers(page, form);
    asks(page, form);
    changes(page, form);
    factors(page, form);
    form.overlays.iter().for_each(|it| overlay(page, it));
    page.gap();
    page.line(0, Tone::Faint, &format!("Law {}, engine {}.", form.record.corpus, form.record.engine));
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
        let range = if line.at_least == line.could_be {
            line.position.clone()
        } else {
            format!("refer: between {} and {}", line.at_least, line.could_be)
        };
        page.line(5, tone(&line.position), &range);
    }
}

fn grounds(page: &mut Page, form: &DeterminationForm) {
    let (principles, grounds): (Vec<&GroundForm>, Vec<&GroundForm>) =
        form.grounds.iter().partition(|ground| ground.kind == "principle");
    if !grounds.is_empty() {
        page.gap();
        page.line(0, Tone::Strong, "What it rests on");
        grounds.iter().for_each(|it| ground(page, it));
    }
    if !principles.is_empty() {
        page.gap();
        page.line(0, Tone::Strong, "Principles");
        for principle in principles {
            page.item(
                2,
                (Tone::Strong, &format!("{}  ", principle.rule)),
                Tone::Plain,
                &format!(
                    "{} (paragraph {}, mark {})",
                    principle.summary, principle.paragraph, principle.mark
                ),
            );
        }
    }
}

fn ground(page: &mut Page, ground: &GroundForm) {
    let line = ground.line.map(|line| format!("line {line}: ")).unwrap_or_default();
    let open = if ground.holds == "unknown" && ground.kind != "annex" { "may hold: " } else { "" };
    let effect = if ground.effect.is_empty() { String::new() } else { format!(" -> {}", ground.effect) };
    let heading = format!("{line}{open}{} ({}){effect}", ground.title, paragraph(&ground.paragraph));
    let tone = if open.is_empty() { Tone::Plain } else { Tone::Open };
    page.item(2, (Tone::Strong, &format!("{}  ", ground.rule)), tone, &heading);
    page.line(6, Tone::Plain, &ground.summary);
    for why in &ground.why {
        page.item(6, (Tone::Faint, "- "), Tone::Plain, &plain(why));
    }
    if !ground.note.is_empty() {
        page.line(6, Tone::Faint, &ground.note);
    }
    let mut sources = sources(ground.mark, &ground.read_in);
    if let Some(from) = &ground.from {
        sources.push_str(&format!("; in force from {from}"));
        if let Some(until) = &ground.until {
            sources.push_str(&format!(" to before {until}"));
        }
    }
    page.line(6, Tone::Faint, &sources);
}

/// How far something can be trusted, and what it was read in.
fn sources(mark: &str, read_in: &[String]) -> String {
    if read_in.is_empty() { format!("mark {mark}") } else { format!("mark {mark}; {}", read_in.join(", ")) }
}

fn paragraph(paragraph: &str) -> String {
    if paragraph.starts_with(|symbol: char| symbol.is_ascii_digit()) {
        format!("paragraph {paragraph}")
    } else {
        paragraph.to_owned()
    }
}

fn blockers(page: &mut Page, form: &DeterminationForm) {
    if !form.blockers.is_empty() {
        page.gap();
        page.line(0, Tone::Strong, "What stands in the way of an approval");
        for blocker in &form.blockers {
            let (tone, how) =
                if blocker.blocks == "true" { (Tone::Alarm, "") } else { (Tone::Open, "perhaps: ") };
            let rules: Vec<&str> = blocker.grounds.iter().map(|ground| ground.rule.as_str()).collect();
            page.item(
                2,
                (tone, &format!("{}  ", blocker.id)),
                Tone::Plain,
                &format!("{how}{} [{}]", blocker.label, unique(&rules)),
            );
            for why in blocker.grounds.iter().flat_map(|ground| &ground.why) {
                page.item(6, (Tone::Faint, "- "), Tone::Plain, &plain(why));
            }
        }
    }
    if !form.undertakings.is_empty() {
        page.gap();
        page.line(0, Tone::Strong, "To be obtained from the end user");
        let mut seen: Vec<&str> = Vec::new();
        for undertaking in &form.undertakings {
            if !seen.contains(&undertaking.rule.as_str()) {
                seen.push(&undertaking.rule);
                page.item(
                    2,
                    (Tone::Strong, &format!("{}  ", undertaking.rule)),
                    Tone::Plain,
                    &undertaking.summary,
                );
            }
        }
    }
}

fn unique(names: &[&str]) -> String {
    let mut seen: Vec<&str> = Vec::new();
    for name in names {
        if !seen.contains(name) {
            seen.push(name);
        }
    }
    seen.join(", ")
}

fn asks(page: &mut Page, form: &DeterminationForm) {
    if form.asks.is_empty() {
        return;
    }
    page.gap();
    page.line(0, Tone::Strong, "To be asked");
    for ask in &form.asks {
        question(page, "", ask);
    }
}

fn question(page: &mut Page, before: &str, ask: &TransferQuestionForm) {
    let line = ask.line.map(|line| format!("line {line}, ")).unwrap_or_default();
    let text = format!("{} [{}]", ask.question, ask.rules.join(", "));
    page.item(2, (Tone::Open, &format!("{before}{line}{}  ", ask.name)), Tone::Plain, &text);
}

fn changes(page: &mut Page, form: &DeterminationForm) {
    if !form.would_change.is_empty() {
        page.gap();
        page.line(0, Tone::Strong, "What would change it");
        for change in &form.would_change {
            let then = if change.at_least == change.could_be {
                change.position.clone()
            } else {
                format!("refer, between {} and {}", change.at_least, change.could_be)
            };
            page.item(
                2,
                (Tone::Strong, &format!("{}  ", change.fact)),
                Tone::Plain,
                &format!("{then}. {}", change.question),
            );
        }
    }
    if !form.not_recorded.is_empty() {
        page.gap();
        page.line(0, Tone::Strong, &format!("Not recorded as of {}", form.on));
        for absent in &form.not_recorded {
            page.item(2, (Tone::Faint, "- "), Tone::Plain, absent);
        }
    }
}

fn factors(page: &mut Page, form: &DeterminationForm) {
    if form.factors.is_empty() {
        return;
    }
    page.gap();
    page.line(0, Tone::Strong, "Factors of paragraph 3, to be weighed by people (no score)");
    let mut factors: Vec<_> = form.factors.values().collect();
    factors.sort_by(|a, b| a.rule.cmp(&b.rule));
    for factor in factors {
        page.item(2, (Tone::Strong, &format!("{}  ", factor.rule)), Tone::Plain, &factor.summary);
        for evidence in &factor.evidence {
            page.item(6, (Tone::Faint, "- "), Tone::Plain, &plain(evidence));
        }
        for missing in &factor.missing {
            page.item(6, (Tone::Open, "? "), Tone::Plain, missing);
        }
    }
}

fn overlay(page: &mut Page, overlay: &OverlayForm) {
    page.gap();
    let range = if overlay.at_least == overlay.could_be {
        format!("{} [{}]", overlay.label, overlay.own_position)
    } else {
        format!("not settled: between {} and {}", overlay.at_least, overlay.could_be)
    };
    page.item(0, (Tone::Strong, &format!("Beside it, {}: ", overlay.title)), Tone::Plain, &range);
    if overlay.barred {
        page.line(2, Tone::Alarm, "The bar of the Guidelines stands; national law does not lift it.");
    }
    if !overlay.grounds.iter().any(|ground| ground.kind == "position") {
        page.line(2, Tone::Faint, "None of its rules that gives a position holds or may hold.");
    }
    for ground in &overlay.grounds {
        self::ground(page, ground);
    }
    for duty in &overlay.duties {
        let (tone, how) = if duty.holds == "true" { (Tone::Plain, "") } else { (Tone::Open, "perhaps: ") };
        page.item(2, (Tone::Strong, "duty  "), tone, &format!("{how}{} [{}]", duty.text, duty.rule));
        page.line(6, Tone::Faint, &sources(duty.mark, &duty.read_in));
    }
    for ask in &overlay.asks {
        question(page, "open  ", ask);
    }
}
