//! The cookies of people: which there are, and what browsers are told about them.

use axum::http::header::COOKIE;
use axum::http::{HeaderMap, HeaderValue};

/// A cookie that a node sets.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Cookie {
    /// The secret of a session.
    Session,
    /// What ties the form of the sign-in page to the browser that was shown it.
    Form,
    /// By which a browser is known that somebody signed in from.
    Device,
    /// What ties a sign-in at a provider of identities to the browser that left for it.
    Provider,
}

/// Seconds for which a browser may stay at a provider: ten minutes, as `accounts.toml` says; the node holds the end.
const PROVIDER: u32 = 10 * 60;

/// Seconds for which a browser that signed in is known: 180 days, as `accounts.toml` says; it holds its own end.
const DEVICE: u32 = 180 * 24 * 60 * 60;

impl Cookie {
    /// Its name. Under TLS the prefix lets nobody else of the same domain set it.
    pub(crate) const fn name(self, by_tls: bool) -> &'static str {
        match (self, by_tls) {
            (Cookie::Session, true) => "__Host-mtcr",
            (Cookie::Session, false) => "mtcr",
            (Cookie::Form, true) => "__Host-mtcr-form",
            (Cookie::Form, false) => "mtcr-form",
            (Cookie::Device, true) => "__Host-mtcr-device",
            (Cookie::Device, false) => "mtcr-device",
            (Cookie::Provider, true) => "__Host-mtcr-provider",
            (Cookie::Provider, false) => "mtcr-provider",
        }
    }

    /// What a browser sent; none where it sent none, or two, of which one must be forged.
    pub(crate) fn read(self, headers: &HeaderMap, by_tls: bool) -> Option<String> {
        let name = self.name(by_tls);
        let lines = headers.get_all(COOKIE).iter().filter_map(|line| line.to_str().ok());
        let pairs = lines.flat_map(|line| line.split(';')).filter_map(|pair| pair.trim().split_once('='));
        let mut values = pairs.filter(|(key, _)| *key == name).map(|(_, value)| value);
        let first = values.next()?;
        values.next().is_none().then(|| first.to_owned())
    }
}

/// A header `Set-Cookie`; none where the value is none of this program's.
pub(crate) fn set(cookie: Cookie, value: &str, by_tls: bool) -> Option<HeaderValue> {
    let secure = if by_tls { "; Secure" } else { "" };
    let age = match cookie {
        Cookie::Device => format!("; Max-Age={DEVICE}"),
        Cookie::Provider => format!("; Max-Age={PROVIDER}"),
        Cookie::Session | Cookie::Form => String::new(),
    };
    let name = cookie.name(by_tls);
    HeaderValue::from_str(&format!("{name}={value}; Path=/; HttpOnly; SameSite=Lax{secure}{age}")).ok()
}

/// A header `Set-Cookie` that ends one.
pub(crate) fn cleared(cookie: Cookie, by_tls: bool) -> Option<HeaderValue> {
    let secure = if by_tls { "; Secure" } else { "" };
    let name = cookie.name(by_tls);
    HeaderValue::from_str(&format!("{name}=; Path=/; HttpOnly; SameSite=Lax{secure}; Max-Age=0")).ok()
}

#[cfg(test)]
mod tests {
    use super::Cookie;
    use axum::http::{HeaderMap, HeaderValue};

    #[test]
    fn a_cookie_that_came_twice_is_none() {
        let read = |lines: &[&'static str]| {
            let mut headers = HeaderMap::new();
            for line in lines {
                headers.append("cookie", HeaderValue::from_static(line));
            }
            Cookie::Session.read(&headers, false)
        };
        assert_eq!(read(&["mtcr=a; mtcr-form=b"]).as_deref(), Some("a"));
        assert_eq!(read(&["x=1", "mtcr=a"]).as_deref(), Some("a"));
        assert_eq!(read(&["mtcr=a; mtcr=b"]), None);
        assert_eq!(read(&["mtcr=a", "mtcr=a"]), None);
        assert_eq!(read(&["__Host-mtcr=a"]), None);
        assert_eq!(read(&[]), None);
    }
}
