//! Findings: every one there can be, and those of one installation.

/// A kind of finding: its name, and what to do about it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Fault {
    /// Its name, which does not change.
    pub id: &'static str,
    /// What to do.
    pub todo: &'static str,
}

/// Something that is wrong with an installation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// Its name, one of [`FINDINGS`].
    pub id: &'static str,
    /// What is wrong, here.
    pub what: String,
    /// What to do about it.
    pub todo: &'static str,
}

/// Something that could not be looked at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unseen {
    /// What.
    pub what: &'static str,
    /// Why.
    pub why: String,
}

/// What was found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Report {
    /// What is wrong, in the order in which it was looked at.
    pub findings: Vec<Finding>,
    /// What was not looked at, and may be wrong.
    pub unseen: Vec<Unseen>,
}

impl Report {
    pub(super) fn find(&mut self, fault: Fault, what: impl Into<String>) {
        self.findings.push(Finding { id: fault.id, what: what.into(), todo: fault.todo });
    }

    pub(super) fn leave(&mut self, what: &'static str, why: impl Into<String>) {
        self.unseen.push(Unseen { what, why: why.into() });
    }
}

macro_rules! faults {
    ($($name:ident $id:literal $todo:literal;)*) => {
        $(pub(super) const $name: Fault = Fault { id: $id, todo: $todo };)*

        /// Every kind of finding, in the order of the families.
        pub const FINDINGS: &[Fault] = &[$($name),*];
    };
}

