//! A declared fact, and instances of families of facts.

use super::declare::{FactDecl, KindDecl, ParameterDecl};
use super::ids::{FactId, ListId, SubstanceId};
use super::{OTHER, SUBSTANCE, Vocabulary};
use crate::flaw::{Flaw, did_you_mean};
use mtcr_quantity::{Dimension, Number, Quantity, Unit, Written};

/// The parameter that makes one fact of a family.
#[derive(Clone, Debug, PartialEq)]
pub enum Parameter {
    /// A substance.
    Substance(SubstanceId),
    /// A magnitude in base units.
    Quantity(Number),
}

/// What sort of value a fact takes, and in which unit it is shown.
#[derive(Clone, Debug, PartialEq)]
pub enum FactKind {
    /// One number of this unit's dimension.
    Quantity(Unit),
    /// A stretch of numbers of this unit's dimension.
    Span(Unit),
    /// A whole number.
    Count,
    /// Yes or no.
    Flag,
    /// One of the declared values; the bit of a value is its place.
    Word,
    /// Any number of the declared values.
    Words,
    /// A substance of the vocabulary.
    Substance,
}

/// A fact with everything that follows from its declaration.
#[derive(Clone, Debug)]
pub struct Fact {
    /// The name it is used by: the id, and for an instance of a family the parameter in canonical form.
    pub name: String,
    /// What was declared; an instance carries its family's declaration.
    pub decl: FactDecl,
    /// The sort of value.
    pub kind: FactKind,
    /// For an instance of a family: its parameter.
    pub parameter: Option<Parameter>,
    /// For a fact of list members: the list.
    pub list: Option<ListId>,
}

/// How many values a word fact may declare; one more bit stands for `other`.
pub(crate) const MOST_VALUES: usize = 62;
/// The bit that stands for `other`: none of the declared values.
pub(crate) const OTHER_BIT: u64 = 1 << 63;

impl Fact {
    pub(crate) fn declared(decl: FactDecl, list: Option<ListId>) -> Self {
        let kind = match &decl.kind {
            KindDecl::Quantity(unit) => FactKind::Quantity(unit.clone()),
            KindDecl::Span(unit) => FactKind::Span(unit.clone()),
            KindDecl::Count => FactKind::Count,
            KindDecl::Flag => FactKind::Flag,
            KindDecl::Word if decl.id == SUBSTANCE => FactKind::Substance,
            KindDecl::Word => FactKind::Word,
            KindDecl::Words => FactKind::Words,
        };
        Fact { name: decl.id.clone(), decl, kind, parameter: None, list }
    }

    /// The dimension of its numbers; plain numbers for counts, none for words and flags.
    #[must_use]
    pub fn dimension(&self) -> Option<Dimension> {
        match &self.kind {
            FactKind::Quantity(unit) | FactKind::Span(unit) => Some(unit.dimension()),
            FactKind::Count => Some(Dimension::none()),
            FactKind::Flag | FactKind::Word | FactKind::Words | FactKind::Substance => None,
        }
    }

    /// The unit its numbers are shown in.
    #[must_use]
    pub fn unit(&self) -> Option<&Unit> {
        match &self.kind {
            FactKind::Quantity(unit) | FactKind::Span(unit) => Some(unit),
            _ => None,
        }
    }

    /// The bit of a value, by id or synonym; `other` has one too.
    #[must_use]
    pub fn value_bit(&self, word: &str) -> Option<u64> {
        if word == OTHER {
            return Some(OTHER_BIT);
        }
        let lower = word.to_lowercase();
        self.decl
            .values
            .iter()
            .position(|value| {
                value.id == word || value.synonyms.iter().any(|name| name.to_lowercase() == lower)
            })
            .map(|at| 1 << at)
    }

    /// The ids of the values in a bit set.
    #[must_use]
    pub fn value_names(&self, bits: u64) -> Vec<&str> {
        let mut names: Vec<&str> = self
            .decl
            .values
            .iter()
            .enumerate()
            .filter(|(at, _)| bits >> at & 1 == 1)
            .map(|(_, value)| value.id.as_str())
            .collect();
        if bits & OTHER_BIT != 0 {
            names.push(OTHER);
        }
        names
    }

    /// The question to a person, its parameter filled in.
    #[must_use]
    pub fn question(&self, vocabulary: &Vocabulary) -> String {
        let filled = match &self.parameter {
            None => return self.decl.question.clone(),
            Some(Parameter::Substance(id)) => {
                vocabulary.substance(*id).map_or_else(String::new, |substance| substance.label.clone())
            }
            Some(Parameter::Quantity(number)) => match &self.decl.parameter {
                Some(ParameterDecl::Quantity(unit)) => mtcr_quantity::display(number, unit),
                _ => number.to_string(),
            },
        };
        self.decl.question.replace("{parameter}", &filled)
    }
}

impl Vocabulary {
    /// The fact of this name; an instance of a family is made when it is first named.
    ///
    /// `name` is the part before the parenthesis, `parameter` what stands inside it.
    ///
    /// # Errors
    /// An unknown fact, a parameter where none belongs, or one that is missing or not of the family's sort.
    /// Positions count from the start of `name`.
    pub fn fact_or_instance(&mut self, name: &str, parameter: Option<&str>) -> Result<FactId, Flaw> {
        let canonical = self.canonical_fact(name, parameter)?;
        if let Some(id) = self.fact_names.get(&canonical.0) {
            return Ok(*id);
        }
        let family = self.family(name)?;
        let mut fact = family.clone();
        fact.name.clone_from(&canonical.0);
        fact.parameter = canonical.1;
        let id = FactId::at(self.facts.len());
        self.facts.push(fact);
        self.fact_names.insert(canonical.0, id);
        Ok(id)
    }

