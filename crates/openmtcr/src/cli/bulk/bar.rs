//! How far a run is: a bar on a terminal, elsewhere a line at each point that a kill does not go behind.

use crate::cli::out;
use indicatif::{ProgressBar, ProgressStyle};
use mtcr_bulk_files::Progress;
use std::io::IsTerminal;
use std::time::Instant;

/// What shows how far a run is.
pub(super) struct Bar {
    bar: Option<ProgressBar>,
    begun: Instant,
    /// Rows that an earlier run had written, and where it stood.
    before: Option<(u64, u64)>,
}

impl Bar {
    pub(super) fn new() -> Bar {
        let style = ProgressStyle::with_template("{bar:30} {percent:>3} %  {msg}, {eta} left");
        let bar = std::io::stderr().is_terminal().then(|| ProgressBar::new(0));
        if let (Some(bar), Ok(style)) = (&bar, style) {
            bar.set_style(style);
        }
        Bar { bar, begun: Instant::now(), before: None }
    }

    /// Shows how far it is, with the rows that were read.
    pub(super) fn show<T>(&mut self, progress: &Progress<T>, read: u64) {
        let (rows, place) = *self.before.get_or_insert((read, progress.place));
        let millis = self.begun.elapsed().as_millis().max(1);
        let rate = u128::from(read - rows) * 1000 / millis;
        match &self.bar {
            Some(bar) => {
                bar.set_length(progress.extent);
                bar.set_position(progress.place);
                bar.set_message(format!("{read} rows, {rate} a second"));
            }
            None if progress.durable => {
                let percent = u128::from(progress.place) * 100 / u128::from(progress.extent.max(1));
                let gone = u128::from(progress.place.saturating_sub(place)).max(1);
                let left = u128::from(progress.extent.saturating_sub(progress.place)) * millis / gone / 1000;
                out::print_aside(&format!(
                    "{read} rows, {percent} %, {rate} rows a second, {left} seconds left\n"
                ));
            }
            None => {}
        }
    }

    pub(super) fn end(&self) {
        if let Some(bar) = &self.bar {
            bar.finish_and_clear();
        }
    }
}
