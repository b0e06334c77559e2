//! The store: opening and closing it.

use crate::database::{Address, Database, Limits};
use crate::fault::Fault;
use crate::key::{NodeKey, beside};
use crate::migrations::{self, SCHEMA};
use mtcr_ledger::PublicKey;
use std::path::PathBuf;
use std::sync::Arc;

/// What a node keeps, in one database; clones share their connections.
#[derive(Clone, Debug)]
pub struct Store {
    pub(crate) database: Database,
    pub(crate) key: Arc<NodeKey>,
}

/// How a store is opened.
#[derive(Clone, Debug, Default)]
pub struct Options {
    /// Limits of time and number.
    pub limits: Limits,
    /// The key file; without one `PATH.key` beside a SQLite file. It is made where there is none and the database is
    /// new.
    pub key: Option<PathBuf>,
    /// The name under which a new key signs, such as `node.example/log`: no spaces, no `+`; without one a random name.
    pub name: Option<String>,
}

impl Store {
    /// Opens the database at an address, `sqlite:PATH` or `postgres://USER@HOST/NAME`, and brings it to the schema of
    /// this program.
    ///
    /// A SQLite file is created where there is none; its folder must be there. A PostgreSQL server that may lose what
    /// it acknowledged is refused.
    ///
    /// # Errors
    /// The database cannot be reached, is newer than the program, was migrated by other statements, or its key file is
    /// absent or another one.
    pub async fn open(url: &str, options: &Options) -> Result<Self, Fault> {
        Self::open_at(url, options, SCHEMA).await
    }

    /// Opens a database and brings it only to an earlier schema, as an earlier program would have left it: for tests of
    /// migrations. Projections are not brought up; nothing else should be done with such a store.
    ///
    /// # Errors
    /// As [`Store::open`].
    #[doc(hidden)]
    pub async fn open_at(url: &str, options: &Options, schema: i64) -> Result<Self, Fault> {
        let address = Address::parse(url)?;
        let database = Database::open(&address, &options.limits).await?;
        let opened = Self::open_in(database.clone(), options, schema).await;
        if opened.is_err() {
            database.close().await;
        }
        opened
    }

    async fn open_in(database: Database, options: &Options, schema: i64) -> Result<Self, Fault> {
        migrations::run(&database, schema).await?;
        let path = options.key.clone().or_else(|| database.path().map(beside)).ok_or(Fault::NoKey)?;
        let rows = database.rows("SELECT public FROM ledger_key WHERE id = 1", &[]).await?;
        let public = rows.first().and_then(|row| row.text(0)).map(PublicKey::parse);
        let wrong = |_| Fault::Row { table: "ledger_key", row: "1".into(), column: "public", right: "a key" };
        let public = public.transpose().map_err(wrong)?;
        let key = NodeKey::open(&path, options.name.as_deref(), public.as_ref())?;
        if public.is_none() {
            let mut tx = database.write().await?;
            let sql = "INSERT INTO ledger_key (id, public) VALUES (1, $1)";
            tx.execute(sql, &[key.log.public().to_string().into()]).await?;
            tx.commit().await?;
        }
        let store = Self { database, key: Arc::new(key) };
        if schema == SCHEMA {
            store.bring_up_projections().await?;
        }
        Ok(store)
    }

    /// The key that the ledger of this node is signed with.
    #[must_use]
    pub fn public_key(&self) -> &PublicKey {
        self.key.log.public()
    }

    /// Closes all connections and waits for what they are doing.
    pub async fn close(&self) {
        self.database.close().await;
    }
}
