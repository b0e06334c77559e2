//! From a model to a product that is described in full.

use crate::line::Line;
use crate::matters::Matters;
use crate::product::{Facts, Product, Purpose, quoted};
use crate::round::Choice;
use crate::scope::{Scope, Word};
use crate::shares;
use crate::solver::{Lit, Model};
use mtcr_corpus::Corpus;
use mtcr_quantity::{Number, Unit};
use mtcr_rules::{ClassId, FOR, FactId, FactKind, Holds, OTHER, SERVES, Target, Vocabulary};

/// The product that a model describes, as far as it matters.
pub(crate) fn draft(corpus: &Corpus, scope: &Scope, model: &Model, matters: &Matters) -> Product {
    let mut product = of(&corpus.vocabulary, scope, model, matters);
    "a possible product".clone_into(&mut product.name);
    product
}

fn of(words: &Vocabulary, scope: &Scope, model: &Model, matters: &Matters) -> Product {
    let mut product = Product::default();
    classes(words, scope, (model, matters), &mut product);
    product.facts = facts(words, scope, model, matters);
    for (word, yes, no) in scope.purposes.of(model, matters) {
        let Some(word) = words.purpose(word) else { continue };
        let ids = |targets: &[Target]| targets.iter().map(|target| id(words, *target)).collect::<Vec<_>>();
        let (yes, no) = (ids(&yes), ids(&no));
        if !yes.is_empty() || !no.is_empty() {
            product.purposes.push(Purpose { word: word.decl.id.clone(), yes, no });
        }
    }
    serving(words, scope, (model, matters), &mut product);
    for (list, slots) in &scope.lists {
        let Some(declared) = words.list(*list) else { continue };
        let name = declared.decl.id.clone();
        let there = slots.iter().filter(|slot| model.holds(slot.present));
        product.complete.push(name.clone());
        match declared.decl.holds {
            Holds::Dossiers => {
                let products: Vec<Product> = there.map(|slot| of(words, slot, model, matters)).collect();
                product.products.push((name, products));
            }
            Holds::Facts => {
                let mut members: Vec<Facts> = Vec::new();
                for member in there.map(|slot| facts(words, slot, model, matters)) {
                    if !members.contains(&member) {
                        members.push(member);
                    }
                }
                product.members.push((name, members));
            }
        }
    }
    product
}

fn classes(words: &Vocabulary, scope: &Scope, (model, matters): (&Model, &Matters), product: &mut Product) {
    let count = scope.classes.iter().filter(|(_, lit)| matters.holds(**lit));
    let (is, is_not): (Vec<_>, Vec<_>) = count.partition(|(_, lit)| model.holds(**lit));
    let ids =
        |some: Vec<(&ClassId, &Lit)>| some.into_iter().map(|(class, _)| *class).collect::<Vec<ClassId>>();
    let (is, is_not) = (ids(is), ids(is_not));
    let name = |class: &ClassId| words.class(*class).map_or_else(String::new, |class| class.decl.id.clone());
    let implied = |class: &&ClassId| is.iter().any(|low| low != *class && words.lies_under(*low, **class));
    product.class = is.iter().filter(|class| !implied(class)).map(name).collect();
    let excluded = |class: &&ClassId| {
        is.iter().any(|other| words.are_disjoint(*other, **class))
            || is_not.iter().any(|high| high != *class && words.lies_under(**class, *high))
    };
    product.not_class = is_not.iter().filter(|class| !excluded(class)).map(name).collect();
}

fn serving(words: &Vocabulary, scope: &Scope, (model, matters): (&Model, &Matters), product: &mut Product) {
    if !scope.serving.asked {
        return;
    }
    let (said, through) = scope.serving.of(model, matters);
    product.complete.push(FOR.to_owned());
    let yes: Vec<String> = said.iter().map(|target| id(words, *target)).collect();
    let no: Vec<String> =
        scope.serving.not_of(model, matters).iter().map(|target| id(words, *target)).collect();
    if !yes.is_empty() || !no.is_empty() {
        product.purposes.push(Purpose { word: SERVES.to_owned(), yes, no });
    }
    let systems = through.into_iter().map(|(target, activity)| {
        let activity = words.activity(activity).map_or("", |word| word.decl.id.as_str());
        let entry = format!("{{ id = {}, by = \"the question\" }}", quoted(&id(words, target)));
        let tie = [("relation", quoted(SERVES)), ("activity", quoted(activity)), ("entry", entry)];
        Product { tie: tie.map(|(key, value)| (key.to_owned(), value)).to_vec(), ..Product::default() }
    });
    let systems: Vec<Product> = systems.collect();
    if !systems.is_empty() {
        product.products.push((FOR.to_owned(), systems));
    }
}

