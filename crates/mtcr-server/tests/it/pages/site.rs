//! A node that answers from memory.

use super::document::Document;
use axum::Router;
use axum::body::{Body, to_bytes};
use axum::http::{HeaderMap, Request, StatusCode};
use mtcr_application::Law;
use mtcr_server::{Node, router};
use std::path::Path;
use std::sync::{Arc, LazyLock};
use tower::ServiceExt;

/// The codes of all languages.
pub(super) const LANGUAGES: [&str; 2] = ["en", "fr"];

/// One node for all tests: making a law ready is most of the work.
static SITE: LazyLock<Router> = LazyLock::new(|| {
    let law = Law::built_in().expect("the law is built in");
    router(Arc::new(Node::new(law, false).expect("it holds a text")))
});

/// A response, read whole.
pub(super) struct Answer {
    pub(super) status: StatusCode,
    pub(super) headers: HeaderMap,
    pub(super) text: String,
}

impl Answer {
    /// A header; empty where it is missing.
    pub(super) fn header(&self, name: &str) -> &str {
        self.headers.get(name).map_or("", |value| value.to_str().expect("a text"))
    }

    /// The page, which must be well formed.
    pub(super) fn page(&self, path: &str) -> Document {
        assert!(self.header("content-type").starts_with("text/html"), "{path}");
        Document::of(path, &self.text)
    }
}

/// A demonstration over a law of toys that nobody signed, which lies in a folder with its cases.
static TOYS: LazyLock<Router> = LazyLock::new(|| {
    let law = Law::of_folder(Path::new("../openmtcr/tests/law")).expect("a law of toys");
    router(Arc::new(Node::new(law, true).expect("it holds a text")))
});

/// A demonstration over the law built in.
static DEMO: LazyLock<Router> = LazyLock::new(|| {
    let law = Law::built_in().expect("the law is built in");
    router(Arc::new(Node::new(law, true).expect("it holds a text")))
});

/// Asks a demonstration over the law built in for a page.
pub(super) fn get_demo(path: &str) -> Answer {
    sent(&DEMO, Request::get(path).body(Body::empty()).expect("a request"))
}

/// Sends a form to that demonstration, which must answer it.
pub(super) fn posted_to_demo(path: &str, fields: &[(&str, &str)]) -> Document {
    let answer = sent(&DEMO, filled(path, fields));
    assert_eq!(answer.status, StatusCode::OK, "{path}: {}", answer.text);
    answer.page(path)
}

/// Sends a request to the node over the law built in.
pub(super) fn send(request: Request<Body>) -> Answer {
    sent(&SITE, request)
}

/// Asks the demonstration for a page.
pub(super) fn get_toys(path: &str) -> Answer {
    sent(&TOYS, Request::get(path).body(Body::empty()).expect("a request"))
}

fn sent(site: &Router, request: Request<Body>) -> Answer {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
    runtime.block_on(async {
        let response = site.clone().oneshot(request).await.expect("a router always answers");
        let (status, headers) = (response.status(), response.headers().clone());
        let body = to_bytes(response.into_body(), 1 << 24).await.expect("a body");
        Answer { status, headers, text: String::from_utf8(body.to_vec()).expect("a text") }
    })
}

/// Asks for a page.
pub(super) fn get(path: &str) -> Answer {
    send(Request::get(path).body(Body::empty()).expect("a request"))
}

/// Asks for a page that must be there.
pub(super) fn page(path: &str) -> Document {
    let answer = get(path);
    assert_eq!(answer.status, StatusCode::OK, "{path}");
    answer.page(path)
}

/// Sends a form.
pub(super) fn post(path: &str, fields: &[(&str, &str)]) -> Answer {
    send(filled(path, fields))
}

/// A form as a browser sends it.
fn filled(path: &str, fields: &[(&str, &str)]) -> Request<Body> {
    let body: Vec<String> =
        fields.iter().map(|(name, value)| format!("{}={}", encoded(name), encoded(value))).collect();
    let request = Request::post(path).header("content-type", "application/x-www-form-urlencoded");
    request.body(Body::from(body.join("&"))).expect("a request")
}

/// Sends a form that must be answered.
pub(super) fn posted(path: &str, fields: &[(&str, &str)]) -> Document {
    let answer = post(path, fields);
    assert_eq!(answer.status, StatusCode::OK, "{path}: {}", answer.text);
    assert_eq!(answer.header("cache-control"), "no-store", "{path}");
    answer.page(path)
}

fn encoded(text: &str) -> String {
    text.bytes().fold(String::new(), |mut out, byte| {
        if byte.is_ascii_alphanumeric() {
            out.push(char::from(byte));
        } else {
            out += &format!("%{byte:02X}");
        }
        out
    })
}
