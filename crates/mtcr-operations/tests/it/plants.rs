//! Every fault there can be, planted.

use crate::installation::{Installation, certificate};
use jiff::civil::date;
use jiff::{SignedDuration, Timestamp};
use mtcr_lists::{Import, Programmes, Shelf, SourceFile, States};
use mtcr_operations::doctor::LawSeen;
use mtcr_store::{Options, Store};
use mtcr_testbed::Postgres;

/// Which installation a fault is planted in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum On {
    Sqlite,
    Postgres,
    Both,
}

/// A fault: what is then found, all of it, and on which database it is planted.
pub(crate) struct Plant {
    pub(crate) found: &'static [&'static str],
    pub(crate) on: On,
    pub(crate) how: fn(&mut Installation),
}

const fn on(on: On, found: &'static [&'static str], how: fn(&mut Installation)) -> Plant {
    Plant { found, on, how }
}

const fn plant(found: &'static [&'static str], how: fn(&mut Installation)) -> Plant {
    on(On::Sqlite, found, how)
}

/// What the one list of an installation is to look like.
const DECLARATION: &str = "title = 'Made up'\npublisher = 'Arlandia'\nwhere = 'https://lists.arlandia.example'\n\
    format = 'own-csv'\nseverity = 100\nrecords = { at-least = 1, at-most = 9 }\nshrinkage = 50\nage = 10\n\
    largest-file = 1000\nversions-kept = 2\n[[file]]\nrole = 'main'\nends-with = ['.csv']\n";

/// Lists of which the one that must be there was imported so many days ago.
fn lists(at: &mut Installation, days: i64) {
    std::fs::create_dir_all(at.path("lists/declarations")).unwrap();
    at.write("lists/declarations/un-consolidated.toml", DECLARATION);
    let shelf = Shelf::at(&at.path("lists"));
    let declarations = shelf.declarations().unwrap();
    let declaration = declarations.iter().find(|one| one.id.0 == "un-consolidated").unwrap();
    let content = Box::new(std::io::Cursor::new("name\nDellen Freight Forwarding\n"));
    let source = SourceFile { name: "list.csv".to_owned(), content };
    let then = at.now - SignedDuration::from_hours(24 * days);
    let import = Import { at: then, by: "the keeper", sha256: &[], accept: None };
    let tables = (&States::built_in().unwrap(), &Programmes::built_in().unwrap());
    shelf.import(declaration, vec![source], tables, &import).unwrap();
    let folder = format!("\"{}\"", at.path("lists").display());
    at.set("screening.lists", &folder);
}

const HOUR: i64 = 3600;

/// Runs what the store does.
fn run<T>(work: impl Future<Output = T>) -> T {
    tokio::task::block_in_place(|| tokio::runtime::Handle::current().block_on(work))
}

fn with_certificate(at: &Installation, host: &str, years: (i32, i32)) {
    let (certificate, key) = certificate(host, years);
    at.write("certificate.pem", &certificate);
    at.write("private.pem", &key);
}

/// Records one more event that nobody signs.
fn record(at: &Installation, recorded: Timestamp) {
    run(async {
        let store = at.store().await;
        at.append(&store, "two", recorded).await;
        store.close().await;
    });
}

fn move_backup_back(at: &Installation, hours: i64) {
    let manifest =
        std::fs::File::options().append(true).open(at.path("backups/monday/manifest.json")).unwrap();
    let then = at.now - SignedDuration::from_hours(hours);
    manifest.set_modified(then.into()).unwrap();
}

