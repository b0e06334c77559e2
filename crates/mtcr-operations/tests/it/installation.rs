//! A node's installation in a folder: settings, database, key, certificate, backup; nothing is wrong with it.

use jiff::{SignedDuration, Timestamp};
use mtcr_operations::doctor::{LawSeen, Report, Visit, examine};
use mtcr_operations::{Given, Periods, Settings};
use mtcr_store::{Expected, NewEvent, Options, Payload, Store};
use mtcr_testbed::Postgres;
use serde_json::json;
use sqlx::{AssertSqlSafe, Connection, Row};
use std::path::PathBuf;
use std::time::Instant;
use tempfile::TempDir;

pub(crate) struct Installation {
    pub(crate) folder: TempDir,
    pub(crate) database: String,
    /// Lines of the file of settings by the name of the setting.
    pub(crate) lines: Vec<(&'static str, String)>,
    pub(crate) environment: Vec<(String, String)>,
    pub(crate) law: LawSeen,
    /// The time of its beginning, as its clock says it.
    pub(crate) now: Timestamp,
    begun: Instant,
    pub(crate) periods: Periods,
    /// Whether others may read the file of settings.
    pub(crate) open_settings: bool,
    /// A server of its own, which lives as long as it does.
    pub(crate) server: Option<Postgres>,
}

pub(crate) fn certificate(host: &str, years: (i32, i32)) -> (String, String) {
    let mut parameters = rcgen::CertificateParams::new(vec![host.to_owned()]).unwrap();
    parameters.not_before = rcgen::date_time_ymd(years.0, 1, 1);
    parameters.not_after = rcgen::date_time_ymd(years.1, 1, 1);
    let key = rcgen::KeyPair::generate().unwrap();
    (parameters.self_signed(&key).unwrap().pem(), key.serialize_pem())
}

impl Installation {
    pub(crate) async fn on_sqlite() -> Self {
        let folder = private_folder();
        let database = format!("sqlite:{}", folder.path().join("node.sqlite").display());
        Self::at(folder, database).await
    }

    pub(crate) async fn on_postgres() -> Self {
        let url = Postgres::shared().and_then(Postgres::database).unwrap_or_else(|fault| panic!("{fault}"));
        Self::at(private_folder(), url).await
    }

    /// An installation whose database lies at an address and is not made yet.
    pub(crate) fn bare(folder: TempDir, database: String) -> Self {
        let now = Timestamp::now().round(jiff::Unit::Second).unwrap();
        let day = now.to_zoned(jiff::tz::TimeZone::UTC).date();
        let quoted = |name: &str| format!("{:?}", folder.path().join(name).display().to_string());
        let lines = vec![
            ("listen", "\"0.0.0.0:8470\"".to_owned()),
            ("public-url", "\"https://node.example\"".to_owned()),
            ("database", format!("{database:?}")),
            ("key", quoted("node.key")),
            ("tls.certificate", quoted("certificate.pem")),
            ("tls.key", quoted("private.pem")),
            ("operations.listen", "\"127.0.0.1:9470\"".to_owned()),
            ("backup.folder", quoted("backups")),
            ("oidc.issuer", "\"https://people.example\"".to_owned()),
            ("oidc.client-id", "\"node\"".to_owned()),
            ("oidc.client-secret-file", quoted("secret")),
        ];
        let mut periods = Periods::built_in().unwrap();
        // How much room there is on the disk of whoever runs the tests is no fault of the installation.
        (periods.disk_full_bytes, periods.disk_low_bytes) = (0, 0);
        let law = LawSeen::Read { unsigned: false, newest: day.yesterday().ok() };
        Self {
            folder,
            database,
            begun: Instant::now(),
            lines,
            environment: Vec::new(),
            law,
            now,
            periods,
            open_settings: false,
            server: None,
        }
    }

