//! A search over products drawn from the cells never disagrees with coverage, and would find it where it was wrong.

use crate::cells::Dice;
use crate::drawn::{Claim, Law};
use crate::toys::{law_with, paragraph, version};
use mtcr_annex::{Classifier, EditionChoice};
use mtcr_corpus::Corpus;
use mtcr_corpus::dossier::read_dossier;
use mtcr_corpus::files::Read;
use mtcr_proof::cover::{Cover, cover};
use mtcr_rules::{EntryId, Truth};
use std::path::Path;

/// How many products are drawn for each of the two lists.
const DRAWN: usize = 50_000;

fn law_and(list: &str) -> (Read, Corpus) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../data");
    let read = mtcr_corpus::files::read_folder(&folder, "data");
    let corpus = mtcr_corpus::corpus::compile_with(&read.source, list);
    (read, corpus.unwrap_or_else(|report| panic!("{report}")))
}

/// What is said of the entries that a list catches.
fn claims(corpus: &Corpus, caught: &[EntryId]) -> Vec<Claim> {
    let rows = cover(corpus, corpus.newest_edition().unwrap(), &|entry| caught.contains(&entry)).unwrap();
    let claims = rows.into_iter().map(|row| match row.cover {
        Cover::Covered(rests) => Claim { entry: row.entry, paragraphs: rests.paragraphs },
        other => panic!("{}: {other:?}", corpus.vocabulary.entries().name(row.entry)),
    });
    claims.collect()
}

/// The same claims, each without one of its paragraphs, where it has several: a proof needs all that it names.
fn without_one(claims: &[Claim]) -> Vec<Claim> {
    let several = claims.iter().filter(|claim| 1 < claim.paragraphs.len());
    let wrong = several.flat_map(|claim| {
        (0..claim.paragraphs.len()).map(|left_out| {
            let mut paragraphs = claim.paragraphs.clone();
            paragraphs.remove(left_out);
            Claim { entry: claim.entry, paragraphs }
        })
    });
    wrong.collect()
}

fn search(list: &str) {
    let (read, corpus) = law_and(list);
    let mut cases = mtcr_corpus::cases(&read.source, &corpus).0;
    cases.extend(mtcr_corpus::list_cases(&read.source, &corpus).0);
    let law = Law::new(&corpus, corpus.newest_edition().unwrap(), cases);
    let names: Vec<&str> = law.caught.iter().map(|entry| corpus.vocabulary.entries().name(*entry)).collect();
    assert_eq!(names, covered_in_the_book(list), "{list}");
    let claims = claims(&corpus, &law.caught);
    let each = DRAWN / claims.len() + 1;
    let mut dice = Dice(11);
    let (mut products, mut met) = (0, 0);
    for claim in &claims {
        let drawn = law.draw(claim, each, &mut dice);
        let name = corpus.vocabulary.entries().name(claim.entry);
        assert!(drawn.escaped.is_none(), "{name} in {list}: {}", drawn.escaped.unwrap());
        assert!(each / 50 < drawn.met, "{name} in {list}: only {drawn:?}");
        products += drawn.products;
        met += drawn.met;
    }
    assert!(DRAWN <= products && products < 2 * met, "{list}: {met} of {products} products met their entry");
    let wrong = without_one(&claims);
    let refuted = wrong.iter().filter(|claim| law.draw(claim, each / 2, &mut dice).escaped.is_some()).count();
    assert!(wrong.len() * 3 < refuted * 4, "{list}: only {refuted} of {} wrong claims refuted", wrong.len());
}

#[test]
fn drawn_products_contradict_no_coverage_by_the_european_list() {
    search("eu");
}

#[test]
fn drawn_products_contradict_no_coverage_by_the_american_list() {
    search("us");
}

