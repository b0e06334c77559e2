//! What is said of a transfer against what its product, its states and the registry show.

use crate::law::{contradicts, determined, determined_with, ends, law, transfer};
use std::fmt::Write;

/// A transfer from XA to XB with these facts and this line.
fn sent(facts: &str, line: &str) -> String {
    format!(
        "name = \"x\"\ndate = \"2024-05-01\"\nexporter = {{ state = \"XA\" }}\ndestination = {{ state = \"XB\" }}\n\
         [facts]\n{facts}\n[[line]]\nname = \"a\"\n{line}"
    )
}

fn entry(id: &str) -> String {
    format!("entry = {{ id = \"{id}\", by = \"test\" }}\n")
}

fn class(name: &str) -> String {
    format!("[line.product]\nclass = [\"{name}\"]\n")
}

#[test]
fn a_kind_that_the_product_contradicts_is_shown_and_refers() {
    for (said, line, contradiction) in [
        ("technology", entry("2.A.1.d"), true),
        ("software", entry("9.A.3"), true),
        ("goods", entry("16.D.1"), true),
        ("goods", entry("2.E.1"), true),
        ("production-facility", entry("9.A.3"), true),
        ("technical-assistance", entry("2.E.1"), false),
        ("technology", entry("2.E.1"), false),
        ("production-facility", entry("6.B.1"), false),
        ("goods", entry("2.B.1"), false),
        ("technology", entry("none"), false),
        ("technology", class("guidance-set"), true),
        ("software", class("hydrazine-substance").replace("hydrazine-substance", "chemical"), true),
        ("goods", class("software"), true),
        ("goods", class("technology"), true),
        ("goods", class("production-facility"), false),
        ("production-facility", class("production-equipment"), false),
        ("production-facility", class("target-drone"), true),
        ("software", class("software"), false),
    ] {
        let facts =
            format!("kind-of-item = \"{said}\"\nexporter-standing = \"partner\"\npublic-domain = true");
        determined(&transfer(&sent(&facts, &line)), |found| {
            assert_eq!(contradicts(found), contradiction, "{said} against {line}");
            if contradiction {
                assert!(
                    found.range.settled().is_none_or(|at| Some(at) == law().corpus.guidelines.bar),
                    "{said} {line}"
                );
                let ground =
                    found.grounds.iter().find(|ground| ground.rule == "said-and-found-differ").unwrap();
                let why = &ground.why[0];
                // Both places: that of the word, line 6, and that of the product.
                assert!(why.contains("(at 6:1)") && why.contains("(at t.toml:"), "{why}");
                assert!(found.asks.iter().any(|ask| ask.name == "kind-of-item"), "{said} {line}");
            }
        });
    }
}

#[test]
fn a_product_described_and_asserted_as_two_kinds_contradicts_itself() {
    let line = format!("{}{}", entry("2.E.1"), class("guidance-set"));
    determined(&transfer(&sent("exporter-standing = \"partner\"", &line)), |found| {
        assert!(contradicts(found));
        assert_eq!(ends(found), ("no-control-under-mtcr", "prohibited"));
    });
}

#[test]
fn a_kind_that_is_not_said_is_read_off_the_product() {
    for (line, asked) in [
        (class("guidance-set"), false),
        (entry("9.A.3"), false),
        (class("software"), true),
        (entry("2.E.1"), true),
        (String::from("[line.product]\nname = \"b\"\n"), true),
    ] {
        determined(&transfer(&sent("exporter-standing = \"partner\"", &line)), |found| {
            let of_releases = ["public-domain", "basic-research", "sold-from-stock", "kind-of-item"];
            let asks: Vec<&str> = found.asks.iter().map(|ask| ask.name.as_str()).collect();
            assert_eq!(asks.iter().any(|ask| of_releases.contains(ask)), asked, "{line}: {asks:?}");
            assert!(!contradicts(found), "{line}");
        });
    }
}

#[test]
fn every_entry_with_a_rule_belongs_to_a_kind() {
    let corpus = &law().corpus;
    let entries = corpus.vocabulary.entries();
    for (entry, name) in entries.iter().filter(|(entry, _)| entries.has_rule(*entry)) {
        let mut values = corpus.guidelines.values.iter().flat_map(|value| &value.entries);
        assert!(values.any(|range| range.contains(entry)), "{name} stands under no kind in bridge.toml");
    }
}