faults! {
    CONFIGURATION_WRONG "configuration-wrong" "correct the setting at its place; `mtcr admin config` shows all";
    CONFIGURATION_READABLE "configuration-readable" "take the password out of the file (a `.pgpass` or `MTCR_DATABASE` can hold it), or set the file to mode 600";
    LISTEN_PLAIN "listen-plain" "set `tls.certificate` and `tls.key`, or listen on the loopback address behind a proxy and name it in `proxy.trusted`";
    LISTEN_UNNAMED "listen-unnamed" "set `public-url` to the address under which people reach the node";
    PUBLIC_URL_PLAIN "public-url-plain" "set `public-url` to an address that begins with `https://`";
    OPERATIONS_PUBLIC "operations-public" "set `operations.listen` to a loopback or private address that only monitoring reaches";
    OPERATIONS_SAME "operations-same" "give `operations.listen` a port of its own";
    PROXY_ANYBODY "proxy-anybody" "name only the addresses of your own proxies in `proxy.trusted`";
    TLS_UNREADABLE "tls-unreadable" "put certificate and key in PEM where `tls.certificate` and `tls.key` say, readable by the user of the node";
    TLS_APART "tls-apart" "put certificate and key of one issue together, and send the node SIGHUP";
    TLS_KEY_READABLE "tls-key-readable" "set the file to mode 600; where others may have read it, have a certificate issued for a new key";
    TLS_EXPIRED "tls-expired" "have the certificate issued anew, put it in place, and send the node SIGHUP";
    TLS_SOON "tls-soon" "have the certificate issued anew before it ends, and see why that is not done by itself";
    TLS_EARLY "tls-early" "use it from its first day on; or see whether the clock is right";
    TLS_OTHER_HOST "tls-other-host" "have a certificate issued for the host of `public-url`, or correct that";
    OIDC_PLAIN "oidc-plain" "use the issuer's `https://` address";
    OIDC_SECRET_ABSENT "oidc-secret-absent" "put the secret in the file that `oidc.client-secret-file` names";
    OIDC_SECRET_READABLE "oidc-secret-readable" "set the file to mode 600, and have the secret replaced";
    OIDC_UNNAMED "oidc-unnamed" "set `public-url`: the provider sends people back there";
    OIDC_AUTHORITIES_UNREADABLE "oidc-ca-unreadable" "put the certificates, in PEM, in the file that `oidc.ca-file` names, readable by the user of the node";
    LAW_UNREADABLE "law-unreadable" "run `mtcr annex check` on the folder and correct what it says, or leave `corpus` out";
    LAW_UNSIGNED "law-unsigned" "leave `corpus` out; a node serves a law that nobody signed only as a demonstration";
    LAW_OLD "law-old" "see whether a newer edition was published, and install a program that has it";
    LAW_DEMONSTRATION "law-demonstration" "leave `demo` out, or listen on the loopback address only";
    DATABASE_READABLE "database-readable" "set the file to mode 600";
    FOLDER_WRITABLE "folder-writable" "set the folder to mode 700 or 750";
    OWNER_APART "owner-apart" "give database and key file to the one user that the node runs as";
    BULK_READABLE "bulk-readable" "set the folder to mode 700, and ask who may have read the files in it: they are trade secrets";
    BULK_UNUSABLE "bulk-unusable" "name a folder in `bulk.folder` that the user of the node may write, or take away what lies there";
    DISK_FULL "disk-full" "make room now: the node can record nothing when it is full";
    DISK_LOW "disk-low" "make room, or move the folder to a larger disk";
    BACKUP_UNSET "backup-unset" "have `mtcr backup` run every day, and name the folder above its folders in `backup.folder`";
    BACKUP_NONE "backup-none" "run `mtcr backup` into a new folder below it";
    BACKUP_OLD "backup-old" "run `mtcr backup`, and see why the one that runs by itself does not";
    BACKUP_BROKEN "backup-broken" "run `mtcr backup` into a new folder, and see what became of this one";
    BACKUP_WITH_KEY "backup-with-key" "keep the key file elsewhere: with it, whoever finds the backup can sign for the node and open restricted texts";
    LISTS_NONE "lists-none" "run `mtcr lists import` into the folder that `screening.lists` names, or correct that";
    LISTS_STALE "lists-stale" "import the list anew with `mtcr lists import`; until then nobody is called clear";
    LISTS_BROKEN "lists-broken" "import the list anew with `mtcr lists import`, or mend its declaration";
    DATABASE_NONE "database-none" "set `database`; without one the node records nothing";
    DATABASE_ABSENT "database-absent" "start the node once to make it, restore a backup, or correct `database`";
    DATABASE_UNREACHABLE "database-unreachable" "see that the server runs, and that `database` has its address, user and name";
    DATABASE_UNSYNCED "database-unsynced" "set it right in the configuration of the database: as it is, what was acknowledged can be lost";
    DATABASE_NEWER "database-newer" "install the program that wrote it, or a newer one";
    DATABASE_OLDER "database-older" "take a backup, and start the node: it brings the database up";
    DATABASE_ALTERED "database-altered" "use the program that applied the migration; compare with a backup";
    PROJECTIONS_BEHIND "projections-behind" "start the node anew: it computes them again from the events";
    KEY_UNSET "key-unset" "set `key`: a database on a server needs a key file";
    KEY_ABSENT "key-absent" "put the key file back from where you keep its copy; without it nothing can be signed on";
    KEY_READABLE "key-readable" "set the file to mode 600; where others may have read it, treat the key as known to them (see operating)";
    KEY_BROKEN "key-broken" "put the key file back from where you keep its copy";
    KEY_OTHER "key-other" "put back the key file that belongs to this database, or correct `key` or `database`";
    CLOCK_EARLY "clock-early" "set the clock, and keep it set by NTP";
    CLOCK_BEHIND_LEDGER "clock-behind-ledger" "see which clock is or was wrong before anything more is recorded";
    CLOCK_APART "clock-apart" "keep both machines' clocks set by NTP";
    LEDGER_UNSIGNED "ledger-unsigned" "compare with a backup and with an earlier export before anything more is signed: a node that has run has signed";
    LEDGER_LATE "ledger-late" "see whether the node runs and what its log says: it should have signed by itself";
    LEDGER_WITHOUT_KEY "ledger-without-key" "restore a backup: the row that names the signing key was taken away";
    LEDGER_TAMPERED "ledger-tampered" "stop the node, keep the database as it is for those who will investigate, and compare with a backup by `mtcr audit database`";
}
