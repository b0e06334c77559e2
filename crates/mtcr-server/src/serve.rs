//! Listening, and stopping without cutting anybody off.

use crate::{Node, router};
use std::net::SocketAddr;
use std::sync::Arc;
use tokio::net::TcpListener;

/// Why a node does not listen, or stopped.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum NotServed {
    /// The address is taken or not of this machine.
    #[error("cannot listen on {address}")]
    Address {
        /// The address.
        address: SocketAddr,
        /// What the system says.
        #[source]
        cause: std::io::Error,
    },
    /// The listener broke.
    #[error("the node stopped listening")]
    Broken(#[source] std::io::Error),
}

/// A node that listens and has not begun to answer.
pub struct Serving {
    listener: TcpListener,
    node: Arc<Node>,
}

impl Serving {
    /// Takes an address; port 0 lets the system choose one.
    ///
    /// # Errors
    /// The address is taken or not of this machine.
    pub async fn bind(node: Arc<Node>, address: SocketAddr) -> Result<Self, NotServed> {
        let listener =
            TcpListener::bind(address).await.map_err(|cause| NotServed::Address { address, cause })?;
        Ok(Serving { listener, node })
    }

    /// The address taken.
    ///
    /// # Errors
    /// What the system says.
    pub fn address(&self) -> Result<SocketAddr, NotServed> {
        self.listener.local_addr().map_err(NotServed::Broken)
    }

    /// Answers until `stop` is done; requests begun by then are answered.
    ///
    /// # Errors
    /// The listener broke.
    pub async fn until(self, stop: impl Future<Output = ()> + Send + 'static) -> Result<(), NotServed> {
        axum::serve(self.listener, router(self.node))
            .with_graceful_shutdown(stop)
            .await
            .map_err(NotServed::Broken)
    }
}

/// Answers on an address until `stop` is done.
///
/// # Errors
/// As [`Serving::bind`] and [`Serving::until`].
pub async fn serve(
    node: Arc<Node>,
    address: SocketAddr,
    stop: impl Future<Output = ()> + Send + 'static,
) -> Result<(), NotServed> {
    Serving::bind(node, address).await?.until(stop).await
}
