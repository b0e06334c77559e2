//! Runs in a process of their own that the system kills, with no chance to tidy up.

use crate::desk::{Desk, HEADER, MAP, Way, map};
use mtcr_bulk_files::Progress;
use std::env;
use std::fs;
use std::io::{BufRead, BufReader, Write};
use std::path::PathBuf;
use std::process::{Command, Stdio};

/// The folder and the output of the run that a process is to do and to be killed in.
const FOLDER: &str = "MTCR_TEST_FOLDER";
const OUTPUT: &str = "MTCR_TEST_OUTPUT";

fn rows() -> String {
    let mut rows = HEADER.to_owned();
    for at in 0..20_000 {
        match at % 4 {
            0 => rows.push_str(&format!("far {at},kite,{},1,no\r\n", at % 600)),
            1 => rows.push_str(&format!("\"two\nlines {at}\",kite,,{at},yes\n")),
            2 => rows.push_str("too,few\n"),
            _ => rows.push_str(&format!("open {at},kite,,,\n")),
        }
    }
    rows
}

/// One run in a folder, which says a line at each durable point.
fn run(folder: PathBuf, output: &str) {
    let way = Way { resume: true, durable_every: 256, ..Way::default() };
    let mut say = |progress: &Progress| {
        if progress.durable {
            writeln!(std::io::stderr(), "durable").unwrap();
        }
    };
    Desk::at(folder).run_as("in.csv", output, Some(&map(MAP)), way, &mut say).unwrap();
}

#[test]
fn a_killed_process_is_made_good_by_the_next() {
    if let (Some(folder), Some(output)) = (env::var_os(FOLDER), env::var(OUTPUT).ok()) {
        return run(folder.into(), &output);
    }
    let desk = Desk::new();
    desk.write("in.csv", rows());
    for ending in ["csv", "parquet"] {
        let whole = format!("whole.{ending}");
        desk.run("in.csv", &whole, Some(&map(MAP))).unwrap();
        for moments in [vec![1], vec![2, 1, 3], vec![17, 20]] {
            let output = format!("killed{}.{ending}", moments[0]);
            for lines in moments {
                let mut process = Command::new(env::current_exe().unwrap())
                    .args(["--exact", "killed::a_killed_process_is_made_good_by_the_next", "--nocapture"])
                    .env(FOLDER, desk.path(""))
                    .env(OUTPUT, &output)
                    .stdout(Stdio::null())
                    .stderr(Stdio::piped())
                    .spawn()
                    .unwrap();
                let said = BufReader::new(process.stderr.take().unwrap()).lines();
                let durable =
                    said.map(|line| line.unwrap()).filter(|line| line == "durable").take(lines).count();
                process.kill().unwrap();
                process.wait().unwrap();
                assert_eq!(durable, lines);
                assert!(desk.path(&format!("{output}.journal")).exists() && !desk.path(&output).exists());
            }
            let way = Way { resume: true, ..Way::default() };
            let done = desk.run_as("in.csv", &output, Some(&map(MAP)), way, &mut |_| {}).unwrap();
            assert!(done.resumed_at.is_some_and(|rows| rows > 0) && done.totals.read == 20_000);
            for name in ["", ".malformed.csv"] {
                let bytes = |file: &str| fs::read(desk.path(&format!("{file}{name}"))).unwrap();
                assert!(bytes(&output) == bytes(&whole), "{output}{name}");
            }
        }
    }
}
