//! `GET annex/…`: the law itself.

mod check;
mod cover;
mod crosswalk;
mod diff;
mod editions;
mod entries;
mod export;
mod lists;
mod plot;
mod search;
mod vocabulary;

pub(crate) use cover::first_job;

use crate::Node;
use std::sync::Arc;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

/// Routes whose answers follow from the law alone, so that clients may keep them until the law changes.
pub(super) fn lasting() -> OpenApiRouter<Arc<Node>> {
    OpenApiRouter::new()
        .routes(routes!(editions::editions))
        .routes(routes!(entries::entries))
        .routes(routes!(entries::entry))
        .routes(routes!(diff::diff))
        .routes(routes!(lists::lists))
        .routes(routes!(lists::list))
        .routes(routes!(lists::paragraphs))
        .routes(routes!(lists::paragraph))
        .routes(routes!(crosswalk::crosswalk))
        .routes(routes!(vocabulary::vocabulary))
        .routes(routes!(vocabulary::word))
        .routes(routes!(check::check))
        .routes(routes!(export::export))
        .routes(routes!(export::schema))
        .routes(routes!(plot::timeline))
}

/// Routes whose answers depend on what was sent, or on what has been worked out by now.
pub(super) fn passing() -> OpenApiRouter<Arc<Node>> {
    OpenApiRouter::new()
        .routes(routes!(search::search, search::searched))
        .routes(routes!(cover::cover, cover::cover_job))
        .routes(routes!(plot::range_payload, plot::products))
        .routes(routes!(plot::coverage))
}
