//! A vocabulary about kites, and a short way to write dossiers over it.

use mtcr_quantity::{End, Interval, Measured, Quantity, parse_unit};
use mtcr_rules::*;

fn class(id: &str, under: &[&str]) -> ClassDecl {
    ClassDecl {
        id: id.into(),
        under: under.iter().map(|parent| (*parent).into()).collect(),
        label: id.into(),
        ..ClassDecl::default()
    }
}

fn fact(id: &str, kind: KindDecl) -> FactDecl {
    FactDecl {
        id: id.into(),
        kind,
        values: Vec::new(),
        ordered: false,
        parameter: None,
        of: Vec::new(),
        question: format!("{id}?"),
        hint: None,
        synonyms: Vec::new(),
        near: None,
        low: None,
    }
}

fn quantity(id: &str, unit: &str) -> FactDecl {
    fact(id, KindDecl::Quantity(parse_unit(unit).unwrap()))
}

fn words(id: &str, kind: KindDecl, values: &[&str], ordered: bool) -> FactDecl {
    let values = values
        .iter()
        .map(|value| ValueDecl { id: (*value).into(), label: (*value).into(), synonyms: Vec::new() })
        .collect();
    FactDecl { values, ordered, ..fact(id, kind) }
}

fn word(id: &str, inside: &[&str]) -> WordDecl {
    WordDecl {
        id: id.into(),
        inside: inside.iter().map(|wider| (*wider).into()).collect(),
        question: format!("{id} {{targets}}?"),
        ..WordDecl::default()
    }
}

fn list(id: &str, holds: Holds, facts: Vec<FactDecl>, trade_off: Option<TradeOffDecl>) -> ListDecl {
    ListDecl { id: id.into(), holds, label: id.into(), question: format!("{id}?"), facts, trade_off }
}

fn substance(id: &str, cas: &str) -> SubstanceDecl {
    SubstanceDecl { id: id.into(), label: id.into(), cas: vec![cas.into()], synonyms: Vec::new() }
}

pub(crate) fn declarations() -> Declarations {
    let trade_off = TradeOffDecl {
        grows: "reach".into(),
        against: "load".into(),
        kind: "kind".into(),
        greatest: "greatest".into(),
        cap_grows: "max-reach".into(),
        cap_against: "max-load".into(),
    };
    let flight = vec![
        quantity("reach", "km"),
        quantity("load", "kg"),
        words("kind", KindDecl::Word, &["achievable", "greatest"], false),
    ];
    let mut share = quantity("share", "%wt");
    share.parameter = Some(ParameterDecl::Substance);
    Declarations {
        classes: vec![
            class("toy", &[]),
            class("kite", &["toy"]),
            class("box-kite", &["kite"]),
            class("drone", &["toy"]),
            class("cloth", &[]),
        ],
        disjoint: vec![
            DisjointDecl { classes: vec!["kite".into(), "drone".into()], because: "no motor".into() },
            DisjointDecl { classes: vec!["toy".into(), "cloth".into()], because: "made of it".into() },
        ],
        facts: vec![
            quantity("span-width", "m"),
            quantity("max-reach", "km"),
            quantity("max-load", "kg"),
            quantity("mass", "kg"),
            quantity("stiffness", "N/m"),
            quantity("force", "N"),
            quantity("travel", "m"),
            fact("temperature", KindDecl::Span(parse_unit("degC").unwrap())),
            fact("lines", KindDecl::Count),
            fact("painted", KindDecl::Flag),
            words("colour", KindDecl::Word, &["red", "green", "blue"], false),
            words("grade", KindDecl::Word, &["coarse", "fine", "finest"], true),
            words("features", KindDecl::Words, &["tail", "bell", "lamp"], false),
            share,
        ],
        lists: vec![
            list("contains", Holds::Dossiers, Vec::new(), None),
            list("for", Holds::Dossiers, Vec::new(), None),
            list("flight", Holds::Facts, flight, Some(trade_off)),
        ],
        purposes: vec![
            word("made-for", &["fit-for"]),
            word("fit-for", &["usable-in"]),
            word("usable-in", &[]),
            word("serves", &[]),
        ],
        activities: vec![word("use", &[]), word("repair", &["use"]), word("making", &[])],
        uses: vec![word("beach", &[]), word("school", &[])],
        substances: vec![substance("silk", "9007-76-5"), substance("nylon", "63428-84-2")],
        bounds: vec![BoundDecl { lower: "max-load".into(), upper: "mass".into(), because: "weight".into() }],
    }
}

/// The vocabulary with entries 1.A.1, 1.A.2, 2.A.1, 10.A.1 (all with rules) and their headings.
pub(crate) fn vocabulary() -> Vocabulary {
    let mut vocabulary = Vocabulary::new(declarations()).unwrap();
    vocabulary.set_entries(EntryNames::new(
        [("1.A", false), ("10.A.1", true), ("1.A.2", true), ("1.A.1", true), ("2.A.1", true)]
            .map(|(id, ruled)| (id.to_owned(), ruled)),
    ));
    vocabulary
}

pub(crate) fn rule(vocabulary: &mut Vocabulary, text: &str) -> Rule {
    check(&parse(text).unwrap(), vocabulary, &()).unwrap()
}

