//! A mapping taken apart into what a form has fields for, and put together from them. What has no field of its own stays in the
//! words of the mapping, so that nothing is lost on the way through a form.

use toml::{Table, Value};

/// What stands in a proposal where a person is to complete something.
const OPEN: &str = "…";

/// What a column is mapped to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum What {
    /// Nobody has said yet.
    #[default]
    Open,
    /// Nothing.
    Ignore,
    /// The name of the product.
    Name,
    /// Its class, by ids of the vocabulary.
    Class,
    /// A fact, maybe in a unit.
    Fact,
    /// Something that is written as the mapping writes it.
    Other,
}

/// A column in a form.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct MappedColumn {
    /// Its header.
    pub(crate) head: String,
    /// What it is mapped to.
    pub(crate) what: What,
    /// The fact, where it is one.
    pub(crate) fact: String,
    /// The unit of its cells; empty where they have none.
    pub(crate) unit: String,
    /// What it is mapped to as the mapping writes it, where it is something else.
    pub(crate) other: String,
    /// Why it was proposed so, in the words of the proposal; empty otherwise.
    pub(crate) note: String,
}

/// A mapping in a form.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Filled {
    /// What separates columns; `tab` for a tab, empty where the mapping does not say.
    pub(crate) delimiter: String,
    pub(crate) encoding: String,
    pub(crate) decimal: String,
    /// What groups digits; `blank` for a blank.
    pub(crate) thousands: String,
    /// Texts of cells that say nothing, with commas between them.
    pub(crate) empty: String,
    pub(crate) sheet: String,
    /// Whether columns that are not named are ignored.
    pub(crate) others: bool,
    /// Words for yes and for no, with commas between them.
    pub(crate) yes: String,
    pub(crate) no: String,
    /// What is true of every row, as the mapping writes it.
    pub(crate) every: String,
    /// The columns in the order of the file.
    pub(crate) columns: Vec<MappedColumn>,
}

impl What {
    /// Each with the word for it in a form.
    pub(crate) const ALL: [(What, &'static str); 6] = [
        (What::Open, "open"),
        (What::Ignore, "ignore"),
        (What::Name, "name"),
        (What::Class, "class"),
        (What::Fact, "fact"),
        (What::Other, "other"),
    ];

    /// What a word of a form says.
    pub(crate) fn named(word: &str) -> What {
        What::ALL.into_iter().find(|(_, known)| *known == word).map_or(What::Open, |(what, _)| what)
    }
}

impl MappedColumn {
    fn of(head: &str, value: Option<&Value>) -> MappedColumn {
        let mut column = MappedColumn { head: head.to_owned(), ..MappedColumn::default() };
        match value {
            None => {}
            Some(Value::String(word)) if word == "ignore" => column.what = What::Ignore,
            Some(Value::String(word)) if word == "name" => column.what = What::Name,
            Some(Value::String(word)) if word == "class" => column.what = What::Class,
            Some(Value::Table(table)) if is_plain(table) => {
                let text = |key: &str| table.get(key).and_then(Value::as_str).unwrap_or_default().to_owned();
                column.what = What::Fact;
                (column.fact, column.unit) = (text("fact"), text("unit").replace(OPEN, ""));
            }
            Some(other) => (column.what, column.other) = (What::Other, other.to_string()),
        }
        column
    }

    /// Its line of the mapping; none where nobody has said what it is.
    fn line(&self) -> Option<String> {
        let value = match self.what {
            What::Open => return None,
            What::Ignore => quoted("ignore"),
            What::Name => quoted("name"),
            What::Class => quoted("class"),
            What::Fact => {
                let unit = self.unit.trim();
                let unit = if unit.is_empty() { String::new() } else { format!(", unit = {}", quoted(unit)) };
                format!("{{ fact = {}{unit} }}", quoted(self.fact.trim()))
            }
            What::Other => self.other.trim().to_owned(),
        };
        Some(format!("{} = {value}\n", quoted(&self.head)))
    }
}

/// Whether a table says a fact and maybe a unit, in words.
fn is_plain(table: &Table) -> bool {
    table.contains_key("fact")
        && table.iter().all(|(key, value)| ["fact", "unit"].contains(&key.as_str()) && value.is_str())
}

impl Filled {
    /// A mapping as a form shows it, its columns in the order of the file; none where the text is no TOML.
    pub(crate) fn of_mapping(text: &str, heads: &[String]) -> Option<Filled> {
        let table: Table = text.parse().ok()?;
        let mut filled = Filled::default();
        let part = |name: &str| table.get(name).and_then(Value::as_table);
        if let Some(file) = part("file") {
            let text = |key: &str| file.get(key).and_then(Value::as_str).unwrap_or_default().to_owned();
            filled.delimiter = text("delimiter").replace('\t', "tab");
            filled.thousands = text("thousands").replace(' ', "blank");
            (filled.encoding, filled.decimal, filled.sheet) =
                (text("encoding"), text("decimal"), text("sheet"));
            (filled.empty, filled.others) = (joined(file.get("empty")), text("others") == "ignore");
        }
        if let Some(flags) = part("flags") {
            (filled.yes, filled.no) = (joined(flags.get("yes")), joined(flags.get("no")));
        }
        if let Some(every) = part("every") {
            filled.every = every.iter().map(|(key, value)| format!("{key} = {value}\n")).collect();
        }
        let columns = part("columns");
        let others = filled.others;
        filled.columns = heads
            .iter()
            .map(|head| {
                let value = columns.and_then(|columns| columns.get(head));
                let column = MappedColumn::of(head, value);
                if value.is_none() && others { MappedColumn { what: What::Ignore, ..column } } else { column }
            })
            .collect();
        Some(filled)
    }

