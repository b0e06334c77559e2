//! How the figures of a text stand to the limits of an entry's rule.

use crate::answer::{State, Touched};
use crate::words::{Reader, Word};
use mtcr_corpus::Corpus;
use mtcr_quantity::{Figure, Interval, Number};
use mtcr_rules::syntax::Op;
use mtcr_rules::{Dossier, FactId, Holds, Rule, SubstanceId, Test, Value, Vocabulary, complete, show};
use std::collections::{BTreeMap, BTreeSet};

/// A limit of a rule.
struct Limit {
    fact: FactId,
    text: String,
    test: Bar,
}

/// What a limit wants.
enum Bar {
    Compare(Op, Number),
    Covers(Number, Number),
    Overlaps(Number, Number),
}

/// What a text says in figures, and the words around them.
pub(crate) struct Text<'a> {
    pub(crate) written: &'a str,
    pub(crate) words: &'a [Word],
    pub(crate) figures: &'a [Figure],
    /// Facts that phrases of the text name, with the word each phrase begins at.
    pub(crate) named: &'a [(usize, FactId)],
}

/// How far from a figure a word may stand that says what it measures.
const NEAR: usize = 5;

/// The limits of a rule with what the text has for them, touched ones first.
pub(crate) fn touched(
    corpus: &Corpus,
    reader: &Reader,
    rule: &Rule,
    text: &Text<'_>,
    substances: &BTreeSet<SubstanceId>,
) -> Vec<Touched> {
    let words = &corpus.vocabulary;
    let mut limits = Vec::new();
    collect(words, rule, 0, substances, &mut limits);
    let mut facts: Vec<FactId> = Vec::new();
    for limit in &limits {
        for fact in [limit.fact].into_iter().chain(inputs(corpus, limit.fact)) {
            if !facts.contains(&fact) {
                facts.push(fact);
            }
        }
    }
    let given = Given::new(words, reader, &facts, text);
    let mut dossier = Dossier::new("");
    for (fact, figures) in &given.said {
        if let (true, [(number, _)]) =
            (words.fact(*fact).is_some_and(|fact| fact.list.is_none()), figures.as_slice())
            && matches!(words.fact(*fact).map(|fact| &fact.kind), Some(mtcr_rules::FactKind::Quantity(_)))
        {
            dossier.set(*fact, Value::Number(Interval::point(number.clone())));
        }
    }
    // Figures that cannot all be true leave the computed ones open.
    let computed = complete(words, &corpus.methods, &mut dossier).is_ok();
    let mut touched: Vec<Touched> = limits
        .iter()
        .map(|limit| Touched {
            limit: limit.text.clone(),
            about: words.fact(limit.fact).map_or_else(String::new, |fact| fact.decl.id.replace('-', " ")),
            state: given.state(corpus, limit, computed.then_some(&dossier)),
        })
        .collect();
    touched.dedup();
    touched.sort_by_key(|limit| !limit.state.is_touched());
    touched
}

/// The limits below a node; those under a `not` are none to be met, those of related products are not about the text.
fn collect(
    words: &Vocabulary,
    rule: &Rule,
    at: usize,
    substances: &BTreeSet<SubstanceId>,
    into: &mut Vec<Limit>,
) {
    let Some(node) = rule.node(at) else { return };
    let mut limit = |fact: FactId, test: Bar| into.push(Limit { fact, text: node.text.clone(), test });
    match &node.test {
        Test::Compare { fact, op, limit: bar } => limit(*fact, Bar::Compare(*op, bar.clone())),
        Test::ReachesAbove(fact, bar) => limit(*fact, Bar::Compare(Op::MoreThan, bar.clone())),
        Test::ReachesBelow(fact, bar) => limit(*fact, Bar::Compare(Op::LessThan, bar.clone())),
        Test::Covers(fact, low, high) => limit(*fact, Bar::Covers(low.clone(), high.clone())),
        Test::Overlaps(fact, low, high) => limit(*fact, Bar::Overlaps(low.clone(), high.clone())),
        Test::All | Test::Any => {
            rule.members(at).for_each(|member| collect(words, rule, member, substances, into));
        }
        Test::Has(_, list, inner)
            if words.list(*list).is_some_and(|list| list.decl.holds == Holds::Facts) =>
        {
            collect(words, inner, 0, substances, into);
        }
        Test::Table(_, rows) => {
            let named = rows.iter().filter(|row| substances.contains(&row.substance));
            named
                .filter_map(|row| row.rule.as_ref())
                .for_each(|rule| collect(words, rule, 0, substances, into));
        }
        _ => {}
    }
}

