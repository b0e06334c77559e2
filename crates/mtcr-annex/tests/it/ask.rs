//! Interviews: as few questions as may be, and never another answer than the dossier's.

use crate::law::law;
use mtcr_annex::ask::{
    Effort, Form, Given, Interview, Order, Played, Query, Said, Step, known, play, touched,
};
use mtcr_annex::{Classification, Classifier, choose_edition};
use mtcr_corpus::dossier::{DossierFile, read_dossier};
use mtcr_rules::Truth;
use std::path::Path;
use std::sync::OnceLock;

fn classifier() -> &'static Classifier<'static> {
    static CLASSIFIER: OnceLock<Classifier<'static>> = OnceLock::new();
    CLASSIFIER.get_or_init(|| {
        let corpus = &law().corpus;
        Classifier::new(corpus, choose_edition(corpus, None).unwrap())
    })
}

/// Every example product, by file name.
fn examples() -> Vec<(String, mtcr_rules::Dossier)> {
    let corpus = &law().corpus;
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../examples/products");
    let mut paths: Vec<_> = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    let read = |path: &Path| {
        let name = path.file_stem().unwrap().to_string_lossy().into_owned();
        let file = DossierFile::open(path, &name).unwrap_or_else(|report| panic!("{report}"));
        let dossier =
            file.link(&corpus.vocabulary, &corpus.methods).unwrap_or_else(|report| panic!("{report}"));
        (name, dossier)
    };
    paths.iter().map(|path| read(path)).collect()
}

fn played(name: &str, target: &Classification<'_>, order: Order) -> Played {
    play(classifier(), target, order, Effort::default())
        .unwrap_or_else(|(about, refused)| panic!("{name}: {about}: {refused}"))
}

fn truths(found: &Classification<'_>) -> Vec<Truth> {
    found.findings.iter().map(|finding| finding.truth).collect()
}

/// The question that comes next.
fn query(interview: &Interview<'_>) -> Query {
    match interview.next() {
        Step::Ask(query) => *query,
        Step::Done => panic!("nothing is asked"),
    }
}

/// An interview in which a class was named.
fn of_class(class: &str) -> Interview<'static> {
    let mut interview = Interview::new(classifier(), "test");
    interview.answer(sorted("class", &[class], &[])).unwrap();
    interview
}

fn sorted(about: &str, yes: &[&str], no: &[&str]) -> Given {
    let list = |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect();
    Given::new(about, Said::Sorted { yes: list(yes), no: list(no), unknown: Vec::new() })
}

fn value(about: &str, said: &str) -> Given {
    Given::new(about, Said::Value(said.to_owned()))
}

#[test]
fn the_order_of_expectation_needs_fewer_questions_and_ends_with_the_same_answers() {
    let (mut adaptive, mut fixed) = ((0, 0, 0), (0, 0, 0));
    let all = examples();
    assert!(all.len() >= 90, "{} examples", all.len());
    for (name, dossier) in &all {
        let target = classifier().classify(dossier);
        for (order, sum) in [(Order::Fewest, &mut adaptive), (Order::Vocabulary, &mut fixed)] {
            let played = played(name, &target, order);
            assert!(played.differ.is_empty(), "{name}, {order:?}: {:?}", played.differ);
            sum.0 += played.to_verdict.unwrap();
            sum.1 += played.to_every_entry.unwrap();
            sum.2 += played.to_end;
        }
    }
    // A fifth fewer at the least; docs/ask.md has the figures.
    assert!(adaptive.0 * 5 < fixed.0 * 4, "{adaptive:?} against {fixed:?}");
    assert!(adaptive.1 * 5 < fixed.1 * 4, "{adaptive:?} against {fixed:?}");
    assert!(adaptive.2 * 5 < fixed.2 * 4, "{adaptive:?} against {fixed:?}");
}

