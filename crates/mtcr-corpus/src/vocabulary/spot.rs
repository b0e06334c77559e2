//! Where in the files a flaw of a declaration lies.

use mtcr_rules::{DeclFlaw, Spot};

use crate::files::CorpusSource;
use crate::problem::{Problem, code};
use crate::source::{FactDeclaration, FileId, Located, Span, VocabularySource};

/// The flaw as a problem at the word it is about, or else at the id of its declaration.
pub(super) fn problem(source: &CorpusSource, words: &VocabularySource, flaw: DeclFlaw) -> Problem {
    let found = declaration(words, flaw.spot).unwrap_or_default();
    // The message quotes the word at fault.
    let word = flaw.message.split('`').nth(1).unwrap_or_default();
    let at = found.words.iter().find(|(named, _)| *named == word).map_or(found.at, |(_, at)| *at);
    let help = match flaw.code {
        code::DECLARED_TWICE => first(source, words, flaw.spot, word).or(flaw.help),
        _ => flaw.help,
    };
    source.problem(found.file, at, flaw.code, flaw.message.clone()).maybe_help(help)
}

/// A declaration: where it stands, and the words it names beside its own id.
#[derive(Default)]
struct Declaration<'a> {
    file: FileId,
    at: Span,
    words: Vec<(&'a str, Span)>,
}

impl<'a> Declaration<'a> {
    fn new(file: FileId, at: Span, texts: impl IntoIterator<Item = &'a Located<String>>) -> Self {
        Self { file, at, words: texts.into_iter().map(|text| (text.as_str(), text.at)).collect() }
    }
}

fn declaration(words: &VocabularySource, spot: Spot) -> Option<Declaration<'_>> {
    Some(match spot {
        Spot::Class(index) => {
            let it = words.classes.get(index)?;
            Declaration::new(it.file, it.id.at, &it.under)
        }
        Spot::Disjoint(index) => {
            let it = words.disjoint.get(index)?;
            // From the end, so that of a class that stands twice the second mention is shown.
            Declaration::new(it.file, it.at, it.classes.iter().rev())
        }
        Spot::Fact(index) => fact(words.facts.get(index)?),
        Spot::List(index) => {
            let it = words.lists.get(index)?;
            let trade = it.trade_off.as_ref();
            let caps = trade.into_iter().flat_map(|trade| trade.caps.iter().map(|(_, cap)| cap));
            let named = trade
                .into_iter()
                .flat_map(|trade| [&trade.grows, &trade.against, &trade.kind, &trade.greatest]);
            Declaration::new(it.file, it.id.at, named.chain(caps))
        }
        Spot::ListFact(list, index) => fact(words.lists.get(list)?.facts.get(index)?),
        Spot::Purpose(index) => {
            let it = words.purposes.get(index)?;
            Declaration::new(it.file, it.id.at, &it.inside)
        }
        Spot::Activity(index) => {
            let it = words.activities.get(index)?;
            Declaration::new(it.file, it.id.at, &it.inside)
        }
        Spot::Use(index) => {
            let it = words.uses.get(index)?;
            Declaration::new(it.file, it.id.at, [])
        }
        Spot::Substance(index) => {
            let it = words.substances.get(index)?;
            Declaration::new(it.file, it.id.at, it.cas.iter().chain(&it.synonyms).chain([&it.label]))
        }
        Spot::Bound(index) => {
            let it = words.bounds.get(index)?;
            Declaration::new(it.file, it.at, [&it.lower, &it.upper])
        }
    })
}

fn fact(fact: &FactDeclaration) -> Declaration<'_> {
    let values = fact.values.iter().map(|value| &value.id);
    let mut declaration = Declaration::new(fact.file, fact.id.at, fact.of.iter().chain(values));
    declaration.words.extend(fact.low.as_ref().map(|low| ("low", low.at)));
    declaration
}

/// Where something of this name is declared first.
fn first(source: &CorpusSource, words: &VocabularySource, spot: Spot, word: &str) -> Option<String> {
    let named = |id: &Located<String>| id.value == word;
    let (file, at) = match spot {
        Spot::Class(_) => words.classes.iter().find(|it| named(&it.id)).map(|it| (it.file, it.id.at)),
        Spot::Fact(_) => words.facts.iter().find(|it| named(&it.id)).map(|it| (it.file, it.id.at)),
        Spot::List(_) => words.lists.iter().find(|it| named(&it.id)).map(|it| (it.file, it.id.at)),
        Spot::Purpose(_) => words.purposes.iter().find(|it| named(&it.id)).map(|it| (it.file, it.id.at)),
        Spot::Activity(_) => words.activities.iter().find(|it| named(&it.id)).map(|it| (it.file, it.id.at)),
        Spot::Use(_) => words.uses.iter().find(|it| named(&it.id)).map(|it| (it.file, it.id.at)),
        Spot::Substance(_) => words
            .substances
            .iter()
            .find(|it| {
                let names = it.synonyms.iter().chain([&it.id, &it.label]);
                names.chain(&it.cas).any(|name| name.value.to_lowercase() == word)
            })
            .map(|it| (it.file, it.id.at)),
        Spot::Disjoint(_) | Spot::ListFact(..) | Spot::Bound(_) => None,
    }?;
    Some(format!("first at {}", source.place(file, at)?))
}
