//! A provider of identities, asked in the name of the node.
//!
//! It is asked for its description when somebody first wants to sign in there, and again until it answers. What waits for
//! browsers to come back is in the memory of this node.

mod waiting;

pub(crate) use waiting::{Left, Purpose};

use crate::pages::Lang;
use crate::work::{Gate, Undone};
use jiff::Timestamp;
use mtcr_office::Request;
use mtcr_signin::openid::{Back, Identity, OpenId, Registration, Unproven};
use mtcr_signin::{ProviderSettings, SessionId};
use std::error::Error;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;
use waiting::Waiting;

/// Requests to the provider at once.
const AT_ONCE: usize = 8;
/// Requests that may wait for those.
const MOST_WAITING: usize = 64;

/// A provider of identities, as the node is told of it.
pub struct Provider {
    /// What people are told that it is.
    pub label: String,
    /// How the node is known there. People come back to [`Provider::BACK`].
    pub registration: Registration,
    /// Periods and limits.
    pub settings: ProviderSettings,
}

impl Provider {
    /// The address, below that of the node, that the provider sends people back to.
    pub const BACK: &'static str = "/sign-in/provider/return";
}

/// The provider with what it said of itself, and who is there.
pub(crate) struct AtProvider {
    told: Arc<Provider>,
    found: Arc<Mutex<Option<Arc<OpenId>>>>,
    waiting: Mutex<Waiting>,
    gate: Gate,
}

/// Why nobody came of it.
pub(crate) enum NotShown {
    /// The browser did not leave from here, or came back before.
    Nobody,
    /// It could not be shown who it is.
    Unproven,
    /// The provider does not answer as it should.
    Silent,
    /// As much waits already as may, or it took too long.
    Busy,
    /// The node failed.
    Broken,
}

/// What a browser is sent away with.
pub(crate) struct Leaving {
    /// Where to.
    pub(crate) address: String,
    /// What it is known by when it comes back.
    pub(crate) secret: SessionId,
}

/// What the query of a browser that comes back holds. Every part may have been made up by anybody.
#[derive(Default, serde::Deserialize)]
pub(crate) struct Returned {
    state: Option<String>,
    code: Option<String>,
    iss: Option<String>,
    error: Option<String>,
}

impl AtProvider {
    pub(crate) fn new(told: Provider, time: Duration) -> Self {
        AtProvider {
            told: Arc::new(told),
            found: Arc::default(),
            waiting: Mutex::default(),
            gate: Gate::new(AT_ONCE, MOST_WAITING, time),
        }
    }

    /// What people are told that it is.
    pub(crate) fn label(&self) -> &str {
        &self.told.label
    }

    /// Sends a browser away for a purpose.
    pub(crate) async fn begin(
        &self,
        purpose: Purpose,
        lang: Lang,
        request: &Request<'_>,
    ) -> Result<Leaving, NotShown> {
        let now = request.now;
        let begun = self.ask(move |openid| Ok(openid.begin(now))).await?;
        let (address, pending) = begun.map_err(|fault| broken(&fault))?;
        let secret = SessionId::new().map_err(|fault| broken(&fault))?;
        let left = Left { purpose, lang };
        self.waiting().add(secret.kept().to_string(), left, pending, request);
        Ok(Leaving { address, secret })
    }

    /// Who came back, and what for. What waited for the browser is used up, whatever comes of it.
    pub(crate) async fn finish(
        &self,
        cookie: Option<&str>,
        returned: Returned,
        now: Timestamp,
    ) -> (Option<Left>, Result<Identity, NotShown>) {
        let secret = cookie.and_then(SessionId::read);
        let taken = secret.and_then(|secret| self.waiting().take(&secret.kept().to_string(), now));
        let Some((left, pending)) = taken else { return (None, Err(NotShown::Nobody)) };
        let asked = self.ask(move |openid| {
            let back = Back {
                state: returned.state.as_deref(),
                code: returned.code.as_deref(),
                issuer: returned.iss.as_deref(),
                error: returned.error.as_deref(),
            };
            openid.finish(pending, &back, now)
        });
        (Some(left), asked.await)
    }

    /// Asks the provider something, beside the threads that talk to browsers.
    async fn ask<T: Send + 'static>(
        &self,
        what: impl FnOnce(&OpenId) -> Result<T, Unproven> + Send + 'static,
    ) -> Result<T, NotShown> {
        let (told, found) = (Arc::clone(&self.told), Arc::clone(&self.found));
        let asked = self.gate.run(move || what(&*described(&told, &found)?)).await;
        match asked {
            Ok(Ok(answer)) => Ok(answer),
            Ok(Err(unproven)) => {
                let why = chain(&unproven);
                if unproven.is_of_provider() {
                    tracing::error!(why, "the provider of identities cannot be asked");
                    return Err(NotShown::Silent);
                }
                tracing::warn!(why, "nobody signed in at the provider of identities");
                Err(NotShown::Unproven)
            }
            Err(Undone::Busy | Undone::TooLong) => Err(NotShown::Busy),
            Err(Undone::Broken) => Err(NotShown::Broken),
        }
    }

    fn waiting(&self) -> std::sync::MutexGuard<'_, Waiting> {
        self.waiting.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// The provider's description; one thread asks for it, and the others wait for what it is told.
fn described(told: &Provider, found: &Mutex<Option<Arc<OpenId>>>) -> Result<Arc<OpenId>, Unproven> {
    let mut found = found.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some(openid) = &*found {
        return Ok(Arc::clone(openid));
    }
    let openid = Arc::new(OpenId::discover(told.registration.clone(), &told.settings)?);
    *found = Some(Arc::clone(&openid));
    Ok(openid)
}

fn broken(fault: &mtcr_signin::Fault) -> NotShown {
    tracing::error!(fault = %fault, "nobody can be sent to the provider of identities");
    NotShown::Broken
}

/// A message with its causes.
fn chain(error: &dyn Error) -> String {
    let mut text = error.to_string();
    let mut cause = error.source();
    while let Some(error) = cause {
        text = format!("{text}: {error}");
        cause = error.source();
    }
    text
}
