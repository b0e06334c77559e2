//! The figure of range and payload for a product that somebody described. It is drawn into the page: a picture of its own
//! would have to carry the figures in its address.

use mtcr_annex::{Classification, EditionChoice};
use mtcr_application::Law;
use mtcr_application::figure::{Plane, range_payload};

/// The figure as SVG; empty where the product says nothing of range and payload, or the law has no such plane.
pub(super) fn of(law: &Law, choice: EditionChoice, found: &Classification<'_>) -> String {
    let shown = Plane::of(&law.corpus.vocabulary).is_ok_and(|plane| plane.shows(found.dossier));
    if !shown {
        return String::new();
    }
    range_payload(law, choice, std::slice::from_ref(found)).unwrap_or_default()
}
