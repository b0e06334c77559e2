//! Asks the solver, and the evaluator before anything is shown.

use crate::axiom::Axiom;
use crate::draft::draft;
use crate::encode::{Encoder, Pair};
use crate::matters::{Matters, account};
use crate::product::Product;
use crate::question::{Answer, Part, Question, Used, Why, Witness};
use crate::scope::{Builder, Scope};
use crate::shares::exceed;
use crate::solver::{Lit, Model, Solver};
use crate::survey::Survey;
use crate::trial::{Found, Trial};
use mtcr_corpus::Corpus;
use std::collections::{BTreeMap, BTreeSet};

/// How many products the reader may refuse before a question is given up.
const MOST_REFUSED: usize = 64;

/// Rules made ready to be asked about.
pub struct Prover<'a> {
    corpus: &'a Corpus,
    parts: Vec<Part<'a>>,
    axioms: Vec<Lit>,
    encoder: Encoder<'a>,
    scope: Scope,
    pairs: Vec<Pair>,
    /// Holds where words outside a declared order are left aside.
    definite: Lit,
    /// Holds where a product is described so that evaluators settle what it is about.
    plain: Lit,
    /// Per part: where this holds, the part is surely not met.
    missed: Vec<Lit>,
    trial: Trial<'a>,
}

