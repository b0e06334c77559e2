//! Names asked of lists, and lists kept. `BLESS=1` writes the pages anew; read the difference.

use crate::run::{Ran, approved, mtcr, page};
use serde_json::Value;
use std::path::Path;

const FIXTURES: &str = "../../mtcr-lists/tests/fixtures";
const DAY: &str = "2026-03-02";

/// A shelf with the lists of the United Nations and a list of one's own, declared by the counts of the fixtures.
fn shelf() -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    declare(folder.path(), "un-consolidated", 40);
    let (code, _) =
        run(folder.path(), &["lists", "import", "un-consolidated", &fixture("real/un-consolidated.xml")]);
    assert_eq!(code, 0);
    let (code, _) = run(folder.path(), &["lists", "import", "own-watchlist", &fixture("made/own.csv")]);
    assert_eq!(code, 0);
    folder
}

fn fixture(path: &str) -> String {
    format!("{FIXTURES}/{path}")
}

fn declare(folder: &Path, list: &str, least: usize) {
    let built_in =
        Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("../../data/screening/lists/{list}.toml"));
    let text = std::fs::read_to_string(built_in).expect("the declaration");
    let text: Vec<String> = text
        .lines()
        .map(|line| match line.split_once("at-least") {
            Some((before, _)) => format!("{before}at-least = {least}, at-most = 5_000 }}"),
            None => line.to_owned(),
        })
        .collect();
    std::fs::create_dir_all(folder.join("declarations")).expect("a folder");
    std::fs::write(folder.join("declarations").join(format!("{list}.toml")), text.join("\n"))
        .expect("the declaration");
}

fn ran(folder: &Path, arguments: &[&str]) -> Ran {
    let folder = folder.to_str().expect("UTF-8");
    let by: &[&str] = if arguments.get(1) == Some(&"import") { &["--by", "an officer"] } else { &[] };
    mtcr(&[arguments, &["--lists", folder, "--on", DAY], by].concat())
}

fn run(folder: &Path, arguments: &[&str]) -> (i32, String) {
    let ran = ran(folder, arguments);
    (ran.code, [ran.stdout, ran.stderr].concat())
}

fn json(folder: &Path, arguments: &[&str]) -> (i32, Value) {
    let ran = ran(folder, &[arguments, &["--format", "json"]].concat());
    (
        ran.code,
        serde_json::from_str(&ran.stdout)
            .unwrap_or_else(|error| panic!("{error}: {} {}", ran.stdout, ran.stderr)),
    )
}

#[test]
fn pages_read_as_they_were_approved() {
    let folder = shelf();
    let pages: [(&str, &[&str]); 9] = [
        ("screen-clear", &["screen", "Velmar Bakery Cooperative"]),
        ("screen-hit", &["screen", "Kuryonggang Trading Corp", "--kind", "organisation"]),
        ("screen-explained", &["screen", "Behman Asgharpur", "--kind", "person", "--explain"]),
        ("screen-required", &["screen", "Velmar Bakery Cooperative", "--profile", "us"]),
        ("screen-nothing-said", &["screen", "..."]),
        ("screen-table", &["screen", "screening/parties.csv"]),
        ("screen-pairs", &["screen", "--pairs", "screening/pairs.csv"]),
        ("lists-show", &["lists", "show"]),
        ("lists-show-one", &["lists", "show", "own-watchlist"]),
    ];
    approved(pages.map(|(name, arguments)| {
        let ran = ran(folder.path(), arguments);
        assert!(
            name == "screen-pairs" || ran.stdout.lines().all(|line| line.chars().count() <= 100),
            "{}",
            ran.stdout
        );
        (name, page(arguments, &ran))
    }));
}

#[test]
fn the_list_of_the_book_can_be_tried() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = "../../../examples/lists/watchlist.csv";
    assert_eq!(run(folder.path(), &["lists", "import", "own-watchlist", file]).0, 0);
    // In other letters than it has there, and under an alias.
    for name in ["Borovskiy zavod raketnykh motorov", "Dellen Forwarders", "Velladur, Marit Oskarin"] {
        assert_eq!(run(folder.path(), &["screen", name, "--profile", "own"]).0, 1, "{name}");
    }
    assert_eq!(run(folder.path(), &["screen", "Velmar Bakery Cooperative", "--profile", "own"]).0, 0);
    // The profile for every state asks for more than that.
    assert_eq!(run(folder.path(), &["screen", "Velmar Bakery Cooperative"]).0, 3);
}

