//! Whether a request comes from a page of this node.

use axum::http::HeaderMap;
use axum::http::header::{HOST, ORIGIN};

/// Whether what a browser says of where a request comes from is this node. A program that is no browser says nothing;
/// what it sends must hold a token all the same.
pub(crate) fn is_own(headers: &HeaderMap) -> bool {
    let text = |name: &str| headers.get(name).map(|value| value.to_str().unwrap_or("?"));
    let site = text("sec-fetch-site").is_none_or(|site| site == "same-origin" || site == "none");
    let origin = match (text(ORIGIN.as_str()), text(HOST.as_str())) {
        (None, _) => true,
        (Some(origin), Some(host)) => {
            let place = origin.strip_prefix("https://").or_else(|| origin.strip_prefix("http://"));
            place.is_some_and(|place| place.eq_ignore_ascii_case(host))
        }
        (Some(_), None) => false,
    };
    site && origin
}

#[cfg(test)]
mod tests {
    use super::is_own;
    use axum::http::{HeaderMap, HeaderValue};

    #[test]
    fn what_comes_from_elsewhere_is_told_apart() {
        let own = |pairs: &[(&'static str, &'static str)]| {
            let pairs = pairs.iter().map(|(name, value)| {
                (axum::http::HeaderName::from_static(name), HeaderValue::from_static(value))
            });
            is_own(&pairs.collect::<HeaderMap>())
        };
        assert!(own(&[("host", "node.example")]));
        assert!(own(&[("host", "node.example"), ("origin", "https://node.example")]));
        assert!(own(&[("host", "Node.example:8470"), ("origin", "http://node.example:8470")]));
        assert!(own(&[("host", "a"), ("origin", "http://a"), ("sec-fetch-site", "same-origin")]));
        assert!(!own(&[("host", "node.example"), ("origin", "https://evil.example")]));
        assert!(!own(&[("host", "node.example"), ("origin", "https://node.example.evil.example")]));
        assert!(!own(&[("host", "node.example"), ("origin", "https://node.example:444")]));
        assert!(!own(&[("host", "node.example"), ("origin", "null")]));
        assert!(!own(&[("origin", "https://node.example")]));
        assert!(!own(&[("host", "a"), ("sec-fetch-site", "cross-site")]));
        assert!(!own(&[("host", "a"), ("sec-fetch-site", "same-site")]));
    }
}