    /// What a proposal says of columns, put over this: what is certain stands, what is doubtful is filled in and left to choose.
    pub(crate) fn proposed(mut self, proposal: &str) -> Filled {
        let lines = proposal.lines().skip_while(|line| *line != "[columns]").skip(1);
        self.columns = lines.filter_map(column_of).collect();
        self
    }

    /// The mapping that the form says.
    pub(crate) fn mapping(&self) -> String {
        let mut text = self.written();
        if !self.yes.trim().is_empty() || !self.no.trim().is_empty() {
            text.push_str(&format!("\n[flags]\nyes = {}\nno = {}\n", list(&self.yes), list(&self.no)));
        }
        if !self.every.trim().is_empty() {
            text.push_str(&format!("\n[every]\n{}\n", self.every.trim()));
        }
        text.push_str("\n[columns]\n");
        text.extend(self.columns.iter().filter_map(MappedColumn::line));
        text
    }

    /// For each line of [`Filled::mapping`] the column that it is about.
    pub(crate) fn mapping_lines(&self) -> Vec<Option<usize>> {
        let said = self.columns.iter().enumerate().filter(|(_, column)| column.what != What::Open);
        let columns: Vec<Option<usize>> = said.map(|(at, _)| Some(at)).collect();
        // Columns are the end of it, each in a line of its own.
        let mut lines = vec![None; self.mapping().lines().count().saturating_sub(columns.len())];
        lines.extend(columns);
        lines
    }

    /// The part of the mapping that says how the file is written.
    fn written(&self) -> String {
        let mut text = "[file]\n".to_owned();
        let delimiter = self.delimiter.replace("tab", "\t");
        let thousands = self.thousands.replace("blank", " ");
        for (key, value) in [
            ("delimiter", delimiter.as_str()),
            ("encoding", &self.encoding),
            ("decimal", &self.decimal),
            ("thousands", &thousands),
            ("sheet", &self.sheet),
        ] {
            if !value.is_empty() {
                text.push_str(&format!("{key} = {}\n", quoted(value)));
            }
        }
        if !self.empty.trim().is_empty() {
            text.push_str(&format!("empty = {}\n", list(&self.empty)));
        }
        if self.others {
            text.push_str("others = \"ignore\"\n");
        }
        text
    }

