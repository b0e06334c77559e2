//! What a product is for: a statement for each word of purpose and each thing named.

use crate::axiom::Way;
use crate::matters::Matters;
use crate::solver::{Lit, Model, Solver};
use crate::survey::Survey;
use mtcr_corpus::Corpus;
use mtcr_rules::{ActivityId, EntryId, PurposeId, Target, UseId};
use std::collections::{BTreeMap, BTreeSet};

/// Something that purposes name: an entry that stands for all entries named by the same targets, or a use.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Atom(Target);

/// The atoms of each target. Entries that the same targets cover cannot be told apart by the rules.
#[derive(Clone, Debug, Default)]
struct Named {
    atoms: BTreeMap<Target, Vec<Atom>>,
    /// The atom that stands for an entry.
    entries: BTreeMap<EntryId, Atom>,
}

impl Named {
    fn new(corpus: &Corpus, targets: &BTreeSet<Target>) -> Self {
        let names = corpus.vocabulary.entries();
        let mut signatures: BTreeMap<Vec<Target>, (EntryId, Vec<EntryId>)> = BTreeMap::new();
        let ranges = targets.iter().filter_map(|target| match target {
            Target::Entries(range) => Some(*range),
            Target::Use(_) => None,
        });
        let ruled: BTreeSet<EntryId> =
            ranges.flat_map(|range| names.ruled(range).collect::<Vec<_>>()).collect();
        for entry in ruled {
            let covering =
                |target: &&Target| matches!(target, Target::Entries(range) if range.contains(entry));
            let signature = targets.iter().filter(covering).copied().collect();
            let (stands, like) = signatures.entry(signature).or_insert((entry, Vec::new()));
            // An entry with none below it is the plainest thing to name.
            if names.at_or_below(entry) == names.only(entry) {
                *stands = entry;
            }
            like.push(entry);
        }
        let mut atoms: BTreeMap<Target, Vec<Atom>> =
            targets.iter().map(|target| (*target, Vec::new())).collect();
        let mut entries = BTreeMap::new();
        for (covering, (entry, like)) in signatures {
            // Said of an entry, a purpose is said of what lies below it as well.
            let range = names.at_or_below(entry);
            let atom = Atom(Target::Entries(range));
            for target in covering {
                atoms.entry(target).or_default().push(atom);
            }
            entries.extend(like.into_iter().map(|entry| (entry, atom)));
        }
        for target in targets.iter().filter(|target| matches!(target, Target::Use(_))) {
            atoms.entry(*target).or_default().push(Atom(*target));
        }
        Named { atoms, entries }
    }

    fn all(&self) -> BTreeSet<Atom> {
        self.atoms.values().flatten().copied().collect()
    }

    fn of<'a>(&'a self, targets: &'a [Target]) -> impl Iterator<Item = Atom> + 'a {
        targets.iter().flat_map(|target| self.atoms.get(target).into_iter().flatten().copied())
    }
}

/// The words of purpose that rules read.
#[derive(Clone, Debug, Default)]
pub(crate) struct Purposes {
    named: Named,
    said: BTreeMap<(PurposeId, Atom), Lit>,
}

impl Purposes {
    pub(crate) fn new(corpus: &Corpus, solver: &mut Solver, survey: &Survey) -> Self {
        let named = Named::new(corpus, &survey.targets);
        let mut said = BTreeMap::new();
        for word in &survey.purposes {
            for atom in named.all() {
                said.insert((*word, atom), solver.fresh());
            }
        }
        for ((narrow, atom), lit) in &said {
            for wide in survey.purposes.iter().filter(|wide| *wide != narrow) {
                if corpus.vocabulary.is_within(*narrow, *wide)
                    && let Some(wider) = said.get(&(*wide, *atom))
                {
                    solver.implies(*lit, *wider);
                }
            }
        }
        Purposes { named, said }
    }

    /// The statement that the product has the purpose towards one of the targets.
    pub(crate) fn meets(&self, solver: &mut Solver, word: PurposeId, targets: &[Target]) -> Lit {
        solver.any(
            self.named
                .of(targets)
                .filter_map(|atom| self.said.get(&(word, atom)).copied())
                .collect::<Vec<_>>(),
        )
    }

    /// Where `given` holds, what has a purpose towards the first has it towards one of the others.
    fn towards(&self, solver: &mut Solver, given: Lit, from: Atom, to: &[Atom]) {
        let words: BTreeSet<PurposeId> = self.said.keys().map(|(word, _)| *word).collect();
        for word in words {
            let Some(lit) = self.said.get(&(word, from)) else { continue };
            let others = to.iter().filter_map(|atom| self.said.get(&(word, *atom)).copied());
            solver.clause(others.chain([!given, !*lit]));
        }
    }

