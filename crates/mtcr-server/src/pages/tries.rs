//! What a demonstration offers to be tried: links that open a form filled in. They carry a name from a list and nothing
//! that anybody typed.

use super::visit::Visit;
use crate::demo::Example;
use serde::Deserialize;

/// What the address of a form may carry.
#[derive(Deserialize)]
pub(crate) struct Wanted {
    example: Option<String>,
}

/// A link that opens a form filled in.
pub(crate) struct TryView {
    pub(crate) href: String,
    pub(crate) label: String,
}

/// The links to a form with each of some examples in it.
pub(crate) fn links(visit: &Visit, form: &str, examples: &[Example]) -> Vec<TryView> {
    let link = |example: &Example| TryView {
        href: format!("/{}/{form}?example={}", visit.lang.code(), example.id),
        label: visit.t(&format!("try-{}", example.id)),
    };
    examples.iter().map(link).collect()
}

/// The example that an address names among those there are: nothing where it names none, an error where it names one
/// that there is not.
pub(crate) fn wanted(wanted: &Wanted, examples: &'static [Example]) -> Result<Option<&'static str>, ()> {
    let Some(id) = wanted.example.as_deref() else { return Ok(None) };
    examples.iter().find(|example| example.id == id).map(|example| Some(example.text)).ok_or(())
}