/// Small claims by id, true and wrong, each drawn against.
#[test]
fn a_wrong_claim_is_refuted() {
    let corpus = law_with(
        &[
            ("19.A.1", version("2020-01", "class is kite and max-range >= 300 km", "")),
            ("19.A.2", version("2020-01", "class is plan and fit-for { 19.A.1 }", "")),
            (
                "19.A.3",
                version("2020-01", "class is boat and some contains has (specified-in { 19.A.1 })", ""),
            ),
            ("19.A.4", version("2020-01", "class is boat and decorations in { tail, tassel }", "")),
        ],
        &[
            ("national/xa/1X001.toml", &paragraph("1X001", "class is kite and max-range > 300 km", "")),
            ("national/xa/1X002.toml", &paragraph("1X002", "class is kite and max-range >= 200 km", "")),
            ("national/xa/1X003.toml", &paragraph("1X003", "class is plan and fit-for { 19.A.2 }", "")),
            (
                "national/xa/1X004.toml",
                &paragraph("1X004", "class is boat and some contains has (specified-in { 1X001 })", ""),
            ),
            (
                "national/xa/1X005.toml",
                &paragraph("1X005", "class is boat and some contains has (specified-in { 1X002 })", ""),
            ),
            ("national/xa/1X006.toml", &paragraph("1X006", "class is boat and decorations is tail", "")),
            ("national/xa/1X007.toml", &paragraph("1X007", "class is boat and decorations is tassel", "")),
        ],
    );
    let law = Law::new(&corpus, corpus.newest_edition().unwrap(), Vec::new());
    let entry = |name: &str| corpus.vocabulary.entries().find(name).unwrap();
    let mut dice = Dice(11);
    for (name, paragraphs, holds) in [
        ("19.A.1", vec!["1X002"], true),
        ("19.A.1", vec!["1X001"], false),
        ("19.A.2", vec!["1X003"], false),
        ("19.A.3", vec!["1X005"], true),
        ("19.A.3", vec!["1X004"], false),
        ("19.A.4", vec!["1X006", "1X007"], true),
        ("19.A.4", vec!["1X006"], false),
    ] {
        let claim = Claim { entry: entry(name), paragraphs: paragraphs.iter().map(|id| entry(id)).collect() };
        let drawn = law.draw(&claim, 2_000, &mut dice);
        assert!(10 < drawn.met || !holds, "{name}: {drawn:?}");
        assert_eq!(drawn.escaped.is_none(), holds, "{name} by {paragraphs:?}: {drawn:?}");
    }
}

/// The page of the book about a list.
fn book(list: &str) -> String {
    let page = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("../../docs/coverage-{list}.md"));
    std::fs::read_to_string(page).unwrap()
}

fn covered_in_the_book(list: &str) -> Vec<String> {
    let page = book(list);
    let (_, covered) = page.split_once("\n## Covered\n").unwrap();
    let rows = covered.lines().filter_map(|line| line.strip_prefix("| ")?.split(' ').next());
    rows.skip(1).map(str::to_owned).collect()
}

/// The pages of the book show a product for every entry that is not covered; the test command compares them with what
/// is found.
#[test]
fn every_witness_of_the_book_escapes() {
    for list in ["eu", "us"] {
        let (_, corpus) = law_and(list);
        let edition = corpus.newest_edition().unwrap();
        let classifier = Classifier::new(&corpus, EditionChoice { wanted: edition, evaluated: edition });
        let page = book(list);
        let sections = page.split("\n### ").skip(1).filter_map(|section| {
            let (entry, rest) = section.split_once(' ')?;
            let (_, rest) = rest.split_once("```toml\n")?;
            Some((entry, rest.split_once("```")?.0))
        });
        let mut seen = 0;
        for (name, text) in sections {
            seen += 1;
            let dossier = read_dossier(name, text, &corpus.vocabulary, &corpus.methods);
            let dossier = dossier.unwrap_or_else(|report| panic!("{report}\n{text}"));
            let found = classifier.classify(&dossier);
            let entry = corpus.vocabulary.entries().find(name).unwrap();
            assert_eq!(found.finding(entry).unwrap().own, Truth::True, "{name}\n{text}");
            let under: Vec<&str> = found
                .national
                .iter()
                .filter(|finding| !finding.own.is_false())
                .map(|finding| finding.paragraph.name.as_str())
                .collect();
            assert!(under.is_empty(), "{name} in {list}: {under:?}\n{text}");
        }
        assert!(100 < seen, "{list}: only {seen}");
    }
}
