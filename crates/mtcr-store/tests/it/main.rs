//! Tests of the store: one suite, run on SQLite and on a real PostgreSQL.

#[cfg(test)]
mod bed;
#[cfg(test)]
mod only;
#[cfg(test)]
mod suite;
