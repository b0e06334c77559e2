//! Scores are the sums of their steps.

use crate::world::{listed, names, slip};
use mtcr_screening::{Index, Score, Scratch, Subject, What, compare};
use proptest::prelude::{ProptestConfig, any, prop_assert_eq, proptest};
use std::sync::LazyLock;

static INDEX: LazyLock<Index> = LazyLock::new(|| Index::build(names(), listed()));

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, ..ProptestConfig::default() })]

    /// The steps of an explanation add up to the score, for hits and for anything that is compared.
    #[test]
    fn the_steps_add_up_to_the_score(which in any::<usize>(), beside in any::<usize>(), what in 0_usize..12, place in any::<usize>()) {
        let parties = INDEX.parties();
        let (one, other) = (&parties[which % parties.len()], &parties[beside % parties.len()]);
        let subject = Subject::named(slip(&one.names[0].text, what, place), one.kind);
        for hit in INDEX.check_with(&mut Scratch::default(), &subject, Score::of(7_000)) {
            prop_assert_eq!(hit.explanation.score(), hit.score);
        }
        let compared = compare(INDEX.names(), &subject, &Subject::of(other));
        prop_assert_eq!(compared.explanation.score(), compared.score);
    }
}

#[test]
fn an_explanation_names_what_was_compared_and_by_what() {
    let names = names();
    let kind = mtcr_screening::Kind::Organisation;
    let compared = compare(
        &names,
        &Subject::named("Gazprom Bank 5 LLC", kind),
        &Subject::named("Gazprombank 7 JSC", kind),
    );
    let explanation = &compared.explanation;
    assert_eq!(explanation.left, "Gazprom Bank 5 LLC");
    assert_eq!(explanation.right, "Gazprombank 7 JSC");
    assert_eq!(explanation.names, names.version());
    assert_eq!(explanation.digest, names.digest());
    let joined = explanation.steps.iter().find(|step| step.what == What::Words).expect("words");
    assert_eq!((joined.left.as_str(), joined.right.as_str()), ("gazprom bank", "gazprombank"));
    let against: Vec<What> = explanation.against().map(|step| step.what).collect();
    assert!(against.contains(&What::Number), "{against:?}");
    assert!(against.contains(&What::LegalForm), "{against:?}");
}

#[test]
fn hits_are_in_the_order_of_their_evidence() {
    let mut scratch = Scratch::default();
    for party in INDEX.parties() {
        let hits = INDEX.check_with(
            &mut scratch,
            &Subject::named(&*party.names[0].text, party.kind),
            Score::of(7_000),
        );
        assert!(hits.is_sorted_by(|one, other| one.evidence >= other.evidence));
    }
}
