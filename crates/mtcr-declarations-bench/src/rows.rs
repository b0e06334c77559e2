//! What lines are made from.

use crate::half::Half;

/// Why the rows cannot be read.
#[derive(Debug, thiserror::Error)]
pub enum RowsError {
    /// A line has another number of columns than its heading.
    #[error("`{file}`, line {line}: {wanted} columns with `|` between them were expected")]
    Columns {
        /// The file.
        file: &'static str,
        /// The line, from 1.
        line: usize,
        /// How many columns there should be.
        wanted: usize,
    },
    /// The descriptions are not of their form.
    #[error("`{file}` is not a file of descriptions with `[[product]]`, `text` and `entries`")]
    Descriptions {
        /// The file.
        file: &'static str,
    },
}

/// A text that names goods.
#[derive(Clone, Debug)]
pub struct Goods {
    /// The text.
    pub text: String,
    /// Headings of the nomenclature it may be declared under, six digits; the first is the one meant.
    pub headings: Vec<String>,
    /// Entries it is of, in full; none for goods of no entry.
    pub entries: Vec<String>,
    /// Whether the text is in another language than English.
    pub foreign: bool,
    /// Which half it is in.
    pub half: Half,
}

/// A description with a gap for a figure, and figures at a limit, past it and short of it.
#[derive(Clone, Debug)]
pub struct Measured {
    /// The goods; `{}` stands for the figure.
    pub goods: Goods,
    /// Figures at the limit, past it, short of it.
    pub figures: [String; 3],
}

/// All rows.
#[derive(Clone, Debug)]
pub struct Rows {
    /// Ordinary trade.
    pub ordinary: Vec<Goods>,
    /// Goods that only sound like controlled ones.
    pub near: Vec<Goods>,
    /// Goods of entries.
    pub listed: Vec<Goods>,
    /// Goods of entries with figures.
    pub measured: Vec<Measured>,
}

const SEARCH: [(&str, &str); 3] = [
    ("labelled.toml", include_str!("../../../examples/search/labelled.toml")),
    ("blind.toml", include_str!("../../../examples/search/blind.toml")),
    ("plain.toml", include_str!("../../../examples/search/plain.toml")),
];

impl Rows {
    /// The rows of the tree.
    ///
    /// # Errors
    /// A file is not of its form.
    pub fn built_in() -> Result<Self, RowsError> {
        let goods = |file: &'static str, text: &'static str| -> Result<Vec<Goods>, RowsError> {
            let rows = table::<2>(file, text)?;
            Ok(rows.into_iter().map(|[heading, text]| plain(text, vec![heading.to_owned()])).collect())
        };
        let headings: Vec<[&str; 2]> = table("headings.txt", include_str!("../rows/headings.txt"))?;
        let of_entry = |entry: &str| -> Vec<String> {
            let under = |prefix: &str| {
                entry.strip_prefix(prefix).is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
            };
            let longest = headings
                .iter()
                .filter(|[entries, _]| under(entries))
                .max_by_key(|[entries, _]| entries.len());
            longest.map(|[_, all]| all.split(';').map(str::to_owned).collect()).unwrap_or_default()
        };
        let listed = |text: &str, entries: Vec<String>, foreign: bool, half: Half| Goods {
            text: text.to_owned(),
            headings: entries.first().map(|entry| of_entry(entry)).unwrap_or_default(),
            entries,
            foreign,
            half,
        };
        let mut all: Vec<Goods> = Vec::new();
        for (file, text) in SEARCH {
            for (text, entries, half) in descriptions(file, text)? {
                all.push(listed(&text, entries, false, half));
            }
        }
        for [entry, _, text] in table("other.txt", include_str!("../rows/other.txt"))? {
            all.push(listed(text, vec![entry.to_owned()], true, Half::of(text)));
        }
        let measured = table("values.txt", include_str!("../rows/values.txt"))?
            .into_iter()
            .map(|[entry, text, at, past, short]| Measured {
                goods: listed(text, vec![entry.to_owned()], false, Half::of(text)),
                figures: [at, past, short].map(str::to_owned),
            })
            .collect();
        Ok(Self {
            ordinary: goods("ordinary.txt", include_str!("../rows/ordinary.txt"))?,
            near: goods("near.txt", include_str!("../rows/near.txt"))?,
            listed: all,
            measured,
        })
    }
}

fn plain(text: &str, headings: Vec<String>) -> Goods {
    Goods {
        text: text.to_owned(),
        headings,
        entries: Vec::new(),
        foreign: !text.is_ascii(),
        half: Half::of(text),
    }
}

/// The lines of a table but for its heading and comments.
fn table<const N: usize>(
    file: &'static str,
    text: &'static str,
) -> Result<Vec<[&'static str; N]>, RowsError> {
    let lines = text.lines().enumerate().filter(|(_, line)| !line.starts_with('#') && !line.is_empty());
    lines
        .skip(1)
        .map(|(at, line)| {
            let cells: Vec<&str> = line.split('|').collect();
            cells.try_into().map_err(|_| RowsError::Columns { file, line: at + 1, wanted: N })
        })
        .collect()
}

fn descriptions(file: &'static str, text: &str) -> Result<Vec<(String, Vec<String>, Half)>, RowsError> {
    let wrong = || RowsError::Descriptions { file };
    let table: toml::Table = text.parse().map_err(|_| wrong())?;
    let products = table.get("product").and_then(toml::Value::as_array).ok_or_else(wrong)?;
    products
        .iter()
        .map(|product| {
            let text = product.get("text").and_then(toml::Value::as_str).ok_or_else(wrong)?;
            let entries = product.get("entries").and_then(toml::Value::as_array).ok_or_else(wrong)?;
            let entries = entries.iter().filter_map(toml::Value::as_str).map(str::to_owned).collect();
            let part = product.get("part").and_then(toml::Value::as_str);
            Ok((text.to_owned(), entries, Half::of_part(part, text)))
        })
        .collect()
}
