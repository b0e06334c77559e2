//! Purposes: what a product is for, from what is said and from the systems it is for.

use super::Scene;
use crate::dossier::{Dossier, Statement, Target};
use crate::truth::Truth;
use crate::vocabulary::{ActivityId, PurposeId, SERVES, UseId};

impl Scene<'_> {
    /// Whether the product has a purpose towards a target, as a rule would find that names the word and this target alone.
    ///
    /// `activity` narrows what software or technology is about; other words have none.
    #[must_use]
    pub fn has_purpose(&self, word: PurposeId, target: Target, activity: Option<ActivityId>) -> Truth {
        let Some(declared) = self.vocabulary.purpose(word) else {
            return Truth::Unknown;
        };
        if declared.decl.id != SERVES {
            return self.purpose(declared.narrower, declared.wider, &[target]);
        }
        let (accepted, containing) = activity
            .and_then(|activity| self.vocabulary.activity(activity))
            .map_or((0, 0), |activity| (activity.narrower, activity.wider & !activity.narrower));
        self.serves(word, &[target], accepted, containing)
    }

    /// Whether the product has one of the purposes `narrower` towards one of the targets.
    pub(super) fn purpose(&self, narrower: u32, wider: u32, targets: &[Target]) -> Truth {
        let said = |mask: u32| {
            self.dossier
                .purposes()
                .iter()
                .filter(move |(id, _)| mask >> id.index() & 1 == 1)
                .map(|(_, said)| said)
        };
        if said(narrower)
            .any(|said| said.yes.iter().any(|yes| targets.iter().any(|target| covers(*target, *yes))))
        {
            return Truth::True;
        }
        let denied: Vec<Target> = said(wider).flat_map(|said| said.no.iter().copied()).collect();
        let among = |mask: u32| move |relation: PurposeId| mask >> relation.index() & 1 == 1;
        targets
            .iter()
            .map(|target| {
                if self.denied(*target, &denied) {
                    return Truth::False;
                }
                let found = self.related(*target, among(narrower));
                if !found.is_false() {
                    return found;
                }
                // A complete word refutes what neither it nor a word inside it names, or may name by a wider run.
                let named = |mask: u32| {
                    said(mask).any(|said| mentions(said, *target))
                        || !self.related(*target, among(mask)).is_false()
                };
                let closed = self.complete_words(wider).any(|inside| !named(inside))
                    || (self.dossier.purposes_complete && !named(narrower | wider));
                if closed { Truth::False } else { Truth::Unknown }
            })
            .fold(Truth::False, Truth::or)
    }

    /// For each word of `mask` whose statement is complete: the bit set of that word and the words inside it.
    fn complete_words(&self, mask: u32) -> impl Iterator<Item = u32> {
        self.dossier
            .purposes()
            .iter()
            .filter(move |(id, said)| said.complete && mask >> id.index() & 1 == 1)
            .filter_map(|(id, _)| self.vocabulary.purpose(*id))
            .map(|word| word.narrower)
    }

    /// Whether it is about one of the targets through one of the activities (0: any).
    pub(super) fn serves(
        &self,
        word: PurposeId,
        targets: &[Target],
        activities: u32,
        containing: u32,
    ) -> Truth {
        let statements =
            || self.dossier.purposes().iter().filter(|(id, _)| *id == word).map(|(_, said)| said);
        let said_yes =
            statements().any(|said| said.yes.iter().any(|yes| targets.iter().any(|t| covers(*t, *yes))));
        if said_yes && activities == 0 {
            return Truth::True;
        }
        let denied: Vec<Target> = statements().flat_map(|said| said.no.iter().copied()).collect();
        let whole = self.dossier.purposes_complete || statements().any(|said| said.complete);
        let hinted = |target: Target| statements().any(|said| mentions(said, target));
        targets
            .iter()
            .map(|target| {
                if self.denied(*target, &denied) {
                    return Truth::False;
                }
                let found = self.served(*target, activities, containing);
                if found.is_false() && (!whole || hinted(*target)) { Truth::Unknown } else { found }
            })
            .fold(Truth::False, Truth::or)
    }

    /// What the systems it is for say of a target, over the relations accepted.
    fn related(&self, target: Target, accepts: impl Fn(PurposeId) -> bool) -> Truth {
        self.systems()
            .filter(|(_, dossier)| dossier.link.relation.is_some_and(&accepts))
            .map(|(at, _)| self.system_is(at, target))
            .fold(Truth::False, Truth::or)
    }

    fn served(&self, target: Target, activities: u32, containing: u32) -> Truth {
        self.systems()
            .map(|(at, dossier)| {
                let through = match dossier.link.activity {
                    _ if activities == 0 => Truth::True,
                    None => Truth::Unknown,
                    Some(activity) if activities >> activity.index() & 1 == 1 => Truth::True,
                    // It serves an activity that holds more than the rule asks for: which part is not said.
                    Some(activity) if containing >> activity.index() & 1 == 1 => Truth::Unknown,
                    Some(_) => Truth::False,
                };
                through.and(self.system_is(at, target))
            })
            .fold(Truth::False, Truth::or)
    }

    fn systems(&self) -> impl Iterator<Item = (usize, &Dossier)> {
        let list = self.vocabulary.for_list().and_then(|list| self.dossier.list(list));
        list.into_iter().flat_map(|members| members.members.iter().enumerate())
    }

    fn system_is(&self, at: usize, target: Target) -> Truth {
        let Target::Entries(range) = target else {
            return Truth::False;
        };
        let judged = self.vocabulary.for_list().and_then(|list| self.judged?.of(list).get(at));
        judged.map_or(Truth::Unknown, |judged| judged.any_of(range, self.vocabulary))
    }

    /// Whether the denials cover all of a target.
    fn denied(&self, target: Target, denied: &[Target]) -> bool {
        match target {
            Target::Use(id) => denied.contains(&Target::Use(id)),
            Target::Entries(range) => {
                let mut entries = self.vocabulary.entries().ruled(range).peekable();
                entries.peek().is_some()
                    && entries.all(|entry| {
                        denied.iter().any(|no| matches!(no, Target::Entries(range) if range.contains(entry)))
                    })
            }
        }
    }
}

/// Whether a yes for `yes` shows a purpose towards `target`.
fn covers(target: Target, yes: Target) -> bool {
    match (target, yes) {
        (Target::Entries(wide), Target::Entries(narrow)) => wide.covers(narrow),
        (Target::Use(a), Target::Use(b)) => same(a, b),
        _ => false,
    }
}

fn same(a: UseId, b: UseId) -> bool {
    a == b
}

/// Whether a statement names something that may be the target.
fn mentions(said: &Statement, target: Target) -> bool {
    said.yes.iter().any(|yes| match (target, *yes) {
        (Target::Entries(a), Target::Entries(b)) => a.meets(b),
        (Target::Use(a), Target::Use(b)) => same(a, b),
        _ => false,
    })
}