#[test]
fn exit_codes_say_clear_hits_bad_input_and_no_answer() {
    let folder = shelf();
    let code = |arguments: &[&str]| run(folder.path(), arguments).0;
    assert_eq!(code(&["screen", "Velmar Bakery Cooperative"]), 0);
    assert_eq!(code(&["screen", "Velmar Bakery Cooperative", "Munitions Industry Department"]), 1);
    assert_eq!(code(&["screen", "Velmar", "--kind", "dragon"]), 2);
    assert_eq!(code(&["screen", "Velmar", "--threshold", "1.2"]), 2);
    assert_eq!(code(&["screen", "Velmar", "--profile", "moon"]), 2);
    assert_eq!(code(&["screen", "absent.csv"]), 2);
    assert_eq!(code(&["screen", "Munitions Industry Department", "--profile", "us"]), 3);
    let empty = tempfile::tempdir().expect("a folder");
    assert_eq!(run(empty.path(), &["screen", "Velmar Bakery Cooperative"]).0, 3);
    let late = mtcr(&[
        "screen",
        "Velmar Bakery",
        "--on",
        "2026-03-20",
        "--lists",
        folder.path().to_str().expect("UTF-8"),
    ]);
    assert_eq!(late.code, 3, "{}", late.stdout);
    assert!(late.stdout.contains("18 days ago"), "{}", late.stdout);
}

#[test]
fn an_answer_for_programs_has_everything_that_it_rests_on() {
    let folder = shelf();
    let (code, answer) = json(folder.path(), &["screen", "Kuryonggang Trading Corporation"]);
    assert_eq!((code, answer["outcome"].as_str()), (1, Some("hits")));
    let hit = &answer["parties"][0]["hits"][0];
    assert_eq!((hit["list"].as_str(), hit["uid"].as_str()), (Some("un-consolidated"), Some("KPe.008")));
    assert_eq!(hit["name"], "KOREAN TANGUN TRADING CORPORATION");
    assert_eq!(hit["matched"], "Kuryonggang Trading Corporation");
    assert_eq!(hit["score"], 1.0);
    assert!(hit["tags"].as_array().expect("tags").contains(&"missile".into()));
    let sum: f64 = 1.0
        + hit["steps"]
            .as_array()
            .expect("steps")
            .iter()
            .filter_map(|step| step["delta"].as_f64())
            .sum::<f64>();
    assert_eq!(format!("{:.4}", sum.min(1.0)), "1.0000");
    assert_eq!(answer["lists"][1]["digest"].as_str().map(str::len), Some(64));
    assert!(answer["not_asked"].as_array().expect("lists").contains(&"us-sdn".into()));
}

#[test]
fn rows_of_pairs_are_answered_one_by_one_in_both_formats() {
    let json = mtcr(&["screen", "--pairs", "screening/pairs.csv", "--format", "json"]);
    let rows: Vec<Value> = serde_json::from_str(&json.stdout).expect("JSON");
    let csv = mtcr(&["screen", "--pairs", "screening/pairs.csv", "--format", "csv"]);
    assert_eq!((json.code, csv.code), (0, 0));
    assert_eq!(csv.stdout.lines().count(), rows.len() + 1);
    for (row, line) in rows.iter().zip(csv.stdout.lines().skip(1)) {
        let end = format!(
            ",{:.4},{}",
            row["score"].as_f64().expect("a score"),
            row["verdict"].as_str().expect("a verdict")
        );
        assert!(line.ends_with(&end), "{line} {end}");
    }
    let verdicts: Vec<&str> = rows.iter().filter_map(|row| row["verdict"].as_str()).collect();
    assert_eq!(verdicts.first(), Some(&"same"));
    assert_eq!(verdicts.last(), Some(&"different"));
}

#[test]
fn an_import_that_is_refused_says_why_and_leaves_the_old_version() {
    let folder = shelf();
    let (code, said) =
        run(folder.path(), &["lists", "import", "un-consolidated", &fixture("real/us-csl.csv")]);
    assert_eq!(code, 2);
    assert!(said.contains("`us-csl.csv`") && said.contains("`.xml`"), "{said}");
    let (code, said) =
        run(folder.path(), &["lists", "import", "un-consolidated", &fixture("real/cons_enhanced.xml")]);
    assert_eq!(code, 2);
    assert!(said.contains("CONSOLIDATED_LIST"), "{said}");
    let (code, said) = run(
        folder.path(),
        &["lists", "import", "own-watchlist", &fixture("made/own.csv"), "--sha256", &"0".repeat(64)],
    );
    assert_eq!(code, 3);
    assert!(said.contains("SHA-256"), "{said}");
    let (code, said) = run(folder.path(), &["lists", "import", "moon", "x.csv"]);
    assert_eq!(code, 2);
    assert!(said.contains("`un-consolidated`"), "{said}");
    let (code, answer) = json(folder.path(), &["lists", "show"]);
    assert_eq!((code, answer["in_order"].as_bool()), (0, Some(true)));
}

