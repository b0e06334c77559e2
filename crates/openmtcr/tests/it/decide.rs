//! `mtcr decide`: exit codes, several files, registries, mistakes, and what every answer must say.

use crate::run::{file, json, mtcr};

const EXAMPLES: &str = "../../../examples/transfers";
const MADE_UP: &str = "../../../examples/registry.toml";

fn example(name: &str) -> String {
    format!("{EXAMPLES}/{name}.toml")
}

#[test]
fn exit_codes_say_whether_somebody_has_to_attend() {
    for (name, code) in [
        ("water-pump", 0),
        ("inside-the-state", 0),
        ("rocket-motor", 1),
        ("standing-not-known", 1),
        ("production-facility", 1),
    ] {
        assert_eq!(mtcr(&["decide", &example(name)]).code, code, "{name}");
    }
    assert_eq!(mtcr(&["decide", "nowhere.toml"]).code, 2);
    assert_eq!(mtcr(&["decide", &example("water-pump"), "--overlay", "atlantis"]).code, 2);
    assert_eq!(mtcr(&["decide", &example("water-pump"), "--on", "yesterday"]).code, 2);
    // The law of toys has no rules on transfers.
    assert_eq!(mtcr(&["decide", &example("water-pump"), "--corpus", "law"]).code, 3);
}

#[test]
fn no_control_is_no_clearance() {
    let ran = mtcr(&["decide", &example("water-pump")]);
    assert!(ran.stdout.contains("other lists and the catch-all may apply"), "{}", ran.stdout);
    let (_, form) = json(&["decide", &example("water-pump")]);
    assert!(
        form["scope"].as_str().is_some_and(|scope| scope.contains("other lists and the catch-all may apply"))
    );
    assert!(form["nature"].as_str().is_some_and(|nature| nature.contains("not a decision")));
}

#[test]
fn each_command_names_the_one_for_the_other_document() {
    let ran = mtcr(&["classify", &example("water-pump")]);
    assert_eq!(ran.code, 2);
    assert!(
        ran.stderr.contains("this is a transfer, and here the dossier of a product is read"),
        "{}",
        ran.stderr
    );
    assert!(ran.stderr.contains("`mtcr decide`") && !ran.stderr.contains("problems"), "{}", ran.stderr);
    let ran = mtcr(&["decide", &format!("{EXAMPLES}/dossiers/hydrazine.toml")]);
    assert_eq!(ran.code, 2);
    assert!(
        ran.stderr.contains("this is the dossier of a product, and here a transfer is read"),
        "{}",
        ran.stderr
    );
    assert!(ran.stderr.contains("`mtcr classify`") && !ran.stderr.contains("problems"), "{}", ran.stderr);
}

#[test]
fn grounds_say_in_words_what_they_rest_on() {
    let text = |name: &str| {
        mtcr(&["decide", &example(name)]).stdout.split_whitespace().collect::<Vec<_>>().join(" ")
    };
    let firm = text("accelerometers-on-a-firms-word");
    for part in [
        "does not meet this; by: the end user, wanted: the government of the recipient state",
        "under 9.A.3 as asserted by the exporter, checked by the authority",
    ] {
        assert!(firm.contains(part), "{part}: {firm}");
    }
    assert!(!firm.contains("line 1:") && text("two-lines").contains("line 1:"), "{firm}");
    let denied = text("denied-by-another-government");
    assert!(denied.contains("meets this; by: another government that applies the Guidelines;"), "{denied}");
    for text in [firm, denied] {
        assert!(!text.contains("by is ") && !text.contains("covers is "), "{text}");
    }
}

#[test]
fn a_day_before_the_first_provision_is_said_to_be_one() {
    let (_, form) = json(&["decide", &example("production-facility"), "--on", "1987-04-15"]);
    assert_eq!(form["position"].as_str(), Some("refer"));
    assert_eq!(form["grounds"][0]["rule"].as_str(), Some("no-provision-in-force"), "{}", form["grounds"]);
}

#[test]
fn the_position_comes_first() {
    let ran = mtcr(&["decide", &example("production-facility-for-a-partner"), "--overlay", "us"]);
    assert_eq!(ran.stdout.lines().nth(1), Some("Prohibited [prohibited]"));
    assert!(ran.stdout.contains("The bar of the Guidelines stands"), "{}", ran.stdout);
    for line in ran.stdout.lines() {
        assert!(line.chars().count() <= 100, "{line}");
    }
}

