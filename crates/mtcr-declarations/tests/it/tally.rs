//! Counts reconcile or fail loudly.

use mtcr_declarations::{Outcome, Tally};

#[test]
fn counts_add_up_or_nothing_may_be_used() {
    let mut tally = Tally { lines: 4, ..Tally::default() };
    for outcome in [Outcome::Cleared, Outcome::Referred, Outcome::Rejected, Outcome::Malformed] {
        assert!(tally.reconciled().is_err());
        tally.add(outcome);
    }
    assert_eq!(tally.reconciled(), Ok(tally));
    let mut both = tally;
    both.join(&tally);
    assert_eq!((both.lines, both.referred), (8, 2));
    both.add(Outcome::Cleared);
    let error = both.reconciled().unwrap_err().to_string();
    assert!(error.starts_with("of 8 lines 9 are accounted for"), "{error}");
}
