//! Nested products are the same rows in memory, as NDJSON and as Parquet.

use crate::law::classifier;
use mtcr_bulk::Plan;
use mtcr_bulk_bench::nested::nested;

#[test]
fn nested_products_go_through_the_ordinary_path_from_either_format() {
    let classifier = classifier();
    let plan = Plan::compile(&classifier).unwrap();
    let folder = tempfile::tempdir().unwrap();
    // Malformed rows, and answers that differ between the formats, fail the measurement.
    let figures = nested(&classifier, &plan, 300, 8, folder.path()).unwrap();
    assert_eq!((figures["rows"].as_u64(), figures["ordinary"].as_u64()), (Some(300), Some(300)));
    assert!(figures["products"].as_u64() > Some(600), "{figures}");
    let answers = std::fs::read_to_string(folder.path().join("nested-parquet.csv")).unwrap();
    assert_eq!(answers.lines().count(), 301);
    assert!(answers.contains(",controlled,"));
}
