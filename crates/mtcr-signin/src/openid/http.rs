//! Requests to a provider: no redirects, a bound on time and size, and encrypted unless they stay on this machine.

use super::Unproven;
use crate::settings::ProviderSettings;
use openidconnect::{HttpRequest, HttpResponse, SyncHttpClient};
use std::sync::Arc;
use std::time::Duration;
use ureq::Agent;
use ureq::tls::{Certificate, PemItem, RootCerts, TlsConfig, TlsProvider, parse_pem};
use url::{Host, Url};

/// Whose certificates are believed.
#[derive(Clone, Debug)]
pub enum Trust {
    /// Those that the system believes.
    System,
    /// Those in this text, in PEM form, and no others.
    Certificates(String),
}

/// Speaks to one provider.
pub(super) struct Http {
    agent: Agent,
    largest: u64,
}

impl Http {
    pub(super) fn new(trust: &Trust, settings: &ProviderSettings) -> Result<Self, Unproven> {
        let roots = match trust {
            Trust::System => RootCerts::new_with_certs(&system()),
            Trust::Certificates(text) => RootCerts::new_with_certs(&certificates(text)?),
        };
        let tls = TlsConfig::builder()
            .provider(TlsProvider::Rustls)
            .unversioned_rustls_crypto_provider(Arc::new(rustls::crypto::ring::default_provider()))
            .root_certs(roots)
            .build();
        let answer = Duration::try_from(settings.answer).unwrap_or(Duration::from_secs(1));
        let agent = Agent::config_builder()
            .tls_config(tls)
            .max_redirects(0)
            // What it answers is read by the protocol, whatever the status.
            .http_status_as_error(false)
            .timeout_global(Some(answer))
            // A proxy of the environment would see the client's secret.
            .proxy(None)
            .user_agent("openmtcr")
            .build()
            .new_agent();
        Ok(Self { agent, largest: settings.largest })
    }
}

impl SyncHttpClient for Http {
    type Error = Unproven;

    fn call(&self, request: HttpRequest) -> Result<HttpResponse, Unproven> {
        let address = request.uri().to_string();
        let url = Url::parse(&address)
            .map_err(|_| Unproven::Address { what: "provider", address: address.clone() })?;
        guarded("provider", &url)?;
        let host = url.host_str().unwrap_or_default().to_owned();
        let unanswered = |why: ureq::Error| Unproven::Unanswered { host: host.clone(), why: Box::new(why) };
        let mut answer = self.agent.run(request).map_err(unanswered)?;
        if answer.status().is_redirection() {
            return Err(Unproven::Redirected { host });
        }
        let body = answer.body_mut().with_config().limit(self.largest).read_to_vec().map_err(unanswered)?;
        let (parts, _) = answer.into_parts();
        Ok(HttpResponse::from_parts(parts, body))
    }
}

/// Refuses what would go over a network in the clear.
pub(super) fn guarded(what: &'static str, url: &Url) -> Result<(), Unproven> {
    let here = match url.host() {
        Some(Host::Ipv4(address)) => address.is_loopback(),
        Some(Host::Ipv6(address)) => address.is_loopback(),
        Some(Host::Domain(name)) => name == "localhost",
        None => false,
    };
    if url.scheme() == "https" || (url.scheme() == "http" && here) {
        return Ok(());
    }
    Err(Unproven::Address { what, address: url.to_string() })
}

/// What the system believes. A machine that believes nobody can still reach a provider on itself.
fn system() -> Vec<Certificate<'static>> {
    let found = rustls_native_certs::load_native_certs();
    found.certs.iter().map(|certificate| Certificate::from_der(certificate).to_owned()).collect()
}

fn certificates(text: &str) -> Result<Vec<Certificate<'static>>, Unproven> {
    let mut certificates = Vec::new();
    for item in parse_pem(text.as_bytes()) {
        match item {
            Ok(PemItem::Certificate(certificate)) => certificates.push(certificate),
            Ok(_) => {}
            Err(_) => return Err(Unproven::Certificates),
        }
    }
    if certificates.is_empty() { Err(Unproven::Certificates) } else { Ok(certificates) }
}