impl<'a> Prover<'a> {
    /// Makes parts and axioms ready. All questions to it share one account of a product: what any part reads.
    ///
    /// # Errors
    /// The name of a fact two of whose limits are too close to tell apart.
    pub fn new(corpus: &'a Corpus, parts: Vec<Part<'a>>, axioms: &[Axiom<'a>]) -> Result<Self, String> {
        let mut survey = Survey::of(corpus, &parts);
        survey.with(corpus, axioms);
        let mut solver = Solver::new();
        let definite = solver.fresh();
        let plain = solver.fresh();
        let yes = solver.yes();
        let scope = Builder { corpus, solver: &mut solver, definite, plain }
            .scope(&survey, yes)
            .map_err(|close| close.0)?;
        let mut encoder = Encoder { corpus, solver, unsettled: BTreeMap::new() };
        let pairs: Vec<Pair> = parts.iter().map(|part| encoder.part(&scope, part)).collect();
        let missed: Vec<Lit> = pairs
            .iter()
            .map(|pair| {
                let missed = encoder.solver.fresh();
                encoder.solver.implies(missed, !pair.possible);
                missed
            })
            .collect();
        let axioms = axioms
            .iter()
            .map(|axiom| {
                let given = encoder.solver.fresh();
                encoder.given(&scope, axiom, given);
                given
            })
            .collect();
        let trial = Trial::new(corpus, &parts);
        Ok(Prover { corpus, parts, axioms, encoder, scope, pairs, definite, plain, missed, trial })
    }

    /// The parts, in the order in which questions name them.
    #[must_use]
    pub fn parts(&self) -> &[Part<'a>] {
        &self.parts
    }

    /// Answers a question. Places that no part or axiom has are passed over.
    pub fn answer(&mut self, question: &Question) -> Answer {
        match self.proved(question) {
            Some(used) => Answer::Proved(used),
            None => self.witness(question),
        }
    }

    /// The statements that a question asks to hold together.
    fn asked(&mut self, question: &Question) -> Vec<Lit> {
        let sure = |places: &[usize]| -> Vec<Lit> {
            places.iter().filter_map(|at| self.pairs.get(*at)).map(|pair| pair.sure).collect()
        };
        let inside = sure(&question.inside);
        let mut asked = sure(&question.with);
        if !question.inside.is_empty() {
            asked.push(self.encoder.solver.any(inside));
        }
        let outside = question.outside.iter().chain(&question.beyond);
        asked.extend(outside.filter_map(|at| self.missed.get(*at)));
        asked.extend(question.axioms.iter().filter_map(|at| self.axioms.get(*at)));
        asked
    }

    /// Whether no possible product answers a question, whatever unsettled words mean.
    pub fn is_proved(&mut self, question: &Question) -> bool {
        self.shown_by(question).is_some()
    }

    /// Axioms that suffice to show that no possible product answers a question, by place; perhaps not all are needed.
    pub(crate) fn shown_by(&mut self, question: &Question) -> Option<Vec<usize>> {
        let mut assumed = self.asked(question);
        assumed.extend(self.encoder.unsettled.values().map(|open| open.either));
        let core: BTreeSet<Lit> = self.encoder.solver.solve(&assumed).err()?.into_iter().collect();
        let used = |at: &usize| self.axioms.get(*at).is_some_and(|lit| core.contains(lit));
        Some(question.axioms.iter().copied().filter(used).collect())
    }

    /// What shows that no possible product answers a question, whatever unsettled words mean; `None` where one may.
    pub fn proved(&mut self, question: &Question) -> Option<Used> {
        let mut assumed = self.asked(question);
        // Whatever unsettled words mean, they mean the same on either side.
        assumed.extend(self.encoder.unsettled.values().map(|open| open.either));
        let core = self.encoder.solver.solve_least(&assumed).err()?;
        let among = |places: &mut dyn Iterator<Item = &usize>, lits: &[Lit]| -> Vec<usize> {
            places.copied().filter(|at| lits.get(*at).is_some_and(|lit| core.contains(lit))).collect()
        };
        Some(Used {
            outside: among(&mut question.outside.iter().chain(&question.beyond), &self.missed),
            axioms: among(&mut question.axioms.iter(), &self.axioms),
        })
    }

    /// Looks for a product that answers whatever unsettled words mean.
    fn witness(&mut self, question: &Question) -> Answer {
        let turn = self.encoder.solver.fresh();
        let mut assumed = self.asked(question);
        assumed.extend([turn, self.definite]);
        let open = self.encoder.unsettled.values();
        assumed.extend(open.flat_map(|open| [!open.pair.sure, open.pair.possible]));
        let mut with_plain = assumed.clone();
        with_plain.push(self.plain);
        if self.encoder.solver.solve(&with_plain).is_ok() {
            assumed = with_plain;
        }
        let mut refused = String::new();
        let mut sparse = false;
        for _ in 0..MOST_REFUSED {
            let model = match self.encoder.solver.solve_least(&assumed) {
                Ok(model) => model,
                Err(core) => return Answer::Open(self.why(&core, refused)),
            };
            if exceed(self.corpus, &self.scope, &model) {
                self.block(turn, &model);
                "the shares of one whole exceed it".clone_into(&mut refused);
                continue;
            }
            let product = draft(self.corpus, &self.scope, &model, &Matters::all());
            match self.trial.try_out(question, &product) {
                Found::Answers { meets } => {
                    let product = self.shown(question, (&model, &assumed), product, &meets);
                    return Answer::Witness(Box::new(Witness { product, meets }));
                }
                Found::Refused(report) => {
                    self.block(turn, &model);
                    refused = report;
                }
                // What a product is needlessly said to be for can leave a paragraph open; saying less of it may not.
                Found::Otherwise(_) if !sparse => {
                    sparse = true;
                    let said: Vec<Lit> =
                        self.scope.serving.lits().chain(self.scope.purposes.lits()).map(|lit| !lit).collect();
                    assumed = self.fewer(assumed, said);
                }
                Found::Otherwise(what) => {
                    return Answer::Open(Why::Disagreement(format!("{what}\n{product}")));
                }
            }
        }
        Answer::Open(Why::Refused(refused))
    }

    /// Some assumptions with as many others as hold together with them.
    fn fewer(&mut self, assumed: Vec<Lit>, mut others: Vec<Lit>) -> Vec<Lit> {
        loop {
            let all: Vec<Lit> = assumed.iter().chain(&others).copied().collect();
            let Err(core) = self.encoder.solver.solve(&all) else { return all };
            let before = others.len();
            others.retain(|lit| !core.contains(lit));
            if others.len() == before {
                return assumed;
            }
        }
    }

    /// The product with no more than the answer needs: first what a proof of the answer from the model uses, then piece
    /// by piece.
    fn shown(
        &mut self,
        question: &Question,
        (model, assumed): (&Model, &[Lit]),
        product: Product,
        meets: &[usize],
    ) -> Product {
        let asked = Question { inside: meets.to_vec(), beyond: Vec::new(), ..question.clone() };
        let pairs = |places: &[usize]| places.iter().filter_map(|at| self.pairs.get(*at)).collect::<Vec<_>>();
        let met = pairs(&asked.inside).into_iter().chain(pairs(&asked.with)).map(|pair| !pair.sure);
        let missed = pairs(&asked.outside).into_iter().map(|pair| pair.possible);
        let failing: Vec<Lit> = met.chain(missed).collect();
        let turn = self.encoder.solver.fresh();
        self.encoder.solver.clause(failing.into_iter().chain([!turn]));
        let open = self.encoder.unsettled.values();
        let mut all: Vec<Lit> = open.flat_map(|open| [!open.pair.sure, open.pair.possible]).collect();
        all.extend(account(&self.scope, model));
        all.push(turn);
        all.extend(assumed.iter().filter(|lit| **lit == self.definite));
        if let Err(core) = self.encoder.solver.solve(&all) {
            let smaller = draft(self.corpus, &self.scope, model, &Matters::only(&core));
            let smaller = Product { name: product.name.clone(), ..smaller };
            if matches!(self.trial.try_out(&asked, &smaller), Found::Answers { .. }) {
                return self.trial.least(&asked, smaller);
            }
        }
        self.trial.least(&asked, product)
    }

    fn why(&self, core: &[Lit], refused: String) -> Why {
        let within = |open: &&crate::encode::Unsettled| {
            core.contains(&!open.pair.sure) || core.contains(&open.pair.possible)
        };
        let words: BTreeSet<&str> =
            self.encoder.unsettled.values().filter(within).map(|open| open.words.as_str()).collect();
        if words.is_empty() && !refused.is_empty() {
            return Why::Refused(refused);
        }
        let mut words: Vec<String> = words.into_iter().map(str::to_owned).collect();
        if core.contains(&self.definite) {
            words.push("a value outside its declared order".to_owned());
        }
        Why::Words(words)
    }

    /// Leaves the numbers of a refused product out of this search: the reader refuses what does not add up.
    fn block(&mut self, turn: Lit, model: &Model) {
        let mut cells = Vec::new();
        numbers(&self.scope, model, &mut cells);
        self.encoder.solver.clause(cells.into_iter().map(|lit| !lit).chain([!turn]));
    }

    /// Which of some parts are surely met by a product that meets one of them, and which others it need not meet:
    /// every part in the result is met by every possible product that meets the given one.
    pub fn implied(&mut self, part: usize, others: &[usize]) -> Vec<usize> {
        let Some(given) = self.pairs.get(part).map(|pair| pair.sure) else { return Vec::new() };
        let mut left: Vec<usize> = others.to_vec();
        let either: Vec<Lit> = self.encoder.unsettled.values().map(|open| open.either).collect();
        while !left.is_empty() {
            let turn = self.encoder.solver.fresh();
            let lits: Vec<Lit> =
                left.iter().filter_map(|at| self.pairs.get(*at)).map(|pair| !pair.possible).collect();
            self.encoder.solver.clause(lits.into_iter().chain([!turn]));
            let assumed: Vec<Lit> = either.iter().copied().chain([given, turn]).collect();
            let Ok(model) = self.encoder.solver.solve(&assumed) else { break };
            left.retain(|at| self.pairs.get(*at).is_some_and(|pair| model.holds(pair.possible)));
        }
        left
    }
}

fn numbers(scope: &Scope, model: &Model, cells: &mut Vec<Lit>) {
    for line in scope.numbers.values() {
        cells.extend(line.cell(model));
    }
    for slot in scope.lists.values().flatten() {
        numbers(slot, model, cells);
    }
}
