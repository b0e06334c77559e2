//! The page of a determination.

use super::form::OverlayChoice;
use super::ground::GroundView;
use super::people::{AskView, BlockerView, ChangeView, FactorView, OverlayView, asks, factors, range};
use crate::pages::field::FieldView;
use crate::pages::frame::Frame;
use crate::pages::reply;
use crate::pages::result::ProductView;
use crate::pages::visit::Visit;
use askama::Template;
use axum::response::Response;
use mtcr_application::wire::{DeterminationForm, GroundForm};

/// What was determined, to be changed and determined again.
pub(super) struct Texts {
    /// The transfer.
    pub(super) transfer: String,
    /// The dossiers that it names.
    pub(super) dossiers: Vec<(String, String)>,
    /// The national law to be put beside.
    pub(super) overlays: Vec<OverlayChoice>,
}

#[derive(Template)]
#[template(path = "decide/result.html")]
struct DeterminationPage {
    f: Frame,
    form: DeterminationForm,
    class: &'static str,
    position: String,
    lines: Vec<LineView>,
    grounds: Vec<GroundView>,
    principles: Vec<GroundView>,
    blockers: Vec<BlockerView>,
    undertakings: Vec<GroundView>,
    fields: Vec<FieldView>,
    others: Vec<AskView>,
    changes: Vec<ChangeView>,
    overlays: Vec<OverlayView>,
    factors: Vec<FactorView>,
    texts: Texts,
    record: String,
}

/// One line.
struct LineView {
    name: String,
    quantity: String,
    position: String,
    categories: String,
    product: ProductView,
}

/// The page of a determination.
pub(super) fn page(visit: &Visit, form: DeterminationForm, texts: Texts) -> Response {
    let frame = || visit.frame(visit.t("decide-result-title"), "decide");
    let f = frame();
    let lines = form.lines.len();
    let view = |ground: &GroundForm| GroundView::of(&f, ground, lines);
    let (principles, grounds): (Vec<&GroundForm>, Vec<&GroundForm>) =
        form.grounds.iter().partition(|ground| ground.kind == "principle");
    let query = format!("?edition={}", form.edition);
    let line = |line: &mtcr_application::wire::LineForm| LineView {
        name: line.name.clone(),
        quantity: [line.quantity.as_str(), line.value.as_str()]
            .into_iter()
            .filter(|part| !part.is_empty())
            .collect::<Vec<_>>()
            .join(", "),
        position: range(&f, &line.position, (&line.at_least, &line.could_be)),
        categories: line
            .categories
            .iter()
            .map(|category| f.t(format!("category-{category}")))
            .collect::<Vec<_>>()
            .join(", "),
        product: ProductView::of(frame, &line.classification, &form.edition, &query),
    };
    let (fields, others) = asks(visit, &f, &form.asks, lines);
    let page = DeterminationPage {
        class: if form.attention { "open" } else { "good" },
        position: range(&f, &form.position, (&form.at_least, &form.could_be)),
        lines: form.lines.iter().map(line).collect(),
        grounds: grounds.into_iter().map(view).collect(),
        principles: principles.into_iter().map(view).collect(),
        blockers: form.blockers.iter().map(BlockerView::of).collect(),
        undertakings: form.undertakings.iter().map(view).collect(),
        fields,
        others,
        changes: form.would_change.iter().map(|change| ChangeView::of(&f, change)).collect(),
        overlays: form.overlays.iter().map(|overlay| OverlayView::of(&f, overlay, lines)).collect(),
        factors: factors(form.factors.values()),
        record: serde_json::to_string_pretty(&form).unwrap_or_default(),
        texts,
        form,
        f,
    };
    reply::page(&page)
}
