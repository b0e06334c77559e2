//! Reads a formula and checks its units.

use super::{Formula, Join};
use crate::flaw::Flaw;
use crate::vocabulary::{FactKind, Vocabulary};
use mtcr_quantity::{Dimension, Number, Quantity};
use std::collections::BTreeMap;
use std::ops::Range;

const DEEPEST: usize = 64;

pub(super) fn parse(
    text: &str,
    constants: &BTreeMap<String, (Number, Dimension)>,
    vocabulary: &mut Vocabulary,
) -> Result<(Formula, Dimension), Flaw> {
    let mut parser = Parser { text, at: 0, depth: 0, constants, vocabulary };
    let result = parser.sum()?;
    parser.skip();
    if parser.at < text.len() {
        return Err(parser.wrong("an operator or the end of the formula"));
    }
    Ok(result)
}

struct Parser<'a> {
    text: &'a str,
    at: usize,
    depth: usize,
    constants: &'a BTreeMap<String, (Number, Dimension)>,
    vocabulary: &'a mut Vocabulary,
}

type Typed = (Formula, Dimension);

impl<'a> Parser<'a> {
    fn rest(&self) -> &'a str {
        self.text.get(self.at..).unwrap_or("")
    }

    fn skip(&mut self) {
        self.at += self.rest().len() - self.rest().trim_start().len();
    }

    fn wrong(&self, wanted: &str) -> Flaw {
        let length = self.rest().chars().next().map_or(0, char::len_utf8);
        let found = self.rest().get(..length).unwrap_or("");
        Flaw::new("formula-syntax", self.at..self.at + length, format!("`{found}` does not belong here"))
            .help(format!("expected {wanted}"))
    }

    fn sign(&mut self, sign: char) -> bool {
        self.skip();
        let found = self.rest().starts_with(sign);
        if found {
            self.at += sign.len_utf8();
        }
        found
    }

    fn sum(&mut self) -> Result<Typed, Flaw> {
        let start = self.at;
        let mut left = self.product()?;
        loop {
            let join = if self.sign('+') {
                Join::Add
            } else if self.spaced_minus() {
                Join::Subtract
            } else {
                return Ok(left);
            };
            let right = self.product()?;
            left = self.joined(join, left, right, start..self.at)?;
        }
    }

    /// A minus stands between blanks, since names of facts hold hyphens.
    fn spaced_minus(&mut self) -> bool {
        self.skip();
        let found = self.rest().starts_with("- ");
        if found {
            self.at += 1;
        }
        found
    }

    fn product(&mut self) -> Result<Typed, Flaw> {
        let start = self.at;
        let mut left = self.operand()?;
        loop {
            let join = if self.sign('*') {
                Join::Multiply
            } else if self.sign('/') {
                Join::Divide
            } else {
                return Ok(left);
            };
            let right = self.operand()?;
            left = self.joined(join, left, right, start..self.at)?;
        }
    }

    fn joined(&self, join: Join, a: Typed, b: Typed, at: Range<usize>) -> Result<Typed, Flaw> {
        let dimension = match join {
            Join::Multiply => a.1.mul(&b.1),
            Join::Divide => a.1.div(&b.1),
            Join::Add | Join::Subtract | Join::Min | Join::Max => (a.1 == b.1).then_some(a.1),
        };
        match dimension {
            Some(dimension) => Ok((Formula::Join(join, Box::new(a.0), Box::new(b.0)), dimension)),
            None => Err(Flaw::new("wrong-dimension", at, "the units of these operands do not fit together")),
        }
    }

    fn operand(&mut self) -> Result<Typed, Flaw> {
        if self.depth >= DEEPEST {
            return Err(self.wrong(&format!("a formula nested at most {DEEPEST} deep")));
        }
        self.depth += 1;
        let result = self.shallow_operand();
        self.depth -= 1;
        result
    }

    fn shallow_operand(&mut self) -> Result<Typed, Flaw> {
        if self.sign('(') {
            let inner = self.sum()?;
            return if self.sign(')') { Ok(inner) } else { Err(self.wrong("`)`")) };
        }
        let start = self.at;
        if self.sign('`') {
            let Some(length) = self.rest().find('`') else { return Err(self.wrong("a closing back quote")) };
            let text = self.rest().get(..length).unwrap_or("");
            let from = self.at;
            self.at += length + 1;
            return self.quantity(text, from);
        }
        let length = self
            .rest()
            .find(|c: char| !(c.is_ascii_alphanumeric() || matches!(c, '-' | '.' | '_')))
            .unwrap_or(self.rest().len());
        let word = self.rest().get(..length).unwrap_or("");
        if word.is_empty() {
            return Err(self.wrong("a fact, a number or a quantity in back quotes"));
        }
        self.at += length;
        if word.starts_with(|c: char| c.is_ascii_digit()) {
            return self.quantity(word, start);
        }
        if matches!(word, "min" | "max") && self.sign('(') {
            return self.extreme(if word == "min" { Join::Min } else { Join::Max }, start);
        }
        if let Some((number, dimension)) = self.constants.get(word) {
            return Ok((Formula::Constant(number.clone()), *dimension));
        }
        self.fact(word, start)
    }

    fn quantity(&self, text: &str, from: usize) -> Result<Typed, Flaw> {
        match Quantity::parse(text) {
            Ok(quantity) => Ok((Formula::Constant(quantity.magnitude().clone()), quantity.dimension())),
            Err(mistake) => Err(Flaw {
                at: from + mistake.at.start..from + mistake.at.end,
                code: "quantity",
                message: mistake.message,
                help: mistake.help,
            }),
        }
    }

    fn extreme(&mut self, join: Join, start: usize) -> Result<Typed, Flaw> {
        let mut left = self.sum()?;
        while self.sign(',') {
            let right = self.sum()?;
            left = self.joined(join, left, right, start..self.at)?;
        }
        if self.sign(')') { Ok(left) } else { Err(self.wrong("`,` or `)`")) }
    }

    fn fact(&mut self, word: &str, start: usize) -> Result<Typed, Flaw> {
        let mut parameter = None;
        if self.rest().starts_with('(')
            && let Some(length) = self.rest().find(')')
        {
            parameter = self.rest().get(1..length).map(str::trim);
            self.at += length + 1;
        }
        let id = self.vocabulary.fact_or_instance(word, parameter).map_err(|mut flaw| {
            flaw.at = start + flaw.at.start..start + flaw.at.end;
            flaw
        })?;
        let fact = self.vocabulary.fact(id);
        match fact.map(|fact| (&fact.kind, fact.dimension())) {
            Some((FactKind::Quantity(_) | FactKind::Count, Some(dimension))) => {
                Ok((Formula::Fact(id), dimension))
            }
            _ => Err(Flaw::new("wrong-predicate", start..self.at, format!("`{word}` is not one number"))),
        }
    }
}
