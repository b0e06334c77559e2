//! A product being drawn.

use super::given::{Given, Word};
use super::named::Named;
use super::reads::{Reads, pick};
use crate::cells::Dice;
use mtcr_corpus::Corpus;
use mtcr_proof::Way;
use mtcr_quantity::Interval;
use mtcr_rules::{ActivityId, ClassId, Dossier, FactId, FactKind, ListId, PurposeId, Scene, Target, Value};
use std::collections::{BTreeMap, BTreeSet};

/// What is read of one sort of product, with the things it may be for.
pub(crate) struct Sort<'a> {
    pub(crate) reads: Reads<'a>,
    pub(super) named: Named,
    pub(super) served: Named,
    pub(super) lists: BTreeMap<ListId, Sort<'a>>,
}

impl<'a> Sort<'a> {
    pub(crate) fn new(corpus: &Corpus, mut reads: Reads<'a>, given: &Given<'_>) -> Self {
        let lists = std::mem::take(&mut reads.lists).into_iter();
        // Conditions on what a product is for stay open in proofs.
        let lists = lists.filter(|(list, _)| Some(*list) != corpus.vocabulary.for_list());
        Sort {
            named: Named::new(corpus, &reads.targets, given),
            served: Named::new(corpus, &reads.served, given),
            lists: lists.map(|(list, reads)| (list, Sort::new(corpus, reads, given))).collect(),
            reads,
        }
    }
}

/// A product: what is absent is not said yet.
#[derive(Clone, Default)]
pub(crate) struct Draft {
    pub(super) classes: BTreeMap<ClassId, bool>,
    pub(super) facts: BTreeMap<FactId, Value>,
    purposes: BTreeMap<(PurposeId, usize), bool>,
    pub(super) served: Option<BTreeSet<(usize, ActivityId)>>,
    /// Uses that are served, which nothing says through which activity.
    pub(super) said: BTreeSet<usize>,
    pub(super) members: BTreeMap<ListId, Vec<Draft>>,
}

