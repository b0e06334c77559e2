//! Looking at a file before anything is run: the mapping that its headers propose, and what a mapping reads in its first rows.

use super::error::of_file;
use super::{About, Bulk, FileId, RunState, Trouble};
use crate::Node;
use mtcr_bulk_files::{ColumnMap, Preview, preview, propose_as};

/// What a mapping is called in messages.
const SHOWN_AS: &str = "mapping";

impl Bulk {
    /// A mapping from its text.
    ///
    /// # Errors
    /// Every mistake in it, with its place.
    pub(crate) fn read_mapping(node: &Node, text: &str) -> Result<ColumnMap, Trouble> {
        ColumnMap::parse(SHOWN_AS, text, &node.law().corpus.vocabulary).map_err(Trouble::Mapping)
    }

    /// The mapping that is kept for a file; none where it has none.
    pub(crate) fn mapping(&self, id: &FileId) -> Result<Option<String>, Trouble> {
        self.shelf.mapping(id)
    }

    /// The mapping that the headers of a file propose, as text: what is doubtful is a comment. `written` is the text of a mapping
    /// whose `[file]` says how the file is written.
    pub(crate) fn proposal(&self, node: &Node, about: &About, written: &str) -> Result<String, Trouble> {
        let folder = self.shelf.of(&about.id);
        let written = Self::read_mapping(node, written)?;
        let proposed = propose_as(&folder.join(about.input()), &node.law().corpus, &written);
        proposed.map_err(|wrong| of_file(wrong, &folder, &about.input(), &about.name))
    }

    /// The first rows of a file as a mapping reads them; without one as dossiers.
    pub(crate) fn preview(
        &self,
        node: &Node,
        about: &About,
        mapping: Option<&str>,
        most: usize,
    ) -> Result<Preview, Trouble> {
        let map = mapping.map(|text| Self::read_mapping(node, text)).transpose()?;
        let bench = node.bench(None).map_err(|unknown| Trouble::Edition(unknown.to_string()))?;
        let folder = self.shelf.of(&about.id);
        let found = preview(&folder.join(about.input()), map.as_ref(), &bench.classifier, most);
        found.map_err(|wrong| of_file(wrong, &folder, &about.input(), &about.name))
    }

    /// Keeps a mapping for a file, where it fits: checked against the vocabulary, the columns and the first rows. An empty text
    /// takes the mapping away: rows are dossiers then.
    pub(crate) fn set_mapping(&self, node: &Node, about: &About, text: &str) -> Result<(), Trouble> {
        let mapping = Some(text).filter(|text| !text.trim().is_empty());
        self.preview(node, about, mapping, 1)?;
        let _held = self.changing();
        // A run that goes on after the node was killed goes on with the mapping that it began with.
        if self.shelf.about(&about.id)?.state() == Some(RunState::Running) {
            return Err(Trouble::Running);
        }
        self.shelf.map(&about.id, text)
    }
}
