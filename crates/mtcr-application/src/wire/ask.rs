//! Interviews as files: the session in TOML, the outcome in JSON.

mod step;

pub use step::{AnswerKindForm, AskedForm, ChoiceForm, MemberFactForm, StepForm};

use super::{CategoryForm, ProductForm, SCOPE};
use crate::law::Law;
use mtcr_annex::EditionChoice;
use mtcr_annex::ask::{Given, Interview, Said};
use mtcr_corpus::Corpus;
use mtcr_corpus::blob::text_digest;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use utoipa::openapi::schema::{Array, ArrayBuilder, Object, SchemaType, Type};

/// How "don't know" is written.
const UNKNOWN: &str = "?";

/// One answer. Exactly one of `said`, `member`, `no_more` and the three lists is given.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct AnswerForm {
    /// The name it is about.
    pub about: String,
    /// The value in words; `?` where it is not known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub said: Option<String>,
    /// Of several things: those that hold.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub yes: Option<Vec<String>>,
    /// Those that do not.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub no: Option<Vec<String>>,
    /// Those of which it is not known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unknown: Option<Vec<String>>,
    /// A member of a list: names with what was said of them.
    #[schema(schema_with = pairs)]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub member: Option<Vec<(String, String)>>,
    /// That a list has no further members.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub no_more: Option<bool>,
}

/// Pairs of texts.
fn pairs() -> Array {
    let text = || Object::with_type(SchemaType::Type(Type::String));
    let pair = ArrayBuilder::new().items(text()).min_items(Some(2)).max_items(Some(2));
    let null = SchemaType::from_iter([Type::Array, Type::Null]);
    let about = "A member of a list: pairs of a name and what was said of it.";
    ArrayBuilder::new().schema_type(null).items(pair).description(Some(about)).build()
}

impl From<&Given> for AnswerForm {
    fn from(given: &Given) -> Self {
        let mut form = AnswerForm { about: given.about.clone(), ..AnswerForm::default() };
        match &given.said {
            Said::Unknown => form.said = Some(UNKNOWN.to_owned()),
            Said::Value(said) => form.said = Some(said.clone()),
            Said::Sorted { yes, no, unknown } => {
                let some = |names: &Vec<String>| (!names.is_empty()).then(|| names.clone());
                (form.yes, form.no, form.unknown) = (Some(yes.clone()), some(no), some(unknown));
            }
            Said::Member(facts) => form.member = Some(facts.clone()),
            Said::NoMore => form.no_more = Some(true),
        }
        form
    }
}

impl AnswerForm {
    /// The answer.
    ///
    /// # Errors
    /// A form that says nothing, or two things at once.
    pub fn given(&self) -> Result<Given, String> {
        let sorted = self.yes.is_some() || self.no.is_some() || self.unknown.is_some();
        let list = |names: &Option<Vec<String>>| names.clone().unwrap_or_default();
        let said = match (&self.said, sorted, &self.member, self.no_more) {
            (Some(said), false, None, None) if said == UNKNOWN => Said::Unknown,
            (Some(said), false, None, None) => Said::Value(said.clone()),
            (None, true, None, None) => {
                Said::Sorted { yes: list(&self.yes), no: list(&self.no), unknown: list(&self.unknown) }
            }
            (None, false, Some(facts), None) => Said::Member(facts.clone()),
            (None, false, None, Some(true)) => Said::NoMore,
            _ => {
                return Err(format!(
                    "the answer about `{}` needs one of `said`, `yes` with `no` and `unknown`, `member`, `no-more = true`",
                    self.about
                ));
            }
        };
        Ok(Given::new(self.about.clone(), said))
    }
}

/// An interview that was broken off.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct SessionForm {
    /// The version of the program that wrote it.
    pub engine: String,
    /// The edition it is pinned to.
    #[schema(example = "2024-03")]
    pub edition: String,
    /// SHA-256 of the law it was asked under.
    pub corpus: String,
    /// The product's name.
    pub name: String,
    /// The answers in their order, "don't know" included.
    #[serde(default, rename = "answer")]
    pub answers: Vec<AnswerForm>,
}

impl SessionForm {
    /// What an interview has come to.
    #[must_use]
    pub fn of(law: &Law, choice: EditionChoice, interview: &Interview<'_>) -> Self {
        SessionForm {
            engine: env!("CARGO_PKG_VERSION").to_owned(),
            edition: edition(&law.corpus, choice),
            corpus: law.corpus.digest.clone(),
            name: interview.name().to_owned(),
            answers: interview.answers().iter().map(AnswerForm::from).collect(),
        }
    }
}

/// What an interview ended with. It is written once and never changed; `digest` shows it if it is.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct OutcomeForm {
    /// That nobody vouches for the law, where that is so.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub banner: Option<String>,
    /// The product.
    pub name: String,
    /// The edition it is pinned to.
    pub edition: String,
    /// The edition whose text was evaluated.
    pub evaluated_edition: String,
    /// SHA-256 of the law.
    pub corpus: String,
    /// The program's version.
    pub engine: &'static str,
    /// What the answer is about.
    pub scope: String,
    /// What qualifies the whole answer: `edition-substituted`.
    pub grounds: Vec<&'static str>,
    /// `controlled`, `not-controlled` or `undetermined`.
    pub verdict: &'static str,
    /// The category with what it rests on.
    pub category: CategoryForm,
    /// Whether nothing was left to be asked; false where the user ended it before.
    pub complete: bool,
    /// The answers in their order, "don't know" included.
    pub answers: Vec<AnswerForm>,
    /// The dossier that they make, in TOML.
    pub dossier: String,
    /// What was found, as `classify` says it.
    pub product: ProductForm,
    /// SHA-256 of this document with an empty text in this place.
    pub digest: String,
}

impl OutcomeForm {
    /// What an interview ends with; `complete` tells whether nothing was left to be asked.
    #[must_use]
    pub fn of(law: &Law, choice: EditionChoice, interview: &Interview<'_>, complete: bool) -> Self {
        let product = ProductForm::of(&interview.classification(), None);
        let evaluated = EditionChoice { wanted: choice.evaluated, ..choice };
        let mut form = OutcomeForm {
            banner: law.banner(),
            name: interview.name().to_owned(),
            edition: edition(&law.corpus, choice),
            evaluated_edition: edition(&law.corpus, evaluated),
            corpus: law.corpus.digest.clone(),
            engine: env!("CARGO_PKG_VERSION"),
            scope: format!(
                "the MTCR Annex (edition {}) and nothing else; {SCOPE}",
                edition(&law.corpus, choice)
            ),
            grounds: if choice.is_substituted() { vec!["edition-substituted"] } else { Vec::new() },
            verdict: product.verdict,
            category: product.category.clone(),
            complete,
            answers: interview.answers().iter().map(AnswerForm::from).collect(),
            dossier: interview.dossier_text(),
            product,
            digest: String::new(),
        };
        form.digest = text_digest(&form.text());
        form
    }

    /// The document, its last line ended.
    #[must_use]
    pub fn text(&self) -> String {
        // Text, numbers, lists and tables with text as keys: nothing here has no form in JSON.
        serde_json::to_string_pretty(self).map(|text| text + "\n").unwrap_or_default()
    }
}

fn edition(corpus: &Corpus, choice: EditionChoice) -> String {
    corpus.edition(choice.wanted).map_or_else(String::new, |edition| edition.id.clone())
}
