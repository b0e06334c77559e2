//! What the crate promises, one table per promise.

#[cfg(test)]
mod compounds;
#[cfg(test)]
mod dimensions;
#[cfg(test)]
mod docs;
#[cfg(test)]
mod factors;
#[cfg(test)]
mod hostile;
#[cfg(test)]
mod intervals;
#[cfg(test)]
mod measured;
#[cfg(test)]
mod mistakes;
#[cfg(test)]
mod numbers;
#[cfg(test)]
mod properties;
#[cfg(test)]
mod written;
