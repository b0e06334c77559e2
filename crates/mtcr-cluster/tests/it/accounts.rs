//! Every row is accounted for: by both executors together, over runs that go on, and when counts differ.

use crate::files::Desk;
use crate::machine::{Machine, Process, Ran, evaluated};
use std::io::Write;

fn done(ran: &Ran) {
    assert_eq!(ran.code, 0, "{}", ran.text());
}

#[test]
fn two_executors_give_the_rows_of_the_embedded_path() {
    let desk = Desk::new(6, 400);
    let mut machine = Machine::new(2);
    let ran = machine.run(&desk, "out", &[], |_, _| {});
    done(&ran);
    assert!(ran.text().contains("done: 2400 rows in, 2400 rows out"), "{}", ran.text());
    assert_eq!(desk.written("out"), desk.reference(6));
    let left: Vec<_> =
        std::fs::read_dir(desk.path("out")).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    assert_eq!(left.len(), 7, "six parts and the ledger: {left:?}");
    // Each of the two processes evaluated rows, and together they evaluated each row once.
    let ids: Vec<u32> = machine.executors.iter().map(Process::id).collect();
    assert_ne!(ids[0], ids[1]);
    let counts: Vec<u64> = machine.executors.drain(..).map(|executor| evaluated(&executor.kill())).collect();
    assert!(counts.iter().all(|rows| *rows > 0), "{counts:?}");
    assert_eq!(counts.iter().sum::<u64>(), 2400, "{counts:?}");
}

#[test]
fn a_run_goes_on_where_one_stopped_and_looks_at_what_was_done() {
    let desk = Desk::new(5, 200);
    let mut machine = Machine::new(2);
    let reference = desk.reference(5);
    // The run itself is killed after its second split.
    let run = machine.start_run(&desk, "out");
    run.until(": done by attempt");
    run.until(": done by attempt");
    run.kill();
    let ran = machine.run(&desk, "out", &[], |_, _| {});
    done(&ran);
    let kept = ran.lines.iter().find(|line| line.contains("were done by an earlier run")).unwrap();
    assert!(kept.starts_with("2 of 5") || kept.starts_with("3 of 5"), "{kept}");
    assert_eq!(desk.written("out"), reference);
    // A run over a job that is done evaluates nothing.
    let ran = machine.run(&desk, "out", &[], |_, _| {});
    done(&ran);
    assert!(
        ran.text().contains("5 of 5 splits were done") && !ran.text().contains("started"),
        "{}",
        ran.text()
    );
    // What was changed or lost since is found and done again.
    let part = desk.path("out/part-00002.csv");
    let mut bytes = std::fs::read(&part).unwrap();
    let last = bytes.len() - 2;
    bytes[last] ^= 1;
    std::fs::write(&part, bytes).unwrap();
    std::fs::remove_file(desk.path("out/part-00004.csv")).unwrap();
    let ran = machine.run(&desk, "out", &[], |_, _| {});
    done(&ran);
    let spoilt = |split: u32| ran.text().contains(&format!("split {split}: DONE BEFORE AND SPOILT SINCE"));
    assert!(spoilt(2) && spoilt(4) && !spoilt(1), "{}", ran.text());
    assert_eq!(desk.written("out"), reference);
}

#[test]
fn rows_that_do_not_add_up_are_said_and_end_the_job_in_refusal() {
    let desk = Desk::new(2, 50);
    let mut machine = Machine::new(0);
    let mut begun = false;
    let ran = machine.run(&desk, "out", &["--attempts", "2"], |machine, line| {
        // Counted, and not yet evaluated: nobody is there to do it.
        if !begun && line.contains("split 2: attempt 1 started") {
            begun = true;
            let mut file = std::fs::OpenOptions::new().append(true).open(desk.input(1)).unwrap();
            writeln!(file, "one more,turbojet,10,,,,no").unwrap();
            machine.start_executor();
        }
    });
    assert_eq!(ran.code, 3, "{}", ran.text());
    let wrong = "split 2: ATTEMPT 1 FAILED: ROWS DO NOT ADD UP: 50 in the input, 51 in the file written";
    assert!(ran.text().contains(wrong), "{}", ran.text());
    assert!(ran.text().contains("1 of 2 splits are missing\nsplit 2, "), "{}", ran.text());
    assert!(desk.path("out/part-00001.csv").exists() && !desk.path("out/part-00002.csv").exists());
    let ledger = std::fs::read_to_string(desk.path("out/job.ledger")).unwrap();
    assert!(ledger.contains("ROWS DO NOT ADD UP") && ledger.contains("\"missing\":[2]"), "{ledger}");
}

#[test]
fn two_runs_of_one_job_do_not_meet() {
    let desk = Desk::new(1, 10);
    let mut machine = Machine::new(0);
    let run = machine.start_run(&desk, "out");
    run.until("attempt 1 started");
    let ran = machine.run(&desk, "out", &[], |_, _| {});
    assert_eq!(ran.code, 2, "{}", ran.text());
    assert!(ran.text().contains("another process is running the job"), "{}", ran.text());
}

#[test]
fn an_attempt_that_hangs_is_said_and_the_next_run_goes_on() {
    let desk = Desk::new(2, 50);
    let mut machine = Machine::new(0);
    let ran = machine.run(&desk, "out", &["--deadline", "1", "--attempts", "2"], |_, _| {});
    assert_eq!(ran.code, 3, "{}", ran.text());
    for split in [1, 2] {
        let said = |attempt: u32, what: &str| {
            format!("split {split}: ATTEMPT {attempt} FAILED: no answer within 1 seconds; {what}")
        };
        assert!(ran.text().contains(&said(1, "trying again")), "{}", ran.text());
        assert!(ran.text().contains(&said(2, "given up")), "{}", ran.text());
    }
    machine.start_executor();
    let ran = machine.run(&desk, "out", &[], |_, _| {});
    done(&ran);
    assert!(ran.text().contains("split 1: attempt 3 started"), "{}", ran.text());
    assert_eq!(desk.written("out"), desk.reference(2));
}
