//! What the programmes of lists are about: `data/screening/programmes.toml`.

use mtcr_screening::Party;
use serde::Deserialize;
use std::collections::BTreeSet;

const BUILT_IN: &str = include_str!("../../../data/screening/programmes.toml");

/// The table of programmes cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum ProgrammesError {
    /// It is not what the format says.
    #[error("the table of programmes cannot be read")]
    Unreadable(#[from] toml::de::Error),
    /// A rule puts a tag that is not explained.
    #[error("a rule of the table of programmes puts the tag `{tag}`, and no `[[tag]]` says what it means")]
    Unexplained {
        /// The tag.
        tag: String,
    },
    /// A rule fits everything.
    #[error(
        "the rule with the source `{source_named}` names neither programmes nor words: it would fit every record"
    )]
    FitsAll {
        /// The source that the rule names.
        source_named: String,
    },
}

/// A tag and what it means.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Tag {
    /// Its id.
    pub id: String,
    /// What it means.
    pub meaning: String,
    /// The fact of a hit of a transfer that it answers: true where a record carries the tag, false where it does not.
    #[serde(default)]
    pub fact: Option<String>,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Rule {
    tags: Vec<String>,
    lists: Vec<String>,
    #[serde(default)]
    programmes: Vec<String>,
    #[serde(default)]
    words: Vec<String>,
    source: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    tag: Vec<Tag>,
    rule: Vec<Rule>,
}

/// Which tags the programmes of records carry.
#[derive(Clone, Debug)]
pub struct Programmes {
    tags: Vec<Tag>,
    rules: Vec<Rule>,
}

impl Programmes {
    /// The table that the product brings along.
    ///
    /// # Errors
    /// The table is wrong; a test keeps the built-in one right.
    pub fn built_in() -> Result<Programmes, ProgrammesError> {
        Programmes::read(BUILT_IN)
    }

    /// A table from its text.
    ///
    /// # Errors
    /// It is not TOML of this shape, puts a tag that it does not explain, or has a rule that fits every record.
    pub fn read(text: &str) -> Result<Programmes, ProgrammesError> {
        let File { tag: tags, rule: mut rules } = toml::from_str(text)?;
        for rule in &mut rules {
            if let Some(tag) = rule.tags.iter().find(|tag| !tags.iter().any(|known| known.id == **tag)) {
                return Err(ProgrammesError::Unexplained { tag: tag.clone() });
            }
            if rule.programmes.is_empty() && rule.words.is_empty() {
                return Err(ProgrammesError::FitsAll { source_named: rule.source.clone() });
            }
            for word in &mut rule.words {
                *word = word.to_lowercase();
            }
        }
        Ok(Programmes { tags, rules })
    }

    /// Every tag with what it means.
    #[must_use]
    pub fn tags(&self) -> &[Tag] {
        &self.tags
    }

    /// Puts on a record the tags that its programmes and remarks carry, sorted.
    pub fn put(&self, party: &mut Party) {
        let remarks = party.remarks.to_lowercase();
        let fits = |rule: &&Rule| {
            rule.lists.contains(&party.id.list.0)
                && (rule.programmes.iter().any(|programme| party.programmes.contains(programme))
                    || rule.words.iter().any(|words| remarks.contains(words.as_str())))
        };
        let tags: BTreeSet<&String> = self.rules.iter().filter(fits).flat_map(|rule| &rule.tags).collect();
        party.tags = tags.into_iter().cloned().collect();
    }
}
