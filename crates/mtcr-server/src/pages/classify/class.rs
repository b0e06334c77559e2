//! A form with the questions of a class.

use super::answer::{Asked, answer};
use crate::pages::errors;
use crate::pages::field::{FieldView, Filled, fields, filled};
use crate::pages::frame::Frame;
use crate::pages::law::{self, Editions};
use crate::pages::problems::Wrong;
use crate::pages::reply;
use crate::pages::typed::Typed;
use crate::pages::visit::Visit;
use askama::Template;
use axum::http::StatusCode;
use axum::response::Response;
use mtcr_annex::ask::{Given, Interview, Said};
use mtcr_application::blank::{ClassQuestions, class_questions};

#[derive(Template)]
#[template(path = "classify/class.html")]
struct ClassPage {
    f: Frame,
    editions: Editions,
    wrong: Vec<Wrong>,
    id: String,
    label: String,
    hint: String,
    name: String,
    fields: Vec<FieldView>,
}

/// The form, empty.
pub(super) async fn show(visit: Visit, typed: Typed) -> Response {
    reply::off(visit, move |visit| form(visit, &typed, false)).await
}

/// Classifies what was filled in.
pub(super) async fn classify(visit: Visit, typed: Typed) -> Response {
    reply::off(visit, move |visit| form(visit, &typed, true)).await
}

fn form(visit: &Visit, typed: &Typed, sent: bool) -> Response {
    let (_, editions) = match law::edition(visit, Some(&typed.get("edition"))) {
        Ok(found) => found,
        Err(page) => return *page,
    };
    let Ok(bench) = visit.node.bench(Some(&editions.wanted)) else { return errors::broken(visit) };
    let class = match class_questions(&bench, &typed.get("class")) {
        Ok(class) => class,
        Err(unknown) => return errors::bad_form(visit, unknown.to_string()),
    };
    let f = visit.frame(format!("{} – {}", class.label, visit.t("classify-title")), "classify");
    let mut views = fields(&f, &class.questions, Some(typed).filter(|_| sent));
    let mut wrong = Vec::new();
    if sent {
        let name = Some(typed.get("name").trim().to_owned()).filter(|name| !name.is_empty());
        let name = name.unwrap_or_else(|| visit.t("result-unnamed"));
        let interview = Interview::new(&bench.classifier, &name);
        match answered(interview, &class, typed, &mut views) {
            Ok(dossier) => {
                let asked = Asked { dossier, edition: editions.wanted };
                return answer(visit, &asked, None);
            }
            Err(found) => wrong = found,
        }
    }
    let status = if wrong.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    reply::with_status(
        status,
        &ClassPage {
            f,
            editions,
            wrong,
            id: class.id,
            label: class.label,
            hint: class.hint,
            name: typed.get("name"),
            fields: views,
        },
    )
}

/// The dossier that the answers make, or what is wrong with them; that is marked in the fields too.
fn answered(
    mut interview: Interview<'_>,
    class: &ClassQuestions,
    typed: &Typed,
    views: &mut [FieldView],
) -> Result<String, Vec<Wrong>> {
    let said = Said::Sorted { yes: vec![class.id.clone()], no: Vec::new(), unknown: Vec::new() };
    let mut wrong = Vec::new();
    if let Err(refused) = interview.answer(Given::new("class", said)) {
        wrong.push(Wrong::new("name", refused.message, refused.help));
    }
    for (query, view) in class.questions.iter().zip(views) {
        let refused = match filled(&interview, query, typed) {
            Filled::Nothing => None,
            Filled::Wrong(refused) => Some(refused),
            Filled::Answers(answers) => answers.into_iter().find_map(|one| interview.answer(one).err()),
        };
        if let Some(refused) = refused {
            view.wrong = refused.to_string();
            wrong.push(Wrong::new(view.id.clone(), refused.message, refused.help).about(
                &view.id,
                String::new(),
                view.label.clone(),
            ));
        }
    }
    if wrong.is_empty() { Ok(interview.dossier_text()) } else { Err(wrong) }
}
