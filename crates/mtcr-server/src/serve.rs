//! Listening, and stopping without cutting anybody off.

use crate::forwarded::{Peer, Way, known};
use crate::prompt::Prompt;
use crate::tls::{Tls, TlsListener};
use crate::{Node, bulk, demo, router, screening, signing};
use axum::middleware::from_fn_with_state;
use futures_util::future::BoxFuture;
use ipnet::IpNet;
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;
use tokio::net::TcpListener;
use tokio::sync::oneshot;

/// For how long after the time that an answer may take a node that stops waits for connections to end.
const DRAIN: Duration = Duration::from_secs(5);
/// How often the ledger is signed where nobody says.
const SIGN_EVERY: Duration = Duration::from_secs(60);

/// How often the folder of lists is looked at where nobody says.
const LOOK_EVERY: Duration = Duration::from_secs(60);

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
    tls: Option<Tls>,
    way: Way,
    sign_every: Duration,
    look_every: Duration,
}

impl Serving {
    /// Takes an address; port 0 lets the system choose one.
    ///
    /// # Errors
    /// The address is taken or not of this machine.
    pub async fn bind(node: Arc<Node>, address: SocketAddr) -> Result<Self, NotServed> {
        let listener =
            TcpListener::bind(address).await.map_err(|cause| NotServed::Address { address, cause })?;
        Ok(Serving {
            listener,
            node,
            tls: None,
            way: Way::default(),
            sign_every: SIGN_EVERY,
            look_every: LOOK_EVERY,
        })
    }

    /// The same over TLS.
    #[must_use]
    pub fn over(mut self, tls: Tls) -> Self {
        self.way.tls = true;
        Serving { tls: Some(tls), ..self }
    }

    /// The same behind proxies that are believed when they say who asks.
    #[must_use]
    pub fn behind(mut self, trusted: &[IpNet]) -> Self {
        self.way.trusted = trusted.into();
        self
    }

    /// The same, signing the ledger so often.
    #[must_use]
    pub fn signing(self, sign_every: Duration) -> Self {
        Serving { sign_every, ..self }
    }

    /// The same, looking so often whether lists have new versions.
    #[must_use]
    pub fn looking(self, look_every: Duration) -> Self {
        Serving { look_every, ..self }
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
        let Serving { listener, node, tls, way, sign_every, look_every } = self;
        demo::begin(&node).await;
        bulk::go_on(&node).await;
        let most = node.limits().body_time + node.limits().work_time + DRAIN;
        let (told, stopping) = oneshot::channel();
        let jobs = Arc::clone(&node);
        let settling = Arc::clone(&node);
        let stop = async move {
            stop.await;
            // Whoever follows a job is told that it is over, so that the connection ends.
            jobs.figures().stop();
            jobs.jobs().stop();
            let _ = told.send(());
        };
        let signed = signing::sign(Arc::clone(&node), sign_every);
        let looked = screening::look(Arc::clone(&node), look_every);
        let kept = bulk::keep(Arc::clone(&node));
        let routes = router(node).layer(from_fn_with_state(way, known));
        let routes = routes.into_make_service_with_connect_info::<Peer>();
        let serving: BoxFuture<'static, std::io::Result<()>> = match tls {
            Some(tls) => {
                let listener = TlsListener::over(listener, &tls).map_err(NotServed::Broken)?;
                Box::pin(axum::serve(listener, routes).with_graceful_shutdown(stop).into_future())
            }
            None => {
                let listener = Prompt(listener);
                Box::pin(axum::serve(listener, routes).with_graceful_shutdown(stop).into_future())
            }
        };
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
            served = serving => {
                settled.await;
                served.map_err(NotServed::Broken)
            }
            () = too_long => Ok(()),
            () = signed => Ok(()),
            () = looked => Ok(()),
            () = kept => Ok(()),
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
