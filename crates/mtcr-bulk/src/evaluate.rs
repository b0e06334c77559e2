//! Evaluates a batch: rows of the same classes together, each distinct test once.

mod compare;
mod leaves;
mod registers;

use crate::batch::Batch;
use crate::outcome::{Entry, EntryOutcome, Group, Held, Outcomes, Place, Summary};
use crate::plan::{Plan, Program};
use mtcr_annex::{CategoryRange, Verdict};
use mtcr_corpus::Category;
use mtcr_rules::Truth;
use registers::{Register, Registers};

impl Plan<'_> {
    /// Finds what holds of every row of a batch.
    ///
    /// What is not known of a row leaves entries open, as in the ordinary path; nothing fails.
    #[must_use]
    pub fn evaluate(&self, batch: &Batch) -> Outcomes {
        let unset = Summary {
            verdict: Verdict::Undetermined,
            category: CategoryRange::default(),
            place: Place::Ordinary(u32::MAX),
        };
        let mut outcomes = Outcomes { rows: vec![unset; batch.rows], ..Outcomes::default() };
        let mut registers = Registers::new(self, batch);
        for set in &batch.sets {
            let program = self.program(set);
            registers.begin(&program, set);
            let group = answers(&program, &mut registers);
            let at = u32::try_from(outcomes.groups.len()).unwrap_or(u32::MAX);
            summaries(&program, &mut registers, &set.rows, at, &mut outcomes.rows);
            outcomes.groups.push(group);
        }
        self.ordinary(batch, &mut outcomes);
        outcomes
    }

    fn ordinary(&self, batch: &Batch, outcomes: &mut Outcomes) {
        for (row, dossier) in &batch.ordinary {
            let found = self.findings(dossier);
            let entries = found.findings.iter().filter(|finding| !finding.truth.is_false());
            let entries = entries.map(|finding| EntryOutcome {
                entry: finding.entry.id,
                truth: finding.truth,
                limits_met: found.limits_met(finding),
            });
            let at = u32::try_from(outcomes.ordinary.len()).unwrap_or(u32::MAX);
            outcomes.ordinary.push(entries.collect());
            if let Some(slot) = outcomes.rows.get_mut(*row) {
                *slot = Summary {
                    verdict: found.verdict(),
                    category: found.category().0,
                    place: Place::Ordinary(at),
                };
            }
        }
    }
}

fn answers(program: &Program, registers: &mut Registers<'_>) -> Group {
    let mut group = Group { width: registers.width(), ..Group::default() };
    for answer in &program.answers {
        registers.evaluate(&program.graph, answer.truth);
        let (truth, open) = match registers.read(answer.truth) {
            Register::Same(Truth::False) => continue,
            Register::Same(truth) => (Held::Const(*truth), truth.is_unknown()),
            Register::Bits(bits) => {
                let (shown, possible) = bits.split_at(bits.len() / 2);
                if possible.iter().all(|word| *word == 0) {
                    continue;
                }
                let at = group.words.len();
                group.words.extend_from_slice(bits);
                (Held::At(at), shown.iter().zip(possible).any(|(shown, possible)| shown != possible))
            }
        };
        let mut met = Held::Const(Truth::False);
        if open {
            registers.evaluate(&program.graph, answer.limits);
            met = match registers.read(answer.limits) {
                Register::Same(truth) => Held::Const(*truth),
                Register::Bits(bits) => {
                    let at = group.words.len();
                    group.words.extend_from_slice(bits);
                    Held::At(at)
                }
            };
        }
        group.entries.push(Entry { entry: answer.entry, truth, met });
    }
    group
}

fn summaries(
    program: &Program,
    registers: &mut Registers<'_>,
    rows: &[u32],
    group: u32,
    found: &mut [Summary],
) {
    let whole = program.whole;
    for id in [whole.verdict, whole.could_be_one, whole.at_least_one] {
        registers.evaluate(&program.graph, id);
    }
    let mut at = 0_u32;
    for (word, rows) in rows.chunks(64).enumerate() {
        let (mut shown, mut possible) = registers.words(whole.verdict, word);
        let (mut could_be_one, _) = registers.words(whole.could_be_one, word);
        let (mut at_least_one, _) = registers.words(whole.at_least_one, word);
        for row in rows {
            let verdict = match (shown & 1, possible & 1) {
                (1, _) => Verdict::Controlled,
                (_, 1) => Verdict::Undetermined,
                _ => Verdict::NotControlled,
            };
            let of = |one: u64| if one & 1 == 1 { Category::One } else { Category::Two };
            let category = CategoryRange {
                at_least: (shown & 1 == 1).then(|| of(at_least_one)),
                could_be: (possible & 1 == 1).then(|| of(could_be_one)),
            };
            if let Some(slot) = usize::try_from(*row).ok().and_then(|row| found.get_mut(row)) {
                *slot = Summary { verdict, category, place: Place::Group(group, at) };
            }
            at += 1;
            (shown, possible) = (shown >> 1, possible >> 1);
            (could_be_one, at_least_one) = (could_be_one >> 1, at_least_one >> 1);
        }
    }
}
