//! An answer taken, and what comes next.

use super::begin::begin;
use super::outcome::outcome;
use super::question::question;
use super::session;
use crate::pages::errors;
use crate::pages::field::{Filled, filled};
use crate::pages::problems::Wrong;
use crate::pages::reply;
use crate::pages::typed::Typed;
use crate::pages::visit::Visit;
use axum::response::Response;
use mtcr_annex::ask::{Given, Interview, Query, Refused, Said, Step};
use mtcr_application::Bench;
use mtcr_application::ask::{Since, resumed, since};
use mtcr_application::wire::SessionForm;

/// What was asked to be done with the page.
enum Action<'t> {
    Begin,
    Resume,
    Answer,
    Unknown,
    NoMore,
    Back,
    Finish,
    Change(&'t str),
}

impl<'t> Action<'t> {
    fn of(typed: &'t Typed) -> Self {
        let action = typed.all("action").last().unwrap_or_default();
        match action {
            "begin" => Action::Begin,
            "resume" => Action::Resume,
            "unknown" => Action::Unknown,
            "no-more" => Action::NoMore,
            "back" => Action::Back,
            "finish" => Action::Finish,
            _ => action.strip_prefix("change ").map_or(Action::Answer, Action::Change),
        }
    }
}

/// Takes an answer and puts the next question.
pub(super) async fn step(visit: Visit, typed: Typed) -> Response {
    reply::off(visit, move |visit| taken(visit, &typed)).await
}

fn taken(visit: &Visit, typed: &Typed) -> Response {
    let action = Action::of(typed);
    if matches!(action, Action::Begin) {
        return begun(visit, typed);
    }
    let text = typed.get("session");
    let refuse = |message: String| {
        let shown = if matches!(action, Action::Resume) { text.clone() } else { String::new() };
        begin(visit, vec![Wrong::new("session", message, None)], shown)
    };
    let form = match session::read(&text) {
        Ok(form) => form,
        Err(message) => return refuse(message),
    };
    let most = visit.node.limits().answers;
    if form.answers.len() > most {
        return refuse(format!("a session has {most} answers at most"));
    }
    let bench = match visit.node.bench(Some(&form.edition)) {
        Ok(bench) => bench,
        Err(unknown) => return refuse(unknown.to_string()),
    };
    let answers = match action {
        Action::Back => session::without_last(&form.answers),
        _ => &form.answers,
    };
    match resumed(&bench, &form.name, answers) {
        Ok(interview) if matches!(action, Action::Resume) => {
            let changed = notices(visit, &since(&bench, &form, &interview));
            next(visit, &bench, &interview, changed)
        }
        Ok(interview) => go_on(visit, &bench, interview, typed, &action),
        Err(wrong) => refuse(wrong.to_string()),
    }
}

/// The first question.
fn begun(visit: &Visit, typed: &Typed) -> Response {
    let Ok(bench) = visit.node.bench(Some(typed.get("edition").as_str()).filter(|id| !id.is_empty())) else {
        return errors::bad_form(visit, "no such edition".to_owned());
    };
    let name = typed.get("name");
    let name = if name.trim().is_empty() { visit.t("result-unnamed") } else { name.trim().to_owned() };
    let mut interview = Interview::new(&bench.classifier, &name);
    let class = typed.get("class");
    if !class.is_empty() {
        let said = Said::Sorted { yes: vec![class], no: Vec::new(), unknown: Vec::new() };
        if let Err(refused) = interview.answer(Given::new("class", said)) {
            return begin(visit, vec![Wrong::new("class", refused.message, refused.help)], String::new());
        }
    }
    next(visit, &bench, &interview, Vec::new())
}

fn go_on(
    visit: &Visit,
    bench: &Bench<'static>,
    mut interview: Interview<'_>,
    typed: &Typed,
    action: &Action<'_>,
) -> Response {
    match action {
        Action::Finish => outcome(visit, bench, &interview, false),
        Action::Begin | Action::Resume | Action::Back => next(visit, bench, &interview, Vec::new()),
        Action::Change(name) => match interview.change(name) {
            Ok(()) => next(visit, bench, &interview, Vec::new()),
            Err(refused) => next(visit, bench, &interview, vec![refused.to_string()]),
        },
        Action::Answer | Action::Unknown | Action::NoMore => {
            let about = typed.get("about");
            let Some(query) = asked(&mut interview, &about) else {
                return next(visit, bench, &interview, Vec::new());
            };
            match answered(&mut interview, &query, typed, action) {
                Ok(()) => next(visit, bench, &interview, Vec::new()),
                Err(refused) => {
                    question(visit, bench, &interview, &query, (Some((refused, typed)), Vec::new()))
                }
            }
        }
    }
}

/// The question that the page put; it need not be the one that comes by itself.
fn asked(interview: &mut Interview<'_>, about: &str) -> Option<Query> {
    let by_itself = |interview: &Interview<'_>| match interview.next() {
        Step::Ask(query) if query.about == about => Some(*query),
        _ => None,
    };
    by_itself(interview).or_else(|| {
        let answered = interview.answers().iter().any(|given| given.about == about);
        if answered || interview.change(about).is_err() { None } else { by_itself(interview) }
    })
}

fn answered(
    interview: &mut Interview<'_>,
    query: &Query,
    typed: &Typed,
    action: &Action<'_>,
) -> Result<(), Refused> {
    let answers = match action {
        Action::Unknown => vec![interview.read(query, "?")?],
        Action::NoMore => vec![Given::new(query.about.clone(), Said::NoMore)],
        _ => match filled(interview, query, typed) {
            Filled::Answers(answers) => answers,
            Filled::Wrong(refused) => return Err(refused),
            // Nothing filled in is "don't know".
            Filled::Nothing => vec![interview.read(query, "?")?],
        },
    };
    answers.into_iter().try_for_each(|given| interview.answer(given))
}

/// What has become of the law since a session was begun, in the language of the page.
fn notices(visit: &Visit, since: &Since) -> Vec<String> {
    let other = since.other_law.is_some().then(|| visit.t("ask-other-law"));
    let newer = since.newer.as_ref().map(|newer| {
        let told = [("x", newer.edition.as_str())].into_iter().collect();
        visit.lang.text("ask-newer", Some(&told))
    });
    other.into_iter().chain(newer).collect()
}

/// The next question, or the outcome; notices stand above it.
fn next(visit: &Visit, bench: &Bench<'static>, interview: &Interview<'_>, notices: Vec<String>) -> Response {
    match interview.next() {
        Step::Ask(query) => question(visit, bench, interview, &query, (None, notices)),
        Step::Done => outcome(visit, bench, interview, true),
    }
}

/// The session that an interview has come to.
pub(super) fn kept(visit: &Visit, bench: &Bench<'_>, interview: &Interview<'_>) -> SessionForm {
    SessionForm::of(visit.node.law(), bench.choice, interview)
}
