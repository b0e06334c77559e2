//! What is being done and waited for, on the error output: figures alone go to the output.

use std::sync::LazyLock;
use std::time::Instant;

static BEGUN: LazyLock<Instant> = LazyLock::new(Instant::now);

/// Says what is done next, with the minutes and seconds since the first time.
pub fn say(what: &str) {
    let seconds = BEGUN.elapsed().as_secs();
    eprintln!("{:02}:{:02} {what}", seconds / 60, seconds % 60);
}
