//! Wrong rules, each with the message and the characters it points at.

use crate::dummy::vocabulary;
use mtcr_rules::{check, parse};

fn complaint(text: &str) -> (String, String) {
    let flaws = match parse(text) {
        Err(flaw) => vec![flaw],
        Ok(tree) => check(&tree, &mut vocabulary(), &()).expect_err(text),
    };
    let pointed: Vec<&str> = flaws.iter().map(|flaw| text.get(flaw.at.clone()).unwrap()).collect();
    let messages: Vec<String> = flaws.iter().map(ToString::to_string).collect();
    (messages.join("; "), pointed.join("; "))
}

#[test]
fn each_mistake_has_its_message_and_place() {
    for (text, message, at) in [
        ("", "the rule is empty (leave `rule` out for a heading)", ""),
        ("class kite", "`kite` does not belong here (write `class is …` or `class in { … }`)", "kite"),
        ("class is kit", "unknown class `kit` (did you mean `kite`?)", "kit"),
        ("painted and", "the rule ends too early (expected a condition)", ""),
        (
            "painted and colour is red or painted",
            "`and` and `or` are mixed without parentheses (put the members that belong together in parentheses)",
            "or",
        ),
        ("(painted", "the rule ends too early (expected `)`)", ""),
        ("pianted", "unknown fact `pianted` (did you mean `painted`?)", "pianted"),
        ("colour is rd", "`rd` is not a value of `colour` (did you mean `red`?)", "rd"),
        ("colour is beige", "`beige` is not a value of `colour` (its values are red, green, blue)", "beige"),
        (
            "colour at-least red",
            "the values of `colour` are not declared in order (use `is` or `in { … }`)",
            "colour",
        ),
        (
            "max-reach is red",
            "`max-reach` is one number, not a word (compare it with `>=`, `>`, `<=` or `<`)",
            "max-reach",
        ),
        ("painted > 3 km", "`painted` is a flag, not one number (name it alone, or after `not`)", "painted"),
        (
            "temperature > 3 degC",
            "`temperature` is a span, not one number (use `reaches above`, `reaches below`, `covers … to …` or `overlaps … to …`)",
            "temperature",
        ),
        (
            "max-reach >= 300",
            "a number without a unit for `max-reach` (write it with its unit, for example in `km`)",
            "300",
        ),
        (
            "max-reach >= 300 kg",
            "`300 kg` is not a quantity that `max-reach` can have (it is given in units like `km`)",
            "300 kg",
        ),
        (
            "force >= 3 g and painted",
            "`3 g` is not a quantity that `force` can have (it is given in units like `N`; `g` is gram, standard gravity is `g0`)",
            "3 g",
        ),
        (
            "temperature covers 9 degC to 1 degC",
            "`9 degC to 1 degC` starts above its end",
            "9 degC to 1 degC",
        ),
        ("usable-in { 1.B }", "unknown entry `1.B` (did you mean `1.A`?)", "1.B"),
        ("usable-in { beech }", "unknown use word `beech` (did you mean `beach`?)", "beech"),
        ("usable-on { 1.A }", "unknown word of purpose `usable-on` (did you mean `usable-in`?)", "usable-on"),
        (
            "specified-in { 1.A }",
            "`specified-in` can look only at related products (put it inside `some contains has ( … )` or `some for has ( … )`)",
            "specified-in { 1.A }",
        ),
        ("some flihgt has (painted)", "unknown list `flihgt` (did you mean `flight`?)", "flihgt"),
        ("some flight has (painted)", "unknown fact of these members `painted`", "painted"),
        ("some flight has (class is kite)", "the members of `flight` have facts only", "class is kite"),
        ("host has (painted)", "`host` can stand only in the rule of a method", "host has (painted)"),
        ("share > 3 %wt", "`share` needs to say of what, in parentheses, as in `share(…)`", "share"),
        ("share(wool) > 3 %wt", "unknown substance `wool`", "share(wool)"),
        ("painted(red)", "`painted` takes nothing in parentheses", "painted(red)"),
        ("substance in weaves", "unknown table `weaves`", "weaves"),
        ("serves { 1.A } through { sue }", "unknown activity `sue` (did you mean `use`?)", "sue"),
        ("at least 0 flight has (painted)", "`0` is not a whole number from 1", "0"),
        (
            "class is kit and pianted",
            "unknown class `kit` (did you mean `kite`?); unknown fact `pianted` (did you mean `painted`?)",
            "kit; pianted",
        ),
    ] {
        assert_eq!(complaint(text), (message.to_owned(), at.to_owned()), "{text}");
    }
}

#[test]
fn deep_and_long_rules_are_refused_without_harm() {
    for text in ["(".repeat(10_000), "not ".repeat(10_000), "some contains has (".repeat(10_000)] {
        let (message, _) = complaint(&text);
        assert!(message.contains("nested more than 64 deep") || message.contains("too long"), "{message}");
    }
    let (message, _) = complaint(&"painted and ".repeat(100_000));
    assert!(message.contains("is too long"), "{message}");
}
