//! What is open, and what just misses.

use crate::pages::frame::Frame;
use mtcr_application::wire::{NearForm, OpenForm};

/// An open entry.
pub(super) struct OpenView {
    pub(super) id: String,
    pub(super) heading: String,
    pub(super) category: String,
    /// That all its figures are met; empty where they are not.
    pub(super) limits_met: String,
    pub(super) asks: String,
}

impl OpenView {
    /// The view of an open entry.
    pub(super) fn of(f: &Frame, form: &OpenForm) -> Self {
        OpenView {
            id: form.id.clone(),
            heading: form.heading.clone(),
            category: form.category.map_or_else(String::new, |category| f.t(format!("category-{category}"))),
            limits_met: if form.limits_met { f.t("limits-met") } else { String::new() },
            asks: form.asks.join(", "),
        }
    }
}

/// An entry that one figure keeps out.
pub(super) struct NearView {
    pub(super) id: String,
    pub(super) predicate: String,
    /// How far it is from the limit; empty where that is not known.
    pub(super) margin: String,
}

impl NearView {
    /// The view of a near miss.
    pub(super) fn of(form: &NearForm) -> Self {
        let share = form.share.as_ref().map(|share| format!(" ({share})")).unwrap_or_default();
        let margin = form.margin.as_ref().map(|margin| format!("{margin}{share}")).unwrap_or_default();
        NearView { id: form.id.clone(), predicate: form.predicate.clone(), margin }
    }
}