#[test]
fn every_answer_only_settles_more_and_back_restores_each_state() {
    for (at, (name, dossier)) in examples().into_iter().enumerate() {
        let target = classifier().classify(&dossier);
        let mut interview = Interview::new(classifier(), &name);
        let mut states = Vec::new();
        // The question follows from the rest, so that a few are enough.
        let next = |interview: &Interview<'_>| (at % 8 == 0).then(|| interview.next());
        while let Step::Ask(query) = interview.next() {
            let before = truths(&interview.classification());
            for given in known(&target, &query, interview.answers()) {
                states.push((
                    interview.answers().to_vec(),
                    format!("{:?}", interview.dossier()),
                    next(&interview),
                ));
                interview.answer(given).unwrap();
            }
            let after = truths(&interview.classification());
            for (before, after) in before.iter().zip(&after) {
                assert!(before.is_unknown() || before == after, "{name}: {}", query.about);
            }
        }
        assert!(!states.is_empty(), "{name}");
        while let Some((answers, dossier, before)) = states.pop() {
            assert!(interview.back());
            assert_eq!(interview.answers(), answers, "{name}");
            assert_eq!(format!("{:?}", interview.dossier()), dossier, "{name}");
            assert_eq!(next(&interview), before, "{name}");
        }
        assert!(!interview.back(), "{name}");
    }
}

#[test]
fn the_dossier_reads_as_the_interview_and_its_answers_can_be_taken_up() {
    let corpus = &law().corpus;
    for (name, dossier) in examples() {
        let target = classifier().classify(&dossier);
        let answers = played(&name, &target, Order::Fewest).answers;
        let interview = Interview::resume(classifier(), &name, &answers).unwrap();
        assert_eq!(interview.next(), Step::Done, "{name}");
        let text = interview.dossier_text();
        let read = read_dossier(&name, &text, &corpus.vocabulary, &corpus.methods)
            .unwrap_or_else(|report| panic!("{report}\n{text}"));
        let found = classifier().classify(&read);
        let own = interview.classification();
        assert_eq!(truths(&found), truths(&own), "{name}");
        assert_eq!((found.verdict(), found.category()), (own.verdict(), own.category()), "{name}");
        assert_eq!(found.verdict(), target.verdict(), "{name}");
    }
}

#[test]
fn who_knows_nothing_is_asked_to_an_end_and_nothing_is_settled() {
    let mut interview = Interview::new(classifier(), "riddle");
    let before = truths(&interview.classification());
    let mut asked = 0;
    while let Step::Ask(query) = interview.next() {
        let given = interview.read(&query, "?").unwrap();
        interview.answer(given).unwrap();
        asked += 1;
        assert!(asked < 500, "{} again", query.about);
    }
    assert!(asked > 20, "{asked}");
    assert_eq!(truths(&interview.classification()), before);
}

/// A small deterministic source of choices.
struct Dice(u64);

impl Dice {
    fn below(&mut self, n: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap() % n
    }

    fn one<'t>(&mut self, of: &[&'t str]) -> &'t str {
        of[self.below(of.len())]
    }

    /// Something that a person may type to a question; not always sense.
    fn answer(&mut self, form: &Form) -> String {
        let figure = ["0", "0.03", "1", "2.5", "12", "90", "270", "300", "650", "5000", "1e7"];
        let (low, high) = (self.one(&figure), self.one(&figure));
        match form {
            _ if self.below(8) == 0 => "?".to_owned(),
            Form::Quantity(unit) => match self.below(4) {
                0 => format!("at least {low} {unit}"),
                1 => format!("less than {low} {unit}"),
                2 => format!("{low} to {high} {unit}"),
                _ => format!("{low} {unit}"),
            },
            Form::Span(unit) => format!("-{low} to {high} {unit}"),
            Form::Count => low.to_owned(),
            Form::Flag => self.one(&["yes", "no"]).to_owned(),
            Form::Word(choices) => (self.below(choices.len() + 1) + 1).to_string(),
            Form::Substance => self.one(&["hydrazine", "aluminium", "water", "other"]).to_owned(),
            Form::Several { choices, activities, .. } => {
                let at = self.below(choices.len()) + 1;
                match (self.below(4), activities.as_slice()) {
                    (0, _) => "none".to_owned(),
                    (1, _) => format!("{at}, ?"),
                    (2, _) => format!("not {at}"),
                    (_, []) => at.to_string(),
                    (_, _) => format!("{at} production"),
                }
            }
            Form::Member(_) => format!("{low} km; {high} kg; {}", self.below(2) + 1),
            Form::Part(choices) => (self.below(choices.len()) + 1).to_string(),
        }
    }
}

