//! Everything a rule or a dossier may name: `vocabulary/`.

mod class;
mod fact;
mod list;
mod method;
mod plain;
mod substance;
mod synonym;
mod word;

pub use class::{ClassSource, DisjointSource};
pub use fact::{FactDeclaration, ValueSource};
pub use list::{BoundSource, ListDeclaration, TradeOffSource};
pub use method::{MethodCaseSource, MethodFigure, MethodSource};
pub use plain::{PlainSource, SpeechSource};
use serde::{Deserialize, Serialize};
pub use substance::SubstanceSource;
pub use synonym::{FormSource, SpellingSource, SynonymSource};
pub use word::{ActivitySource, PurposeSource, UseSource};

/// All declarations in the order of the files.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct VocabularySource {
    /// Classes of products.
    pub classes: Vec<ClassSource>,
    /// Classes of which no product is two.
    pub disjoint: Vec<DisjointSource>,
    /// Facts.
    pub facts: Vec<FactDeclaration>,
    /// Substances.
    pub substances: Vec<SubstanceSource>,
    /// Words of purpose.
    pub purposes: Vec<PurposeSource>,
    /// What software and technology may be for.
    pub activities: Vec<ActivitySource>,
    /// Targets of purposes that are not entries.
    pub uses: Vec<UseSource>,
    /// Lists.
    pub lists: Vec<ListDeclaration>,
    /// Comparisons between facts.
    pub bounds: Vec<BoundSource>,
    /// Computed facts.
    pub methods: Vec<MethodSource>,
    /// Everyday words for what is named above.
    pub synonyms: Vec<SynonymSource>,
    /// Spellings that stand for others.
    pub spellings: Vec<SpellingSource>,
    /// Classes that stand apart from the goods they are about.
    pub forms: Vec<FormSource>,
    /// Ordinary words and sentences.
    pub speech: SpeechSource,
}

impl VocabularySource {
    /// These words, then those of a national list: classes, facts and uses.
    #[must_use]
    pub fn with(&self, more: &Self) -> Self {
        let mut all = self.clone();
        all.classes.extend_from_slice(&more.classes);
        all.disjoint.extend_from_slice(&more.disjoint);
        all.facts.extend_from_slice(&more.facts);
        all.uses.extend_from_slice(&more.uses);
        all
    }
}