    /// A mapping that says how the file is written and ignores every column: for a first look at it.
    pub(crate) fn only_written(&self) -> String {
        let others = if self.others { "" } else { "others = \"ignore\"\n" };
        format!("{}{others}\n[columns]\n", self.written())
    }
}

/// A column of a proposal, from its line.
fn column_of(line: &str) -> Option<MappedColumn> {
    let bare = line.trim_start_matches("# ");
    let certain = bare.len() == line.len();
    // The comment begins where what stands before it is a whole line; a text may have the same sign in it.
    let ends = bare.match_indices(" # ").map(|(at, _)| at);
    let parts = ends.filter_map(|at| Some((bare.get(..at)?, bare.get(at + 3..)?)));
    for (line, note) in parts {
        let whole = line.parse::<Table>().ok();
        let bare = || format!("{line} {}", quoted(OPEN)).parse::<Table>().ok();
        let Some((head, value)) = whole.or_else(bare).and_then(|table| table.into_iter().next()) else {
            continue;
        };
        let value = Some(&value).filter(|value| value.as_str() != Some(OPEN));
        let mut column = MappedColumn::of(&head, value);
        column.note = note.to_owned();
        if !certain {
            column.what = What::Open;
        }
        return Some(column);
    }
    None
}

/// A text as TOML writes it in one line, which a key must be.
fn quoted(text: &str) -> String {
    let mut quoted = String::from("\"");
    for sign in text.chars() {
        match sign {
            '"' | '\\' => quoted.extend(['\\', sign]),
            sign if sign.is_control() => quoted.push_str(&format!("\\u{:04X}", u32::from(sign))),
            sign => quoted.push(sign),
        }
    }
    quoted.push('"');
    quoted
}

/// Words with commas between them as a list.
fn list(words: &str) -> String {
    let words = words.split(',').map(str::trim).filter(|word| !word.is_empty());
    format!("[{}]", words.map(quoted).collect::<Vec<_>>().join(", "))
}

/// A list as words with commas between them.
fn joined(list: Option<&Value>) -> String {
    let words = list.and_then(Value::as_array).into_iter().flatten().filter_map(Value::as_str);
    words.collect::<Vec<_>>().join(", ")
}

#[cfg(test)]
mod tests {
    use super::{Filled, What};

    const MAPPING: &str = r#"
[file]
delimiter = "\t"
decimal   = ","
thousands = " "
empty     = ["-", "n/a"]

[flags]
yes = ["oui"]
no  = ["non"]

[every]
class = ["turbojet-engine"]
facts = { civil-certified = false }

[columns]
"Article" = "name"
"Thrust" = { fact = "max-thrust-uninstalled", unit = "lbf" }
"Rotor # (cm)" = { fact = "first-stage-rotor-diameter", unit = "cm", end = "min" }
"Kind" = { class = { "a \"b\"" = "turbojet-engine" } }
"Price" = "ignore"
"two\nlines \"quoted\" \\" = "ignore"
"#;

    fn heads() -> Vec<String> {
        ["Article", "Thrust", "Rotor # (cm)", "Kind", "Price", "two\nlines \"quoted\" \\"]
            .map(str::to_owned)
            .to_vec()
    }

    #[test]
    fn a_mapping_goes_through_a_form_and_says_the_same() {
        let filled = Filled::of_mapping(MAPPING, &heads()).expect("a mapping");
        let whats: Vec<What> = filled.columns.iter().map(|column| column.what).collect();
        assert_eq!(whats, [What::Name, What::Fact, What::Other, What::Other, What::Ignore, What::Ignore]);
        assert_eq!((filled.delimiter.as_str(), filled.thousands.as_str()), ("tab", "blank"));
        let table = |text: &str| text.parse::<toml::Table>().expect("TOML");
        assert_eq!(table(&filled.mapping()), table(MAPPING));
        let lines = filled.mapping_lines();
        for (line, at) in filled.mapping().lines().zip(lines) {
            let head = at.map(|at| super::quoted(&filled.columns[at].head));
            assert_eq!(line.contains("\" = "), head.is_some(), "{line}");
            assert!(head.is_none_or(|head| line.starts_with(&head)), "{line}");
        }
        assert_eq!(Filled::of_mapping(&filled.mapping(), &heads()), Some(filled));
    }

    #[test]
    fn what_is_doubtful_is_left_to_choose() {
        let proposal = "# [columns] comes below\n[columns]\n\
            \"Name\" = \"name\" # the header says so\n\
            # \"Dry # weight\" = { fact = \"dry-mass\", unit = \"…\" } # the header is a name # of `dry-mass`\n\
            # \"Range\" = # `max-range` is another column already; complete or ignore\n\
            # \"Supplier\" = \"ignore\" # not recognised; complete or ignore\n";
        let filled = Filled::default().proposed(proposal);
        let [name, mass, range, supplier] = filled.columns.as_slice() else { panic!("{filled:?}") };
        assert_eq!((name.what, name.note.as_str()), (What::Name, "the header says so"));
        assert_eq!(
            (mass.head.as_str(), mass.fact.as_str(), mass.unit.as_str()),
            ("Dry # weight", "dry-mass", "")
        );
        assert_eq!(mass.note, "the header is a name # of `dry-mass`");
        assert_eq!((range.head.as_str(), range.fact.as_str()), ("Range", ""));
        assert!([mass, range, supplier].iter().all(|column| column.what == What::Open));
        // What nobody chose is not in the mapping, which then does not fit the file.
        assert!(!filled.mapping().contains("Supplier"), "{}", filled.mapping());
    }
}
