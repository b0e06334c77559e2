//! What a list is to look like: `data/screening/lists/ID.toml`.

use crate::reader::{Format, Role};
use mtcr_screening::ListId;
use serde::Deserialize;

/// The declarations that the product brings along.
const BUILT_IN: [(&str, &str); 13] = [
    ("cn-lists", include_str!("../../../data/screening/lists/cn-lists.toml")),
    ("eu-measures", include_str!("../../../data/screening/lists/eu-measures.toml")),
    ("jp-end-users", include_str!("../../../data/screening/lists/jp-end-users.toml")),
    ("own-watchlist", include_str!("../../../data/screening/lists/own-watchlist.toml")),
    ("own-watchlist-xlsx", include_str!("../../../data/screening/lists/own-watchlist-xlsx.toml")),
    ("partner-denials", include_str!("../../../data/screening/lists/partner-denials.toml")),
    ("un-consolidated", include_str!("../../../data/screening/lists/un-consolidated.toml")),
    ("us-csl", include_str!("../../../data/screening/lists/us-csl.toml")),
    ("us-denied-persons", include_str!("../../../data/screening/lists/us-denied-persons.toml")),
    ("us-non-sdn", include_str!("../../../data/screening/lists/us-non-sdn.toml")),
    ("us-non-sdn-xml", include_str!("../../../data/screening/lists/us-non-sdn-xml.toml")),
    ("us-sdn", include_str!("../../../data/screening/lists/us-sdn.toml")),
    ("us-sdn-xml", include_str!("../../../data/screening/lists/us-sdn-xml.toml")),
];

/// A declaration cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum DeclarationError {
    /// It is not what the format says.
    #[error("the declaration of the list `{list}` cannot be read")]
    Unreadable {
        /// The list.
        list: String,
        /// What is wrong, with its place.
        source: toml::de::Error,
    },
    /// It can be read and cannot hold.
    #[error("the declaration of the list `{list}`: {what}")]
    Impossible {
        /// The list.
        list: String,
        /// What is wrong and what would be right.
        what: &'static str,
    },
}

/// How many records a list has when it is whole.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Range {
    /// The least, inclusive; at least one.
    pub at_least: usize,
    /// The most, inclusive.
    pub at_most: usize,
}

/// One file of a list.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct FileOf {
    /// What it is to the list.
    pub role: Role,
    /// How its name ends, in small letters; one of these. The longest ending that fits decides which file it is.
    pub ends_with: Vec<String>,
    /// Whether the list is whole without it.
    #[serde(default)]
    pub optional: bool,
}

#[derive(Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
struct File {
    title: String,
    publisher: String,
    r#where: String,
    format: Format,
    severity: u8,
    records: Range,
    shrinkage: u8,
    age: u16,
    published_age: Option<u16>,
    largest_file: u64,
    versions_kept: usize,
    #[serde(default)]
    malformed: usize,
    #[serde(default)]
    orphans: usize,
    file: Vec<FileOf>,
}

/// What a list is to look like.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Declaration {
    /// Its id.
    pub id: ListId,
    /// What its publisher calls it.
    pub title: String,
    /// Who publishes it.
    pub publisher: String,
    /// Where its files are to be had.
    pub from: String,
    /// How its files are written.
    pub format: Format,
    /// 0 to 100: of two hits alike, the one of the more severe list stands first.
    pub severity: u8,
    /// How many records it has.
    pub records: Range,
    /// How many of a hundred records may go from one version to the next, inclusive.
    pub shrinkage: u8,
    /// How many days a version may be used after its import, inclusive.
    pub age: u16,
    /// How many days old the list's own day may be at its import, inclusive, where the list has one.
    pub published_age: Option<u16>,
    /// How many bytes one of its files may have, inclusive.
    pub largest_file: u64,
    /// How many versions keep their records, the one in use among them; at least one. Of older ones what is known of them stays.
    pub versions_kept: usize,
    /// How many records may be unreadable, inclusive.
    pub malformed: usize,
    /// How many rows may add to records that are not there, inclusive.
    pub orphans: usize,
    /// Its files.
    pub files: Vec<FileOf>,
}

impl Declaration {
    /// A declaration from its text.
    ///
    /// # Errors
    /// It is not TOML of this shape, or says what cannot hold.
    pub fn read(list: &str, text: &str) -> Result<Declaration, DeclarationError> {
        let file: File = toml::from_str(text)
            .map_err(|source| DeclarationError::Unreadable { list: list.to_owned(), source })?;
        let wrong = |what| DeclarationError::Impossible { list: list.to_owned(), what };
        if file.records.at_least == 0 {
            return Err(wrong(
                "a list has at least one record: an empty one is never taken for one that clears",
            ));
        }
        if file.records.at_most < file.records.at_least {
            return Err(wrong("`at-most` is less than `at-least`"));
        }
        if file.shrinkage > 100 || file.severity > 100 {
            return Err(wrong("`shrinkage` and `severity` are from 0 to 100"));
        }
        if file.versions_kept == 0 {
            return Err(wrong("`versions-kept` is at least 1: the version in use keeps its records"));
        }
        if !file.file.iter().any(|file| file.role == Role::Main && !file.optional) {
            return Err(wrong("one `[[file]]` has the role `main` and is not optional"));
        }
        if file.file.iter().any(|file| file.ends_with.is_empty()) {
            return Err(wrong("`ends-with` names at least one ending"));
        }
        let id_is_plain = list.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-');
        if list.is_empty() || !id_is_plain {
            return Err(wrong("an id has small letters, digits and hyphens"));
        }
        Ok(Declaration {
            id: ListId(list.to_owned()),
            title: file.title,
            publisher: file.publisher,
            from: file.r#where,
            format: file.format,
            severity: file.severity,
            records: file.records,
            shrinkage: file.shrinkage,
            age: file.age,
            published_age: file.published_age,
            largest_file: file.largest_file,
            versions_kept: file.versions_kept,
            malformed: file.malformed,
            orphans: file.orphans,
            files: file.file,
        })
    }

    /// The declarations that the product brings along, in the order of their ids.
    ///
    /// # Errors
    /// One of them is wrong; a test keeps them right.
    pub fn built_in() -> Result<Vec<Declaration>, DeclarationError> {
        BUILT_IN.iter().map(|(list, text)| Declaration::read(list, text)).collect()
    }

    /// What a file of a name is to this list: by the longest ending that fits.
    #[must_use]
    pub fn role_of(&self, name: &str) -> Option<Role> {
        let name = name.to_lowercase();
        let fits = |file: &FileOf| {
            file.ends_with.iter().filter(|end| name.ends_with(end.as_str())).map(String::len).max()
        };
        self.files
            .iter()
            .filter_map(|file| Some((fits(file)?, file.role)))
            .max_by_key(|(length, _)| *length)
            .map(|(_, role)| role)
    }
}
