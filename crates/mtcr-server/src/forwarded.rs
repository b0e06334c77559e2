//! Who a request is from.

use axum::extract::{ConnectInfo, Request};
use axum::middleware::Next;
use axum::response::Response;
use std::net::{IpAddr, Ipv4Addr, SocketAddr};

/// Who a request is from, an extension of every request that came over a connection. It is for limits, and for nothing
/// that is kept or logged.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Client {
    /// The address of the other end.
    pub address: IpAddr,
    /// Whether it came by TLS.
    pub by_tls: bool,
}

/// A request that came over no connection, which only tests send.
impl Default for Client {
    fn default() -> Self {
        Client { address: IpAddr::V4(Ipv4Addr::LOCALHOST), by_tls: false }
    }
}

/// Says with each request who it is from.
pub(crate) async fn known(mut request: Request, next: Next) -> Response {
    let peer = request.extensions().get::<ConnectInfo<SocketAddr>>().map(|ConnectInfo(peer)| peer.ip());
    if let Some(address) = peer {
        request.extensions_mut().insert(Client { address: address.to_canonical(), by_tls: false });
    }
    next.run(request).await
}
