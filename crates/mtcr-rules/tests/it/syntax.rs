//! The canonical text of a rule reads back as the same rule.

use mtcr_rules::parse;

#[test]
fn canonical_text_is_stable() {
    for (written, canonical) in [
        ("class is kite", "class is kite"),
        ("( class is kite )", "class is kite"),
        ("a and b   # comment\nand c", "a and b and c"),
        ("a and (b or not c)", "a and (b or not c)"),
        ("not (a and b)", "not (a and b)"),
        ("a in { x , y }", "a in { x, y }"),
        ("a in { x }", "a is x"),
        ("reach>=300 km", "reach >= 300 km"),
        ("reach >= 300 km and b", "reach >= 300 km and b"),
        ("(reach >= 0.15 kg/(N h))", "reach >= 0.15 kg/(N h)"),
        ("share(silk) > 3 %wt", "share(silk) > 3 %wt"),
        ("t covers -54 degC to 125 degC", "t covers -54 degC to 125 degC"),
        ("some flight has (reach > 1 km)", "some flight has (reach > 1 km)"),
        ("at least 2 flight has (reach > 1 km)", "at least 2 flight has (reach > 1 km)"),
        ("serves { 1.A } through { use }", "serves { 1.A } through { use }"),
        ("grade at-least fine", "grade at-least fine"),
        ("x <= 1/30", "x <= 1/30"),
        ("unsettled \"why\"", "unsettled \"why\""),
    ] {
        let tree = parse(written).unwrap_or_else(|flaw| panic!("{written}: {flaw}"));
        assert_eq!(tree.to_string(), canonical);
        assert_eq!(parse(canonical).unwrap().to_string(), canonical);
    }
}
