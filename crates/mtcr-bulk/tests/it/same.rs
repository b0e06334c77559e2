//! Both paths find the same: over every case in every edition, over the examples, and where a row is special.

use crate::law::{compare, dossier, law};
use mtcr_annex::{Classifier, choose_edition};
use mtcr_bulk::{BatchBuilder, Plan};
use mtcr_corpus::dossier::DossierFile;
use mtcr_rules::{Dossier, EntryId};
use std::path::Path;

#[test]
fn every_case_in_each_of_its_editions() {
    let law = law();
    let (cases, problems) = mtcr_corpus::cases(&law.source, &law.corpus);
    assert!(problems.is_empty(), "{problems}");
    for classifier in mtcr_annex::cases::classifiers(&law.corpus) {
        let applies = |edition| edition == &classifier.edition().evaluated;
        let rows: Vec<_> = cases
            .iter()
            .filter(|case| case.editions.iter().any(applies))
            .map(|case| (case.name.as_str(), &case.dossier))
            .collect();
        let through_columns = compare(&classifier, rows.iter().copied());
        assert!(through_columns * 2 > rows.len(), "{through_columns} of {} cases", rows.len());
    }
}

#[test]
fn every_example() {
    let corpus = &law().corpus;
    let classifier = Classifier::new(corpus, choose_edition(corpus, None).unwrap());
    let mut products: Vec<(String, Dossier)> = Vec::new();
    for folder in ["products", "first"] {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../examples").join(folder);
        for file in std::fs::read_dir(folder).unwrap() {
            let path = file.unwrap().path();
            let name = path.file_stem().unwrap().to_string_lossy().into_owned();
            let file = DossierFile::open(&path, &name).unwrap_or_else(|report| panic!("{report}"));
            let product = file.link(&corpus.vocabulary, &corpus.methods);
            products.push((name, product.unwrap_or_else(|report| panic!("{report}"))));
        }
    }
    assert!(products.len() >= 30);
    let through_columns =
        compare(&classifier, products.iter().map(|(name, product)| (name.as_str(), product)));
    assert!(through_columns > 0 && through_columns < products.len(), "{through_columns}");
}

#[test]
fn caps_refute_what_no_loading_reaches() {
    let corpus = &law().corpus;
    let classifier = Classifier::new(corpus, choose_edition(corpus, None).unwrap());
    let texts: Vec<String> = ["299 km", "300 km", "301 km", "299.999999999999999999 km"]
        .iter()
        .flat_map(|range| {
            ["499 kg", "500 kg", "0 kg", "60 kg"].map(|payload| {
                format!(
                    "name = \"r\"\nclass = [\"rocket-system\"]\n[facts]\nmax-range = \"{range}\"\nmax-payload = \"{payload}\"\n"
                )
            })
        })
        .chain(["299 km", "300 km"].map(|range| {
            format!("name = \"r\"\nclass = [\"rocket-system\"]\n[facts]\nmax-range = {{ less-than = \"{range}\" }}\n")
        }))
        .collect();
    let products: Vec<Dossier> = texts.iter().map(|text| dossier(text)).collect();
    let rows = texts.iter().map(String::as_str).zip(&products);
    assert_eq!(compare(&classifier, rows), products.len());
}

#[test]
fn what_columns_cannot_hold_goes_through_the_ordinary_path() {
    let corpus = &law().corpus;
    let classifier = Classifier::new(corpus, choose_edition(corpus, None).unwrap());
    let products = [
        dossier("name = \"flat\"\nclass = [\"turbojet-engine\"]\n"),
        dossier(
            "name = \"nested\"\nclass = [\"turbojet-engine\"]\n[[contains]]\nname = \"a\"\nclass = [\"turbojet-engine\"]\n",
        ),
        dossier("name = \"nothing known\"\n"),
    ];
    let plan = Plan::compile(&classifier).unwrap();
    let mut rows = BatchBuilder::new(&plan);
    products.iter().for_each(|product| rows.push(product));
    let outcomes = plan.evaluate(&rows.finish());
    let ordinary: Vec<bool> = outcomes.iter().map(|row| row.is_ordinary()).collect();
    assert_eq!(ordinary, [false, true, false]);
    compare(&classifier, products.iter().map(|product| (product.name.as_str(), product)));
}

