//! National law beside the Guidelines: what it may change, what it knows, and what shows it.

use crate::examples::{Choices, examples};
use crate::law::{determined, determined_beside, law, transfer};
use mtcr_corpus::corpus::guidelines::guideline_cases;
use mtcr_guidelines::{Determination, cases};
use mtcr_rules::Test;
use toml::Value;

/// What the Guidelines say, without what stands beside.
fn baseline(found: &Determination<'_>) -> String {
    let own = |rules: &[String]| -> Vec<String> {
        rules.iter().filter(|rule| !rule.contains('/')).cloned().collect()
    };
    let asks: Vec<(Option<usize>, &str, Vec<String>)> = found
        .asks
        .iter()
        .map(|ask| (ask.line, ask.name.as_str(), own(&ask.rules)))
        .filter(|(_, _, rules)| !rules.is_empty())
        .collect();
    let lines: Vec<_> =
        found.lines.iter().map(|line| (line.range, line.categories, &line.facts_in_words)).collect();
    format!(
        "{:?}\n{:?}\n{:?}\n{:?}\n{:?}\n{:?}\n{:?}\n{:?}",
        found.range,
        found.grounds,
        found.blockers,
        found.undertakings,
        asks,
        found.changes,
        found.absent,
        lines
    )
}

#[test]
fn an_overlay_never_changes_what_the_guidelines_say() {
    let guidelines = &law().corpus.guidelines;
    let mut choices = Choices(1990);
    let mut spoke = 0;
    for example in examples() {
        for round in 0..12 {
            let mut table = example.table.clone();
            let facts =
                table.entry("facts").or_insert(Value::Table(toml::Table::new())).as_table_mut().unwrap();
            for (_, fact) in guidelines.vocabulary.facts().filter(|(_, fact)| fact.list.is_none()) {
                let of_overlays = ["us-", "on-eu-", "destination-in-eu", "known-for-"];
                if !of_overlays.iter().any(|prefix| fact.name.starts_with(prefix)) || choices.one_in(2) {
                    continue;
                }
                let word = fact.decl.values.iter().find(|_| choices.one_in(2)).or(fact.decl.values.first());
                let value = match (&fact.kind, word) {
                    (mtcr_rules::FactKind::Flag, _) => Value::Boolean(choices.one_in(2)),
                    (mtcr_rules::FactKind::Word, Some(word)) => Value::String(word.id.clone()),
                    (mtcr_rules::FactKind::Words, Some(word)) => {
                        Value::Array(vec![Value::String(word.id.clone())])
                    }
                    _ => continue,
                };
                facts.insert(fact.name.clone(), value);
            }
            if round % 3 == 1 {
                let to = toml::Table::from_iter([("state".to_owned(), Value::String("RU".to_owned()))]);
                table.insert("destination".to_owned(), Value::Table(to));
            }
            let transfer = example.with(&table).unwrap_or_else(|| panic!("{}", example.name));
            let alone = determined_beside(&transfer, &[], baseline);
            let every: Vec<&str> = guidelines.overlays.iter().map(|overlay| overlay.id.as_str()).collect();
            determined_beside(&transfer, &every, |found| {
                spoke += found.overlays.iter().map(|overlay| overlay.grounds.len()).sum::<usize>();
                assert_eq!(alone, baseline(found), "{}\n{}", example.name, toml::to_string(&table).unwrap());
            });
        }
    }
    assert!(spoke > 1000, "overlays spoke {spoke} times");
}