/// The facts that a computed fact is computed from.
fn inputs(corpus: &Corpus, fact: FactId) -> Vec<FactId> {
    corpus
        .methods
        .iter()
        .filter(|method| method.result() == fact)
        .flat_map(mtcr_rules::Method::reads)
        .collect()
}

/// What the figures of a text are taken for.
#[derive(Default)]
struct Given {
    /// Facts with the figures that measure them, in base units and as typed.
    said: BTreeMap<FactId, Vec<(Number, String)>>,
    /// Facts with figures that may measure them or another one.
    unclear: BTreeMap<FactId, Vec<String>>,
}

impl Given {
    /// The nearest pair of figure and word first; a figure without any such word is taken for the one fact left
    /// that it can be, and for none when there are several.
    fn new(words: &Vocabulary, reader: &Reader, facts: &[FactId], text: &Text<'_>) -> Self {
        let mut pairs: Vec<(usize, usize, FactId)> = Vec::new();
        for (at, figure) in text.figures.iter().enumerate() {
            let likely: Vec<FactId> =
                facts.iter().copied().filter(|fact| number(words, figure, *fact).is_some()).collect();
            for fact in &likely {
                let others: Vec<FactId> = likely.iter().copied().filter(|other| other != fact).collect();
                if let Some(far) = distance(words, reader, figure, *fact, &others, text) {
                    pairs.push((far, at, *fact));
                }
            }
        }
        pairs.sort();
        let mut given = Self::default();
        let mut used: BTreeSet<usize> = BTreeSet::new();
        for (_, at, fact) in pairs {
            let span = is_span(words, fact);
            if used.contains(&at) || (given.said.contains_key(&fact) && !span) {
                continue;
            }
            used.insert(at);
            given.say(words, text, at, fact);
        }
        for (at, figure) in text.figures.iter().enumerate().filter(|(at, _)| !used.contains(at)) {
            let open: Vec<FactId> = facts
                .iter()
                .copied()
                .filter(|fact| !given.said.contains_key(fact) || is_span(words, *fact))
                .filter(|fact| {
                    // A bare share or count says nothing without its name.
                    number(words, figure, *fact).is_some()
                        && words
                            .fact(*fact)
                            .and_then(mtcr_rules::Fact::dimension)
                            .is_some_and(|d| !d.is_none())
                })
                .collect();
            match open.as_slice() {
                [one] => given.say(words, text, at, *one),
                several => several.iter().for_each(|fact| {
                    given.unclear.entry(*fact).or_default().push(figure.typed.clone());
                }),
            }
        }
        given
    }

    fn say(&mut self, words: &Vocabulary, text: &Text<'_>, at: usize, fact: FactId) {
        if let Some(figure) = text.figures.get(at)
            && let Some(number) = number(words, figure, fact)
        {
            self.said.entry(fact).or_default().push((number, figure.typed.clone()));
        }
    }

    fn state(&self, corpus: &Corpus, limit: &Limit, computed: Option<&Dossier>) -> State {
        if let Some(said) = self.said.get(&limit.fact) {
            let typed: Vec<&str> = said.iter().map(|(_, typed)| typed.as_str()).collect();
            let numbers: Vec<&Number> = said.iter().map(|(number, _)| number).collect();
            return judged(&limit.test, &numbers, typed.join(", "));
        }
        let from = inputs(corpus, limit.fact);
        if from.iter().any(|fact| self.said.contains_key(fact)) {
            if let Some(Value::Number(value)) = computed.and_then(|dossier| dossier.value(limit.fact))
                && let Bar::Compare(op, bar) = &limit.test
                && let Some(meets) = compared(*op, value, bar)
            {
                let shown = format!("{}, computed", show(&corpus.vocabulary, limit.fact, value));
                return if meets { State::Meets(shown) } else { State::Misses(shown) };
            }
            let missing = from.iter().filter(|fact| !self.said.contains_key(fact));
            let name = |fact: &FactId| {
                corpus.vocabulary.fact(*fact).map_or_else(String::new, |fact| fact.name.replace('-', " "))
            };
            return State::Needs(missing.map(name).collect());
        }
        match self.unclear.get(&limit.fact) {
            Some(figures) => State::Unclear(figures.join(", ")),
            None => State::Open,
        }
    }
}

