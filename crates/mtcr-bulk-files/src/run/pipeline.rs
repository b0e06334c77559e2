//! One thread reads, several judge, one writes in the order of the input. What is under way is bounded.

use super::files::Open;
use super::{Progress, Task};
use crate::answer::Answers;
use crate::input::{Position, Rows};
use crate::journal::Journal;
use crate::judge::Judge;
use crate::output::{self, Encoder};
use crate::row::{Malformed, Read, joined};
use crate::totals::Ledger;
use crate::{BulkError, Split};
use std::any::Any;
use std::collections::BTreeMap;
use std::ops::ControlFlow;
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::sync::{Arc, Mutex};

/// Rows of a batch at most.
const MOST_ROWS: usize = 256;

/// Bytes of a batch, about, at most.
const MOST_BYTES: usize = 1 << 20;

/// Batches under way for each thread.
const UNDER_WAY: usize = 4;

/// Rows on their way to be judged.
struct Batch {
    number: u64,
    reads: Vec<Read>,
    /// Where the next row begins.
    end: Position,
}

/// Rows on their way to be written.
struct Done<T> {
    number: u64,
    rows: Vec<u8>,
    malformed: Vec<u8>,
    totals: T,
    end: Position,
}

/// Judged rows, or what a thread that judges died of.
type Judged<T> = Result<Done<T>, Box<dyn Any + Send>>;

/// The ledger of what a judge says.
type TotalsOf<J> = <<J as Judge>::Answer as Answers>::Totals;

/// Why nothing more is written.
enum Stop {
    Error(BulkError),
    Died(Box<dyn Any + Send>),
}

impl From<BulkError> for Stop {
    fn from(error: BulkError) -> Self {
        Stop::Error(error)
    }
}

/// Goes to the first row of a part.
pub(super) fn first_row(rows: &mut dyn Rows, split: Split) -> Result<Position, BulkError> {
    let (begin, _) = split.bounds(rows.extent());
    while rows.go_to_next()? && rows.position().place < begin {
        rows.next_row()?;
    }
    Ok(rows.position())
}

/// Judges every row of the part from where the reader stands.
pub(super) fn run<J: Judge>(
    job: &Task<'_>,
    rows: &mut dyn Rows,
    bench: &J,
    encoder: &Encoder,
    open: &mut Open,
    journal: &mut Journal<TotalsOf<J>>,
    watch: &mut dyn FnMut(&Progress<TotalsOf<J>>) -> ControlFlow<()>,
) -> Result<(), BulkError> {
    let threads = job.threads.max(1);
    let extent = rows.extent();
    let (_, end) = job.split.bounds(extent);
    let (to_judges, batches) = sync_channel::<Batch>(threads);
    let (to_writer, done) = sync_channel::<Judged<TotalsOf<J>>>(threads);
    // A batch is read only for a leave, and its leave comes back when it is written.
    let (give_leave, leaves) = sync_channel::<()>(threads * UNDER_WAY);
    for _ in 0..threads * UNDER_WAY {
        let _ = give_leave.send(());
    }
    // Only those who judge hold it, so that the reader does not wait for them when they are gone.
    let batches = Arc::new(Mutex::new(batches));
    let read_before = journal.totals.read();
    std::thread::scope(|scope| {
        let reading = &mut *rows;
        let reader = scope.spawn(move || read(reading, end, &leaves, &to_judges));
        for _ in 0..threads {
            let (batches, to_writer) = (Arc::clone(&batches), to_writer.clone());
            scope.spawn(move || judge(bench, encoder, &batches, &to_writer));
        }
        drop((to_writer, batches));
        let mut writer = Writer {
            open,
            journal: &mut *journal,
            watch,
            extent,
            every: job.durable_every.max(1),
            since: 0,
            most: encoder.most_rows(),
        };
        let written = writer.run(&done, &give_leave);
        // Whoever waits for one of these ends now.
        drop((done, give_leave));
        let read = reader.join().unwrap_or_else(|died| resume_unwind(died));
        match written {
            Ok(()) => {}
            Err(Stop::Error(error)) => return Err(error),
            Err(Stop::Died(died)) => resume_unwind(died),
        }
        let read = read?;
        if journal.totals.read() != read_before + read {
            let what = format!("{} rows were read and {} arrived", read_before + read, journal.totals.read());
            return Err(BulkError::Ledger { what });
        }
        Ok(())
    })?;
    journal.position = rows.position();
    Ok(())
}

