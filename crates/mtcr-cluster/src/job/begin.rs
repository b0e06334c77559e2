//! The beginning of a job, or of another run of it; and what is known of its splits while it runs.

use super::ledger::{About, Event, FORM, Ledger};
use super::split::{Split, Written, look};
use super::{NoJob, hex, leaf};
use crate::{law, sql, tables};
use jiff::Timestamp;
use jiff::civil::Date;
use mtcr_bulk_files::Format;
use sha2::{Digest, Sha256};
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::time::Duration;

/// What to run.
pub struct Spec {
    /// The scheduler, as `host:port`.
    pub scheduler: String,
    /// The query, over a table called `input`; it gives one row for each row of that table.
    pub query: String,
    /// Files, and folders of files; each file is a split.
    pub inputs: Vec<PathBuf>,
    /// What separates columns of CSV files, where it does not follow from their names.
    pub delimiter: Option<u8>,
    /// The folder of the outputs and of the ledger. Executors write to it under the same name.
    pub output: PathBuf,
    /// How outputs are written: CSV, NDJSON or Parquet.
    pub format: Format,
    /// Splits that are in the cluster at the same time: as many as its executors have processors.
    pub at_once: usize,
    /// How long an attempt may take before it counts as failed.
    pub deadline: Duration,
    /// Attempts at each split in this run, at least one.
    pub attempts: u32,
    /// The day that lines are screened for; an earlier run's day stays.
    pub on: Date,
}

/// A job that has begun.
pub(super) struct Begun {
    pub(super) about: About,
    pub(super) folder: PathBuf,
    ledger: Ledger,
    done: BTreeMap<usize, Written>,
    attempts: BTreeMap<usize, u32>,
    kept: usize,
}

/// Begins a job, or takes it up again.
pub(super) async fn begin(spec: &Spec, say: &mut (dyn FnMut(&str) + Send)) -> Result<Begun, NoJob> {
    let ending = ending(spec)?;
    let mut inputs = Vec::new();
    for path in &spec.inputs {
        inputs.extend(tables::files(leaf::TABLE, path)?);
    }
    std::fs::create_dir_all(&spec.output).map_err(NoJob::file(&spec.output))?;
    let folder = std::fs::canonicalize(&spec.output).map_err(NoJob::file(&spec.output))?;
    checked(&inputs, &folder)?;
    let (ledger, events) = Ledger::open(&folder)?;
    let earlier = events.iter().find_map(|event| match event {
        Event::Job(about) => Some(about.clone()),
        _ => None,
    });
    let on = earlier.as_ref().map_or(spec.on, |about| about.on);
    let plan = planned(spec, &inputs, on).await?;
    let splits = match &earlier {
        Some(about) => about.splits.clone(),
        None => counted(spec, &inputs, say)?,
    };
    let about = About {
        form: FORM,
        engine: env!("CARGO_PKG_VERSION").to_owned(),
        corpus: law::digest().map_err(NoJob::Law)?,
        query: spec.query.clone(),
        plan,
        on,
        ending: ending.to_owned(),
        splits,
    };
    let mut begun =
        Begun { about, folder, ledger, done: BTreeMap::new(), attempts: BTreeMap::new(), kept: 0 };
    match earlier {
        None => begun.write(&Event::Job(begun.about.clone()))?,
        Some(earlier) => begun.resume(&earlier, &inputs, &events, say)?,
    }
    Ok(begun)
}

/// The ending of the outputs.
fn ending(spec: &Spec) -> Result<&'static str, NoJob> {
    match spec.format {
        Format::Csv => Ok("csv"),
        Format::Ndjson => Ok("ndjson"),
        Format::Parquet => Ok("parquet"),
        Format::Xlsx => Err(NoJob::BadInput {
            file: spec.output.display().to_string(),
            what: "cannot hold workbooks: executors write csv, ndjson or parquet".to_owned(),
        }),
    }
}

fn checked(inputs: &[PathBuf], folder: &Path) -> Result<(), NoJob> {
    if inputs.is_empty() {
        return Err(NoJob::NoInput);
    }
    let mut seen = BTreeSet::new();
    for input in inputs {
        let what = if input.starts_with(folder) {
            "lies in the folder of the outputs: name another folder"
        } else if !seen.insert(input) {
            "is named twice: its rows would count twice"
        } else {
            continue;
        };
        return Err(NoJob::BadInput { file: input.display().to_string(), what: what.to_owned() });
    }
    Ok(())
}

/// Plans the query on this machine, which finds every mistake in it before the cluster is asked, and gives the digest of
/// the plan.
async fn planned(spec: &Spec, inputs: &[PathBuf], on: Date) -> Result<String, NoJob> {
    let query = sql::Query { sql: &spec.query, tables: &[], delimiter: spec.delimiter, on };
    let session = sql::session(&query).await?;
    tables::register(&session, leaf::TABLE, inputs, spec.delimiter).await?;
    let state = session.state();
    let plan = state.create_logical_plan(&spec.query).await?;
    leaf::check(&plan)?;
    let plan = state.optimize(&plan)?;
    Ok(hex(&Sha256::digest(plan.display_indent().to_string())))
}

/// Counts the rows of every input.
fn counted(spec: &Spec, inputs: &[PathBuf], say: &mut (dyn FnMut(&str) + Send)) -> Result<Vec<Split>, NoJob> {
    let splits = inputs.iter().enumerate();
    let splits = splits.map(|(number, input)| Split::of(number, input, spec.delimiter));
    let splits = splits.collect::<Result<Vec<Split>, NoJob>>()?;
    let rows: u64 = splits.iter().map(|split| split.rows).sum();
    say(&format!("{} splits, {rows} rows", splits.len()));
    Ok(splits)
}

