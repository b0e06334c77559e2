//! Executors and the scheduler killed as `kill -9` does, at moments that are events of the job: never another result.

use crate::files::{Desk, Said};
use crate::machine::{Machine, Ran};

/// Moments: after how many attempts had started, or how many splits were done, and which executor dies.
const MOMENTS: [(&str, usize, usize); 10] = [
    (" started", 1, 0),
    (" started", 2, 1),
    (" started", 3, 0),
    (" started", 4, 1),
    (" started", 6, 0),
    ("done by attempt", 1, 0),
    ("done by attempt", 2, 1),
    ("done by attempt", 3, 0),
    ("done by attempt", 5, 1),
    ("done by attempt", 6, 0),
];

fn same(desk: &Desk, output: &str, ran: &Ran, reference: &Said) {
    assert_eq!(ran.code, 0, "{}", ran.text());
    assert_eq!(desk.written(output), *reference, "{}", ran.text());
}

#[test]
fn an_executor_killed_at_ten_moments_changes_nothing() {
    let desk = Desk::new(7, 300);
    let mut machine = Machine::new(2);
    let reference = desk.reference(7);
    for (moment, (event, number, which)) in MOMENTS.into_iter().enumerate() {
        let output = format!("out-{moment}");
        let mut seen = 0;
        let mut killed = 0;
        let ran = machine.run(&desk, &output, &[], |machine, line| {
            if line.starts_with("split ") && line.contains(event) {
                seen += 1;
                if seen == number && killed == 0 {
                    killed += 1;
                    machine.executors.remove(which).kill();
                    machine.start_executor();
                }
            }
        });
        assert_eq!(killed, 1, "the moment `{event}` {number} came: {}", ran.text());
        same(&desk, &output, &ran, &reference);
    }
}

#[test]
fn both_executors_killed_change_nothing() {
    let desk = Desk::new(5, 300);
    let mut machine = Machine::new(2);
    let mut seen = 0;
    let ran = machine.run(&desk, "out", &[], |machine, line| {
        if line.contains(" started") {
            seen += 1;
            if seen == 3 {
                for executor in machine.executors.drain(..) {
                    executor.kill();
                }
                machine.start_executor();
                machine.start_executor();
            }
        }
    });
    assert!(seen >= 3, "{}", ran.text());
    same(&desk, "out", &ran, &desk.reference(5));
}

#[test]
fn a_scheduler_killed_is_said_and_the_next_run_goes_on() {
    let desk = Desk::new(6, 300);
    let mut machine = Machine::new(2);
    let mut done = 0;
    let ran = machine.run(&desk, "out", &["--attempts", "2", "--deadline", "15"], |machine, line| {
        if line.contains("done by attempt") {
            done += 1;
            if done == 2 {
                machine.kill_scheduler();
            }
        }
    });
    assert_eq!(ran.code, 3, "{}", ran.text());
    assert!(ran.text().contains("the job is NOT done: "), "{}", ran.text());
    // Its executors find the next one by themselves.
    machine.start_scheduler();
    let ran = machine.run(&desk, "out", &[], |_, _| {});
    let kept = ran.lines.iter().find(|line| line.contains("were done by an earlier run")).unwrap();
    assert!(!kept.starts_with("0 of 6"), "{kept}");
    same(&desk, "out", &ran, &desk.reference(6));
}

/// Rows of a split that is evaluated in two batches.
const TWO_BATCHES: usize = 9_000;

#[test]
fn an_executor_killed_within_a_split_leaves_nothing_of_it() {
    let desk = Desk::new(2, TWO_BATCHES);
    let reference = desk.reference(2);
    let mut machine = Machine::new(2);
    for moment in 0..2 {
        let output = format!("out-{moment}");
        let mut killed = false;
        let ran = machine.run(&desk, &output, &[], |machine, line| {
            if !killed && line.contains("split 2: attempt 1 started") {
                killed = true;
                // It says so after the first batch, and the second is still to come.
                machine.kill_who_says("evaluated rows=8192");
                machine.start_executor();
            }
        });
        assert!(killed, "{}", ran.text());
        same(&desk, &output, &ran, &reference);
    }
}
