//! Permissions as the policies of this repository decide them.

#[cfg(test)]
mod bad;
#[cfg(test)]
mod book;
#[cfg(test)]
mod cases;
#[cfg(test)]
mod matrix;
#[cfg(test)]
mod properties;
#[cfg(test)]
mod world;
