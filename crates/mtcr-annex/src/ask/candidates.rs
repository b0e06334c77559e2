//! What may be asked next: what open entries still read and nobody was asked yet.

use super::given::{Given, Said};
use super::query::{Subject, target_choice};
use super::script::CLASS;
use crate::classify::Classification;
use mtcr_rules::{Ask, ClassId, EntryId, Holds, ListId, Rule, Target, Test, Vocabulary};
use std::collections::BTreeMap;

/// How many classes, words or targets one question names at most.
const MOST_NAMED: usize = 9;

/// How many members of one list are asked for at most.
const MOST_MEMBERS: usize = 8;

/// A question that could be asked, with the open entries that read the answer.
#[derive(Clone, Debug)]
pub(super) struct Candidate {
    pub(super) subject: Subject,
    pub(super) entries: Vec<EntryId>,
}

/// Every question that could still settle something, in the order of kinds and names of the vocabulary.
pub(super) fn candidates(found: &Classification<'_>, answers: &[Given]) -> Vec<Candidate> {
    let words = &found.classifier().corpus().vocabulary;
    let mut gathered = Gathered::default();
    for finding in found.undetermined() {
        for question in found.questions(finding) {
            gathered.add(&question.ask, finding.entry.id);
        }
    }
    for ask in found.inclusion_asks() {
        gathered.ties.entry(tie(&ask)).or_default();
    }
    gathered.candidates(found, words, answers)
}

/// What the children of the narrowest known classes are: the next step down the tree, or its roots.
pub(super) fn walk(found: &Classification<'_>, answers: &[Given]) -> Option<Subject> {
    let words = &found.classifier().corpus().vocabulary;
    let settled = named(answers, CLASS);
    let known = found.dossier.named_classes();
    let narrowest: Vec<&str> = words
        .classes()
        .filter(|(id, _)| {
            known.contains(id) && !known.iter().any(|low| low != id && words.lies_under(*low, *id))
        })
        .map(|(_, class)| class.decl.id.as_str())
        .collect();
    let children: Vec<ClassId> = words
        .classes()
        .filter(|(_, class)| match narrowest.is_empty() {
            true => class.decl.under.is_empty(),
            false => class.decl.under.iter().any(|above| narrowest.contains(&above.as_str())),
        })
        .filter(|(id, class)| found.dossier.is_of(*id).is_none() && !settled.contains(&class.decl.id))
        .map(|(id, _)| id)
        .collect();
    (!children.is_empty()).then_some(Subject::Walk(children))
}

#[derive(Default)]
struct Gathered {
    classes: BTreeMap<ClassId, Vec<EntryId>>,
    facts: BTreeMap<mtcr_rules::FactId, Vec<EntryId>>,
    ties: BTreeMap<Option<(ListId, usize, mtcr_rules::FactId)>, Vec<EntryId>>,
    purposes: BTreeMap<mtcr_rules::PurposeId, BTreeMap<Target, Vec<EntryId>>>,
    lists: BTreeMap<ListId, Vec<EntryId>>,
}

fn tie(ask: &Ask) -> Option<(ListId, usize, mtcr_rules::FactId)> {
    match ask {
        Ask::Member(list, at, inner) => match inner.as_ref() {
            Ask::Fact(fact) => Some((*list, *at, *fact)),
            _ => None,
        },
        _ => None,
    }
}

impl Gathered {
    fn add(&mut self, ask: &Ask, entry: EntryId) {
        match ask {
            Ask::Class(classes) => {
                classes.iter().for_each(|class| self.classes.entry(*class).or_default().push(entry));
            }
            Ask::Fact(fact) => self.facts.entry(*fact).or_default().push(entry),
            Ask::Purpose(word, targets) => {
                let known = self.purposes.entry(*word).or_default();
                targets.iter().for_each(|target| known.entry(*target).or_default().push(entry));
            }
            Ask::List(list) => self.lists.entry(*list).or_default().push(entry),
            Ask::Member(..) => self.ties.entry(tie(ask)).or_default().push(entry),
            // What a related product is, its own dossier says; a ground that nobody can settle is not asked.
            Ask::Related(..) | Ask::Unsettled(_) => {}
        }
    }

