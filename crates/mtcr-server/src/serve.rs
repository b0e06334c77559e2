//! Listening, and stopping without cutting anybody off.

use crate::forwarded::known;
use crate::{Node, demo, router};
use axum::middleware::from_fn;
use axum::serve::ListenerExt;
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;
use tokio::net::TcpListener;
use tokio::sync::oneshot;

/// For how long after the time that an answer may take a node that stops waits for connections to end.
const DRAIN: Duration = Duration::from_secs(5);

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

    /// Answers until `stop` is done; requests begun by then are answered, jobs end. Whoever has not sent a whole request
    /// some seconds later is cut off.
    ///
    /// # Errors
    /// The listener broke.
    pub async fn until(self, stop: impl Future<Output = ()> + Send + 'static) -> Result<(), NotServed> {
        let Serving { listener, node } = self;
        demo::begin(&node).await;
        let most = node.limits().body_time + node.limits().work_time + DRAIN;
        let (told, stopping) = oneshot::channel();
        let jobs = Arc::clone(&node);
        let settling = Arc::clone(&node);
        let stop = async move {
            stop.await;
            // Whoever follows a job is told that it is over, so that the connection ends.
            jobs.jobs().stop();
            let _ = told.send(());
        };
        // An answer is sent when it is ready, not when a packet is full.
        let listener = listener.tap_io(|connection| drop(connection.set_nodelay(true)));
        let routes = router(node).layer(from_fn(known));
        let routes = routes.into_make_service_with_connect_info::<SocketAddr>();
        let serving = axum::serve(listener, routes).with_graceful_shutdown(stop);
        let (jobs, store) = (settling.jobs(), settling.store());
        let settled = async {
            jobs.settled().await;
            if let Some(store) = store
                && let Err(fault) = store.sign_checkpoint().await
            {
                tracing::error!(fault = %fault, "the ledger is not signed");
            }
        };
        let too_long = async {
            if stopping.await.is_ok() {
                tokio::time::sleep(most).await;
            } else {
                std::future::pending::<()>().await;
            }
        };
        tokio::select! {
            served = serving.into_future() => {
                settled.await;
                served.map_err(NotServed::Broken)
            }
            () = too_long => Ok(()),
        }
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
