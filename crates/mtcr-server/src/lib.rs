//! The node: API and pages over one law.
//!
//! [`Node`] holds what every request answers from; [`router`] is all routes; [`serve`] listens until told to stop.
//! Both the API and the pages answer through `mtcr-application`, as the command does.
//!
//! What is sent is neither logged nor kept: `log` names routes, never addresses. The one exception are files of products,
//! which `bulk` keeps in a folder until their time is over.

mod access;
pub mod api;
pub mod bulk;
mod demo;
mod figures;
mod forwarded;
mod headers;
pub mod jobs;
mod limits;
mod log;
mod node;
mod operations;
pub mod pages;
mod prompt;
mod provider;
mod public;
pub mod screening;
mod serve;
mod signing;
mod tls;
pub mod work;

pub use figures::Figures;
pub use forwarded::Client;
pub use limits::Limits;
pub use node::{Node, NotReady};
pub use operations::{OperationsServing, operations};
pub use provider::Provider;
pub use serve::{NotServed, Serving, serve};
pub use tls::Tls;

use axum::Router;
use axum::middleware::{from_fn, from_fn_with_state};
use axum::response::IntoResponse;
use std::sync::Arc;
use tower_http::catch_panic::CatchPanicLayer;

/// Every route of the node.
pub fn router(node: Arc<Node>) -> Router {
    let routes = Router::new().nest("/api/v1", api::router(&node)).merge(pages::router(&node));
    let counted = from_fn_with_state(Arc::clone(node.figures()), figures::counted);
    around(routes).layer(counted).with_state(node)
}

/// What lies around all routes: headers, a log, and an answer where the program fails.
fn around<S: Clone + Send + Sync + 'static>(routes: Router<S>) -> Router<S> {
    routes
        // What a panic says may repeat what was typed; it goes nowhere.
        .layer(CatchPanicLayer::custom(|_| api::Refusal::failed().into_response()))
        .layer(from_fn(log::logged))
        .layer(from_fn(headers::add))
}

#[cfg(test)]
mod tests {
    use axum::body::{Body, to_bytes};
    use axum::http::{Request, StatusCode};
    use axum::{Router, routing::get};
    use tower::ServiceExt;

    #[tokio::test]
    async fn a_panic_is_answered_as_a_problem() {
        let broken: Router = Router::new().route("/", get(async || -> () { panic!("secret words") }));
        let request = Request::get("/").body(Body::empty()).expect("a request");
        let response = super::around(broken).oneshot(request).await.expect("an answer");
        assert_eq!(response.status(), StatusCode::INTERNAL_SERVER_ERROR);
        assert_eq!(response.headers()["content-type"], super::api::PROBLEM_JSON);
        let body = to_bytes(response.into_body(), 1 << 16).await.expect("a body");
        let body = String::from_utf8(body.to_vec()).expect("UTF-8");
        assert!(body.contains("internal") && !body.contains("secret"), "{body}");
    }
}