    fn candidates(self, found: &Classification<'_>, words: &Vocabulary, answers: &[Given]) -> Vec<Candidate> {
        let mut all = Vec::new();
        let mut push =
            |subject, entries: Vec<EntryId>| all.push(Candidate { subject, entries: in_order(entries) });
        let settled = named(answers, CLASS);
        if let Some(Subject::Walk(children)) = walk(found, answers) {
            let below = self
                .classes
                .iter()
                .filter(|(asked, _)| children.iter().any(|high| words.lies_under(**asked, *high)));
            let entries: Vec<EntryId> = below.flat_map(|(_, entries)| entries.iter().copied()).collect();
            if !entries.is_empty() {
                push(Subject::Walk(children), entries);
            }
        }
        let classes = self.classes.into_iter().filter(|(id, _)| {
            found.dossier.is_of(*id).is_none()
                && words.class(*id).is_some_and(|class| !settled.contains(&class.decl.id))
        });
        let (classes, entries) = most_asked(classes.collect());
        if !classes.is_empty() {
            push(Subject::Classes(classes), entries);
        }
        let asked = |name: &str| answers.iter().any(|given| given.about == name);
        for (fact, entries) in self.facts {
            if words.fact(fact).is_some_and(|fact| !asked(&fact.name)) {
                push(Subject::Fact(fact), entries);
            }
        }
        for (place, entries) in self.ties {
            let Some((list, at, fact)) = place else { continue };
            let subject = Subject::Tie(list, at, fact);
            if !asked(&subject.about(words)) {
                push(subject, entries);
            }
        }
        for (word, targets) in self.purposes {
            let settled = words.purpose(word).map(|word| named(answers, &word.decl.id)).unwrap_or_default();
            let open =
                targets.into_iter().filter(|(target, _)| !settled.contains(&target_choice(words, target).id));
            let (targets, entries) = most_asked(open.collect());
            if !targets.is_empty() {
                push(Subject::Purpose(word, targets), entries);
            }
        }
        for (list, entries) in self.lists {
            let Some(declared) = words.list(list) else { continue };
            let name = declared.decl.id.as_str();
            let said = || answers.iter().filter(|given| given.about == name);
            let ended = said().any(|given| matches!(given.said, Said::NoMore | Said::Unknown));
            // Which systems it is for is asked by purposes.
            let asked_here = declared.decl.holds == Holds::Facts || Some(list) == words.contains_list();
            if asked_here && !ended && said().count() < MOST_MEMBERS {
                push(Subject::List(list), entries);
            }
        }
        all
    }
}

/// The few that most entries ask, in their own order, with those entries.
fn most_asked<T: Ord + Clone>(asked: Vec<(T, Vec<EntryId>)>) -> (Vec<T>, Vec<EntryId>) {
    let mut asked = asked;
    asked.sort_by(|(a, of_a), (b, of_b)| of_b.len().cmp(&of_a.len()).then_with(|| a.cmp(b)));
    asked.truncate(MOST_NAMED);
    asked.sort_by(|(a, _), (b, _)| a.cmp(b));
    let entries = asked.iter().flat_map(|(_, entries)| entries.iter().copied()).collect();
    (asked.into_iter().map(|(one, _)| one).collect(), entries)
}

fn in_order(mut entries: Vec<EntryId>) -> Vec<EntryId> {
    entries.sort_unstable();
    entries.dedup();
    entries
}

/// Everything that answers about a name have sorted already, "don't know" included.
fn named(answers: &[Given], about: &str) -> Vec<String> {
    let mut named = Vec::new();
    for given in answers.iter().filter(|given| given.about == about) {
        if let Said::Sorted { yes, no, unknown } = &given.said {
            let plain = |name: &String| {
                name.split_once(super::script::ACTIVITY)
                    .map_or_else(|| name.clone(), |(target, _)| target.to_owned())
            };
            named.extend(yes.iter().map(plain));
            named.extend(no.iter().chain(unknown).cloned());
        }
    }
    named
}

/// The entries that rules on contained things name, as targets, in the order of ids.
pub(super) fn parts_named(found: &Classification<'_>, list: ListId) -> Vec<Target> {
    let mut ranges = Vec::new();
    for text in found.undetermined().flat_map(|finding| &finding.texts) {
        let Some(rule) = &text.version.rule else { continue };
        rule.walk(&mut |node| {
            if let Test::Has(_, of, inner) = &node.test
                && *of == list
            {
                specified(inner, &mut ranges);
            }
        });
    }
    ranges.sort_unstable();
    ranges.dedup();
    ranges.into_iter().map(Target::Entries).collect()
}

fn specified(rule: &Rule, ranges: &mut Vec<mtcr_rules::EntryRange>) {
    rule.walk(&mut |node| {
        if let Test::SpecifiedIn(named) = &node.test {
            ranges.extend(named.iter().copied());
        }
    });
}
