//! The law of the tree with states that do not exist, and the screen made of it.

use mtcr_corpus::corpus::registry::read_registry;
use mtcr_corpus::{Corpus, compile, files::read_folder};
use mtcr_declarations::tables::Sources;
use mtcr_declarations::{Screen, Tables};
use std::collections::BTreeMap;
use std::path::Path;

/// The day of every line.
pub const ON: jiff::civil::Date = jiff::civil::date(2026, 3, 2);

/// The law under `data/`, with the registry of `examples/`.
///
/// # Errors
/// The law or the registry cannot be read.
pub fn law() -> Result<Corpus, String> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let mut corpus =
        compile(&read_folder(&root.join("data"), "data").source).map_err(|report| report.to_string())?;
    let file = root.join("examples/registry.toml");
    let text = std::fs::read_to_string(&file).map_err(|error| format!("{}: {error}", file.display()))?;
    corpus.registry = read_registry("registry.toml", &text).map_err(|report| report.to_string())?.registry;
    Ok(corpus)
}

/// The tables of `data/declarations/` as they lie there now, so that a change of them needs no building.
///
/// # Errors
/// A file is not there or not of its form.
pub fn tables() -> Result<Tables, String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../data/declarations");
    let mut texts = BTreeMap::new();
    for entry in
        std::fs::read_dir(&folder).map_err(|error| format!("{}: {error}", folder.display()))?.flatten()
    {
        let text = std::fs::read_to_string(entry.path())
            .map_err(|error| format!("{}: {error}", entry.path().display()))?;
        texts.insert(entry.file_name().to_string_lossy().into_owned(), text);
    }
    let text =
        |name: &str| texts.get(name).map(String::as_str).ok_or_else(|| format!("`{name}` is not there"));
    let terms = texts.iter().filter(|(name, _)| name.starts_with("terms-"));
    let sources = Sources {
        terms: terms.map(|(name, text)| (name.as_str(), text.as_str())).collect(),
        counters: text("counters.toml")?,
        context: text("context.toml")?,
        value_words: text("value-words.toml")?,
        matching: text("matching.toml")?,
        corpus_terms: text("corpus-terms.toml")?,
        hints: text("tariff-hints.toml")?,
        reasons: text("reasons.toml")?,
        outcomes: text("outcomes.toml")?,
        fields: text("fields.toml")?,
        headers: text("headers.toml")?,
        ordinary: text("ordinary-words.txt")?,
    };
    Tables::read(&sources).map_err(|error| error.to_string())
}

/// The screen of the newest edition with the tables of the tree.
///
/// # Errors
/// A table cannot be used.
pub fn screen(corpus: &Corpus) -> Result<Screen, String> {
    let edition = corpus.newest_edition().ok_or("the law has no edition")?;
    Screen::new(corpus, edition, ON, &tables()?).map_err(|error| error.to_string())
}