/// Reads rows into batches until the part ends, and gives how many there were.
fn read(
    rows: &mut dyn Rows,
    end: u64,
    leaves: &Receiver<()>,
    judges: &SyncSender<Batch>,
) -> Result<u64, BulkError> {
    let (mut count, mut number) = (0, 0);
    loop {
        let mut reads = Vec::with_capacity(MOST_ROWS);
        let mut bytes = 0;
        while reads.len() < MOST_ROWS
            && bytes < MOST_BYTES
            && rows.go_to_next()?
            && rows.position().place < end
        {
            let Some(read) = rows.next_row()? else { break };
            bytes += match &read {
                Read::Row(row) => row.raw.len(),
                Read::Malformed(row) => row.raw.len(),
            };
            reads.push(read);
        }
        if reads.is_empty() {
            return Ok(count);
        }
        count += u64::try_from(reads.len()).unwrap_or(u64::MAX);
        // The writer is gone when no leave comes; it says why.
        if leaves.recv().is_err() || judges.send(Batch { number, reads, end: rows.position() }).is_err() {
            return Ok(count);
        }
        number += 1;
    }
}

/// Judges batches until there are no more.
fn judge<J: Judge>(
    bench: &J,
    encoder: &Encoder,
    batches: &Mutex<Receiver<Batch>>,
    writer: &SyncSender<Judged<TotalsOf<J>>>,
) {
    let mut space = J::Space::default();
    loop {
        let next = batches.lock().map(|batches| batches.recv());
        let Ok(Ok(batch)) = next else { return };
        let judged = catch_unwind(AssertUnwindSafe(|| judged(bench, &mut space, encoder, batch)));
        let died = judged.is_err();
        if writer.send(judged).is_err() || died {
            return;
        }
    }
}

/// Judges a batch.
fn judged<J: Judge>(bench: &J, space: &mut J::Space, encoder: &Encoder, batch: Batch) -> Done<TotalsOf<J>> {
    let mut done = Done {
        number: batch.number,
        rows: Vec::new(),
        malformed: Vec::new(),
        totals: TotalsOf::<J>::came(u64::try_from(batch.reads.len()).unwrap_or(u64::MAX)),
        end: batch.end,
    };
    for judged in bench.judge(batch.reads, space) {
        let judged = judged.and_then(|judged| match encoder.refuses(&judged.cells) {
            None => Ok(judged),
            Some((column, reason)) => {
                Err(Malformed { line: judged.line, column, reason, raw: joined(&judged.cells) })
            }
        });
        match judged {
            Ok(judged) => {
                judged.answer.count(&mut done.totals);
                encoder.row(&judged, &mut done.rows);
            }
            Err(row) => {
                done.totals.malform();
                output::malformed(&row, &mut done.malformed);
            }
        }
    }
    done
}

/// Writes batches in the order of the input.
struct Writer<'w, T> {
    open: &'w mut Open,
    journal: &'w mut Journal<T>,
    watch: &'w mut dyn FnMut(&Progress<T>) -> ControlFlow<()>,
    extent: u64,
    every: u64,
    /// Rows since the last durable point.
    since: u64,
    /// Rows that the output can hold.
    most: u64,
}

impl<T: Ledger> Writer<'_, T> {
    fn run(&mut self, done: &Receiver<Judged<T>>, leaves: &SyncSender<()>) -> Result<(), Stop> {
        let mut early = BTreeMap::new();
        let mut next = 0;
        while let Ok(batch) = done.recv() {
            let batch = batch.map_err(Stop::Died)?;
            early.insert(batch.number, batch);
            while let Some(batch) = early.remove(&next) {
                self.write(&batch)?;
                next += 1;
                let _ = leaves.try_send(());
            }
        }
        Ok(())
    }

    fn write(&mut self, batch: &Done<T>) -> Result<(), BulkError> {
        self.open.append(&batch.rows, &batch.malformed, self.journal)?;
        self.journal.totals = self.journal.totals.and(&batch.totals);
        if self.journal.totals.written() > self.most {
            let what =
                format!("a sheet holds {} rows: write CSV, NDJSON or Parquet, or take parts", self.most);
            return Err(BulkError::broken("the output", "", what));
        }
        self.journal.position = batch.end;
        self.since += batch.totals.read();
        let durable = self.since >= self.every;
        if durable {
            self.since = 0;
            self.open.durable(self.journal)?;
        }
        let goes_on = (self.watch)(&Progress {
            totals: self.journal.totals,
            place: batch.end.place,
            extent: self.extent,
            durable,
        });
        if goes_on.is_break() {
            // Whoever goes on later begins here.
            self.open.durable(self.journal)?;
            return Err(BulkError::Stopped);
        }
        Ok(())
    }
}
