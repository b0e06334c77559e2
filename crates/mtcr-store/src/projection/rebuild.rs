//! Computing the tables of a projection anew, beside the live ones, and comparing the two.

use super::{Copy, PROJECTIONS, Projection, apply, named};
use crate::database::Tx;
use crate::event::{COLUMNS, Event};
use crate::fault::Fault;
use crate::store::Store;
use crate::value::{Row, Value, int};
use std::collections::BTreeMap;

/// Events that are applied before the transaction is ended.
const BATCH: u64 = 500;
/// Differing rows that are named for one table.
const NAMED: usize = 1000;

/// What a rebuild found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rebuilt {
    /// How many events were applied.
    pub events: u64,
    /// Rows in which the live tables differed from the events.
    pub differences: Vec<Difference>,
}

/// A row of a projection that is not what the events give.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Difference {
    /// The table.
    pub table: &'static str,
    /// The key of the row.
    pub row: String,
    /// How it differs.
    pub how: Differs,
}

/// How a live row differs from what it should be.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Differs {
    /// It has other values.
    Altered,
    /// It is not there.
    Deleted,
    /// It should not be there.
    Inserted,
}

/// What to do with live tables that differ.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Then {
    Leave,
    Replace,
}

impl Store {
    /// Computes the tables of a projection anew from all events and puts them in the place of the live ones.
    ///
    /// Events may be appended meanwhile; they wait only while the last few are applied and the tables compared.
    ///
    /// # Errors
    /// There is no such projection; an event does not apply; the database cannot write.
    pub async fn rebuild(&self, projection: &str) -> Result<Rebuilt, Fault> {
        self.recompute(named(projection)?, Then::Replace).await
    }

    /// Compares the tables of a projection with what all events give, and changes nothing.
    ///
    /// # Errors
    /// As [`Store::rebuild`].
    pub async fn compare(&self, projection: &str) -> Result<Rebuilt, Fault> {
        self.recompute(named(projection)?, Then::Leave).await
    }

    /// The names of the projections.
    #[must_use]
    pub fn projections() -> Vec<&'static str> {
        PROJECTIONS.iter().map(|projection| projection.name()).collect()
    }

    /// Rebuilds the projections that are older than this program, or new to the database.
    pub(crate) async fn bring_up_projections(&self) -> Result<(), Fault> {
        let rows = self.database.rows("SELECT name, version, applied FROM projection", &[]).await?;
        let sequence = self.sequence().await?;
        for projection in PROJECTIONS {
            let (name, version) = (projection.name(), projection.version());
            let row = rows.iter().find(|row| row.text(0) == Some(name));
            let found = row.and_then(|row| row.int(1)).unwrap_or(0);
            if found > version {
                return Err(Fault::NewerProjection { name, found, known: version });
            }
            if found < version || row.and_then(|row| row.count(2)) != Some(sequence) {
                self.recompute(projection, Then::Replace).await?;
            }
        }
        Ok(())
    }

    async fn recompute(&self, projection: &dyn Projection, then: Then) -> Result<Rebuilt, Fault> {
        // The new tables are temporary ones of a connection of their own: nobody else sees them, and nothing stays of
        // them when it ends, however it ends.
        let mut own = self.database.alone().await?;
        for table in projection.tables() {
            shadow(&mut own, table).await?;
        }
        let mut applied = 0;
        loop {
            own.begin().await?;
            let events = catch_up(&mut own, projection, applied).await?;
            own.execute("COMMIT", &[]).await?;
            applied += events;
            if events < BATCH {
                break;
            }
        }
        own.begin().await?;
        // From here on nobody appends.
        own.execute("UPDATE head SET sequence = sequence WHERE id = 1", &[]).await?;
        loop {
            let events = catch_up(&mut own, projection, applied).await?;
            applied += events;
            if events < BATCH {
                break;
            }
        }
        let mut differences = Vec::new();
        for table in projection.tables() {
            differences.append(&mut differing(&mut own, table).await?);
        }
        if then == Then::Leave {
            own.execute("ROLLBACK", &[]).await?;
            return Ok(Rebuilt { events: applied, differences });
        }
        for table in projection.tables() {
            own.execute(&format!("DELETE FROM {table}"), &[]).await?;
            let shadow = Copy::Shadow.table(table);
            own.execute(&format!("INSERT INTO {table} SELECT * FROM {shadow}"), &[]).await?;
        }
        let sql = "INSERT INTO projection (name, version, applied) VALUES ($1, $2, $3) \
                   ON CONFLICT (name) DO UPDATE SET version = $2, applied = $3";
        own.execute(sql, &[projection.name().into(), projection.version().into(), int(applied).into()])
            .await?;
        own.commit().await?;
        Ok(Rebuilt { events: applied, differences })
    }
}

/// Makes an empty temporary table like a live one.
async fn shadow(own: &mut Tx, table: &'static str) -> Result<(), Fault> {
    let shadow = Copy::Shadow.table(table);
    let sql = if own.is_sqlite() {
        let sql = "SELECT sql FROM sqlite_schema WHERE type = 'table' AND name = $1";
        let row = own.row(sql, &[table.into()]).await?;
        let made = row.as_ref().and_then(|row| row.text(0)).unwrap_or_default().to_owned();
        made.replacen(&format!("CREATE TABLE {table}"), &format!("CREATE TEMP TABLE {shadow}"), 1)
    } else {
        format!("CREATE TEMP TABLE {shadow} (LIKE {table} INCLUDING ALL)")
    };
    own.execute(&sql, &[]).await.map(drop)
}

/// Applies the next events after a sequence number; how many there were.
async fn catch_up(own: &mut Tx, projection: &dyn Projection, after: u64) -> Result<u64, Fault> {
    let sql = format!("SELECT {COLUMNS} FROM event WHERE sequence > $1 ORDER BY sequence LIMIT $2");
    let rows = own.rows(&sql, &[int(after).into(), int(BATCH).into()]).await?;
    for row in &rows {
        apply(own, projection, Copy::Shadow, &Event::read(row)?).await?;
    }
    Ok(rows.len() as u64)
}

/// The rows that are in one of the tables only, by the value of their first column, which is their key.
async fn differing(own: &mut Tx, table: &'static str) -> Result<Vec<Difference>, Fault> {
    let shadow = Copy::Shadow.table(table);
    let mut found: BTreeMap<String, (bool, bool)> = BTreeMap::new();
    for row in except(own, table, &shadow).await? {
        found.entry(key(&row)).or_default().0 = true;
    }
    for row in except(own, &shadow, table).await? {
        found.entry(key(&row)).or_default().1 = true;
    }
    let difference = |(row, there): (String, (bool, bool))| {
        let how = match there {
            (true, true) => Differs::Altered,
            (true, false) => Differs::Inserted,
            _ => Differs::Deleted,
        };
        Difference { table, row, how }
    };
    Ok(found.into_iter().map(difference).collect())
}

async fn except(own: &mut Tx, left: &str, right: &str) -> Result<Vec<Row>, Fault> {
    let sql = format!("SELECT * FROM {left} EXCEPT SELECT * FROM {right} ORDER BY 1 LIMIT {NAMED}");
    own.rows(&sql, &[]).await
}

fn key(row: &Row) -> String {
    match row.0.first() {
        Some(Value::Int(Some(value))) => value.to_string(),
        Some(Value::Text(Some(value))) => value.clone(),
        _ => "?".to_owned(),
    }
}
