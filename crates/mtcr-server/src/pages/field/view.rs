//! A question as fields of a form.

use super::PREFIX;
use crate::pages::frame::Frame;
use crate::pages::typed::Typed;
use askama::Template;
use mtcr_annex::ask::{Choice, Form, Query};
use mtcr_rules::{Fact, Vocabulary};

/// Members of a list that a form has room for.
pub(super) const MEMBERS: usize = 3;

/// A question with its fields.
#[derive(Template)]
#[template(path = "field.html")]
pub(crate) struct FieldView {
    /// The id of the first field, to be led to.
    pub(crate) id: String,
    /// The id that it was made under; that of the first field unless that is one of several options.
    pub(crate) place: String,
    /// The name of the fields.
    name: String,
    /// The name that the answer stands under in a dossier.
    about: String,
    pub(crate) label: String,
    hint: String,
    /// What may be written, with an example.
    expected: String,
    /// `text`, `one`, `several` or `members`.
    kind: &'static str,
    value: String,
    options: Vec<OptionView>,
    /// What a name may be for; empty for most questions.
    activities: Vec<String>,
    rest: Vec<OptionView>,
    members: Vec<Vec<FieldView>>,
    /// What is wrong with what was filled in; empty where nothing is.
    pub(crate) wrong: String,
    /// Messages that the template cannot make: the marker of the law's language and words.
    lang: &'static str,
    words: Words,
}

/// Words of a field in the language of the page.
struct Words {
    member: String,
    rest: String,
    purpose: String,
    any: String,
}

/// One of several things to choose.
struct OptionView {
    id: String,
    value: String,
    label: String,
    hint: String,
    /// Whether the label is of the law.
    of_law: bool,
    chosen: bool,
}

/// The fields of some questions; what was typed before stands in them.
pub(crate) fn fields(f: &Frame, queries: &[Query], typed: Option<&Typed>) -> Vec<FieldView> {
    queries.iter().enumerate().map(|(at, query)| FieldView::of(f, query, at, typed)).collect()
}

impl FieldView {
    /// The fields of one question.
    pub(crate) fn of(f: &Frame, query: &Query, at: usize, typed: Option<&Typed>) -> Self {
        let name = format!("{PREFIX}{}", query.about);
        let mut view = Self::new(f, &query.form, (format!("q{at}"), name), typed);
        view.about = query.about.clone();
        view.label = query.text.clone();
        view.hint = query.hint.clone();
        view
    }

    /// The fields of a fact that no interview asks about.
    pub(crate) fn of_fact(
        f: &Frame,
        (fact, words): (&Fact, &Vocabulary),
        place: (String, String),
        typed: Option<&Typed>,
    ) -> Self {
        let mut view = Self::new(f, &Form::of(fact), place, typed);
        view.about = fact.name.clone();
        view.label = fact.question(words);
        view.hint = fact.decl.hint.clone().unwrap_or_default();
        view
    }

    /// Whether something was filled in, or is wrong.
    pub(crate) fn is_said(&self) -> bool {
        let chosen = |options: &[OptionView]| options.iter().any(|one| one.chosen && !one.value.is_empty());
        !self.value.is_empty()
            || !self.wrong.is_empty()
            || chosen(&self.options)
            || self.members.iter().flatten().any(Self::is_said)
    }

