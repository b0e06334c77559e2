//! A national list beside the Annex: made-up ones over the Annex of this repository, and those that it holds.

use crate::law::law;
use crate::refinement::{Choices, vaguer};
use mtcr_annex::{Classification, Classifier, choose_edition};
use mtcr_corpus::dossier::{link, read_dossier};
use mtcr_corpus::files::read_texts;
use mtcr_corpus::source::DossierSource;
use mtcr_corpus::{Corpus, compile_with};
use mtcr_rules::{Dossier, Truth};
use std::path::Path;
use std::sync::OnceLock;

const LIST: [(&str, &str); 4] = [
    (
        "list.toml",
        "id = 'xa'\ntitle = 'List of Arlandia'\njurisdiction = 'Arlandia'\nfrom = '2020'\nvintage = 'made up'\n\
         sources = ['eu-2021']\n",
    ),
    (
        "terms.toml",
        "[[term]]\nid = 'far'\nnational = 'far aircraft'\nannex = 'aircraft of 19.A.2'\nrelation = 'narrower'\n\
         why = 'made up'\nread-in = ['eu-2021']\nword = 'xa-far'\ntargets = ['19.A.2']\n",
    ),
    ("vocabulary/uses.toml", "[[use]]\nid = 'xa-far'\nlabel = 'far aircraft'\n"),
    (
        "IV-d.toml",
        "id = 'IV(d)'\nheading = 'Aircraft'\nread-in = ['eu-2021']\n\
         [[exclusion]]\nid = 'IV(d)/gliders'\nread-in = ['eu-2021']\nsummary = 'For medicine.'\n\
         rule = 'usable-in { medical }'\n\
         [[paragraph]]\nid = 'IV(d)(1)'\nheading = 'Far aircraft'\nread-in = ['eu-2021']\nsummary = 'Far.'\n\
         rule = 'class is unmanned-aerial-vehicle and max-range > 300 km'\n\
         [[paragraph]]\nid = 'IV(d)(2)'\nheading = 'Other aircraft'\nread-in = ['eu-2021']\nsummary = 'Others.'\n\
         rule = 'class is unmanned-aerial-vehicle'\nyields-to = ['IV(d)(1)']\n\
         [[paragraph]]\nid = 'IV(d)(3)'\nheading = 'With a part'\nread-in = ['eu-2021']\nsummary = 'With a part.'\n\
         rule = 'some contains has (specified-in { IV(d)(1) })'\n\
         [[paragraph]]\nid = 'IV(d)(4)'\nheading = 'For aircraft'\nread-in = ['eu-2021']\nsummary = 'For them.'\n\
         rule = 'usable-in { xa-far, IV(d)(1) }'\nrests-on = ['far']\n",
    ),
];

/// The Annex of this repository with the list of Arlandia.
fn arlandia() -> &'static Corpus {
    static CORPUS: OnceLock<Corpus> = OnceLock::new();
    CORPUS.get_or_init(|| {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
        let law = &law().source.files;
        let files = law.iter().filter(|file| !file.path().contains("/national/")).map(|file| {
            let text = std::fs::read_to_string(root.join(file.path())).unwrap();
            (file.path().strip_prefix("data/").unwrap().to_owned(), text)
        });
        let list = LIST.map(|(path, text)| (format!("national/xa/{path}"), text.to_owned()));
        let read = read_texts("data", files.chain(list));
        assert!(read.problems.is_empty(), "{}", read.problems);
        compile_with(&read.source, "xa").unwrap_or_else(|report| panic!("{report}"))
    })
}

fn classifier(corpus: &Corpus) -> Classifier<'_> {
    Classifier::new(corpus, choose_edition(corpus, None).unwrap())
}

fn dossier(text: &str) -> Dossier {
    let corpus = arlandia();
    read_dossier("test", text, &corpus.vocabulary, &corpus.methods)
        .unwrap_or_else(|report| panic!("{report}"))
}

/// The truth under an entry of the Annex or a paragraph of Arlandia.
fn truth(found: &Classification<'_>, name: &str) -> Truth {
    let id = arlandia().vocabulary.entries().find(name).unwrap();
    let paragraph = found.paragraph(id).map(|finding| finding.truth);
    paragraph.or_else(|| found.finding(id).map(|finding| finding.truth)).unwrap()
}

#[test]
fn a_paragraph_is_judged_beside_the_annex() {
    let classifier = classifier(arlandia());
    for (range, far, other, annex) in [
        ("299 km", Truth::False, Truth::True, Truth::False),
        ("300 km", Truth::False, Truth::True, Truth::True),
        ("301 km", Truth::True, Truth::False, Truth::True),
    ] {
        let text = format!(
            "name = 'a'\nclass = ['unmanned-aerial-vehicle']\ncomplete = ['usable-in']\n\
             [facts]\nmax-range = '{range}'\nmax-payload = '20 kg'\n"
        );
        let aircraft = dossier(&text);
        let found = classifier.classify(&aircraft);
        let names = ["IV(d)(1)", "IV(d)(2)", "19.A.2"].map(|name| truth(&found, name));
        assert_eq!(names, [far, other, annex], "{range}");
    }
    let silent = dossier("name = 'a'\nclass = ['unmanned-aerial-vehicle']\n");
    let found = classifier.classify(&silent);
    assert_eq!(["IV(d)(1)", "IV(d)(2)"].map(|name| truth(&found, name)), [Truth::Unknown; 2]);
}

