//! Methods: computed facts, in the order in which they build on each other.

use super::MethodText;
use super::check::Checks;
use super::compile::Context;
use super::rules::RuleReader;
use crate::files::CorpusSource;
use crate::problem::code;
use crate::source::{FileId, Located, MethodFigure, MethodSource};
use mtcr_quantity::{Dimension, Number, Quantity};
use mtcr_rules::{FactId, Formula, Method, Vocabulary};
use std::collections::{BTreeMap, BTreeSet};

pub(super) fn compile(
    context: &Context<'_>,
    checks: &Checks<'_>,
    source: &CorpusSource,
    vocabulary: &mut Vocabulary,
) -> (Vec<Method>, Vec<MethodText>) {
    let mut found: Vec<(Method, MethodText, FileId, &Located<String>)> = Vec::new();
    for method in &source.vocabulary.methods {
        if let Some(origin) = &method.source {
            checks.cited(method.file, std::slice::from_ref(origin));
        }
        let Some(read) = read(context, method, vocabulary) else { continue };
        let formula = match &method.figure {
            Some(MethodFigure::Formula(text)) => text.value.clone(),
            Some(MethodFigure::Sum { sum, over, .. }) => format!("sum of {} over {}", sum.value, over.value),
            None => String::new(),
        };
        let text = MethodText {
            result: method.result.value.clone(),
            formula,
            source: method.source.as_ref().map_or_else(String::new, |cited| {
                format!("{} {}", cited.source.value, cited.place).trim().to_owned()
            }),
            summary: method.summary.value.trim().to_owned(),
            place: context.place(method.file, method.result.at),
        };
        found.push((read, text, method.file, &method.result));
    }
    ordered(context, found)
}

fn read(context: &Context<'_>, method: &MethodSource, vocabulary: &mut Vocabulary) -> Option<Method> {
    let file = method.file;
    let result = fact(context, file, &method.result, vocabulary)?;
    match method.figure.as_ref()? {
        MethodFigure::Formula(text) => {
            let constants = constants(context, method);
            match Formula::parse(&text.value, result, &constants, vocabulary) {
                Ok(formula) => Some(Method::Formula { result, formula }),
                Err(flaw) => {
                    context.flaw(file, text, flaw);
                    None
                }
            }
        }
        MethodFigure::Sum { sum, over, condition, applies } => {
            let Some(list) = vocabulary.find_list(&over.value) else {
                let message = format!("unknown list `{}`", over.value);
                context.problem(file, over.at, code::UNKNOWN_LIST, message, None);
                return None;
            };
            let Some(summed) = vocabulary.find_member_fact(list, &sum.value) else {
                let message = format!("the members of `{}` have no fact `{}`", over.value, sum.value);
                context.problem(file, sum.at, code::UNKNOWN_FACT, message, None);
                return None;
            };
            let mut reader = RuleReader { context, vocabulary, tables: &[] };
            let counts = reader.member_rule(file, condition.as_ref()?, list)?;
            let applies = applies.as_ref().map(|text| reader.rule(file, text));
            let applies = match applies {
                Some(rule) => Some(rule?),
                None => None,
            };
            Some(Method::Sum { result, summed, list, counts, applies })
        }
    }
}

fn fact(
    context: &Context<'_>,
    file: FileId,
    name: &Located<String>,
    vocabulary: &mut Vocabulary,
) -> Option<FactId> {
    let (family, parameter) = Vocabulary::split_fact_name(&name.value);
    match vocabulary.fact_or_instance(family, parameter) {
        Ok(id) => Some(id),
        Err(flaw) => {
            context.flaw(file, name, flaw);
            None
        }
    }
}

fn constants(context: &Context<'_>, method: &MethodSource) -> BTreeMap<String, (Number, Dimension)> {
    let mut constants = BTreeMap::new();
    for (name, text) in &method.constants {
        match Quantity::parse(&text.value) {
            Ok(quantity) => {
                constants.insert(name.value.clone(), (quantity.magnitude().clone(), quantity.dimension()));
            }
            Err(mistake) => {
                let at = text.within(mistake.at);
                context.problem(method.file, at, code::QUANTITY, mistake.message, mistake.help);
            }
        }
    }
    constants
}

fn ordered(
    context: &Context<'_>,
    mut open: Vec<(Method, MethodText, FileId, &Located<String>)>,
) -> (Vec<Method>, Vec<MethodText>) {
    let (mut methods, mut texts) = (Vec::new(), Vec::new());
    while !open.is_empty() {
        let waiting: BTreeSet<FactId> = open.iter().map(|(method, ..)| method.result()).collect();
        let ready =
            open.iter().position(|(method, ..)| method.reads().iter().all(|fact| !waiting.contains(fact)));
        let Some(at) = ready else {
            for (_, _, file, name) in &open {
                let message = format!("`{}` is computed from itself", name.value);
                context.problem(*file, name.at, code::METHOD_CIRCLE, message, None);
            }
            return (methods, texts);
        };
        let (method, text, ..) = open.remove(at);
        methods.push(method);
        texts.push(text);
    }
    (methods, texts)
}
