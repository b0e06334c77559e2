//! Files of declarations through the command: outcomes, exit codes, parts, and runs that are killed.

use crate::run::{approved, mtcr, mtcr_in, page};
use serde_json::Value;
use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Command, Stdio};

fn example(name: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../examples").join(name);
    path.canonicalize().expect("an example").to_str().expect("a plain path").to_owned()
}

/// A folder with the lists of made-up parties in `lists`.
fn desk() -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    let list = example("lists/watchlist.csv");
    let ran = mtcr_in(
        folder.path(),
        &["lists", "import", "own-watchlist", &list, "--on", "2026-03-02", "--by", "an officer"],
    );
    assert_eq!(ran.code, 0, "{}", ran.stderr);
    folder
}

/// The arguments of a run over declarations that name lists, day and registry.
fn judging<'a>(registry: &'a str, others: &[&'a str]) -> Vec<&'a str> {
    let fixed = ["bulk", "--declarations", "--profile", "own", "--on", "2026-03-02", "--registry", registry];
    fixed.into_iter().chain(others.iter().copied()).collect()
}

#[test]
fn a_file_of_declarations_comes_out_as_approved() {
    let folder = desk();
    for name in ["bulk/declarations.csv", "bulk/declarations.map.toml", "bulk/licences.csv", "registry.toml"]
    {
        let to = folder.path().join(Path::new(name).file_name().expect("a name"));
        std::fs::copy(example(name), to).expect("a copy");
    }
    let arguments = judging(
        "registry.toml",
        &[
            "declarations.csv",
            "--map",
            "declarations.map.toml",
            "--licences",
            "licences.csv",
            "-o",
            "out.csv",
        ],
    );
    let ran = mtcr_in(folder.path(), &arguments);
    let mut text = page(&arguments, &ran);
    for name in ["out.csv", "out.csv.malformed.csv"] {
        let content = std::fs::read_to_string(folder.path().join(name)).expect("an output");
        text.push_str(&format!("--- {name}\n{content}"));
    }
    approved([("bulk-declarations", text)]);
}

const HEADER: &str = "id,goods,tariff,destination,licence,exporter,consignee,consignee-state\n";

#[test]
fn exit_codes_say_whether_somebody_must_look() {
    let folder = desk();
    let registry = example("registry.toml");
    let write = |name: &str, text: &str| std::fs::write(folder.path().join(name), text).expect("a file");
    let cleared = "1,cotton shirts,6105.10,XB,,Velmar,Tessal,XB\n";
    write("clear.csv", &format!("{HEADER}{cleared}"));
    write("some.csv", &format!("{HEADER}{cleared}2,ammonium perchlorate,2829.90,XB,,Velmar,Tessal,XB\n"));
    write("none.csv", HEADER);
    write("other.csv", "id,goods\n1,shirts\n");
    write("bad.toml", "[columns]\nid = \"idd\"\n");
    write("licences.csv", "reference,entries,from,until,used-up\nXA-1,77.Z,2026-01-01,,\n");
    for (arguments, code, part) in [
        (&["clear.csv", "-o", "clear.out.csv"][..], 0, "1 = 1 + 0 + 0 + 0"),
        (&["clear.csv", "-o", "clear.out.csv"], 2, "is there already"),
        (&["clear.csv", "-o", "clear.out.csv", "--resume"], 0, "of them 1 before this run"),
        (&["none.csv", "-o", "none.out.csv"], 0, "there is a header and no row"),
        (&["some.csv", "-o", "some.out.ndjson"], 1, "2 = 1 + 1 + 0 + 0"),
        (&["other.csv", "-o", "other.out.csv"], 2, "no column is `consignee`"),
        (&["some.csv", "-o", "x.csv", "--map", "bad.toml"], 2, "did you mean `id`?"),
        (
            &["some.csv", "-o", "x.csv", "--licences", "licences.csv"],
            2,
            "line 2: `77.Z` is no entry of the law",
        ),
        (&["some.csv", "-o", "x.csv", "--lists", "nowhere"], 3, "no line could be cleared on 2026-03-02"),
        (&["some.csv", "-o", "x.csv", "--brief"], 2, "--brief"),
    ] {
        let ran = mtcr_in(folder.path(), &judging(&registry, arguments));
        let said = format!("{}{}", ran.stdout, ran.stderr);
        assert_eq!(ran.code, code, "{arguments:?}: {said}");
        assert!(said.contains(part), "{arguments:?}: {part}: {said}");
    }
    // A list that is too old refuses before the first line.
    let mut late = judging(&registry, &["some.csv", "-o", "x.csv"]);
    late[5] = "2029-03-02";
    let ran = mtcr_in(folder.path(), &late);
    assert!(ran.code == 3 && ran.stderr.contains("own-watchlist: it was imported"), "{}", ran.stderr);
    assert!(!folder.path().join("x.csv.journal").exists());
    let ran = mtcr(&["bulk", "some.csv", "-o", "x.csv", "--lists", "lists"]);
    assert!(ran.code == 2 && ran.stderr.contains("--declarations"), "{}", ran.stderr);
}

/// Lines enough for a run to be killed in.
fn day() -> String {
    let mut rows = HEADER.to_owned();
    for at in 0..3000 {
        match at % 5 {
            0 => rows.push_str(&format!("{at},\"cotton\nshirts\",6105.10,XB,,Velmar,Tessal {at},XB\r\n")),
            1 => rows.push_str(&format!("{at},laser gyro,9014.20,XC,,Velmar,Tessal,XC\n")),
            2 => rows.push_str(&format!("{at},shirts,6105.10,XB,,Velmar,Borovian Rocket Motor Works,XB\n")),
            3 => rows.push_str("too,few\n"),
            _ => rows.push_str(&format!("{at},shirts,61,XB,,Velmar,Tessal,XB\n")),
        }
    }
    rows
}

/// A run is killed behind a point that it said is durable, twice, and ends with the bytes of one that was left alone; so do
/// merged parts.
#[test]
fn killed_runs_and_parts_end_with_the_same_bytes() {
    let folder = desk();
    let registry = example("registry.toml");
    let at = |name: &str| folder.path().join(name);
    let bytes = |name: &str| std::fs::read(at(name)).expect("a file");
    std::fs::write(at("in.csv"), day()).expect("the input");
    for ending in ["csv", "parquet"] {
        let whole = format!("whole.{ending}");
        let ran = mtcr_in(
            folder.path(),
            &[&judging(&registry, &["in.csv", "-o", &whole])[..], &["--format", "json"]].concat(),
        );
        assert_eq!(ran.code, 1, "{}", ran.stderr);
        let ledger: Value = serde_json::from_str(&ran.stdout).expect("JSON");
        let count = |name: &str| ledger["rows"][name].as_u64().expect("a count");
        assert_eq!(count("in"), 3000);
        let sum: u64 = ["cleared", "referred", "rejected", "malformed"].map(count).iter().sum();
        assert_eq!((sum, count("malformed")), (3000, 1200), "{ledger}");
        assert!(ledger["banner"].as_str().is_some_and(|banner| banner.starts_with("FICTITIOUS")), "{ledger}");
        assert_eq!(ledger["on"], "2026-03-02");

        let killed = format!("killed.{ending}");
        let arguments = judging(&registry, &["in.csv", "-o", &killed, "--resume", "--durable-every", "1"]);
        for lines in [1, 3] {
            let mut child = Command::new(env!("CARGO_BIN_EXE_mtcr"))
                .args(&arguments)
                .current_dir(folder.path())
                .stdout(Stdio::null())
                .stderr(Stdio::piped())
                .spawn()
                .expect("the command runs");
            let said = BufReader::new(child.stderr.take().expect("its messages"));
            let durable = said.lines().take(lines).count();
            child.kill().expect("it can be killed");
            child.wait().expect("it ends");
            assert!(durable == lines && at(&format!("{killed}.journal")).exists());
        }
        assert!(!at(&killed).exists());
        let ran = mtcr_in(folder.path(), &arguments);
        assert_eq!(ran.code, 1, "{}", ran.stderr);
        assert!(ran.stdout.contains("before this run"), "{}", ran.stdout);

        let parts: Vec<String> = (1..=3).map(|part| format!("part{part}.{ending}")).collect();
        for (part, output) in (1..).zip(&parts) {
            let split = format!("{part}/3");
            let ran =
                mtcr_in(folder.path(), &judging(&registry, &["in.csv", "-o", output, "--split", &split]));
            assert_eq!(ran.code, 1, "{}", ran.stderr);
        }
        let merged = format!("merged.{ending}");
        let parts: Vec<&str> = parts.iter().map(String::as_str).collect();
        let ran = mtcr_in(folder.path(), &[&["bulk", "merge", "-o", &merged][..], &parts].concat());
        assert_eq!(ran.code, 1, "{}", ran.stderr);
        assert!(ran.stdout.contains("in = cleared + referred + rejected + malformed"), "{}", ran.stdout);
        for name in ["", ".malformed.csv"] {
            let expected = bytes(&format!("{whole}{name}"));
            for other in [&killed, &merged] {
                assert!(bytes(&format!("{other}{name}")) == expected, "{other}{name} differs");
            }
        }
    }
}

#[test]
fn a_mapping_is_proposed_from_headers() {
    let ran = mtcr(&["bulk", "map", "--declarations", &example("bulk/declarations.csv")]);
    // The example has semicolons, which only a mapping can say.
    assert!(ran.code == 2 && ran.stderr.contains("delimiter"), "{}", ran.stderr);
    let folder = tempfile::tempdir().expect("a folder");
    let table = std::fs::read_to_string(example("bulk/declarations.csv")).expect("the example");
    std::fs::write(folder.path().join("day.csv"), table.replace(',', " ").replace(';', ",")).expect("a file");
    let ran = mtcr_in(folder.path(), &["bulk", "map", "--declarations", "day.csv"]);
    assert_eq!(ran.code, 0, "{}", ran.stderr);
    for line in [
        "\"Description of goods\" = \"goods\" # the header says so",
        "\"HS code\" = \"tariff\" # the header says so",
        "\"Consignee\" = \"consignee\" # the header says so",
        "# \"Exporter country\" = { column = \"exporter-state\", words = { \"Arlandia\" = \"…\" } }",
        "# \"Entry\" = \"ignore\" # not recognised",
    ] {
        assert!(ran.stdout.lines().any(|found| found.starts_with(line)), "{line}\n{}", ran.stdout);
    }
}
