//! What tests need around them: real programs, started for the tests and gone after them.
//!
//! [`Postgres`] is a PostgreSQL server of its own, [`OpenId`] a provider of identities. Nothing here is part of what is delivered.
//!
//! ```
//! use mtcr_testbed::Postgres;
//!
//! let url = Postgres::shared()?.database()?;
//! assert!(url.starts_with("postgres://"));
//! # Ok::<(), mtcr_testbed::Fault>(())
//! ```

mod fault;
mod openid;
mod postgres;
mod user;

pub use fault::Fault;
pub use openid::OpenId;
pub use postgres::Postgres;
