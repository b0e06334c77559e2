//! How many, as programs write it: JSON takes `45.0` for a whole number as well as `45`, and so does the description.

use serde::Deserializer;
use serde::de::{Error, Visitor};
use std::fmt;

/// Reads a whole number, zero or more, or none.
///
/// # Errors
/// Something else than a whole number.
pub(crate) fn count<'de, D: Deserializer<'de>>(from: D) -> Result<Option<usize>, D::Error> {
    from.deserialize_option(Count)
}

struct Count;

impl<'de> Visitor<'de> for Count {
    type Value = Option<usize>;

    fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("a whole number")
    }

    fn visit_none<E: Error>(self) -> Result<Self::Value, E> {
        Ok(None)
    }

    fn visit_unit<E: Error>(self) -> Result<Self::Value, E> {
        Ok(None)
    }

    fn visit_some<D: Deserializer<'de>>(self, from: D) -> Result<Self::Value, D::Error> {
        from.deserialize_any(self)
    }

    fn visit_u64<E: Error>(self, number: u64) -> Result<Self::Value, E> {
        self.visit_str(&number.to_string())
    }

    fn visit_i64<E: Error>(self, number: i64) -> Result<Self::Value, E> {
        self.visit_str(&number.to_string())
    }

    // Written out, a whole number has no point.
    fn visit_f64<E: Error>(self, number: f64) -> Result<Self::Value, E> {
        self.visit_str(&number.to_string())
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Self::Value, E> {
        text.parse().map(Some).map_err(|_| E::invalid_value(serde::de::Unexpected::Other(text), &self))
    }
}

#[cfg(test)]
mod tests {
    #[derive(serde::Deserialize)]
    struct Asked {
        #[serde(default, deserialize_with = "super::count")]
        limit: Option<usize>,
    }

    #[test]
    fn whole_numbers_in_every_spelling_of_json() {
        for (json, expected) in [
            ("{}", Ok(None)),
            (r#"{"limit": null}"#, Ok(None)),
            (r#"{"limit": 45}"#, Ok(Some(45))),
            (r#"{"limit": 45.0}"#, Ok(Some(45))),
            (r#"{"limit": 4.5e1}"#, Ok(Some(45))),
            (r#"{"limit": 4.5}"#, Err(())),
            (r#"{"limit": -1}"#, Err(())),
            (r#"{"limit": "many"}"#, Err(())),
        ] {
            let found = serde_json::from_str(json).map(|asked: Asked| asked.limit).map_err(drop);
            assert_eq!(found, expected, "{json}");
        }
    }
}
