//! A log that grows in any steps is the log that was written at once.

use crate::fixture::{Files, entries, grow};
use mtcr_ledger::{Hash, Log, LogFault, paths};
use proptest::prelude::*;

/// Grows a log in steps.
fn in_steps(all: &[Vec<u8>], steps: &[usize]) -> Files {
    let mut files = Files::new();
    let mut size = 0;
    for step in steps.iter().copied().chain([all.len()]) {
        let end = (size + step).min(all.len());
        let mut new = Log::new(&files, size as u64).append(&all[size..end]).expect("a longer log");
        files.append(&mut new);
        size = end;
    }
    files
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(40))]

    #[test]
    fn steps_do_not_matter(size in 0_u64..1500, steps in prop::collection::vec(0_usize..400, 0..8)) {
        let all = entries(size);
        let (once, stepped) = (grow(&all), in_steps(&all, &steps));
        for path in paths(size) {
            prop_assert_eq!(once.get(&path), stepped.get(&path), "{}", path);
        }
        let leaves: Vec<Hash> = all.iter().map(|entry| Hash::leaf(entry)).collect();
        prop_assert_eq!(Log::new(&stepped, size).root(), Ok(Hash::tree(&leaves)));
    }
}

#[test]
fn what_is_written_is_what_the_size_needs() {
    for size in [0, 1, 255, 256, 257, 700] {
        let written: Vec<String> = grow(&entries(size)).into_keys().collect();
        let mut needed: Vec<String> = paths(size).collect();
        needed.sort();
        assert_eq!(written, needed, "{size} entries");
    }
}

#[test]
fn a_log_crosses_the_third_level() {
    let leaves: Vec<Vec<u8>> = (0..65_537_u32).map(|at| at.to_be_bytes().to_vec()).collect();
    let files = grow(&leaves);
    let hashes: Vec<Hash> = leaves.iter().map(|leaf| Hash::leaf(leaf)).collect();
    assert_eq!(Log::new(&files, 65_537).root(), Ok(Hash::tree(&hashes)));
    assert!(files.contains_key("tile/2/000.p/1") && files.contains_key("tile/1/000"));
}

#[test]
fn what_does_not_fit_is_refused() {
    let files = grow(&entries(3));
    let log = Log::new(&files, 3);
    assert_eq!(log.append(&[vec![0; 65_536]]), Err(LogFault::TooLong(65_536)));
    assert!(log.append(&[vec![0; 65_535]]).is_ok());
    assert_eq!(log.inclusion(3), Err(LogFault::Beyond { asked: 3, size: 3 }));
    assert_eq!(log.consistency(4), Err(LogFault::Beyond { asked: 4, size: 3 }));
    let gone = Log::new(&files, 4);
    assert_eq!(gone.root(), Err(LogFault::Missing("tile/0/000.p/4".into())));
}