/// A dossier written as `key = value` lines: `class`, facts, `purpose yes T`, `purpose no T`, `complete purpose`,
/// `flight REACH LOAD KIND`, `complete LIST`, `for RELATION [ACTIVITY] ENTRY`.
pub(crate) fn dossier(vocabulary: &Vocabulary, text: &str) -> (Dossier, Judged) {
    let mut dossier = Dossier::new("toy");
    let mut flights = Members::default();
    let mut systems = Members::default();
    let mut judged = Judged::default();
    for line in text.lines().map(str::trim).filter(|line| !line.is_empty()) {
        let parts: Vec<&str> = line.split_whitespace().collect();
        match parts.as_slice() {
            ["class", name] => {
                dossier.add_class(vocabulary, vocabulary.find_class(name).unwrap()).unwrap();
            }
            ["flight", rest @ ..] => flights.members.push(flight(vocabulary, rest)),
            ["complete", "flight"] => flights.complete = true,
            ["complete", "for"] => dossier.purposes_complete = true,
            ["complete", purpose] => {
                let id = vocabulary.find_purpose(purpose).unwrap();
                dossier.state_purpose(id, Statement { complete: true, ..Statement::default() });
            }
            ["for", relation, activity, entry] => {
                let mut system = Dossier::new("system");
                system.link = Link {
                    relation: vocabulary.find_purpose(relation),
                    activity: vocabulary.find_activity(activity),
                };
                systems.members.push(system);
                let mut found = Judged { truths: vec![Truth::False; 8], ..Judged::default() };
                if let Some(open) = entry.strip_suffix('?') {
                    found.truths[vocabulary.entries().find(open).unwrap().index()] = Truth::Unknown;
                } else {
                    found.truths[vocabulary.entries().find(entry).unwrap().index()] = Truth::True;
                }
                let list = vocabulary.for_list().unwrap();
                match judged.members.iter_mut().find(|(id, _)| *id == list) {
                    Some((_, members)) => members.push(found),
                    None => judged.members.push((list, vec![found])),
                }
            }
            [purpose, answer @ ("yes" | "no"), target] => {
                let target = match vocabulary.find_use(target) {
                    Some(id) => Target::Use(id),
                    None => Target::Entries(vocabulary.entries().range(target).unwrap()),
                };
                let mut statement = Statement::default();
                if *answer == "yes" {
                    statement.yes.push(target)
                } else {
                    statement.no.push(target)
                }
                dossier.state_purpose(vocabulary.find_purpose(purpose).unwrap(), statement);
            }
            [name, "=", rest @ ..] => {
                let (family, parameter) = Vocabulary::split_fact_name(name);
                let id = vocabulary.known_fact(family, parameter).unwrap().unwrap();
                dossier.set(id, value(vocabulary.fact(id).unwrap(), &rest.join(" "), vocabulary));
            }
            _ => panic!("{line}"),
        }
    }
    if !flights.members.is_empty() || flights.complete {
        dossier.set_list(vocabulary.find_list("flight").unwrap(), flights);
    }
    if !systems.members.is_empty() {
        dossier.set_list(vocabulary.for_list().unwrap(), systems);
    }
    (dossier, judged)
}

fn flight(vocabulary: &Vocabulary, parts: &[&str]) -> Dossier {
    let list = vocabulary.find_list("flight").unwrap();
    let mut member = Dossier::default();
    for (name, text) in ["reach", "load", "kind"].iter().zip(parts) {
        if *text != "-" {
            let id = vocabulary.find_member_fact(list, name).unwrap();
            member.set(id, value(vocabulary.fact(id).unwrap(), &text.replace('_', " "), vocabulary));
        }
    }
    member
}

fn value(fact: &Fact, text: &str, vocabulary: &Vocabulary) -> Value {
    match &fact.kind {
        FactKind::Flag => Value::Flag(text == "true"),
        FactKind::Word => Value::Word(text.split('|').map(|word| fact.value_bit(word).unwrap()).sum()),
        FactKind::Words => {
            let bits = |sign: char| {
                text.split_whitespace()
                    .filter_map(|word| word.strip_prefix(sign))
                    .map(|word| fact.value_bit(word).unwrap())
                    .sum()
            };
            Value::Words { yes: bits('+'), no: bits('-') }
        }
        FactKind::Substance => Value::Substance(vocabulary.find_substance(text)),
        FactKind::Span(_) => {
            let (from, to) = text.split_once("..").unwrap();
            let end = |text: &str| {
                (!text.trim().is_empty()).then(|| Quantity::parse(text.trim()).unwrap().magnitude().clone())
            };
            Value::Span { from: end(from), to: end(to) }
        }
        FactKind::Quantity(_) | FactKind::Count => Value::Number(interval(text)),
    }
}

/// `3 km`, `2 km..3 km` (ends included), `..<3 km`, `>2 km..`.
pub(crate) fn interval(text: &str) -> Interval {
    let Some((low, high)) = text.split_once("..") else {
        return Measured::parse(text).unwrap().interval;
    };
    let end = |text: &str| {
        let plain = text.trim().trim_start_matches(['<', '>']);
        if plain.is_empty() {
            return End::Unbounded;
        }
        let number = Quantity::parse(plain).unwrap().magnitude().clone();
        if plain == text.trim() { End::Closed(number) } else { End::Open(number) }
    };
    Interval::new(end(low), end(high)).unwrap()
}

/// The truth of a rule over a dossier, both as text.
pub(crate) fn truth(rule_text: &str, dossier_text: &str) -> Truth {
    let mut vocabulary = vocabulary();
    let rule = rule(&mut vocabulary, rule_text);
    let (dossier, judged) = dossier(&vocabulary, dossier_text);
    Scene::judged(&vocabulary, &dossier, &judged).truth(&rule)
}

/// Checks rows of rule, dossier and truth.
pub(crate) fn rows(rows: &[(&str, &str, Truth)]) {
    for (rule, dossier, expected) in rows {
        assert_eq!(truth(rule, dossier), *expected, "`{rule}` over `{dossier}`");
    }
}
