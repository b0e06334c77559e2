//! A drawn product as a row of NDJSON: a dossier in the shape that TOML gives it.

use crate::draft::Draft;
use mtcr_annex::Classifier;
use mtcr_quantity::{End, Interval, Number, Unit};
use mtcr_rules::{FactId, FactKind, OTHER, Value as Stated};
use serde_json::{Map, Value, json};

/// Stands before a number that had to be rounded to be shown.
const ROUNDED: char = '≈';

/// Leaves out what a row cannot say as it is: purposes, and figures without an end of their digits.
pub(super) fn keep_written(classifier: &Classifier<'_>, draft: &mut Draft) {
    draft.purposes.clear();
    draft.facts.retain(|(fact, value)| stated(classifier, *fact, value).is_some());
    draft.contains.iter_mut().for_each(|part| keep_written(classifier, part));
}

/// The product as an object.
pub(super) fn of(classifier: &Classifier<'_>, draft: &Draft) -> Value {
    let vocabulary = &classifier.corpus().vocabulary;
    let mut object = Map::new();
    object.insert("name".to_owned(), json!("drawn"));
    let classes = draft.classes.iter().filter(|(_, is)| *is);
    let classes: Vec<&str> = classes
        .filter_map(|(class, _)| vocabulary.class(*class))
        .map(|class| class.decl.id.as_str())
        .collect();
    if !classes.is_empty() {
        object.insert("class".to_owned(), json!(classes));
    }
    let facts: Map<String, Value> = draft
        .facts
        .iter()
        .filter_map(|(fact, value)| {
            Some((vocabulary.fact(*fact)?.name.clone(), stated(classifier, *fact, value)?))
        })
        .collect();
    if !facts.is_empty() {
        object.insert("facts".to_owned(), Value::Object(facts));
    }
    if !draft.contains.is_empty() {
        let parts: Vec<Value> = draft.contains.iter().map(|part| of(classifier, part)).collect();
        object.insert("contains".to_owned(), Value::Array(parts));
    }
    Value::Object(object)
}

/// A value as a dossier states it; none where no text is exactly it.
fn stated(classifier: &Classifier<'_>, fact: FactId, value: &Stated) -> Option<Value> {
    let vocabulary = &classifier.corpus().vocabulary;
    let declared = vocabulary.fact(fact)?;
    let number = |number: &Number| {
        let text =
            declared.unit().map_or_else(|| number.to_decimal(), |unit| mtcr_quantity::display(number, unit));
        (!text.contains(ROUNDED)).then_some(text)
    };
    match value {
        Stated::Number(interval) => match (interval.is_point(), &declared.kind) {
            (Some(point), FactKind::Count) => number(point)?.parse::<i64>().ok().map(Value::from),
            (Some(point), _) => number(point).map(Value::from),
            (None, _) => with_tolerance(interval, declared.unit()?).map(Value::from),
        },
        Stated::Span { from, to } => {
            Some(json!({ "from": number(from.as_ref()?)?, "to": number(to.as_ref()?)? }))
        }
        Stated::Flag(flag) => Some(json!(flag)),
        Stated::Word(bits) => declared.value_names(*bits).first().map(|word| json!(word)),
        Stated::Words { yes, .. } => Some(json!(declared.value_names(*yes))),
        Stated::Substance(None) => Some(json!(OTHER)),
        Stated::Substance(Some(id)) => vocabulary.substance(*id).map(|substance| json!(substance.id)),
    }
}

/// A range as its middle and a tolerance: a column of Parquet holds texts or groups, not both.
fn with_tolerance(interval: &Interval, unit: &Unit) -> Option<String> {
    let (End::Closed(low), End::Closed(high)) = (interval.low(), interval.high()) else { return None };
    // Where zero of the unit is another one, a difference has no text in it.
    if !unit.from_base(&Number::zero())?.is_zero() {
        return None;
    }
    let half = Number::ratio(1, 2)?;
    let exactly = |number: &Number| {
        let text = unit.from_base(number)?.to_decimal();
        (!text.contains(ROUNDED)).then_some(text)
    };
    let (middle, off) = (exactly(&low.add(high)?.mul(&half))?, exactly(&high.sub(low)?.mul(&half))?);
    Some(if unit.is_one() { format!("{middle} ± {off}") } else { format!("({middle} ± {off}) {unit}") })
}
