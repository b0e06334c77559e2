//! Asking an index.

use super::build::identity_key;
use super::candidates::{Debt, Lead};
use super::near::Nears;
use super::weighed::Marks;
use super::{Index, Row};
use crate::compare::align::{Side, Space};
use crate::compare::facts::{Fact, Facts, facts, identity};
use crate::compare::{Total, by_identity, explain, readings};
use crate::explanation::Explanation;
use crate::forms::Forms;
use crate::number::at;
use crate::party::{Kind, Quality};
use crate::prepared::{Prepared, Reading, prepare_words};
use crate::score::{Evidence, Score};
use crate::subject::Subject;
use serde::{Deserialize, Serialize};

/// How sure a hit is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Grade {
    /// It reaches the threshold that was asked with, and not that of the file of figures.
    Low,
    /// A person looks at it.
    Review,
    /// As good as certain; two people release it. A weak alias alone never makes one.
    Top,
}

/// A listed party that is like the subject.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Hit {
    /// Its place among [`Index::parties`].
    pub party: u32,
    /// How alike they are.
    pub score: Score,
    /// What they have in common; hits are in the order of it.
    pub evidence: Evidence,
    /// How sure it is.
    pub grade: Grade,
    /// Which name of the subject, by place, and which of the party.
    pub matched: (u16, u16),
    /// Why.
    pub explanation: Explanation,
}

/// Space that questions use again: one for each thread that asks.
#[derive(Clone, Debug, Default)]
pub struct Scratch {
    /// By row, what its pairs settle at most; none but while candidates are looked for.
    pub(super) saved: Vec<i32>,
    pub(super) touched: Vec<u32>,
    pub(super) found: Vec<u32>,
    pub(super) joined: Vec<(u32, i64)>,
    pub(super) leads: Vec<Lead>,
    pub(super) debt: Debt,
    pub(super) nears: Nears,
    pub(super) marks: Marks,
    pub(super) space: Space,
}

impl Scratch {
    pub(super) fn save(&mut self, row: u32, settled: i64) {
        save(&mut self.saved, &mut self.touched, row, settled);
    }
}

/// Adds what a pair settles to what its row does.
pub(super) fn save(saved: &mut [i32], touched: &mut Vec<u32>, row: u32, settled: i64) {
    if settled > 0
        && let Some(held) = saved.get_mut(at(row))
    {
        if *held == 0 {
            touched.push(row);
        }
        *held = held.saturating_add(i32::try_from(settled).unwrap_or(i32::MAX));
    }
}

/// A name of the subject in one reading.
struct Question {
    name: u16,
    reading: Reading,
    prepared: Prepared,
}

/// The best pair of names of a party so far.
#[derive(Clone, Copy)]
struct Best {
    party: u32,
    total: Total,
    row: u32,
    question: usize,
    strong: Total,
}

impl Index {
    /// Every party whose score reaches `threshold`; a threshold below [`Names::floor`](crate::Names::floor) is taken for
    /// that. By evidence, then score, the most first, then by the id of the party.
    ///
    /// A hit says why; no hit says only that nothing here reaches the threshold. Whether the lists are fresh and whole is
    /// for the caller to know.
    pub fn check(&self, subject: &Subject, threshold: Score) -> Vec<Hit> {
        self.check_with(&mut Scratch::default(), subject, threshold)
    }

    /// The same with space from earlier questions, for those who ask many.
    pub fn check_with(&self, scratch: &mut Scratch, subject: &Subject, threshold: Score) -> Vec<Hit> {
        let threshold = threshold.max(self.names.floor());
        let mut forms = Forms::default();
        let questions = self.questions(subject, &mut forms);
        let mine = Facts::of(subject);
        let mut bests = Vec::new();
        scratch.nears.clear();
        for (number, question) in questions.iter().enumerate() {
            self.ask(number, question, &forms, &mine, threshold, scratch, &mut bests);
        }
        let mut hits: Vec<Hit> = merged(bests)
            .into_iter()
            .filter(|best| best.total.score >= threshold)
            .filter_map(|best| self.hit(&best, &questions, &forms, subject, scratch))
            .collect();
        self.by_number(subject, threshold, &mut hits);
        hits.sort_by(|one, other| {
            let id = |hit: &Hit| self.parties.get(at(hit.party)).map(|party| &party.id);
            (other.evidence, other.score)
                .cmp(&(one.evidence, one.score))
                .then_with(|| id(one).cmp(&id(other)))
        });
        hits
    }

    fn questions(&self, subject: &Subject, forms: &mut Forms) -> Vec<Question> {
        let mut out = Vec::new();
        for (number, text) in subject.names.iter().enumerate() {
            let words = crate::text::read(&self.names.letters, text);
            for reading in [Reading::Person, Reading::Other] {
                let prepared = prepare_words(&self.names, forms, &words, reading);
                if !prepared.tokens.is_empty() {
                    let name = u16::try_from(number).unwrap_or(u16::MAX);
                    out.push(Question { name, reading, prepared });
                }
            }
        }
        out
    }

