//! What is answered to a request that goes no further: as a problem to programs, as a page to people.

use super::{Side, log};
use crate::Node;
use crate::api::Refusal;
use crate::pages;
use axum::extract::{FromRequestParts, Request};
use axum::http::{HeaderValue, header};
use axum::response::{IntoResponse, Response};
use mtcr_office::{Error, Ground};
use mtcr_permissions::Answer;
use std::sync::Arc;

/// Why a request goes no further.
#[derive(Debug)]
pub(crate) enum Denied {
    /// There is nothing here, or nothing that whoever asks may know of.
    NotFound,
    /// The route does not take this method; those that it takes.
    Method(String),
    /// Whoever asks is to sign in.
    SignIn,
    /// They may not, on a ground that they may know.
    Forbidden(Ground),
    /// It was not sent from a page of this node.
    Elsewhere,
    /// The parameters of the address are not those of the page.
    Parameters,
    /// The form is too large.
    TooLarge,
    /// The form did not arrive in time.
    TooSlow,
    /// The node has too much to do.
    Busy,
    /// The node failed.
    Failed,
}

impl From<Error> for Denied {
    fn from(error: Error) -> Self {
        match error {
            Error::Refused(refusal) => match refusal.answer {
                Answer::SignIn => Denied::SignIn,
                Answer::NotFound => Denied::NotFound,
                Answer::Forbidden => Denied::Forbidden(refusal.ground),
            },
            Error::Fault(fault) => {
                log(&fault);
                if fault.is_passing() { Denied::Busy } else { Denied::Failed }
            }
        }
    }
}

impl From<Denied> for Refusal {
    fn from(denied: Denied) -> Self {
        match denied {
            Denied::NotFound => Refusal::not_found(),
            Denied::Method(_) => Refusal::no_method(),
            Denied::SignIn => Refusal::not_signed_in(),
            Denied::Forbidden(Ground::Throttled { .. }) => Refusal::too_many(),
            Denied::Forbidden(ground @ (Ground::Policy(_) | Ground::SignIn)) => {
                Refusal::forbidden(ground.to_string())
            }
            // Whoever asks may do such things, but not this one now.
            Denied::Forbidden(ground @ (Ground::Password(_) | Ground::Details)) => {
                Refusal::refused(ground.to_string())
            }
            Denied::Forbidden(ground) => Refusal::conflict(ground.to_string()),
            Denied::Elsewhere => {
                Refusal::forbidden("the request does not show that a page of this node sent it")
            }
            Denied::Parameters => Refusal::bad("the parameters are not those described"),
            Denied::TooLarge => Refusal::too_large("the form is too large"),
            Denied::TooSlow => Refusal::too_slow(),
            Denied::Busy => Refusal::busy(),
            Denied::Failed => Refusal::failed(),
        }
    }
}

/// Answers a request that goes no further.
pub(crate) async fn answer(node: &Arc<Node>, side: Side, request: Request, denied: Denied) -> Response {
    let allow = match &denied {
        Denied::Method(allowed) => HeaderValue::from_str(allowed).ok(),
        _ => None,
    };
    let mut response = match side {
        Side::Api => Refusal::from(denied).into_response(),
        Side::Pages => {
            let (mut parts, _) = request.into_parts();
            let Ok(visit) = pages::Visit::from_request_parts(&mut parts, node).await;
            pages::denied(&visit, &parts, &denied)
        }
    };
    response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    if let Some(allow) = allow {
        response.headers_mut().insert(header::ALLOW, allow);
    }
    response
}
