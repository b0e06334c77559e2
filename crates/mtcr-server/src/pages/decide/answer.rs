//! A transfer determined.

use super::form::overlays;
use super::page::{Texts, page};
use crate::pages::classify::merged;
use crate::pages::errors;
use crate::pages::field::PREFIX;
use crate::pages::problems::{Wrong, of_report};
use crate::pages::reply;
use crate::pages::typed::Typed;
use crate::pages::visit::Visit;
use askama::Template;
use axum::http::StatusCode;
use axum::response::Response;
use mtcr_annex::ask::Form;
use mtcr_application::decide::{Desk, Options, Undetermined};
use mtcr_corpus::Report;
use toml::Table;

/// What is to be determined.
pub(super) struct Asked {
    /// The transfer, in TOML.
    pub(super) transfer: String,
    /// The dossiers that it names: name and text.
    pub(super) dossiers: Vec<(String, String)>,
    /// The national law to be put beside.
    pub(super) overlays: Vec<String>,
}

/// Why there is no determination.
pub(super) enum Told<'r> {
    /// Mistakes in the texts.
    Report(&'r Report),
    /// Something that was asked for cannot be.
    Message(String),
}

/// The name of a transfer in messages.
const SHOWN_AS: &str = "transfer";
/// What leads the names of fields that hold dossiers.
const FILE: &str = "file.";

/// The page of a determination, or what `refused` makes of what is wrong.
pub(super) fn determined(visit: &Visit, asked: &Asked, refused: impl Fn(Told<'_>) -> Response) -> Response {
    let options = Options { overlays: asked.overlays.clone(), ..Options::default() };
    let desk = match Desk::new(visit.node.law(), visit.node.roll(), &options) {
        Ok(desk) => desk,
        Err(Undetermined::Problems(report)) => return refused(Told::Report(&report)),
        Err(Undetermined::Asked(message)) => return refused(Told::Message(message)),
        Err(_) => return errors::nothing_named(visit, "this law has no rules on transfers".to_owned()),
    };
    match desk.read(SHOWN_AS, &asked.transfer, &asked.dossiers) {
        Ok(form) => {
            let texts = Texts {
                transfer: asked.transfer.clone(),
                dossiers: asked.dossiers.clone(),
                overlays: overlays(visit, &asked.overlays),
            };
            page(visit, form, texts)
        }
        Err(report) => refused(Told::Report(&report)),
    }
}

#[derive(Template)]
#[template(path = "decide/text.html")]
struct TextPage {
    f: crate::pages::frame::Frame,
    wrong: Vec<Wrong>,
    texts: Texts,
}

/// Determines a transfer from its text, with answers put into it.
pub(super) async fn determine(visit: Visit, typed: Typed) -> Response {
    reply::off(visit, move |visit| {
        let transfer = with_answers(visit, &typed.get("transfer"), &typed);
        let (name, text) = (typed.get("more-name"), typed.get("more-text"));
        let more = (name.trim(), text.trim());
        let more = Some(more).filter(|(name, text)| !name.is_empty() && !text.is_empty());
        let dossiers = typed.under(FILE).into_iter().chain(more);
        let asked = Asked {
            transfer,
            dossiers: dossiers.map(|(name, text)| (name.to_owned(), text.replace("\r\n", "\n"))).collect(),
            overlays: typed.all("overlay").map(str::to_owned).collect(),
        };
        determined(visit, &asked, |told| {
            let wrong = match told {
                Told::Message(message) => vec![Wrong::new("transfer", message, None)],
                Told::Report(report) => of_report("transfer", report),
            };
            let f = visit.frame(visit.t("decide-title-wrong"), "decide");
            let texts = Texts {
                transfer: asked.transfer.clone(),
                dossiers: asked.dossiers.clone(),
                overlays: overlays(visit, &asked.overlays),
            };
            reply::with_status(StatusCode::UNPROCESSABLE_ENTITY, &TextPage { f, wrong, texts })
        })
    })
    .await
}

/// The transfer with answers to open questions among its facts.
fn with_answers(visit: &Visit, transfer: &str, typed: &Typed) -> String {
    let words = &visit.node.law().corpus.guidelines.vocabulary;
    let facts: Table = words
        .facts()
        .filter(|(_, fact)| fact.list.is_none())
        .filter_map(|(_, fact)| {
            let value = super::literal::literal(&Form::of(fact), &format!("{PREFIX}{}", fact.name), typed)?;
            Some((fact.name.clone(), value))
        })
        .collect();
    match transfer.parse::<Table>() {
        Ok(table) => merged(transfer, table, facts),
        // What is wrong with it is said by its reader, with the place.
        Err(_) => transfer.to_owned(),
    }
}
