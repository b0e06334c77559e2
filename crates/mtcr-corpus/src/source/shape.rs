//! A TOML value as it was written, before anything is known of what it should be.

use super::Located;

/// The shapes a value may have.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Shape {
    /// A text.
    Text(String),
    /// True or false.
    Flag(bool),
    /// A whole number.
    Integer(i64),
    /// A number with a decimal point or exponent, as written.
    Float(String),
    /// A date without quotes, as written.
    Date(String),
    /// A list.
    List(Vec<Located<Shape>>),
    /// A table with its keys in the order of the file.
    Table(Vec<(Located<String>, Located<Shape>)>),
}