/// A transfer whose exporting state only a made-up registry knows.
pub(crate) const LENT: &str = r#"
name = "Accelerometers lent to a partner"
date = "2005-01-01"
exporter = { name = "Hallmark Aero AB", state = "XA" }
destination = { state = "XB" }
[facts]
kind-of-item = "goods"
[[line]]
name = "Accelerometers"
entry = { id = "9.A.3", by = "the exporter" }
"#;

#[test]
fn a_made_up_registry_is_asked_and_every_answer_says_so() {
    let folder = tempfile::tempdir().expect("a folder");
    let transfer = file(&folder, "lent.toml", LENT);
    let (_, plain) = json(&["decide", &transfer]);
    assert_eq!((plain["at_least"].as_str(), plain.get("banner")), (Some("not-applicable"), None));
    assert_eq!(plain["record"]["registry"], serde_json::Value::Null);

    let arguments = ["decide", &transfer, "--registry", MADE_UP];
    let (code, form) = json(&arguments);
    assert_eq!((code, form["position"].as_str()), (1, Some("case-by-case")), "Arlandia is a partner there");
    assert!(form["banner"][0].as_str().is_some_and(|text| text.starts_with("FICTITIOUS REGISTRY from ")));
    let digest = form["record"]["registry"].as_str().expect("a digest").to_owned();
    assert_eq!(digest.len(), 64);
    let text = mtcr(&arguments).stdout;
    assert!(text.starts_with("FICTITIOUS REGISTRY from "), "{text}");
    assert!(text.contains(&format!("Registry {digest}.")), "{text}");
    let (_, several) = json(&["decide", &transfer, &example("water-pump"), "--registry", MADE_UP]);
    for form in several["determinations"].as_array().expect("determinations") {
        assert!(form["banner"][0].as_str().is_some_and(|text| text.contains("made up")), "{form}");
    }
    let ran = mtcr(&["decide", &transfer, "--registry", "none.toml"]);
    assert!(ran.code == 2 && ran.stderr.contains("none.toml:1:1"), "{}", ran.stderr);
}

#[test]
fn of_several_transfers_a_bad_one_is_named_and_the_others_are_answered() {
    let (pump, motor) = (example("water-pump"), example("rocket-motor"));
    let (code, form) = json(&["decide", &pump, &motor]);
    let names = |form: &serde_json::Value| -> Vec<String> {
        let all = form["determinations"].as_array().expect("determinations").iter();
        all.map(|one| one["name"].as_str().expect("a name").to_owned()).collect()
    };
    assert_eq!((code, names(&form).len(), form.get("problems")), (1, 2, None));

    let folder = tempfile::tempdir().expect("a folder");
    let bad = file(&folder, "bad.toml", "name = \"x\"\ndat = \"2024-05-01\"\n");
    let arguments = ["decide", &pump, &bad, "nowhere.toml", &motor];
    let ran = mtcr(&arguments);
    assert_eq!(ran.code, 2, "the gravest counts");
    for part in ["bad.toml:2:1: unknown key `dat`", "nowhere.toml:1:1: cannot be read"] {
        assert!(ran.stderr.contains(part), "{part}: {}", ran.stderr);
    }
    assert!(ran.stdout.contains("Water pumps") && ran.stdout.contains("Solid motor"), "{}", ran.stdout);
    let (code, form) = json(&arguments);
    assert_eq!((code, names(&form)), (2, vec!["Water pumps".into(), "Solid motor of great impulse".into()]));
    let files: Vec<&str> = form["problems"]
        .as_array()
        .expect("problems")
        .iter()
        .filter_map(|one| one["file"].as_str())
        .collect();
    assert!(files.contains(&bad.as_str()) && files.contains(&"nowhere.toml"), "{files:?}");

    // One file that cannot be read gives the same object, so that a program finds the problems.
    let (code, form) = json(&["decide", &bad]);
    assert_eq!((code, names(&form).len(), form["problems"][0]["line"].as_u64()), (2, 0, Some(1)));
}

