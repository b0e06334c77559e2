//! Names that people sign in with.

use unicode_normalization::UnicodeNormalization;

/// More bytes than any name has; of a longer text the beginning counts.
const MOST: usize = 512;

/// A name as it is compared: one spelling of its characters, lower case, without spaces around it.
///
/// Accounts are looked up and the throttle counts by this form, so that nobody gets more attempts by spelling a name in
/// another way.
#[must_use]
pub fn compared(name: &str) -> String {
    let mut end = name.len().min(MOST);
    while !name.is_char_boundary(end) {
        end -= 1;
    }
    let begin = name.get(..end).unwrap_or_default();
    begin.nfkc().flat_map(char::to_lowercase).nfkc().collect::<String>().trim().to_owned()
}
