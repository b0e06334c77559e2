//! From the vocabulary's files to the vocabulary that rules and dossiers are checked against.

mod fact;
mod spot;

use mtcr_rules::{
    BoundDecl, ClassDecl, Declarations, DisjointDecl, Holds, ListDecl, SubstanceDecl, TradeOffDecl,
    ValueDecl, Vocabulary, WordDecl,
};

use crate::files::CorpusSource;
use crate::problem::{Problem, Report, code, quoted};
use crate::source::{
    ActivitySource, BoundSource, ClassSource, DisjointSource, FileId, ListDeclaration, ListHolds, Located,
    PurposeSource, Span, SubstanceSource, TradeOffSource, UseSource, ValueSource, VocabularySource,
};
use fact::Units;

/// Checks the declarations and links them. Entries and tables are not named yet.
///
/// # Errors
/// Every mistake of every declaration: names that are not declared, circles, units that are none, classes
/// declared disjoint that share a class, ids and names that occur twice.
pub fn build(source: &CorpusSource) -> Result<Vocabulary, Report> {
    build_from(source, &source.vocabulary)
}

/// Checks and links some other words of the same files.
///
/// # Errors
/// As [`build`].
pub fn build_from(source: &CorpusSource, words: &VocabularySource) -> Result<Vocabulary, Report> {
    let mut reader = DeclarationReader { source, words, problems: Vec::new() };
    let declarations = reader.declarations();
    let mut problems = reader.problems;
    let linked = Vocabulary::new(declarations);
    // A fact whose unit could not be read stands in without one: what follows from that is no mistake.
    let known_units = problems.is_empty();
    let linked = linked.map_err(|flaws| {
        let flaws = flaws.into_iter().filter(|flaw| known_units || flaw.code != code::WRONG_DIMENSION);
        problems.extend(flaws.map(|flaw| spot::problem(source, words, flaw)));
    });
    let report: Report = problems.into_iter().collect();
    match linked {
        Ok(vocabulary) => report.or_value(vocabulary),
        Err(()) => Err(report),
    }
}

struct DeclarationReader<'a> {
    source: &'a CorpusSource,
    words: &'a VocabularySource,
    problems: Vec<Problem>,
}

impl DeclarationReader<'_> {
    fn problem(&mut self, file: FileId, at: Span, code: &'static str, message: String, help: Option<String>) {
        self.problems.push(self.source.problem(file, at, code, message).maybe_help(help));
    }

    fn declarations(&mut self) -> Declarations {
        let words = self.words;
        Declarations {
            classes: words.classes.iter().map(class).collect(),
            disjoint: words.disjoint.iter().map(disjoint).collect(),
            facts: words.facts.iter().map(|fact| self.fact(fact)).collect(),
            lists: words.lists.iter().map(|list| self.list(list)).collect(),
            purposes: words.purposes.iter().map(purpose).collect(),
            activities: words.activities.iter().map(activity).collect(),
            uses: words.uses.iter().map(use_word).collect(),
            substances: words.substances.iter().map(substance).collect(),
            bounds: words.bounds.iter().map(bound).collect(),
        }
    }

    fn list(&mut self, list: &ListDeclaration) -> ListDecl {
        ListDecl {
            id: list.id.value.clone(),
            holds: match list.holds.as_ref().map(|holds| holds.value) {
                Some(ListHolds::Dossiers) => Holds::Dossiers,
                Some(ListHolds::Facts) | None => Holds::Facts,
            },
            label: list.label.value.clone(),
            question: list.question.value.clone(),
            facts: list.facts.iter().map(|fact| self.fact(fact)).collect(),
            trade_off: list.trade_off.as_ref().and_then(|trade| self.trade_off(list.file, trade)),
        }
    }

    /// The trade-off; each of its two facts must have a cap.
    fn trade_off(&mut self, file: FileId, trade: &TradeOffSource) -> Option<TradeOffDecl> {
        let cap = |member: &Located<String>| {
            trade.caps.iter().find(|(name, _)| name.value == member.value).map(|(_, cap)| cap.value.clone())
        };
        let (grows, against) = (cap(&trade.grows), cap(&trade.against));
        for (cap, member) in [(&grows, &trade.grows), (&against, &trade.against)] {
            if cap.is_none() {
                let message = format!("`caps` does not say which fact bounds {}", quoted(&member.value));
                self.problem(file, trade.at, code::MISSING_KEY, message, None);
            }
        }
        Some(TradeOffDecl {
            grows: trade.grows.value.clone(),
            against: trade.against.value.clone(),
            kind: trade.kind.value.clone(),
            greatest: trade.greatest.value.clone(),
            cap_grows: grows?,
            cap_against: against?,
        })
    }
}

fn texts(located: &[Located<String>]) -> Vec<String> {
    located.iter().map(|text| text.value.clone()).collect()
}

fn optional(located: Option<&Located<String>>) -> Option<String> {
    located.map(|text| text.value.clone())
}

fn class(class: &ClassSource) -> ClassDecl {
    ClassDecl {
        id: class.id.value.clone(),
        under: texts(&class.under),
        label: class.label.value.clone(),
        synonyms: texts(&class.synonyms),
        hint: optional(class.hint.as_ref()),
    }
}

fn disjoint(group: &DisjointSource) -> DisjointDecl {
    DisjointDecl { classes: texts(&group.classes), because: group.because.value.clone() }
}

fn value(value: &ValueSource) -> ValueDecl {
    ValueDecl {
        id: value.id.value.clone(),
        label: value.label.value.clone(),
        synonyms: texts(&value.synonyms),
    }
}

fn purpose(word: &PurposeSource) -> WordDecl {
    WordDecl {
        id: word.id.value.clone(),
        inside: texts(&word.inside),
        label: word.label.value.clone(),
        meaning: word.meaning.value.clone(),
        question: word.question.value.clone(),
    }
}

fn activity(word: &ActivitySource) -> WordDecl {
    WordDecl {
        id: word.id.value.clone(),
        inside: texts(&word.inside),
        label: word.id.value.clone(),
        meaning: word.meaning.value.clone(),
        question: String::new(),
    }
}

fn use_word(word: &UseSource) -> WordDecl {
    WordDecl {
        id: word.id.value.clone(),
        inside: Vec::new(),
        label: word.label.value.clone(),
        meaning: optional(word.hint.as_ref()).unwrap_or_default(),
        question: String::new(),
    }
}

fn substance(substance: &SubstanceSource) -> SubstanceDecl {
    SubstanceDecl {
        id: substance.id.value.clone(),
        label: substance.label.value.clone(),
        cas: texts(&substance.cas),
        synonyms: texts(&substance.synonyms),
    }
}

fn bound(bound: &BoundSource) -> BoundDecl {
    BoundDecl {
        lower: bound.lower.value.clone(),
        upper: bound.upper.value.clone(),
        because: bound.because.value.clone(),
    }
}
