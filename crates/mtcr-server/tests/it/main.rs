//! Runs a node on a port of this machine and talks to it as anybody would.

#[cfg(test)]
mod client;
#[cfg(test)]
mod problems;
#[cfg(test)]
mod routes;
