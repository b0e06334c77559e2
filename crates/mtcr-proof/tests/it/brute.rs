//! Every answer about a small law equals what an enumeration of its products finds.

use crate::toys;
use mtcr_annex::{Classifier, choose_edition};
use mtcr_corpus::Corpus;
use mtcr_proof::{Answer, EntryText, Part, Prover, Question};
use mtcr_rules::Truth;

/// All combinations of one text out of each row, joined.
fn product(rows: &[&[&str]]) -> Vec<String> {
    rows.iter().fold(vec![String::new()], |made, row| {
        made.iter().flat_map(|before| row.iter().map(move |text| format!("{before}{text}\n"))).collect()
    })
}

/// Compares the answer for every pair of entries with what the enumerated products show; some are refused.
fn agree(rules: &[&str], dossiers: &[String]) {
    let entries: Vec<(String, String)> = rules
        .iter()
        .enumerate()
        .map(|(at, rule)| (format!("19.A.{}", at + 1), toys::version("2020-01", rule, "")))
        .collect();
    let entries: Vec<(&str, String)> = entries.iter().map(|(id, text)| (id.as_str(), text.clone())).collect();
    let corpus = toys::law(&entries);
    let found = enumerate(&corpus, dossiers);
    assert!(found.len() > 10, "only {} products were read", found.len());
    let edition = corpus.newest_edition().unwrap();
    let parts: Vec<Part<'_>> =
        corpus.entries.iter().map(|entry| Part::Entry(EntryText { entry: entry.id, edition })).collect();
    let mut prover = Prover::new(&corpus, parts, &[]).unwrap();
    for inside in 0..rules.len() {
        for outside in 0..rules.len() {
            let question = Question { inside: vec![inside], outside: vec![outside], ..Question::default() };
            let shown = found.iter().any(|truths| truths[inside].is_true() && truths[outside].is_false());
            let pair = format!("`{}` without `{}`", rules[inside], rules[outside]);
            match prover.answer(&question) {
                Answer::Proved(_) => assert!(!shown, "{pair}: proved, but a product was enumerated"),
                Answer::Witness(witness) => {
                    assert!(shown, "{pair}: no such product was enumerated\n{}", witness.product);
                }
                Answer::Open(why) => panic!("{pair}: {why:?}"),
            }
            let implied = prover.implied(inside, &[outside]) == [outside];
            assert_eq!(implied, !shown, "{pair}");
        }
    }
}

fn enumerate(corpus: &Corpus, dossiers: &[String]) -> Vec<Vec<Truth>> {
    let classifier = Classifier::new(corpus, choose_edition(corpus, None).unwrap());
    let read = |text: &String| {
        mtcr_corpus::dossier::read_dossier("toy", text, &corpus.vocabulary, &corpus.methods).ok()
    };
    let found = dossiers.iter().filter_map(read).map(|dossier| {
        let found = classifier.classify(&dossier);
        corpus.entries.iter().map(|entry| found.finding(entry.id).unwrap().own).collect::<Vec<Truth>>()
    });
    found.collect()
}

#[test]
fn classes_numbers_bounds_words() {
    agree(
        &[
            "class is kite",
            "class is stunt-kite and max-payload >= 1 kg",
            "class in { kite, boat } and max-payload > 1 kg and max-payload < 2 kg",
            "class is boat and not foldable",
            "not class is thing",
            "take-off-mass >= 2 kg",
            "max-payload >= 2 kg",
            "take-off-mass < 1 kg and max-payload >= 1 kg",
            "line-count > 2 and line-count < 3",
            "line-count >= 2 and line-count < 3",
            "line-count >= 2 and line-count <= 2",
            "colour is red or foldable",
            "colour in { red, green } and not foldable",
            "not colour is red",
        ],
        &product(&[
            &[
                "not-class = [\"thing\"]",
                "class = [\"kite\"]\nnot-class = [\"stunt-kite\"]",
                "class = [\"stunt-kite\"]",
                "class = [\"boat\"]",
                "class = [\"thing\"]\nnot-class = [\"kite\", \"boat\"]",
            ],
            &["[facts]"],
            &[
                "max-payload = \"0.5 kg\"",
                "max-payload = \"1 kg\"",
                "max-payload = \"1.5 kg\"",
                "max-payload = \"2 kg\"",
                "max-payload = \"3 kg\"",
            ],
            &[
                "take-off-mass = \"0.5 kg\"",
                "take-off-mass = \"1 kg\"",
                "take-off-mass = \"1.5 kg\"",
                "take-off-mass = \"2 kg\"",
                "take-off-mass = \"3 kg\"",
            ],
            &["line-count = 0", "line-count = 2", "line-count = 3", "line-count = 4"],
            &["foldable = true", "foldable = false"],
            &["colour = \"red\"", "colour = \"green\"", "colour = \"other\""],
        ]),
    );
}

