//! Work on two threads. There are always two, so that answers are the same on every machine.

/// Does the same with two things, each on a thread of its own.
pub(super) fn both<T: Send, R: Send>((one, other): (T, T), work: impl Fn(T) -> R + Sync) -> (R, R) {
    std::thread::scope(|scope| {
        let other = scope.spawn(|| work(other));
        let one = work(one);
        match other.join() {
            Ok(other) => (one, other),
            Err(panic) => std::panic::resume_unwind(panic),
        }
    })
}

/// Every second of some things, and the rest.
pub(super) fn halves<T>(all: impl Iterator<Item = T>) -> (Vec<T>, Vec<T>) {
    let (even, odd): (Vec<_>, Vec<_>) = all.enumerate().partition(|(at, _)| at % 2 == 0);
    let things = |some: Vec<(usize, T)>| some.into_iter().map(|(_, one)| one).collect();
    (things(even), things(odd))
}
