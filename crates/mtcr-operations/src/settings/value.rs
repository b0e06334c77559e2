//! What settings hold, read from text.

use super::table::{Key, Kind};
use ipnet::IpNet;
use std::net::{IpAddr, SocketAddr};
use std::path::PathBuf;
use url::Url;

/// A value as it was given, before it is read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Raw {
    /// One text: also numbers and flags of the environment and the command line.
    Text(String),
    /// A whole number in a file.
    Number(u64),
    /// A flag in a file or on the command line.
    Flag(bool),
    /// Several texts.
    List(Vec<String>),
}

/// A value that was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Value {
    Address(SocketAddr),
    /// An address with the text that it was read from: who signs people in is known by that to the letter.
    Url(Url, String),
    Path(PathBuf),
    Flag(bool),
    Count(u64),
    Networks(Vec<IpNet>),
    Text(String),
}

/// Reads a value; where it is none of its kind, what would be right.
pub(super) fn read(key: &Key, raw: &Raw) -> Result<Value, String> {
    let text = || match raw {
        Raw::Text(text) if !text.trim().is_empty() => Some(text.trim()),
        _ => None,
    };
    match key.kind {
        Kind::Address => {
            let address = text().and_then(|text| text.parse().ok());
            address
                .map(Value::Address)
                .ok_or_else(|| "it is an address and a port, as `127.0.0.1:8470`".into())
        }
        Kind::Url => {
            let url = text().and_then(|text| Url::parse(text).ok());
            let url = url.filter(|url| matches!(url.scheme(), "http" | "https") && url.has_host());
            let bare = url.filter(|url| url.query().is_none() && url.fragment().is_none() && !named(url));
            bare.zip(text())
                .map(|(url, text)| Value::Url(url, text.to_owned()))
                .ok_or_else(|| "it is an address as `https://node.example`".into())
        }
        Kind::Path => {
            text().map(|text| Value::Path(text.into())).ok_or_else(|| "it is the path of a file".into())
        }
        Kind::Database => match text() {
            Some(text) if is_database(text) => Ok(Value::Text(text.to_owned())),
            _ => Err("it is `sqlite:PATH`, `postgres://USER@HOST/NAME` or `none`".into()),
        },
        Kind::Flag => match (raw, text()) {
            (Raw::Flag(flag), _) => Ok(Value::Flag(*flag)),
            (_, Some("true")) => Ok(Value::Flag(true)),
            (_, Some("false")) => Ok(Value::Flag(false)),
            _ => Err("it is `true` or `false`".into()),
        },
        Kind::Word(words) => match text().filter(|text| words.contains(text)) {
            Some(word) => Ok(Value::Text(word.to_owned())),
            None => Err(format!("it is one of `{}`", words.join("`, `"))),
        },
        Kind::Count { least, most } => {
            let number = match raw {
                Raw::Number(number) => Some(*number),
                _ => text().and_then(|text| text.parse().ok()),
            };
            let within = number.filter(|number| least <= *number && *number <= most);
            within.map(Value::Count).ok_or_else(|| format!("it is a whole number from {least} to {most}"))
        }
        Kind::Networks => networks(raw)
            .map(Value::Networks)
            .ok_or_else(|| "it is a list of networks as `10.0.0.0/8` or addresses as `10.0.0.7`".into()),
        Kind::Text => text()
            .map(|text| Value::Text(text.to_owned()))
            .ok_or_else(|| "it is a text that is not empty".into()),
    }
}

/// Whether an address of the web names a user, which it must not: it is shown to everybody.
fn named(url: &Url) -> bool {
    !url.username().is_empty() || url.password().is_some()
}

fn is_database(text: &str) -> bool {
    match text.split_once(':') {
        Some(("sqlite", path)) => !path.is_empty() && path != ":memory:",
        Some(("postgres" | "postgresql", rest)) => rest.starts_with("//"),
        _ => text == super::NOTHING,
    }
}

fn networks(raw: &Raw) -> Option<Vec<IpNet>> {
    let network = |text: &str| {
        let alone = || text.parse::<IpAddr>().ok().map(IpNet::from);
        text.parse().ok().or_else(alone)
    };
    match raw {
        Raw::List(texts) => texts.iter().map(|text| network(text.trim())).collect(),
        Raw::Text(text) => {
            text.split(',').map(str::trim).filter(|part| !part.is_empty()).map(network).collect()
        }
        _ => None,
    }
}

/// A value as people are shown it: a password within it is not.
pub(super) fn shown(value: &Value) -> String {
    match value {
        Value::Address(address) => address.to_string(),
        Value::Url(_, text) => text.clone(),
        Value::Path(path) => path.display().to_string(),
        Value::Flag(flag) => flag.to_string(),
        Value::Count(count) => count.to_string(),
        Value::Networks(networks) => networks.iter().map(ToString::to_string).collect::<Vec<_>>().join(", "),
        Value::Text(text) => masked(text),
    }
}

/// An address of a database without what in it may be a secret: the password, and everything behind `?`.
#[must_use]
pub fn masked(text: &str) -> String {
    let Ok(mut url) = Url::parse(text) else { return text.to_owned() };
    if !url.scheme().starts_with("postgres") {
        return text.to_owned();
    }
    if url.password().is_some() && url.set_password(Some(MASK)).is_err() {
        return MASK.to_owned();
    }
    if url.query().is_some() {
        url.set_query(Some(MASK));
    }
    url.to_string()
}

/// What stands in the place of a secret.
const MASK: &str = "***";
