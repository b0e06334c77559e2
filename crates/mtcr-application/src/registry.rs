//! The registry to answer from: that of the law, or one of a file.

use crate::law::Law;
use mtcr_corpus::Report;
use mtcr_corpus::corpus::registry::{Registry, RegistryFile, open_registry, read_registry};
use mtcr_corpus::date::Days;
use mtcr_regime::{On, Regime};
use std::path::Path;

/// What was written for a time is none.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("`{typed}` is not a date; write a day, a month or a year: 2009-03-04, 2009-03, 2009")]
pub struct NotADate {
    /// What was written.
    pub typed: String,
}

/// The time that somebody wrote: a day, a month or a year; what is recorded last where nothing is.
///
/// # Errors
/// A text that is none.
pub fn day_of(typed: Option<&str>) -> Result<On, NotADate> {
    let Some(typed) = typed else { return Ok(On::Record) };
    Days::parse(typed).map(On::Days).ok_or_else(|| NotADate { typed: typed.to_owned() })
}

/// The registry to answer from.
#[derive(Clone, Debug, Default)]
pub struct Roll {
    file: Option<(String, RegistryFile)>,
}

impl Roll {
    /// That of the law.
    #[must_use]
    pub fn of_the_law() -> Self {
        Self::default()
    }

    /// That of a file in place of it.
    ///
    /// # Errors
    /// Every problem of the file.
    pub fn open(path: &Path) -> Result<Self, Report> {
        let shown = path.to_string_lossy().replace('\\', "/");
        let file = open_registry(path, &shown)?;
        Ok(Self { file: Some((shown, file)) })
    }

    /// That of a text in place of it; `shown_as` is its path in messages.
    ///
    /// # Errors
    /// Every problem of the text.
    pub fn read(shown_as: &str, text: &str) -> Result<Self, Report> {
        Ok(Self { file: Some((shown_as.to_owned(), read_registry(shown_as, text)?)) })
    }

    /// The registry.
    #[must_use]
    pub fn registry<'a>(&'a self, law: &'a Law) -> &'a Registry {
        self.file.as_ref().map_or(&law.corpus.registry, |(_, file)| &file.registry)
    }

    /// The registry ready to be asked, with the editions of the law.
    #[must_use]
    pub fn regime<'a>(&'a self, law: &'a Law) -> Regime<'a> {
        Regime::new(self.registry(law), &law.corpus.editions)
    }

    /// SHA-256 of the file; nothing where it is the registry of the law.
    #[must_use]
    pub fn digest(&self) -> Option<&str> {
        self.file.as_ref().map(|(_, file)| file.registry.digest.as_str())
    }

    /// What every answer must say first when it does not rest on the registry of the law.
    #[must_use]
    pub fn banner(&self) -> Option<String> {
        let (shown, file) = self.file.as_ref()?;
        let digest = &file.registry.digest;
        Some(if file.registry.fictitious {
            format!(
                "FICTITIOUS REGISTRY from {shown}, SHA-256 {digest}: its states are made up, and nothing below says \
                 anything about a real one."
            )
        } else {
            format!(
                "UNSIGNED REGISTRY from {shown}, SHA-256 {digest}: nobody vouches for it, and it stands in place of \
                 the one that this program was built with."
            )
        })
    }
}
