//! Every setting there is.

/// What a setting may hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// An address to listen on, `127.0.0.1:8470`.
    Address,
    /// An address of the web, `https://…`.
    Url,
    /// A file or folder, from the folder in which the program runs.
    Path,
    /// `sqlite:PATH`, `postgres://USER@HOST/NAME` or `none`; a password in it is never shown.
    Database,
    /// `true` or `false`.
    Flag,
    /// One of these words.
    Word(&'static [&'static str]),
    /// A whole number, both ends included.
    Count {
        /// The least.
        least: u64,
        /// The greatest.
        most: u64,
    },
    /// Networks, `10.0.0.0/8`, or single addresses; in the environment with commas between them.
    Networks,
    /// A text.
    Text,
}

/// A setting.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Key {
    /// Its name in the file; before the point stands the table.
    pub name: &'static str,
    /// What it may hold.
    pub kind: Kind,
    /// What it is where nothing sets it; none where it then does not hold, or depends on the machine.
    pub default: Option<&'static str>,
    /// What it does, in a line.
    pub what: &'static str,
}

impl Key {
    /// The variable that sets it: `tls.key` is `MTCR_TLS_KEY`.
    #[must_use]
    pub fn variable(&self) -> String {
        format!("MTCR_{}", self.name.to_uppercase().replace(['.', '-'], "_"))
    }

    /// The setting of a name.
    #[must_use]
    pub fn named(name: &str) -> Option<&'static Key> {
        KEYS.iter().find(|key| key.name == name)
    }
}

const fn key(name: &'static str, kind: Kind, default: &'static str, what: &'static str) -> Key {
    Key { name, kind, default: Some(default), what }
}

const fn open(name: &'static str, kind: Kind, what: &'static str) -> Key {
    Key { name, kind, default: None, what }
}

const fn count(least: u64, most: u64) -> Kind {
    Kind::Count { least, most }
}

/// Every setting, in the order in which they are shown.
pub const KEYS: [Key; 38] = [
    key(
        "listen",
        Kind::Address,
        "127.0.0.1:8470",
        "the address of pages and API; port 0 takes any that is free",
    ),
    open("public-url", Kind::Url, "the address under which people reach the node"),
    key(
        "demo",
        Kind::Flag,
        "false",
        "shows a node with made-up states; the only way to serve an unsigned law",
    ),
    open("corpus", Kind::Path, "a folder of law in place of the one built in"),
    key(
        "database",
        Kind::Database,
        "sqlite:mtcr.sqlite",
        "where the node keeps what it keeps; `none` keeps nothing",
    ),
    open("key", Kind::Path, "the key file; beside a SQLite file where nothing sets it"),
    key("log", Kind::Word(&["text", "json"]), "text", "the form of the log"),
    open("tls.certificate", Kind::Path, "the certificate with those above it, in PEM; read again on SIGHUP"),
    open("tls.key", Kind::Path, "the private key of the certificate, in PEM; only its owner may read it"),
    key("proxy.trusted", Kind::Networks, "", "proxies whose `Forwarded` and `X-Forwarded-For` are believed"),
    open(
        "operations.listen",
        Kind::Address,
        "the address of health, readiness and figures; never a public one",
    ),
    key(
        "ledger.sign-every",
        count(1, 86_400),
        "60",
        "seconds after which new entries of the ledger are signed",
    ),
    open("backup.folder", Kind::Path, "the folder in which backups lie, each in a folder of its own"),
    open(
        "screening.lists",
        Kind::Path,
        "the folder in which lists of parties are kept, as `mtcr lists` fills it",
    ),
    key(
        "screening.profile",
        Kind::Text,
        "default",
        "which lists must be there before a party can be called clear",
    ),
    key(
        "screening.look-every",
        count(1, 86_400),
        "60",
        "seconds after which the folder of lists is looked at for new versions",
    ),
    open(
        "bulk.folder",
        Kind::Path,
        "the folder in which files of products are kept for a while; beside a SQLite file where nothing sets it",
    ),
    open("oidc.issuer", Kind::Url, "who signs people in from outside"),
    open("oidc.client-id", Kind::Text, "as whom the node is known there"),
    open("oidc.client-secret-file", Kind::Path, "the file of the secret that the node is known by"),
    open("oidc.label", Kind::Text, "what people are told that it is; its host where nothing sets it"),
    open("oidc.ca-file", Kind::Path, "the certificates believed there, in PEM; else those of the system"),
    open("limits.body", count(1024, 1 << 28), "bytes of a body, at most"),
    open("limits.dossiers", count(1, 100_000), "dossiers in one request, at most"),
    open("limits.answers", count(1, 100_000), "answers in one session, at most"),
    open("limits.body-time", count(1, 3600), "seconds in which a body must arrive"),
    open("limits.work-time", count(1, 3600), "seconds in which an answer must be worked out"),
    open("limits.at-once", count(1, 4096), "short pieces of work at once; more wait"),
    open("limits.waiting", count(0, 1_000_000), "short pieces of work that wait, at most"),
    open("limits.long-at-once", count(1, 4096), "long pieces of work at once; more wait"),
    open("limits.long-waiting", count(0, 1_000_000), "long pieces of work that wait, at most"),
    open("limits.jobs-at-once", count(1, 4096), "jobs worked on at once; more wait"),
    open("limits.jobs-waiting", count(0, 1_000_000), "jobs that wait, at most"),
    open("limits.jobs", count(1, 1_000_000), "jobs that the process holds with their results, at most"),
    open(
        "limits.kept-result",
        count(0, 1 << 28),
        "bytes of a job's result that is kept in the database, at most",
    ),
    open(
        "limits.kept-results",
        count(0, 1_000_000),
        "results of jobs that are kept in the database, at most",
    ),
    open("limits.upload", count(1024, 1 << 42), "bytes of a file of products, at most"),
    open(
        "limits.uploads",
        count(0, 1 << 46),
        "bytes of all files of products with their answers, from which on no other is taken",
    ),
];