#[test]
fn an_empty_batch_and_a_builder_used_again() {
    let corpus = &law().corpus;
    let classifier = Classifier::new(corpus, choose_edition(corpus, None).unwrap());
    let plan = Plan::compile(&classifier).unwrap();
    let mut rows = BatchBuilder::new(&plan);
    assert!(plan.evaluate(&rows.finish()).is_empty());
    rows.push(&dossier("name = \"a\"\nclass = [\"turbojet-engine\"]\n"));
    let first = plan.evaluate(&rows.finish());
    rows.push(&dossier("name = \"b\"\nclass = [\"turbofan-engine\"]\n"));
    let second = plan.evaluate(&rows.finish());
    assert_eq!((first.len(), second.len()), (1, 1));
    assert!(second.row(0).unwrap().entries().count() > 0 && second.row(1).is_none());
}

#[test]
fn some_entries_are_answered_as_in_the_whole_edition() {
    let law = law();
    let (cases, _) = mtcr_corpus::cases(&law.source, &law.corpus);
    let classifier = Classifier::new(&law.corpus, choose_edition(&law.corpus, None).unwrap());
    let whole = Plan::compile(&classifier).unwrap();
    let evaluated = |plan: &Plan<'_>| {
        let mut rows = BatchBuilder::new(plan);
        cases.iter().for_each(|case| rows.push(&case.dossier));
        plan.evaluate(&rows.finish())
    };
    let expected = evaluated(&whole);
    for offset in 0..4 {
        let wanted = |entry: EntryId| entry.index() % 4 == offset;
        let part = Plan::of_entries(&classifier, wanted).unwrap();
        assert!(part.size().entries < whole.size().entries / 2 && part.size().nodes < whole.size().nodes);
        let mut seen = 0;
        for (found, expected) in evaluated(&part).iter().zip(expected.iter()) {
            if found.is_ordinary() {
                continue;
            }
            let expected: Vec<_> = expected.entries().filter(|entry| wanted(entry.entry)).collect();
            let found: Vec<_> = found.entries().collect();
            assert_eq!(found, expected);
            seen += found.len();
        }
        assert!(seen > 1000, "{seen}");
    }
}

#[test]
fn a_row_that_columns_cannot_hold_leaves_its_neighbours_alone() {
    let corpus = &law().corpus;
    let classifier = Classifier::new(corpus, choose_edition(corpus, None).unwrap());
    let flat = |thrust: &str| {
        dossier(&format!(
            "name = \"flat\"\nclass = [\"turbojet-engine\"]\n[facts]\nmax-thrust-uninstalled = \"{thrust}\"\ncivil-certified = false\n"
        ))
    };
    let nested = dossier(
        "name = \"nested\"\nclass = [\"turbojet-engine\"]\n[facts]\nmax-thrust-uninstalled = \"1 kN\"\n[[contains]]\nname = \"a\"\n",
    );
    let other = dossier("name = \"other\"\nclass = [\"rocket-system\"]\n[facts]\nmax-range = \"300 km\"\n");
    let products =
        [flat("0.1 kN"), nested.clone(), other.clone(), flat("900 N"), nested, flat("9 kN"), other];
    let through_columns =
        compare(&classifier, products.iter().map(|product| (product.name.as_str(), product)));
    assert_eq!(through_columns, 5);
    let plan = Plan::compile(&classifier).unwrap();
    let mut rows = BatchBuilder::new(&plan);
    products.iter().for_each(|product| rows.push(product));
    let batch = rows.finish();
    let known: Vec<Vec<bool>> =
        batch.numbers().map(|column| column.iter().map(|number| !number.is_nan()).collect()).collect();
    assert!(known.contains(&vec![true, false, false, true, false, true, false]), "{known:?}");
    assert!(known.contains(&vec![false, false, true, false, false, false, true]), "{known:?}");
}
