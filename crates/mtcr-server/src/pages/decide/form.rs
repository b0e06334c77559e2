//! The form of a transfer.

use super::answer::{Asked, Told, determined};
use super::fields::{InputView, LineView, Maker, PaperView, PartyView, is_said};
use super::filled::filled;
use super::text::{EARLIER, LINES, PAPERS, PARTIES, papers, told, written};
use super::whose::named;
use crate::demo;
use crate::pages::errors;
use crate::pages::field::{FieldView, PREFIX};
use crate::pages::frame::Frame;
use crate::pages::problems::Wrong;
use crate::pages::reply;
use crate::pages::tries::{self, TryView, Wanted};
use crate::pages::typed::Typed;
use crate::pages::visit::Visit;
use askama::Template;
use axum::extract::Query;
use axum::http::StatusCode;
use axum::response::Response;

/// A transfer to begin with, in the text area.
const EXAMPLE: &str = include_str!("../../../../../examples/transfers/accelerometers-with-assurances.toml");

/// The fields about the whole transfer, with their labels and lists of suggestions.
const BASICS: [(&str, &str, &str); 7] = [
    ("name", "name", ""),
    ("date", "date", ""),
    ("exporter-name", "exporter-name", ""),
    ("exporter-state", "exporter-state", "states"),
    ("destination-state", "destination-state", "states"),
    ("end-use-location", "end-use-location", ""),
    ("end-use-statement", "end-use-statement", ""),
];

#[derive(Template)]
#[template(path = "decide/form.html")]
pub(super) struct FormPage {
    pub(super) f: Frame,
    wrong: Vec<Wrong>,
    tries: Vec<TryView>,
    states: Vec<StateView>,
    pub(super) basics: Vec<InputView>,
    pub(super) parties: Vec<PartyView>,
    pub(super) lines: Vec<LineView>,
    /// Facts that something is said of, and all others.
    pub(super) said: Vec<FieldView>,
    pub(super) unsaid: Vec<FieldView>,
    pub(super) papers: Vec<PaperView>,
    pub(super) earlier: Vec<Vec<InputView>>,
    overlays: Vec<OverlayChoice>,
    example: String,
}

/// A state to be named by its code.
struct StateView {
    code: String,
    name: String,
}

/// National law to be put beside.
pub(super) struct OverlayChoice {
    pub(super) id: String,
    pub(super) title: String,
    pub(super) chosen: bool,
}

/// The form, empty or with an example in it.
pub(super) async fn show(visit: Visit, Query(wanted): Query<Wanted>) -> Response {
    let Ok(example) = tries::wanted(&wanted, demo::transfers(&visit.node)) else {
        return errors::no_page(&visit);
    };
    let guidelines = &visit.node.law().corpus.guidelines;
    let typed = example.map_or_else(|| Typed::new(Vec::new()), |text| filled(guidelines, text));
    page(&visit, &typed, &[])
}

/// Determines what was filled in.
pub(super) async fn determine(visit: Visit, typed: Typed) -> Response {
    reply::off(visit, move |visit| {
        let guidelines = &visit.node.law().corpus.guidelines;
        let written = written(guidelines, &typed, &visit.t("decide-unnamed"));
        let asked = Asked {
            transfer: written.text.clone(),
            dossiers: written.dossiers.clone(),
            overlays: typed.all("overlay").map(str::to_owned).collect(),
        };
        determined(visit, &asked, |told| match told {
            Told::Message(message) => page(visit, &typed, &[Wrong::new("date", message, None)]),
            Told::Report(report) => {
                let wrong: Vec<Wrong> =
                    report.problems().iter().map(|problem| written.wrong(problem)).collect();
                page(visit, &typed, &wrong)
            }
        })
    })
    .await
}

/// Every overlay of the law.
pub(super) fn overlays(visit: &Visit, chosen: &[String]) -> Vec<OverlayChoice> {
    let overlays = visit.node.law().corpus.guidelines.overlays.iter();
    let choice = |overlay: &mtcr_corpus::corpus::guidelines::Overlay| OverlayChoice {
        id: overlay.id.clone(),
        title: overlay.title.clone(),
        chosen: chosen.contains(&overlay.id),
    };
    overlays.map(choice).collect()
}

impl FormPage {
    /// Whether anything was typed about earlier transfers.
    fn is_earlier(&self) -> bool {
        self.earlier.iter().flatten().any(is_said)
    }
}

fn page(visit: &Visit, typed: &Typed, wrong: &[Wrong]) -> Response {
    let law = visit.node.law();
    let guidelines = &law.corpus.guidelines;
    if guidelines.is_empty() {
        return errors::nothing_named(visit, "this law has no rules on transfers".to_owned());
    }
    let (status, title) = match wrong.is_empty() {
        true => (StatusCode::OK, "decide-title"),
        false => (StatusCode::UNPROCESSABLE_ENTITY, "decide-title-wrong"),
    };
    let f = visit.frame(visit.t(title), "decide");
    let make = Maker { f: &f, typed, wrong, words: &guidelines.vocabulary };
    let papers = papers(guidelines).into_iter().map(|(_, list, question, facts)| PaperView {
        question,
        members: (1..=PAPERS).map(|at| make.paper(&list, &facts, at)).collect(),
    });
    let regime = visit.node.roll().regime(law);
    let chosen: Vec<String> = typed.all("overlay").map(str::to_owned).collect();
    let facts = told(guidelines).map(|(_, one)| make.fact(PREFIX, one));
    let (said, unsaid) = facts.partition(FieldView::is_said);
    let view = FormPage {
        basics: BASICS.iter().map(|(name, key, list)| make.input(name, key, list)).collect(),
        parties: (1..=PARTIES).map(|at| make.party(at)).collect(),
        lines: (1..=LINES).map(|at| make.line(at)).collect(),
        said,
        unsaid,
        papers: papers.collect(),
        earlier: (1..=EARLIER).map(|at| make.earlier(at)).collect(),
        states: regime
            .registry()
            .states
            .iter()
            .map(|state| StateView {
                code: state.iso2.clone(),
                name: regime.called(state, mtcr_regime::On::Record).to_owned(),
            })
            .collect(),
        overlays: overlays(visit, &chosen),
        tries: tries::links(visit, "decide", demo::transfers(&visit.node)),
        example: EXAMPLE.to_owned(),
        wrong: Vec::new(),
        f: visit.frame(visit.t(title), "decide"),
    };
    let wrong = wrong.iter().map(|one| named(&view, one)).collect();
    reply::with_status(status, &FormPage { wrong, ..view })
}
