//! A party as people and programs give it.

use mtcr_screening::{Address, Birth, Identifier, IdentifierKind, Kind, Subject};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// A party to be asked about.
#[derive(Clone, Debug, Default, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct PartyForm {
    /// Its names, each as it is written, in any script.
    pub names: Vec<String>,
    /// What it is: `person`, `organisation`, `vessel`, `aircraft`, `unknown`.
    #[serde(default = "unknown")]
    #[schema(example = "organisation")]
    pub kind: String,
    /// Dates of birth: `1970` or `1970-05-01`.
    #[serde(default)]
    pub births: Vec<String>,
    /// States it has to do with, two letters.
    #[serde(default)]
    pub states: Vec<String>,
    /// Addresses, each in one line.
    #[serde(default)]
    pub addresses: Vec<String>,
    /// Numbers that identify it.
    #[serde(default)]
    pub identifiers: Vec<IdentifierForm>,
}

/// A number that identifies a party.
#[derive(Clone, Debug, Default, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct IdentifierForm {
    /// What it is: `passport`, `national-id`, `registration`, `tax`, `lei`, `bic`, `imo`, `mmsi`, `call-sign`,
    /// `aircraft`, `other`.
    pub kind: String,
    /// The number.
    pub value: String,
    /// The state that gave it, two letters.
    #[serde(default)]
    pub state: Option<String>,
}

fn unknown() -> String {
    "unknown".to_owned()
}

/// What of a party cannot be read: the field, and the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unread {
    /// The field.
    pub field: &'static str,
    /// What was given.
    pub text: String,
}

impl PartyForm {
    /// The party.
    ///
    /// # Errors
    /// A field is not of its form, or there is no name.
    pub fn subject(&self) -> Result<Subject, Unread> {
        let names: Vec<String> = filled(&self.names).map(str::to_owned).collect();
        if names.is_empty() {
            return Err(Unread { field: "names", text: String::new() });
        }
        let kind: Kind = word("kind", &self.kind)?;
        let births = filled(&self.births).map(birth).collect::<Result<_, _>>()?;
        let states = filled(&self.states).map(|text| state("states", text)).collect::<Result<_, _>>()?;
        let addresses = filled(&self.addresses);
        let addresses =
            addresses.map(|text| Address { text: text.to_owned(), ..Address::default() }).collect();
        let identifier = |form: &IdentifierForm| {
            let kind: IdentifierKind = word("identifiers", &form.kind)?;
            let state = form.state.as_deref().map(|text| state("identifiers", text)).transpose()?;
            Ok(Identifier { kind, value: form.value.trim().to_owned(), state })
        };
        let identifiers = self.identifiers.iter().filter(|form| !form.value.trim().is_empty());
        let identifiers = identifiers.map(identifier).collect::<Result<_, _>>()?;
        Ok(Subject { names, kind, births, states, addresses, identifiers })
    }

    /// A party of the fields of a page: names and numbers one a line, a number after the word for its kind.
    #[must_use]
    pub fn typed(field: impl Fn(&str) -> String) -> Self {
        let lines = |name: &str| -> Vec<String> { field(name).lines().map(str::to_owned).collect() };
        let commas =
            |name: &str| -> Vec<String> { field(name).split([',', ';']).map(str::to_owned).collect() };
        let identifier = |line: String| {
            let (first, rest) = line.trim().split_once(char::is_whitespace).unwrap_or(("", line.trim()));
            let (kind, value) = match word::<IdentifierKind>("identifiers", first) {
                Ok(_) => (first.to_lowercase(), rest),
                Err(_) => ("other".to_owned(), line.trim()),
            };
            IdentifierForm { kind, value: value.to_owned(), state: None }
        };
        let kind = field("kind");
        PartyForm {
            names: lines("names"),
            kind: if kind.is_empty() { unknown() } else { kind },
            births: commas("births"),
            states: commas("states"),
            addresses: lines("addresses"),
            identifiers: lines("identifiers").into_iter().map(identifier).collect(),
        }
    }
}

/// Texts that are not empty.
fn filled(texts: &[String]) -> impl Iterator<Item = &str> {
    texts.iter().map(|text| text.trim()).filter(|text| !text.is_empty())
}

/// A value by the word that stands for it in JSON.
fn word<T: serde::de::DeserializeOwned>(field: &'static str, text: &str) -> Result<T, Unread> {
    let unread = |_| Unread { field, text: text.to_owned() };
    serde_json::from_value(text.trim().to_lowercase().into()).map_err(unread)
}

fn state(field: &'static str, text: &str) -> Result<String, Unread> {
    let text = text.trim().to_uppercase();
    let fits = text.len() == 2 && text.bytes().all(|byte| byte.is_ascii_uppercase());
    if fits { Ok(text) } else { Err(Unread { field, text }) }
}

fn birth(text: &str) -> Result<Birth, Unread> {
    let unread = || Unread { field: "births", text: text.to_owned() };
    if let Ok(day) = text.parse::<jiff::civil::Date>() {
        let part = |part: i8| u8::try_from(part).ok();
        let (month, of_month) = (part(day.month()), part(day.day()));
        return Ok(Birth {
            year_from: day.year(),
            year_until: day.year(),
            month,
            day: of_month,
            about: false,
        });
    }
    let year: i16 = text.parse().map_err(|_| unread())?;
    if !(1800..=2200).contains(&year) {
        return Err(unread());
    }
    Ok(Birth { year_from: year, year_until: year, month: None, day: None, about: false })
}

#[cfg(test)]
mod tests {
    use super::{PartyForm, Unread};

    #[test]
    fn what_is_typed_is_read_or_named() {
        let field = |name: &str| {
            let text = match name {
                "names" => "Mira Vell\n  \nМира Велл",
                "kind" => "person",
                "births" => "1970-05-01, 1971",
                "states" => "xb; XC",
                "identifiers" => "passport XB 123\n99-7",
                _ => "",
            };
            text.to_owned()
        };
        let subject = PartyForm::typed(field).subject().expect("a party");
        assert_eq!(subject.names, ["Mira Vell", "Мира Велл"]);
        assert_eq!(subject.states, ["XB", "XC"]);
        assert_eq!((subject.births.len(), subject.births[0].day), (2, Some(1)));
        let numbers: Vec<&str> = subject.identifiers.iter().map(|one| one.value.as_str()).collect();
        assert_eq!(numbers, ["XB 123", "99-7"]);
        for (name, text) in [("births", "May"), ("states", "Borovia"), ("kind", "ship"), ("names", " ")] {
            let wrong = PartyForm::typed(|asked| if asked == name { text.to_owned() } else { field(asked) });
            let Unread { field, .. } = wrong.subject().expect_err("wrong");
            assert_eq!(field, name);
        }
    }
}
