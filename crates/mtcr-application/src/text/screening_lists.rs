//! Lists of restricted parties, for people.

use super::page::{Page, Tone, count, plain};
use crate::wire::{EntryOfListForm, ImportForm, ListDiffForm, ListForm, ListsForm, VersionOfListForm};

/// How many problems of an import are written out.
const SHOWN: usize = 10;

/// Writes how lists stand.
pub fn screening_lists(page: &mut Page, form: &ListsForm) {
    let width = form.lists.iter().map(|list| list.list.chars().count()).max().unwrap_or_default();
    for list in &form.lists {
        let tone = match list.state {
            "in-use" => Tone::Plain,
            "never-imported" => Tone::Open,
            _ => Tone::Alarm,
        };
        let state = list.state.replace('-', " ");
        let mut text = format!("{state:<14}  ");
        if let Some(version) = &list.version {
            text.push_str(&short(version));
        } else if list.why.is_none() {
            text.push_str(&plain(&list.title));
        }
        page.item(0, (Tone::Strong, &format!("{:<width$}  ", list.list)), tone, &text);
        if let Some(why) = &list.why {
            page.line(width + 2, tone, why);
        }
    }
    if let [list] = form.lists.as_slice() {
        one(page, list);
    }
}

fn short(version: &VersionOfListForm) -> String {
    let age = match version.age {
        None => "imported later".to_owned(),
        Some(0) => "of today".to_owned(),
        Some(1) => "1 day old".to_owned(),
        Some(days) => format!("{days} days old"),
    };
    format!(
        "version {}, {age}, {}, {}",
        version.number,
        count(version.records, "record", "records"),
        count(version.names, "name", "names")
    )
}

fn one(page: &mut Page, list: &ListForm) {
    page.gap();
    page.item(0, (Tone::Plain, "title      "), Tone::Plain, &list.title);
    page.item(0, (Tone::Plain, "publisher  "), Tone::Plain, &list.publisher);
    page.item(0, (Tone::Plain, "from       "), Tone::Plain, &list.from);
    for version in list.history.iter().rev() {
        page.gap();
        page.item(0, (Tone::Strong, &format!("version {}  ", version.number)), Tone::Plain, &short(version));
        let own = version
            .published
            .as_ref()
            .map(|day| format!("; the list says it is of {day}"))
            .unwrap_or_default();
        let by = format!("imported at {} by {}{own}", version.imported_at, plain(&version.imported_by));
        page.line(2, Tone::Plain, &by);
        let moved =
            format!("{} added, {} changed, {} removed", version.added, version.changed, version.removed);
        page.line(2, Tone::Plain, &moved);
        for (kind, count) in &version.problems {
            page.line(2, Tone::Open, &format!("{count} {kind}"));
        }
        if let Some(why) = &version.accepted {
            page.line(2, Tone::Open, &format!("taken because: {}", plain(why)));
        }
        page.line(2, Tone::Plain, &format!("records {}", version.digest));
        for file in &version.files {
            page.line(
                2,
                Tone::Plain,
                &format!("{}, {} bytes, SHA-256 {}", file.name, file.bytes, file.sha256),
            );
        }
    }
}

/// Writes what an import did.
pub fn list_import(page: &mut Page, form: &ImportForm) {
    let version = &form.version;
    page.item(
        0,
        (Tone::Strong, &format!("{}  ", form.list)),
        Tone::Plain,
        &format!("version {} is in use", version.number),
    );
    page.line(
        2,
        Tone::Plain,
        &format!(
            "{} with {}: {} added, {} changed, {} removed",
            count(version.records, "record", "records"),
            count(version.names, "name", "names"),
            version.added,
            version.changed,
            version.removed
        ),
    );
    for problem in form.problems.iter().take(SHOWN) {
        page.line(
            2,
            Tone::Open,
            &format!("{} line {}: {}", problem.file, problem.line, plain(&problem.what)),
        );
    }
    if form.problems.len() > SHOWN {
        page.line(2, Tone::Open, &format!("and {} more", form.problems.len() - SHOWN));
    }
}

/// Writes what is otherwise in a newer version.
pub fn list_diff(page: &mut Page, form: &ListDiffForm) {
    let head = format!(
        "version {} against {}: {} added, {} changed, {} removed",
        form.to,
        form.from,
        form.added.len(),
        form.changed.len(),
        form.removed.len()
    );
    page.item(0, (Tone::Strong, &format!("{}  ", form.list)), Tone::Plain, &head);
    let entry = |page: &mut Page, sign: &str, entry: &EntryOfListForm| {
        page.item(0, (Tone::Strong, &format!("{sign} {}  ", entry.uid)), Tone::Plain, &plain(&entry.name));
    };
    form.added.iter().for_each(|added| entry(page, "+", added));
    form.removed.iter().for_each(|removed| entry(page, "-", removed));
    for changed in &form.changed {
        page.item(0, (Tone::Strong, &format!("~ {}  ", changed.uid)), Tone::Plain, &plain(&changed.name));
        for change in &changed.changes {
            for gone in &change.gone {
                page.item(4, (Tone::Plain, &format!("{} - ", change.what)), Tone::Plain, &plain(gone));
            }
            for new in &change.new {
                page.item(4, (Tone::Plain, &format!("{} + ", change.what)), Tone::Plain, &plain(new));
            }
        }
    }
}
