//! What the rules that could still apply to a class read.

use mtcr_annex::{Classification, EntryFinding};
use mtcr_corpus::Corpus;
use mtcr_rules::{ClassId, FactId, ListId, Method, PurposeId, Rule, Target, Test, Truth, Vocabulary};

/// Something a rule reads, with the entries that do.
#[derive(Clone, Debug)]
pub(super) struct Wanted<T> {
    /// The fact, list or word of purpose.
    pub(super) what: T,
    /// The entries, in the order of ids.
    pub(super) entries: Vec<String>,
    /// Of a word of purpose: what is named with it.
    pub(super) targets: Vec<Target>,
    /// How many of the entries are about the class itself, as their rule names it.
    about: usize,
}

/// What is read, the most useful first.
#[derive(Clone, Debug, Default)]
pub(super) struct Reads {
    pub(super) facts: Vec<Wanted<FactId>>,
    pub(super) purposes: Vec<Wanted<PurposeId>>,
    pub(super) lists: Vec<Wanted<ListId>>,
}

impl Reads {
    /// What is read by rules that a product of the class does not refute.
    pub(super) fn of(classification: &Classification<'_>, corpus: &Corpus, class: ClassId) -> Self {
        let mut reads = Reads::default();
        classification.undetermined().for_each(|finding| reads.finding(finding));
        let words = &corpus.vocabulary;
        reads.capped(words, class);
        reads.computed(corpus);
        reads.facts.retain(|wanted| wanted.about > 0 || asked_of(words, wanted.what, class));
        reads.purposes.retain(|wanted| wanted.about > 0);
        reads.lists.retain(|wanted| wanted.about > 0);
        sort(&mut reads.facts);
        sort(&mut reads.purposes);
        sort(&mut reads.lists);
        reads
    }

    fn finding(&mut self, finding: &EntryFinding<'_>) {
        let entry = finding.entry.name.as_str();
        for text in &finding.texts {
            let Some(rule) = &text.version.rule else { continue };
            let about = rule
                .nodes()
                .iter()
                .zip(&text.nodes)
                .any(|(node, truth)| matches!(node.test, Test::Class(_)) && truth.is_true());
            self.open(rule, &text.nodes, (entry, about));
            for (exclusion, truth) in text.version.exclusions.iter().zip(&text.exclusions) {
                if truth.is_unknown() {
                    exclusion.rule.walk(&mut |node| self.test(&node.test, (entry, about)));
                }
            }
        }
    }

    /// The open predicates of a rule; what is settled is not asked.
    fn open(&mut self, rule: &Rule, truths: &[Truth], reader: (&str, bool)) {
        let mut at = 0;
        while let Some(node) = rule.node(at) {
            if truths.get(at).is_some_and(|truth| !truth.is_unknown()) {
                at = node.end;
                continue;
            }
            self.test(&node.test, reader);
            at += 1;
        }
    }

    fn test(&mut self, test: &Test, reader: (&str, bool)) {
        if let Some(fact) = fact_of(test) {
            add(&mut self.facts, fact, &[], reader);
        }
        match test {
            Test::Has(_, list, _) => add(&mut self.lists, *list, &[], reader),
            Test::Purpose { word, targets, .. } | Test::Serves { word, targets, .. } => {
                add(&mut self.purposes, *word, targets, reader);
            }
            _ => {}
        }
    }

    /// A list whose facts trade against each other is bounded by facts of the product, and those by others.
    fn capped(&mut self, words: &Vocabulary, class: ClassId) {
        for wanted in self.lists.clone() {
            let Some(trade) = words.list(wanted.what).and_then(|list| list.decl.trade_off.as_ref()) else {
                continue;
            };
            let mut caps: Vec<FactId> = [&trade.cap_grows, &trade.cap_against]
                .into_iter()
                .filter_map(|name| words.find_fact(name))
                .collect();
            for bound in words.bounds() {
                if caps.contains(&bound.lower) && !caps.contains(&bound.upper) {
                    caps.push(bound.upper);
                }
            }
            caps.retain(|cap| asked_of(words, *cap, class));
            for (cap, entry) in
                caps.iter().flat_map(|cap| wanted.entries.iter().map(move |entry| (cap, entry)))
            {
                add(&mut self.facts, *cap, &[], (entry, wanted.about > 0));
            }
        }
    }

    /// What a computed fact is computed from is wanted as it is.
    fn computed(&mut self, corpus: &Corpus) {
        for method in corpus.methods.iter().rev() {
            match method {
                Method::Formula { result, formula } => {
                    let Some(wanted) = self.facts.iter().find(|wanted| wanted.what == *result).cloned()
                    else {
                        continue;
                    };
                    for read in formula.reads() {
                        wanted
                            .entries
                            .iter()
                            .for_each(|entry| add(&mut self.facts, read, &[], (entry, wanted.about > 0)));
                    }
                }
                Method::Sum { result, list, .. } => {
                    let Some(wanted) = self.facts.iter().find(|wanted| wanted.what == *result).cloned()
                    else {
                        continue;
                    };
                    wanted
                        .entries
                        .iter()
                        .for_each(|entry| add(&mut self.lists, *list, &[], (entry, wanted.about > 0)));
                }
            }
        }
    }
}

/// The fact that a predicate looks at.
pub(super) fn fact_of(test: &Test) -> Option<FactId> {
    match test {
        Test::Flag(fact)
        | Test::Word { fact, .. }
        | Test::Compare { fact, .. }
        | Test::ReachesAbove(fact, _)
        | Test::ReachesBelow(fact, _)
        | Test::Covers(fact, ..)
        | Test::Overlaps(fact, ..) => Some(*fact),
        _ => None,
    }
}

fn asked_of(words: &Vocabulary, fact: FactId, class: ClassId) -> bool {
    words.fact(fact).is_some_and(|fact| {
        fact.decl
            .of
            .iter()
            .filter_map(|name| words.find_class(name))
            .any(|above| words.lies_under(class, above))
    })
}

fn add<T: PartialEq>(known: &mut Vec<Wanted<T>>, what: T, targets: &[Target], (entry, about): (&str, bool)) {
    let at = known.iter().position(|wanted| wanted.what == what).unwrap_or(known.len());
    if at == known.len() {
        known.push(Wanted { what, entries: Vec::new(), targets: Vec::new(), about: 0 });
    }
    let Some(wanted) = known.get_mut(at) else { return };
    if !wanted.entries.iter().any(|known| known == entry) {
        wanted.entries.push(entry.to_owned());
        wanted.about += usize::from(about);
    }
    // Of entries that are not about the class the targets would only be noise.
    for target in targets.iter().filter(|_| about) {
        if !wanted.targets.contains(target) {
            wanted.targets.push(*target);
        }
    }
}

fn sort<T: Ord + Copy>(wanted: &mut [Wanted<T>]) {
    wanted.sort_by_key(|one| (std::cmp::Reverse(one.about), std::cmp::Reverse(one.entries.len()), one.what));
}
