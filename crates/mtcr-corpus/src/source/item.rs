//! One of the twenty items of the Annex: `annex/item-04/item.toml`.

use serde::{Deserialize, Serialize};

use super::{FileId, Located};
use crate::problem::{code, quoted};
use crate::reader::Fields;

/// An item and its title.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ItemSource {
    /// The file.
    pub file: FileId,
    /// Its number, from 1 to 99.
    pub item: Located<u8>,
    /// Its title in our own words.
    pub title: Located<String>,
}

impl ItemSource {
    pub(crate) fn read(mut fields: Fields<'_>) -> Option<Self> {
        let number = fields.required("item").and_then(|value| value.integer());
        let title = fields.required_text("title");
        let number = number?;
        let Some(item) = u8::try_from(number.value).ok().filter(|item| (1..100).contains(item)) else {
            let message = format!("{} is not the number of an item", quoted(&number.value.to_string()));
            fields.reading().problem(number.at, code::NUMBER_OUT_OF_RANGE, message, None);
            return None;
        };
        Some(Self { file: fields.reading().id, item: Located::new(item, number.at), title })
    }
}