    /// The fact of this name if it exists; an instance of a family that no rule or method names is `None`,
    /// since it cannot matter.
    ///
    /// # Errors
    /// As [`Vocabulary::fact_or_instance`].
    pub fn known_fact(&self, name: &str, parameter: Option<&str>) -> Result<Option<FactId>, Flaw> {
        let canonical = self.canonical_fact(name, parameter)?;
        Ok(self.fact_names.get(&canonical.0).copied())
    }

    /// The declaration of a family or plain fact by the name before any parenthesis.
    ///
    /// # Errors
    /// An unknown fact.
    pub fn family(&self, name: &str) -> Result<&Fact, Flaw> {
        self.fact_names.get(name).and_then(|id| self.fact(*id)).ok_or_else(|| self.unknown_fact(name))
    }

    fn unknown_fact(&self, name: &str) -> Flaw {
        let flaw = Flaw::new("unknown-fact", 0..name.len(), format!("unknown fact `{name}`"));
        match did_you_mean(name, self.fact_names.keys().map(String::as_str)) {
            Some(help) => flaw.help(help),
            None => flaw
                .help("facts are declared under data/vocabulary/facts; `mtcr annex vocabulary` lists them"),
        }
    }

    fn canonical_fact(&self, name: &str, given: Option<&str>) -> Result<(String, Option<Parameter>), Flaw> {
        let family = self.family(name)?;
        let whole = 0..name.len() + given.map_or(0, |text| text.len() + 2);
        match (&family.decl.parameter, given) {
            (None, None) => Ok((name.to_owned(), None)),
            (None, Some(_)) => {
                Err(Flaw::new("fact-parameter", whole, format!("`{name}` takes nothing in parentheses")))
            }
            (Some(_), None) => Err(Flaw::new(
                "fact-parameter",
                whole,
                format!("`{name}` needs to say of what, in parentheses, as in `{name}(…)`"),
            )),
            (Some(ParameterDecl::Substance), Some(text)) => {
                let id = self.find_substance(text).ok_or_else(|| {
                    let flaw = Flaw::new("unknown-substance", whole, format!("unknown substance `{text}`"));
                    match did_you_mean(text, self.substance_names.keys().map(String::as_str)) {
                        Some(help) => flaw.help(help),
                        None => flaw,
                    }
                })?;
                let id_name = self.substance(id).map_or(text, |substance| substance.id.as_str());
                Ok((format!("{name}({id_name})"), Some(Parameter::Substance(id))))
            }
            (Some(ParameterDecl::Quantity(unit)), Some(text)) => {
                let shift = name.len() + 1;
                let written = Quantity::parse(text).map_err(|mistake| Flaw {
                    at: mistake.at.start + shift..mistake.at.end + shift,
                    code: "quantity",
                    message: mistake.message,
                    help: mistake.help,
                })?;
                if written.dimension() != unit.dimension() {
                    return Err(Flaw::new(
                        "wrong-dimension",
                        whole,
                        format!("`{text}` is not a quantity like `{unit}`"),
                    ));
                }
                let shown = mtcr_quantity::display(written.magnitude(), unit);
                Ok((format!("{name}({shown})"), Some(Parameter::Quantity(written.magnitude().clone()))))
            }
        }
    }

    /// Splits `family(parameter)` into its two parts.
    #[must_use]
    pub fn split_fact_name(text: &str) -> (&str, Option<&str>) {
        match text.split_once('(').and_then(|(name, rest)| rest.strip_suffix(')').map(|inner| (name, inner)))
        {
            Some((name, inner)) => (name, Some(inner.trim())),
            None => (text, None),
        }
    }

    /// Checks that a written quantity suits a fact.
    ///
    /// # Errors
    /// A quantity of another dimension, or a number without a unit, or a fact without numbers.
    pub fn check_quantity(
        &self,
        fact: &Fact,
        written: &Written,
        at: std::ops::Range<usize>,
    ) -> Result<(), Flaw> {
        let Some(wanted) = fact.dimension() else {
            return Err(Flaw::new("not-a-number", at, format!("`{}` is not a number", fact.name)));
        };
        if written.quantity.dimension() == wanted {
            return Ok(());
        }
        let shown = fact.unit().map_or_else(|| "a whole number".to_owned(), |unit| format!("`{unit}`"));
        if written.quantity.dimension() == Dimension::none() {
            return Err(Flaw::new(
                "number-without-unit",
                at,
                format!("a number without a unit for `{}`", fact.name),
            )
            .help(format!("write it with its unit, for example in {shown}")));
        }
        let flaw = Flaw::new(
            "wrong-dimension",
            at,
            format!("`{written}` is not a quantity that `{}` can have", fact.name),
        );
        Err(if written.unit.is_gram_alone() {
            flaw.help(format!("it is given in units like {shown}; `g` is gram, standard gravity is `g0`"))
        } else {
            flaw.help(format!("it is given in units like {shown}"))
        })
    }
}
