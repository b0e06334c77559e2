//! Whatever is typed is answered.

use crate::world::{listed, names};
use mtcr_screening::{Index, Kind, Score, Subject, compare};
use proptest::prelude::{ProptestConfig, any, prop_assert, prop_assert_eq, proptest};
use std::sync::LazyLock;

static INDEX: LazyLock<Index> = LazyLock::new(|| Index::build(names(), listed()));

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, ..ProptestConfig::default() })]

    #[test]
    fn any_text_is_compared(one in any::<String>(), other in any::<String>(), letters in "[a-zA-Zа-я0-9 .'م-ي]{0,40}") {
        let names = INDEX.names();
        for (left, right) in [(&one, &other), (&one, &letters), (&letters, &one), (&letters, &letters)] {
            for kind in [Kind::Person, Kind::Organisation, Kind::Unknown] {
                let compared = compare(names, &Subject::named(left.as_str(), kind), &Subject::named(right.as_str(), kind));
                prop_assert!(compared.score <= Score::FULL);
                prop_assert_eq!(compared.explanation.score(), compared.score);
            }
        }
        INDEX.check(&Subject::named(one, Kind::Unknown), Score::NONE);
        INDEX.check(&Subject::named(letters, Kind::Unknown), Score::NONE);
    }
}

/// A name of a hundred thousand letters, in one word or in many, is answered like any other.
#[test]
fn a_name_as_long_as_a_book_is_answered() {
    for text in ["a".repeat(100_000), "ab ".repeat(40_000), "国".repeat(50_000), "abdullah-".repeat(10_000)]
    {
        let subject = Subject::named(text.as_str(), Kind::Unknown);
        INDEX.check(&subject, Score::NONE);
        assert!(compare(INDEX.names(), &subject, &subject).score <= Score::FULL);
    }
}
