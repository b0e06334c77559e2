//! Who a request is from: the other end of the connection, or whom a trusted proxy names.

use crate::prompt::Prompt;
use crate::tls::TlsListener;
use axum::extract::connect_info::Connected;
use axum::extract::{ConnectInfo, Request, State};
use axum::http::header::{FORWARDED, STRICT_TRANSPORT_SECURITY};
use axum::http::{HeaderMap, HeaderValue};
use axum::middleware::Next;
use axum::response::Response;
use axum::serve::IncomingStream;
use ipnet::IpNet;
use std::net::{IpAddr, SocketAddr};
use std::sync::Arc;

/// For how long a browser that came by TLS comes by nothing else, to this name and names below it: a year.
const BY_TLS_ONLY: HeaderValue = HeaderValue::from_static("max-age=31536000; includeSubDomains");

/// The other end of a connection.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Peer(SocketAddr);

impl Connected<IncomingStream<'_, Prompt>> for Peer {
    fn connect_info(stream: IncomingStream<'_, Prompt>) -> Self {
        Peer(*stream.remote_addr())
    }
}

impl Connected<IncomingStream<'_, TlsListener>> for Peer {
    fn connect_info(stream: IncomingStream<'_, TlsListener>) -> Self {
        Peer(*stream.remote_addr())
    }
}

/// Who a request is from, an extension of every request that came over a connection. It is for limits, and for nothing
/// that is kept or logged.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Client {
    /// The address: that of the other end, or the one a trusted proxy names.
    pub address: IpAddr,
    /// Whether it came by TLS, to the node or to a trusted proxy.
    pub by_tls: bool,
}

/// A request that came over no connection, which only tests send.
impl Default for Client {
    fn default() -> Self {
        Client { address: IpAddr::V4(std::net::Ipv4Addr::LOCALHOST), by_tls: false }
    }
}

/// What is known of the way to the node.
#[derive(Clone, Debug, Default)]
pub(crate) struct Way {
    /// Proxies whose word is taken.
    pub(crate) trusted: Arc<[IpNet]>,
    /// Whether the node itself speaks TLS.
    pub(crate) tls: bool,
}

impl Way {
    fn trusts(&self, address: IpAddr) -> bool {
        let address = address.to_canonical();
        self.trusted.iter().any(|network| network.contains(&address))
    }

    /// Who a request is from. Each proxy adds whom it heard from at the end; the last one that is no trusted proxy is who
    /// asks, and what stands before may be made up.
    fn client(&self, peer: IpAddr, headers: &HeaderMap) -> Client {
        let peer = peer.to_canonical();
        if !self.trusts(peer) {
            return Client { address: peer, by_tls: self.tls };
        }
        let hops = if headers.contains_key(FORWARDED) { standard(headers) } else { usual(headers) };
        let mut client = Client { address: peer, by_tls: self.tls };
        for hop in hops.iter().rev() {
            client.by_tls = hop.by_tls;
            // A proxy that hides whom it heard from leaves itself.
            let Some(address) = hop.address else { break };
            client.address = address.to_canonical();
            if !self.trusts(client.address) {
                break;
            }
        }
        client
    }
}

struct Hop {
    address: Option<IpAddr>,
    by_tls: bool,
}

/// The hops of `Forwarded` (RFC 7239).
fn standard(headers: &HeaderMap) -> Vec<Hop> {
    let values = headers.get_all(FORWARDED).iter().filter_map(|value| value.to_str().ok());
    let hop = |element: &str| {
        let mut hop = Hop { address: None, by_tls: false };
        for pair in element.split(';') {
            let Some((name, value)) = pair.split_once('=') else { continue };
            let value = value.trim().trim_matches('"');
            match name.trim().to_ascii_lowercase().as_str() {
                "for" => hop.address = address(value),
                "proto" => hop.by_tls = value.eq_ignore_ascii_case("https"),
                _ => {}
            }
        }
        hop
    };
    values.flat_map(|value| value.split(',')).map(hop).collect()
}

/// The hops of `X-Forwarded-For`, with the one word of `X-Forwarded-Proto`.
fn usual(headers: &HeaderMap) -> Vec<Hop> {
    let last = headers.get_all("x-forwarded-proto").iter().next_back().and_then(|value| value.to_str().ok());
    let by_tls = last
        .and_then(|value| value.rsplit(',').next())
        .is_some_and(|word| word.trim().eq_ignore_ascii_case("https"));
    let values = headers.get_all("x-forwarded-for").iter().filter_map(|value| value.to_str().ok());
    let hops = values.flat_map(|value| value.split(','));
    hops.map(|text| Hop { address: address(text.trim()), by_tls }).collect()
}

