//! Tests of the store: one suite, run on SQLite and on a real PostgreSQL.
#![cfg_attr(
    test,
    expect(
        clippy::unwrap_used,
        clippy::panic,
        clippy::indexing_slicing,
        reason = "a failed test says where"
    )
)]

#[cfg(test)]
mod bed;
#[cfg(test)]
mod suite;
