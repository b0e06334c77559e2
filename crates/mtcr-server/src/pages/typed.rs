//! What was typed into a form. It lives as long as the request.

use super::errors;
use crate::Node;
use axum::Form;
use axum::extract::{FromRequest, Request};
use axum::response::{IntoResponse, Response};
use std::sync::Arc;

/// The fields of a form in the order in which they were sent.
#[derive(Clone)]
pub(crate) struct Typed(Vec<(String, String)>);

impl Typed {
    /// Fields read elsewhere.
    pub(crate) fn new(fields: Vec<(String, String)>) -> Self {
        Typed(fields)
    }

    /// The first field of a name, line ends as files have them; empty where it is missing.
    pub(crate) fn get(&self, name: &str) -> String {
        self.all(name).next().unwrap_or_default().replace("\r\n", "\n")
    }

    /// All fields of a name.
    pub(crate) fn all(&self, name: &str) -> impl Iterator<Item = &str> {
        self.0.iter().filter(move |(field, _)| field == name).map(|(_, value)| value.as_str())
    }

    /// The fields that a name begins, without that beginning, those left empty among them left out.
    pub(crate) fn under(&self, prefix: &str) -> Vec<(&str, &str)> {
        let fields =
            self.0.iter().filter_map(|(name, value)| Some((name.strip_prefix(prefix)?, value.trim())));
        fields.filter(|(_, value)| !value.is_empty()).collect()
    }
}

impl FromRequest<Arc<Node>> for Typed {
    type Rejection = Response;

    async fn from_request(request: Request, node: &Arc<Node>) -> Result<Self, Response> {
        let (visit, request) = super::body::read(request, node).await?;
        match Form::<Vec<(String, String)>>::from_request(request, node).await {
            Ok(Form(fields)) => Ok(Typed(fields)),
            Err(refused) => Err(errors::refused(&visit, refused.into_response().status())),
        }
    }
}
