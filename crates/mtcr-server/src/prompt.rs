//! Connections without TLS, over which an answer is sent when it is ready, not when a packet is full.

use axum::serve::Listener;
use std::io;
use std::net::SocketAddr;
use tokio::net::{TcpListener, TcpStream};

pub(crate) struct Prompt(pub(crate) TcpListener);

impl Listener for Prompt {
    type Io = TcpStream;
    type Addr = SocketAddr;

    async fn accept(&mut self) -> (Self::Io, Self::Addr) {
        let (connection, from) = Listener::accept(&mut self.0).await;
        // Without it answers are only slower.
        drop(connection.set_nodelay(true));
        (connection, from)
    }

    fn local_addr(&self) -> io::Result<Self::Addr> {
        self.0.local_addr()
    }
}
