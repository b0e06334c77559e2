//! Batches on threads, with the time they take.

use rustix::time::{ClockId, clock_gettime};
use std::time::{Duration, Instant};

/// Does something with every item on this thread; the time that the thread was at work, which a busy machine changes little.
pub fn alone<T>(items: &[T], work: impl Fn(&T) -> usize) -> (Duration, usize) {
    let start = at_work();
    let total = items.iter().map(work).sum();
    (at_work().saturating_sub(start), total)
}

/// Does something with every item, on so many threads; the time until all are done.
pub fn together<T: Sync>(
    items: &[T],
    threads: usize,
    work: impl Fn(&T) -> usize + Sync,
) -> (Duration, usize) {
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

/// How long this thread was at work.
fn at_work() -> Duration {
    read(ClockId::ThreadCPUTime)
}

/// How long all threads of this process were at work.
#[must_use]
pub fn process_at_work() -> Duration {
    read(ClockId::ProcessCPUTime)
}

fn read(clock: ClockId) -> Duration {
    let time = clock_gettime(clock);
    let part = |part: i64| u64::try_from(part).unwrap_or_default();
    Duration::from_secs(part(time.tv_sec)) + Duration::from_nanos(part(time.tv_nsec))
}
