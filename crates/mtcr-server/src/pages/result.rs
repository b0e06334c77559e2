//! What was found of a product, for people.

mod entry;
mod open;
mod product;
mod tree;

pub(crate) use product::ProductView;
