//! Where in the files a flaw of a declaration lies.

use mtcr_rules::{DeclFlaw, Spot};

use crate::files::CorpusSource;
use crate::problem::Problem;
use crate::source::{FactDeclaration, FileId, Located, Span, VocabularySource};

/// The flaw as a problem at the word it is about, or else at the id of its declaration.
pub(super) fn problem(source: &CorpusSource, flaw: DeclFlaw) -> Problem {
    let words = &source.vocabulary;
    let found = declaration(words, flaw.spot);
    let (file, at) = found.map_or((FileId::default(), Span::default()), |found| {
        // The message quotes the word at fault.
        let named = |text: &&&Located<String>| flaw.message.contains(&format!("`{}`", text.value));
        (found.file, found.texts.iter().find(named).map_or(found.at, |text| text.at))
    });
    source.problem(file, at, flaw.code, flaw.message).maybe_help(flaw.help)
}

/// A declaration: where it stands, and the words it names beside its own.
struct Declaration<'a> {
    file: FileId,
    at: Span,
    texts: Vec<&'a Located<String>>,
}

fn declaration(words: &VocabularySource, spot: Spot) -> Option<Declaration<'_>> {
    let of = |file, at, texts| Some(Declaration { file, at, texts });
    match spot {
        Spot::Class(index) => {
            let it = words.classes.get(index)?;
            of(it.file, it.id.at, it.under.iter().collect())
        }
        Spot::Disjoint(index) => {
            let it = words.disjoint.get(index)?;
            // The second mention of a class that stands twice.
            of(it.file, it.at, it.classes.iter().rev().collect())
        }
        Spot::Fact(index) => fact(words.facts.get(index)?),
        Spot::List(index) => {
            let it = words.lists.get(index)?;
            let trade = it.trade_off.as_ref();
            let caps = trade.into_iter().flat_map(|trade| trade.caps.iter().map(|(_, cap)| cap));
            let named = trade.into_iter().flat_map(|trade| [&trade.grows, &trade.against, &trade.kind, &trade.greatest]);
            of(it.file, it.id.at, named.chain(caps).collect())
        }
        Spot::ListFact(list, index) => fact(words.lists.get(list)?.facts.get(index)?),
        Spot::Purpose(index) => {
            let it = words.purposes.get(index)?;
            of(it.file, it.id.at, it.inside.iter().collect())
        }
        Spot::Activity(index) => {
            let it = words.activities.get(index)?;
            of(it.file, it.id.at, it.inside.iter().collect())
        }
        Spot::Use(index) => {
            let it = words.uses.get(index)?;
            of(it.file, it.id.at, Vec::new())
        }
        Spot::Substance(index) => {
            let it = words.substances.get(index)?;
            of(it.file, it.id.at, it.cas.iter().chain(&it.synonyms).collect())
        }
        Spot::Bound(index) => {
            let it = words.bounds.get(index)?;
            of(it.file, it.at, vec![&it.lower, &it.upper])
        }
    }
}

fn fact(fact: &FactDeclaration) -> Option<Declaration<'_>> {
    let values = fact.values.iter().map(|value| &value.id);
    let texts = fact.of.iter().chain(values).chain(&fact.low).collect();
    Some(Declaration { file: fact.file, at: fact.id.at, texts })
}
