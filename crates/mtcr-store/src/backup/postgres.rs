//! A PostgreSQL database dumped and restored by its own programs.

use super::manifest::{Manifest, digest};
use crate::database::{Address, Database, Limits};
use crate::fault::Fault;
use crate::files::sync_folder_of;
use crate::tables;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

pub(super) const FILE: &str = "database.pgdump";
/// Where Debian keeps the programs of each version.
const INSTALLED: &str = "/usr/lib/postgresql";

pub(super) async fn backup(database: &Database, url: &str, folder: &Path) -> Result<Manifest, Fault> {
    let path = folder.join(FILE);
    let mut tx = database.snapshot().await?;
    let row = tx.row("SELECT pg_export_snapshot()", &[]).await?.unwrap_or_default();
    let snapshot = row.text(0).unwrap_or_default().to_owned();
    let args = ["--format=custom", "--no-owner", "--no-privileges"];
    let args = args.iter().map(|arg| (*arg).to_owned());
    let args = args.chain([format!("--snapshot={snapshot}"), format!("--file={}", path.display())]);
    run("pg_dump", url, args.collect()).await?;
    let synced =
        std::fs::File::open(&path).and_then(|file| file.sync_all()).and_then(|()| sync_folder_of(&path));
    synced.map_err(Fault::file("write", &path))?;
    // Read in the transaction whose state was dumped.
    Manifest::of(&mut tx, "postgres", digest(&path)?).await
}

pub(super) async fn restore(
    folder: &Path,
    manifest: &Manifest,
    url: &str,
    limits: &Limits,
) -> Result<(), Fault> {
    manifest.fits(folder, "postgres", FILE)?;
    let database = Database::open(&Address::Postgres(url.to_owned()), limits).await?;
    let mut tx = database.read().await?;
    let found = tables::all(&mut tx).await?;
    drop(tx);
    if let Some(table) = found.first() {
        return Err(Fault::NotEmpty(format!("the database with table {table}")));
    }
    let args = ["--single-transaction", "--exit-on-error", "--no-owner", "--no-privileges", "--dbname="];
    let mut args: Vec<String> = args.iter().map(|arg| (*arg).to_owned()).collect();
    args.push(folder.join(FILE).display().to_string());
    run("pg_restore", url, args).await?;
    let checked = manifest.check(&mut database.snapshot().await?, folder).await;
    database.close().await;
    checked
}

/// Runs a program of PostgreSQL on a database. The address goes by the environment: others can read arguments.
async fn run(program: &'static str, url: &str, args: Vec<String>) -> Result<(), Fault> {
    let mut command = Command::new(find(program));
    command.args(args).envs(environment(url)?).stdin(Stdio::null());
    let ran = tokio::task::spawn_blocking(move || command.output()).await.map_err(|_| Fault::BrokenOff)?;
    let wrong = match ran {
        Ok(done) if done.status.success() => return Ok(()),
        Ok(done) => format!("failed: {}", String::from_utf8_lossy(&done.stderr).trim()),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => {
            "is not installed: install the client programs of PostgreSQL (Debian: apt-get install postgresql-client)"
                .to_owned()
        }
        Err(error) => format!("cannot be run: {error}"),
    };
    Err(Fault::Program { program, wrong })
}

/// The program of the newest installed version, or whatever the system finds under its name.
fn find(program: &str) -> PathBuf {
    let versions = std::fs::read_dir(INSTALLED).into_iter().flatten().flatten();
    let numbered = versions.filter_map(|version| {
        let path = version.path().join("bin").join(program);
        let number: u32 = version.file_name().to_str()?.parse().ok()?;
        path.exists().then_some((number, path))
    });
    numbered.max().map_or_else(|| PathBuf::from(program), |(_, path)| path)
}

/// An address as the variables that the programs read.
fn environment(url: &str) -> Result<Vec<(&'static str, String)>, Fault> {
    let parsed = url::Url::parse(url).map_err(|_| Fault::Address("postgres".to_owned()))?;
    let decode = |text: &str| percent_encoding::percent_decode_str(text).decode_utf8_lossy().into_owned();
    let mut out = vec![("PGDATABASE", decode(parsed.path().trim_start_matches('/')))];
    out.extend(parsed.host_str().map(|host| ("PGHOST", decode(host))));
    out.extend(parsed.port().map(|port| ("PGPORT", port.to_string())));
    out.extend(Some(parsed.username()).filter(|name| !name.is_empty()).map(|name| ("PGUSER", decode(name))));
    out.extend(parsed.password().map(|password| ("PGPASSWORD", decode(password))));
    for (name, value) in parsed.query_pairs() {
        match name.as_ref() {
            "host" => out.push(("PGHOST", value.into_owned())),
            "port" => out.push(("PGPORT", value.into_owned())),
            "user" => out.push(("PGUSER", value.into_owned())),
            "password" => out.push(("PGPASSWORD", value.into_owned())),
            "sslmode" => out.push(("PGSSLMODE", value.into_owned())),
            "sslrootcert" => out.push(("PGSSLROOTCERT", value.into_owned())),
            _ => {}
        }
    }
    Ok(out)
}
