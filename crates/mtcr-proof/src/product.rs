//! A product in the form that dossiers are written in.

use std::fmt;

/// Names with their values as TOML.
pub type Facts = Vec<(String, String)>;

/// A product, or a member of one of its lists.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Product {
    /// Its name; empty for members.
    pub name: String,
    /// How it stands to the product it belongs to, as keys and TOML values.
    pub tie: Facts,
    /// The classes it is of.
    pub class: Vec<String>,
    /// The classes it is not of.
    pub not_class: Vec<String>,
    /// The lists of which it has no other members.
    pub complete: Vec<String>,
    /// Facts with their values as TOML.
    pub facts: Facts,
    /// Words of purpose with what it is for and what it is not for.
    pub purposes: Vec<Purpose>,
    /// Lists of products.
    pub products: Vec<(String, Vec<Product>)>,
    /// Lists of members that have facts only.
    pub members: Vec<(String, Vec<Facts>)>,
}

/// What is said of one word of purpose.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Purpose {
    /// The word.
    pub word: String,
    /// What it has the purpose for.
    pub yes: Vec<String>,
    /// What it does not have the purpose for.
    pub no: Vec<String>,
}

impl fmt::Display for Product {
    /// The dossier as TOML.
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.write(out, "")
    }
}

impl Product {
    fn write(&self, out: &mut fmt::Formatter<'_>, path: &str) -> fmt::Result {
        if !self.name.is_empty() {
            writeln!(out, "name = {}", quoted(&self.name))?;
        }
        for (key, value) in &self.tie {
            writeln!(out, "{key} = {value}")?;
        }
        for (key, words) in
            [("class", &self.class), ("not-class", &self.not_class), ("complete", &self.complete)]
        {
            if !words.is_empty() {
                writeln!(out, "{key} = {}", list(words))?;
            }
        }
        if !self.facts.is_empty() || !self.purposes.is_empty() {
            writeln!(out, "\n[{path}facts]")?;
        }
        for (key, value) in &self.facts {
            writeln!(out, "{} = {value}", bare(key))?;
        }
        for purpose in &self.purposes {
            let sides = [("yes", &purpose.yes), ("no", &purpose.no)];
            let said: Vec<String> = sides
                .into_iter()
                .filter(|(_, targets)| !targets.is_empty())
                .map(|(side, targets)| format!("{side} = {}", list(targets)))
                .collect();
            writeln!(out, "{} = {{ {} }}", purpose.word, said.join(", "))?;
        }
        for (list, members) in &self.members {
            for member in members {
                writeln!(out, "\n[[{path}{list}]]")?;
                for (key, value) in member {
                    writeln!(out, "{} = {value}", bare(key))?;
                }
            }
        }
        for (list, products) in &self.products {
            for product in products {
                writeln!(out, "\n[[{path}{list}]]")?;
                product.write(out, &format!("{path}{list}."))?;
            }
        }
        Ok(())
    }
}

/// A text in quotes.
pub(crate) fn quoted(text: &str) -> String {
    format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\""))
}

fn list(words: &[String]) -> String {
    let words: Vec<String> = words.iter().map(|word| quoted(word)).collect();
    format!("[{}]", words.join(", "))
}

/// A key, in quotes where it needs them.
fn bare(key: &str) -> String {
    let plain = |c: char| c.is_ascii_alphanumeric() || c == '-' || c == '_';
    if key.chars().all(plain) { key.to_owned() } else { quoted(key) }
}
