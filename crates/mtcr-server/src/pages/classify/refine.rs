//! A dossier pasted, or one classified before with answers to open questions.

use super::added::added;
use super::answer::{Asked, Refining, answer};
use crate::pages::field::PREFIX;
use crate::pages::reply;
use crate::pages::typed::Typed;
use crate::pages::visit::Visit;
use axum::response::Response;

/// Classifies what was pasted, with the answers in it.
pub(super) async fn classify(visit: Visit, typed: Typed) -> Response {
    reply::off(visit, move |visit| refined(visit, &typed)).await
}

fn refined(visit: &Visit, typed: &Typed) -> Response {
    let asked = Asked { dossier: typed.get("dossier"), edition: typed.get("edition") };
    if typed.under(PREFIX).is_empty() {
        return answer(visit, &asked, None);
    }
    match added(visit, &asked, typed) {
        Ok(dossier) => answer(visit, &Asked { dossier, ..asked }, None),
        Err(wrong) => answer(visit, &asked, Some(&Refining { typed, wrong: &wrong })),
    }
}
