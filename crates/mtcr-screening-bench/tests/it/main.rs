//! Tests of the names with known answers and of the figures made with them.

#[cfg(test)]
mod classes;
#[cfg(test)]
mod lists;
#[cfg(test)]
mod set;
