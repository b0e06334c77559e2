//! Figures of the law as pictures. They show nothing that somebody typed.

use crate::Node;
use crate::pages::errors;
use crate::pages::language::Lang;
use crate::pages::registry;
use crate::pages::visit::Visit;
use axum::Router;
use axum::extract::Path;
use axum::http::header::CONTENT_TYPE;
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use mtcr_application::figure;
use mtcr_application::wire::StateForm;
use mtcr_regime::{Found, On};
use std::sync::Arc;

/// Their routes.
pub(super) fn router() -> Router<Arc<Node>> {
    Router::new()
        .route("/figures/editions.svg", get(editions))
        .route("/figures/state/{lang}/{name}", get(standings))
}

/// The editions in time.
async fn editions(visit: Visit) -> Response {
    picture(figure::timeline(visit.node.law()))
}

/// The standings of a state in time.
async fn standings(visit: Visit, Path((code, name)): Path<(String, String)>) -> Response {
    let (law, roll) = (visit.node.law(), visit.node.roll());
    let regime = roll.regime(law);
    let state = name.strip_suffix(".svg").and_then(|code| regime.find(code, On::Record).ok());
    match (Lang::of_path(&code), state) {
        (Some(lang), Some(Found::State { state, .. })) => {
            let form = StateForm::of(law, roll, state, On::Record);
            let drawn = registry::picture(lang, roll.registry(law), &form.state.name, &form.standings);
            drawn.map_or_else(|| errors::no_page(&visit), picture)
        }
        _ => errors::no_page(&visit),
    }
}

fn picture(svg: String) -> Response {
    ([(CONTENT_TYPE, "image/svg+xml; charset=utf-8")], svg).into_response()
}
