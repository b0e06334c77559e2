//! One line of a transfer.

use super::named;
use crate::wire::ProductForm;
use mtcr_corpus::transfer::Line;
use mtcr_guidelines::{Inquiry, LineFinding};
use serde::Serialize;
use std::collections::BTreeMap;
use utoipa::ToSchema;

/// One line.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct LineForm {
    /// Its name.
    pub name: String,
    /// How much.
    pub quantity: String,
    /// For how much.
    pub value: String,
    /// Its position.
    pub position: String,
    /// The mildest that remains possible.
    pub at_least: String,
    /// The most severe.
    pub could_be: String,
    /// Which categories remain possible: `none`, `II`, `I`.
    pub categories: Vec<&'static str>,
    /// Whether the classification is about the edition of the day.
    pub classification_counts: bool,
    /// What is known of it in the words of transfers.
    pub facts: BTreeMap<String, String>,
    /// What classification found.
    pub classification: ProductForm,
}

impl LineForm {
    pub(super) fn of(inquiry: &Inquiry<'_>, found: &LineFinding<'_>, sent: &Line) -> Self {
        let (position, at_least, could_be) = named(inquiry, found.range);
        let words = ["none", "II", "I"].into_iter().zip(found.categories);
        LineForm {
            name: sent.name.clone(),
            quantity: sent.quantity.clone(),
            value: sent.value.clone(),
            position,
            at_least,
            could_be,
            categories: words.filter(|(_, possible)| *possible).map(|(word, _)| word).collect(),
            classification_counts: found.trusted,
            facts: found.facts_in_words.iter().cloned().collect(),
            classification: ProductForm::of(
                &found.classification,
                (!sent.file.is_empty()).then_some(sent.file.as_str()),
            ),
        }
    }
}
