//! 100 000 entries, of which one at a time is tampered with.

use crate::fixture::{entries, entry, export, replace_entries, trust};
use mtcr_ledger::{Finding, Verdict, verify};

type Change = fn(&mut Vec<Vec<u8>>, usize);
type Right = fn(u64) -> Finding;

#[test]
fn one_change_among_a_hundred_thousand_is_located() {
    let all = entries(100_000);
    let whole = export(&all, &[]);
    assert_eq!(verify(&whole, &trust()).expect("read").verdict(), Verdict::Whole);
    let changes: [(Change, Right); 4] = [
        (|all, at| all[at] = entry(200_000), |at| Finding::Edited { entries: at..=at }),
        (|all, at| drop(all.remove(at)), |at| Finding::Deleted { entries: at..=at }),
        (|all, at| all.swap(at, at + 1), |at| Finding::Moved { entries: at + 1..=at + 1, to: at }),
        (|all, at| all.insert(at, entry(200_000)), |at| Finding::Inserted { places: at..=at }),
    ];
    for at in [0, 255, 256, 65_535, 73_517, 99_998] {
        for (change, right) in &changes {
            let mut changed = all.clone();
            change(&mut changed, at);
            let mut files = whole.clone();
            replace_entries(&mut files, &changed);
            let report = verify(&files, &trust()).expect("read");
            assert_eq!(report.findings, [right(at as u64)]);
        }
    }
}
