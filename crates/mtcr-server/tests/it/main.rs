//! Runs a node on a port of this machine and talks to it as anybody would.

#[cfg(test)]
mod ask;
#[cfg(test)]
mod bulk;
#[cfg(test)]
mod caching;
#[cfg(test)]
mod client;
#[cfg(test)]
mod hardening;
#[cfg(test)]
mod jobs;
#[cfg(test)]
mod limits;
#[cfg(test)]
mod openapi;
#[cfg(test)]
mod operations;
#[cfg(test)]
mod pages;
#[cfg(test)]
mod parts;
#[cfg(test)]
mod people;
#[cfg(test)]
mod problems;
#[cfg(test)]
mod routes;
#[cfg(test)]
mod stopping;
#[cfg(test)]
mod store;
#[cfg(test)]
mod tls;
