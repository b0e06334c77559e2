//! A TOML value as it was written, before anything is known of what it should be.

use std::fmt;

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

/// In one line, as TOML writes it; a text stands without its quotes where it is the whole of the value.
impl fmt::Display for Shape {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Text(text) if out.alternate() => write!(out, "\"{text}\""),
            Self::Text(text) | Self::Float(text) | Self::Date(text) => out.write_str(text),
            Self::Flag(flag) => write!(out, "{flag}"),
            Self::Integer(number) => write!(out, "{number}"),
            Self::List(members) => {
                out.write_str("[")?;
                for (index, member) in members.iter().enumerate() {
                    let comma = if index == 0 { "" } else { ", " };
                    write!(out, "{comma}{:#}", member.value)?;
                }
                out.write_str("]")
            }
            Self::Table(keys) => {
                out.write_str("{")?;
                for (index, (key, value)) in keys.iter().enumerate() {
                    let comma = if index == 0 { " " } else { ", " };
                    write!(out, "{comma}{} = {:#}", key.value, value.value)?;
                }
                out.write_str(" }")
            }
        }
    }
}
