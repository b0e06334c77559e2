//! What a check of a ledger's export found, for people.

use super::page::{Page, Tone};
use crate::wire::AuditForm;

/// Writes the answer.
pub fn audit(page: &mut Page, form: &AuditForm) {
    match form.verdict {
        "whole" => page.line(0, Tone::Calm, "whole: the export is what the log vouched for"),
        "broken" => {
            page.line(0, Tone::Alarm, &format!("broken: {}", count(form.findings.len() as u64, "finding")));
            for finding in &form.findings {
                page.line(2, Tone::Plain, &finding.says);
            }
        }
        "no-quorum" => {
            let line = format!(
                "no verdict: nothing in the export contradicts it, and no checkpoint is cosigned by {} or more",
                form.quorum
            );
            page.line(0, Tone::Open, &line);
        }
        _ => {
            let line =
                "no verdict: nothing in the export contradicts it, and no key was given to believe it by";
            page.line(0, Tone::Open, line);
        }
    }
    page.gap();
    match &form.checkpoint {
        Some(head) => {
            page.line(0, Tone::Strong, &format!("{}, {}", head.origin, count(head.size, "entry")));
            page.line(2, Tone::Faint, &format!("root {}", head.root));
        }
        None => page.line(0, Tone::Open, "no checkpoint can be believed: nothing vouches for the entries"),
    }
    signatures(page, form);
    if let (Some(cosigned), Some(head)) = (form.cosigned, &form.checkpoint) {
        let line = match head.size.checked_sub(cosigned).filter(|after| *after > 0) {
            Some(after) => format!(
                "the first {cosigned} cosigned by {} or more, the {after} after them on the word of the log alone",
                form.quorum
            ),
            None => format!("all cosigned by {} or more", form.quorum),
        };
        page.line(2, Tone::Plain, &line);
    }
    if form.earlier_checkpoints > 0 {
        page.line(
            2,
            Tone::Plain,
            &format!("agrees with {}", count(form.earlier_checkpoints, "earlier checkpoint")),
        );
    }
    if form.unanchored > 0 {
        let unanchored = count(form.unanchored, "entry");
        page.line(2, Tone::Open, &format!("{unanchored} after the checkpoint: nothing vouches for them yet"));
    }
    if form.texts_kept > 0 || form.texts_deleted > 0 {
        let (kept, deleted) = (count(form.texts_kept, "restricted text"), form.texts_deleted);
        page.line(
            2,
            Tone::Plain,
            &format!("{kept} kept sealed, {deleted} deleted with an entry that says so"),
        );
    }
    for path in &form.other_files {
        page.line(2, Tone::Faint, &format!("`{path}` is no part of the log and was not read"));
    }
}

fn signatures(page: &mut Page, form: &AuditForm) {
    let Some(signed) = &form.signed_by else {
        let line = "no signature was checked: whoever wrote the export may have made up all of it; \
                    give the key of the log with --key";
        return page.line(2, Tone::Open, line);
    };
    for signed in signed {
        let line = match signed.at {
            Some(at) => format!("cosigned by {} at {at} seconds since 1970", signed.name),
            None => format!("signed by {}", signed.name),
        };
        page.line(2, Tone::Plain, &line);
    }
}

/// A number of things.
fn count(number: u64, thing: &str) -> String {
    match (number, thing.strip_suffix('y')) {
        (1, _) => format!("1 {thing}"),
        (_, Some(stem)) => format!("{number} {stem}ies"),
        _ => format!("{number} {thing}s"),
    }
}
