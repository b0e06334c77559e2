//! Files of products through the command: answers, exit codes, and runs that are killed at any moment.

use crate::run::{json, mtcr, mtcr_in};
use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Command, Stdio};

fn example(name: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../examples/bulk").join(name);
    path.canonicalize().expect("an example").to_str().expect("a plain path").to_owned()
}

#[test]
fn a_catalogue_comes_out_with_its_answers() {
    let folder = tempfile::tempdir().expect("a folder");
    let output = folder.path().join("out.csv").to_str().expect("a plain path").to_owned();
    let (input, map) = (example("engines.csv"), example("engines.map.toml"));
    let (code, ledger) = json(&["bulk", &input, "--map", &map, "-o", &output]);
    assert_eq!(code, 1);
    let rows = &ledger["rows"];
    assert_eq!((&rows["in"], &rows["malformed"]), (&8.into(), &2.into()), "{ledger}");
    let sum = ["decided", "undetermined", "malformed"].map(|name| rows[name].as_u64().expect("a count"));
    assert_eq!(sum.iter().sum::<u64>(), 8);
    let out = std::fs::read_to_string(&output).expect("the output");
    let line = |name: &str| out.lines().find(|line| line.starts_with(name)).expect("a row").to_owned();
    assert!(line("TJ-40").contains(";controlled;II;II;3.A.1.a;"), "{}", line("TJ-40"));
    // 89.9 lbf are 399.9 N, and the limit is more than 400 N.
    assert!(!line("TJ-89").contains(";controlled;"), "{}", line("TJ-89"));
    let malformed = std::fs::read_to_string(format!("{output}.malformed.csv")).expect("the malformed rows");
    assert!(malformed.contains("8,Type,\"the mapping gives `turbojet blade` no meaning"), "{malformed}");
    assert!(malformed.contains("9,Max thrust (lbf),`1O5` is not a number"), "{malformed}");
}

#[test]
fn exit_codes_say_whether_somebody_must_look() {
    let folder = tempfile::tempdir().expect("a folder");
    let write = |name: &str, text: &str| std::fs::write(folder.path().join(name), text).expect("a file");
    let asserted =
        |id: &str| format!("{{\"name\":\"x\",\"entry\":{{\"id\":\"{id}\",\"by\":\"its maker\"}}}}\n");
    write("none.ndjson", &asserted("none"));
    write("some.ndjson", &(asserted("none") + &asserted("11.A.3")));
    write("table.csv", "Name\nx\n");
    write("map.toml", "[columns]\n\"Nme\" = \"name\"\n");
    for (arguments, code) in [
        (&["bulk", "some.ndjson", "-o", "some.out.ndjson"][..], 1),
        (&["bulk", "some.ndjson", "-o", "some.out.ndjson"], 2),
        (&["bulk", "some.ndjson", "-o", "some.out.ndjson", "--resume"], 1),
        (&["bulk", "table.csv", "-o", "table.out.csv"], 2),
        (&["bulk", "table.csv", "-o", "table.out.csv", "--map", "map.toml"], 2),
        (&["bulk", "none.csv", "-o", "table.out.csv", "--map", "map.toml"], 2),
        (&["bulk", "some.ndjson", "-o", "other.ndjson", "--split", "3/2"], 2),
        (&["bulk", "merge", "some.out.ndjson", "-o", "merged.ndjson", "table.csv"], 2),
        (&["bulk", "map", "table.csv"], 0),
    ] {
        let ran = mtcr_in(folder.path(), arguments);
        assert_eq!(ran.code, code, "{arguments:?}: {}{}", ran.stdout, ran.stderr);
    }
}

/// Rows enough for a run to be killed in.
fn catalogue() -> String {
    let mut rows = String::from("Name,Type,Thrust (lbf),Mass (kg),Note\n");
    for at in 0..2000 {
        match at % 6 {
            0 => rows.push_str(&format!("engine {at},turbojet,{at},30,\"two\nlines\"\n")),
            1 => rows.push_str(&format!("engine {at},turbofan,9{at},,\r\n")),
            2 => rows.push_str(&format!("engine {at},ramjet,1,1,\n")),
            3 => rows.push_str("too,few\n"),
            4 => rows.push_str(&format!("\"engine \"\"{at}\"\"\",turbojet,,{at},\n")),
            _ => rows.push_str(&format!("engine {at},turbojet,x,1,\n")),
        }
    }
    rows
}

const MAP: &str = r#"
[columns]
"Name" = "name"
"Type" = { class = { "turbojet" = "turbojet-engine", "turbofan" = "turbofan-engine" } }
"Thrust (lbf)" = { fact = "max-thrust-uninstalled", unit = "lbf" }
"Mass (kg)" = { fact = "dry-mass", unit = "kg" }
"Note" = "ignore"
"#;

/// A run is killed behind a point that it said is durable, again and again, and ends with the bytes of one that was left
/// alone.
#[test]
fn a_killed_run_goes_on_and_ends_with_the_same_bytes() {
    let folder = tempfile::tempdir().expect("a folder");
    let at = |name: &str| folder.path().join(name);
    std::fs::write(at("in.csv"), catalogue()).expect("the input");
    std::fs::write(at("map.toml"), MAP).expect("the mapping");
    for ending in ["csv", "xlsx", "parquet"] {
        let whole = format!("whole.{ending}");
        let ran = mtcr_in(folder.path(), &["bulk", "in.csv", "--map", "map.toml", "-o", &whole]);
        assert_eq!(ran.code, 1, "{}", ran.stderr);
        for lines in 1..=3 {
            let killed = format!("killed{lines}.{ending}");
            let arguments =
                ["bulk", "in.csv", "--map", "map.toml", "-o", &killed, "--resume", "--durable-every", "1"];
            for again in [false, true] {
                let mut child = Command::new(env!("CARGO_BIN_EXE_mtcr"))
                    .args(arguments)
                    .current_dir(folder.path())
                    .stdout(Stdio::null())
                    .stderr(Stdio::piped())
                    .spawn()
                    .expect("the command runs");
                let said = BufReader::new(child.stderr.take().expect("its messages"));
                let durable = said.lines().take(lines).count();
                child.kill().expect("it can be killed");
                child.wait().expect("it ends");
                // The second run may have less before it than the number of lines to wait for.
                assert!(
                    again
                        || (durable == lines
                            && at(&format!("{killed}.journal")).exists()
                            && !at(&killed).exists())
                );
            }
            let ran = mtcr_in(folder.path(), &arguments);
            assert_eq!(ran.code, 1, "{}", ran.stderr);
            for name in ["", ".malformed.csv"] {
                let bytes = |file: &str| std::fs::read(at(&format!("{file}{name}"))).expect("a file");
                assert!(bytes(&killed) == bytes(&whole), "{killed}{name} differs from {whole}{name}");
            }
        }
    }
}

#[test]
fn what_stops_a_run_says_where_and_what_would_be_right() {
    let ran = mtcr(&["bulk", "dossiers/none.csv", "-o", "none.out"]);
    assert_eq!(ran.code, 2);
    assert!(ran.stderr.contains("known endings are `.csv`"), "{}", ran.stderr);
}