#[test]
fn what_is_open_beside_is_asked() {
    let mut asked = 0;
    for example in examples() {
        determined(&example.transfer(), |found| {
            for overlay in &found.overlays {
                let open = overlay.grounds.iter().any(|ground| ground.truth.is_unknown());
                assert_eq!(open, !overlay.asks.is_empty(), "{}: {}", example.name, overlay.id);
                for ask in &overlay.asks {
                    asked += 1;
                    assert_eq!(ask.overlays, [overlay.id.as_str()]);
                    let shown = found.asks.iter().any(|other| {
                        other.name == ask.name
                            && other.overlays.contains(&overlay.id)
                            && ask.rules.iter().all(|rule| other.rules.contains(rule))
                    });
                    assert!(shown, "{}: {} does not ask {}", example.name, overlay.id, ask.name);
                }
            }
        });
    }
    assert!(asked > 100, "{asked} asked");
}

const LINE: &str = "[[line]]\nname = \"a\"\nentry = { id = \"9.A.3\", by = \"test\" }\n";

#[test]
fn before_anything_is_encoded_everything_is_possible() {
    let found = transfer(&format!("name = \"x\"\ndate = \"1987-04-15\"\n{LINE}"));
    determined(&found, |found| {
        for overlay in &found.overlays {
            let beside = &law().corpus.guidelines.overlays;
            let positions = &beside.iter().find(|other| other.id == overlay.id).unwrap().positions;
            assert_eq!(
                (overlay.position.as_str(), overlay.at_least.as_str(), overlay.could_be.as_str()),
                ("refer", positions[0].id.as_str(), positions[positions.len() - 1].id.as_str())
            );
        }
    });
}

#[test]
fn a_disagreement_is_shown_with_both_readings_and_left_open() {
    let found = transfer(&format!(
        "name = \"x\"\ndate = \"2024-05-01\"\ndestination = {{ state = \"RU\" }}\n[facts]\nend-use = \"research\"\nus-country-group = {{ no = [\"d-4\"] }}\n{LINE}"
    ));
    determined(&found, |found| {
        let us = found.overlays.iter().find(|overlay| overlay.id == "us").unwrap();
        assert_eq!(
            (us.at_least.as_str(), us.could_be.as_str()),
            ("licence-favourable", "licence-presumption-of-denial")
        );
        let shown = us.grounds.iter().find(|ground| ground.rule == "us/stated/us-country-group").unwrap();
        assert!(shown.why[0].starts_with("stated: us country group: none"), "{:?}", shown.why);
        assert_eq!(shown.why[1], "known: us country group: D:4");
        assert_eq!((shown.mark.as_str(), shown.read_in[0].to_string().as_str()), ("A", "us-85fr10274"));
        assert!(us.asks.iter().any(|ask| ask.name == "us-country-group"), "{:?}", us.asks);
    });
}

#[test]
fn what_is_known_without_being_stated_is_shown_with_its_source() {
    let to = |state: &str, facts: &str| {
        transfer(&format!(
            "name = \"x\"\ndate = \"2024-05-01\"\ndestination = {{ state = \"{state}\" }}\n[facts]\n{facts}\n{LINE}"
        ))
    };
    determined(&to("PL", "on-eu-annex-iv = false"), |found| {
        let eu = found.overlays.iter().find(|overlay| overlay.id == "eu").unwrap();
        assert_eq!(eu.position, "no-authorisation-needed");
        let [shown] = eu.grounds.as_slice() else { panic!("{:?}", eu.grounds) };
        assert_eq!((shown.rule.as_str(), shown.mark.as_str()), ("eu/known/destination-in-eu", "B"));
        assert_eq!(shown.read_in[0].to_string(), "public-knowledge");
        // What no rule of an overlay asks for is no ground of it.
        let us = found.overlays.iter().find(|overlay| overlay.id == "us").unwrap();
        assert!(
            us.grounds.iter().all(|ground| !ground.rule.ends_with("destination-in-eu")),
            "{:?}",
            us.grounds
        );
    });
    determined(&to("US", ""), |found| {
        let eu = found.overlays.iter().find(|overlay| overlay.id == "eu").unwrap();
        assert_eq!(eu.position, "authorisation-required");
        let why = &eu.grounds[0].why;
        let registry = "registry: US is not a member of the European Union, public-knowledge, mark B";
        assert!(why.iter().any(|why| why.contains(registry)), "{why:?}");
    });
}

