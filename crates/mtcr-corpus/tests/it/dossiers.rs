//! Values of every form.

use mtcr_corpus::dossier::read_dossier;
use mtcr_corpus::problem::Report;
use mtcr_quantity::{End, Number};
use mtcr_rules::{Dossier, Value};

use crate::dummy;

fn read(text: &str) -> Result<Dossier, Report> {
    let corpus = &dummy::CORPUS;
    read_dossier("x.toml", text, &corpus.vocabulary, &corpus.methods)
}

fn value(fact: &str, written: &str) -> Value {
    let text = format!("[facts]\n\"{fact}\" = {written}\n");
    let dossier = read(&text).unwrap_or_else(|report| panic!("{text}\n{report}"));
    let id = dummy::CORPUS.vocabulary.find_fact(fact).unwrap_or_else(|| panic!("no fact {fact}"));
    dossier.value(id).unwrap_or_else(|| panic!("{text}: nothing known")).clone()
}

fn number(of: i64) -> Number {
    Number::from_integer(of)
}

#[test]
fn numbers_with_all_sorts_of_ends() {
    for (written, low, high) in [
        ("\"2 km\"", End::Closed(number(2000)), End::Closed(number(2000))),
        ("\"2 km ± 500 m\"", End::Closed(number(1500)), End::Closed(number(2500))),
        ("{ value = \"2 km\", tolerance = \"500 m\" }", End::Closed(number(1500)), End::Closed(number(2500))),
        ("{ min = \"1 km\", max = \"2 km\" }", End::Closed(number(1000)), End::Closed(number(2000))),
        ("{ at-least = \"1 km\" }", End::Closed(number(1000)), End::Unbounded),
        ("{ more-than = \"1 km\" }", End::Open(number(1000)), End::Unbounded),
        ("{ more-than = \"1 km\", less-than = \"2 km\" }", End::Open(number(1000)), End::Open(number(2000))),
        // Nothing flies less far than not at all.
        ("{ at-most = \"2 km\" }", End::Closed(number(0)), End::Closed(number(2000))),
    ] {
        let Value::Number(interval) = value("max-range", written) else { panic!("{written}") };
        assert_eq!((interval.low(), interval.high()), (&low, &high), "{written}");
    }
}

#[test]
fn other_sorts_of_facts() {
    assert_eq!(value("foldable", "false"), Value::Flag(false));
    assert_eq!(value("colour", "\"green\""), Value::Word(0b10));
    assert_eq!(value("colour", "\"Scarlet\""), Value::Word(0b01));
    assert_eq!(value("colour", "{ one-of = [\"red\", \"green\"] }"), Value::Word(0b11));
    assert_eq!(value("decorations", "[\"tassel\"]"), Value::Words { yes: 0b10, no: 0 });
    assert_eq!(
        value("decorations", "{ yes = [\"tail\"], no = [\"tassel\"] }"),
        Value::Words { yes: 0b01, no: 0b10 }
    );
    let Value::Span { from, to } = value("working-temperature", "{ from = \"-10 degC\" }") else { panic!() };
    assert_eq!((from, to), (Number::ratio(26315, 100), None));
    assert_eq!(value("line-count", "4"), Value::Number(mtcr_quantity::Interval::point(number(4))));
    for ratio in ["\"1/30\"", "\"3\"", "3", "2.5"] {
        assert!(matches!(value("aspect-ratio", ratio), Value::Number(_)), "{ratio}");
    }
    for water in ["\"water\"", "{ cas = \"7732-18-5\" }", "\"7732-18-5\"", "\"Water\""] {
        assert!(matches!(value("substance", water), Value::Substance(Some(_))), "{water}");
    }
    assert_eq!(value("substance", "\"other\""), Value::Substance(None));
}

#[test]
fn complete_closes_lists_purposes_and_words() {
    let words = &dummy::CORPUS.vocabulary;
    let dossier = read(
        "complete = [\"operating-point\", \"fit-for\", \"for\", \"decorations\"]\n[facts]\ndecorations = [\"tail\"]\nmade-for = { no = [\"beach\"] }\n",
    )
    .unwrap();
    let points = dossier.list(words.find_list("operating-point").unwrap()).unwrap();
    assert!(points.complete && points.members.is_empty());
    assert!(dossier.purposes_complete);
    let fit = words.find_purpose("fit-for").unwrap();
    assert!(dossier.purposes().iter().any(|(purpose, said)| *purpose == fit && said.complete));
    let Some(Value::Words { yes, no }) = dossier.value(words.find_fact("decorations").unwrap()) else {
        panic!()
    };
    assert_eq!((*yes, !no), (1, 1));
}

#[test]
fn related_products_carry_their_tie() {
    let words = &dummy::CORPUS.vocabulary;
    let dossier = read(
        "[[for]]\nrelation = \"made-for\"\nactivity = \"building\"\nclass = [\"boat\"]\n\
         [[contains]]\nname = \"sail\"\nremovable = true\nentry = { id = \"19.A\", by = \"maker\" }\n\
         [[contains]]\nentry = { id = \"none\", by = \"maker\" }\n",
    )
    .unwrap();
    let list = |name| dossier.list(words.find_list(name).unwrap()).unwrap();
    let system = &list("for").members[0];
    assert_eq!(system.link.relation, words.find_purpose("made-for"));
    assert_eq!(system.link.activity, words.find_activity("building"));
    let sail = &list("contains").members[0];
    assert_eq!(sail.value(words.find_fact("removable").unwrap()), Some(&Value::Flag(true)));
    assert_eq!(sail.assertion.as_ref().unwrap().entries.len(), 1);
    assert!(list("contains").members[1].assertion.as_ref().unwrap().entries.is_empty());
}

#[test]
fn a_fact_remembers_how_it_was_stated() {
    let text = "[facts]\nmax-range = { at-least = \"3 km\" }\n[sources]\nmax-range = { basis = \"datasheet\", document = \"TJ p.2\" }\n";
    let dossier = read(text).unwrap();
    let stated = dossier.stated(dummy::CORPUS.vocabulary.find_fact("max-range").unwrap()).unwrap().clone();
    assert_eq!(stated.text, "{ at-least = \"3 km\" }");
    assert_eq!((stated.basis.as_str(), stated.document.as_str()), ("datasheet", "TJ p.2"));
    assert_eq!(stated.place, "2:1");
}

#[test]
fn methods_and_bounds_complete_a_dossier() {
    let words = &dummy::CORPUS.vocabulary;
    let dossier = read("[facts]\nlift = \"50 N\"\ntake-off-mass = \"10 kg\"\n").unwrap();
    let ratio = dossier.value(words.find_fact("lift-to-mass").unwrap());
    assert_eq!(ratio, Some(&Value::Number(mtcr_quantity::Interval::point(number(5)))));
    let Some(Value::Number(payload)) = dossier.value(words.find_fact("max-payload").unwrap()) else {
        panic!()
    };
    assert_eq!(payload.high(), &End::Closed(number(10)));
}
