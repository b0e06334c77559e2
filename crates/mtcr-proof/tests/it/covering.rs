//! Whether lists catch what the Annex catches, over a list of toys that shows every kind of answer.

use crate::toys::{law_with, paragraph, version};
use mtcr_annex::{Classifier, EditionChoice};
use mtcr_corpus::Corpus;
use mtcr_corpus::dossier::read_dossier;
use mtcr_proof::Why;
use mtcr_proof::cover::{Cover, Row, cover};
use mtcr_rules::{EntryId, Truth};

const TERMS: &str = r#"
[[term]]
id       = "far-kite"
national = "'far kite'"
annex    = "kites of 19.A.1"
relation = "narrower"
why      = "One says more than 300 km, the other 300 km and more."
read-in  = ["toy-law 1"]
word     = "far-kite"
targets  = ["19.A.1"]

[[term]]
id       = "tail"
national = "with a tail"
annex    = "decorated with a tail"
relation = "same"
why      = "A tail is a tail."
read-in  = ["toy-law 1"]

[[term]]
id       = "quick"
national = "quick"
annex    = "quick to fold"
relation = "unclear"
why      = "One text has no figure."
read-in  = ["toy-law 1"]
"#;

/// The crosswalk: each entry beside the paragraph of the same number.
fn crosswalk() -> String {
    let rows = (1..=8).map(|at| {
        format!("[[entry]]\nid = \"19.A.{at}\"\nrow = [{{ list = \"xa\", id = \"1X00{at}\", basis = \"text\" }}]\n")
    });
    std::iter::once("item = 19\n".to_owned()).chain(rows).collect()
}

fn corpus() -> Corpus {
    let uses = "[[use]]\nid = \"far-kite\"\nlabel = \"kite that flies more than 300 km\"\n";
    law_with(
        &[
            ("19.A.1", version("2020-01", "class is kite and max-range >= 300 km", "")),
            ("19.A.2", version("2020-01", "class is boat and max-payload >= 5 kg", "")),
            ("19.A.3", version("2020-01", "class is plan and fit-for { 19.A.1 }", "")),
            ("19.A.4", version("2020-01", "class is thing and made-for { 19.A.2 }", "")),
            ("19.A.5", version("2020-01", "class is thing and made-for { 19.A.1 }", "")),
            ("19.A.6", version("2020-01", "class is boat and decorations is tail", "")),
            ("19.A.7", version("2020-01", "class is boat and foldable", "")),
            (
                "19.A.8",
                version("2020-01", "class is boat and (max-range >= 9 km or made-for { 19.A.8 })", ""),
            ),
        ],
        &[
            ("crosswalk/item-19.toml", &crosswalk()),
            ("national/xa/terms.toml", TERMS),
            ("national/xa/vocabulary/uses.toml", uses),
            ("national/xa/1X001.toml", &paragraph("1X001", "class is kite and max-range > 300 km", "")),
            ("national/xa/1X002.toml", &paragraph("1X002", "class is boat and max-payload >= 4 kg", "")),
            (
                "national/xa/1X003.toml",
                &paragraph("1X003", "class is plan and fit-for { far-kite }", "\"far-kite\""),
            ),
            ("national/xa/1X004.toml", &paragraph("1X004", "class is thing and made-for { 1X002 }", "")),
            ("national/xa/1X005.toml", &paragraph("1X005", "class is thing and made-for { 1X001 }", "")),
            (
                "national/xa/1X006.toml",
                &paragraph("1X006", "class is boat and decorations is tail", "\"tail\""),
            ),
            (
                "national/xa/1X007.toml",
                &paragraph(
                    "1X007",
                    "class is boat and foldable and unsettled \"quick to fold\"",
                    "\"quick\"",
                ),
            ),
            (
                "national/xa/1X008.toml",
                &paragraph("1X008", "class is boat and (max-range >= 8 km or made-for { 1X008 })", ""),
            ),
        ],
    )
}

