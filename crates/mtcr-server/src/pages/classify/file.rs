//! A dossier sent as a file.

use super::answer::{Asked, answer};
use crate::Node;
use crate::pages::body;
use crate::pages::errors;
use crate::pages::reply;
use crate::pages::visit::Visit;
use axum::extract::{FromRequest, Multipart, Request};
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
        let mut sent = Sent { file: Vec::new(), edition: String::new() };
        while let Some(field) = form.next_field().await.map_err(|wrong| refused(wrong.into_response()))? {
            let name = field.name().unwrap_or_default().to_owned();
            let bytes = field.bytes().await.map_err(|wrong| refused(wrong.into_response()))?;
            match name.as_str() {
                "file" => sent.file = bytes.to_vec(),
                "edition" => sent.edition = String::from_utf8_lossy(&bytes).into_owned(),
                _ => {}
            }
        }
        Ok(sent)
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