#[test]
fn a_difference_of_versions_tells_records_by_id_and_what_is_otherwise() {
    let folder = shelf();
    let changed = folder.path().join("changed.csv");
    let text =
        std::fs::read_to_string(crate::run::folder().join(fixture("made/own.csv"))).expect("the fixture");
    let text = text.replace("DFF Line", "Dellen Line").replace("Marit Oskarin", "Runa Oskarin");
    std::fs::write(&changed, text).expect("a file");
    let imported = ran(
        folder.path(),
        &[
            "lists",
            "import",
            "own-watchlist",
            changed.to_str().expect("UTF-8"),
            "--accept",
            "two records only",
        ],
    );
    assert_eq!(imported.code, 0, "{}", imported.stderr);
    let (code, answer) = json(folder.path(), &["lists", "diff", "own-watchlist"]);
    assert_eq!(code, 1);
    assert_eq!((answer["from"].as_u64(), answer["to"].as_u64()), (Some(1), Some(2)));
    assert_eq!(answer["added"][0]["name"], "Runa Oskarin");
    assert_eq!(answer["removed"][0]["name"], "Marit Oskarin");
    assert_eq!(answer["changed"][0]["uid"], "W-1");
    assert_eq!(answer["changed"][0]["changes"][0]["new"][0], "Dellen Line (alias, good)");
    let (code, _) = run(folder.path(), &["lists", "diff", "own-watchlist", "--from", "2", "--to", "2"]);
    assert_eq!(code, 0);
    let (code, said) = run(folder.path(), &["lists", "diff", "un-consolidated"]);
    assert_eq!(code, 2);
    assert!(said.contains("no version 0"), "{said}");
}

#[test]
fn the_template_can_be_filled_in_and_asked_about() {
    let template = mtcr(&["lists", "template"]);
    assert_eq!(template.code, 0);
    let folder = shelf();
    let table = folder.path().join("asked.csv");
    std::fs::write(
        &table,
        format!("{}7,Dellen Forwarders,organisation{}\n", template.stdout, ",".repeat(13)),
    )
    .expect("a file");
    let (code, answer) = json(folder.path(), &["screen", table.to_str().expect("UTF-8")]);
    assert_eq!((code, answer["parties"][0]["hits"][0]["uid"].as_str()), (1, Some("W-1")));
}

#[test]
fn parties_of_a_transfer_are_compared_with_lists_before_it_is_determined() {
    let folder = shelf();
    let work = tempfile::tempdir().expect("a folder");
    let transfer = |forwarder: &str| {
        let path = work.path().join("transfer.toml");
        let text = format!(
            "name = \"Pumps\"\ndate = \"2026-03-02\"\nexporter = {{ name = \"Hallmark Aero AB\", state = \"XA\" }}\n\
             destination = {{ state = \"XB\" }}\n[[party]]\nrole = \"end-user\"\nname = \"Brenn Research Centre\"\n\
             state = \"XB\"\n[[party]]\nrole = \"intermediary\"\nname = \"{forwarder}\"\n[facts]\n\
             exporter-standing = \"partner\"\nkind-of-item = \"goods\"\nexporter-aware = false\ncould-contribute = false\n\
             [[line]]\nname = \"pump\"\nentry = {{ id = \"none\", by = \"an officer\" }}\n"
        );
        std::fs::write(&path, text).expect("a transfer");
        path.to_str().expect("UTF-8").to_owned()
    };
    let decided = |forwarder: &str| {
        let lists = folder.path().to_str().expect("UTF-8").to_owned();
        let ran = mtcr(&["decide", &transfer(forwarder), "--lists", &lists, "--format", "json"]);
        let form: Value =
            serde_json::from_str(&ran.stdout).unwrap_or_else(|error| panic!("{error}: {}", ran.stderr));
        (ran.code, form, ran.stdout)
    };
    let blocked = |form: &Value| -> Vec<String> {
        let blockers = form["blockers"].as_array().expect("an array").iter();
        let grounds = blockers.flat_map(|blocker| blocker["grounds"].as_array().expect("an array"));
        grounds.map(|ground| ground["rule"].as_str().unwrap_or_default().to_owned()).collect()
    };
    // The list is of 2026-03-02 and asked about today: it may be stale by then, which clears nobody.
    let (code, form, _) = decided("Velmar Bakery Cooperative");
    let stale = code == 3;
    assert_eq!(blocked(&form).contains(&"P3.2".to_owned()), stale, "{form}");
    // Every party is compared, whatever its role.
    let (code, form, text) = decided("Kuryonggang Trading Corp");
    assert!(code == 1 || stale, "{code}");
    assert!(blocked(&form).contains(&"P3.1".to_owned()), "{form}");
    assert_eq!(
        (&form["position"], &form["could_be"]),
        (&"refer".into(), &"catch-all-licence-required".into())
    );
    let evidence = form["factors"]["proliferation-concern"]["evidence"].to_string();
    assert!(evidence.contains("Kuryonggang") && evidence.contains("KPe.008"), "{evidence}");
    // The record holds what was found: it is determined again without the lists.
    let record = work.path().join("record.json");
    std::fs::write(&record, text).expect("a record");
    let again = mtcr(&["decide", "--replay", record.to_str().expect("UTF-8")]);
    assert_eq!(again.code, 0, "{}{}", again.stdout, again.stderr);
    // A list that was never imported and is required clears nobody either.
    let empty = tempfile::tempdir().expect("a folder");
    let lists = empty.path().to_str().expect("UTF-8");
    let ran = mtcr(&["decide", &transfer("Velmar Bakery Cooperative"), "--lists", lists, "--format", "json"]);
    assert_eq!(ran.code, 3, "{}", ran.stderr);
    assert!(ran.stderr.contains("never imported"), "{}", ran.stderr);
    let form: Value = serde_json::from_str(&ran.stdout).expect("JSON");
    assert!(blocked(&form).contains(&"P3.2".to_owned()), "{form}");
}
