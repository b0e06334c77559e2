//! Checks declarations and links them into a vocabulary, reporting every flaw at once.

use super::declare::*;
use super::fact::{Fact, MOST_VALUES};
use super::ids::*;
use super::{Bound, CONTAINS, Class, FOR, List, SUBSTANCE, TradeOff, Vocabulary, Word};
use crate::bits::Bits;
use crate::flaw::did_you_mean;
use std::collections::{BTreeMap, BTreeSet};

/// The most words of purpose, and of activities.
const MOST_WORDS: usize = 32;

impl Vocabulary {
    /// Checks and links declarations.
    ///
    /// # Errors
    /// Every flaw of every declaration: ids declared twice, unknown names, circles, classes declared disjoint
    /// that share a class below both, too many values.
    pub fn new(mut decls: Declarations) -> Result<Self, Vec<DeclFlaw>> {
        add_substance_fact(&mut decls);
        let mut builder = Builder { flaws: Vec::new() };
        let vocabulary = builder.link(decls);
        if builder.flaws.is_empty() { Ok(vocabulary) } else { Err(builder.flaws) }
    }
}

/// Every vocabulary has the fact `substance`, whose values are the declared substances.
fn add_substance_fact(decls: &mut Declarations) {
    if decls.facts.iter().any(|fact| fact.id == SUBSTANCE) {
        return;
    }
    decls.facts.push(FactDecl {
        id: SUBSTANCE.to_owned(),
        kind: KindDecl::Word,
        values: Vec::new(),
        ordered: false,
        parameter: None,
        of: Vec::new(),
        question: "Which substance is it? (name or CAS number)".to_owned(),
        hint: None,
        synonyms: Vec::new(),
        near: None,
        low: None,
    });
}

struct Builder {
    flaws: Vec<DeclFlaw>,
}

impl Builder {
    fn flaw(&mut self, spot: Spot, code: &'static str, message: String, help: Option<String>) {
        self.flaws.push(DeclFlaw { spot, code, message, help });
    }

    fn link(&mut self, decls: Declarations) -> Vocabulary {
        let mut vocabulary = Vocabulary { uses: decls.uses, ..Vocabulary::default() };
        self.unique(vocabulary.uses.iter().map(|word| word.id.as_str()), Spot::Use);
        vocabulary.class_names =
            self.names(decls.classes.iter().map(|class| class.id.as_str()), Spot::Class, ClassId::at);
        vocabulary.classes = self.classes(decls.classes, &decls.disjoint, &vocabulary.class_names);
        vocabulary.disjoint = decls.disjoint;
        vocabulary.purposes = self.words(decls.purposes, Spot::Purpose);
        vocabulary.activities = self.words(decls.activities, Spot::Activity);
        self.substances(&mut vocabulary, decls.substances);
        self.facts(&mut vocabulary, decls.facts);
        self.lists(&mut vocabulary, decls.lists);
        self.bounds(&mut vocabulary, &decls.bounds);
        vocabulary.substance = vocabulary.find_fact(SUBSTANCE);
        vocabulary.for_list = vocabulary.find_list(FOR);
        vocabulary.contains_list = vocabulary.find_list(CONTAINS);
        vocabulary
    }

