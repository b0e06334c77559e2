//! Looking at a database without changing anything in it: for whoever wants to know what is wrong with it.

use crate::database::Address;
use crate::database::inspect::{Look, open};
use crate::fault::Fault;
use crate::migrations::{self, SCHEMA};
use crate::projection::PROJECTIONS;
use crate::value::Row;
use crate::{Store, key};
use jiff::Timestamp;
use mtcr_ledger::{Note, PublicKey, Trust};
use std::path::Path;

/// What a database is like.
#[derive(Clone, Debug, Default)]
pub struct Inspection {
    /// The newest migration applied; 0 for an empty database.
    pub schema: i64,
    /// Migrations that were other ones when they were applied.
    pub altered: Vec<i64>,
    /// Settings by which it may lose what it acknowledged: name, value, and what would be right.
    pub settings: Vec<(&'static str, String, &'static str)>,
    /// The clock of its server.
    pub clock: Option<Timestamp>,
    /// The key that its ledger is signed with.
    pub public: Option<PublicKey>,
    /// How many events it has.
    pub events: u64,
    /// How many of them stand under the newest checkpoint; none where there is none that the key opens.
    pub signed: Option<u64>,
    /// When the newest event was recorded.
    pub newest: Option<Timestamp>,
    /// When the first event that stands under no checkpoint was recorded.
    pub unsigned_since: Option<Timestamp>,
    /// Projections that lack events or are of another version, by name.
    pub behind: Vec<String>,
}

impl Inspection {
    /// Whether it has the schema that this program writes.
    #[must_use]
    pub fn is_current(&self) -> bool {
        self.schema == SCHEMA && self.altered.is_empty()
    }
}

impl Store {
    /// Looks at the database at an address, and changes nothing: no file is made, nothing is migrated, no key is read.
    /// What a database of another schema does not have stays empty.
    ///
    /// # Errors
    /// The address is none, the database is not there or cannot be read.
    pub async fn inspect(url: &str) -> Result<Inspection, Fault> {
        let mut look = open(&Address::parse(url)?).await?;
        let seen = seen(&mut look).await;
        look.close().await;
        seen
    }

    /// Reads a key file and gives its public key; no file is made.
    ///
    /// # Errors
    /// It is not there, not of the form in which it is written, or others can read it.
    pub fn inspect_key(path: &Path) -> Result<PublicKey, Fault> {
        key::read(path)
    }

    /// Whether a file is the key file of some node, whoever may read it.
    #[must_use]
    pub fn is_key_file(path: &Path) -> bool {
        key::begins_as_one(path)
    }
}

async fn seen(look: &mut Look) -> Result<Inspection, Fault> {
    let mut seen =
        Inspection { settings: look.settings().await?, clock: look.clock().await?, ..Inspection::default() };
    if !look.has("_sqlx_migrations").await? {
        return Ok(seen);
    }
    let rows = look.rows("SELECT version, checksum FROM _sqlx_migrations ORDER BY version").await?;
    for row in &rows {
        let version = row.int(0).unwrap_or(0);
        seen.schema = version;
        let known = migrations::checksum(version, look.is_sqlite());
        if known.is_some_and(|known| row.bytes(1) != Some(&known)) {
            seen.altered.push(version);
        }
    }
    if seen.schema < 1 || seen.schema > SCHEMA {
        return Ok(seen);
    }
    let key = look.rows("SELECT public FROM ledger_key WHERE id = 1").await?;
    seen.public = key.first().and_then(|row| row.text(0)).and_then(|text| PublicKey::parse(text).ok());
    let head = look.rows("SELECT sequence FROM head WHERE id = 1").await?;
    seen.events = head.first().and_then(|row| row.count(0)).unwrap_or(0);
    if let Some(public) = &seen.public {
        let trust = Trust::new(vec![public.clone()]);
        let notes = look.rows("SELECT note FROM checkpoint ORDER BY number DESC LIMIT 1").await?;
        let opened = |row: &Row| {
            let note = Note::parse(row.text(0)?.as_bytes()).ok()?;
            trust.opens(&note).ok().map(|opened| opened.checkpoint.size())
        };
        seen.signed = notes.first().and_then(opened);
    }
    seen.newest = instant(look, "ORDER BY sequence DESC").await?;
    let after = format!("WHERE sequence > {} ORDER BY sequence", seen.signed.unwrap_or(0));
    seen.unsigned_since = instant(look, &after).await?;
    if seen.schema == SCHEMA {
        let rows = look.rows("SELECT name, version, applied FROM projection").await?;
        for projection in PROJECTIONS {
            let row = rows.iter().find(|row| row.text(0) == Some(projection.name()));
            let current = row.is_some_and(|row| {
                row.int(1) == Some(projection.version()) && row.count(2) == Some(seen.events)
            });
            if !current {
                seen.behind.push(projection.name().to_owned());
            }
        }
    }
    Ok(seen)
}

/// When the first event of those that follow was recorded.
async fn instant(look: &mut Look, which: &str) -> Result<Option<Timestamp>, Fault> {
    let rows = look.rows(&format!("SELECT recorded_at FROM event {which} LIMIT 1")).await?;
    Ok(rows.first().and_then(|row| row.text(0)?.parse().ok()))
}
