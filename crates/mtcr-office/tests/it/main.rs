//! Tests of the office: one suite, run on SQLite and on a real PostgreSQL.

#[cfg(test)]
mod bed;
#[cfg(test)]
mod matter;
#[cfg(test)]
mod suite;