#[test]
fn the_registry_is_the_authority_and_what_is_said_may_narrow_it() {
    let both = ("not-applicable", "case-by-case");
    let bound = ("case-by-case", "case-by-case");
    let free = ("not-applicable", "not-applicable");
    for (registry, said, expected, contradiction) in [
        (&["partner"][..], "neither", both, true),
        (&["partner"], "adherent", both, true),
        (&["neither"], "partner", both, true),
        (&["partner"], "partner", bound, false),
        (&["neither"], "neither", free, false),
        (&["partner", "neither"], "partner", bound, false),
        (&["partner", "neither"], "neither", free, false),
        (&["partner", "neither"], "adherent", both, true),
        (&["partner", "neither"], "", both, false),
        (&["partner"], "", bound, false),
        (&[], "neither", free, false),
    ] {
        let mut facts = "could-contribute = false\n".to_owned();
        if !said.is_empty() {
            write!(facts, "exporter-standing = \"{said}\"").unwrap();
        }
        determined_with(&transfer(&sent(&facts, &entry("9.A.3"))), registry, |found| {
            assert_eq!(
                (ends(found), contradicts(found)),
                (expected, contradiction),
                "{registry:?} against {said}"
            );
        });
    }
}

#[test]
fn two_states_are_not_one_jurisdiction_by_a_word() {
    for (to, user, said, expected, contradiction) in [
        ("XB", "XB", "false", ("not-applicable", "case-by-case"), true),
        ("XA", "XB", "false", ("not-applicable", "case-by-case"), true),
        ("XA", "XA", "false", ("not-applicable", "not-applicable"), false),
        ("xa", "XA", "false", ("not-applicable", "not-applicable"), false),
        ("XA", "XA", "true", ("case-by-case", "case-by-case"), false),
        ("XB", "XB", "true", ("case-by-case", "case-by-case"), false),
    ] {
        let facts = format!(
            "could-contribute = false\nexporter-standing = \"partner\"\nleaves-jurisdiction = {said}"
        );
        let text = sent(&facts, &entry("9.A.3")).replace("state = \"XB\"", &format!("state = \"{to}\""));
        let text = format!("{text}[[party]]\nrole = \"end-user\"\nname = \"u\"\nstate = \"{user}\"\n");
        determined(&transfer(&text), |found| {
            assert_eq!((ends(found), contradicts(found)), (expected, contradiction), "{to} {user} {said}");
        });
    }
}

#[test]
fn a_release_reaches_the_line_and_not_what_it_contains() {
    let part = |ties: &str| {
        format!(
            "[[line.product.contains]]\nname = \"b\"\nentry = {{ id = \"2.E.1\", by = \"test\" }}\n{ties}"
        )
    };
    let no = "separable = false\nremovable = false\nduplicable = false\n";
    for (ties, expected) in [
        ("separable = true\n", ("strong-presumption-of-denial", "strong-presumption-of-denial")),
        ("", ("no-control-under-mtcr", "strong-presumption-of-denial")),
        (no, ("no-control-under-mtcr", "no-control-under-mtcr")),
    ] {
        let facts = "exporter-standing = \"partner\"\npublic-domain = true\nexporter-aware = false";
        let line = format!("{}{}", class("technology"), part(ties));
        determined(&transfer(&sent(facts, &line)), |found| assert_eq!(ends(found), expected, "{ties}"));
    }
}

