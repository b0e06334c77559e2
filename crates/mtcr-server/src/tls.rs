//! TLS: certificate and key of the node, read again while it runs, and connections that have shaken hands.

use axum::serve::Listener;
use mtcr_operations::{BadCertificate, Certificate};
use rustls::ServerConfig;
use rustls::crypto::ring;
use rustls::server::{ClientHello, ResolvesServerCert};
use rustls::sign::CertifiedKey;
use std::io;
use std::net::SocketAddr;
use std::path::PathBuf;
use std::sync::{Arc, PoisonError, RwLock};
use std::time::Duration;
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::{Semaphore, mpsc};
use tokio::task::JoinHandle;
use tokio_rustls::TlsAcceptor;
use tokio_rustls::server::TlsStream;

/// For how long somebody who connects may take to shake hands.
const HANDSHAKE: Duration = Duration::from_secs(10);
/// Connections that shake hands at the same time; more wait to be taken.
const HANDSHAKES: usize = 256;
/// Connections that shook hands and wait to be served.
const READY: usize = 32;

/// What a node proves itself with; clones share it.
#[derive(Clone, Debug)]
pub struct Tls {
    files: Arc<(PathBuf, PathBuf)>,
    current: Arc<Current>,
}

#[derive(Debug)]
struct Current(RwLock<Arc<CertifiedKey>>);

impl ResolvesServerCert for Current {
    fn resolve(&self, _: ClientHello<'_>) -> Option<Arc<CertifiedKey>> {
        // Nothing inside the lock can panic half-way.
        Some(Arc::clone(&self.0.read().unwrap_or_else(PoisonError::into_inner)))
    }
}

impl Tls {
    /// Reads certificate and private key, both in PEM.
    ///
    /// # Errors
    /// They cannot be read, do not belong together, or everybody may read the key.
    pub fn read(certificate: PathBuf, key: PathBuf) -> Result<Self, BadCertificate> {
        let found = Certificate::read(&certificate, &key)?;
        let current = Arc::new(Current(RwLock::new(found.certified)));
        Ok(Self { files: Arc::new((certificate, key)), current })
    }

    /// Reads the files again: whoever connects from now on is shown what is in them. Where they are wrong, the node goes
    /// on with what it has.
    ///
    /// # Errors
    /// As [`Tls::read`].
    pub fn read_again(&self) -> Result<(), BadCertificate> {
        let found = Certificate::read(&self.files.0, &self.files.1)?;
        *self.current.0.write().unwrap_or_else(PoisonError::into_inner) = found.certified;
        Ok(())
    }

    /// The same, with what came of it in the log.
    pub fn renew(&self) {
        match self.read_again() {
            Ok(()) => tracing::info!("the certificate was read again"),
            Err(bad) => tracing::error!(bad = %bad, "the certificate was not read again"),
        }
    }

    fn acceptor(&self) -> Result<TlsAcceptor, rustls::Error> {
        let config = ServerConfig::builder_with_provider(Arc::new(ring::default_provider()));
        let config = config.with_protocol_versions(&[&rustls::version::TLS13, &rustls::version::TLS12])?;
        let mut config = config.with_no_client_auth().with_cert_resolver(Arc::clone(&self.current) as _);
        config.alpn_protocols = vec![b"http/1.1".to_vec()];
        Ok(TlsAcceptor::from(Arc::new(config)))
    }
}

/// Gives connections that have shaken hands. Whoever is slow at that holds up nobody else.
pub(crate) struct TlsListener {
    ready: mpsc::Receiver<(TlsStream<TcpStream>, SocketAddr)>,
    address: SocketAddr,
    taking: JoinHandle<()>,
}

impl TlsListener {
    pub(crate) fn over(listener: TcpListener, tls: &Tls) -> io::Result<Self> {
        let acceptor = tls.acceptor().map_err(io::Error::other)?;
        let address = listener.local_addr()?;
        let (shaken, ready) = mpsc::channel(READY);
        let taking = tokio::spawn(take(listener, acceptor, shaken));
        Ok(Self { ready, address, taking })
    }
}

async fn take(
    mut listener: TcpListener,
    acceptor: TlsAcceptor,
    shaken: mpsc::Sender<(TlsStream<TcpStream>, SocketAddr)>,
) {
    let places = Arc::new(Semaphore::new(HANDSHAKES));
    // The places are never closed.
    while let Ok(place) = Arc::clone(&places).acquire_owned().await {
        let (connection, from) = Listener::accept(&mut listener).await;
        drop(connection.set_nodelay(true));
        let (acceptor, shaken) = (acceptor.clone(), shaken.clone());
        tokio::spawn(async move {
            // What goes wrong here is the other side's affair, and happens all the time on a public address.
            if let Ok(Ok(stream)) = tokio::time::timeout(HANDSHAKE, acceptor.accept(connection)).await {
                drop(shaken.send((stream, from)).await);
            }
            drop(place);
        });
    }
}

impl Listener for TlsListener {
    type Io = TlsStream<TcpStream>;
    type Addr = SocketAddr;

    async fn accept(&mut self) -> (Self::Io, Self::Addr) {
        match self.ready.recv().await {
            Some(ready) => ready,
            // The task that takes connections lives as long as this does.
            None => std::future::pending().await,
        }
    }

    fn local_addr(&self) -> io::Result<Self::Addr> {
        Ok(self.address)
    }
}

impl Drop for TlsListener {
    fn drop(&mut self) {
        self.taking.abort();
    }
}
