//! The questions whose answers could still change a verdict.

use crate::dossier::Target;
use crate::evaluate::Scene;
use crate::rule::{Rule, Test};
use crate::truth::Truth;
use crate::vocabulary::{EntryRange, FactId, FactKind, ListId, PurposeId, Vocabulary};

/// One question.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Ask {
    /// Is it of one of these classes? (places of the classes)
    Class(Vec<crate::vocabulary::ClassId>),
    /// What is this fact, or which of its narrower values?
    Fact(FactId),
    /// Does it have this purpose?
    Purpose(PurposeId, Vec<Target>),
    /// Which others are in the list?
    List(ListId),
    /// A question about one member of a list (place from 0).
    Member(ListId, usize, Box<Ask>),
    /// Is the related product at this place of the list controlled under one of these?
    Related(ListId, usize, Vec<EntryRange>),
    /// A ground that nobody can settle.
    Unsettled(String),
}

impl Ask {
    /// The name of what is asked: a fact, `class`, a word of purpose, or a list; for a member
    /// `list[place from 1].name`.
    #[must_use]
    pub fn name(&self, vocabulary: &Vocabulary) -> String {
        let list = |id: &ListId| vocabulary.list(*id).map_or("", |list| list.decl.id.as_str()).to_owned();
        match self {
            Ask::Class(_) => "class".to_owned(),
            Ask::Fact(id) => vocabulary.fact(*id).map_or_else(String::new, |fact| fact.name.clone()),
            Ask::Purpose(id, _) => {
                vocabulary.purpose(*id).map_or("", |word| word.decl.id.as_str()).to_owned()
            }
            Ask::List(id) => list(id),
            Ask::Member(id, at, inner) => format!("{}[{}].{}", list(id), at + 1, inner.name(vocabulary)),
            Ask::Related(id, at, _) => format!("{}[{}]", list(id), at + 1),
            Ask::Unsettled(_) => "unsettled".to_owned(),
        }
    }

    /// The question to a person.
    #[must_use]
    pub fn question(&self, vocabulary: &Vocabulary) -> String {
        match self {
            Ask::Class(classes) => {
                let labels: Vec<&str> = classes
                    .iter()
                    .filter_map(|id| vocabulary.class(*id))
                    .map(|class| class.decl.label.as_str())
                    .collect();
                format!("Is it this: {}?", labels.join("; or "))
            }
            Ask::Fact(id) => vocabulary.fact(*id).map_or_else(String::new, |fact| fact.question(vocabulary)),
            Ask::Purpose(id, targets) => vocabulary.purpose(*id).map_or_else(String::new, |word| {
                word.decl.question.replace("{targets}", &in_words(vocabulary, targets))
            }),
            Ask::List(id) => vocabulary.list(*id).map_or_else(String::new, |list| list.decl.question.clone()),
            Ask::Member(_, _, inner) => inner.question(vocabulary),
            Ask::Related(_, _, ranges) => {
                let targets: Vec<Target> = ranges.iter().map(|range| Target::Entries(*range)).collect();
                format!("Is it controlled under {}?", in_words(vocabulary, &targets))
            }
            Ask::Unsettled(ground) => ground.clone(),
        }
    }
}

/// Targets for a person: ids with their headings, uses by label.
fn in_words(vocabulary: &Vocabulary, targets: &[Target]) -> String {
    let names = vocabulary.entries();
    let shown: Vec<String> = targets
        .iter()
        .zip(target_names(vocabulary, targets))
        .map(|(target, name)| match target {
            Target::Entries(_) => match names.find(&name).map(|entry| names.heading(entry)) {
                Some(heading) if !heading.is_empty() => format!("{name} ({})", lower_first(heading)),
                _ => name,
            },
            Target::Use(_) => name,
        })
        .collect();
    shown.join("; or ")
}

/// A heading inside a sentence: its first letter small, unless the first word is an abbreviation.
fn lower_first(heading: &str) -> String {
    let mut letters = heading.chars();
    match (letters.next(), letters.clone().next()) {
        (Some(first), Some(second)) if second.is_lowercase() => first.to_lowercase().chain(letters).collect(),
        _ => heading.to_owned(),
    }
}

/// Targets as they are written in rules: entries by id, runs by their first id, uses by label.
#[must_use]
pub fn target_names(vocabulary: &Vocabulary, targets: &[Target]) -> Vec<String> {
    targets
        .iter()
        .map(|target| match target {
            Target::Entries(range) => vocabulary.entries().prefix(*range),
            Target::Use(id) => {
                vocabulary.uses().get(id.index()).map_or_else(String::new, |word| word.label.clone())
            }
        })
        .collect()
}