#[test]
fn an_exporter_who_names_a_missile_as_the_end_use_does_not_end_at_no_control() {
    for (said, expected) in [
        ("end-use = \"missile\"\ncould-contribute = true", ("catch-all-notify", "catch-all-notify")),
        (
            "end-use = \"unmanned-military\"\ncould-contribute = true",
            ("catch-all-notify", "catch-all-notify"),
        ),
        ("end-use = \"missile\"", ("no-control-under-mtcr", "catch-all-notify")),
        (
            "end-use = \"missile\"\ncould-contribute = false",
            ("no-control-under-mtcr", "no-control-under-mtcr"),
        ),
        (
            "end-use = \"research\"\ncould-contribute = true",
            ("no-control-under-mtcr", "no-control-under-mtcr"),
        ),
        ("", ("no-control-under-mtcr", "no-control-under-mtcr")),
    ] {
        let facts = format!(
            "exporter-standing = \"partner\"\nkind-of-item = \"goods\"\nexporter-aware = false\n{said}"
        );
        determined(&transfer(&sent(&facts, &entry("none"))), |found| {
            assert_eq!(ends(found), expected, "{said}");
            let asked = found.asks.iter().any(|ask| ask.name == "could-contribute");
            assert_eq!(asked, found.range.settled().is_none(), "{said}");
        });
    }
}

#[test]
fn an_asserted_heading_has_the_category_of_everything_below_it() {
    for (id, expected) in [
        ("2.A.1.c", ("strong-presumption-of-denial", "strong-presumption-of-denial")),
        ("2.A.1", ("strong-presumption-of-denial", "strong-presumption-of-denial")),
        ("3.A.1", ("case-by-case", "case-by-case")),
        ("4.C.2", ("case-by-case", "case-by-case")),
        ("11.E.1", ("case-by-case", "case-by-case")),
        ("19", ("case-by-case", "case-by-case")),
        ("2.B", ("strong-presumption-of-denial", "prohibited")),
        ("1", ("strong-presumption-of-denial", "prohibited")),
    ] {
        let facts = "exporter-standing = \"partner\"\npublic-domain = false\nbasic-research = false\n\
            part-of-category-1-installation = false\nsold-from-stock = false";
        determined(&transfer(&sent(facts, &entry(id))), |found| {
            assert_eq!(ends(found), expected, "{id}");
            assert!(!found.blockers.is_empty(), "{id} is blocked by nothing");
        });
    }
}

#[test]
fn a_near_miss_is_evidence_and_asks_what_the_exporter_was_told_and_knows() {
    let line = "[line.product]\nclass = [\"reconnaissance-drone\"]\n[line.product.facts]\nmax-range = \"299 km\"\nmax-payload = \"20 kg\"\n";
    for (said, asks) in [
        ("", &["informed", "exporter-aware"][..]),
        ("exporter-aware = false", &["informed"]),
        ("exporter-aware = false\ninformed = false", &[]),
    ] {
        let facts = format!("exporter-standing = \"partner\"\n{said}");
        determined(&transfer(&sent(&facts, line)), |found| {
            assert!(found.grounds.iter().any(|ground| ground.rule == "G7.near"), "{said}");
            let asked = found.asks.iter().filter(|ask| ask.rules.iter().any(|rule| rule == "G7.near"));
            let mut asked: Vec<&str> = asked.map(|ask| ask.name.as_str()).collect();
            asked.sort_unstable();
            let mut asks = asks.to_vec();
            asks.sort_unstable();
            assert_eq!(asked, asks, "{said}");
            let sheet = found.factors.iter().find(|sheet| sheet.rule == "G3.C").unwrap();
            let evidence = sheet.evidence.join("\n");
            for part in ["near miss at 19.A.2", "max-range", "margin 1 km", "%"] {
                assert!(evidence.contains(part), "{part} is missing in {evidence}");
            }
        });
    }
}

