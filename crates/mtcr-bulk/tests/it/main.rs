//! Tests of bulk classification against the ordinary path, over the law of this repository.

#[cfg(test)]
mod law;
#[cfg(test)]
mod same;
