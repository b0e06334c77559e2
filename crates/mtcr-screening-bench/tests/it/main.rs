//! Tests of the names with known answers and of the figures made with them.
#![cfg_attr(test, expect(clippy::float_cmp, reason = "figures of counted names are exact"))]

#[cfg(test)]
mod classes;
#[cfg(test)]
mod lists;
#[cfg(test)]
mod rates;
#[cfg(test)]
mod run;
#[cfg(test)]
mod set;
