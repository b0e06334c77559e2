//! What a search found, for people.

use super::page::{Page, Tone, count, plain};
use crate::wire::{HitForm, ReasonForm, SearchForm, TouchedForm};

/// Room for the id of an entry and for the state of a limit.
const LABEL: usize = 12;

/// Writes what was found, why, and how to go on.
pub fn search(page: &mut Page, form: &SearchForm) {
    if let Some(banner) = &form.banner {
        super::banner(page, banner);
    }
    for word in &form.corrected {
        page.line(0, Tone::Open, &format!("read `{}` as `{}`", plain(&word.typed), word.read_as));
    }
    for remark in &form.remarks {
        page.line(0, Tone::Open, &plain(remark));
    }
    if !form.figures.is_empty() {
        page.line(0, Tone::Faint, &format!("figures read: {}", plain(&form.figures.join("; "))));
    }
    if form.hits.is_empty() {
        page.line(0, Tone::Plain, "Nothing found. That is no clearance.");
        page.line(
            0,
            Tone::Plain,
            "Try what the product is, what it is made of, or what it is for in other words; an id (9.A.6), a code of \
             a national list (7A103, ML8.c.3, IV(d)(2)) or a CAS number. `mtcr annex list` lists all entries.",
        );
        return;
    }
    for hit in &form.hits {
        page.gap();
        entry(page, hit, !form.figures.is_empty());
    }
    page.gap();
    page.line(0, Tone::Plain, &format!("This is {} (edition {}).", form.scope, form.edition));
    page.line(
        0,
        Tone::Plain,
        "Go on with `mtcr annex show ID`; `mtcr new CLASS` prints a dossier to fill in for `mtcr classify`, \
         `mtcr ask CLASS` asks what is needed.",
    );
}

fn entry(page: &mut Page, hit: &HitForm, with_limits: bool) {
    let category = match hit.category {
        "follows-subject" => "I or II",
        category => category,
    };
    let label = format!("{:<LABEL$}", hit.id);
    page.item(0, (Tone::Strong, &label), Tone::Strong, &format!("{} (category {category})", hit.heading));
    for because in &hit.reasons {
        page.item(2, (Tone::Faint, "found by  "), Tone::Plain, &plain(&reason(because)));
    }
    if with_limits {
        hit.limits.iter().filter(|limit| limit.state != "open").for_each(|limit| touched(page, limit));
        let open = hit.limits.iter().filter(|limit| limit.state == "open").count();
        if open > 0 {
            page.item(
                2,
                (Tone::Open, "open      "),
                Tone::Plain,
                &format!("{} of the rule that the text has no figure for", count(open, "limit", "limits")),
            );
        }
    }
    if let Some(class) = &hit.class {
        page.item(2, (Tone::Faint, "class     "), Tone::Plain, class);
    }
}

fn reason(because: &ReasonForm) -> String {
    let typed = because.typed.join(", ");
    let meaning = because.meaning.as_deref().unwrap_or_default();
    match because.kind {
        "id" => format!("its id in `{typed}`"),
        "code" => {
            let law = because.law.as_deref().unwrap_or_default();
            let recorded = if typed == meaning { String::new() } else { format!(", recorded as {meaning}") };
            format!("the code `{typed}` ({law}){recorded}")
        }
        "cas" => format!("the CAS number {typed} of {meaning}"),
        "name" => format!("`{typed}`: {meaning}"),
        _ => format!("the words {typed}"),
    }
}

fn touched(page: &mut Page, limit: &TouchedForm) {
    let figure = limit.figure.as_deref().unwrap_or_default();
    let (label, tone, text) = match limit.state {
        "meets" => ("meets     ", Tone::Alarm, format!("{} ({figure})", limit.limit)),
        "just-short" => ("near      ", Tone::Open, format!("{} is just not met ({figure})", limit.limit)),
        "misses" => ("not met   ", Tone::Calm, format!("{} ({figure})", limit.limit)),
        "needs" => {
            ("open      ", Tone::Open, format!("{} needs {} too", limit.limit, limit.needs.join(", ")))
        }
        _ => {
            ("open      ", Tone::Open, format!("{}: it is not clear whether {figure} is meant", limit.limit))
        }
    };
    page.item(2, (tone, label), Tone::Plain, &plain(&text));
}
