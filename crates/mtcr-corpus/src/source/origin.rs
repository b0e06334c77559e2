//! Citations of a law that was read.

use serde::{Deserialize, Serialize};

use super::Located;
use crate::reader::Fields;

/// One citation: `"eu-2021 1C111.a.1"`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReadInSource {
    /// An id of `data/sources.toml`.
    pub source: Located<String>,
    /// The place in that source as people write it; empty when the whole source is meant.
    pub place: String,
}

impl ReadInSource {
    /// The citations under `key`, of which there must be at least one.
    pub(crate) fn required(fields: &mut Fields<'_>, key: &'static str) -> Vec<Self> {
        fields.required_texts(key).iter().map(Self::split).collect()
    }

    /// The citations under `key`, if any.
    pub(crate) fn optional(fields: &mut Fields<'_>, key: &'static str) -> Vec<Self> {
        fields.texts(key).iter().map(Self::split).collect()
    }

    /// One citation that is a text by itself.
    pub(crate) fn split(cited: &Located<String>) -> Self {
        let (source, place) = cited.value.split_once(char::is_whitespace).unwrap_or((&cited.value, ""));
        Self {
            source: Located::new(source.to_owned(), cited.within(0..source.len())),
            place: place.trim().to_owned(),
        }
    }
}