    fn unique<'a>(&mut self, ids: impl Iterator<Item = &'a str>, spot: impl Fn(usize) -> Spot) {
        self.names(ids, spot, |at| at);
    }

    fn names<'a, T>(
        &mut self,
        ids: impl Iterator<Item = &'a str>,
        spot: impl Fn(usize) -> Spot,
        id: impl Fn(usize) -> T,
    ) -> BTreeMap<String, T> {
        let mut names = BTreeMap::new();
        for (at, name) in ids.enumerate() {
            if names.insert(name.to_owned(), id(at)).is_some() {
                self.flaw(spot(at), "declared-twice", format!("`{name}` is declared twice"), None);
            }
        }
        names
    }

    fn classes(
        &mut self,
        decls: Vec<ClassDecl>,
        disjoint: &[DisjointDecl],
        names: &BTreeMap<String, ClassId>,
    ) -> Vec<Class> {
        let size = decls.len();
        let mut parents: Vec<Vec<usize>> = Vec::with_capacity(size);
        for (at, decl) in decls.iter().enumerate() {
            let mut mine = Vec::new();
            for parent in &decl.under {
                match names.get(parent) {
                    Some(id) => mine.push(id.index()),
                    None => self.unknown(Spot::Class(at), "unknown-class", "class", parent, names),
                }
            }
            parents.push(mine);
        }
        let above: Vec<Bits> = (0..size).map(|at| closure(at, &parents, size)).collect();
        for (at, decl) in decls.iter().enumerate() {
            let circle = parents.get(at).is_some_and(|mine| {
                mine.iter().any(|parent| above.get(*parent).is_some_and(|bits| bits.contains(at)))
            });
            if circle {
                self.flaw(Spot::Class(at), "circle", format!("class `{}` lies under itself", decl.id), None);
            }
        }
        let pairs = self.disjoint_pairs(disjoint, names);
        let mut classes: Vec<Class> = decls
            .into_iter()
            .zip(above)
            .map(|(decl, above)| Class { decl, above, excludes: Bits::new(size) })
            .collect();
        let below = below(&classes);
        for (a, b, group) in pairs {
            let (Some(left), Some(right)) = (below.get(a), below.get(b)) else { continue };
            if let Some(shared) = left.shared(right).and_then(|at| classes.get(at)) {
                let message =
                    format!("class `{}` lies under two classes declared disjoint here", shared.decl.id);
                self.flaw(
                    Spot::Disjoint(group),
                    "disjoint",
                    message,
                    Some("no product could be of it".to_owned()),
                );
                continue;
            }
            for (from, to) in [(left, right), (right, left)] {
                for (at, class) in classes.iter_mut().enumerate() {
                    if from.contains(at) {
                        class.excludes.extend(to);
                    }
                }
            }
        }
        classes
    }

    fn disjoint_pairs(
        &mut self,
        groups: &[DisjointDecl],
        names: &BTreeMap<String, ClassId>,
    ) -> BTreeSet<(usize, usize, usize)> {
        let mut pairs = BTreeSet::new();
        for (at, group) in groups.iter().enumerate() {
            let mut found: Vec<usize> = Vec::new();
            for name in &group.classes {
                match names.get(name) {
                    Some(id) if found.contains(&id.index()) => {
                        self.flaw(
                            Spot::Disjoint(at),
                            "declared-twice",
                            format!("`{name}` stands twice here"),
                            None,
                        );
                    }
                    Some(id) => found.push(id.index()),
                    None => self.unknown(Spot::Disjoint(at), "unknown-class", "class", name, names),
                }
            }
            for (place, a) in found.iter().enumerate() {
                for b in found.iter().skip(place + 1) {
                    pairs.insert((*a, *b, at));
                }
            }
        }
        pairs
    }

    fn unknown<T>(
        &mut self,
        spot: Spot,
        code: &'static str,
        what: &str,
        name: &str,
        names: &BTreeMap<String, T>,
    ) {
        let help = did_you_mean(name, names.keys().map(String::as_str));
        self.flaw(spot, code, format!("unknown {what} `{name}`"), help);
    }

    fn words(&mut self, decls: Vec<WordDecl>, spot: impl Fn(usize) -> Spot + Copy) -> Vec<Word> {
        let names = self.names(decls.iter().map(|word| word.id.as_str()), spot, |at| at);
        if decls.len() > MOST_WORDS {
            self.flaw(
                spot(MOST_WORDS),
                "too-many",
                format!("at most {MOST_WORDS} words can be declared"),
                None,
            );
        }
        let mut parents: Vec<Vec<usize>> = Vec::new();
        for (at, decl) in decls.iter().enumerate() {
            let mut mine = Vec::new();
            for wider in &decl.inside {
                match names.get(wider) {
                    Some(place) => mine.push(*place),
                    None => self.unknown(spot(at), "unknown-word", "word", wider, &names),
                }
            }
            parents.push(mine);
        }
        let size = decls.len().min(MOST_WORDS);
        let above: Vec<Bits> = (0..size).map(|at| closure(at, &parents, size)).collect();
        let mask = |test: &dyn Fn(usize) -> bool| {
            (0..size).filter(|at| test(*at)).fold(0_u32, |bits, at| bits | 1 << at)
        };
        let sets: Vec<(u32, u32)> = (0..size)
            .map(|at| {
                let wider = mask(&|other| above.get(at).is_some_and(|bits| bits.contains(other)));
                let narrower = mask(&|other| above.get(other).is_some_and(|bits| bits.contains(at)));
                (wider, narrower)
            })
            .collect();
        decls.into_iter().zip(sets).map(|(decl, (wider, narrower))| Word { decl, wider, narrower }).collect()
    }

    fn substances(&mut self, vocabulary: &mut Vocabulary, decls: Vec<SubstanceDecl>) {
        for (at, decl) in decls.iter().enumerate() {
            let id = SubstanceId::at(at);
            let mut own = BTreeSet::new();
            let others = std::iter::once(&decl.label).chain(&decl.synonyms).map(|name| name.to_lowercase());
            for name in std::iter::once(decl.id.clone()).chain(others) {
                if own.insert(name.clone()) && vocabulary.substance_names.insert(name.clone(), id).is_some() {
                    self.flaw(
                        Spot::Substance(at),
                        "declared-twice",
                        format!("`{name}` names two substances"),
                        None,
                    );
                }
            }
            for number in &decl.cas {
                if let Some(first) = vocabulary.cas.insert(number.clone(), id) {
                    let other = decls.get(first.index()).map_or("", |decl| decl.id.as_str());
                    let message = format!("CAS number `{number}` belongs to `{other}` already");
                    self.flaw(Spot::Substance(at), "declared-twice", message, None);
                }
                if !is_cas(number) {
                    let message = format!("`{number}` is not a CAS number: its check digit or form is wrong");
                    self.flaw(Spot::Substance(at), "cas-number", message, None);
                }
            }
        }
        vocabulary.substances = decls;
    }

    fn facts(&mut self, vocabulary: &mut Vocabulary, decls: Vec<FactDecl>) {
        vocabulary.fact_names = self.names(decls.iter().map(|fact| fact.id.as_str()), Spot::Fact, FactId::at);
        for (at, decl) in decls.into_iter().enumerate() {
            self.fact(&decl, Spot::Fact(at), vocabulary);
            vocabulary.facts.push(Fact::declared(decl, None));
        }
    }

    fn fact(&mut self, decl: &FactDecl, spot: Spot, vocabulary: &Vocabulary) {
        for class in &decl.of {
            if !vocabulary.class_names.contains_key(class) {
                self.unknown(spot, "unknown-class", "class", class, &vocabulary.class_names);
            }
        }
        self.unique(decl.values.iter().map(|value| value.id.as_str()), |_| spot);
        if decl.values.len() > MOST_VALUES {
            self.flaw(spot, "too-many", format!("at most {MOST_VALUES} values can be declared"), None);
        }
        let worded = matches!(decl.kind, KindDecl::Word | KindDecl::Words);
        if worded && decl.values.is_empty() && decl.id != SUBSTANCE {
            self.flaw(
                spot,
                "no-values",
                format!("`{}` has no values", decl.id),
                Some("list them under `values`".into()),
            );
        }
        if !worded && !decl.values.is_empty() {
            self.flaw(spot, "no-values", format!("`{}` is not a word and has no values", decl.id), None);
        }
        if decl.ordered && decl.kind != KindDecl::Word {
            self.flaw(
                spot,
                "not-ordered",
                format!("only a word can be ordered, `{}` is not one", decl.id),
                None,
            );
        }
        if let (Some(low), Some(unit)) = (&decl.low, unit_of(&decl.kind))
            && low.dimension != unit.dimension()
        {
            self.flaw(spot, "wrong-dimension", format!("`low` is not a quantity like `{unit}`"), None);
        }
    }

    fn lists(&mut self, vocabulary: &mut Vocabulary, decls: Vec<ListDecl>) {
        self.unique(decls.iter().map(|list| list.id.as_str()), Spot::List);
        for (at, decl) in decls.into_iter().enumerate() {
            let id = ListId::at(at);
            self.unique(decl.facts.iter().map(|fact| fact.id.as_str()), |place| Spot::ListFact(at, place));
            let mut facts = Vec::new();
            for (place, fact) in decl.facts.iter().enumerate() {
                self.fact(fact, Spot::ListFact(at, place), vocabulary);
                facts.push(FactId::at(vocabulary.facts.len()));
                vocabulary.facts.push(Fact::declared(fact.clone(), Some(id)));
            }
            let trade_off =
                decl.trade_off.clone().and_then(|trade| self.trade_off(vocabulary, &facts, &trade, at));
            vocabulary.lists.push(List { decl, facts, trade_off });
        }
    }

    fn trade_off(
        &mut self,
        vocabulary: &Vocabulary,
        members: &[FactId],
        decl: &TradeOffDecl,
        at: usize,
    ) -> Option<TradeOff> {
        let mut member = |name: &str| {
            let found = members
                .iter()
                .copied()
                .find(|id| vocabulary.fact(*id).is_some_and(|fact| fact.decl.id == name));
            if found.is_none() {
                self.flaw(Spot::List(at), "unknown-fact", format!("the members have no fact `{name}`"), None);
            }
            found
        };
        let (grows, against, kind) = (member(&decl.grows), member(&decl.against), member(&decl.kind));
        let mut cap = |name: &str| {
            let found = vocabulary.find_fact(name);
            if found.is_none() {
                self.unknown(Spot::List(at), "unknown-fact", "fact", name, &vocabulary.fact_names);
            }
            found
        };
        let (cap_grows, cap_against) = (cap(&decl.cap_grows), cap(&decl.cap_against));
        let kind = kind?;
        let greatest = vocabulary.fact(kind).and_then(|fact| fact.value_bit(&decl.greatest));
        if greatest.is_none() {
            self.flaw(
                Spot::List(at),
                "unknown-word",
                format!("`{}` is not a value of it", decl.greatest),
                None,
            );
        }
        Some(TradeOff {
            grows: grows?,
            against: against?,
            kind,
            greatest: greatest?,
            cap_grows: cap_grows?,
            cap_against: cap_against?,
        })
    }

    fn bounds(&mut self, vocabulary: &mut Vocabulary, decls: &[BoundDecl]) {
        for (at, decl) in decls.iter().enumerate() {
            let mut find = |name: &str| {
                let found = vocabulary.find_fact(name);
                if found.is_none() {
                    self.unknown(Spot::Bound(at), "unknown-fact", "fact", name, &vocabulary.fact_names);
                }
                found
            };
            let (Some(lower), Some(upper)) = (find(&decl.lower), find(&decl.upper)) else {
                continue;
            };
            let dimension = |id| vocabulary.fact(id).and_then(Fact::dimension);
            if dimension(lower) != dimension(upper) || dimension(lower).is_none() {
                let message = format!("`{}` and `{}` cannot be compared", decl.lower, decl.upper);
                self.flaw(Spot::Bound(at), "wrong-dimension", message, None);
            }
            vocabulary.bounds.push(Bound { lower, upper });
        }
    }
}

