//! Evaluates a rule over a dossier to True, False or Unknown. Evaluation cannot fail.

mod predicate;
mod purpose;
mod trade_off;

use crate::dossier::{Dossier, Members};
use crate::rule::{Rule, Test};
use crate::syntax::Quantifier;
use crate::truth::Truth;
use crate::vocabulary::{EntryId, EntryRange, ListId, Vocabulary};

/// What has been found of a product's entries, and of the products related to it.
///
/// A rule that looks at related products needs this of each of them; where it is missing they are Unknown.
#[derive(Clone, Debug, Default)]
pub struct Judged {
    /// The truth of every entry, by entry; beyond the end everything is Unknown.
    pub truths: Vec<Truth>,
    /// Entries asserted of the product; one of each run is meant.
    pub asserted: Vec<EntryRange>,
    /// The same for the members of its lists of dossiers.
    pub members: Vec<(ListId, Vec<Judged>)>,
}

impl Judged {
    /// The truth of an entry.
    #[must_use]
    pub fn truth(&self, entry: EntryId) -> Truth {
        self.truths.get(entry.index()).copied().unwrap_or_default()
    }

    /// Whether the product is controlled under some entry of the run that has a rule.
    #[must_use]
    pub fn any_of(&self, range: EntryRange, vocabulary: &Vocabulary) -> Truth {
        if self.asserted.iter().any(|asserted| range.covers(*asserted)) {
            return Truth::True;
        }
        vocabulary.entries().ruled(range).map(|entry| self.truth(entry)).fold(Truth::False, Truth::or)
    }

    /// What has been found of the members of a list.
    #[must_use]
    pub fn of(&self, list: ListId) -> &[Judged] {
        self.members.iter().find(|(id, _)| *id == list).map_or(&[], |(_, judged)| judged)
    }
}

/// A dossier as a rule sees it: with what was found of related products, and the product it belongs to.
#[derive(Clone, Copy)]
pub struct Scene<'a> {
    /// The words of the language.
    pub vocabulary: &'a Vocabulary,
    /// The product, or the member of a list.
    pub dossier: &'a Dossier,
    /// What was found of it and its related products.
    pub judged: Option<&'a Judged>,
    /// The product that the member belongs to.
    pub host: Option<&'a Scene<'a>>,
}

impl<'a> Scene<'a> {
    /// A product seen alone.
    #[must_use]
    pub fn new(vocabulary: &'a Vocabulary, dossier: &'a Dossier) -> Self {
        Scene { vocabulary, dossier, judged: None, host: None }
    }

    /// A product seen with what was found of its related products.
    #[must_use]
    pub fn judged(vocabulary: &'a Vocabulary, dossier: &'a Dossier, judged: &'a Judged) -> Self {
        Scene { vocabulary, dossier, judged: Some(judged), host: None }
    }

    /// The truth of a rule here.
    #[must_use]
    pub fn truth(&self, rule: &Rule) -> Truth {
        self.decided(rule, 0)
    }

    /// Evaluates the node at a place; members that can change nothing any more are left out.
    fn decided(&self, rule: &Rule, at: usize) -> Truth {
        let Some(node) = rule.node(at) else {
            return Truth::Unknown;
        };
        let mut members = rule.members(at).map(|member| self.decided(rule, member));
        match &node.test {
            Test::All => until(&mut members, Truth::True, Truth::and, Truth::False),
            Test::Any => until(&mut members, Truth::False, Truth::or, Truth::True),
            Test::Not => until(&mut members, Truth::False, Truth::or, Truth::True).not(),
            test => self.predicate(test),
        }
    }

    /// The truth of every node of a rule here, in reading order.
    pub fn truths(&self, rule: &Rule, truths: &mut Vec<Truth>) {
        truths.clear();
        truths.resize(rule.nodes().len(), Truth::Unknown);
        self.node(rule, 0, &mut |at, truth| {
            if let Some(slot) = truths.get_mut(at) {
                *slot = truth;
            }
        });
    }

    /// Evaluates the node at a place and its members, telling each truth to `note`.
    fn node(&self, rule: &Rule, at: usize, note: &mut impl FnMut(usize, Truth)) -> Truth {
        let Some(node) = rule.node(at) else {
            return Truth::Unknown;
        };
        let truth = match &node.test {
            Test::All => {
                rule.members(at).fold(Truth::True, |all, member| all.and(self.node(rule, member, note)))
            }
            Test::Any => {
                rule.members(at).fold(Truth::False, |any, member| any.or(self.node(rule, member, note)))
            }
            Test::Not => {
                rule.members(at).fold(Truth::False, |any, member| any.or(self.node(rule, member, note))).not()
            }
            test => self.predicate(test),
        };
        note(at, truth);
        truth
    }

    /// The member of a list as a scene of its own.
    #[must_use]
    pub fn member(&'a self, list: ListId, at: usize, dossier: &'a Dossier) -> Scene<'a> {
        Scene {
            vocabulary: self.vocabulary,
            dossier,
            judged: self.judged.and_then(|judged| judged.of(list).get(at)),
            host: Some(self),
        }
    }

    fn has(&self, quantifier: Quantifier, list: ListId, rule: &Rule) -> Truth {
        let empty = Members::default();
        let members = self.dossier.list(list).unwrap_or(&empty);
        let truths = || {
            members.members.iter().enumerate().map(|(at, dossier)| self.member(list, at, dossier).truth(rule))
        };
        match quantifier {
            Quantifier::Some => {
                let found = until(&mut truths(), Truth::False, Truth::or, Truth::True);
                if found.is_true() || members.complete {
                    return found;
                }
                if self.trade_off_refutes(list, rule, members) { Truth::False } else { Truth::Unknown }
            }
            Quantifier::Every => {
                let all = until(&mut truths(), Truth::True, Truth::and, Truth::False);
                match all {
                    Truth::False => Truth::False,
                    _ if !members.complete => Truth::Unknown,
                    _ if members.members.is_empty() => Truth::False,
                    other => other,
                }
            }
            Quantifier::AtLeast(count) => {
                let (mut yes, mut open) = (0, 0);
                for truth in truths() {
                    match truth {
                        Truth::True => yes += 1,
                        Truth::Unknown => open += 1,
                        Truth::False => {}
                    }
                }
                if yes >= count {
                    Truth::True
                } else if members.complete && yes + open < count {
                    Truth::False
                } else {
                    Truth::Unknown
                }
            }
        }
    }
}

/// Folds truths until one is reached that no other can change.
fn until(
    truths: &mut impl Iterator<Item = Truth>,
    start: Truth,
    with: impl Fn(Truth, Truth) -> Truth,
    last: Truth,
) -> Truth {
    let mut all = start;
    for truth in truths {
        all = with(all, truth);
        if all == last {
            break;
        }
    }
    all
}