#[test]
fn every_duty_says_by_which_rule_and_source() {
    let found = transfer(&format!(
        "name = \"x\"\ndate = \"2024-05-01\"\n[facts]\nus-jurisdiction = \"munitions-list\"\n{LINE}"
    ));
    determined(&found, |found| {
        let us = found.overlays.iter().find(|overlay| overlay.id == "us").unwrap();
        let owed: Vec<_> = us.duties.iter().filter(|duty| duty.truth.is_true()).collect();
        assert_eq!(owed.len(), 2, "{owed:?}");
        for duty in &us.duties {
            let ground = us.grounds.iter().find(|ground| ground.rule == duty.rule).unwrap();
            assert_eq!((duty.mark, &duty.read_in), (ground.mark, &ground.read_in));
            assert!(!duty.read_in.is_empty());
        }
    });
}

/// The relief for replacement parts names the entries that Category 7A and 9A101 implement, by the entry files.
#[test]
fn the_relief_reaches_the_entries_that_its_codes_implement() {
    let corpus = &law().corpus;
    let rule = corpus.guidelines.find("us/replacement-for-manned-aircraft").unwrap();
    let mut reached = Vec::new();
    rule.texts[0].rule.as_ref().unwrap().walk(&mut |node| {
        if let Test::Has(_, _, inner) = &node.test {
            inner.walk(&mut |node| {
                if let Test::SpecifiedIn(ranges) = &node.test {
                    reached.extend(ranges.iter().copied());
                }
            });
        }
    });
    // They are subject to the other list: their codes only point there.
    let pointers = ["2.A.1.d", "11.A.2"];
    for entry in &corpus.entries {
        let us = entry.national.iter().filter(|(list, _)| list == "us").flat_map(|(_, codes)| codes);
        let mut codes = us.filter(|code| code.starts_with("7A") || code.starts_with("9A101"));
        let implements = codes.next().is_some() && !pointers.contains(&entry.name.as_str());
        let named = reached.iter().any(|range| range.contains(entry.id));
        let heading = corpus.entries.iter().any(|other| other.name.starts_with(&format!("{}.", entry.name)));
        assert!(implements == named || (heading && named), "{}: {implements}, but {named}", entry.name);
    }
    assert!(!reached.is_empty());
}

#[test]
fn a_rule_without_its_cases_is_refused() {
    let law = law();
    let (all, _) = guideline_cases(&law.source, &law.corpus);
    for rule in law.corpus.guidelines.overlays.iter().flat_map(|overlay| &overlay.rules) {
        let without: Vec<_> = all.iter().filter(|case| case.rule != rule.id).cloned().collect();
        let gaps = cases::gaps(&law.corpus.guidelines, &without);
        assert!(gaps.iter().any(|gap| gap.starts_with(&format!("{}: ", rule.id))), "{}", rule.id);
    }
}

/// Without a row of what an overlay knows, some case finds something else.
#[test]
fn every_row_of_what_is_known_decides_a_case() {
    let law = law();
    let (all, _) = guideline_cases(&law.source, &law.corpus);
    let mut corpus = mtcr_corpus::compile(&law.source).unwrap_or_else(|report| panic!("{report}"));
    let rows: Vec<(usize, usize)> = corpus
        .guidelines
        .overlays
        .iter()
        .enumerate()
        .flat_map(|(overlay, found)| (0..found.known.len()).map(move |row| (overlay, row)))
        .collect();
    assert!(rows.len() >= 3, "{rows:?}");
    for (overlay, row) in rows {
        let taken = corpus.guidelines.overlays[overlay].known.remove(row);
        let failed = all.iter().filter(|case| cases::run(&corpus, case).is_some()).count();
        assert!(failed > 0, "nothing shows {}: {}", taken.place, taken.summary);
        corpus.guidelines.overlays[overlay].known.insert(row, taken);
    }
}