fn is_span(words: &Vocabulary, fact: FactId) -> bool {
    matches!(words.fact(fact).map(|fact| &fact.kind), Some(mtcr_rules::FactKind::Span(_)))
}

/// The figure in base units, read as the fact measures it.
fn number(words: &Vocabulary, figure: &Figure, fact: FactId) -> Option<Number> {
    let dimension = words.fact(fact)?.dimension()?;
    let reading = figure.readings.iter().find(|reading| reading.dimension() == dimension)?;
    Some(reading.magnitude().clone())
}

/// How many words lie between a figure and the nearest word that names the fact and none of the others that the
/// figure could measure: `bearing` does not tell the bore of a bearing from its width.
fn distance(
    words: &Vocabulary,
    reader: &Reader,
    figure: &Figure,
    fact: FactId,
    others: &[FactId],
    text: &Text<'_>,
) -> Option<usize> {
    let name = |fact: FactId| words.fact(fact).map(|fact| reader.stems(&fact.decl.id)).unwrap_or_default();
    let shared: BTreeSet<String> = others.iter().flat_map(|other| name(*other)).collect();
    let name: BTreeSet<String> = name(fact).into_iter().filter(|stem| !shared.contains(stem)).collect();
    let told_apart =
        |at: usize| !text.named.iter().any(|(other_at, other)| *other_at == at && others.contains(other));
    let before = text.words.iter().take_while(|word| word.at.end <= figure.at.start).count();
    let after = text.words.iter().take_while(|word| word.at.start < figure.at.end).count();
    // Another figure in between counts as a word, and so does a comma.
    let far = |at: usize| {
        let place = text.words.get(at).map_or(0, |word| word.at.start);
        let gap = if place < figure.at.start { place..figure.at.start } else { figure.at.end..place };
        let between =
            text.figures.iter().filter(|other| *other != figure && gap.contains(&other.at.start)).count();
        let gap = text.written.get(gap).unwrap_or_default();
        let commas = gap.chars().filter(|symbol| matches!(symbol, ',' | ';')).count();
        between + commas + if at < before { before - at - 1 } else { at.saturating_sub(after) }
    };
    let by_name = text
        .words
        .iter()
        .enumerate()
        .filter(|(at, _)| *at < before || *at >= after)
        .filter(|(_, word)| word.stem.as_ref().is_some_and(|stem| name.contains(stem)))
        .map(|(at, _)| far(at));
    let by_phrase =
        text.named.iter().filter(|(at, named)| *named == fact && told_apart(*at)).map(|(at, _)| far(*at));
    by_name.chain(by_phrase).min().filter(|far| *far <= NEAR)
}

fn compared(op: Op, value: &Interval, bar: &Number) -> Option<bool> {
    match op {
        Op::AtLeast => value.at_least(bar),
        Op::MoreThan => value.more_than(bar),
        Op::AtMost => value.at_most(bar),
        Op::LessThan => value.less_than(bar),
    }
}

/// A span meets a limit when one of its ends does.
fn judged(bar: &Bar, numbers: &[&Number], typed: String) -> State {
    let meets = |op: Op, bar: &Number| {
        numbers.iter().any(|number| compared(op, &Interval::point((*number).clone()), bar) == Some(true))
    };
    let (met, bars) = match bar {
        Bar::Compare(op, bar) => (meets(*op, bar), vec![bar]),
        Bar::Covers(low, high) => (meets(Op::AtMost, low) && meets(Op::AtLeast, high), vec![low, high]),
        Bar::Overlaps(low, high) => (meets(Op::AtMost, high) && meets(Op::AtLeast, low), vec![low, high]),
    };
    if met {
        State::Meets(typed)
    } else if bars.iter().any(|bar| numbers.iter().any(|number| is_close(number, bar))) {
        State::JustShort(typed)
    } else {
        State::Misses(typed)
    }
}

/// Within a tenth of the limit.
fn is_close(number: &Number, bar: &Number) -> bool {
    let tenth = Number::ratio(1, 10).map(|tenth| bar.abs().mul(&tenth));
    let apart = number.sub(bar).map(|apart| apart.abs());
    match (apart, tenth) {
        (Some(apart), Some(tenth)) => Interval::point(apart).at_most(&tenth) == Some(true),
        _ => false,
    }
}
