//! Names of a mapping looked up in the vocabulary.

use super::{ColumnMap, End, Use, problem};
use mtcr_corpus::problem::{code, quoted};
use mtcr_corpus::reader::Reading;
use mtcr_corpus::{Located, Span};
use mtcr_quantity::parse_unit;
use mtcr_rules::{Fact, FactKind, OTHER, Vocabulary, did_you_mean};

/// The word for a unit that stands in each cell.
const IN_THE_CELL: &str = "in the cell";

/// The fact of a name.
pub(super) fn fact<'v>(
    reading: Reading<'_>,
    vocabulary: &'v Vocabulary,
    name: &Located<String>,
) -> Option<&'v Fact> {
    let (family, parameter) = Vocabulary::split_fact_name(name.as_str());
    let found =
        vocabulary.known_fact(family, parameter).and_then(|id| match id.and_then(|id| vocabulary.fact(id)) {
            Some(fact) => Ok(fact),
            None => vocabulary.family(family),
        });
    match found {
        Ok(fact) if fact.list.is_none() => Some(fact),
        Ok(fact) => {
            let message = format!(
                "{} is said of members of a list, which a row of a table has not",
                quoted(&fact.name)
            );
            let help = "describe such products as dossiers, one JSON object a line".to_owned();
            problem(reading, name.at, code::UNKNOWN_FACT, message, Some(help));
            None
        }
        Err(flaw) => {
            problem(reading, name.within(flaw.at.clone()), flaw.code, flaw.message, flaw.help);
            None
        }
    }
}

/// Whether the end suits the sort of fact.
pub(super) fn end(reading: Reading<'_>, fact: &Fact, end: Option<&Located<End>>, name: &Located<String>) {
    let span = matches!(fact.kind, FactKind::Span(_));
    let number = matches!(fact.kind, FactKind::Quantity(_) | FactKind::Count);
    let suits = match end.map(|end| end.value) {
        None => !span,
        Some(End::From | End::To) => span,
        Some(End::Tolerance) => matches!(fact.kind, FactKind::Quantity(_)),
        Some(_) => number,
    };
    if suits {
        return;
    }
    let at = end.map_or(name.at, |end| end.at);
    let message = if span {
        format!("{} is a span: what a product covers, from one end to another", quoted(&fact.name))
    } else if number {
        format!("{} is one value and covers nothing `from` and `to`", quoted(&fact.name))
    } else {
        format!("{} is no number and has no `end`", quoted(&fact.name))
    };
    let help = span.then(|| "write `end = \"from\"` or `end = \"to\"`".to_owned());
    problem(reading, at, code::WRONG_FORM, message, help);
}

/// The unit of a column: `Some(None)` where each cell has its own.
#[expect(
    clippy::option_option,
    reason = "the outer one is a mistake, the inner one a unit that stands in the cells"
)]
pub(super) fn unit(
    reading: Reading<'_>,
    fact: &Fact,
    unit: Option<&Located<String>>,
    name: &Located<String>,
) -> Option<Option<String>> {
    let wanted = fact.unit()?;
    let Some(unit) = unit else {
        if wanted.is_one() {
            return Some(Some(String::new()));
        }
        let message = format!("{} needs the `unit` of its column", quoted(&fact.name));
        let help = format!("write `unit = \"{wanted}\"` if that is its unit, or `unit = \"{IN_THE_CELL}\"`");
        problem(reading, name.at, code::MISSING_KEY, message, Some(help));
        return None;
    };
    if unit.as_str() == IN_THE_CELL {
        return Some(None);
    }
    match parse_unit(unit.as_str()) {
        Ok(found) if Some(found.dimension()) == fact.dimension() => Some(Some(unit.value.clone())),
        Ok(_) => {
            let message = format!("{} cannot be given in {}", quoted(&fact.name), quoted(unit.as_str()));
            let help = format!("it is given in units like `{wanted}`");
            problem(reading, unit.at, code::WRONG_DIMENSION, message, Some(help));
            None
        }
        Err(mistake) => {
            problem(reading, unit.within(mistake.at), code::UNKNOWN_UNIT, mistake.message, mistake.help);
            None
        }
    }
}

/// Words of a fact.
pub(super) fn words(reading: Reading<'_>, fact: &Fact, named: &[Located<String>]) {
    for word in named.iter().filter(|word| fact.value_bit(word.as_str()).is_none()) {
        let known = fact.decl.values.iter().map(|value| value.id.as_str()).chain([OTHER]);
        let message = format!("{} has no value {}", quoted(&fact.name), quoted(word.as_str()));
        let help = did_you_mean(word.as_str(), known).or_else(|| {
            Some(format!("`mtcr annex vocabulary {}` lists its words; `other` is none of them", fact.decl.id))
        });
        problem(reading, word.at, code::UNKNOWN_WORD, message, help);
    }
}

