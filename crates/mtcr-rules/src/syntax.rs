//! The text of rules: from characters to a tree, and back.

mod lexer;
mod parser;
mod print;
mod tree;

pub use parser::parse;
pub use tree::*;
