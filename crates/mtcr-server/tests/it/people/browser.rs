//! A browser: it keeps cookies, and sends forms as the page has them.

use super::bed::RUNTIME;
use crate::pages::document::Document;
use axum::Router;
use axum::body::{Body, to_bytes};
use axum::http::{HeaderMap, Request, StatusCode};
use mtcr_server::Client;
use std::collections::BTreeMap;
use tower::ServiceExt;

pub(super) struct Browser {
    router: Router,
    pub(super) cookies: BTreeMap<String, String>,
    /// Headers that go with every request.
    pub(super) headers: Vec<(&'static str, String)>,
    pub(super) by_tls: bool,
}

/// A response, read whole.
#[derive(Debug)]
pub(super) struct Answer {
    pub(super) status: StatusCode,
    pub(super) headers: HeaderMap,
    pub(super) text: String,
}

impl Answer {
    pub(super) fn header(&self, name: &str) -> &str {
        self.headers.get(name).map_or("", |value| value.to_str().expect("a text"))
    }

    pub(super) fn location(&self) -> &str {
        self.header("location")
    }

    pub(super) fn cookies(&self) -> Vec<&str> {
        self.headers.get_all("set-cookie").iter().map(|line| line.to_str().expect("a text")).collect()
    }

    pub(super) fn page(&self, path: &str) -> Document {
        assert!(self.header("content-type").starts_with("text/html"), "{path}: {}", self.text);
        Document::of(path, &self.text)
    }

    pub(super) fn json(&self) -> serde_json::Value {
        serde_json::from_str(&self.text).unwrap_or_else(|wrong| panic!("{wrong}: {}", self.text))
    }

    pub(super) fn code(&self) -> String {
        self.json()["code"].as_str().unwrap_or_default().to_owned()
    }
}

impl Browser {
    pub(super) fn new(router: Router) -> Self {
        Browser { router, cookies: BTreeMap::new(), headers: Vec::new(), by_tls: false }
    }

    pub(super) fn put(&mut self, name: &str, value: &str) {
        self.cookies.insert(name.to_owned(), value.to_owned());
    }

    pub(super) fn with(mut self, name: &'static str, value: &str) -> Self {
        self.headers.push((name, value.to_owned()));
        self
    }

    pub(super) fn send(&mut self, method: &str, path: &str, kind: &str, body: &str) -> Answer {
        let mut request = Request::builder().method(method).uri(path).header("host", "node.example");
        if !kind.is_empty() {
            request = request.header("content-type", kind);
        }
        if !self.cookies.is_empty() {
            let cookies: Vec<String> =
                self.cookies.iter().map(|(name, value)| format!("{name}={value}")).collect();
            request = request.header("cookie", cookies.join("; "));
        }
        for (name, value) in &self.headers {
            request = request.header(*name, value);
        }
        let mut request = request.body(Body::from(body.to_owned())).expect("a request");
        let address = std::net::IpAddr::from([192, 0, 2, 9]);
        request.extensions_mut().insert(Client { address, by_tls: self.by_tls });
        let router = self.router.clone();
        let answer = RUNTIME.block_on(async move {
            let response = router.oneshot(request).await.expect("a router always answers");
            let (status, headers) = (response.status(), response.headers().clone());
            let body = to_bytes(response.into_body(), 1 << 26).await.expect("a body");
            Answer { status, headers, text: String::from_utf8_lossy(&body).into_owned() }
        });
        for line in answer.cookies() {
            let (name, rest) = line.split_once('=').expect("a cookie");
            let value = rest.split(';').next().unwrap_or_default();
            if line.contains("Max-Age=0") {
                self.cookies.remove(name);
            } else {
                self.put(name, value);
            }
        }
        answer
    }

    pub(super) fn get(&mut self, path: &str) -> Answer {
        self.send("GET", path, "", "")
    }

    /// A page that must be there.
    pub(super) fn page(&mut self, path: &str) -> Document {
        let answer = self.get(path);
        assert_eq!(answer.status, StatusCode::OK, "{path}: {} {}", answer.location(), answer.text);
        answer.page(path)
    }

    pub(super) fn json(&mut self, method: &str, path: &str, body: &serde_json::Value) -> Answer {
        self.send(method, path, "application/json", &body.to_string())
    }

    pub(super) fn post(&mut self, path: &str, fields: &[(&str, &str)]) -> Answer {
        let pairs: Vec<String> =
            fields.iter().map(|(name, value)| format!("{}={}", encoded(name), encoded(value))).collect();
        self.send("POST", path, "application/x-www-form-urlencoded", &pairs.join("&"))
    }

    /// Sends a form with the token that a page of the account shows.
    pub(super) fn fill(&mut self, path: &str, fields: &[(&str, &str)]) -> Answer {
        let token = self.token();
        let fields: Vec<(&str, &str)> = fields.iter().copied().chain([("csrf", token.as_str())]).collect();
        self.post(path, &fields)
    }

    /// A token of this session, from the page of the account.
    pub(super) fn token(&mut self) -> String {
        self.page("/en/account").value("csrf")
    }

    /// Signs in by the page; the answer to the form.
    pub(super) fn sign_in(&mut self, name: &str, password: &str) -> Answer {
        // Where somebody is signed in already, the first form signs them out.
        let page = self.page("/en/sign-in");
        let forms = page.all("input").filter(|input| input.get("name") == "csrf");
        let token = forms.last().expect("a token").get("value").to_owned();
        self.post("/en/sign-in", &[("csrf", &token), ("name", name), ("password", password), ("to", "")])
    }
}

pub(super) fn encoded(text: &str) -> String {
    text.bytes().fold(String::new(), |mut out, byte| {
        if byte.is_ascii_alphanumeric() {
            out.push(char::from(byte));
        } else {
            out += &format!("%{byte:02X}");
        }
        out
    })
}