    async fn at(folder: TempDir, database: String) -> Self {
        let new = Self::bare(folder, database);
        let (certificate, key) = certificate("node.example", (2020, 2199));
        new.write("certificate.pem", &certificate);
        new.write("private.pem", &key);
        new.write("secret", "of-no-use-elsewhere");
        let store = new.store().await;
        new.append(&store, "one", new.now).await;
        store.sign_checkpoint().await.unwrap();
        store.backup(&new.path("backups").join("monday")).await.unwrap();
        store.close().await;
        new
    }

    pub(crate) async fn store(&self) -> Store {
        let options = Options { key: Some(self.path("node.key")), ..Options::default() };
        Store::open(&self.database, &options).await.unwrap()
    }

    pub(crate) async fn append(&self, store: &Store, job: &str, at: Timestamp) {
        let payload = Payload::new(json!({"kind": "cover"})).unwrap();
        let event = NewEvent::new("job-queued", "public", at, payload).unwrap();
        store.append(&Store::job_stream(job).unwrap(), Expected::Version(0), &[event], None).await.unwrap();
    }

    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// Writes a file that only its owner reads.
    pub(crate) fn write(&self, name: &str, text: &str) {
        std::fs::write(self.path(name), text).unwrap();
        self.mode(name, 0o600);
    }

    pub(crate) fn mode(&self, name: &str, mode: u32) {
        let mode = std::os::unix::fs::PermissionsExt::from_mode(mode);
        std::fs::set_permissions(self.path(name), mode).unwrap();
    }

    pub(crate) fn remove(&self, name: &str) {
        std::fs::remove_file(self.path(name)).unwrap();
    }

    /// Sets a setting in the file, in TOML.
    pub(crate) fn set(&mut self, name: &'static str, value: &str) {
        self.unset(name);
        self.lines.push((name, value.to_owned()));
    }

    pub(crate) fn unset(&mut self, name: &str) {
        self.lines.retain(|(known, _)| *known != name);
    }

    pub(crate) fn later(&mut self, by: SignedDuration) {
        self.now += by;
    }

    /// What somebody who has the database does behind the back of the node.
    pub(crate) async fn tamper(&self, statements: &[&str]) {
        if self.database.starts_with("sqlite:") {
            let mut link = sqlx::SqliteConnection::connect(&self.database).await.unwrap();
            let triggers = "SELECT name FROM sqlite_schema WHERE type = 'trigger'";
            for row in sqlx::query(triggers).fetch_all(&mut link).await.unwrap() {
                let drop = format!("DROP TRIGGER {}", row.get::<String, _>(0));
                sqlx::raw_sql(AssertSqlSafe(drop)).execute(&mut link).await.unwrap();
            }
            for statement in statements {
                sqlx::raw_sql(AssertSqlSafe(*statement)).execute(&mut link).await.unwrap();
            }
            link.close().await.unwrap();
        } else {
            let mut link = sqlx::PgConnection::connect(&self.database).await.unwrap();
            sqlx::raw_sql("SET session_replication_role = replica").execute(&mut link).await.unwrap();
            for statement in statements {
                sqlx::raw_sql(AssertSqlSafe(*statement)).execute(&mut link).await.unwrap();
            }
            link.close().await.unwrap();
        }
    }

    pub(crate) async fn examined(&self) -> Report {
        let mut text = String::new();
        for (name, value) in &self.lines {
            text.push_str(&format!("{name} = {value}\n"));
        }
        self.write("mtcr.toml", &text);
        if self.open_settings {
            self.mode("mtcr.toml", 0o644);
        }
        let given = Given {
            file: Some(self.path("mtcr.toml")),
            environment: self.environment.clone(),
            ..Given::default()
        };
        let (settings, wrong) = Settings::gather(&given);
        let visit = Visit {
            settings: &settings,
            wrong: &wrong,
            law: &self.law,
            // Its clock goes on while faults are planted, as that of its database does.
            now: self.now + self.begun.elapsed(),
            periods: &self.periods,
        };
        examine(&visit).await
    }
}

fn private_folder() -> TempDir {
    tempfile::tempdir().unwrap()
}