#[test]
fn mistakes_are_told_with_their_place_and_what_would_be_right() {
    let folder = tempfile::tempdir().expect("a folder");
    file(&folder, "pump.toml", "class = [\"water-pmp\"]\n");
    let line = "[[line]]\nname = \"M\"\nentry = { id = \"9.A.3\", by = \"x\" }\n";
    for (text, wanted) in [
        ("name = \"x\n".to_owned(), &["t.toml:1:10: not well-formed TOML"][..]),
        ("date = \"2024-05-01\"\n".to_owned(), &["t.toml:1:1: `line` is missing", "write `[[line]]`"]),
        (line.to_owned(), &["t.toml:1:7: the transfer names no day", "`--on DATE`"]),
        (format!("date = \"1 May\"\n{line}"), &["t.toml:2:9: `1 May` is not a day", "`2024-05-01`"]),
        (format!("date = 2024-05-01\n{line}"), &["t.toml:2:8:", "write `date = \"2024-05-01\"`"]),
        (
            format!("date = \"2024-05-01\"\nexporter = {{ state = \"Deutschland\" }}\n{line}"),
            &["t.toml:3:23: unknown state `Deutschland`", "its code of two letters"],
        ),
        (format!("dat = \"2024-05-01\"\n{line}"), &["t.toml:2:1: unknown key `dat`", "`date`"]),
        (format!("[facts]\ninformd = true\n{line}"), &["t.toml:3:1: unknown fact", "`informed`"]),
        (
            "[[line]]\nname = \"M\"\ndossier = \"gone/m.toml\"\n".to_owned(),
            &["t.toml:4:12: dossier `", "gone/m.toml`: cannot be read", "from the folder of the transfer"],
        ),
        (
            "date = \"2024-05-01\"\n[[line]]\nname = \"M\"\ndossier = \"pump.toml\"\n".to_owned(),
            &["pump.toml:1:11: unknown class `water-pmp`"],
        ),
        (
            format!(
                "{line}[[assurance]]\nby = \"end-user\"\ngiven = \"2024-05-02\"\nuntil = \"2024-05-01\"\n"
            ),
            &["t.toml:8:10: ends on 2024-05-01", "first day on which it no longer holds"],
        ),
    ] {
        let text = if text.starts_with("name") { text } else { format!("name=\"T\"\n{text}") };
        let ran = mtcr(&["decide", &file(&folder, "t.toml", &text)]);
        assert_eq!(ran.code, 2, "{text}\n{}", ran.stdout);
        for part in wanted {
            assert!(ran.stderr.contains(part), "{text}\nwanted {part}\nfound {}", ran.stderr);
        }
    }
    // What is wrong with the options is told once, not for each file.
    let ran = mtcr(&["decide", &example("water-pump"), &example("hydrazine"), "--overlay", "atlantis"]);
    assert_eq!(ran.stderr.matches("unknown overlay `atlantis`").count(), 1, "{}", ran.stderr);
}

#[test]
fn a_blank_transfer_is_read_as_printed_and_with_every_example_taken() {
    let folder = tempfile::tempdir().expect("a folder");
    let blank = mtcr(&["new", "transfer"]);
    assert_eq!((blank.code, blank.stderr.as_str()), (0, ""));
    assert!(blank.stdout.lines().all(|line| line.chars().count() <= 100));
    let ran = mtcr(&["decide", &file(&folder, "blank.toml", &blank.stdout)]);
    assert!(ran.code == 2 && ran.stderr.contains("names no day"), "{}", ran.stderr);
    let (code, form) = json(&["decide", &file(&folder, "blank.toml", &blank.stdout), "--on", "2024-05-01"]);
    assert_eq!((code, form["position"].as_str()), (1, Some("refer")));

    // Examples stand behind `# `; explanations that look like them stand deeper.
    let is_example = |text: &str| {
        text.starts_with("[[")
            || text.split_once(" = ").is_some_and(|(name, _)| {
                name.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-')
            })
    };
    let taken: Vec<&str> = blank
        .stdout
        .lines()
        .map(|line| match line.strip_prefix("# ").filter(|text| is_example(text)) {
            // A product is described in one place.
            Some(text) if !text.starts_with("dossier") => text,
            _ => line,
        })
        .collect();
    let path = file(&folder, "taken.toml", taken.join("\n"));
    let (code, form) = json(&["decide", &path]);
    assert!(code <= 1, "{form}");
    let known = |name: &str| blank.stdout.contains(&format!("\n# {name} = "));
    let law = openmtcr::Law::built_in().expect("the law");
    let guidelines = &law.corpus.guidelines;
    for (id, fact) in guidelines.vocabulary.facts() {
        let left_out = guidelines.computed.contains(&id) || fact.name == "substance";
        assert_eq!(known(&fact.name), !left_out, "{}", fact.name);
    }
    let (_, form) = json(&["new", "transfer"]);
    assert_eq!(form["transfer"].as_str(), Some(blank.stdout.as_str()));
    assert_eq!(mtcr(&["new", "transfer", "--corpus", "law"]).code, 3, "the toys have no rules on transfers");
}
