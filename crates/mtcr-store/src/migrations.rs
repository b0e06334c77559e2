//! The migrations of the schema, forward only, each recorded with its digest.

use crate::database::Database;
use crate::fault::Fault;
use sqlx::migrate::{MigrateError, Migration, MigrationType, Migrator};
use sqlx::{AssertSqlSafe, ConnectOptions, SqlSafeStr};

/// Number, name, and the statements for SQLite and PostgreSQL.
type Row = (i64, &'static str, &'static str, &'static str);

macro_rules! migration {
    ($number:literal, $name:literal) => {
        (
            $number,
            $name,
            include_str!(concat!("../migrations/sqlite/", $name, ".sql")),
            include_str!(concat!("../migrations/postgres/", $name, ".sql")),
        )
    };
}

const MIGRATIONS: [Row; 5] = [
    migration!(1, "0001_log"),
    migration!(2, "0002_projections"),
    migration!(3, "0003_job_results"),
    migration!(4, "0004_accounts"),
    migration!(5, "0005_screening"),
];

/// The number of the newest migration this program knows: the version of the schema it writes.
pub const SCHEMA: i64 = {
    let [.., newest] = MIGRATIONS;
    newest.0
};

/// Brings a database to the schema of a number, [`SCHEMA`] for the newest.
///
/// Whole migrations are applied, each in a transaction with the row that records it.
///
/// # Errors
/// A migration that was applied is another one here, the database is newer, or a statement fails.
pub(crate) async fn run(database: &Database, target: i64) -> Result<(), Fault> {
    let done = match database {
        Database::Sqlite { writer, .. } => migrator(|row| row.2).run_to(target, writer).await,
        Database::Postgres { writers, .. } => {
            let mut own = writers.connect_options().connect().await.map_err(Fault::database("be reached"))?;
            // A table of many rows takes longer to change than a request may, and two programs that start at once wait
            // for each other.
            let unlimited =
                sqlx::raw_sql("SET statement_timeout = 0; SET lock_timeout = 0").execute(&mut own).await;
            unlimited.map_err(Fault::database("take its time"))?;
            migrator(|row| row.3).run_to(target, &mut own).await
        }
    };
    done.map_err(|fault| match fault {
        MigrateError::VersionMismatch(number) => Fault::AlteredMigration(number),
        MigrateError::VersionMissing(found) => Fault::NewerDatabase { found, known: SCHEMA },
        other => Fault::Migration(other),
    })
}

fn migrator(statements: impl Fn(&Row) -> &'static str) -> Migrator {
    let migration = |row: &Row| {
        let statements = AssertSqlSafe(statements(row)).into_sql_str();
        Migration::new(row.0, row.1.into(), MigrationType::Simple, statements, false)
    };
    Migrator::with_migrations(MIGRATIONS.iter().map(migration).collect())
}

/// The digest of a migration as this program knows it; none for a number that it does not know.
pub(crate) fn checksum(number: i64, of_sqlite: bool) -> Option<Vec<u8>> {
    let migrator = if of_sqlite { migrator(|row| row.2) } else { migrator(|row| row.3) };
    migrator.iter().find(|one| one.version == number).map(|one| one.checksum.to_vec())
}