/// Makes a member of a list.
pub(crate) type Insert<'f> = &'f dyn Fn(&Sort<'_>, &mut Dice) -> Draft;

impl Draft {
    /// What a dossier says of what is read.
    pub(crate) fn of(corpus: &Corpus, dossier: &Dossier, sort: &Sort<'_>, dice: &mut Dice) -> Self {
        let mut draft = Draft::default();
        let words = &corpus.vocabulary;
        for class in &sort.reads.classes {
            draft.classes.extend(dossier.is_of(*class).map(|is| (*class, is)));
        }
        for (fact, value) in dossier.facts().filter(|(fact, _)| dossier.stated(*fact).is_some()) {
            let exact = match value {
                Value::Number(interval) => interval.is_point().is_some(),
                Value::Span { from, to } => from.is_some() && to.is_some(),
                _ => true,
            };
            if exact {
                draft.facts.insert(fact, value.clone());
            }
        }
        for (word, said) in dossier.purposes() {
            for target in &said.no {
                for word in sort.reads.purposes.iter().filter(|read| words.is_within(**read, *word)) {
                    let denied = sort.named.of(target).into_iter();
                    draft.purposes.extend(denied.map(|thing| ((*word, thing), false)));
                }
            }
        }
        for (word, said) in dossier.purposes() {
            for target in &said.yes {
                let Some(thing) = pick(dice, &sort.named.of(target)).copied() else { continue };
                for word in sort.reads.purposes.iter().filter(|read| words.is_within(*word, **read)) {
                    draft.purposes.insert((*word, thing), true);
                }
            }
        }
        for (list, members) in dossier.lists() {
            if words.for_list() == Some(*list) {
                members.members.iter().for_each(|member| draft.system(corpus, member, sort, dice));
            } else if let Some(inner) = sort.lists.get(list) {
                let each = members.members.iter();
                let each = each.map(|member| Draft::of(corpus, member, inner, dice)).collect();
                draft.members.insert(*list, each);
            }
        }
        draft
    }

    /// What an asserted system says: that it is served, and that the product is for it.
    fn system(&mut self, corpus: &Corpus, system: &Dossier, sort: &Sort<'_>, dice: &mut Dice) {
        let Some(range) = system.assertion.as_ref().and_then(|said| said.entries.first()) else { return };
        let target = Target::Entries(*range);
        let served = self.served.get_or_insert_default();
        if let (Some(thing), Some(activity)) = (pick(dice, &sort.served.of(&target)), system.link.activity) {
            served.insert((*thing, activity));
        }
        let (Some(thing), Some(relation)) =
            (pick(dice, &sort.named.of(&target)).copied(), system.link.relation)
        else {
            return;
        };
        let wider = sort.reads.purposes.iter().filter(|read| corpus.vocabulary.is_within(relation, **read));
        self.purposes.extend(wider.map(|word| ((*word, thing), true)));
    }

    /// Draws everything read that is not said yet.
    pub(crate) fn fill(&mut self, corpus: &Corpus, sort: &Sort<'_>, dice: &mut Dice, insert: Insert<'_>) {
        for class in &sort.reads.classes {
            let is = dice.below(4) == 0;
            self.classes.entry(*class).or_insert(is);
        }
        for fact in facts(corpus, sort) {
            if !self.facts.contains_key(&fact)
                && let Some(value) = value(corpus, sort, fact, dice)
            {
                self.facts.insert(fact, value);
            }
        }
        for word in &sort.reads.purposes {
            for thing in 0..sort.named.things.len() {
                let yes = dice.below(4) == 0;
                self.purposes.entry((*word, thing)).or_insert(yes);
            }
        }
        if sort.reads.serves.is_some() && self.served.is_none() {
            self.serve(corpus, sort, dice);
        }
        for (list, inner) in &sort.lists {
            let members = self
                .members
                .entry(*list)
                .or_insert_with(|| (0..dice.below(3)).map(|_| insert(inner, dice)).collect());
            members.iter_mut().for_each(|member| member.fill(corpus, inner, dice, insert));
        }
    }

    fn serve(&mut self, corpus: &Corpus, sort: &Sort<'_>, dice: &mut Dice) {
        let activities: Vec<ActivityId> = corpus.vocabulary.activities().map(|(id, _)| id).collect();
        // All through one activity: what serves a system of the one law serves it under the other.
        let activity = pick(dice, &activities).copied();
        let mut served = BTreeSet::new();
        self.said.clear();
        for (at, (target, _)) in sort.served.things.iter().enumerate() {
            if dice.below(sort.served.things.len()) < 2 {
                match target {
                    Target::Use(_) => drop(self.said.insert(at)),
                    Target::Entries(_) => served.extend(activity.map(|activity| (at, activity))),
                }
            }
        }
        self.served = Some(served);
    }

    /// Moves one thing said to another cell.
    pub(crate) fn vary(&mut self, corpus: &Corpus, sort: &Sort<'_>, dice: &mut Dice, insert: Insert<'_>) {
        let (facts, lists) = (facts(corpus, sort), sort.lists.iter().collect::<Vec<_>>());
        let purposes: Vec<(PurposeId, usize)> = self.purposes.keys().copied().collect();
        let classes: Vec<ClassId> = sort.reads.classes.iter().copied().collect();
        match dice.below(8) {
            0..=2 => {
                if let Some(fact) = pick(dice, &facts)
                    && let Some(value) = value(corpus, sort, *fact, dice)
                {
                    self.facts.insert(*fact, value);
                }
            }
            3 => {
                if let Some(class) = pick(dice, &classes) {
                    let is = dice.coin();
                    self.classes.insert(*class, is);
                }
            }
            4 | 5 if !purposes.is_empty() => {
                if let Some(yes) = pick(dice, &purposes).and_then(|key| self.purposes.get_mut(key)) {
                    *yes = !*yes;
                }
            }
            4 | 5 if sort.reads.serves.is_some() => self.serve(corpus, sort, dice),
            _ => {
                let Some((list, inner)) = pick(dice, &lists) else { return };
                let members = self.members.entry(**list).or_default();
                let (at, count) = (dice.below(members.len()), members.len());
                match (dice.below(4), members.get_mut(at)) {
                    (0, Some(_)) => drop(members.remove(at)),
                    (1 | 2, Some(member)) => member.vary(corpus, inner, dice, insert),
                    _ if count < 3 => {
                        let mut member = insert(inner, dice);
                        member.fill(corpus, inner, dice, insert);
                        members.push(member);
                    }
                    _ => {}
                }
            }
        }
    }

    /// Adds what is given of what is said of purposes.
    pub(crate) fn close(&mut self, corpus: &Corpus, given: &Given<'_>, sort: &Sort<'_>, dice: &mut Dice) {
        let words: Vec<PurposeId> = sort.reads.purposes.iter().copied().collect();
        // A narrower word first: its yes is one of the wider.
        for _ in 0..words.len() {
            for word in &words {
                let mut yes = self.yes(*word);
                for narrow in words.iter().filter(|narrow| corpus.vocabulary.is_within(**narrow, *word)) {
                    yes.extend(self.yes(*narrow));
                }
                sort.named.close(given, &mut yes, dice);
                self.purposes.extend(yes.into_iter().map(|thing| ((*word, thing), true)));
            }
        }
        if let Some(served) = &mut self.served {
            let activities: BTreeSet<ActivityId> = served.iter().map(|(_, activity)| *activity).collect();
            for activity in activities {
                let mut yes: BTreeSet<usize> =
                    served.iter().filter(|(_, other)| *other == activity).map(|(thing, _)| *thing).collect();
                let links = Given { links: given.links.clone(), ..Given::default() };
                sort.served.close(&links, &mut yes, dice);
                served.extend(yes.into_iter().map(|thing| (thing, activity)));
            }
        }
        for (list, inner) in &sort.lists {
            for member in self.members.get_mut(list).into_iter().flatten() {
                member.close(corpus, given, inner, dice);
            }
        }
    }

    pub(super) fn yes(&self, word: PurposeId) -> BTreeSet<usize> {
        let said = self.purposes.iter().filter(|((of, _), yes)| *of == word && **yes);
        said.map(|((_, thing), _)| *thing).collect()
    }

    /// Makes words agree with what measures them, by what the evaluator finds of that; whether any did not.
    pub(crate) fn conform(
        &mut self,
        corpus: &Corpus,
        given: &Given<'_>,
        sort: &Sort<'_>,
        dossier: &Dossier,
    ) -> bool {
        let scene = Scene::new(&corpus.vocabulary, dossier);
        let mut changed = false;
        for (word, meaning, way) in &given.words {
            let is = match word {
                Word::Class(class) if sort.reads.classes.contains(class) => dossier.is_of(*class),
                Word::Flag(fact) => match dossier.value(*fact) {
                    Some(Value::Flag(is)) => Some(*is),
                    _ => None,
                },
                Word::Class(_) => None,
            };
            let meant = scene.truth(meaning);
            let should = match way {
                Way::Wider => is == Some(false) && !meant.is_false(),
                _ => is == Some(true) && !meant.is_true(),
            };
            if should {
                changed = true;
                let is = *way == Way::Wider;
                match word {
                    Word::Class(class) => drop(self.classes.insert(*class, is)),
                    Word::Flag(fact) => drop(self.facts.insert(*fact, Value::Flag(is))),
                }
            }
        }
        for (list, inner) in &sort.lists {
            let (drafts, dossiers) = (self.members.get_mut(list), dossier.list(*list));
            for (draft, dossier) in
                drafts.into_iter().flatten().zip(dossiers.iter().flat_map(|list| &list.members))
            {
                changed |= draft.conform(corpus, given, inner, dossier);
            }
        }
        changed
    }
}

/// The facts that are read.
fn facts(corpus: &Corpus, sort: &Sort<'_>) -> Vec<FactId> {
    let reads = &sort.reads;
    let facts =
        reads.numbers.keys().chain(reads.spans.keys()).chain(&reads.flags).chain(&reads.words).copied();
    let substance = corpus.vocabulary.substance_fact().filter(|_| !reads.substances.is_empty());
    facts.chain(substance).collect()
}

/// One of the values of a fact that the texts may tell apart.
fn value(corpus: &Corpus, sort: &Sort<'_>, fact: FactId, dice: &mut Dice) -> Option<Value> {
    let reads = &sort.reads;
    if corpus.vocabulary.substance_fact() == Some(fact) {
        let at = dice.below(reads.substances.len() + 1);
        return Some(Value::Substance(reads.substances.iter().nth(at).copied()));
    }
    if let Some(cells) = reads.numbers.get(&fact) {
        return Some(Value::Number(Interval::point(pick(dice, cells)?.clone())));
    }
    if let Some(cells) = reads.spans.get(&fact) {
        let (a, b) = (pick(dice, cells)?.clone(), pick(dice, cells)?.clone());
        let (from, to) = if a.compare(&b)?.is_le() { (a, b) } else { (b, a) };
        return Some(Value::Span { from: Some(from), to: Some(to) });
    }
    let declared = corpus.vocabulary.fact(fact)?;
    let count = declared.decl.values.len();
    Some(match declared.kind {
        FactKind::Flag => Value::Flag(dice.coin()),
        FactKind::Words => {
            let yes = u64::try_from(dice.below(1 << count.min(20))).ok()?;
            Value::Words { yes, no: !yes }
        }
        _ => Value::Word(1 << dice.below(count)),
    })
}
