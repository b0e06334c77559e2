//! A few ten thousand products; `cargo xtask bench-bulk --verify 1000000` draws more.

use crate::law::classifier;
use mtcr_bulk::Plan;
use mtcr_bulk_bench::verify::verify;

#[test]
fn drawn_products_are_found_the_same_by_both_paths() {
    let classifier = classifier();
    let plan = Plan::compile(&classifier).unwrap();
    let compared = verify(&classifier, &plan, 8, 30_000).unwrap_or_else(|difference| panic!("{difference}"));
    // The draws are of use only where they reach everything.
    assert!(compared.rows == 30_000 && compared.ordinary > 50 && compared.ordinary < 1000, "{compared:?}");
    assert!(compared.controlled > 3000 && compared.limits_met > 500, "{compared:?}");
}
