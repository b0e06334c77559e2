//! What is fetched of a file: answers, malformed rows, the mapping.

use super::parts::{self, READ};
use crate::api::{Part, download};
use crate::pages::account::answer;
use crate::pages::errors;
use crate::pages::visit::Visit;
use axum::extract::Path;
use axum::http::{HeaderValue, header};
use axum::response::{IntoResponse, Response};

pub(super) async fn answers(visit: Visit, Path(id): Path<String>) -> Response {
    answer(fetched(&visit, &id, Part::Answers).await)
}

pub(super) async fn malformed(visit: Visit, Path(id): Path<String>) -> Response {
    answer(fetched(&visit, &id, Part::Malformed).await)
}

async fn fetched(visit: &Visit, id: &str, part: Part) -> Result<Response, Response> {
    let about = parts::file(visit, id, READ).await?;
    let bulk = visit.node.files().map_err(|not| parts::refused(visit, not))?;
    download(bulk, about, part).await.map_err(|wrong| parts::broken(visit, wrong))
}

pub(super) async fn mapping(visit: Visit, Path(id): Path<String>) -> Response {
    answer(mapped(&visit, &id).await)
}

async fn mapped(visit: &Visit, id: &str) -> Result<Response, Response> {
    let about = parts::file(visit, id, READ).await?;
    let bulk = visit.node.files().map_err(|not| parts::refused(visit, not))?;
    let text = bulk.with(move |bulk| bulk.mapping(&about.id)).await;
    let text = text.map_err(|wrong| parts::broken(visit, wrong))?.ok_or_else(|| errors::no_page(visit))?;
    let mut response = text.into_response();
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("application/toml; charset=utf-8"));
    headers.insert(
        header::CONTENT_DISPOSITION,
        HeaderValue::from_static("attachment; filename=\"mapping.toml\""),
    );
    Ok(response)
}
