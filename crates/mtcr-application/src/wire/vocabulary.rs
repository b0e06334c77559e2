//! The vocabulary: every word that rules and dossiers may use.

use mtcr_rules::{
    Fact, FactDecl, Holds, KindDecl, ListDecl, Near, ParameterDecl, SubstanceDecl, Vocabulary, WordDecl,
};
use serde::Serialize;
use utoipa::ToSchema;

/// All words.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct VocabularyForm {
    /// Product classes.
    pub classes: Vec<ClassForm>,
    /// Classes of which no product is two.
    pub disjoint: Vec<DisjointForm>,
    /// Facts of products.
    pub facts: Vec<FactForm>,
    /// Lists with the facts of their members.
    pub lists: Vec<ListForm>,
    /// Words of purpose.
    pub purposes: Vec<WordForm>,
    /// Activities of software and technology.
    pub activities: Vec<WordForm>,
    /// Uses.
    pub uses: Vec<WordForm>,
    /// Substances.
    pub substances: Vec<SubstanceForm>,
    /// Comparisons between facts.
    pub bounds: Vec<BoundForm>,
}

/// A product class.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct ClassForm {
    /// Its id.
    pub id: String,
    /// The classes it lies under.
    pub under: Vec<String>,
    /// Its name for people.
    pub label: String,
    /// Other names.
    pub synonyms: Vec<String>,
    /// What belongs here and what does not; null when nothing is said.
    pub hint: Option<String>,
}

/// Classes of which no product is two.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct DisjointForm {
    /// The classes.
    pub classes: Vec<String>,
    /// Why.
    pub because: String,
}

/// A fact.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct FactForm {
    /// Its id.
    pub id: String,
    /// `quantity`, `span`, `count`, `flag`, `word` or `words`.
    pub kind: &'static str,
    /// The unit it is shown in; null for what has none.
    pub unit: Option<String>,
    /// The values of a word fact.
    pub values: Vec<ValueForm>,
    /// Whether the values stand in order from least to most demanding.
    pub ordered: bool,
    /// `substance`, or a unit; null when it is no family.
    pub parameter: Option<String>,
    /// Classes for which it is asked.
    pub of: Vec<String>,
    /// The question to a person.
    pub question: String,
    /// More about the question; null when nothing is said.
    pub hint: Option<String>,
    /// Other names.
    pub synonyms: Vec<String>,
    /// What counts as near a limit; null for 1 %, or 1 for whole counts.
    pub near: Option<String>,
    /// The least possible value, included; null when none is declared.
    pub low: Option<String>,
}

/// A value of a word fact.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct ValueForm {
    /// Its id.
    pub id: String,
    /// Its name for people.
    pub label: String,
    /// Other names.
    pub synonyms: Vec<String>,
}

/// A list.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct ListForm {
    /// Its id.
    pub id: String,
    /// `dossiers` or `facts`.
    pub holds: &'static str,
    /// Its name for people.
    pub label: String,
    /// The question to a person.
    pub question: String,
    /// The facts of its members.
    pub facts: Vec<FactForm>,
}

/// A word of purpose, an activity or a use.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct WordForm {
    /// Its id.
    pub id: String,
    /// Wider words it lies inside.
    pub inside: Vec<String>,
    /// Its name for people.
    pub label: String,
    /// What it means.
    pub meaning: String,
    /// The question to a person; empty when none is asked.
    pub question: String,
}

/// A substance.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct SubstanceForm {
    /// Its id.
    pub id: String,
    /// Its name for people.
    pub label: String,
    /// Its registry numbers.
    pub cas: Vec<String>,
    /// Other names.
    pub synonyms: Vec<String>,
}

/// A comparison between facts.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct BoundForm {
    /// Never above the other.
    pub lower: String,
    /// Never below the other.
    pub upper: String,
}

impl VocabularyForm {
    /// The form of a vocabulary. Facts made from families by naming them in rules are left out.
    #[must_use]
    pub fn of(vocabulary: &Vocabulary) -> Self {
        let fact = |id| vocabulary.fact(id).map_or_else(String::new, |fact: &Fact| fact.name.clone());
        VocabularyForm {
            classes: vocabulary
                .classes()
                .map(|(_, class)| ClassForm {
                    id: class.decl.id.clone(),
                    under: class.decl.under.clone(),
                    label: class.decl.label.clone(),
                    synonyms: class.decl.synonyms.clone(),
                    hint: class.decl.hint.clone(),
                })
                .collect(),
            disjoint: vocabulary
                .disjoint_groups()
                .iter()
                .map(|group| DisjointForm { classes: group.classes.clone(), because: group.because.clone() })
                .collect(),
            facts: vocabulary
                .facts()
                .filter(|(_, fact)| fact.list.is_none() && fact.parameter.is_none())
                .map(|(_, fact)| FactForm::of(&fact.decl))
                .collect(),
            lists: vocabulary.lists().map(|(_, list)| ListForm::of(&list.decl)).collect(),
            purposes: vocabulary.purposes().map(|(_, word)| WordForm::of(&word.decl)).collect(),
            activities: vocabulary.activities().map(|(_, word)| WordForm::of(&word.decl)).collect(),
            uses: vocabulary.uses().iter().map(WordForm::of).collect(),
            substances: vocabulary.substances().iter().map(SubstanceForm::of).collect(),
            bounds: vocabulary
                .bounds()
                .iter()
                .map(|bound| BoundForm { lower: fact(bound.lower), upper: fact(bound.upper) })
                .collect(),
        }
    }
}