impl Begun {
    /// Takes up what an earlier run did: what is done is looked at again, and stays when it is as it was left.
    fn resume(
        &mut self,
        earlier: &About,
        inputs: &[PathBuf],
        events: &[Event],
        say: &mut (dyn FnMut(&str) + Send),
    ) -> Result<(), NoJob> {
        let about = &self.about;
        let same = earlier.splits.iter().map(|split| &split.input).eq(inputs.iter());
        let differs = [
            (earlier.form != about.form, "its ledger has another form"),
            (earlier.engine != about.engine, "another version of the program began it"),
            (earlier.corpus != about.corpus, "it rests on another law"),
            (earlier.query != about.query, "it has another query"),
            (earlier.plan != about.plan, "its mapping, its lists or the columns of its inputs have changed"),
            (earlier.ending != about.ending, "its outputs have another format"),
            (!same, "its inputs are others"),
        ];
        if let Some((_, what)) = differs.into_iter().find(|(differs, _)| *differs) {
            let ledger = self.ledger.path().display().to_string();
            return Err(NoJob::Other { ledger, what: what.to_owned() });
        }
        self.unchanged()?;
        for event in events {
            match event {
                Event::Started { split, attempt, .. } => {
                    let last = self.attempts.entry(*split).or_default();
                    *last = (*last).max(*attempt);
                }
                Event::Done { split, written, .. } => {
                    self.done.insert(*split, written.clone());
                }
                Event::Spoilt { split, .. } => {
                    self.done.remove(split);
                }
                Event::Job(_) | Event::Failed { .. } | Event::Ended { .. } | Event::Incomplete { .. } => {}
            }
        }
        let done = std::mem::take(&mut self.done);
        for (number, written) in done {
            let Some(split) = self.split(number) else { continue };
            let file = split.output(&self.folder, &self.about.ending);
            let why = match look(&file) {
                Ok(found) if found == written && found.rows == split.rows => {
                    self.done.insert(number, written);
                    continue;
                }
                Ok(_) => format!("{} is not what was written", file.display()),
                Err(why) => why,
            };
            say(&format!("split {}: DONE BEFORE AND SPOILT SINCE: {why}; it is run again", number + 1));
            self.write(&Event::Spoilt { at: Timestamp::now(), split: number, why })?;
        }
        self.kept = self.done.len();
        say(&format!("{} of {} splits were done by an earlier run", self.kept, self.splits()));
        Ok(())
    }

    fn unchanged(&self) -> Result<(), NoJob> {
        self.about.splits.iter().try_for_each(Split::unchanged)
    }

    pub(super) fn write(&mut self, event: &Event) -> Result<(), NoJob> {
        self.ledger.write(event)
    }

    pub(super) fn splits(&self) -> usize {
        self.about.splits.len()
    }

    pub(super) fn split(&self, number: usize) -> Option<Split> {
        self.about.splits.get(number).cloned()
    }

    /// Rows of all inputs.
    pub(super) fn rows(&self) -> u64 {
        self.about.splits.iter().map(|split| split.rows).sum()
    }

    /// Splits that an earlier run did.
    pub(super) fn kept(&self) -> usize {
        self.kept
    }

    /// Splits that are not done.
    pub(super) fn missing(&self) -> Vec<usize> {
        (0..self.splits()).filter(|number| !self.done.contains_key(number)).collect()
    }

    /// The number of the next attempt at a split; no two attempts of a job have the same.
    pub(super) fn next_attempt(&mut self, split: usize) -> u32 {
        let last = self.attempts.entry(split).or_default();
        *last += 1;
        *last
    }

    /// A split is done.
    pub(super) fn done(&mut self, split: usize, attempt: u32, written: Written) -> Result<(), NoJob> {
        self.write(&Event::Done { at: Timestamp::now(), split, attempt, written: written.clone() })?;
        self.done.insert(split, written);
        Ok(())
    }

    /// Says that the job is done, when it is: no split is missing, no input has changed, the sums agree.
    pub(super) fn finish(
        &mut self,
        lost: &BTreeMap<usize, String>,
        say: &mut (dyn FnMut(&str) + Send),
    ) -> Result<(), NoJob> {
        let missing = self.missing();
        if !missing.is_empty() {
            let event = Event::Incomplete {
                at: Timestamp::now(),
                missing: missing.iter().map(|at| at + 1).collect(),
            };
            self.write(&event)?;
            let lost = missing.iter().map(|at| {
                let input = self.split(*at).map(|split| split.input.display().to_string());
                let why = lost.get(at).map_or("not tried", String::as_str);
                format!("split {}, {}: {why}", at + 1, input.unwrap_or_default())
            });
            return Err(NoJob::Incomplete { lost: lost.collect(), of: self.splits() });
        }
        self.unchanged()?;
        let (rows_in, rows_out) = (self.rows(), self.done.values().map(|written| written.rows).sum());
        if rows_in != rows_out {
            let what = format!("its inputs have {rows_in} rows and its outputs {rows_out}");
            return Err(NoJob::Unreconciled { what });
        }
        self.write(&Event::Ended { at: Timestamp::now(), rows_in, rows_out })?;
        self.clear();
        say(&format!("done: {rows_in} rows in, {rows_out} rows out"));
        Ok(())
    }

    /// Removes what attempts left that came to nothing. What cannot be removed harms nobody: no reader looks at it.
    fn clear(&self) {
        for entry in std::fs::read_dir(&self.folder).into_iter().flatten().flatten() {
            if entry.file_name().to_string_lossy().starts_with(".part-") {
                let _ = std::fs::remove_file(entry.path());
            }
        }
    }
}
