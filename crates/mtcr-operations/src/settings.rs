//! The configuration of a node: one table of settings, four layers, one precedence.
//!
//! Flags stand above the environment, that above the file, that above the program's own values. A name that is none is
//! refused wherever it stands, with its place and the nearest name.

mod environment;
mod file;
mod nearest;
mod table;
mod value;
mod wrong;

pub use environment::FILE;
pub use table::{KEYS, Key, Kind};
pub use value::{Raw, masked};
pub use wrong::{Origin, Wrong};

use ipnet::IpNet;
use std::collections::BTreeMap;
use std::net::{Ipv4Addr, SocketAddr};
use std::path::{Path, PathBuf};
use url::Url;
use value::{Value, read, shown};

/// What is set in place of a database for a node that keeps nothing.
pub const NOTHING: &str = "none";

/// Where a node listens that nobody told where.
const LISTEN: SocketAddr = SocketAddr::new(std::net::IpAddr::V4(Ipv4Addr::LOCALHOST), 8470);

/// Everything that sets something.
#[derive(Clone, Debug, Default)]
pub struct Given {
    /// What the program itself sets that depends on the machine.
    pub defaults: Vec<(&'static str, u64)>,
    /// The file.
    pub file: Option<PathBuf>,
    /// The variables of the environment.
    pub environment: Vec<(String, String)>,
    /// What stands on the command line: the name of the setting, the flag, the value.
    pub flags: Vec<(&'static str, &'static str, Raw)>,
}

/// A setting as it is in effect.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Effective {
    /// Its name.
    pub name: &'static str,
    /// Its value without secrets; none where it does not hold.
    pub value: Option<String>,
    /// Where it was set.
    pub origin: Origin,
}

/// The settings in effect.
#[derive(Clone, Debug)]
pub struct Settings {
    values: BTreeMap<&'static str, (Value, Origin)>,
    file: Option<PathBuf>,
}

impl Settings {
    /// Puts the layers above each other. A value that is wrong counts as not given; everything that is wrong is told.
    #[must_use]
    pub fn gather(given: &Given) -> (Self, Vec<Wrong>) {
        let mut wrong = Vec::new();
        let mut layers = Vec::new();
        for key in &KEYS {
            if let Some(default) = key.default {
                layers.push((key, Raw::Text(default.to_owned()), Origin::Default));
            }
        }
        for (name, number) in &given.defaults {
            layers.extend(Key::named(name).map(|key| (key, Raw::Number(*number), Origin::Default)));
        }
        if let Some(path) = &given.file {
            let (mut found, mut bad) = file::read(path);
            layers.append(&mut found);
            wrong.append(&mut bad);
        }
        let (mut found, mut bad) = environment::read(&given.environment);
        layers.append(&mut found);
        wrong.append(&mut bad);
        for (name, flag, raw) in &given.flags {
            layers.extend(Key::named(name).map(|key| (key, raw.clone(), Origin::Flag(flag))));
        }
        let mut values = BTreeMap::new();
        for (key, raw, origin) in layers {
            match read(key, &raw) {
                Ok(value) => {
                    values.insert(key.name, (value, origin));
                }
                Err(right) => {
                    wrong.push(Wrong {
                        place: origin,
                        what: format!("`{}` cannot be read", key.name),
                        right,
                    });
                }
            }
        }
        let settings = Self { values, file: given.file.clone() };
        wrong.extend(settings.halves());
        (settings, wrong)
    }

    /// What says half of something.
    fn halves(&self) -> Vec<Wrong> {
        let together = [["tls.certificate", "tls.key"], ["oidc.issuer", "oidc.client-id"]];
        let both = together.iter().flat_map(|[one, other]| [(one, other), (other, one)]);
        let half = both.filter_map(|(here, absent)| {
            let (_, place) = self.values.get(here).filter(|_| !self.values.contains_key(absent))?;
            let what = format!("`{here}` is set and `{absent}` is not");
            Some(Wrong { place: place.clone(), what, right: "set both or neither".to_owned() })
        });
        let of_provider = ["oidc.client-secret-file", "oidc.label", "oidc.ca-file"].into_iter();
        let alone = of_provider.filter_map(|here| {
            let (_, place) = self.values.get(here).filter(|_| !self.values.contains_key("oidc.issuer"))?;
            let what = format!("`{here}` is set and `oidc.issuer` is not");
            let right = "set `oidc.issuer`, or leave it out".to_owned();
            Some(Wrong { place: place.clone(), what, right })
        });
        half.chain(alone).collect()
    }

    /// Every setting with its value and where it was set, in the order of [`KEYS`].
    #[must_use]
    pub fn effective(&self) -> Vec<Effective> {
        let one = |key: &Key| match self.values.get(key.name) {
            Some((value, origin)) => {
                Effective { name: key.name, value: Some(shown(value)), origin: origin.clone() }
            }
            None => Effective { name: key.name, value: None, origin: Origin::Default },
        };
        KEYS.iter().map(one).collect()
    }

    /// Where a setting was set; none where it does not hold.
    #[must_use]
    pub fn origin(&self, name: &str) -> Option<&Origin> {
        self.values.get(name).map(|(_, origin)| origin)
    }

    /// The file that was read.
    #[must_use]
    pub fn file(&self) -> Option<&Path> {
        self.file.as_deref()
    }

