//! One product, with those it contains and serves inside.

use super::entry::EntryView;
use super::open::{NearView, OpenView};
use crate::pages::frame::Frame;
use askama::Template;
use mtcr_application::wire::{CategoryForm, ProductForm};

/// What was found of a product.
#[derive(Template)]
#[template(path = "result/product.html")]
pub(crate) struct ProductView {
    f: Frame,
    /// Whether it stands alone on its page; related products are one level lower.
    outer: bool,
    name: String,
    /// The class of the stylesheet.
    class: &'static str,
    verdict: String,
    category: String,
    scope: String,
    refuted: usize,
    entries: Vec<EntryView>,
    open: Vec<OpenView>,
    near: Vec<NearView>,
    contains: Vec<ProductView>,
    /// That it makes its host Category I, or may; empty where it does not.
    makes_host: String,
    serves: Vec<ProductView>,
    query: String,
}

impl ProductView {
    /// The view of a product and of all that it is related to; `query` keeps links in the edition.
    pub(crate) fn of(
        frame: impl Fn() -> Frame + Copy,
        form: &ProductForm,
        edition: &str,
        query: &str,
    ) -> Self {
        Self::at(frame, form, (edition, query), true)
    }

    fn at(frame: impl Fn() -> Frame + Copy, form: &ProductForm, place: (&str, &str), outer: bool) -> Self {
        let (edition, query) = place;
        let f = frame();
        let contains = form.contains.iter().map(|part| {
            let makes_host = match part.makes_host_category_one.as_deref() {
                Some("true") => f.t("makes-host"),
                Some("unknown") => f.t("may-make-host"),
                _ => String::new(),
            };
            ProductView { makes_host, ..Self::at(frame, &part.product, place, false) }
        });
        ProductView {
            outer,
            name: form.name.clone(),
            class: form.verdict,
            verdict: f.t(format!("verdict-{}", form.verdict)),
            category: category(&f, &form.category),
            scope: f.x("scope", edition),
            refuted: form.refuted,
            entries: form.entries.iter().map(|entry| EntryView::of(&f, entry)).collect(),
            open: form.undetermined.iter().map(|open| OpenView::of(&f, open)).collect(),
            near: form.near.iter().map(NearView::of).collect(),
            contains: contains.collect(),
            makes_host: String::new(),
            serves: form.serves.iter().map(|member| Self::at(frame, member, place, false)).collect(),
            query: query.to_owned(),
            f,
        }
    }
}

/// A category between two ends in words; empty where there is none.
fn category(f: &Frame, form: &CategoryForm) -> String {
    let words = match (form.at_least, form.could_be) {
        (Some(low), Some(high)) if low != high => f.t("category-at-least"),
        (Some(category), _) => f.t(format!("category-{category}")),
        (None, Some(most)) => f.t(format!("category-could-be-{most}")),
        (None, None) => return String::new(),
    };
    if form.basis == Some("inclusion") { format!("{words}, {}", f.t("by-inclusion")) } else { words }
}
