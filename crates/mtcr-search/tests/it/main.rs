//! Tests of the search over the law of the tree.

#[cfg(test)]
mod finds;
#[cfg(test)]
mod law;
#[cfg(test)]
mod limits;
#[cfg(test)]
mod quality;
#[cfg(test)]
mod soup;
