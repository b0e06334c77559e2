//! Who can reach the node, and what is on the way.

use super::report::{
    LISTEN_PLAIN, LISTEN_UNNAMED, OPERATIONS_PUBLIC, OPERATIONS_SAME, PROXY_ANYBODY, PUBLIC_URL_PLAIN,
};
use super::{Report, Visit};
use std::net::IpAddr;
use url::{Host, Url};

pub(super) fn look(visit: &Visit<'_>, report: &mut Report) {
    let settings = visit.settings;
    let listen = settings.listen();
    if !listen.ip().is_loopback() {
        if settings.tls().is_none() && settings.trusted().is_empty() {
            report.find(LISTEN_PLAIN, format!("`listen` is {listen}: others can read what is sent"));
        }
        if settings.public_url().is_none() {
            report.find(LISTEN_UNNAMED, format!("`listen` is {listen}, and `public-url` is not set"));
        }
    }
    if let Some(url) = settings.public_url().filter(|url| url.scheme() == "http" && !is_here(url)) {
        report.find(PUBLIC_URL_PLAIN, format!("`public-url` is {url}"));
    }
    if let Some(operations) = settings.operations() {
        if !is_inside(operations.ip()) {
            report.find(OPERATIONS_PUBLIC, format!("`operations.listen` is {operations}"));
        }
        if operations == listen && listen.port() != 0 {
            report.find(OPERATIONS_SAME, format!("`operations.listen` and `listen` are both {listen}"));
        }
    }
    for network in settings.trusted().iter().filter(|network| network.prefix_len() == 0) {
        report.find(
            PROXY_ANYBODY,
            format!("`proxy.trusted` has {network}: anybody can say whom a request is from"),
        );
    }
}

/// Whether an address is of this machine.
pub(super) fn is_here(url: &Url) -> bool {
    match url.host() {
        Some(Host::Domain(name)) => name == "localhost",
        Some(Host::Ipv4(address)) => address.is_loopback(),
        Some(Host::Ipv6(address)) => address.is_loopback(),
        None => false,
    }
}

/// Whether an address is of this machine or of a private network.
fn is_inside(address: IpAddr) -> bool {
    match address {
        IpAddr::V4(address) => address.is_loopback() || address.is_private() || address.is_link_local(),
        IpAddr::V6(address) => {
            address.is_loopback() || address.is_unique_local() || address.is_unicast_link_local()
        }
    }
}
