//! Where an interview stands: its session and its next question.

use super::SessionForm;
use crate::bench::Bench;
use crate::law::Law;
use mtcr_annex::EditionChoice;
use mtcr_annex::ask::{Choice, Form, Interview, Query, Step};
use serde::Serialize;
use utoipa::ToSchema;

/// Where an interview stands.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct StepForm {
    /// That nobody vouches for the law, where that is so.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub banner: Option<String>,
    /// The edition it is pinned to.
    pub edition: String,
    /// SHA-256 of the law that the session was begun under, where this is another one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub other_law: Option<String>,
    /// The answers so far: what is sent again to go on.
    pub session: SessionForm,
    /// What the answers give: `controlled`, `not-controlled` or `undetermined`.
    pub verdict: &'static str,
    /// How many entries are open.
    pub open: usize,
    /// The next question; null when nothing more can be settled by one.
    pub question: Option<AskedForm>,
}

/// A question with what an answer may be.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct AskedForm {
    /// The name it is answered under.
    pub about: String,
    /// The question.
    pub text: String,
    /// More about it; empty when nothing is.
    pub hint: String,
    /// What may be typed, in words.
    pub expected: String,
    /// What an answer may be.
    pub form: AnswerKindForm,
    /// Other facts that it is computed from or bounded by, which may be told in its place.
    pub instead: Vec<String>,
    /// The open entries that it concerns, in the order of ids.
    pub entries: Vec<String>,
}

/// What an answer may be.
#[derive(Clone, Debug, Default, Serialize, ToSchema)]
pub struct AnswerKindForm {
    /// `quantity`, `span`, `count`, `flag`, `word`, `substance`, `several`, `member` or `part`.
    pub kind: &'static str,
    /// For `quantity` and `span`: a unit; empty for plain numbers.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub unit: Option<String>,
    /// For `word`, `several` and `part`: what may be named.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub choices: Vec<ChoiceForm>,
    /// For `several`: whether naming some denies the rest.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub rest_denied: Option<bool>,
    /// For `several`, of software and technology: activities that may follow a name.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub activities: Vec<String>,
    /// For `member`: its facts.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[schema(no_recursion)]
    pub facts: Vec<MemberFactForm>,
}

/// Something that may be named in an answer.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct ChoiceForm {
    /// The name in answers and dossiers.
    pub id: String,
    /// In words.
    pub label: String,
    /// What belongs to it and what does not; empty when nothing is said.
    pub hint: String,
}

/// A fact of a member of a list.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct MemberFactForm {
    /// Its name.
    pub name: String,
    /// The question.
    pub text: String,
    /// What an answer may be.
    pub form: AnswerKindForm,
}

impl StepForm {
    /// Where an interview stands; `begun_under` is the law of the session that it was taken up from.
    #[must_use]
    pub fn of(bench: &Bench<'_>, interview: &Interview<'_>, begun_under: Option<&str>) -> Self {
        let Law { corpus, .. } = bench.law;
        let EditionChoice { wanted, .. } = bench.choice;
        let found = interview.classification();
        StepForm {
            banner: bench.law.banner(),
            edition: corpus.edition(wanted).map_or_else(String::new, |edition| edition.id.clone()),
            other_law: begun_under.filter(|digest| **digest != *corpus.digest).map(str::to_owned),
            session: SessionForm::of(bench.law, bench.choice, interview),
            verdict: found.verdict().as_str(),
            open: found.undetermined().count(),
            question: match interview.next() {
                Step::Ask(query) => Some(AskedForm::of(&query)),
                Step::Done => None,
            },
        }
    }
}

impl AskedForm {
    /// The form of a question.
    #[must_use]
    pub fn of(query: &Query) -> Self {
        AskedForm {
            about: query.about.clone(),
            text: query.text.clone(),
            hint: query.hint.clone(),
            expected: query.form.expected(),
            form: AnswerKindForm::of(&query.form),
            instead: query.instead.clone(),
            entries: query.entries.clone(),
        }
    }
}

impl AnswerKindForm {
    fn of(form: &Form) -> Self {
        let plain = |kind| AnswerKindForm { kind, ..AnswerKindForm::default() };
        let choices = |list: &[Choice]| list.iter().map(ChoiceForm::from).collect();
        match form {
            Form::Quantity(unit) => AnswerKindForm { unit: Some(unit.clone()), ..plain("quantity") },
            Form::Span(unit) => AnswerKindForm { unit: Some(unit.clone()), ..plain("span") },
            Form::Count => plain("count"),
            Form::Flag => plain("flag"),
            Form::Word(list) => AnswerKindForm { choices: choices(list), ..plain("word") },
            Form::Substance => plain("substance"),
            Form::Several { choices: list, rest_denied, activities } => AnswerKindForm {
                choices: choices(list),
                rest_denied: Some(*rest_denied),
                activities: activities.clone(),
                ..plain("several")
            },
            Form::Member(facts) => AnswerKindForm {
                facts: facts
                    .iter()
                    .map(|(name, text, form)| MemberFactForm {
                        name: name.clone(),
                        text: text.clone(),
                        form: AnswerKindForm::of(form),
                    })
                    .collect(),
                ..plain("member")
            },
            Form::Part(list) => AnswerKindForm { choices: choices(list), ..plain("part") },
        }
    }
}

impl From<&Choice> for ChoiceForm {
    fn from(choice: &Choice) -> Self {
        ChoiceForm { id: choice.id.clone(), label: choice.label.clone(), hint: choice.hint.clone() }
    }
}
