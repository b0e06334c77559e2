//! A dossier sent as a file.

use super::answer::{Asked, answer};
use crate::Node;
use crate::pages::body;
use crate::pages::errors;
use crate::pages::reply;
use crate::pages::visit::Visit;
use axum::extract::{FromRequest, Multipart, Request};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use std::sync::Arc;

/// What was sent.
pub(super) struct Sent {
    file: Vec<u8>,
    edition: String,
}

impl FromRequest<Arc<Node>> for Sent {
    type Rejection = Response;

    async fn from_request(request: Request, node: &Arc<Node>) -> Result<Self, Response> {
        let (visit, request) = body::read(request, node).await?;
        let refused = |response: Response| errors::refused(&visit, response.status());
        let mut form =
            Multipart::from_request(request, node).await.map_err(|wrong| refused(wrong.into_response()))?;
        let (mut file, mut edition) = (None, None);
        while let Some(field) = form.next_field().await.map_err(|wrong| refused(wrong.into_response()))? {
            let name = field.name().unwrap_or_default().to_owned();
            let bytes = field.bytes().await.map_err(|wrong| refused(wrong.into_response()))?;
            // What the file is called, and what it is said to be, is looked at by nobody.
            let part = match name.as_str() {
                "file" => &mut file,
                "edition" => &mut edition,
                _ => continue,
            };
            if part.replace(bytes).is_some() {
                return Err(errors::refused(&visit, StatusCode::BAD_REQUEST));
            }
        }
        let edition = String::from_utf8_lossy(&edition.unwrap_or_default()).into_owned();
        Ok(Sent { file: file.unwrap_or_default().to_vec(), edition })
    }
}

/// Classifies it.
pub(super) async fn classify(visit: Visit, sent: Sent) -> Response {
    let Ok(dossier) = String::from_utf8(sent.file) else {
        return errors::bad_form(&visit, "the file is not a text in UTF-8".to_owned());
    };
    let asked = Asked { dossier, edition: sent.edition };
    reply::off(visit, move |visit| answer(visit, &asked, None)).await
}
