//! Single numbers, and whether they suit their fact.

use mtcr_quantity::{Dimension, Interval, Measured, Mistake, Number, Unit, Written, parse_unit};
use mtcr_rules::{Fact, FactKind, did_you_mean};

use super::reader::DossierReader;
use crate::problem::{code, listed, quoted};
use crate::source::{FileId, Located, Shape, Span};

impl DossierReader<'_> {
    /// A quantity with or without a tolerance.
    pub(super) fn measured(&self, file: FileId, fact: &Fact, text: &Located<String>) -> Option<Interval> {
        match Measured::parse(text.as_str()) {
            Ok(measured) => self
                .suits(file, fact, (text.as_str(), text.at), &measured.unit, measured.dimension)
                .then_some(measured.interval),
            Err(mistake) => self.mistake(file, text, mistake),
        }
    }

    /// A number that is exactly known.
    pub(super) fn number(&self, file: FileId, fact: &Fact, shape: &Located<Shape>) -> Option<Number> {
        let counted = matches!(fact.kind, FactKind::Count);
        match &shape.value {
            Shape::Integer(number) if counted => Some(Number::from_integer(*number)),
            Shape::Integer(number) => self.plain(file, fact, &number.to_string(), shape.at),
            Shape::Float(number) if !counted => self.plain(file, fact, number, shape.at),
            Shape::Text(text) if !counted => {
                let text = Located::new(text.clone(), shape.at);
                let written = match Written::parse(text.as_str()) {
                    Ok(written) => written,
                    Err(mistake) => return self.mistake(file, &text, mistake),
                };
                let (at, dimension) = (text.at, written.unit.dimension());
                self.suits(file, fact, (text.as_str(), at), &written.unit, dimension)
                    .then(|| written.quantity.magnitude().clone())
            }
            Shape::Text(text) if text.trim().parse::<i64>().is_ok() => {
                self.problem(file, shape.at, code::WRONG_TYPE, || {
                    let message = format!("{} is a count: a whole number without quotes", quoted(&fact.name));
                    (message, Some(format!("write `{}`", text.trim())))
                });
                None
            }
            _ => self.wrong_form(file, fact, shape),
        }
    }

    /// A number without quotes, which only a fact without a unit can have.
    fn plain(&self, file: FileId, fact: &Fact, raw: &str, at: Span) -> Option<Number> {
        let text = Located::new(raw.to_owned(), at);
        if fact.unit().is_some_and(Unit::is_one) {
            return Number::parse(raw).map_err(|mistake| self.mistake::<()>(file, &text, mistake)).ok();
        }
        self.without_unit(file, fact, raw, at);
        None
    }

    fn without_unit(&self, file: FileId, fact: &Fact, raw: &str, at: Span) {
        self.problem(file, at, code::NUMBER_WITHOUT_UNIT, || {
            let help =
                fact.unit().map(|unit| format!("write `\"{} {unit}\"` if that is its unit", raw.trim()));
            (format!("a number without a unit for {}", quoted(&fact.name)), help)
        });
    }

    /// Whether a quantity is of the fact's dimension.
    fn suits(
        &self,
        file: FileId,
        fact: &Fact,
        written: (&str, Span),
        unit: &Unit,
        dimension: Dimension,
    ) -> bool {
        let (text, at) = written;
        if fact.dimension() == Some(dimension) {
            return true;
        }
        if unit.is_one() {
            self.without_unit(file, fact, text, at);
            return false;
        }
        self.problem(file, at, code::WRONG_DIMENSION, || {
            let message = format!("{} is not a quantity that {} can have", quoted(text), quoted(&fact.name));
            let shown =
                fact.unit().map(|unit| format!("it is given in units like `{unit}`")).unwrap_or_default();
            let gravity = parse_unit("g0").ok().map(|unit| unit.dimension());
            let gram = unit.is_gram_alone() && gravity.is_some() && fact.dimension() == gravity;
            let help = if gram { format!("{shown}; `g` is gram, standard gravity is `g0`") } else { shown };
            (message, Some(help))
        });
        false
    }

    pub(super) fn unknown_key<const N: usize>(&self, file: FileId, key: &Located<String>, known: [&str; N]) {
        self.problem(file, key.at, code::UNKNOWN_KEY, || {
            let help = did_you_mean(key.as_str(), known)
                .unwrap_or_else(|| format!("this table has {}", listed(known)));
            (format!("unknown key {}", quoted(key.as_str())), Some(help))
        });
    }

    fn mistake<T>(&self, file: FileId, text: &Located<String>, mistake: Mistake) -> Option<T> {
        self.problem(file, text.within(mistake.at), code::QUANTITY, || (mistake.message, mistake.help));
        None
    }
}