fn told(corpus: &Corpus, row: &Row) -> String {
    let name = |entry: &EntryId| corpus.vocabulary.entries().name(*entry).to_owned();
    let names = |entries: &[EntryId]| entries.iter().map(name).collect::<Vec<_>>().join(" ");
    let list = corpus.list.as_ref().unwrap();
    let terms =
        |places: &[usize]| places.iter().map(|at| list.terms[*at].id.clone()).collect::<Vec<_>>().join(" ");
    let found = match &row.cover {
        Cover::Covered(rests) => {
            let (paragraphs, reaches) = (names(&rests.paragraphs), names(&rests.reaches));
            format!("covered by [{paragraphs}] terms [{}] reaches [{reaches}]", terms(&rests.terms))
        }
        Cover::NotCovered { witness, but_for } => {
            let dossier = witness.product.to_string();
            let lines: Vec<&str> =
                dossier.lines().skip(1).filter(|line| !line.is_empty() && *line != "[facts]").collect();
            let but_for = but_for.as_ref().map_or_else(String::new, |but_for| {
                format!(" but for terms [{}] entries [{}]", terms(&but_for.terms), names(&but_for.entries))
            });
            format!("not covered{but_for}: {}", lines.join(", "))
        }
        Cover::Open(Why::Words(words)) => format!("open: {}", words.join("; ")),
        Cover::Open(other) => format!("{other:?}"),
    };
    format!("{} {found}", name(&row.entry))
}

#[test]
fn every_kind_of_answer() {
    let corpus = corpus();
    let rows = cover(&corpus, corpus.newest_edition().unwrap(), &|_| true).unwrap();
    let told: Vec<String> = rows.iter().map(|row| told(&corpus, row)).collect();
    assert_eq!(
        told,
        [
            "19.A.1 not covered: class = [\"kite\"], not-class = [\"plan\"], max-range = \"300 km\", \
             made-for = { no = [\"1X001\", \"1X002\"] }",
            "19.A.2 covered by [1X002] terms [] reaches []",
            "19.A.3 not covered but for terms [far-kite] entries []: class = [\"kite\", \"plan\"], \
             max-range = \"300 km\", made-for = { no = [\"1X001\", \"1X002\"] }, \
             fit-for = { yes = [\"19.A.1\"], no = [\"far-kite\"] }",
            "19.A.4 covered by [1X004] terms [] reaches [19.A.2]",
            "19.A.5 not covered but for terms [] entries [19.A.1]: class = [\"kite\"], \
             max-range = \"300 km\", made-for = { yes = [\"19.A.1\"], no = [\"1X001\", \"1X002\"] }, \
             fit-for = { no = [\"far-kite\"] }",
            "19.A.6 covered by [1X006] terms [tail] reaches []",
            "19.A.7 open: quick to fold",
            "19.A.8 covered by [1X008] terms [] reaches [19.A.8]",
        ],
        "{told:#?}"
    );
}

/// What stays the same whatever was asked before.
fn verdict(row: &Row) -> String {
    match &row.cover {
        Cover::Covered(rests) => format!("{:?}", rests.paragraphs),
        Cover::NotCovered { but_for, .. } => format!("{but_for:?}"),
        Cover::Open(why) => format!("{why:?}"),
    }
}

#[test]
fn an_entry_alone_is_found_as_among_all() {
    let corpus = corpus();
    let edition = corpus.newest_edition().unwrap();
    let all = cover(&corpus, edition, &|_| true).unwrap();
    assert_eq!(all.len(), 8);
    for row in all {
        let alone = cover(&corpus, edition, &|entry| entry == row.entry).unwrap();
        assert_eq!(alone.iter().map(verdict).collect::<Vec<_>>(), [verdict(&row)]);
    }
}

