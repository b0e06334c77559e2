//! A PostgreSQL server, held by the example of the store's crate for as long as this lives.

use std::io::{BufRead, BufReader};
use std::process::{Child, Stdio};

/// A server that ends with this.
pub(crate) struct Server {
    child: Child,
    /// The address of an empty database.
    pub(crate) address: String,
}

impl Server {
    /// # Errors
    /// PostgreSQL is not installed, or does not start.
    pub(crate) fn start() -> Result<Self, String> {
        let spawned = super::cargo(&["postgres"]).stdin(Stdio::piped()).stdout(Stdio::piped()).spawn();
        let mut child = spawned.map_err(|error| format!("cannot run cargo: {error}"))?;
        let mut address = String::new();
        let mut lines = BufReader::new(child.stdout.take().ok_or("the example has no output")?);
        lines.read_line(&mut address).map_err(|error| format!("the example: {error}"))?;
        let address = address.trim().to_owned();
        let server = Server { child, address };
        if server.address.is_empty() {
            return Err("no PostgreSQL server starts".to_owned());
        }
        Ok(server)
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        // The end of its input is the word to stop.
        drop(self.child.stdin.take());
        let _ = self.child.wait();
    }
}