#[test]
fn spans_and_sets() {
    let ends = ["-20 degC", "-10 degC", "0 degC", "10 degC", "15 degC", "20 degC", "30 degC"];
    let spans: Vec<String> = ends
        .iter()
        .flat_map(|from| {
            ends.iter().map(move |to| format!("working-temperature = {{ from = \"{from}\", to = \"{to}\" }}"))
        })
        .collect();
    let spans: Vec<&str> = spans.iter().map(String::as_str).collect();
    agree(
        &[
            "working-temperature reaches above 20 degC",
            "working-temperature reaches below -10 degC",
            "working-temperature covers -10 degC to 20 degC",
            "working-temperature overlaps 10 degC to 20 degC",
            "working-temperature reaches below -10 degC and working-temperature reaches above 20 degC",
            "decorations is tail",
            "decorations in { tail, tassel }",
            "not decorations is tassel and working-temperature reaches above 10 degC",
        ],
        &product(&[
            &["[facts]"],
            &spans,
            &[
                "decorations = { yes = [\"tail\"], no = [\"tassel\", \"other\"] }",
                "decorations = { yes = [\"tassel\"], no = [\"tail\", \"other\"] }",
                "decorations = { yes = [\"tail\", \"tassel\"], no = [\"other\"] }",
                "decorations = { no = [\"tail\", \"tassel\", \"other\"] }",
            ],
        ]),
    );
}

#[test]
fn purposes_and_what_plans_are_about() {
    // Two entries under one prefix, one outside it, a use; two words of purpose, one inside the other.
    let targets = ["19.A.1", "19.A.2", "beach"];
    let subsets = |word: &str| -> Vec<String> {
        (0..8_usize)
            .map(|mask| {
                let list = |wanted: bool| {
                    let some = targets.iter().enumerate().filter(|(at, _)| (mask >> at & 1 == 1) == wanted);
                    some.map(|(_, target)| format!("\"{target}\"")).collect::<Vec<_>>().join(", ")
                };
                format!("{word} = {{ yes = [{}], no = [{}] }}", list(true), list(false))
            })
            .collect()
    };
    let (made, fit) = (subsets("made-for"), subsets("fit-for"));
    let strs = |texts: &[String]| -> Vec<String> { texts.to_vec() };
    let (made, fit) = (strs(&made), strs(&fit));
    let made: Vec<&str> = made.iter().map(String::as_str).collect();
    let fit: Vec<&str> = fit.iter().map(String::as_str).collect();
    agree(
        &[
            "made-for { 19.A.1 }",
            "fit-for { 19.A.1 }",
            "fit-for { 19.A.1, 19.A.2 }",
            "made-for { 19.A.1, beach } and not fit-for { 19.A.2 }",
            "fit-for { beach }",
            "not made-for { beach }",
        ],
        &product(&[&["[facts]"], &made, &fit]),
    );
}

