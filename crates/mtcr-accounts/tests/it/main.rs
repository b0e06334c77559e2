//! The rules of accounts, as rows: what happened before, what somebody tries, and what comes of it.

#[cfg(test)]
mod entries;
#[cfg(test)]
mod grants;
#[cfg(test)]
mod lines;
#[cfg(test)]
mod tokens;
#[cfg(test)]
mod world;