    /// Where `given` holds, what is for a product under an entry is for one under one of the others.
    pub(crate) fn reaches(&self, solver: &mut Solver, given: Lit, from: EntryId, to: &[EntryId]) {
        let atom = |entry: &EntryId| self.named.entries.get(entry).copied();
        if let (Some(from), Some(to)) = (atom(&from), to.iter().map(atom).collect::<Option<Vec<Atom>>>()) {
            self.towards(solver, given, from, &to);
        }
    }

    /// Where `given` holds, a purpose towards a use is one towards one of the targets (narrower), or one towards any of
    /// the targets is one towards the use (wider).
    pub(crate) fn measures(
        &self,
        solver: &mut Solver,
        given: Lit,
        word: UseId,
        targets: &[Target],
        way: Way,
    ) {
        let word = Atom(Target::Use(word));
        if !self.named.all().contains(&word) {
            return;
        }
        let targets: Vec<Atom> = self.named.of(targets).collect();
        if way != Way::Wider {
            self.towards(solver, given, word, &targets);
        }
        if way != Way::Narrower {
            for target in targets {
                self.towards(solver, given, target, &[word]);
            }
        }
    }

    /// What a model says of each word as far as it matters: the things it has the purpose for, and the targets of which
    /// it has none.
    pub(crate) fn of(&self, model: &Model, matters: &Matters) -> Vec<(PurposeId, Vec<Target>, Vec<Target>)> {
        let words: BTreeSet<PurposeId> = self.said.keys().map(|(word, _)| *word).collect();
        let all = self.named.all();
        let each = words.into_iter().map(|word| {
            let lit = |atom: &Atom| self.said.get(&(word, *atom)).copied();
            let holds = |atom: &Atom| lit(atom).is_some_and(|lit| model.holds(lit));
            let counts = |atom: &Atom| lit(atom).is_some_and(|lit| matters.holds(lit));
            let yes = all.iter().filter(|atom| holds(atom) && counts(atom)).map(|atom| atom.0).collect();
            let none = |atoms: &[Atom]| !atoms.iter().any(holds) && atoms.iter().any(counts);
            let no =
                self.named.atoms.iter().filter(|(_, atoms)| none(atoms)).map(|(target, _)| *target).collect();
            (word, yes, no)
        });
        each.collect()
    }

    /// The statements, to take them as a model has them.
    pub(crate) fn lits(&self) -> impl Iterator<Item = Lit> + '_ {
        self.said.values().copied()
    }
}

/// What software or technology is about.
#[derive(Clone, Debug, Default)]
pub(crate) struct Serving {
    named: Named,
    /// One activity for all that the rules cannot tell apart.
    activities: Vec<ActivityId>,
    through: BTreeMap<(Atom, ActivityId), Lit>,
    said: BTreeMap<Atom, Lit>,
    /// Whether rules ask for it at all.
    pub(crate) asked: bool,
}

impl Serving {
    pub(crate) fn new(corpus: &Corpus, solver: &mut Solver, survey: &Survey) -> Self {
        let named = Named::new(corpus, &survey.served);
        let mut kinds: BTreeMap<Vec<(bool, bool)>, ActivityId> = BTreeMap::new();
        for (activity, _) in corpus.vocabulary.activities() {
            let has = |mask: u32| mask >> activity.index() & 1 == 1;
            let kind =
                survey.activities.iter().map(|(enough, holding)| (has(*enough), has(*holding))).collect();
            kinds.entry(kind).or_insert(activity);
        }
        let activities: Vec<ActivityId> = kinds.into_values().collect();
        let mut serving = Serving { activities, asked: !survey.served.is_empty(), ..Serving::default() };
        for atom in named.all() {
            match atom.0 {
                Target::Use(_) => {
                    serving.said.insert(atom, solver.fresh());
                }
                Target::Entries(_) => {
                    for activity in &serving.activities {
                        serving.through.insert((atom, *activity), solver.fresh());
                    }
                }
            }
        }
        serving.named = named;
        serving
    }

