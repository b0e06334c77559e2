//! What changes between two editions.

use crate::pages::errors;
use crate::pages::frame::Frame;
use crate::pages::law;
use crate::pages::reply;
use crate::pages::visit::Visit;
use askama::Template;
use axum::extract::Query;
use axum::response::{IntoResponse, Redirect, Response};
use mtcr_application::wire::{ChangedEntryForm, EditionDiffForm, EffectForm, ReaderForm};
use serde::Deserialize;

/// Which editions to compare.
#[derive(Deserialize)]
pub(super) struct Wanted {
    from: Option<String>,
    to: Option<String>,
}

#[derive(Template)]
#[template(path = "annex/diff.html")]
struct DiffPage {
    f: Frame,
    held: Vec<String>,
    first: String,
    last: String,
    entries: Vec<ChangeView>,
    readers: Vec<ReaderForm>,
}

/// What changes in one entry.
struct ChangeView {
    form: ChangedEntryForm,
    text: String,
    effect: String,
    enters: Option<EffectView>,
    leaves: Option<EffectView>,
    parts: Vec<PartView>,
}

/// A part that reads otherwise.
struct PartView {
    part: String,
    before: String,
    after: String,
    drops: String,
    adds: String,
}

/// Products that enter or leave.
struct EffectView {
    text: String,
    why: String,
    witness: String,
}

/// The changes, or the page to choose two editions.
pub(super) async fn show(visit: Visit, Query(wanted): Query<Wanted>) -> Response {
    let (Some(from), Some(to)) = (wanted.from, wanted.to) else {
        return Redirect::to(&format!("/{}/annex/editions", visit.lang.code())).into_response();
    };
    let (first, last) = match (law::edition(&visit, Some(&from)), law::edition(&visit, Some(&to))) {
        (Ok((first, _)), Ok((last, _))) => (first.evaluated, last.evaluated),
        (Err(page), _) | (_, Err(page)) => return *page,
    };
    if let Some(form) = visit.node.known_diff((first, last)) {
        return page(&visit, &form);
    }
    reply::long(visit, move |visit| match visit.node.diff((first, last)) {
        Ok(form) => page(visit, &form),
        Err(wrong) => errors::nothing_named(visit, wrong.to_string()),
    })
    .await
}

fn page(visit: &Visit, form: &EditionDiffForm) -> Response {
    let f = visit.frame(visit.t("diff-title"), "annex");
    let corpus = &visit.node.law().corpus;
    let held = corpus.editions.iter().filter(|edition| edition.encoded).map(|edition| edition.id.clone());
    let entries = form.entries.iter().map(|change| ChangeView::of(&f, change)).collect();
    reply::page(&DiffPage {
        held: held.collect(),
        first: form.from.clone(),
        last: form.to.clone(),
        entries,
        readers: form.readers.clone(),
        f,
    })
}

impl ChangeView {
    fn of(f: &Frame, form: &ChangedEntryForm) -> Self {
        let parts = form.amended.iter().map(|part| PartView {
            part: part.part.clone(),
            before: part.before.clone(),
            after: part.after.clone(),
            drops: part.drops.join("; "),
            adds: part.adds.join("; "),
        });
        ChangeView {
            text: f.t(format!("diff-{}", form.text)),
            effect: match form.effect {
                Some(true) => f.t("diff-effect"),
                Some(false) => f.t("diff-no-effect"),
                None => f.t("diff-open"),
            },
            enters: EffectView::of(f, &form.enters, "enters"),
            leaves: EffectView::of(f, &form.leaves, "leaves"),
            parts: parts.collect(),
            form: form.clone(),
        }
    }
}

impl EffectView {
    fn of(f: &Frame, form: &EffectForm, way: &str) -> Option<Self> {
        let text = match form.kind {
            "none" => return None,
            "moves" => f.x(format!("diff-moves-{way}"), form.under.join(", ")),
            "open" => f.t(format!("diff-open-{way}")),
            _ => f.t(format!("diff-crosses-{way}")),
        };
        let why = form.why.clone().unwrap_or_default();
        Some(EffectView { text, why, witness: form.witness.clone().unwrap_or_default() })
    }
}
