//! `GET annex/vocabulary`.

use crate::Node;
use crate::api::reply::{self, Reply};
use axum::extract::{Path, State};
use mtcr_application::name;
use mtcr_application::wire::VocabularyForm;
use std::sync::Arc;

/// Lists the words of dossiers and rules.
#[utoipa::path(
    get, path = "/annex/vocabulary", operation_id = "vocabulary", tag = "annex",
    responses((status = 200, description = "All words", body = VocabularyForm)),
)]
pub(crate) async fn vocabulary(State(node): State<Arc<Node>>) -> Reply {
    Ok(reply::json(&VocabularyForm::of(&node.law().corpus.vocabulary)))
}

/// Explains one word.
#[utoipa::path(
    get, path = "/annex/vocabulary/{name}", operation_id = "word", tag = "annex",
    params(("name" = String, Path, description = "A class, fact, list, word of purpose, activity, use or substance", example = "max-range")),
    responses((status = 200, description = "What is called so", body = VocabularyForm)),
)]
pub(crate) async fn word(State(node): State<Arc<Node>>, Path(name): Path<String>) -> Reply {
    let words = &node.law().corpus.vocabulary;
    let one = VocabularyForm::of(words).only(&name);
    if one.is_empty() { Err(name::unknown_word(words, &name).into()) } else { Ok(reply::json(&one)) }
}