#[test]
fn whatever_is_answered_only_settles_more_and_comes_to_an_end() {
    let corpus = &law().corpus;
    let (mut taken, mut refused, mut settled) = (0_u32, 0_u32, 0_u32);
    let classes: Vec<&str> = corpus.vocabulary.classes().map(|(_, class)| class.decl.id.as_str()).collect();
    for seed in 0..160 {
        let mut dice = Dice(seed);
        // Half of them begin with a class, and so come to its figures.
        let mut interview = match seed % 2 {
            0 => Interview::new(classifier(), "anything"),
            _ => of_class(dice.one(&classes)),
        };
        // Only the order of questions rests on what is tried out.
        interview = interview.ordered(Order::Fewest, Effort { candidates: 4, answers: 4 });
        let mut rounds = 0;
        while let Step::Ask(query) = interview.next() {
            rounds += 1;
            assert!(rounds < 500, "{} again", query.about);
            let before = truths(&interview.classification());
            let typed = dice.answer(&query.form);
            match interview.read(&query, &typed).and_then(|given| interview.answer(given)) {
                Ok(()) => taken += 1,
                Err(_) => {
                    refused += 1;
                    let unknown = interview.read(&query, "?").unwrap();
                    interview.answer(unknown).unwrap();
                }
            }
            let after = truths(&interview.classification());
            for ((before, after), finding) in
                before.iter().zip(&after).zip(&interview.classification().findings)
            {
                let name = &finding.entry.name;
                assert!(before.is_unknown() || before == after, "{seed}: {name}: {} {typed}", query.about);
                settled += u32::from(before != after);
            }
        }
        let text = interview.dossier_text();
        let read = read_dossier("test", &text, &corpus.vocabulary, &corpus.methods)
            .unwrap_or_else(|report| panic!("{report}\n{text}"));
        assert_eq!(truths(&classifier().classify(&read)), truths(&interview.classification()), "{text}");
    }
    assert!(
        taken > 1_000 && refused > 20 && settled > 10_000,
        "{taken} taken, {refused} refused, {settled} settled"
    );
}