/// An address with or without a port; none for `unknown` and made-up names.
fn address(text: &str) -> Option<IpAddr> {
    let alone = || text.trim_matches(['[', ']']).parse().ok();
    text.parse::<SocketAddr>().ok().map(|socket| socket.ip()).or_else(alone)
}

/// Finds out who asks, and tells a browser that came by TLS to come by nothing else.
pub(crate) async fn known(State(way): State<Way>, mut request: Request, next: Next) -> Response {
    let peer = request.extensions().get::<ConnectInfo<Peer>>().map(|ConnectInfo(Peer(peer))| peer.ip());
    let client = peer.map(|peer| way.client(peer, request.headers()));
    if let Some(client) = client {
        request.extensions_mut().insert(client);
    }
    let mut response = next.run(request).await;
    if client.is_some_and(|client| client.by_tls) {
        response.headers_mut().insert(STRICT_TRANSPORT_SECURITY, BY_TLS_ONLY);
    }
    response
}

#[cfg(test)]
mod tests {
    use super::Way;
    use axum::http::HeaderMap;

    /// Who is taken to ask.
    fn from(peer: &str, headers: &[(&'static str, &str)]) -> (String, bool) {
        let trusted = ["10.0.0.0/8", "fd00::/8"].map(|network| network.parse().expect("a network"));
        let way = Way { trusted: trusted.into(), tls: false };
        let mut map = HeaderMap::new();
        for (name, value) in headers {
            map.append(*name, value.parse().expect("a value"));
        }
        let client = way.client(peer.parse().expect("an address"), &map);
        (client.address.to_string(), client.by_tls)
    }

    #[test]
    fn only_trusted_proxies_are_believed() {
        let (usual, proto) = ("x-forwarded-for", "x-forwarded-proto");
        for (peer, headers, client, by_tls) in [
            // Nobody to believe.
            ("192.0.2.9", vec![], "192.0.2.9", false),
            ("192.0.2.9", vec![(usual, "198.51.100.1"), (proto, "https")], "192.0.2.9", false),
            ("192.0.2.9", vec![("forwarded", "for=198.51.100.1;proto=https")], "192.0.2.9", false),
            // A trusted proxy.
            ("10.0.0.1", vec![], "10.0.0.1", false),
            ("10.0.0.1", vec![(usual, "198.51.100.1"), (proto, "https")], "198.51.100.1", true),
            ("::ffff:10.0.0.1", vec![(usual, "::ffff:198.51.100.1")], "198.51.100.1", false),
            (
                "fd00::1",
                vec![("forwarded", "For=\"[2001:db8::7]:4711\";proto=https;by=x")],
                "2001:db8::7",
                true,
            ),
            ("10.0.0.1", vec![(usual, "198.51.100.1:4711")], "198.51.100.1", false),
            // What stands further left may be made up.
            ("10.0.0.1", vec![(usual, "203.0.113.5, 198.51.100.1, 10.0.0.2")], "198.51.100.1", false),
            ("10.0.0.1", vec![(usual, "203.0.113.5"), (usual, "198.51.100.1")], "198.51.100.1", false),
            (
                "10.0.0.1",
                vec![("forwarded", "for=203.0.113.5, for=198.51.100.1;proto=http")],
                "198.51.100.1",
                false,
            ),
            // The standard header stands above the usual one.
            (
                "10.0.0.1",
                vec![("forwarded", "for=198.51.100.1"), (usual, "203.0.113.5")],
                "198.51.100.1",
                false,
            ),
            // A proxy that hides whom it heard from, or says nonsense.
            ("10.0.0.1", vec![("forwarded", "for=203.0.113.5, for=_hidden")], "10.0.0.1", false),
            ("10.0.0.1", vec![(usual, "203.0.113.5, unknown")], "10.0.0.1", false),
            ("10.0.0.1", vec![(usual, ""), (proto, "http, https")], "10.0.0.1", true),
        ] {
            assert_eq!(from(peer, &headers), (client.to_owned(), by_tls), "{peer}: {headers:?}");
        }
    }
}
