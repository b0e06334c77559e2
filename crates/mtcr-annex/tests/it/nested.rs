//! Products inside products: the inclusion rule, assertions, contradictions.

use crate::law::classified;
use mtcr_annex::Verdict;

fn host(part: &str) -> String {
    format!("name = 'carrier'\nclass = ['vessel']\ncomplete = ['for']\n[[contains]]\nname = 'part'\n{part}")
}

#[test]
fn a_contained_category_i_item_makes_the_host_category_i_unless_it_is_tied_in_three_ways() {
    let part = "entry = { id = '1.A.1', by = 'test' }";
    for (ties, verdict, least) in [
        ("separable = true", Verdict::Controlled, Some("I")),
        ("duplicable = true\nseparable = false\nremovable = false", Verdict::Controlled, Some("I")),
        ("separable = false\nremovable = false\nduplicable = false", Verdict::NotControlled, None),
        ("separable = false\nremovable = false", Verdict::Undetermined, None),
    ] {
        classified(&host(&format!("{part}\n{ties}")), |found| {
            assert_eq!(found.verdict(), verdict, "{ties}");
            assert_eq!(found.category().0.at_least.map(mtcr_corpus::Category::as_str), least, "{ties}");
        });
    }
}

#[test]
fn a_contained_category_ii_item_does_not_make_the_host_controlled() {
    classified(&host("entry = { id = '11.A.3.a', by = 'test' }\nseparable = true"), |found| {
        assert_eq!(found.verdict(), Verdict::NotControlled);
        let parts = &found.related[0].1;
        assert_eq!(parts[0].verdict(), Verdict::Controlled);
    });
}

#[test]
fn an_assertion_is_the_whole_classification() {
    for (entry, verdict) in
        [("1.A.1", Verdict::Controlled), ("1.A", Verdict::Controlled), ("none", Verdict::NotControlled)]
    {
        classified(&host(&format!("entry = {{ id = '{entry}', by = 'test' }}")), |found| {
            assert_eq!(found.related[0].1[0].verdict(), verdict, "{entry}");
        });
    }
}

#[test]
fn a_denied_purpose_that_a_described_system_shows_is_a_conflict() {
    let text = "name = 'gyro'\nclass = ['gyro']\n[facts]\nusable-in = { no = ['1.A'] }\n\
        [[for]]\nrelation = 'specially-designed-for'\nname = 'R1'\nentry = { id = '1.A.1', by = 'test' }";
    classified(text, |found| {
        let conflicts: Vec<String> = found.conflicts().iter().map(ToString::to_string).collect();
        assert_eq!(
            conflicts,
            ["the dossier says no to `usable-in` for 1.A, but `R1` is controlled under 1.A.1"]
        );
    });
}