#[test]
fn members_of_lists() {
    let mut boxes = vec![String::new()];
    for kind in ["kite", "boat"] {
        for foldable in ["true", "false"] {
            boxes.push(format!("[[contains]]\nclass = [\"{kind}\"]\nfacts = {{ foldable = {foldable} }}"));
        }
    }
    let boxes: Vec<&str> = boxes.iter().map(String::as_str).collect();
    agree(
        &[
            "some contains has (class is kite and foldable)",
            "some contains has (class is kite)",
            "some contains has (foldable)",
            "every contains has (class is kite)",
            "every contains has (foldable or class is boat)",
            "at least 2 contains has (foldable)",
            "at least 2 contains has (class is kite and foldable)",
            "not some contains has (class is boat)",
            "some contains has (specified-in { 19.A.10 })",
            "class is kite and foldable",
            "every contains has (specified-in { 19.A.10 })",
        ],
        &product(&[
            &["complete = [\"contains\"]"],
            &["class = [\"boat\"]", "class = [\"kite\"]"],
            &["facts = { foldable = true }", "facts = { foldable = false }"],
            &boxes,
            &boxes,
            &boxes,
        ]),
    );
}

#[test]
fn operating_points_and_their_caps() {
    let mut points = vec![String::new()];
    for range in ["1 km", "3 km", "4 km", "5 km", "6 km"] {
        for payload in ["1 kg", "5 kg", "6 kg", "7 kg", "8 kg"] {
            points.push(format!("[[operating-point]]\nrange = \"{range}\"\npayload = \"{payload}\""));
        }
    }
    let points: Vec<&str> = points.iter().map(String::as_str).collect();
    // What is said of the whole product is the greatest of what its points show.
    let lines = product(&[&["complete = [\"operating-point\"]"], &points, &points]);
    let figure = |text: &str, key: &str| -> Option<u32> {
        let values = text.lines().filter_map(|line| line.strip_prefix(&format!("{key} = \"")));
        values.filter_map(|value| value.split(' ').next()?.parse().ok()).max()
    };
    let whole: Vec<String> = lines
        .iter()
        .filter_map(|text| {
            let (range, payload) = (figure(text, "range")?, figure(text, "payload")?);
            let (head, rest) = text.split_once('\n')?;
            Some(format!(
                "{head}\n[facts]\nmax-range = \"{range} km\"\nmax-payload = \"{payload} kg\"\n{rest}"
            ))
        })
        .collect();
    agree(
        &[
            "some operating-point has (range >= 3 km and payload >= 5 kg)",
            "some operating-point has (range >= 5 km and payload >= 5 kg)",
            "max-range >= 3 km",
            "max-range > 5 km and max-payload >= 7 kg",
            "some operating-point has (range > 5 km and payload >= 7 kg)",
            "max-payload >= 5 kg",
        ],
        &whole,
    );
}

#[test]
fn shares_of_one_whole() {
    let shares_of = |name: &str| -> Vec<String> {
        let shares = ["0", "20", "40", "45", "50", "55", "60", "70", "80", "100"];
        shares.iter().map(|share| format!("\"mass-fraction({name})\" = \"{share} %wt\"")).collect()
    };
    let (wheat, water) = (shares_of("wheat-flour"), shares_of("water"));
    let both: Vec<String> = wheat
        .iter()
        .flat_map(|wheat| water.iter().map(move |water| format!("{wheat}\n{water}")))
        .filter(|text| {
            let shares = text.split(&[' ', '"'][..]).filter_map(|word| word.parse::<u32>().ok());
            shares.sum::<u32>() <= 100
        })
        .collect();
    let both: Vec<&str> = both.iter().map(String::as_str).collect();
    agree(
        &[
            "mass-fraction(wheat-flour) >= 60 %wt",
            "mass-fraction(water) >= 50 %wt",
            "mass-fraction(water) > 40 %wt",
            "mass-fraction(water) <= 40 %wt",
            "mass-fraction(wheat-flour) >= 50 %wt and mass-fraction(water) >= 50 %wt",
            "mass-fraction(wheat-flour) >= 60 %wt and mass-fraction(water) >= 40 %wt",
            "mass-fraction(wheat-flour) <= 60 %wt and mass-fraction(wheat-flour) >= 60 %wt",
        ],
        &product(&[&["[facts]"], &both]),
    );
}
