//! What of the security checks of the book (`docs/security-checks.md`) is tried from outside.

mod absent;
mod bed;
mod bodies;
mod errors;
mod fields;
mod headers;
mod leading;
mod methods;
mod pollution;
mod tls;
mod uploads;
mod wire;
