//! Doubts about a text, with the value at which they matter.

use super::check::Checks;
use super::entry::{Doubt, Reading};
use super::rules::RuleReader;
use crate::problem::code;
use crate::source::{DoubtSource, FileId, Located};
use mtcr_quantity::{Number, Written};
use mtcr_rules::{FactId, Flaw, Vocabulary};

pub(super) fn read(
    file: FileId,
    source: &DoubtSource,
    checks: &Checks<'_>,
    reader: &mut RuleReader<'_>,
) -> Doubt {
    let at = source.value.as_ref().and_then(|text| match value(text, reader.vocabulary) {
        Ok(at) => at,
        Err(flaw) => {
            checks.context.flaw(file, text, flaw);
            None
        }
    });
    if source.readings.len() < 2 {
        let message = "a doubt has at least two readings".to_owned();
        checks.context.problem(file, source.at, code::EMPTY_VALUE, message, None);
    }
    Doubt {
        id: source.id.value.clone(),
        about: source.about.value.trim().to_owned(),
        readings: source
            .readings
            .iter()
            .map(|reading| Reading {
                text: reading.text.value.trim().to_owned(),
                read_in: checks.cited(file, &reading.read_in),
            })
            .collect(),
        encoded: source.encoded.value.trim().to_owned(),
        at,
    }
}

/// `fact = quantity`; a fact of list members is looked for after those of products.
fn value(text: &Located<String>, vocabulary: &mut Vocabulary) -> Result<Option<(FactId, Number)>, Flaw> {
    let whole = 0..text.value.len();
    let Some((name, quantity)) = text.value.split_once('=') else {
        return Err(Flaw::new("doubt-value", whole, "no `=` between a fact and its value")
            .help("write it as `max-range = 300 km`"));
    };
    let (family, parameter) = Vocabulary::split_fact_name(name.trim());
    let member =
        vocabulary.facts().find(|(_, fact)| fact.list.is_some() && fact.name == family).map(|(id, _)| id);
    let id = match (vocabulary.fact_or_instance(family, parameter), member) {
        (Ok(id), _) => id,
        (Err(_), Some(id)) => id,
        (Err(flaw), None) => return Err(flaw),
    };
    let from = name.len() + 1;
    let written = Written::parse(quantity.trim()).map_err(|mistake| Flaw {
        at: from..text.value.len(),
        code: "quantity",
        message: mistake.message,
        help: mistake.help,
    })?;
    if let Some(fact) = vocabulary.fact(id) {
        vocabulary.check_quantity(fact, &written, from..text.value.len())?;
    }
    Ok(Some((id, written.quantity.magnitude().clone())))
}
