//! The codes of all problems, each with one sentence of explanation.
//!
//! `docs/reference/problems.md` has a heading for each of them.

macro_rules! codes {
    ($($name:ident = $code:literal: $meaning:literal;)*) => {
        $(#[doc = $meaning] pub const $name: &str = $code;)*

        /// Every code with its explanation, in the order of the page that explains them.
        pub const CODES: &[(&str, &str)] = &[$(($code, $meaning)),*];
    };
}

codes! {
    // Files.
    CANNOT_READ = "cannot-read": "The file or folder could not be read from disk.";
    FILE_TOO_LARGE = "file-too-large": "The file is larger than anything that belongs here and was not read.";
    NOT_UTF_8 = "not-utf-8": "The file holds bytes that are not UTF-8 text.";
    UNEXPECTED_FILE = "unexpected-file": "No kind of document lies at this path, so the file would never be read.";
    MISNAMED_FILE = "misnamed-file": "The file name or folder does not repeat the id inside the file.";
    // TOML.
    NESTED_TOO_DEEP = "nested-too-deep": "Tables, lists or dossiers stand inside one another more levels deep than are read.";
    TOO_MANY_MEMBERS = "too-many-members": "A list has more members than are read.";
    TOML_SYNTAX = "toml-syntax": "The file is not well-formed TOML at this place.";
    DUPLICATE_KEY = "duplicate-key": "A table gives the same key twice.";
    TOO_MANY_PROBLEMS = "too-many-problems": "The file has so many problems that the rest of them is not listed.";
    // Keys and values.
    UNKNOWN_KEY = "unknown-key": "The key means nothing in this table.";
    MISSING_KEY = "missing-key": "A key that this table must have is absent.";
    WRONG_TYPE = "wrong-type": "The value has another TOML type than the key wants.";
    UNKNOWN_WORD = "unknown-word": "The text is none of the words that this key allows.";
    EMPTY_VALUE = "empty-value": "A text or list that must say something is empty.";
    NUMBER_OUT_OF_RANGE = "number-out-of-range": "A whole number is smaller or larger than this key allows.";
    CONFLICTING_KEYS = "conflicting-keys": "Two keys of one table exclude each other.";
    BAD_ID = "bad-id": "The id is not written as ids of its kind are.";
    DECLARED_TWICE = "declared-twice": "Two things of one kind have the same id.";
    RULE_NOT_LITERAL = "rule-not-literal": "A rule is written in a string with escapes, so that places in it could not be shown.";
    UNKNOWN_CASE_KEY = "unknown-case-key": "A case takes away something that its base does not have.";
}

#[cfg(test)]
mod tests {
    use super::CODES;

    #[test]
    fn codes_are_kebab_case_and_occur_once() {
        for (index, (code, meaning)) in CODES.iter().enumerate() {
            assert!(
                code.chars()
                    .all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-'),
                "{code}"
            );
            assert!(meaning.ends_with('.') && !meaning.contains('\n'), "{code}");
            assert!(
                CODES.iter().take(index).all(|(other, _)| other != code),
                "{code} occurs twice"
            );
        }
    }
}