    fn new(f: &Frame, form: &Form, (id, name): (String, String), typed: Option<&Typed>) -> Self {
        let value = typed.map(|typed| typed.get(&name)).unwrap_or_default();
        let mut view = FieldView {
            expected: expected(f, form),
            kind: "text",
            options: Vec::new(),
            activities: Vec::new(),
            rest: Vec::new(),
            members: Vec::new(),
            about: String::new(),
            label: String::new(),
            hint: String::new(),
            wrong: String::new(),
            lang: f.en(),
            words: Words {
                member: f.t("field-member"),
                rest: f.t("field-rest"),
                purpose: f.t("field-purpose"),
                any: f.t("field-any"),
            },
            place: id.clone(),
            id,
            name,
            value,
        };
        match form {
            Form::Quantity(_) | Form::Span(_) | Form::Count | Form::Substance => {}
            Form::Flag => {
                let own = [("yes", "field-yes"), ("no", "field-no"), ("", "field-unknown")];
                view.one(&[], &own, f);
            }
            Form::Word(choices) => {
                let other = [("other", "field-other"), ("", "field-unknown")];
                view.one(choices, &other, f);
            }
            Form::Part(choices) => view.one(choices, &[("", "field-unknown")], f),
            Form::Several { choices, activities, rest_denied } => {
                view.kind = "several";
                let chosen: Vec<String> =
                    typed.map(|typed| typed.all(&view.name).map(str::to_owned).collect()).unwrap_or_default();
                view.options =
                    choices.iter().enumerate().map(|(at, choice)| view.option(at, choice, &chosen)).collect();
                view.activities = activities.clone();
                let rest = typed.map(|typed| typed.get(&format!("{}.rest", view.name))).unwrap_or_default();
                if *rest_denied {
                    view.rest = [("no", "field-rest-no"), ("", "field-rest-unknown")]
                        .into_iter()
                        .map(|(value, key)| OptionView {
                            id: format!("{}-rest-{}", view.id, if value.is_empty() { "open" } else { value }),
                            chosen: rest == value,
                            value: value.to_owned(),
                            label: f.t(key),
                            hint: String::new(),
                            of_law: false,
                        })
                        .collect();
                }
            }
            Form::Member(facts) => {
                view.kind = "members";
                view.members = (1..=MEMBERS)
                    .map(|member| {
                        let field = |(at, (fact, question, form)): (usize, &(String, String, Form))| {
                            let id = format!("{}-{member}-{at}", view.id);
                            let name = format!("{}.{member}.{fact}", view.name);
                            let mut field = Self::new(f, form, (id, name), typed);
                            field.about = fact.clone();
                            field.label = question.clone();
                            field
                        };
                        facts.iter().enumerate().map(field).collect()
                    })
                    .collect();
            }
        }
        view
    }

    /// Options of which one is chosen: those of the law, then own ones, of which the last is chosen by itself.
    fn one(&mut self, choices: &[Choice], own: &[(&str, &str)], f: &Frame) {
        self.kind = "one";
        let value = std::slice::from_ref(&self.value);
        let mut options: Vec<OptionView> =
            choices.iter().enumerate().map(|(at, choice)| self.option(at, choice, value)).collect();
        options.extend(own.iter().enumerate().map(|(at, (value, key))| OptionView {
            id: format!("{}-{}", self.id, choices.len() + at),
            value: (*value).to_owned(),
            label: f.t(key),
            hint: String::new(),
            of_law: false,
            chosen: self.value == *value,
        }));
        self.options = options;
        // What leads to the field leads to its first option.
        if let Some(first) = self.options.first() {
            self.id = first.id.clone();
        }
    }

    fn option(&self, at: usize, choice: &Choice, chosen: &[String]) -> OptionView {
        let label = if choice.label.is_empty() { &choice.id } else { &choice.label };
        OptionView {
            id: format!("{}-{at}", self.id),
            value: choice.id.clone(),
            label: label.clone(),
            hint: choice.hint.clone(),
            of_law: true,
            chosen: chosen.contains(&choice.id),
        }
    }
}

/// What may be written into a field.
fn expected(f: &Frame, form: &Form) -> String {
    match form {
        Form::Quantity(unit) if unit.is_empty() => f.t("field-number"),
        Form::Quantity(unit) => f.x("field-quantity", unit),
        Form::Span(unit) => f.x("field-span", unit),
        Form::Count => f.t("field-count"),
        Form::Substance => f.t("field-substance"),
        Form::Several { .. } => f.t("field-several"),
        Form::Member(_) => f.t("field-members"),
        Form::Flag | Form::Word(_) | Form::Part(_) => String::new(),
    }
}
