//! A run: from an input to its output, over what an earlier run left.

mod files;
mod lines;
mod pipeline;
mod products;

use crate::answer::Answers;
use crate::input::Rows;
use crate::journal::{Identity, Journal, State};
use crate::judge::Judge;
use crate::map::Layout;
use crate::output::Encoder;
use crate::row::Head;
use crate::{BulkError, Format, Split, Totals};
use files::Files;
pub use lines::{LinesBasis, LinesJob, run_lines};
pub use products::{Job, run, run_while};
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};

/// What every run is, whatever its rows are.
#[derive(Clone, Copy)]
struct Task<'a> {
    input: &'a Path,
    output: &'a Path,
    threads: usize,
    split: Split,
    resume: bool,
    durable_every: u64,
}

/// How far a run is.
#[derive(Clone, Copy, Debug)]
pub struct Progress<T = Totals> {
    /// The ledger so far, earlier runs counted.
    pub totals: T,
    /// How far the input is read, and its extent, in one measure.
    pub place: u64,
    /// The end of the input in that measure.
    pub extent: u64,
    /// Whether what the totals say was just made durable.
    pub durable: bool,
}

/// A run that ended.
#[derive(Clone, Debug)]
pub struct Done<T = Totals> {
    /// Its ledger, which adds up.
    pub totals: T,
    /// The file of malformed rows, where there are any.
    pub malformed: Option<PathBuf>,
    /// The file of the totals.
    pub ledger: PathBuf,
    /// Rows that an earlier run had written.
    pub resumed_at: Option<u64>,
}

/// What reads and judges the rows of a file, made when it is known that there is anything to do.
struct Opened<'a, J> {
    rows: Box<dyn Rows>,
    judge: J,
    layout: &'a Layout,
    heads: &'a [Head],
}

/// A watch that never says to stop.
fn to_its_end<T>(watch: &mut dyn FnMut(&Progress<T>)) -> impl FnMut(&Progress<T>) -> ControlFlow<()> {
    |progress| {
        watch(progress);
        ControlFlow::Continue(())
    }
}

/// The ledger of what a judge says.
type TotalsOf<J> = <<J as Judge>::Answer as Answers>::Totals;

impl Task<'_> {
    fn formats(&self) -> Result<(Format, Format), BulkError> {
        Ok((Format::of(self.input)?, Format::of(self.output)?))
    }

    /// The identity of a run of products; one of declarations adds to it.
    fn identity(
        &self,
        engine: &str,
        corpus: String,
        edition: &str,
        map: Option<&str>,
    ) -> Result<Identity, BulkError> {
        let (bytes, modified, ends) = Identity::of_input(self.input)?;
        let ending = |path: &Path| path.extension().unwrap_or_default().to_string_lossy().to_lowercase();
        Ok(Identity {
            engine: engine.to_owned(),
            corpus,
            edition: edition.to_owned(),
            map: map.map(str::to_owned),
            brief: false,
            bytes,
            modified,
            ends,
            formats: (ending(self.input), ending(self.output)),
            split: self.split.to_string(),
            declarations: None,
        })
    }

    /// What an earlier run left: its end, or where it stopped.
    fn left<T: crate::totals::Ledger>(&self, identity: &Identity) -> Result<Left<T>, BulkError> {
        let files = Files::of(self.output, self.formats()?.1, self.split);
        if let Some(done) = files.finished(identity, self.resume)? {
            return Ok(Left::Done(done));
        }
        let earlier = files.earlier(identity, self.resume)?;
        Ok(Left::Rows(Box::new((files, earlier))))
    }

    /// Judges every row that is left.
    fn go<J: Judge>(
        &self,
        identity: Identity,
        (files, earlier): Begun<TotalsOf<J>>,
        opened: Opened<'_, J>,
        watch: &mut dyn FnMut(&Progress<TotalsOf<J>>) -> ControlFlow<()>,
    ) -> Result<Done<TotalsOf<J>>, BulkError> {
        let Opened { mut rows, judge, layout, heads } = opened;
        let formats = self.formats()?;
        let encoder = Encoder::new(formats, self.output, layout, heads, J::Answer::columns());
        let resumed_at = earlier.as_ref().map(|journal| crate::totals::Ledger::read(&journal.totals));
        let (mut journal, mut open) = match earlier {
            Some(journal) if journal.state == State::Running => {
                let open = files.reopen(&journal)?;
                rows.go_to(journal.position)?;
                (journal, Some(open))
            }
            Some(journal) => (journal, None),
            None => {
                let begin = pipeline::first_row(rows.as_mut(), self.split)?;
                let mut journal = Journal::new(identity, begin);
                let open = files.create(&encoder, &mut journal)?;
                (journal, Some(open))
            }
        };
        if let Some(open) = &mut open {
            pipeline::run(self, rows.as_mut(), &judge, &encoder, open, &mut journal, watch)?;
            journal.state = State::Written;
            open.durable(&journal)?;
        }
        drop(open);
        files.finish(&encoder, &journal, resumed_at)
    }
}

/// What an earlier run left.
enum Left<T> {
    /// Everything: it had ended.
    Done(Done<T>),
    /// Rows to be judged.
    Rows(Box<Begun<T>>),
}

/// The files of a run, and how far an earlier one came.
type Begun<T> = (Files, Option<Journal<T>>);
