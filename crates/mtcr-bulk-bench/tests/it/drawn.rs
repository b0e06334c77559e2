//! A few ten thousand products; `cargo xtask bench-bulk --verify 1000000` draws more.

use mtcr_annex::{Classifier, choose_edition};
use mtcr_bulk::Plan;
use mtcr_bulk_bench::verify::verify;
use std::path::Path;

#[test]
fn drawn_products_are_found_the_same_by_both_paths() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../data");
    let read = mtcr_corpus::files::read_folder(&folder, "data");
    let corpus = mtcr_corpus::compile(&read.source).unwrap_or_else(|report| panic!("{report}"));
    let classifier = Classifier::new(&corpus, choose_edition(&corpus, None).unwrap());
    let plan = Plan::compile(&classifier).unwrap();
    let compared = verify(&classifier, &plan, 8, 30_000).unwrap_or_else(|difference| panic!("{difference}"));
    // The draws are of use only where they reach everything.
    assert!(compared.rows == 30_000 && compared.ordinary > 50 && compared.ordinary < 1000, "{compared:?}");
    assert!(compared.controlled > 3000 && compared.limits_met > 500, "{compared:?}");
    println!("{:?} {compared:?}", plan.size());
}