fn facts(words: &Vocabulary, scope: &Scope, model: &Model, matters: &Matters) -> Facts {
    let mut facts: Vec<(FactId, String)> = Vec::new();
    for (fact, lit) in scope.flags.iter().filter(|(_, lit)| matters.holds(**lit)) {
        facts.push((*fact, model.holds(*lit).to_string()));
    }
    let counts = |word: &Word| word.values.iter().chain(&word.ranks).any(|(_, lit)| matters.holds(*lit));
    for (fact, word) in scope.words.iter().filter(|(_, word)| counts(word)) {
        let Some(declared) = words.fact(*fact) else { continue };
        let bits = |wanted: bool| {
            let bits = word.values.iter().filter(|(_, lit)| model.holds(*lit) == wanted);
            bits.fold(0, |all, (bit, _)| all | bit)
        };
        let named = |bits: u64| {
            let names: Vec<String> = declared.value_names(bits).into_iter().map(quoted).collect();
            names.join(", ")
        };
        let value = match declared.kind {
            FactKind::Words => format!("{{ yes = [{}], no = [{}] }}", named(bits(true)), named(bits(false))),
            _ => named(bits(true)),
        };
        facts.push((*fact, value));
    }
    for (fact, line) in scope.numbers.iter().filter(|(_, line)| matters.line(line)) {
        facts.extend(number(words, *fact, line, model).map(|text| (*fact, text)));
    }
    let spans = scope.spans.iter().filter(|(_, (from, to))| matters.line(from) || matters.line(to));
    for (fact, (from, to)) in spans {
        let ends = (number(words, *fact, from, model), number(words, *fact, to, model));
        if let (Some(from), Some(to)) = ends {
            facts.push((*fact, format!("{{ from = {from}, to = {to} }}")));
        }
    }
    let asked = scope.substances.values().any(|lit| matters.holds(*lit));
    if let (true, Some(fact), Some((substance, _))) =
        (asked, words.substance_fact(), scope.substances.iter().find(|(_, lit)| model.holds(**lit)))
    {
        let id =
            substance.and_then(|id| words.substance(id)).map_or(OTHER, |substance| substance.id.as_str());
        facts.push((fact, quoted(id)));
    }
    facts.sort_by_key(|(fact, _)| *fact);
    let name = |fact: FactId| words.fact(fact).map_or_else(String::new, |fact| fact.name.clone());
    facts.into_iter().map(|(fact, value)| (name(fact), value)).collect()
}

/// A number as TOML; `None` where it cannot be written in the fact's unit.
fn number(words: &Vocabulary, fact: FactId, line: &Line, model: &Model) -> Option<String> {
    let declared = words.fact(fact)?;
    let one = Unit::one();
    let whole = declared.kind == FactKind::Count;
    let unit = declared.unit().unwrap_or(&one);
    let choice = match whole {
        true => Choice::Whole,
        false if shares::whole(declared).is_some() => Choice::Least,
        false => Choice::Round,
    };
    let value = line.value(model, unit, choice)?;
    if whole {
        return Some(value.to_string());
    }
    Some(quoted(&with_unit(&value, unit)))
}

fn with_unit(value: &Number, unit: &Unit) -> String {
    if unit.is_one() { value.to_string() } else { format!("{value} {}", unit.symbol()) }
}

/// A target as dossiers write it.
fn id(words: &Vocabulary, target: Target) -> String {
    match target {
        Target::Entries(range) => words.entries().prefix(range),
        Target::Use(id) => words.uses().get(id.index()).map_or_else(String::new, |word| word.id.clone()),
    }
}
