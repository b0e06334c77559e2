//! Who a request is of, as handlers and pages know it.

use crate::forwarded::Client;
use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use jiff::Timestamp;
use mtcr_office::{Caller, Request};
use mtcr_signin::{SessionId, csrf};
use std::convert::Infallible;
use std::sync::Arc;

/// Who asks, from where and when; the guard says it of every request, and nothing that the request says is believed.
#[derive(Clone)]
pub(crate) struct Visitor {
    /// Who.
    pub(crate) caller: Caller,
    /// From where.
    pub(crate) client: Client,
    /// When.
    pub(crate) now: Timestamp,
    /// The cookie by which the browser is known.
    pub(crate) device: Option<String>,
    /// The cookie that ties a form of the sign-in page to the browser.
    pub(crate) form: Option<String>,
    /// The secret of the session, where it is by one.
    pub(crate) secret: Option<Arc<SessionId>>,
    /// What stands on every page for people who are signed in.
    pub(crate) nav: Option<Nav>,
}

/// What stands on every page for people who are signed in.
#[derive(Clone, Debug, Default)]
pub(crate) struct Nav {
    /// The name.
    pub(crate) name: String,
    /// Whether they see the administration of the node.
    pub(crate) administration: bool,
    /// Whether they see the security report.
    pub(crate) security: bool,
    /// Whether they see what was screened.
    pub(crate) screening: bool,
    /// Whether they see how lists stand.
    pub(crate) lists: bool,
    /// Whether they see files of products.
    pub(crate) files: bool,
    /// Whether they may change accounts.
    pub(crate) administers: bool,
}

impl Visitor {
    /// Nobody known.
    pub(crate) fn public(client: Client, now: Timestamp) -> Self {
        Visitor { caller: Caller::public(), client, now, device: None, form: None, secret: None, nav: None }
    }

    /// The circumstances, as the office takes them.
    pub(crate) fn request(&self) -> Request<'_> {
        Request::new(self.now, self.client.address, self.device.as_deref())
    }

    /// A token for a form of this session; empty where there is no session.
    pub(crate) fn csrf(&self) -> String {
        let issued = self.secret.as_ref().map(|secret| csrf::issue(secret));
        // Without random bytes there is no token, and the form is refused when it is sent.
        issued.and_then(Result::ok).unwrap_or_default()
    }
}

impl<S: Sync> FromRequestParts<S> for Visitor {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Infallible> {
        let public = || {
            let client = parts.extensions.get::<Client>().copied().unwrap_or_default();
            Visitor::public(client, Timestamp::now())
        };
        Ok(parts.extensions.get::<Visitor>().cloned().unwrap_or_else(public))
    }
}