impl Scene<'_> {
    /// What could still change the truth of a rule that is Unknown here; nothing if it is settled.
    pub fn asks(&self, rule: &Rule, asks: &mut Vec<Ask>) {
        let mut truths = Vec::new();
        self.truths(rule, &mut truths);
        self.open(rule, 0, &truths, asks);
    }

    fn open(&self, rule: &Rule, at: usize, truths: &[Truth], asks: &mut Vec<Ask>) {
        if truths.get(at).is_none_or(|truth| !truth.is_unknown()) {
            return;
        }
        let Some(node) = rule.node(at) else { return };
        match &node.test {
            Test::All | Test::Any | Test::Not => {
                rule.members(at).for_each(|member| self.open(rule, member, truths, asks));
            }
            Test::Class(classes) => add_class(asks, classes),
            Test::Flag(fact) | Test::Word { fact, .. } | Test::Compare { fact, .. } => {
                add(asks, Ask::Fact(*fact))
            }
            Test::ReachesAbove(fact, _)
            | Test::ReachesBelow(fact, _)
            | Test::Covers(fact, ..)
            | Test::Overlaps(fact, ..) => add(asks, Ask::Fact(*fact)),
            Test::Has(_, list, inner) => self.open_list(*list, inner, asks),
            Test::Host(_) => {}
            Test::Purpose { word, narrower, targets, .. } => {
                self.open_purpose(*word, targets, |relation| narrower >> relation.index() & 1 == 1, asks);
            }
            Test::Serves { word, targets, .. } => self.open_purpose(*word, targets, |_| true, asks),
            Test::SpecifiedIn(ranges) => {
                // The host of this scene turns this into a question about the member.
                add(asks, Ask::Related(ListId::at(0), usize::MAX, ranges.clone()));
            }
            Test::Substance(_) => self.ask_substance(asks),
            Test::Table(_, rows) => {
                match self.vocabulary.substance_fact().and_then(|fact| self.dossier.value(fact)) {
                    None => self.ask_substance(asks),
                    Some(crate::dossier::Value::Substance(Some(known))) => rows
                        .iter()
                        .filter(|row| row.substance == *known)
                        .filter_map(|row| row.rule.as_ref())
                        .for_each(|rule| self.asks(rule, asks)),
                    Some(_) => {}
                }
            }
            Test::Unsettled(ground) => add(asks, Ask::Unsettled(ground.clone())),
        }
    }

    fn ask_substance(&self, asks: &mut Vec<Ask>) {
        if let Some(fact) = self.vocabulary.substance_fact() {
            add(asks, Ask::Fact(fact));
        }
    }

    fn open_list(&self, list: ListId, rule: &Rule, asks: &mut Vec<Ask>) {
        let members = self.dossier.list(list);
        for (at, dossier) in members.iter().flat_map(|members| members.members.iter().enumerate()) {
            let mut inner = Vec::new();
            self.member(list, at, dossier).asks(rule, &mut inner);
            for ask in inner {
                add(
                    asks,
                    match ask {
                        Ask::Related(_, usize::MAX, ranges) => Ask::Related(list, at, ranges),
                        ask => Ask::Member(list, at, Box::new(ask)),
                    },
                );
            }
        }
        if members.is_none_or(|members| !members.complete) {
            add(asks, Ask::List(list));
        }
    }

    fn open_purpose(
        &self,
        word: PurposeId,
        targets: &[Target],
        accepts: impl Fn(PurposeId) -> bool,
        asks: &mut Vec<Ask>,
    ) {
        let ranges: Vec<EntryRange> = targets
            .iter()
            .filter_map(|target| match target {
                Target::Entries(range) => Some(*range),
                Target::Use(_) => None,
            })
            .collect();
        let mut related = false;
        if let Some((list, members)) =
            self.vocabulary.for_list().and_then(|id| Some((id, self.dossier.list(id)?)))
        {
            for (at, dossier) in members.members.iter().enumerate() {
                let open = dossier.link.relation.is_some_and(&accepts)
                    && ranges.iter().any(|range| {
                        self.judged
                            .and_then(|judged| judged.of(list).get(at))
                            .is_none_or(|judged| judged.any_of(*range, self.vocabulary).is_unknown())
                    });
                if open {
                    related = true;
                    add(asks, Ask::Related(list, at, ranges.clone()));
                }
            }
        }
        if !related {
            match asks.iter_mut().find(|ask| matches!(ask, Ask::Purpose(id, _) if *id == word)) {
                Some(Ask::Purpose(_, known)) => {
                    for target in targets {
                        if !known.contains(target) {
                            known.push(*target);
                        }
                    }
                }
                _ => asks.push(Ask::Purpose(word, targets.to_vec())),
            }
        }
    }
}

fn add(asks: &mut Vec<Ask>, ask: Ask) {
    if !asks.contains(&ask) {
        asks.push(ask);
    }
}

/// One question about class, however many predicates look at it.
fn add_class(asks: &mut Vec<Ask>, classes: &[crate::vocabulary::ClassId]) {
    for ask in asks.iter_mut() {
        if let Ask::Class(known) = ask {
            for class in classes {
                if !known.contains(class) {
                    known.push(*class);
                }
            }
            return;
        }
    }
    asks.push(Ask::Class(classes.to_vec()));
}

/// Whether an answer to this fact is a figure.
#[must_use]
pub fn is_figure(kind: &FactKind) -> bool {
    matches!(kind, FactKind::Quantity(_) | FactKind::Span(_) | FactKind::Count)
}
