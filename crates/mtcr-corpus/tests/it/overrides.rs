//! Facts given on the command line.

use mtcr_corpus::dossier::DossierFile;

use crate::dummy;

fn with(given: &[&str]) -> Result<mtcr_rules::Dossier, String> {
    let text = "class = [\"kite\"]\n[facts]\nmax-range = \"9 km\"\n";
    let mut file = DossierFile::parse("x.toml", text).unwrap();
    for fact in given {
        file.override_fact(fact).map_err(|report| report.to_string())?;
    }
    let corpus = &dummy::CORPUS;
    file.link(&corpus.vocabulary, &corpus.methods).map_err(|report| report.to_string())
}

#[test]
fn values_are_texts_unless_they_look_like_toml() {
    let corpus = &dummy::CORPUS;
    for (given, name, text) in [
        ("max-range=300 km", "max-range", "300 km"),
        ("max-range = \"300 km\"", "max-range", "300 km"),
        ("max-range={ min = \"1 km\", max = \"2 km\" }", "max-range", "{ min = \"1 km\", max = \"2 km\" }"),
        ("line-count=4", "line-count", "4"),
        ("foldable=true", "foldable", "true"),
        ("mass-fraction(wheat-flour)=70 %wt", "mass-fraction(wheat-flour)", "70 %wt"),
        ("mass-fraction(wheat-flour)='70 %wt'", "mass-fraction(wheat-flour)", "70 %wt"),
        ("decorations=[\"tail\"]", "decorations", "[\"tail\"]"),
    ] {
        let dossier = with(&[given]).unwrap_or_else(|report| panic!("{given}: {report}"));
        let fact = corpus.vocabulary.find_fact(name).unwrap();
        assert_eq!(dossier.stated(fact).unwrap().text, text, "{given}");
        assert!(dossier.value(fact).is_some(), "{given}");
    }
}

#[test]
fn the_last_one_counts_and_lists_can_be_given() {
    let dossier =
        with(&["max-range=1 km", "max-range=2 km", "operating-point=[{ range = \"1 km\" }]"]).unwrap();
    let corpus = &dummy::CORPUS;
    let fact = corpus.vocabulary.find_fact("max-range").unwrap();
    assert_eq!(dossier.stated(fact).unwrap().text, "2 km");
    assert_eq!(dossier.lists().len(), 1);
    assert_eq!(with(&["class=[\"boat\"]"]).unwrap().named_classes().len(), 1);
}

#[test]
fn mistakes_name_the_command_line() {
    for (given, message) in [
        ("max-range", "--fact:1:1: `max-range` has no `=` between name and value [bad-override]"),
        ("=3", "--fact:1:1: `=3` lacks its name or value [bad-override]"),
        (
            "max-range=300 kg",
            "--fact:1:11: `300 kg` is not a quantity that `max-range` can have [wrong-dimension]",
        ),
        ("max-ragne=300 km", "--fact:1:1: unknown fact `max-ragne` [unknown-fact]"),
        ("max-range=300", "--fact:1:13: a number without a unit for `max-range` [number-without-unit]"),
        (
            "decorations=[\"tail\"",
            "--fact:1:22: not well-formed TOML: unclosed array, expected `]` [toml-syntax]",
        ),
        ("max-range=-1 km", "--fact:1:1: `max-range` is -1 km, but it cannot be below 0 km [contradiction]"),
    ] {
        let report = with(&[given]).unwrap_err();
        assert!(report.starts_with(message), "{given}\n{report}");
    }
}