    #[expect(clippy::too_many_arguments, reason = "what one question is made of")]
    fn ask(
        &self,
        number: usize,
        question: &Question,
        forms: &Forms,
        mine: &Facts<'_>,
        threshold: Score,
        scratch: &mut Scratch,
        bests: &mut Vec<Best>,
    ) {
        // Facts only lift what reaches the file's threshold by its name.
        let by_name = self.by_name(mine, question.reading, threshold);
        self.candidates(&question.prepared, forms, question.reading, by_name, scratch);
        if scratch.found.is_empty() {
            return;
        }
        let left = Side::of(&question.prepared, forms);
        self.mark(left, &question.prepared, question.reading, scratch);
        let found = std::mem::take(&mut scratch.found);
        for number_of_row in &found {
            let Some(row) = self.rows.get(at(*number_of_row)) else { continue };
            let Some(outcome) = self.weigh(left, (*number_of_row, row), question.reading, scratch) else {
                continue;
            };
            if i64::from(outcome.score) < by_name {
                continue;
            }
            let Some(party) = self.parties.get(at(row.party)) else { continue };
            if !readings(mine.kind, party.kind).contains(&question.reading) {
                continue;
            }
            let facts = facts(&self.names, mine, &Facts::listed(party));
            let total = Total::of(&self.names, outcome, &facts);
            let weak =
                party.names.get(usize::from(row.name)).is_some_and(|name| name.quality == Quality::Weak);
            let strong = if weak { Total::default() } else { total };
            bests.push(Best { party: row.party, total, row: *number_of_row, question: number, strong });
        }
        scratch.found = found;
    }

    /// What a name must reach by itself in a reading, so that with every fact in its favour it can reach the threshold.
    fn by_name(&self, mine: &Facts<'_>, reading: Reading, threshold: Score) -> i64 {
        let (lift, against) = (&self.names.settings.lift, &self.names.settings.against);
        let plain = i64::from(threshold.min(self.names.hit()).value());
        // In the other reading than that of the subject's kind, every party is of another kind.
        if mine.kind == Kind::Unknown || (mine.kind == Kind::Person) == (reading == Reading::Person) {
            return plain;
        }
        let facts = [
            (!mine.births.is_empty(), lift.birth.max(lift.birth_year)),
            (!mine.states.is_empty() || !mine.addresses.is_empty(), lift.state),
            (!mine.identifiers.is_empty(), lift.identifier),
        ];
        let most: i64 = facts.iter().filter(|(given, _)| *given).map(|(_, lift)| i64::from(*lift)).sum();
        plain.max(i64::from(threshold.value()) + i64::from(against.kind) - most).min(10_000)
    }

    fn side(&self, number: u32, row: &Row) -> Side<'_> {
        Side { tokens: self.row_tokens(number), legal: row.legal, forms: &self.forms }
    }

    fn hit(
        &self,
        best: &Best,
        questions: &[Question],
        forms: &Forms,
        subject: &Subject,
        scratch: &mut Scratch,
    ) -> Option<Hit> {
        let (row, question) = (self.rows.get(at(best.row))?, questions.get(best.question)?);
        let party = self.parties.get(at(best.party))?;
        let left_text = subject.names.get(usize::from(question.name))?;
        let right_text = &party.names.get(usize::from(row.name))?.text;
        let found: Vec<Fact> = facts(&self.names, &Facts::of(subject), &Facts::listed(party));
        let (left, right) = (Side::of(&question.prepared, forms), self.side(best.row, row));
        let explanation = explain(
            &self.names,
            (left, left_text),
            (right, right_text),
            question.reading,
            &found,
            &mut scratch.space,
        );
        Some(Hit {
            party: best.party,
            score: best.total.score,
            evidence: best.total.evidence,
            grade: self.grade(best.total.score, best.strong.score),
            matched: (question.name, row.name),
            explanation,
        })
    }

    fn grade(&self, score: Score, strong: Score) -> Grade {
        if strong >= self.names.top() {
            Grade::Top
        } else if score >= self.names.hit() {
            Grade::Review
        } else {
            Grade::Low
        }
    }

    /// Parties with the same number of a kind that is the thing itself.
    fn by_number(&self, subject: &Subject, threshold: Score, hits: &mut Vec<Hit>) {
        let mut parties: Vec<u32> = subject
            .identifiers
            .iter()
            .filter_map(|identifier| identity_key(&self.names, identifier))
            .flat_map(|key| self.identities.get(key))
            .collect();
        parties.sort_unstable();
        parties.dedup();
        for number in parties {
            let Some(party) = self.parties.get(at(number)) else { continue };
            let Some(values) = identity(&self.names, &subject.identifiers, &party.identifiers) else {
                continue;
            };
            let held = hits.iter().position(|hit| hit.party == number).map(|place| hits.swap_remove(place));
            let hit = match held {
                Some(hit) => {
                    let total = Total { score: hit.score, evidence: hit.evidence };
                    let (total, explanation) = by_identity(&self.names, total, hit.explanation, values);
                    let grade = hit.grade.max(self.grade(total.score, Score::NONE));
                    Hit { score: total.score, evidence: total.evidence, grade, explanation, ..hit }
                }
                None => {
                    let compared = crate::compare::compare(&self.names, subject, &Subject::of(party));
                    Hit {
                        party: number,
                        score: compared.score,
                        evidence: compared.evidence,
                        grade: self.grade(compared.score, Score::NONE),
                        matched: (0, 0),
                        explanation: compared.explanation,
                    }
                }
            };
            if hit.score >= threshold {
                hits.push(hit);
            }
        }
    }
}

/// One for each party: the best pair of names, and the best without weak aliases beside it.
fn merged(mut bests: Vec<Best>) -> Vec<Best> {
    bests.sort_by(|one, other| {
        one.party.cmp(&other.party).then(other.total.cmp(&one.total)).then(one.row.cmp(&other.row))
    });
    let mut out: Vec<Best> = Vec::new();
    for best in bests {
        match out.last_mut() {
            Some(held) if held.party == best.party => held.strong = held.strong.max(best.strong),
            _ => out.push(best),
        }
    }
    out
}
