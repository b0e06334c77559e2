//! The languages that can be searched in.

use mtcr_rules::did_you_mean;

/// A language with its stemming and stop words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Language {
    /// English, `en`.
    English,
}

/// No language of this code can be searched in.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("unknown language `{code}`; {help}")]
pub struct UnknownLanguage {
    /// What was asked for.
    pub code: String,
    /// What would be right.
    pub help: String,
}

impl Language {
    /// Every language with its code.
    pub const ALL: &'static [(&'static str, Self)] = &[("en", Self::English)];

    /// The language of a code, letter case ignored.
    ///
    /// # Errors
    /// A code that no language here has.
    pub fn find(code: &str) -> Result<Self, UnknownLanguage> {
        let lower = code.trim().to_lowercase();
        let codes = || Self::ALL.iter().map(|(code, _)| *code);
        Self::ALL.iter().find(|(known, _)| *known == lower).map(|(_, language)| *language).ok_or_else(|| {
            let known = format!("search knows {}", codes().collect::<Vec<_>>().join(", "));
            let help = did_you_mean(&lower, codes()).map_or(known.clone(), |mean| format!("{known}; {mean}"));
            UnknownLanguage { code: code.to_owned(), help }
        })
    }

    /// Its code.
    #[must_use]
    pub fn code(self) -> &'static str {
        Self::ALL.iter().find(|(_, language)| *language == self).map_or("", |(code, _)| code)
    }
}
