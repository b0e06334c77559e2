//! What is wrong with policies.

/// Policies that cannot be used: every problem found in them.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("the policies cannot be used: {}", problems.join("; "))]
pub struct Unusable {
    problems: Vec<String>,
}

impl Unusable {
    /// The problems, each with the file it is in.
    #[must_use]
    pub fn problems(&self) -> &[String] {
        &self.problems
    }
}

/// Problems as they are found, so that all are told at once.
#[derive(Debug, Default)]
pub(crate) struct Problems(Vec<String>);

impl Problems {
    /// Adds one, in a file.
    pub(crate) fn add(&mut self, file: &str, message: impl std::fmt::Display) {
        self.0.push(format!("{file}: {message}"));
    }

    /// Whether nothing was found so far.
    pub(crate) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Takes a value, or its error as a problem of a file.
    pub(crate) fn take<T, E: std::fmt::Display>(&mut self, file: &str, result: Result<T, E>) -> Option<T> {
        result.map_err(|error| self.add(file, error)).ok()
    }

    /// Reads a file of TOML; a mistake is told with its line.
    pub(crate) fn toml<T: serde::de::DeserializeOwned>(&mut self, file: &str, text: &str) -> Option<T> {
        toml::from_str(text)
            .map_err(|error| {
                let before = error.span().and_then(|span| text.get(..span.start)).unwrap_or_default();
                let line = before.matches('\n').count() + 1;
                self.add(&format!("{file}:{line}"), error.message());
            })
            .ok()
    }

    /// The value, when nothing was found.
    pub(crate) fn finish<T>(self, value: Option<T>) -> Result<T, Unusable> {
        match value {
            Some(value) if self.0.is_empty() => Ok(value),
            _ => Err(Unusable { problems: self.0 }),
        }
    }
}