/// Substances by name or CAS number.
pub(super) fn substances(reading: Reading<'_>, vocabulary: &Vocabulary, named: &[Located<String>]) {
    let known = |name: &str| {
        name == OTHER || vocabulary.find_substance(name).is_some() || vocabulary.find_cas(name).is_some()
    };
    for name in named.iter().filter(|name| !known(name.as_str())) {
        let ids = vocabulary.substances().iter().map(|it| it.id.as_str());
        let help = did_you_mean(name.as_str(), ids)
            .or_else(|| Some("write `other` when it is none of them".to_owned()));
        let message = format!("unknown substance {}", quoted(name.as_str()));
        problem(reading, name.at, code::UNKNOWN_SUBSTANCE, message, help);
    }
}

/// Classes by id.
pub(super) fn classes(reading: Reading<'_>, vocabulary: &Vocabulary, named: &[Located<String>]) {
    for name in named.iter().filter(|name| vocabulary.find_class(name.as_str()).is_none()) {
        let ids = vocabulary.classes().map(|(_, class)| class.decl.id.as_str());
        let help = did_you_mean(name.as_str(), ids)
            .or_else(|| Some("`mtcr annex vocabulary` lists the classes".to_owned()));
        problem(
            reading,
            name.at,
            code::UNKNOWN_CLASS,
            format!("unknown class {}", quoted(name.as_str())),
            help,
        );
    }
}

/// A word of purpose.
pub(super) fn purpose(
    reading: Reading<'_>,
    vocabulary: &Vocabulary,
    name: &Located<String>,
) -> Option<String> {
    if vocabulary.find_purpose(name.as_str()).is_some() {
        return Some(name.value.clone());
    }
    let known = vocabulary.purposes().map(|(_, word)| word.decl.id.as_str());
    let message = format!("unknown word of purpose {}", quoted(name.as_str()));
    problem(reading, name.at, code::UNKNOWN_PURPOSE, message, did_you_mean(name.as_str(), known));
    None
}

/// Entries, the beginnings of their ids, and use words.
pub(super) fn targets(reading: Reading<'_>, vocabulary: &Vocabulary, named: &[Located<String>]) {
    let known =
        |name: &str| vocabulary.entries().range(name).is_some() || vocabulary.find_use(name).is_some();
    for name in named.iter().filter(|name| !name.value.is_empty() && !known(name.as_str())) {
        let uses = vocabulary.uses().iter().map(|word| word.id.as_str());
        let entries = vocabulary.entries().iter().map(|(_, name)| name);
        let help = did_you_mean(name.as_str(), entries.chain(uses));
        let message = format!("{} is neither an entry nor a use word", quoted(name.as_str()));
        problem(reading, name.at, code::UNKNOWN_TARGET, message, help);
    }
}

/// What columns are together: one name, and each end of a fact once.
pub(super) fn together(map: &ColumnMap, reading: Reading<'_>) {
    let mut seen: Vec<(String, Span)> = Vec::new();
    for column in &map.columns {
        let key = match &column.what {
            Use::Name => "the name".to_owned(),
            Use::Fact(of) => {
                if map.every.fact(&of.fact).is_some() {
                    let message = format!("{} is said of every row and in a column", quoted(&of.fact));
                    problem(reading, column.at, code::DUPLICATE_KEY, message, None);
                }
                format!("{} of {}", side(of.end), quoted(&of.fact))
            }
            Use::Purpose { word, target, .. } => format!("`{word}` towards {}", quoted(target)),
            Use::Ignore | Use::Class(_) | Use::Targets { .. } => continue,
        };
        if let Some((_, first)) = seen.iter().find(|(known, _)| *known == key) {
            let place = reading.file.place(first.start);
            let message = format!("two columns state {key}; the first one is named at {place}");
            problem(reading, column.at, code::DUPLICATE_KEY, message, Some("ignore one of them".to_owned()));
        }
        seen.push((key, column.at));
    }
    for column in &map.columns {
        let Use::Fact(of) = &column.what else { continue };
        let others = || {
            map.columns.iter().filter_map(|other| match &other.what {
                Use::Fact(other) if other.fact == of.fact => Some(other.end),
                _ => None,
            })
        };
        let wrong = match of.end {
            End::Tolerance if !others().any(|end| end == End::Whole) => {
                Some("a tolerance needs the value in another column")
            }
            End::Whole if others().any(|end| !matches!(end, End::Whole | End::Tolerance)) => {
                Some("a fact has its value in one column or its ends in two")
            }
            _ => None,
        };
        if let Some(wrong) = wrong {
            problem(
                reading,
                column.at,
                code::CONFLICTING_KEYS,
                format!("{}: {wrong}", quoted(&of.fact)),
                None,
            );
        }
    }
}

fn side(end: End) -> &'static str {
    match end {
        End::Whole => "the value",
        End::Tolerance => "the tolerance",
        End::Min | End::AtLeast | End::MoreThan | End::From => "the lower end",
        End::Max | End::AtMost | End::LessThan | End::To => "the upper end",
    }
}