fn unit_of(kind: &KindDecl) -> Option<&mtcr_quantity::Unit> {
    match kind {
        KindDecl::Quantity(unit) | KindDecl::Span(unit) => Some(unit),
        _ => None,
    }
}

/// For each class the classes at or below it.
fn below(classes: &[Class]) -> Vec<Bits> {
    let mut below = vec![Bits::new(classes.len()); classes.len()];
    for (at, class) in classes.iter().enumerate() {
        for (top, below) in below.iter_mut().enumerate() {
            if class.above.contains(top) {
                below.insert(at);
            }
        }
    }
    below
}

/// Everything reachable from one place, itself included; circles end by themselves.
fn closure(from: usize, parents: &[Vec<usize>], size: usize) -> Bits {
    let mut reached = Bits::new(size);
    let mut open = vec![from];
    while let Some(at) = open.pop() {
        if !reached.contains(at) {
            reached.insert(at);
            open.extend(parents.get(at).into_iter().flatten());
        }
    }
    reached
}

/// Whether the text is a CAS registry number: up to ten digits as `1234-56-7`, the last one the check digit
/// (the sum of the others, weighted by their place from the right, modulo ten).
fn is_cas(text: &str) -> bool {
    let parts: Vec<&str> = text.split('-').collect();
    let [first, second, check] = parts.as_slice() else {
        return false;
    };
    if !(2..=7).contains(&first.len()) || second.len() != 2 || check.len() != 1 {
        return false;
    }
    let digits: Option<Vec<u32>> = first.chars().chain(second.chars()).map(|c| c.to_digit(10)).collect();
    let sum =
        |digits: Vec<u32>| digits.iter().rev().zip(1..).map(|(digit, weight)| digit * weight).sum::<u32>();
    digits.map(sum).map(|sum| sum % 10) == check.parse().ok()
}