#[test]
fn an_exclusion_of_a_heading_takes_out_what_is_below() {
    let text = "name = 'a'\nclass = ['unmanned-aerial-vehicle']\n[facts]\nmax-range = '400 km'\nmax-payload = '20 kg'\n\
        usable-in = { yes = ['medical'] }\n";
    let aircraft = dossier(text);
    let classifier = classifier(arlandia());
    let found = classifier.classify(&aircraft);
    assert_eq!(["IV(d)(1)", "19.A.2"].map(|name| truth(&found, name)), [Truth::False, Truth::True]);
    let id = arlandia().vocabulary.entries().find("IV(d)(1)").unwrap();
    assert_eq!(found.paragraph(id).unwrap().exclusions, [Truth::True]);
}

#[test]
fn an_assertion_speaks_of_its_own_list_alone() {
    let classifier = classifier(arlandia());
    for (asserted, with_part, part, annex) in [
        ("IV(d)(1)", Truth::True, Truth::True, Truth::Unknown),
        ("IV(d)(2)", Truth::False, Truth::False, Truth::Unknown),
        ("19.A.2", Truth::Unknown, Truth::Unknown, Truth::True),
        ("1.A.1", Truth::Unknown, Truth::Unknown, Truth::False),
    ] {
        let text = format!(
            "name = 'a'\ncomplete = ['contains']\n[facts]\nusable-in = {{ no = ['medical'] }}\n[[contains]]\nname = 'b'\n\
             entry = {{ id = '{asserted}', by = 'test' }}\n"
        );
        let host = dossier(&text);
        let found = classifier.classify(&host);
        assert_eq!(truth(&found, "IV(d)(3)"), with_part, "{asserted}");
        let inside = &found.related[0].1[0];
        let stated = ["IV(d)(1)", "19.A.2"].map(|name| truth(inside, name));
        assert_eq!(stated, [part, annex], "{asserted}");
    }
}

#[test]
fn a_purpose_reaches_words_and_systems_of_the_list() {
    let classifier = classifier(arlandia());
    let far = "class = ['unmanned-aerial-vehicle']\n[for.facts]\nmax-range = '301 km'\nusable-in = { no = ['medical'] }";
    let near = far.replace("301", "300");
    let none = "complete = ['usable-in', 'for']\n".to_owned();
    for (says, expected) in [
        ("[facts]\nusable-in = { yes = ['xa-far'], no = ['medical'] }\n".to_owned(), Truth::True),
        ("[facts]\nusable-in = { no = ['xa-far', 'IV(d)(1)', 'medical'] }\n".to_owned(), Truth::False),
        ("[facts]\nusable-in = { yes = ['19.A.2'], no = ['medical'] }\n".to_owned(), Truth::Unknown),
        (format!("{none}[[for]]\nrelation = 'usable-in'\nname = 'c'\n{far}\n"), Truth::True),
        (format!("{none}[[for]]\nrelation = 'usable-in'\nname = 'c'\n{near}\n"), Truth::False),
    ] {
        let part = dossier(&format!("name = 'b'\n{says}"));
        let found = classifier.classify(&part);
        assert_eq!(truth(&found, "IV(d)(4)"), expected, "{says}");
    }
}

#[test]
fn a_list_changes_nothing_of_the_annex() {
    let law = law();
    let alone = classifier(&law.corpus);
    let read = |source: &DossierSource, corpus: &Corpus| {
        link(source, &law.source.files, &corpus.vocabulary, &corpus.methods).unwrap()
    };
    for list in &law.source.national {
        let corpus = compile_with(&law.source, &list.folder).unwrap_or_else(|report| panic!("{report}"));
        assert_eq!(corpus.digest, law.corpus.digest);
        let beside = classifier(&corpus);
        // Every seventh file meets every item.
        for file in law.source.cases.iter().step_by(7) {
            for case in &file.cases {
                let (full, _) = case.dossier(&file.base);
                let (one, other) = (read(&full, &law.corpus), read(&full, &corpus));
                let (one, other) = (alone.classify(&one), beside.classify(&other));
                assert!(one.national.is_empty() && !other.national.is_empty());
                assert_eq!((one.verdict(), one.category()), (other.verdict(), other.category()));
                for (one, other) in one.findings.iter().zip(&other.findings) {
                    assert_eq!((&one.entry.name, one.truth), (&other.entry.name, other.truth));
                }
            }
        }
    }
}

/// INVARIANT (refinement), on the paragraphs of every list.
#[test]
fn saying_more_never_changes_what_was_settled() {
    let law = law();
    let mut choices = Choices(2026);
    for list in &law.source.national {
        let corpus = compile_with(&law.source, &list.folder).unwrap_or_else(|report| panic!("{report}"));
        let classifier = classifier(&corpus);
        let read = |source: &DossierSource| {
            link(source, &law.source.files, &corpus.vocabulary, &corpus.methods).ok()
        };
        let (mut compared, mut settled) = (0_u32, 0_u32);
        let cases = list.cases.iter().flat_map(|file| file.cases.iter().map(move |case| (file, case)));
        for (file, case) in cases.flat_map(|case| std::iter::repeat_n(case, 4)) {
            let (full, _) = case.dossier(&file.base);
            let (Some(more), Some(vague)) = (read(&full), read(&vaguer(&full, &mut choices))) else {
                continue;
            };
            let (after, before) = (classifier.classify(&more), classifier.classify(&vague));
            for (before, after) in before.national.iter().zip(&after.national) {
                compared += 1;
                if before.truth != Truth::Unknown {
                    settled += 1;
                    assert_eq!(
                        before.truth, after.truth,
                        "{} of case `{}` ({}): settled with less, changed with more",
                        before.paragraph.name, case.name.value, file.entry.value
                    );
                }
            }
        }
        assert!(compared > 1000 && settled > compared / 4, "{compared} compared, {settled} settled");
    }
}