    /// Where `plain` holds and entries of both the Annex and a list are served, all are served through the same
    /// activities. A product that is served is said to be under an entry of the one or the other, and what is said of
    /// the one says nothing of the other: through an activity of its own it might be under any that is not denied.
    pub(crate) fn said_plainly(&self, corpus: &Corpus, solver: &mut Solver, plain: Lit) {
        let Some(list) = &corpus.list else { return };
        let of_list = |atom: &Atom| match atom.0 {
            Target::Entries(range) => range.iter().any(|entry| list.holds(entry)),
            Target::Use(_) => false,
        };
        let atoms: BTreeSet<Atom> = self.through.keys().map(|(atom, _)| *atom).collect();
        let lit = |atom: &Atom, activity: &ActivityId| self.through.get(&(*atom, *activity)).copied();
        for mine in [false, true] {
            let (own, others): (Vec<Atom>, Vec<Atom>) = atoms.iter().partition(|atom| of_list(atom) == mine);
            let served: Vec<(ActivityId, Lit)> = self
                .activities
                .iter()
                .map(|activity| (*activity, solver.any(others.iter().filter_map(|atom| lit(atom, activity)))))
                .collect();
            for atom in &own {
                let any = solver.any(self.activities.iter().filter_map(|activity| lit(atom, activity)));
                for (activity, served) in &served {
                    solver.clause([!plain, !any, !*served].into_iter().chain(lit(atom, activity)));
                }
            }
        }
    }

    /// The statements that the product surely and that it possibly is about one of the targets through one of the
    /// activities (0: any).
    pub(crate) fn meets(
        &self,
        solver: &mut Solver,
        targets: &[Target],
        enough: u32,
        holding: u32,
    ) -> (Lit, Lit) {
        let has = |mask: u32, activity: ActivityId| mask >> activity.index() & 1 == 1;
        let (mut sure, mut possible) = (Vec::new(), Vec::new());
        for atom in self.named.of(targets) {
            if let Some(said) = self.said.get(&atom) {
                possible.push(*said);
                sure.extend((enough == 0).then_some(*said));
            }
            for activity in &self.activities {
                let Some(lit) = self.through.get(&(atom, *activity)) else { continue };
                if enough == 0 || has(enough, *activity) {
                    sure.push(*lit);
                    possible.push(*lit);
                } else if has(holding, *activity) {
                    possible.push(*lit);
                }
            }
        }
        (solver.any(sure), solver.any(possible))
    }

    /// Where `given` holds, what is about a product under an entry is about one under one of the others.
    pub(crate) fn reaches(&self, solver: &mut Solver, given: Lit, from: EntryId, to: &[EntryId]) {
        let atom = |entry: &EntryId| self.named.entries.get(entry).copied();
        let (Some(from), Some(to)) = (atom(&from), to.iter().map(atom).collect::<Option<Vec<Atom>>>()) else {
            return;
        };
        for activity in &self.activities {
            let Some(lit) = self.through.get(&(from, *activity)) else { continue };
            let others = to.iter().filter_map(|atom| self.through.get(&(*atom, *activity)).copied());
            solver.clause(others.chain([!given, !*lit]));
        }
    }

    /// The statements, to take them as a model has them.
    pub(crate) fn lits(&self) -> impl Iterator<Item = Lit> + '_ {
        self.said.values().chain(self.through.values()).copied()
    }

    /// The targets that it is not about at all in a model, as far as that matters.
    pub(crate) fn not_of(&self, model: &Model, matters: &Matters) -> Vec<Target> {
        let each = || {
            let said = self.said.iter().map(|(atom, lit)| (*atom, *lit));
            said.chain(self.through.iter().map(|((atom, _), lit)| (*atom, *lit)))
        };
        let held: BTreeSet<Atom> =
            each().filter(|(_, lit)| model.holds(*lit)).map(|(atom, _)| atom).collect();
        let count: BTreeSet<Atom> =
            each().filter(|(_, lit)| matters.holds(*lit)).map(|(atom, _)| atom).collect();
        let none = |atoms: &[Atom]| {
            !atoms.iter().any(|atom| held.contains(atom)) && atoms.iter().any(|atom| count.contains(atom))
        };
        self.named.atoms.iter().filter(|(_, atoms)| none(atoms)).map(|(target, _)| *target).collect()
    }

    /// What it is about in a model, as far as it matters: uses that are said, and entries with the activity.
    pub(crate) fn of(&self, model: &Model, matters: &Matters) -> (Vec<Target>, Vec<(Target, ActivityId)>) {
        let shown = |lit: &Lit| model.holds(*lit) && matters.holds(*lit);
        let said = self.said.iter().filter(|(_, lit)| shown(lit)).map(|(atom, _)| atom.0).collect();
        let through = self.through.iter().filter(|(_, lit)| shown(lit));
        (said, through.map(|((atom, activity), _)| (atom.0, *activity)).collect())
    }
}
