//! Values with two ends: one value that is not exactly known, and spans.

use mtcr_quantity::{End, Interval, Number};
use mtcr_rules::{Fact, FactKind, Value};

use super::reader::DossierReader;
use crate::problem::{code, quoted};
use crate::source::{FileId, Located, Shape};

/// The keys of a value that is not exactly known: whether it is the lower end, and whether it is included.
const ENDS: [(&str, bool, bool); 6] = [
    ("min", true, true),
    ("at-least", true, true),
    ("more-than", true, false),
    ("max", false, true),
    ("at-most", false, true),
    ("less-than", false, false),
];

type Table = [(Located<String>, Located<Shape>)];

impl DossierReader<'_> {
    /// One number, exactly known or not.
    pub(super) fn interval(&self, file: FileId, fact: &Fact, shape: &Located<Shape>) -> Option<Interval> {
        let interval = match &shape.value {
            Shape::Text(text) if !matches!(fact.kind, FactKind::Count) => {
                let text = Located::new(text.clone(), shape.at);
                self.measured(file, fact, &text)?
            }
            Shape::Text(_) | Shape::Integer(_) | Shape::Float(_) => {
                Interval::point(self.number(file, fact, shape)?)
            }
            Shape::Table(keys) if keys.iter().any(|(key, _)| key.value == "value") => {
                self.with_tolerance(file, fact, keys, shape)?
            }
            Shape::Table(keys) => self.between(file, fact, keys, shape)?,
            Shape::Flag(_) | Shape::Date(_) | Shape::List(_) => return self.wrong_form(file, fact, shape),
        };
        let counted = matches!(fact.kind, FactKind::Count);
        if counted && interval.high().number().is_some_and(Number::is_negative) {
            self.problem(file, shape.at, code::NUMBER_OUT_OF_RANGE, || {
                (format!("{} is a count and cannot be negative", quoted(&fact.name)), None)
            });
            return None;
        }
        Some(interval)
    }

    /// What a product covers: `{ from, to }`, either end of which may be unknown.
    pub(super) fn span(&self, file: FileId, fact: &Fact, shape: &Located<Shape>) -> Option<Value> {
        let Shape::Table(keys) = &shape.value else {
            return self.wrong_form(file, fact, shape);
        };
        if keys.iter().any(|(key, _)| ENDS.iter().any(|(name, ..)| *name == key.value)) || keys.is_empty() {
            return self.wrong_form(file, fact, shape);
        }
        let (mut from, mut to) = (None, None);
        for (key, end) in keys {
            let place = match key.as_str() {
                "from" => &mut from,
                "to" => &mut to,
                _ => {
                    self.unknown_key(file, key, ["from", "to"]);
                    continue;
                }
            };
            *place = Some(self.number(file, fact, end)?);
        }
        if let (Some(low), Some(high)) = (&from, &to)
            && low.compare(high).is_none_or(std::cmp::Ordering::is_gt)
        {
            self.impossible(file, shape, true);
            return None;
        }
        Some(Value::Span { from, to })
    }

    /// `{ value = "21 kg", tolerance = "0.5 kg" }`
    fn with_tolerance(
        &self,
        file: FileId,
        fact: &Fact,
        keys: &Table,
        shape: &Located<Shape>,
    ) -> Option<Interval> {
        let mut parts = [None, None];
        for (key, part) in keys {
            let index = match key.as_str() {
                "value" => 0,
                "tolerance" => 1,
                _ => {
                    self.unknown_key(file, key, ["value", "tolerance"]);
                    return None;
                }
            };
            match (&part.value, parts.get_mut(index)) {
                (Shape::Text(text), Some(place)) => *place = Some(text.as_str()),
                _ => return self.wrong_form(file, fact, part),
            }
        }
        let text = match parts {
            [Some(value), Some(tolerance)] => format!("{value} ± {tolerance}"),
            [Some(value), None] => value.to_owned(),
            _ => return self.wrong_form(file, fact, shape),
        };
        // Its length differs from that of its place, so that mistakes are shown at the whole of it.
        self.measured(file, fact, &Located::new(text, shape.at))
    }

    /// One value between two ends, or on one side of one.
    fn between(&self, file: FileId, fact: &Fact, keys: &Table, shape: &Located<Shape>) -> Option<Interval> {
        let (mut low, mut high) = (End::Unbounded, End::Unbounded);
        let foreign = ["from", "to", "yes", "no", "one-of", "cas"];
        if keys.is_empty() || keys.iter().any(|(key, _)| foreign.contains(&key.as_str())) {
            return self.wrong_form(file, fact, shape);
        }
        for (key, end) in keys {
            let Some((_, is_low, included)) = ENDS.iter().find(|(name, ..)| *name == key.value) else {
                self.unknown_key(file, key, ENDS.map(|(name, ..)| name));
                return None;
            };
            let place = if *is_low { &mut low } else { &mut high };
            if *place != End::Unbounded {
                self.problem(file, key.at, code::CONFLICTING_KEYS, || {
                    let which = if *is_low { "lower" } else { "upper" };
                    (format!("{} is a second {which} end of one value", quoted(key.as_str())), None)
                });
                return None;
            }
            let number = self.number(file, fact, end)?;
            *place = if *included { End::Closed(number) } else { End::Open(number) };
        }
        self.paired(file, keys, shape)?;
        let upside_down = match (low.number(), high.number()) {
            (Some(low), Some(high)) => low.compare(high) != Some(std::cmp::Ordering::Equal),
            _ => true,
        };
        let interval = Interval::new(low, high);
        if interval.is_none() {
            self.impossible(file, shape, upside_down);
        }
        interval
    }

    /// `min` and `max` come together; one end alone is said by another word.
    fn paired(&self, file: FileId, keys: &Table, shape: &Located<Shape>) -> Option<()> {
        let has = |name: &str| keys.iter().any(|(key, _)| key.value == name);
        let (lone, missing, word) = match (has("min"), has("max")) {
            (true, false) => ("min", "max", "at-least"),
            (false, true) => ("max", "min", "at-most"),
            _ => return Some(()),
        };
        self.problem(file, shape.at, code::MISSING_KEY, || {
            let help = format!("give both, or write `{word}` for `{lone}` when the other end is not known");
            (format!("`{lone}` stands without `{missing}`"), Some(help))
        });
        None
    }

    fn impossible(&self, file: FileId, shape: &Located<Shape>, upside_down: bool) {
        self.problem(file, shape.at, code::IMPOSSIBLE_INTERVAL, || {
            let help = match upside_down {
                true => "the lower end lies above the upper one",
                false => "`more-than` and `less-than` leave their own end out",
            };
            ("no value lies between these ends", Some(help.to_owned()))
        });
    }
}