    /// The address of pages and API.
    #[must_use]
    pub fn listen(&self) -> SocketAddr {
        self.address("listen").unwrap_or(LISTEN)
    }

    /// The address of health, readiness and figures.
    #[must_use]
    pub fn operations(&self) -> Option<SocketAddr> {
        self.address("operations.listen")
    }

    /// The address under which people reach the node.
    #[must_use]
    pub fn public_url(&self) -> Option<&Url> {
        self.url("public-url")
    }

    /// Whether it is a demonstration.
    #[must_use]
    pub fn demo(&self) -> bool {
        matches!(self.values.get("demo"), Some((Value::Flag(true), _)))
    }

    /// The folder of law in place of the one built in.
    #[must_use]
    pub fn corpus(&self) -> Option<&Path> {
        self.path("corpus")
    }

    /// The address of the database; none where the node keeps nothing.
    #[must_use]
    pub fn database(&self) -> Option<&str> {
        self.text("database").filter(|text| *text != NOTHING)
    }

    /// The key file, where one is set.
    #[must_use]
    pub fn key(&self) -> Option<&Path> {
        self.path("key")
    }

    /// The file of a SQLite database.
    #[must_use]
    pub fn database_file(&self) -> Option<PathBuf> {
        let path = self.database()?.strip_prefix("sqlite:")?;
        Some(PathBuf::from(path.strip_prefix("//").unwrap_or(path)))
    }

    /// Where the key file is: where it is set to be, or beside a SQLite file.
    #[must_use]
    pub fn key_file(&self) -> Option<PathBuf> {
        let beside = || {
            let mut name = self.database_file()?.into_os_string();
            name.push(".key");
            Some(name.into())
        };
        self.key().map(Path::to_owned).or_else(beside)
    }

    /// Whether the log is written for programs.
    #[must_use]
    pub fn log_as_json(&self) -> bool {
        self.text("log") == Some("json")
    }

    /// Certificate and key file.
    #[must_use]
    pub fn tls(&self) -> Option<(&Path, &Path)> {
        self.path("tls.certificate").zip(self.path("tls.key"))
    }

    /// Proxies that are believed.
    #[must_use]
    pub fn trusted(&self) -> &[IpNet] {
        match self.values.get("proxy.trusted") {
            Some((Value::Networks(networks), _)) => networks,
            _ => &[],
        }
    }

    /// The folder in which backups lie.
    #[must_use]
    pub fn backups(&self) -> Option<&Path> {
        self.path("backup.folder")
    }

    /// The folder of files of products: where it is set to be, or beside a SQLite file. Whatever keeps nothing has none.
    #[must_use]
    pub fn bulk_folder(&self) -> Option<PathBuf> {
        let beside = || {
            let mut name = self.database_file()?.into_os_string();
            name.push(".files");
            Some(name.into())
        };
        self.database()?;
        self.path("bulk.folder").map(Path::to_owned).or_else(beside)
    }

    /// The folder of lists of parties.
    #[must_use]
    pub fn lists(&self) -> Option<&Path> {
        self.path("screening.lists")
    }

    /// Which lists must be there before a party can be called clear.
    #[must_use]
    pub fn lists_profile(&self) -> &str {
        self.text("screening.profile").unwrap_or("default")
    }

    /// Who signs people in from outside.
    #[must_use]
    pub fn oidc_issuer(&self) -> Option<&Url> {
        self.url("oidc.issuer")
    }

    /// The same to the letter, as its tokens name it: a slash at the end is one.
    #[must_use]
    pub fn oidc_issuer_text(&self) -> Option<&str> {
        match self.values.get("oidc.issuer") {
            Some((Value::Url(_, text), _)) => Some(text),
            _ => None,
        }
    }

    /// As whom the node is known there.
    #[must_use]
    pub fn oidc_client(&self) -> Option<&str> {
        self.text("oidc.client-id")
    }

    /// The file of the secret that the node is known by there.
    #[must_use]
    pub fn oidc_secret(&self) -> Option<&Path> {
        self.path("oidc.client-secret-file")
    }

    /// What people are told that it is; the host of its address where nothing says.
    #[must_use]
    pub fn oidc_label(&self) -> Option<&str> {
        self.text("oidc.label").or_else(|| self.oidc_issuer()?.host_str())
    }

    /// The file of the certificates that are believed there in place of those of the system.
    #[must_use]
    pub fn oidc_authorities(&self) -> Option<&Path> {
        self.path("oidc.ca-file")
    }

    /// A setting that is a number.
    #[must_use]
    pub fn count(&self, name: &str) -> Option<u64> {
        match self.values.get(name) {
            Some((Value::Count(count), _)) => Some(*count),
            _ => None,
        }
    }

    fn address(&self, name: &str) -> Option<SocketAddr> {
        match self.values.get(name) {
            Some((Value::Address(address), _)) => Some(*address),
            _ => None,
        }
    }

    fn url(&self, name: &str) -> Option<&Url> {
        match self.values.get(name) {
            Some((Value::Url(url, _), _)) => Some(url),
            _ => None,
        }
    }

    fn path(&self, name: &str) -> Option<&Path> {
        match self.values.get(name) {
            Some((Value::Path(path), _)) => Some(path),
            _ => None,
        }
    }

    fn text(&self, name: &str) -> Option<&str> {
        match self.values.get(name) {
            Some((Value::Text(text), _)) => Some(text),
            _ => None,
        }
    }
}
