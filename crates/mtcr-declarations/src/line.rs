//! A line of a declaration.

use crate::tables::Fields;

/// A party of a line.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Party {
    /// What it is to the line: `consignee`.
    pub role: String,
    /// Its name, as written.
    pub name: String,
    /// Its state, two letters.
    pub state: Option<String>,
    /// Its address, as written.
    pub address: Option<String>,
    /// A number that identifies it, as written; kept for people.
    pub identifier: Option<String>,
}

/// A line of a declaration, read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Line {
    /// What the line is known by in its file.
    pub id: String,
    /// The goods in words, as declared.
    pub goods: String,
    /// The tariff code: digits only.
    pub tariff: String,
    /// Parties.
    pub parties: Vec<Party>,
    /// Where the goods are from, two letters.
    pub origin: Option<String>,
    /// Where they go, two letters.
    pub destination: String,
    /// The licence that the line refers to.
    pub licence: Option<String>,
    /// Quantity, mass and value as written; nothing is judged by them.
    pub amounts: Vec<(String, String)>,
}

/// A field that is missing or not of its form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wrong {
    /// The column.
    pub column: String,
    /// What is wrong, and what would be right.
    pub what: String,
    /// Whether it is missing; else it is there and cannot be read.
    pub missing: bool,
}

/// Columns that are kept as written.
const AMOUNTS: [&str; 5] = ["quantity", "unit", "mass", "value", "currency"];
/// Columns of the line itself.
const OWN: [&str; 6] = ["id", "goods", "tariff", "origin", "destination", "licence"];
/// What may follow a role.
const OF_ROLE: [&str; 3] = ["state", "address", "identifier"];

impl Line {
    /// Whether a column is one of a line; with the role and what follows it for one of a party.
    fn column<'c>(fields: &Fields, column: &'c str) -> Option<(Option<&'c str>, &'c str)> {
        if OWN.contains(&column) || AMOUNTS.contains(&column) {
            return Some((None, column));
        }
        if fields.roles.iter().any(|role| role == column) {
            return Some((Some(column), "name"));
        }
        let (role, part) = column.rsplit_once('-')?;
        (OF_ROLE.contains(&part) && fields.roles.iter().any(|one| one == role)).then_some((Some(role), part))
    }

    /// Whether a line has a column of this name. A file with another one is mapped before its lines are read.
    #[must_use]
    pub fn has_column(fields: &Fields, column: &str) -> bool {
        Self::column(fields, column).is_some()
    }

    /// Every column a line may have, in the order in which people write them.
    #[must_use]
    pub fn columns(fields: &Fields) -> Vec<String> {
        let own = OWN.iter().chain(&AMOUNTS).map(|column| (*column).to_owned());
        let parties = fields.roles.iter().flat_map(|role| {
            std::iter::once(role.clone()).chain(OF_ROLE.iter().map(move |part| format!("{role}-{part}")))
        });
        own.chain(parties).collect()
    }

    /// Reads a line from the cells of its columns. Blanks around a cell do not count, and an empty one is as if it were not
    /// there. A role that comes again is another party; `ROLE-state` and the like are of the party of that role that came last.
    ///
    /// # Errors
    /// Everything that is missing or not of its form, with the column and what would be right.
    pub fn from_cells<'c>(
        fields: &Fields,
        cells: impl IntoIterator<Item = (&'c str, &'c str)>,
    ) -> Result<Self, Vec<Wrong>> {
        let mut line = Line::default();
        let mut wrong = Vec::new();
        let mut unreadable = |column: &str, what: String| {
            wrong.push(Wrong { column: column.to_owned(), what, missing: false });
        };
        for (column, cell) in cells {
            let cell = cell.trim();
            if cell.is_empty() {
                continue;
            }
            let most = if column == "goods" { fields.longest_text } else { fields.longest_cell };
            if cell.len() > most && cell.chars().count() > most {
                unreadable(column, format!("it has more than {most} characters"));
                continue;
            }
            if cell.contains('\0') {
                unreadable(column, "it has a character of number 0 in it".to_owned());
                continue;
            }
            match Self::column(fields, column) {
                Some((None, "id")) => cell.clone_into(&mut line.id),
                Some((None, "goods")) if !cell.chars().any(char::is_alphabetic) => {
                    unreadable(column, format!("`{cell}` has no word in it"));
                }
                Some((None, "goods")) => cell.clone_into(&mut line.goods),
                Some((None, "tariff")) => match tariff(fields, cell) {
                    Ok(digits) => line.tariff = digits,
                    Err(what) => unreadable(column, what),
                },
                Some((None, "origin" | "destination")) => match state(cell) {
                    Ok(code) if column == "origin" => line.origin = Some(code),
                    Ok(code) => line.destination = code,
                    Err(what) => unreadable(column, what),
                },
                Some((None, "licence")) => line.licence = Some(cell.to_owned()),
                Some((None, _)) => line.amounts.push((column.to_owned(), cell.to_owned())),
                Some((Some(role), "name")) => {
                    line.parties.push(Party {
                        role: role.to_owned(),
                        name: cell.to_owned(),
                        ..Party::default()
                    });
                }
                Some((Some(role), part)) => {
                    let party = line.parties.iter_mut().rev().find(|party| party.role == role);
                    match (party, part) {
                        (None, _) => {
                            unreadable(column, format!("there is no `{role}` before it that it is of"));
                        }
                        (Some(party), "state") => match state(cell) {
                            Ok(code) => party.state = Some(code),
                            Err(what) => unreadable(column, what),
                        },
                        (Some(party), "address") => party.address = Some(cell.to_owned()),
                        (Some(party), _) => party.identifier = Some(cell.to_owned()),
                    }
                }
                None => unreadable(column, "a line has no such column".to_owned()),
            }
        }
        for column in &fields.must_have {
            let there = match column.as_str() {
                "id" => !line.id.is_empty(),
                "goods" => !line.goods.is_empty(),
                "tariff" => !line.tariff.is_empty(),
                "destination" => !line.destination.is_empty(),
                "origin" => line.origin.is_some(),
                "licence" => line.licence.is_some(),
                other => {
                    line.parties.iter().any(|party| party.role == *other)
                        || line.amounts.iter().any(|(amount, _)| amount == other)
                }
            };
            if !there && wrong.iter().all(|one| one.column != *column) {
                wrong.push(Wrong {
                    column: column.clone(),
                    what: "it is empty, and every line must have it".to_owned(),
                    missing: true,
                });
            }
        }
        if wrong.is_empty() { Ok(line) } else { Err(wrong) }
    }
}

fn tariff(fields: &Fields, cell: &str) -> Result<String, String> {
    let (least, most) = (fields.tariff_digits.at_least, fields.tariff_digits.at_most);
    let digits: String =
        cell.chars().filter(|symbol| !matches!(symbol, '.' | ' ' | '-' | '\u{a0}')).collect();
    if digits.bytes().all(|byte| byte.is_ascii_digit()) && (least..=most).contains(&digits.len()) {
        Ok(digits)
    } else {
        Err(format!("`{cell}` is no tariff code: {least} to {most} digits, as 8412.10"))
    }
}

fn state(cell: &str) -> Result<String, String> {
    if cell.len() == 2 && cell.bytes().all(|byte| byte.is_ascii_alphabetic()) {
        Ok(cell.to_ascii_uppercase())
    } else {
        Err(format!("`{cell}` is no code of a state: two letters, as XA"))
    }
}