impl VocabularyForm {
    /// Only what has this name; disjoint classes and bounds are kept where they name it.
    #[must_use]
    pub fn only(mut self, name: &str) -> Self {
        self.classes.retain(|class| class.id == name);
        self.disjoint.retain(|group| group.classes.iter().any(|class| class == name));
        self.facts.retain(|fact| fact.id == name);
        self.lists.retain(|list| list.id == name || list.facts.iter().any(|fact| fact.id == name));
        for words in [&mut self.purposes, &mut self.activities, &mut self.uses] {
            words.retain(|word| word.id == name);
        }
        self.substances.retain(|substance| substance.id == name);
        self.bounds.retain(|bound| bound.lower == name || bound.upper == name);
        self
    }

    /// Whether there is no word.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.classes.is_empty()
            && self.facts.is_empty()
            && self.lists.is_empty()
            && self.purposes.is_empty()
            && self.activities.is_empty()
            && self.uses.is_empty()
            && self.substances.is_empty()
    }
}

impl FactForm {
    /// The form of a fact.
    #[must_use]
    pub fn of(fact: &FactDecl) -> Self {
        let (kind, unit) = match &fact.kind {
            KindDecl::Quantity(unit) => ("quantity", Some(unit)),
            KindDecl::Span(unit) => ("span", Some(unit)),
            KindDecl::Count => ("count", None),
            KindDecl::Flag => ("flag", None),
            KindDecl::Word => ("word", None),
            KindDecl::Words => ("words", None),
        };
        let shown = |number: &mtcr_quantity::Number| {
            unit.map_or_else(|| number.to_decimal(), |unit| mtcr_quantity::display(number, unit))
        };
        FactForm {
            id: fact.id.clone(),
            kind,
            unit: unit.map(|unit| unit.symbol().to_owned()),
            values: fact
                .values
                .iter()
                .map(|value| ValueForm {
                    id: value.id.clone(),
                    label: value.label.clone(),
                    synonyms: value.synonyms.clone(),
                })
                .collect(),
            ordered: fact.ordered,
            parameter: fact.parameter.as_ref().map(|parameter| match parameter {
                ParameterDecl::Substance => "substance".to_owned(),
                ParameterDecl::Quantity(unit) => unit.symbol().to_owned(),
            }),
            of: fact.of.clone(),
            question: fact.question.clone(),
            hint: fact.hint.clone(),
            synonyms: fact.synonyms.clone(),
            near: fact.near.as_ref().map(|near| match near {
                Near::Share(part) => mtcr_annex::measure::share(part),
                Near::Distance(far) => near_distance(unit, far),
            }),
            low: fact.low.as_ref().and_then(|low| low.interval.is_point()).map(shown),
        }
    }
}

fn near_distance(unit: Option<&mtcr_quantity::Unit>, far: &mtcr_quantity::Number) -> String {
    match unit {
        Some(unit) if unit.offset().is_zero() => mtcr_quantity::display(far, unit),
        Some(_) => format!("{} K", far.to_decimal()),
        None => far.to_decimal(),
    }
}

impl ListForm {
    /// The form of a list.
    #[must_use]
    pub fn of(list: &ListDecl) -> Self {
        ListForm {
            id: list.id.clone(),
            holds: match list.holds {
                Holds::Dossiers => "dossiers",
                Holds::Facts => "facts",
            },
            label: list.label.clone(),
            question: list.question.clone(),
            facts: list.facts.iter().map(FactForm::of).collect(),
        }
    }
}

impl WordForm {
    /// The form of a word.
    #[must_use]
    pub fn of(word: &WordDecl) -> Self {
        WordForm {
            id: word.id.clone(),
            inside: word.inside.clone(),
            label: word.label.clone(),
            meaning: word.meaning.clone(),
            question: word.question.clone(),
        }
    }
}

impl SubstanceForm {
    /// The form of a substance.
    #[must_use]
    pub fn of(substance: &SubstanceDecl) -> Self {
        SubstanceForm {
            id: substance.id.clone(),
            label: substance.label.clone(),
            cas: substance.cas.clone(),
            synonyms: substance.synonyms.clone(),
        }
    }
}
