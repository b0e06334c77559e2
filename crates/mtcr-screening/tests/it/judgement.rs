//! Judgements: who may release what, and how long it holds.

use crate::world::{names, party};
use mtcr_screening::{
    Answer, Grade, Index, Judged, Judgement, JudgementId, JudgementOutcome, Kind, Pair, PersonId, Refusal,
    Score, Subject, judge, standing,
};

fn pair(subject: &Subject, texts: &[&str]) -> Pair {
    let index = Index::build(names(), vec![party("own", "1", Kind::Person, texts)]);
    let hits = index.check(subject, Score::NONE);
    Pair::of(subject, hits.first().expect("a hit"), &index).expect("a pair")
}

fn ours() -> (Subject, Pair) {
    let subject = Subject::named("Aleksandr Shevchenko", Kind::Person);
    let pair = pair(&subject, &["Aleksandr Shevchenko"]);
    (subject, pair)
}

fn said(pair: &Pair, by: &str, answer: Answer, grade: Grade) -> Judgement {
    Judgement {
        id: JudgementId(format!("{by}-{answer:?}")),
        pair: pair.clone(),
        answer,
        reason: "born in another century".into(),
        by: PersonId(by.into()),
        grade,
    }
}

#[test]
fn a_hit_of_the_top_grade_takes_two_people() {
    let (_, pair) = ours();
    let first = said(&pair, "p1", Answer::Different, Grade::Top);
    assert_eq!(judge(&[], &first), Ok(JudgementOutcome::SecondNeeded));
    assert_eq!(standing(std::slice::from_ref(&first), &pair, Grade::Top).judged, Judged::HalfReleased);
    assert_eq!(judge(std::slice::from_ref(&first), &first), Err(Refusal::SamePerson));
    let second = said(&pair, "p2", Answer::Different, Grade::Top);
    assert_eq!(judge(std::slice::from_ref(&first), &second), Ok(JudgementOutcome::Settled));
    assert_eq!(standing(&[first, second], &pair, Grade::Top).judged, Judged::Different);
}

#[test]
fn a_hit_below_takes_one_and_rises_back_when_the_hit_does() {
    let (_, pair) = ours();
    let one = said(&pair, "p1", Answer::Different, Grade::Review);
    assert_eq!(judge(&[], &one), Ok(JudgementOutcome::Settled));
    let said = [one];
    assert_eq!(standing(&said, &pair, Grade::Review).judged, Judged::Different);
    assert_eq!(standing(&said, &pair, Grade::Top).judged, Judged::HalfReleased);
}

#[test]
fn same_settles_at_once_and_unsure_opens_again() {
    let (_, pair) = ours();
    let released = [
        said(&pair, "p1", Answer::Different, Grade::Top),
        said(&pair, "p2", Answer::Different, Grade::Top),
        said(&pair, "p3", Answer::Unsure, Grade::Top),
    ];
    assert_eq!(standing(&released, &pair, Grade::Top).judged, Judged::Unsure);
    // After that the first two count no more.
    let again = said(&pair, "p1", Answer::Different, Grade::Top);
    assert_eq!(judge(&released, &again), Ok(JudgementOutcome::SecondNeeded));
    let same = said(&pair, "p1", Answer::Same, Grade::Top);
    assert_eq!(judge(&[], &same), Ok(JudgementOutcome::Settled));
    assert_eq!(standing(&[same], &pair, Grade::Top).judged, Judged::Same);
}

#[test]
fn a_judgement_says_why() {
    let (_, pair) = ours();
    let mut without = said(&pair, "p1", Answer::Same, Grade::Review);
    without.reason = "  ".into();
    assert_eq!(judge(&[], &without), Err(Refusal::NoReason));
}

#[test]
fn it_lapses_when_either_side_changes() {
    let (subject, before) = ours();
    let said = [said(&before, "p1", Answer::Different, Grade::Review)];
    // The record has another alias.
    let changed = pair(&subject, &["Aleksandr Shevchenko", "Sasha"]);
    assert_ne!(before, changed);
    let now = standing(&said, &changed, Grade::Review);
    assert_eq!(now.judged, Judged::Not);
    assert_eq!(now.lapsed, said.first());
    // The subject has another state.
    let mut moved = subject.clone();
    moved.states.push("XB".into());
    let changed = pair(&moved, &["Aleksandr Shevchenko"]);
    assert_eq!(standing(&said, &changed, Grade::Review).judged, Judged::Not);
    // The same again is the same.
    assert_eq!(
        standing(&said, &pair(&subject, &["Aleksandr Shevchenko"]), Grade::Review).judged,
        Judged::Different
    );
}
