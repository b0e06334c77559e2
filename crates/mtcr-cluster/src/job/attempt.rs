//! One attempt at one split.

use super::begin::{Begun, Spec};
use super::leaf;
use super::split::{Split, Written, look};
use crate::sql::in_a_line;
use crate::{functions, tables};
use ballista::prelude::{SessionConfigExt, SessionContextExt};
use datafusion::arrow::array::AsArray;
use datafusion::arrow::datatypes::UInt64Type;
use datafusion::execution::SessionStateBuilder;
use datafusion::prelude::{SessionConfig, SessionContext};
use jiff::civil::Date;
use std::fs::File;
use std::path::{Path, PathBuf};
use std::time::Duration;

/// The cluster, and what it is to do with a split.
pub(super) struct Cluster {
    url: String,
    query: String,
    delimiter: Option<u8>,
    folder: PathBuf,
    ending: String,
    deadline: Duration,
    on: Date,
}

impl Cluster {
    pub(super) fn new(spec: &Spec, begun: &Begun) -> Cluster {
        Cluster {
            url: format!("df://{}", spec.scheduler),
            query: spec.query.clone(),
            delimiter: spec.delimiter,
            folder: begun.folder.clone(),
            ending: begun.about.ending.clone(),
            deadline: spec.deadline,
            on: begun.about.on,
        }
    }

    /// Has a split evaluated, counts what was written, and gives the file its last name.
    ///
    /// # Errors
    /// Why it came to nothing, in words.
    pub(super) async fn attempt(&self, split: &Split, attempt: u32) -> Result<Written, String> {
        let file = split.attempt(&self.folder, attempt, &self.ending);
        let said = match tokio::time::timeout(self.deadline, self.evaluated(split, &file)).await {
            Ok(said) => said?,
            Err(_) => return Err(format!("no answer within {} seconds", self.deadline.as_secs())),
        };
        let (split, last) = (split.clone(), split.output(&self.folder, &self.ending));
        tokio::task::spawn_blocking(move || settle(&split, said, &file, &last))
            .await
            .map_err(|died| format!("the count of its rows died: {died}"))?
    }

    /// Has the query evaluated over a split by an executor that writes the result to a file; gives how many rows it says
    /// it wrote.
    async fn evaluated(&self, split: &Split, file: &Path) -> Result<u64, String> {
        let told = |error| in_a_line(&error);
        // One task reads, evaluates and writes: a plan of one partition has one stage.
        let config =
            SessionConfig::new_with_ballista().with_target_partitions(1).with_repartition_file_scans(false);
        let state = SessionStateBuilder::new().with_default_features().with_config(config).build();
        let mut session = SessionContext::remote_with_state(&self.url, state).await.map_err(told)?;
        functions::register(&mut session, self.on).map_err(told)?;
        let inputs = [split.input.clone()];
        let table = tables::register(&session, leaf::TABLE, &inputs, self.delimiter).await;
        table.map_err(|error| error.to_string())?;
        let copy = format!(
            "COPY ({}) TO '{}' STORED AS {}",
            self.query,
            file.to_string_lossy().replace('\'', "''"),
            match self.ending.as_str() {
                "csv" => "CSV OPTIONS ('format.has_header' 'true')",
                "ndjson" => "JSON",
                _ => "PARQUET",
            }
        );
        let result = session.sql(&copy).await.map_err(told)?.collect().await.map_err(told)?;
        let counts = result.iter().filter_map(|batch| {
            batch
                .columns()
                .first()?
                .as_primitive_opt::<UInt64Type>()
                .map(|count| count.values().iter().sum::<u64>())
        });
        Ok(counts.sum())
    }
}

/// Compares three counts, of the input, of what the executor says and of what is in the file, and renames the file.
fn settle(split: &Split, said: u64, file: &Path, last: &Path) -> Result<Written, String> {
    let written = look(file).map_err(|why| {
        format!("{why}; does every executor see the folder of the outputs under the same name?")
    })?;
    if written.rows != split.rows || said != split.rows {
        return Err(format!(
            "ROWS DO NOT ADD UP: {} in the input, {} in the file written, {said} by the executor's own count",
            split.rows, written.rows
        ));
    }
    let unwritable = |error: std::io::Error| format!("cannot keep {}: {error}", last.display());
    File::open(file).and_then(|open| open.sync_all()).map_err(unwritable)?;
    std::fs::rename(file, last).map_err(unwritable)?;
    if cfg!(unix)
        && let Some(folder) = last.parent()
    {
        File::open(folder).and_then(|open| open.sync_all()).map_err(unwritable)?;
    }
    Ok(written)
}