#[test]
fn a_milder_statement_does_not_stand_against_what_is_written_beside_it() {
    let manuals = "kind-of-item = \"technology\"\nneeded-for = \"maintenance\"\nminimum-necessary = true\n\
        public-domain = false\nbasic-research = false";
    let licence = "[[authorisation]]\nname = \"u\"\nfor-the-item-served = true\n";
    let denial =
        "[[denial]]\nname = \"u\"\nby = \"other-government\"\nof-annex-item = true\nentry = \"9.A.3\"\n";
    let assurance = "[[assurance]]\nname = \"g\"\nby = \"recipient-government\"\nbinding = true\n\
        covers = [\"stated-use-only\", \"no-retransfer\"]\n";
    let covered = ("covered-by-licence", "covered-by-licence");
    let open = ("covered-by-licence", "strong-presumption-of-denial");
    let (two, one) =
        (("case-by-case", "case-by-case"), ("strong-presumption-of-denial", "strong-presumption-of-denial"));
    for (facts, id, list, rest, expected, blockers, contradiction) in [
        (manuals, "1.E.1", licence, "given = \"2023-01-01\"\nuntil = \"2025-01-01\"", covered, 0, false),
        (
            manuals,
            "1.E.1",
            licence,
            "given = \"2015-01-01\"\nuntil = \"2018-01-01\"\nin-force = true",
            open,
            4,
            true,
        ),
        (manuals, "1.E.1", licence, "given = \"2030-01-01\"\nin-force = true", open, 4, true),
        // The safe side of a contradiction stands.
        (
            manuals,
            "1.E.1",
            licence,
            "given = \"2023-01-01\"\nuntil = \"2025-01-01\"\nin-force = false",
            one,
            4,
            false,
        ),
        ("could-contribute = false", "9.A.3", denial, "given = \"2023-06-01\"", two, 1, false),
        (
            "could-contribute = false",
            "9.A.3",
            denial,
            "given = \"2023-06-01\"\nsame-recipient = false",
            two,
            1,
            true,
        ),
        (
            "could-contribute = false",
            "9.A.3",
            denial,
            "given = \"2023-06-01\"\nsame-item = false",
            two,
            1,
            true,
        ),
        (
            "could-contribute = false",
            "9.A.3",
            denial,
            "given = \"2023-06-01\"\nuntil = \"2026-06-01\"\nin-force = false",
            two,
            1,
            true,
        ),
        // That a denial was revoked or renewed is told by the statement alone.
        (
            "could-contribute = false",
            "9.A.3",
            denial,
            "given = \"2023-06-01\"\nin-force = false",
            two,
            0,
            false,
        ),
        (
            "could-contribute = false",
            "9.A.3",
            denial,
            "given = \"2019-06-01\"\nin-force = true",
            two,
            1,
            false,
        ),
        ("supplier-responsibility = true", "2.A.1.d", assurance, "given = \"2024-03-01\"", one, 0, false),
        (
            "supplier-responsibility = true",
            "2.A.1.d",
            assurance,
            "given = \"2030-01-01\"\nin-force = true",
            one,
            3,
            true,
        ),
    ] {
        let text = sent(&format!("exporter-standing = \"partner\"\n{facts}"), &entry(id));
        let text = format!("{text}[[party]]\nrole = \"end-user\"\nname = \"u\"\n{list}{rest}\n");
        determined(&transfer(&text), |found| {
            let blocked = found.blockers.len();
            assert_eq!(
                (ends(found), blocked, contradicts(found)),
                (expected, blockers, contradiction),
                "{list}{rest}"
            );
        });
    }
}

#[test]
fn an_entry_asserted_below_what_is_described_does_not_win_in_silence() {
    let rocket = |range: &str| {
        format!(
            "{}[[line.product.operating-point]]\nrange = \"{range}\"\npayload = \"700 kg\"\nkind = \"achievable\"\n",
            class("ballistic-missile")
        )
    };
    let plant = format!(
        "{}[line.product.facts]\nspecially-designed-for = {{ yes = [\"1.A\"] }}\n",
        class("production-facility")
    );
    let denial = "strong-presumption-of-denial";
    for (id, product, expected, contradiction) in [
        ("none", rocket("900 km"), ("no-control-under-mtcr", denial), true),
        ("19.A.1", rocket("900 km"), ("case-by-case", denial), true),
        ("1.A.1", rocket("900 km"), (denial, denial), false),
        ("none", rocket("200 km"), ("no-control-under-mtcr", "no-control-under-mtcr"), false),
        ("none", plant, ("no-control-under-mtcr", "prohibited"), true),
    ] {
        let facts = "exporter-standing = \"partner\"\nkind-of-item = \"goods\"\ncould-contribute = false\nexporter-aware = false";
        determined(&transfer(&sent(facts, &format!("{}{product}", entry(id)))), |found| {
            assert_eq!((ends(found), contradicts(found)), (expected, contradiction), "{id} beside {product}");
        });
    }
}
