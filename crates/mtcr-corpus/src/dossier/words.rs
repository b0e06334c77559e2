//! Flags, words, sets of words and substances.

use mtcr_rules::{Fact, OTHER, Value, did_you_mean};

use super::reader::DossierReader;
use crate::problem::{code, listed, quoted};
use crate::source::{FileId, Located, Shape};

/// Values listed in advice; more are not read.
const LISTED: usize = 12;

impl DossierReader<'_> {
    pub(super) fn flag(&self, file: FileId, fact: &Fact, shape: &Located<Shape>) -> Option<Value> {
        match &shape.value {
            Shape::Flag(flag) => Some(Value::Flag(*flag)),
            Shape::Text(text) if matches!(text.as_str(), "true" | "yes" | "false" | "no") => {
                self.problem(file, shape.at, code::WRONG_TYPE, || {
                    let meant = matches!(text.as_str(), "true" | "yes");
                    let message = format!("{} is `true` or `false` without quotes", quoted(&fact.name));
                    (message, Some(format!("write `{} = {meant}`", fact.name)))
                });
                None
            }
            _ => self.wrong_form(file, fact, shape),
        }
    }

    /// One word, or `{ one-of = ["…", "…"] }`.
    pub(super) fn word(&self, file: FileId, fact: &Fact, shape: &Located<Shape>) -> Option<Value> {
        match &shape.value {
            Shape::Text(word) => self.bit(file, fact, &Located::new(word.clone(), shape.at)).map(Value::Word),
            Shape::Table(keys) => match keys.as_slice() {
                [(key, words)] if key.value == "one-of" => {
                    let bits = self.bits(file, fact, words)?;
                    if bits == 0 {
                        return self.wrong_form(file, fact, shape);
                    }
                    Some(Value::Word(bits))
                }
                _ => self.wrong_form(file, fact, shape),
            },
            _ => self.wrong_form(file, fact, shape),
        }
    }

    /// Words it has, `["…"]`, or `{ yes = ["…"], no = ["…"] }`.
    pub(super) fn words(&self, file: FileId, fact: &Fact, shape: &Located<Shape>) -> Option<Value> {
        let (mut yes, mut no) = (0, 0);
        match &shape.value {
            Shape::List(_) => yes = self.bits(file, fact, shape)?,
            Shape::Table(keys) => {
                for (key, words) in keys {
                    match key.as_str() {
                        "yes" => yes = self.bits(file, fact, words)?,
                        "no" => no = self.bits(file, fact, words)?,
                        _ => self.unknown_key(file, key, ["yes", "no"]),
                    }
                }
            }
            _ => return self.wrong_form(file, fact, shape),
        }
        if yes & no != 0 {
            self.problem(file, shape.at, code::CONTRADICTION, || {
                let both = listed(fact.value_names(yes & no));
                (format!("{} says both yes and no to {both}", quoted(&fact.name)), None)
            });
            return None;
        }
        Some(Value::Words { yes, no })
    }

    /// The bits of a list of words.
    fn bits(&self, file: FileId, fact: &Fact, shape: &Located<Shape>) -> Option<u64> {
        let Shape::List(words) = &shape.value else {
            return self.wrong_form(file, fact, shape);
        };
        let mut bits = 0;
        for word in words {
            match &word.value {
                Shape::Text(text) => bits |= self.bit(file, fact, &Located::new(text.clone(), word.at))?,
                _ => return self.wrong_form(file, fact, word),
            }
        }
        Some(bits)
    }

    fn bit(&self, file: FileId, fact: &Fact, word: &Located<String>) -> Option<u64> {
        let bit = fact.value_bit(word.as_str());
        if bit.is_none() {
            self.problem(file, word.at, code::UNKNOWN_WORD, || {
                let ids = fact.decl.values.iter().map(|value| value.id.as_str()).chain([OTHER]);
                let help = did_you_mean(word.as_str(), ids.clone())
                    .or_else(|| (fact.decl.values.len() <= LISTED).then(|| format!("it is {}", listed(ids))));
                let help =
                    help.or_else(|| Some("write `other` when it is none of the declared words".to_owned()));
                (format!("{} has no value {}", quoted(&fact.name), quoted(word.as_str())), help)
            });
        }
        bit
    }

    /// A name, `{ cas = "302-01-2" }`, or `other`.
    pub(super) fn substance(&self, file: FileId, fact: &Fact, shape: &Located<Shape>) -> Option<Value> {
        let words = self.vocabulary;
        match &shape.value {
            Shape::Text(name) if name == OTHER => Some(Value::Substance(None)),
            Shape::Text(name) => match words.find_substance(name).or_else(|| words.find_cas(name)) {
                Some(substance) => Some(Value::Substance(Some(substance))),
                None if is_registry_number(name) => self.unknown_cas(file, name, shape),
                None => self.unknown_substance(file, name, shape),
            },
            Shape::Table(keys) => match keys.as_slice() {
                [(key, Located { value: Shape::Text(number), at })] if key.value == "cas" => match words
                    .find_cas(number.trim())
                {
                    Some(substance) => Some(Value::Substance(Some(substance))),
                    None => self.unknown_cas(file, number, &Located::new(Shape::Text(number.clone()), *at)),
                },
                _ => self.wrong_form(file, fact, shape),
            },
            _ => self.wrong_form(file, fact, shape),
        }
    }

    fn unknown_cas<T>(&self, file: FileId, number: &str, shape: &Located<Shape>) -> Option<T> {
        self.problem(file, shape.at, code::UNKNOWN_SUBSTANCE, || {
            let help =
                "name the substance; write `substance = \"other\"` when the vocabulary does not have it";
            (
                format!("no substance of the vocabulary has the CAS number {}", quoted(number)),
                Some(help.to_owned()),
            )
        });
        None
    }

    fn unknown_substance<T>(&self, file: FileId, name: &str, shape: &Located<Shape>) -> Option<T> {
        self.problem(file, shape.at, code::UNKNOWN_SUBSTANCE, || {
            let known = self.vocabulary.substances().iter();
            let names = known.flat_map(|it| [&it.id, &it.label].into_iter().chain(&it.synonyms));
            let help = did_you_mean(name, names.map(String::as_str));
            let other = "write `substance = \"other\"` when the vocabulary does not have it";
            (format!("unknown substance {}", quoted(name)), help.or_else(|| Some(other.to_owned())))
        });
        None
    }
}

/// Whether a text is written as a CAS number is: digits, two digits, one digit.
fn is_registry_number(text: &str) -> bool {
    let parts: Vec<&str> = text.split('-').collect();
    let digits = |part: &&str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    matches!(parts.as_slice(), [_, two, one] if two.len() == 2 && one.len() == 1) && parts.iter().all(digits)
}
