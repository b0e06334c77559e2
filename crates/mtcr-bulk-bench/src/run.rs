//! Batches on threads, with the time they take.

use std::time::{Duration, Instant};

/// Does something with every item, on so many threads, and says how long it took and what the answers add up to.
pub fn timed<T: Sync>(items: &[T], threads: usize, work: impl Fn(&T) -> usize + Sync) -> (Duration, usize) {
    let start = Instant::now();
    let each = items.len().div_ceil(threads.max(1)).max(1);
    let work = &work;
    let total = std::thread::scope(|scope| {
        let running: Vec<_> = items
            .chunks(each)
            .map(|items| scope.spawn(move || items.iter().map(work).sum::<usize>()))
            .collect();
        running.into_iter().map(|thread| thread.join().unwrap_or_default()).sum()
    });
    (start.elapsed(), total)
}