#[test]
fn a_system_of_exactly_300_km_is_no_missile_of_the_european_list() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../data");
    let read = mtcr_corpus::files::read_folder(&folder, "data");
    let corpus =
        mtcr_corpus::corpus::compile_with(&read.source, "eu").unwrap_or_else(|report| panic!("{report}"));
    let edition = corpus.newest_edition().unwrap();
    let wanted = |entry: EntryId| ["4.C.2.c", "6.C.8"].contains(&corpus.vocabulary.entries().name(entry));
    let rows = cover(&corpus, edition, &wanted).unwrap();
    let told: Vec<String> = rows.iter().map(|row| told(&corpus, row)).collect();
    assert_eq!(told[0], "4.C.2.c covered by [1C111.a.1] terms [particle-size] reaches []");
    let start =
        "6.C.8 not covered but for terms [missile-in-single-quotes] entries []: class = [\"maraging-steel\"]";
    assert!(told[1].starts_with(start), "{told:#?}");
    // What it is for is complete with a system of the Annex, so that every other purpose is denied, also towards what
    // the list calls a missile; without that the paragraph of the list would be open.
    assert!(told[1].contains("complete = [\"for\"") && !told[1].contains("eu-missile"), "{told:#?}");
    let Cover::NotCovered { witness, .. } = &rows[1].cover else { panic!("{told:#?}") };
    let text = witness.product.to_string();
    let steel = |text: &str| {
        let dossier = read_dossier("steel", text, &corpus.vocabulary, &corpus.methods).unwrap();
        let classifier = Classifier::new(&corpus, EditionChoice { wanted: edition, evaluated: edition });
        let paragraph = corpus.vocabulary.entries().find("1C116").unwrap();
        classifier.classify(&dossier).paragraph(paragraph).unwrap().own
    };
    assert_eq!(steel(&text), Truth::False);
    assert_eq!(steel(&text.replacen("\"for\"", "", 1).replace("[, ", "[")), Truth::Unknown);
}

/// A system that one paragraph leaves to another is under the other alone, and so is what it is for.
#[test]
fn what_a_paragraph_leaves_to_another_is_for_the_other() {
    let entries = [
        ("19.A.1", version("2020-01", "class is boat and max-payload >= 5 kg", "")),
        ("19.A.2", version("2020-01", "class is thing and made-for { 19.A.1 }", "")),
    ];
    let rows = "item = 19\n\n[[entry]]\nid = \"19.A.1\"\n\
                row = [{ list = \"xa\", id = \"1X001\", basis = \"text\" }]\n";
    let boats = paragraph("1X001", "class is boat and max-payload >= 4 kg", "") + "yields-to = [\"1X002\"]\n";
    let found = |rule: &str| {
        let corpus = law_with(
            &entries,
            &[
                ("crosswalk/item-19.toml", rows),
                ("national/xa/1X001.toml", &boats),
                ("national/xa/1X002.toml", &paragraph("1X002", "class is boat and foldable", "")),
                ("national/xa/1X003.toml", &paragraph("1X003", rule, "")),
            ],
        );
        let rows = cover(&corpus, corpus.newest_edition().unwrap(), &|_| true).unwrap();
        let told = rows.iter().map(|row| told(&corpus, row)).collect::<Vec<_>>();
        (corpus, told)
    };
    let (corpus, alone) = found("class is thing and made-for { 1X001 }");
    assert!(alone[1].starts_with("19.A.2 not covered: class = [\"thing\"]"), "{alone:#?}");
    let (_, both) = found("class is thing and made-for { 1X001, 1X002 }");
    assert_eq!(both[1], "19.A.2 covered by [1X003] terms [] reaches [19.A.1]");
    // The evaluator says the same of a boat that is described: it is foldable and therefore under 1X002.
    let text = "name = \"thing\"\nclass = [\"thing\"]\n[[for]]\nrelation = \"made-for\"\nname = \"boat\"\n\
                class = [\"boat\"]\nfacts = { max-payload = \"5 kg\", foldable = true }\n";
    let dossier =
        read_dossier("thing", &format!("complete = [\"for\"]\n{text}"), &corpus.vocabulary, &corpus.methods);
    let dossier = dossier.unwrap_or_else(|report| panic!("{report}"));
    let edition = corpus.newest_edition().unwrap();
    let classifier = Classifier::new(&corpus, EditionChoice { wanted: edition, evaluated: edition });
    let judged = classifier.classify(&dossier);
    let entry = |id: &str| corpus.vocabulary.entries().find(id).unwrap();
    assert_eq!(judged.finding(entry("19.A.2")).unwrap().own, Truth::True);
    assert_eq!(judged.paragraph(entry("1X003")).unwrap().own, Truth::False);
}
