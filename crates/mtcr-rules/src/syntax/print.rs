//! Writes a rule in its canonical form.

use super::tree::*;
use std::fmt::{Display, Formatter, Result};

impl Display for FactName {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        match &self.parameter {
            Some(parameter) => write!(f, "{}({parameter})", self.name),
            None => f.write_str(&self.name),
        }
    }
}

impl Display for Limit {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        write!(f, "{}", self.written)
    }
}

fn names(names: &[Name]) -> String {
    names.iter().map(|name| name.text.as_str()).collect::<Vec<_>>().join(", ")
}

fn members(f: &mut Formatter<'_>, members: &[Expr], word: &str) -> Result {
    for (at, member) in members.iter().enumerate() {
        if at > 0 {
            write!(f, " {word} ")?;
        }
        match member.kind {
            Kind::All(_) | Kind::Any(_) => write!(f, "({member})")?,
            _ => write!(f, "{member}")?,
        }
    }
    Ok(())
}

impl Display for Expr {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        match &self.kind {
            Kind::All(all) => members(f, all, "and"),
            Kind::Any(any) => members(f, any, "or"),
            Kind::Not(inner) if matches!(inner.kind, Kind::All(_) | Kind::Any(_)) => {
                write!(f, "not ({inner})")
            }
            Kind::Not(inner) => write!(f, "not {inner}"),
            Kind::Class(classes) => one_or_some(f, "class", classes),
            Kind::Flag(fact) => write!(f, "{fact}"),
            Kind::Word(fact, words) => one_or_some(f, &fact.to_string(), words),
            Kind::Compare(fact, op, limit) => write!(f, "{fact} {} {limit}", op.sign()),
            Kind::Ordered(fact, rank, word) => write!(f, "{fact} {} {}", rank.word(), word.text),
            Kind::Reaches(fact, Side::Above, limit) => write!(f, "{fact} reaches above {limit}"),
            Kind::Reaches(fact, Side::Below, limit) => write!(f, "{fact} reaches below {limit}"),
            Kind::Covers(fact, low, high) => write!(f, "{fact} covers {low} to {high}"),
            Kind::Overlaps(fact, low, high) => write!(f, "{fact} overlaps {low} to {high}"),
            Kind::Has(quantifier, list, rule) => {
                match quantifier {
                    Quantifier::Some => write!(f, "some")?,
                    Quantifier::Every => write!(f, "every")?,
                    Quantifier::AtLeast(count) => write!(f, "at least {count}")?,
                }
                write!(f, " {} has ({rule})", list.text)
            }
            Kind::Host(rule) => write!(f, "host has ({rule})"),
            Kind::Purpose(word, targets) => write!(f, "{} {{ {} }}", word.text, names(targets)),
            Kind::Serves(targets, activities) if activities.is_empty() => {
                write!(f, "serves {{ {} }}", names(targets))
            }
            Kind::Serves(targets, activities) => {
                write!(f, "serves {{ {} }} through {{ {} }}", names(targets), names(activities))
            }
            Kind::SpecifiedIn(entries) => write!(f, "specified-in {{ {} }}", names(entries)),
            Kind::Substance(name) => write!(f, "substance is {}", name.text),
            Kind::Table(name) => write!(f, "substance in {}", name.text),
            Kind::Unsettled(ground) => write!(f, "unsettled \"{ground}\""),
        }
    }
}

fn one_or_some(f: &mut Formatter<'_>, subject: &str, words: &[Name]) -> Result {
    match words {
        [word] => write!(f, "{subject} is {}", word.text),
        _ => write!(f, "{subject} in {{ {} }}", names(words)),
    }
}
