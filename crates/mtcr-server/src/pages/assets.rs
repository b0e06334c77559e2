//! Stylesheet, script, icon, and the program that checks a ledger, each under a name that holds its digest, so that a browser may keep it for good.

use crate::Node;
use axum::Router;
use axum::extract::Path;
use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use sha2::{Digest, Sha256};
use std::fmt::Write;
use std::sync::{Arc, LazyLock};

/// A file that pages need.
pub(crate) struct Asset {
    /// Its address.
    pub(crate) path: String,
    kind: &'static str,
    text: &'static str,
}

/// The stylesheet.
pub(crate) static STYLE: LazyLock<Asset> = LazyLock::new(|| {
    Asset::new("style", "css", "text/css; charset=utf-8", include_str!("../../assets/style.css"))
});
/// The script, which only makes things handier.
pub(crate) static SCRIPT: LazyLock<Asset> = LazyLock::new(|| {
    Asset::new("enhance", "js", "text/javascript; charset=utf-8", include_str!("../../assets/enhance.js"))
});
/// The icon.
pub(crate) static ICON: LazyLock<Asset> = LazyLock::new(|| {
    Asset::new("icon", "svg", "image/svg+xml; charset=utf-8", include_str!("../../assets/icon.svg"))
});
/// The program that checks an export of the ledger, and shares no code with this one.
pub(crate) static VERIFIER: LazyLock<Asset> = LazyLock::new(|| {
    let text = include_str!("../../../../docs/reference/verify_ledger.py");
    Asset::new("verify_ledger", "py", "text/plain; charset=utf-8", text)
});

/// The digits of the digest in a name.
const DIGITS: usize = 16;

impl Asset {
    fn new(stem: &str, ending: &str, kind: &'static str, text: &'static str) -> Self {
        let mut digest = String::new();
        for byte in Sha256::digest(text) {
            // Writing to a string cannot fail.
            let _ = write!(digest, "{byte:02x}");
        }
        let short: String = digest.chars().take(DIGITS).collect();
        Asset { path: format!("/assets/{stem}.{short}.{ending}"), kind, text }
    }
}

/// Their routes.
pub(super) fn router() -> Router<Arc<Node>> {
    Router::new().route("/assets/{name}", get(asset))
}

async fn asset(visit: super::visit::Visit, Path(name): Path<String>) -> Response {
    let path = format!("/assets/{name}");
    let all = [&*STYLE, &*SCRIPT, &*ICON, &*VERIFIER];
    match all.into_iter().find(|asset| asset.path == path) {
        Some(asset) => {
            let forever = "public, max-age=31536000, immutable";
            ([(CONTENT_TYPE, asset.kind), (CACHE_CONTROL, forever)], asset.text).into_response()
        }
        None => super::errors::no_page(&visit),
    }
}