#[test]
fn what_is_typed_is_read_by_the_form_of_the_question() {
    let engine = of_class("turbojet-engine");
    let drone = of_class("unmanned-aerial-vehicle");
    let rows: &[(&Interview<'_>, &str, &str, &str)] = &[
        (&engine, "dry-mass", "21 kg ± 0.5 kg", "dry-mass = \"21 kg ± 0.5 kg\""),
        (&engine, "dry-mass", "at least 21 kg", "dry-mass = { at-least = \"21 kg\" }"),
        (&engine, "dry-mass", "< 21 kg", "dry-mass = { less-than = \"21 kg\" }"),
        (&engine, "dry-mass", "20 to 22 kg", "dry-mass = { min = \"20 kg\", max = \"22 kg\" }"),
        (&engine, "dry-mass", "between 20 kg and 22 kg", "dry-mass = { min = \"20 kg\", max = \"22 kg\" }"),
        (&engine, "dry-mass", "{ more-than = \"20 kg\" }", "dry-mass = { more-than = \"20 kg\" }"),
        (&engine, "civil-certified", "No", "civil-certified = false"),
        (
            &engine,
            "designed-or-modified-for",
            "2",
            "designed-or-modified-for = { yes = [\"19.A.2\"], no = [\"1.A\"] }",
        ),
        (
            &engine,
            "designed-or-modified-for",
            "2, ?",
            "designed-or-modified-for = { yes = [\"19.A.2\"], no = [] }",
        ),
        (
            &engine,
            "designed-or-modified-for",
            "not 1",
            "designed-or-modified-for = { yes = [], no = [\"1.A\"] }",
        ),
        (
            &engine,
            "designed-or-modified-for",
            "none",
            "designed-or-modified-for = { yes = [], no = [\"1.A\", \"19.A.2\"] }",
        ),
        (
            &drone,
            "operating-point",
            "320 km; 480 kg; 1",
            "range = \"320 km\"\npayload = \"480 kg\"\nkind = \"achievable\"",
        ),
        (
            &drone,
            "operating-point",
            "payload 480 kg; range 320 km",
            "payload = \"480 kg\"\nrange = \"320 km\"",
        ),
        (&drone, "operating-point", "none", "complete = [\"operating-point\"]"),
    ];
    for (interview, name, typed, wanted) in rows {
        let mut interview = (*interview).clone();
        interview.change(name).unwrap();
        let query = query(&interview);
        assert_eq!(query.about, *name);
        let given = interview.read(&query, typed).unwrap_or_else(|refused| panic!("{typed}: {refused}"));
        interview.answer(given).unwrap_or_else(|refused| panic!("{typed}: {refused}"));
        let text = interview.dossier_text();
        assert!(text.contains(wanted), "{typed}:\n{text}");
    }
}

#[test]
fn what_is_not_understood_is_refused_with_what_would_be_right_and_changes_nothing() {
    let engine = of_class("turbojet-engine");
    let drone = of_class("unmanned-aerial-vehicle");
    let rows: &[(&Interview<'_>, &str, &str, &str)] = &[
        (&engine, "dry-mass", "", "nothing was answered; answer with `3 kg`"),
        (&engine, "dry-mass", "21", "write `\"21 kg\"` if that is its unit"),
        (&engine, "dry-mass", "21 km", "it is given in units like `kg`"),
        (&engine, "dry-mass", "22 to 20 kg", "the lower end lies above the upper one"),
        (&engine, "dry-mass", "\u{7}", "write it in one line"),
        (&engine, "civil-certified", "perhaps", "`perhaps` is neither; answer with `yes`, `no` or `?`"),
        (&engine, "dry-mass", "none", "answer `0 kg` if there is none of it"),
        (&engine, "designed-or-modified-for", "7", "`7` is none of these; name some by number or name"),
        (
            &engine,
            "class",
            "turbofam-engine",
            "no class has the name `turbofam-engine`; did you mean `turbofan-engine`?",
        ),
        (&engine, "class", "ammonium perchlorate", "is a substance: name here what it is sold as"),
        (&engine, "class", "xyzzy", "`mtcr annex search xyzzy`"),
        (&engine, "class", "material, software", "no product is both"),
        (&drone, "operating-point", "1 km; 1 kg; 1; 1", "`1` is one part too many"),
        (&drone, "operating-point", "1 kg", "it is given in units like `km`"),
    ];
    for (interview, name, typed, wanted) in rows {
        let mut interview = (*interview).clone();
        interview.change(name).unwrap();
        let (query, before) = (query(&interview), interview.answers().to_vec());
        let refused = interview.read(&query, typed).and_then(|given| interview.answer(given)).unwrap_err();
        assert!(refused.to_string().contains(wanted), "{name}, {typed}: {refused}");
        assert_eq!(interview.answers(), before);
    }
    let mut interview = engine;
    for (given, wanted) in [
        (value("max-trust", "1 kN"), "there is nothing named `max-trust`"),
        (value("dry-mass", "1 kN"), "it is given in units like `kg`"),
        (sorted("class", &["software"], &[]), "no product is both"),
        (Given::new("contains[1].separable", Said::Value("yes".into())), "`contains` has no member 1"),
    ] {
        let refused = interview.answer(given).unwrap_err();
        assert!(refused.to_string().contains(wanted), "{refused}");
    }
    interview.answer(value("dry-mass", "20 kg")).unwrap();
    let twice = interview.answer(value("dry-mass", "21 kg")).unwrap_err();
    assert_eq!(twice.to_string(), "`dry-mass` was answered before; `change dry-mass` takes that back");
    assert!(interview.change("dry-maas").unwrap_err().to_string().contains("did you mean `dry-mass`?"));
}

#[test]
fn a_change_takes_the_answer_back_and_asks_it_next_and_can_be_taken_back() {
    let mut interview = of_class("turbojet-engine");
    interview.answer(value("dry-mass", "900 kg")).unwrap();
    let (answers, text) = (interview.answers().to_vec(), interview.dossier_text());
    interview.change("dry-mass").unwrap();
    assert_eq!(query(&interview).about, "dry-mass");
    assert!(!interview.dossier_text().contains("dry-mass"));
    assert!(interview.back());
    assert_eq!((interview.answers(), interview.dossier_text()), (&answers[..], text));
    interview.change("civil-certified").unwrap();
    assert_eq!(query(&interview).about, "civil-certified", "asked before its turn");
    interview.change("class").unwrap();
    assert!(interview.dossier().named_classes().is_empty());
    assert_eq!(query(&interview).about, "class");
}

#[test]
fn contained_items_are_given_by_entry_and_their_ties_are_asked() {
    let mut interview = of_class("inertial-measurement-equipment");
    interview.change("contains").unwrap();
    let asked = query(&interview);
    assert_eq!(asked.about, "contains");
    let refused = interview.read(&asked, "99.X").unwrap_err();
    assert!(refused.to_string().contains("`99.X` is no entry"), "{refused}");
    let given = interview.read(&asked, "9.A.3").unwrap();
    interview.answer(given).unwrap();
    let found = interview.classification();
    let entry = law().corpus.vocabulary.entries().find("9.A.6").unwrap();
    assert_eq!(found.finding(entry).unwrap().truth, Truth::True);
    // A Category I item inside makes its host Category I unless it is tied in for good.
    let mut host = of_class("spacecraft");
    let inside = |host: &mut Interview<'_>, entry: &str| {
        host.answer(Given::new("contains", Said::Member(vec![("entry".into(), entry.into())]))).unwrap();
    };
    inside(&mut host, "2.A.1.a");
    let mut ties = 0;
    while let Step::Ask(query) = host.next() {
        let about = query.about.clone();
        ties += usize::from(about.starts_with("contains[1]."));
        let typed = if about.starts_with("contains[1].") { "no" } else { "?" };
        let given = host.read(&query, typed).unwrap();
        host.answer(given).unwrap();
    }
    assert_eq!(ties, 3);
    assert!(host.classification().inclusion.truth.is_false());
    host.change("contains").unwrap();
    assert!(!host.dossier_text().contains("contains"), "{}", host.dossier_text());
}

#[test]
fn software_is_asked_what_it_concerns_with_its_activity() {
    let mut interview = of_class("software");
    interview.change("serves").unwrap();
    let asked = query(&interview);
    let first = match &asked.form {
        Form::Several { choices, activities, .. } => {
            assert!(activities.iter().any(|activity| activity == "use"), "{activities:?}");
            choices[0].id.clone()
        }
        other => panic!("{other:?}"),
    };
    let given = interview.read(&asked, "1 use and production").unwrap();
    interview.answer(given).unwrap();
    let text = interview.dossier_text();
    for activity in ["use", "production"] {
        let member = format!("relation = \"serves\"\nactivity = \"{activity}\"\nentry = {{ id = \"{first}\"");
        assert!(text.contains(&member), "{text}");
    }
}

#[test]
fn a_newer_edition_names_the_answers_it_touches() {
    let corpus = &law().corpus;
    let edition = |id: &str| corpus.find_edition(id).unwrap();
    let answers = [
        sorted("class", &["maraging-steel"], &[]),
        value("dry-mass", "3 kg"),
        value("piece-thickness", "4 mm"),
        value("mass-fraction(carbon)", "0.02 %wt"),
    ];
    assert_eq!(touched(corpus, edition("2024-03"), edition("2024-03"), &answers), []);
    let found = touched(corpus, edition("2023-06"), edition("2024-03"), &answers);
    let [steel] = found.as_slice() else { panic!("{found:?}") };
    assert_eq!(steel.entry, "6.C.8");
    assert_eq!(steel.answers, ["class", "piece-thickness", "mass-fraction(carbon)"]);
    let found = touched(corpus, edition("2023-06"), edition("2024-03"), &answers[1..2]);
    assert!(found[0].answers.is_empty(), "{found:?}");
}
