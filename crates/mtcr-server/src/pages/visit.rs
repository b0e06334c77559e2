//! What a page knows of the request it answers: the node, the language and the address, and nothing typed.

use super::frame::Frame;
use super::language::Lang;
use crate::Node;
use crate::access::Visitor;
use axum::extract::{FromRequestParts, OriginalUri};
use axum::http::header::ACCEPT_LANGUAGE;
use axum::http::request::Parts;
use axum::http::{Method, Uri};
use fluent_bundle::FluentArgs;
use std::convert::Infallible;
use std::fmt::Display;
use std::sync::Arc;

/// One request to a page.
#[derive(Clone)]
pub(crate) struct Visit {
    /// The node.
    pub(crate) node: Arc<Node>,
    /// The language of the page.
    pub(crate) lang: Lang,
    /// Who asks.
    pub(crate) visitor: Visitor,
    /// The address of the same page in the other language; after a POST, of the page that it began at.
    other: String,
}

impl FromRequestParts<Arc<Node>> for Visit {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, node: &Arc<Node>) -> Result<Self, Infallible> {
        let uri = parts.extensions.get::<OriginalUri>().map_or(&parts.uri, |OriginalUri(uri)| uri);
        let accept = parts.headers.get(ACCEPT_LANGUAGE).and_then(|value| value.to_str().ok());
        let lang = Lang::of_path(uri.path()).unwrap_or_else(|| Lang::preferred(accept.unwrap_or_default()));
        let other = other(lang, uri, &parts.method);
        let Ok(visitor) = Visitor::from_request_parts(parts, node).await;
        Ok(Visit { node: Arc::clone(node), lang, visitor, other })
    }
}

/// The address in the other language. What was posted is not carried along.
fn other(lang: Lang, uri: &Uri, method: &Method) -> String {
    let code = lang.other().code();
    let Some(rest) = uri.path().strip_prefix('/').and_then(|path| path.strip_prefix(lang.code())) else {
        return format!("/{code}");
    };
    if *method == Method::GET {
        let query = uri.query().map(|query| format!("?{query}")).unwrap_or_default();
        return format!("/{code}{rest}{query}");
    }
    let first = rest.trim_start_matches('/').split('/').next().unwrap_or_default();
    format!("/{code}/{first}")
}

impl Visit {
    /// The frame of a page with a title in its own words, at a place of the navigation.
    pub(crate) fn frame(&self, title: impl Into<String>, at: &'static str) -> Frame {
        let law = self.node.law();
        let absent = [
            ("decide", law.corpus.guidelines.is_empty()),
            ("registry", self.node.roll().registry(law).is_empty()),
            ("ledger", self.node.store().is_none()),
            ("bulk", self.node.bulk().is_none()),
        ];
        let newest = law.corpus.newest_edition().and_then(|id| law.corpus.edition(id));
        Frame {
            lang: self.lang,
            title: title.into(),
            at,
            other: self.other.clone(),
            banner: law.banner().into_iter().collect(),
            demo: self.node.is_demo(),
            edition: newest.map_or_else(String::new, |edition| edition.id.clone()),
            digest: law.corpus.digest.clone(),
            accounts: self.node.office().is_some(),
            nav: self.visitor.nav.clone(),
            csrf: if self.visitor.nav.is_some() { self.visitor.csrf() } else { String::new() },
            absent: absent.into_iter().filter(|(_, empty)| *empty).map(|(name, _)| name).collect(),
        }
    }

    /// The address of the page itself, as a parameter of another one.
    pub(crate) fn here(&self, parts: &Parts) -> String {
        let uri = parts.extensions.get::<OriginalUri>().map_or(&parts.uri, |OriginalUri(uri)| uri);
        // A path has no letters that end a parameter but `&`, `+` and `;`, which none of these has.
        let plain = |letter: char| letter.is_ascii_alphanumeric() || "/-_.".contains(letter);
        let path = uri.path();
        if path.chars().all(plain) { path.to_owned() } else { String::new() }
    }

    /// The same in a language, as if it had begun at a page of it.
    pub(crate) fn at(self, lang: Lang, path: &str) -> Self {
        let other = format!("/{}{path}", lang.other().code());
        Visit { lang, other, ..self }
    }

    /// A message in the language of the page.
    pub(crate) fn t(&self, key: &str) -> String {
        self.lang.text(key, None)
    }

    /// A message with the text `x`.
    pub(crate) fn x(&self, key: &str, text: impl Display) -> String {
        self.lang.text(key, Some(&FluentArgs::from_iter([("x", text.to_string())])))
    }

    /// An address in the language of the page.
    pub(crate) fn to(&self, path: impl Display) -> String {
        format!("/{}{path}", self.lang.code())
    }
}
