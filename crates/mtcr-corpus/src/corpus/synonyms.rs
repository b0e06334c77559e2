//! Everyday words, with what they mean found in the vocabulary and among the entries.

use super::compile::Context;
use crate::files::CorpusSource;
use crate::problem::code;
use crate::source::{FileId, Located};
use mtcr_rules::{ClassId, EntryId, FactId, SubstanceId, Vocabulary, did_you_mean};

/// Everyday words and what they may mean.
#[derive(Clone, Debug)]
pub struct Synonym {
    /// The words, each one way to say it.
    pub words: Vec<String>,
    /// The classes they may mean.
    pub classes: Vec<ClassId>,
    /// The substances they may mean.
    pub substances: Vec<SubstanceId>,
    /// The facts they may mean; those of list members by their names alone.
    pub facts: Vec<FactId>,
    /// The entries whose goods they are used for.
    pub entries: Vec<EntryId>,
}

/// One spelling that stands for others.
#[derive(Clone, Debug)]
pub struct Spelling {
    /// The spelling that is searched for.
    pub write: String,
    /// The spellings it stands for.
    pub also: Vec<String>,
}

/// A word of ordinary speech, or a few, that names nothing by itself.
#[derive(Clone, Debug)]
pub struct Plain {
    /// The word.
    pub word: String,
    /// Words of the Annex and the vocabulary for the same.
    pub means: Vec<String>,
}

/// The words people search by, beside those of the vocabulary itself.
#[derive(Clone, Debug, Default)]
pub struct EverydayWords {
    /// In the order of the files.
    pub synonyms: Vec<Synonym>,
    /// In the order of the files.
    pub spellings: Vec<Spelling>,
    /// Classes in which something stands apart from the goods it is about, as software does: a text that names one
    /// means it and not the goods.
    pub forms: Vec<ClassId>,
    /// In the order of the files.
    pub plain: Vec<Plain>,
    /// Words that are no misspelling of others.
    pub ordinary: Vec<String>,
    /// Words after which a text says where the goods go, not what they are.
    pub host: Vec<String>,
    /// Words after which it says again what the goods are or do.
    pub again: Vec<String>,
}

/// Finds everything that synonyms name; a problem for each name that nothing has, and for words that mean nothing.
pub(super) fn link(context: &Context<'_>, source: &CorpusSource, words: &Vocabulary) -> EverydayWords {
    let linker = Linker { context, words };
    let spellings = source.vocabulary.spellings.iter();
    let speech = &source.vocabulary.speech;
    EverydayWords {
        synonyms: source.vocabulary.synonyms.iter().map(|synonym| linker.synonym(synonym)).collect(),
        spellings: spellings
            .map(|spelling| Spelling { write: spelling.write.value.clone(), also: texts(&spelling.also) })
            .collect(),
        forms: source
            .vocabulary
            .forms
            .iter()
            .flat_map(|form| linker.classes(form.file, &form.classes))
            .collect(),
        plain: speech.plain.iter().map(|plain| linker.plain(plain)).collect(),
        ordinary: texts(&speech.ordinary),
        host: texts(&speech.host),
        again: texts(&speech.again),
    }
}

struct Linker<'a> {
    context: &'a Context<'a>,
    words: &'a Vocabulary,
}

impl Linker<'_> {
    fn synonym(&self, synonym: &crate::source::SynonymSource) -> Synonym {
        let words = self.words;
        let named = [&synonym.classes, &synonym.substances, &synonym.facts, &synonym.entries];
        if named.iter().all(|names| names.is_empty()) {
            let message = "these words mean nothing".to_owned();
            let help = "name `classes`, `substances`, `facts` or `entries`".to_owned();
            self.context.problem(synonym.file, synonym.at, code::MISSING_KEY, message, Some(help));
        }
        Synonym {
            words: texts(&synonym.words),
            classes: self.classes(synonym.file, &synonym.classes),
            substances: self.all(
                (synonym.file, &synonym.substances),
                ("substance", code::UNKNOWN_SUBSTANCE),
                |name| words.find_substance(name).into_iter().collect(),
                || words.substances().iter().map(|one| one.id.as_str()).collect(),
            ),
            facts: self.all(
                (synonym.file, &synonym.facts),
                ("fact", code::UNKNOWN_FACT),
                |name| words.facts().filter(|(_, fact)| fact.name == name).map(|(id, _)| id).collect(),
                || words.facts().map(|(_, fact)| fact.name.as_str()).collect(),
            ),
            entries: self.all(
                (synonym.file, &synonym.entries),
                ("entry", code::UNKNOWN_ENTRY),
                |name| words.entries().find(name).into_iter().collect(),
                || words.entries().iter().map(|(_, name)| name).collect(),
            ),
        }
    }

    fn plain(&self, plain: &crate::source::PlainSource) -> Plain {
        if plain.means.is_empty() {
            let message = format!("`{}` means nothing", plain.word.value);
            let help = "name words of the Annex for the same".to_owned();
            self.context.problem(plain.file, plain.word.at, code::MISSING_KEY, message, Some(help));
        }
        Plain { word: plain.word.value.clone(), means: texts(&plain.means) }
    }

    fn classes(&self, file: FileId, names: &[Located<String>]) -> Vec<ClassId> {
        self.all(
            (file, names),
            ("class", code::UNKNOWN_CLASS),
            |name| self.words.find_class(name).into_iter().collect(),
            || self.words.classes().map(|(_, class)| class.decl.id.as_str()).collect(),
        )
    }

    /// Everything that names stand for; what could have been meant is looked up only for a name that nothing has.
    fn all<'b, T>(
        &self,
        (file, names): (FileId, &[Located<String>]),
        (kind, code): (&str, &'static str),
        find: impl Fn(&str) -> Vec<T>,
        known: impl Fn() -> Vec<&'b str>,
    ) -> Vec<T> {
        let mut all = Vec::new();
        for name in names {
            let found = find(&name.value);
            if found.is_empty() {
                let message = format!("unknown {kind} `{}`", name.value);
                let help = did_you_mean(&name.value, known());
                self.context.problem(file, name.at, code, message, help);
            }
            all.extend(found);
        }
        all
    }
}

fn texts(located: &[Located<String>]) -> Vec<String> {
    located.iter().map(|text| text.value.clone()).collect()
}
