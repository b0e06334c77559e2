//! Reads a rule into a tree.

use super::lexer::Lexer;
use super::tree::*;
use crate::flaw::Flaw;
use mtcr_quantity::Written;
use std::ops::Range;

/// How deep parentheses, `not` and `has` may nest.
const DEEPEST: usize = 64;

/// Words that begin a predicate of their own and are no facts.
const RESERVED: [&str; 8] = ["and", "or", "not", "to", "is", "in", "has", "unsettled"];

/// Reads the text of a rule.
///
/// # Errors
/// The first thing that is not of the language, with its place.
pub fn parse(text: &str) -> Result<Expr, Flaw> {
    let mut parser = Parser { lexer: Lexer::new(text)?, depth: 0 };
    if parser.lexer.at_end() {
        return Err(
            Flaw::new("rule-syntax", 0..0, "the rule is empty").help("leave `rule` out for a heading")
        );
    }
    let rule = parser.any()?;
    if !parser.lexer.at_end() {
        return Err(parser.unexpected("`and`, `or` or the end of the rule"));
    }
    Ok(rule)
}

struct Parser<'a> {
    lexer: Lexer<'a>,
    depth: usize,
}

impl Parser<'_> {
    fn unexpected(&mut self, wanted: &str) -> Flaw {
        let at = self.lexer.next_span();
        let found = self.lexer.next_text();
        let message = if found.is_empty() {
            "the rule ends too early".to_owned()
        } else {
            format!("`{found}` does not belong here")
        };
        Flaw::new("rule-syntax", at, message).help(format!("expected {wanted}"))
    }

    fn deeper<T>(&mut self, inner: impl FnOnce(&mut Self) -> Result<T, Flaw>) -> Result<T, Flaw> {
        if self.depth >= DEEPEST {
            let at = self.lexer.next_span();
            return Err(Flaw::new("rule-syntax", at, format!("the rule is nested more than {DEEPEST} deep")));
        }
        self.depth += 1;
        let result = inner(self);
        self.depth -= 1;
        result
    }

    /// One or more conditions; `and` and `or` may not be mixed without parentheses.
    fn any(&mut self) -> Result<Expr, Flaw> {
        let start = self.lexer.here();
        let first = self.one()?;
        let word = match self.lexer.peek_word() {
            word @ ("and" | "or") => word,
            _ => return Ok(first),
        };
        let mut members = vec![first];
        while self.lexer.keyword(word) {
            members.push(self.one()?);
        }
        if matches!(self.lexer.peek_word(), "and" | "or") {
            let at = self.lexer.next_span();
            return Err(Flaw::new("mixed-and-or", at, "`and` and `or` are mixed without parentheses")
                .help("put the members that belong together in parentheses"));
        }
        let kind = if word == "and" { Kind::All(members) } else { Kind::Any(members) };
        Ok(Expr { at: start..self.lexer.end(), kind })
    }

    fn one(&mut self) -> Result<Expr, Flaw> {
        let start = self.lexer.here();
        if self.lexer.keyword("not") {
            let inner = self.deeper(Self::one)?;
            return Ok(Expr { at: start..self.lexer.end(), kind: Kind::Not(Box::new(inner)) });
        }
        if self.lexer.sign("(") {
            let inner = self.deeper(Self::any)?;
            self.expect(")")?;
            return Ok(Expr { at: start..self.lexer.end(), kind: inner.kind });
        }
        let kind = self.predicate()?;
        Ok(Expr { at: start..self.lexer.end(), kind })
    }

    fn expect(&mut self, sign: &str) -> Result<(), Flaw> {
        if self.lexer.sign(sign) { Ok(()) } else { Err(self.unexpected(&format!("`{sign}`"))) }
    }

    fn expect_word(&mut self, word: &str) -> Result<(), Flaw> {
        if self.lexer.keyword(word) { Ok(()) } else { Err(self.unexpected(&format!("`{word}`"))) }
    }

    fn name(&mut self, what: &str) -> Result<Name, Flaw> {
        match self.lexer.word() {
            Some((text, at)) => Ok(Name { text: text.to_owned(), at }),
            None => Err(self.unexpected(what)),
        }
    }

    /// Entries, or what stands beside them as a target: their ids may have parts in parentheses.
    fn targets(&mut self, what: &str) -> Result<Vec<Name>, Flaw> {
        self.expect("{")?;
        self.targets_to_the_end(what)
    }

    fn targets_to_the_end(&mut self, what: &str) -> Result<Vec<Name>, Flaw> {
        let mut names = Vec::new();
        loop {
            match self.lexer.reference() {
                Some((text, at)) => names.push(Name { text: text.to_owned(), at }),
                None => return Err(self.unexpected(what)),
            }
            if !self.lexer.sign(",") {
                self.expect("}")?;
                return Ok(names);
            }
        }
    }

    fn names(&mut self, what: &str) -> Result<Vec<Name>, Flaw> {
        self.expect("{")?;
        let mut names = vec![self.name(what)?];
        while self.lexer.sign(",") {
            names.push(self.name(what)?);
        }
        self.expect("}")?;
        Ok(names)
    }

    fn predicate(&mut self) -> Result<Kind, Flaw> {
        let Some((word, at)) = self.lexer.word() else {
            return Err(self.unexpected("a condition"));
        };
        match word {
            "class" => self.class(),
            "substance" => self.substance(),
            "some" => self.has(Quantifier::Some),
            "every" => self.has(Quantifier::Every),
            "at" if self.lexer.keyword("least") => {
                let count = self.name("a count")?;
                let number = count.text.parse().ok().filter(|number| *number > 0);
                let number = number.ok_or_else(|| {
                    Flaw::new(
                        "rule-syntax",
                        count.at,
                        format!("`{}` is not a whole number from 1", count.text),
                    )
                })?;
                self.has(Quantifier::AtLeast(number))
            }
            "host" => {
                self.expect_word("has")?;
                Ok(Kind::Host(Box::new(self.block()?)))
            }
            "specified-in" => Ok(Kind::SpecifiedIn(self.targets("an entry")?)),
            "serves" => {
                let targets = self.targets("an entry or use")?;
                let activities =
                    if self.lexer.keyword("through") { self.names("an activity")? } else { Vec::new() };
                Ok(Kind::Serves(targets, activities))
            }
            "unsettled" => match self.lexer.string() {
                Some(ground) => Ok(Kind::Unsettled(ground.to_owned())),
                None => Err(self.unexpected("the ground in double quotes")),
            },
            _ if RESERVED.contains(&word) => {
                Err(Flaw::new("rule-syntax", at, format!("`{word}` does not belong here"))
                    .help("expected a condition"))
            }
            _ => self.fact_or_purpose(word.to_owned(), at),
        }
    }

    fn class(&mut self) -> Result<Kind, Flaw> {
        if self.lexer.keyword("is") {
            return Ok(Kind::Class(vec![self.name("a class")?]));
        }
        self.expect_word("in").map_err(|flaw| flaw.help("write `class is …` or `class in { … }`"))?;
        Ok(Kind::Class(self.names("a class")?))
    }

    fn substance(&mut self) -> Result<Kind, Flaw> {
        if self.lexer.keyword("is") {
            return Ok(Kind::Substance(self.name("a substance")?));
        }
        self.expect_word("in").map_err(|flaw| flaw.help("write `substance is …` or `substance in TABLE`"))?;
        Ok(Kind::Table(self.name("a table")?))
    }

    fn has(&mut self, quantifier: Quantifier) -> Result<Kind, Flaw> {
        let list = self.name("a list")?;
        self.expect_word("has")?;
        Ok(Kind::Has(quantifier, list, Box::new(self.block()?)))
    }

    fn block(&mut self) -> Result<Expr, Flaw> {
        self.expect("(")?;
        let inner = self.deeper(Self::any)?;
        self.expect(")")?;
        Ok(inner)
    }

    fn fact_or_purpose(&mut self, name: String, at: Range<usize>) -> Result<Kind, Flaw> {
        let parameter = self.lexer.parameter()?.map(str::to_owned);
        let (start, end) = (at.start, self.lexer.end());
        if parameter.is_none() && self.lexer.sign("{") {
            let targets = self.targets_to_the_end("an entry or use")?;
            return Ok(Kind::Purpose(Name { text: name, at }, targets));
        }
        let fact = FactName { name, parameter, at: start..end };
        for op in Op::ALL {
            if self.lexer.sign(op.sign()) {
                return Ok(Kind::Compare(fact, op, self.limit()?));
            }
        }
        for rank in Rank::ALL {
            if self.lexer.keyword(rank.word()) {
                return Ok(Kind::Ordered(fact, rank, self.name("a word")?));
            }
        }
        match self.lexer.peek_word() {
            "is" => {
                self.expect_word("is")?;
                Ok(Kind::Word(fact, vec![self.name("a word")?]))
            }
            "in" => {
                self.expect_word("in")?;
                Ok(Kind::Word(fact, self.names("a word")?))
            }
            "reaches" => {
                self.expect_word("reaches")?;
                let side = if self.lexer.keyword("above") {
                    Side::Above
                } else if self.lexer.keyword("below") {
                    Side::Below
                } else {
                    return Err(self.unexpected("`above` or `below`"));
                };
                Ok(Kind::Reaches(fact, side, self.limit()?))
            }
            "covers" => {
                self.expect_word("covers")?;
                let (low, high) = self.stretch()?;
                Ok(Kind::Covers(fact, low, high))
            }
            "overlaps" => {
                self.expect_word("overlaps")?;
                let (low, high) = self.stretch()?;
                Ok(Kind::Overlaps(fact, low, high))
            }
            _ => Ok(Kind::Flag(fact)),
        }
    }

    fn stretch(&mut self) -> Result<(Limit, Limit), Flaw> {
        let low = self.limit()?;
        self.expect_word("to")?;
        Ok((low, self.limit()?))
    }

    fn limit(&mut self) -> Result<Limit, Flaw> {
        let (text, at) = self.lexer.quantity();
        if text.is_empty() {
            return Err(self.unexpected("a quantity"));
        }
        let written = Written::parse(text).map_err(|mistake| Flaw {
            at: at.start + mistake.at.start..at.start + mistake.at.end,
            code: "quantity",
            message: mistake.message,
            help: mistake.help,
        })?;
        Ok(Limit { written, at })
    }
}
