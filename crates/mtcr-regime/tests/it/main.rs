//! The registry of the law against the public counts, names and dates, and made-up registries for the rest.

#[cfg(test)]
mod bodies;
#[cfg(test)]
mod counts;
#[cfg(test)]
mod data;
#[cfg(test)]
mod editions;
#[cfg(test)]
mod names;
#[cfg(test)]
mod standings;
