//! Entries that yield to others, and what that means for the product.

use crate::law::{classified, under};
use mtcr_annex::Verdict;

#[test]
fn an_open_1_a_2_does_not_hide_that_the_product_is_controlled_either_way() {
    let drone = "name = 'd'\nclass = ['unmanned-aerial-vehicle']\n[facts]\nmax-range = '400 km'\nmax-payload = '700 kg'";
    assert_eq!(under(drone, "1.A.2"), "undetermined");
    assert_eq!(under(drone, "19.A.2"), "undetermined");
    classified(drone, |found| {
        assert_eq!(found.verdict(), Verdict::Controlled);
        let either: Vec<&str> = found.one_or_other().map(|finding| finding.entry.name.as_str()).collect();
        assert_eq!(either, ["19.A.2"]);
        let (category, _) = found.category();
        assert_eq!(category.at_least.map(mtcr_corpus::Category::as_str), Some("II"));
        assert_eq!(category.could_be.map(mtcr_corpus::Category::as_str), Some("I"));
    });
    let small = "name = 'd'\nclass = ['unmanned-aerial-vehicle']\n[facts]\nmax-range = '400 km'\nmax-payload = '60 kg'";
    assert_eq!(under(small, "1.A.2"), "not-controlled");
    assert_eq!(under(small, "19.A.2"), "controlled");
}