pub(crate) const PLANTS: &[Plant] = &[
    plant(&["configuration-wrong"], |at| at.set("listn", "\"127.0.0.1:1\"")),
    plant(&["configuration-wrong"], |at| at.environment.push(("MTCR_LISTN".into(), "127.0.0.1:1".into()))),
    plant(&["configuration-wrong"], |at| at.unset("oidc.client-id")),
    on(On::Postgres, &["configuration-readable"], |at| at.open_settings = true),
    plant(&["listen-plain"], |at| {
        at.unset("tls.certificate");
        at.unset("tls.key");
    }),
    plant(&["listen-unnamed", "oidc-unnamed"], |at| at.unset("public-url")),
    plant(&["public-url-plain"], |at| at.set("public-url", "\"http://node.example\"")),
    plant(&["operations-public"], |at| at.set("operations.listen", "\"0.0.0.0:9470\"")),
    plant(&["operations-same"], |at| {
        at.set("operations.listen", "\"127.0.0.1:8470\"");
        at.set("listen", "\"127.0.0.1:8470\"");
    }),
    plant(&["proxy-anybody"], |at| at.set("proxy.trusted", "[\"10.0.0.0/8\", \"0.0.0.0/0\"]")),
    plant(&["tls-unreadable"], |at| at.remove("certificate.pem")),
    plant(&["tls-unreadable"], |at| at.write("private.pem", "no key")),
    plant(&["tls-apart"], |at| at.write("private.pem", &certificate("node.example", (2020, 2199)).1)),
    plant(&["tls-key-readable"], |at| at.mode("private.pem", 0o644)),
    plant(&["tls-expired"], |at| with_certificate(at, "node.example", (2020, 2021))),
    plant(&["tls-soon"], |at| {
        with_certificate(at, "node.example", (2020, 2199));
        at.periods.certificate_days = 365 * 300;
    }),
    plant(&["tls-early"], |at| with_certificate(at, "node.example", (2198, 2199))),
    plant(&["tls-other-host"], |at| with_certificate(at, "other.example", (2020, 2199))),
    plant(&["oidc-plain"], |at| at.set("oidc.issuer", "\"http://people.example\"")),
    plant(&["oidc-secret-absent"], |at| at.remove("secret")),
    plant(&["oidc-secret-readable"], |at| at.mode("secret", 0o640)),
    plant(&["oidc-ca-unreadable"], |at| {
        at.write("authorities.pem", "no certificate");
        at.set("oidc.ca-file", &format!("{:?}", at.path("authorities.pem").display().to_string()));
    }),
    plant(&["configuration-wrong"], |at| {
        at.unset("oidc.issuer");
        at.unset("oidc.client-id");
    }),
    plant(&["law-unreadable"], |at| at.law = LawSeen::Unreadable("3 problems".into())),
    plant(&["law-unsigned"], |at| at.law = LawSeen::Read { unsigned: true, newest: None }),
    plant(&["law-old"], |at| at.law = LawSeen::Read { unsigned: false, newest: Some(date(1992, 6, 1)) }),
    plant(&["law-demonstration"], |at| at.set("demo", "true")),
    plant(&["database-readable"], |at| at.mode("node.sqlite", 0o644)),
    plant(&["folder-writable"], |at| at.mode("", 0o777)),
    plant(&["owner-apart"], |at| std::os::unix::fs::chown(at.path("node.key"), Some(12_345), None).unwrap()),
    plant(&["bulk-readable"], |at| {
        std::fs::create_dir(at.path("node.sqlite.files")).unwrap();
        at.mode("node.sqlite.files", 0o750);
    }),
    plant(&["bulk-unusable"], |at| {
        at.set("bulk.folder", &format!("{:?}", at.path("products").display().to_string()));
        at.write("products", "no folder");
    }),
    plant(&["disk-full", "disk-full", "disk-full"], |at| {
        std::fs::create_dir(at.path("node.sqlite.files")).unwrap();
        at.mode("node.sqlite.files", 0o700);
        at.periods.disk_full_bytes = u64::MAX;
    }),
    plant(&["disk-full", "disk-full"], |at| at.periods.disk_full_bytes = u64::MAX),
    plant(&["disk-low", "disk-low"], |at| at.periods.disk_low_bytes = u64::MAX),
    plant(&["backup-unset"], |at| at.unset("backup.folder")),
    plant(&["backup-none"], |at| std::fs::remove_dir_all(at.path("backups/monday")).unwrap()),
    on(On::Both, &["backup-old"], |at| move_backup_back(at, 27)),
    plant(&["backup-broken"], |at| at.write("backups/monday/database.sqlite", "")),
    on(On::Both, &["backup-with-key"], |at| {
        std::fs::copy(at.path("node.key"), at.path("backups/monday/node.key")).unwrap();
    }),
    plant(&["lists-none"], |at| {
        let nowhere = format!("\"{}\"", at.path("lists").display());
        at.set("screening.lists", &nowhere);
    }),
    plant(&["lists-none"], |at| {
        lists(at, 1);
        at.set("screening.profile", "\"moon\"");
    }),
    plant(&["lists-stale"], |at| lists(at, 11)),
    plant(&["lists-stale"], |at| lists(at, -2)),
    plant(&["lists-broken"], |at| {
        lists(at, 1);
        at.write("lists/un-consolidated/list.json", "{}");
    }),
    plant(&["lists-broken"], |at| {
        lists(at, 1);
        at.write("lists/declarations/un-consolidated.toml", "title = 1");
    }),
    plant(&["database-none"], |at| {
        at.set("database", "\"none\"");
        at.unset("backup.folder");
    }),
    plant(&["database-absent"], |at| at.remove("node.sqlite")),
    plant(&["database-unreachable"], |at| {
        at.write("node.sqlite", &"this is no database at all. ".repeat(99));
        // What a reader left there would be taken for the pages of the file.
        for beside in ["node.sqlite-wal", "node.sqlite-shm"] {
            let _ = std::fs::remove_file(at.path(beside));
        }
    }),
    on(On::Postgres, &["database-unreachable"], |at| {
        let gone = at.database.clone() + "_gone";
        at.set("database", &format!("{gone:?}"));
    }),
    plant(&["database-unsynced"], |at| run(at.tamper(&["PRAGMA journal_mode = DELETE"]))),
    on(On::Postgres, &["database-unsynced"], |at| {
        let name = at.database.rsplit('/').next().unwrap().to_owned();
        run(at.tamper(&[&format!("ALTER DATABASE {name} SET synchronous_commit = off")]));
    }),
    on(On::Postgres, &["database-unsynced", "database-older"], |at| {
        // A server that does not sync is refused by the store, so that its database stays empty.
        let server = Postgres::start_with(&[("fsync", "off")]).unwrap_or_else(|fault| panic!("{fault}"));
        at.set("database", &format!("{:?}", server.database().unwrap_or_else(|fault| panic!("{fault}"))));
        at.server = Some(server);
    }),
    on(On::Both, &["database-newer"], |at| {
        run(at.tamper(&[
            "INSERT INTO _sqlx_migrations (version, description, success, checksum, execution_time) \
                         SELECT 9000, 'later', success, checksum, 0 FROM _sqlx_migrations WHERE version = 1",
        ]));
    }),
    plant(&["database-older"], |at| {
        at.remove("node.sqlite");
        at.remove("node.key");
        let options = Options { key: Some(at.path("node.key")), ..Options::default() };
        run(async { Store::open_at(&at.database, &options, 1).await.unwrap().close().await });
    }),
    plant(&["database-altered"], |at| {
        run(at.tamper(&["UPDATE _sqlx_migrations SET checksum = X'00' WHERE version = 1"]));
    }),
    on(On::Both, &["projections-behind"], |at| run(at.tamper(&["UPDATE projection SET applied = 0"]))),
    on(On::Postgres, &["key-unset"], |at| at.unset("key")),
    on(On::Both, &["key-absent"], |at| at.remove("node.key")),
    on(On::Both, &["key-readable"], |at| at.mode("node.key", 0o644)),
    plant(&["key-broken"], |at| at.write("node.key", "mtcr-node-key/1\nname a\nlog 00\n")),
    on(On::Both, &["key-other"], |at| {
        let seeds = "0123456789abcdef".repeat(4);
        at.write("node.key", &format!("mtcr-node-key/1\nname a\nlog {seeds}\nsealing {seeds}\n"));
    }),
    plant(&["clock-early", "clock-behind-ledger"], |at| {
        at.now = Timestamp::from_second(1_000_000_000).unwrap();
        with_certificate(at, "node.example", (2000, 2199));
    }),
    on(On::Both, &["clock-behind-ledger"], |at| record(at, at.now + SignedDuration::from_secs(HOUR))),
    on(On::Postgres, &["clock-apart"], |at| at.later(SignedDuration::from_secs(60))),
    plant(&["ledger-unsigned"], |at| run(at.tamper(&["DELETE FROM checkpoint"]))),
    plant(&["ledger-late"], |at| {
        record(at, at.now);
        at.later(SignedDuration::from_secs(HOUR));
    }),
    plant(&["ledger-without-key"], |at| run(at.tamper(&["DELETE FROM ledger_key"]))),
    on(On::Both, &["ledger-tampered"], |at| run(at.tamper(&["UPDATE event SET actor = 'somebody-else'"]))),
    on(On::Both, &["ledger-tampered"], |at| run(at.tamper(&["UPDATE job SET state = 'failed'"]))),
    on(On::Both, &["ledger-tampered"], |at| run(at.tamper(&["DELETE FROM ledger_hash"]))),
];
