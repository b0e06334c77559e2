//! The form of a transfer.

use super::answer::{Asked, Told, determined};
use super::text::{DETAILS, EARLIER, LINES, PAPERS, PARTIES, html_id, papers, told, written};
use crate::pages::errors;
use crate::pages::field::{FieldView, PREFIX};
use crate::pages::frame::Frame;
use crate::pages::problems::Wrong;
use crate::pages::reply;
use crate::pages::typed::Typed;
use crate::pages::visit::Visit;
use askama::Template;
use axum::http::StatusCode;
use axum::response::Response;
use mtcr_corpus::Problem;
use mtcr_corpus::source::{Role, Word};

/// A transfer to begin with, in the text area.
const EXAMPLE: &str = include_str!("../../../../../examples/transfers/accelerometers-with-assurances.toml");

#[derive(Template)]
#[template(path = "decide/form.html")]
struct FormPage {
    f: Frame,
    wrong: Vec<Wrong>,
    states: Vec<StateView>,
    basics: Vec<InputView>,
    parties: Vec<PartyView>,
    lines: Vec<LineView>,
    facts: Vec<FieldView>,
    papers: Vec<PaperView>,
    earlier: Vec<Vec<InputView>>,
    overlays: Vec<OverlayChoice>,
    example: String,
}

/// A state to be named by its code.
struct StateView {
    code: String,
    name: String,
}

/// A plain field of the form.
pub(super) struct InputView {
    name: String,
    id: String,
    label: String,
    hint: String,
    value: String,
    /// The list of suggestions; empty where there is none.
    list: &'static str,
    wrong: bool,
}

/// A party.
struct PartyView {
    number: usize,
    roles: Vec<RoleView>,
    inputs: Vec<InputView>,
}

/// A role to choose.
struct RoleView {
    id: &'static str,
    label: String,
    chosen: bool,
}

/// A line.
struct LineView {
    number: usize,
    inputs: Vec<InputView>,
    dossier: String,
    dossier_wrong: bool,
}

/// Papers of one kind.
struct PaperView {
    question: String,
    members: Vec<MemberView>,
}

/// One paper.
struct MemberView {
    number: usize,
    inputs: Vec<InputView>,
    fields: Vec<FieldView>,
}

/// National law to be put beside.
pub(super) struct OverlayChoice {
    pub(super) id: String,
    pub(super) title: String,
    pub(super) chosen: bool,
}

/// The form, empty.
pub(super) async fn show(visit: Visit) -> Response {
    page(&visit, &Typed::new(Vec::new()), Vec::new())
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
            Told::Message(message) => page(visit, &typed, vec![Wrong::new("date", message, None)]),
            Told::Report(report) => {
                let wrong = |problem: &Problem| {
                    let field = written.field(&problem.place.file, problem.place.line);
                    Wrong::new(field, problem.message.clone(), problem.help.clone())
                };
                page(visit, &typed, report.problems().iter().map(wrong).collect())
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

/// What the fields of the form are made from.
struct Maker<'a> {
    f: &'a Frame,
    typed: &'a Typed,
    wrong: &'a [Wrong],
}

impl Maker<'_> {
    fn input(&self, name: &str, key: &str, list: &'static str) -> InputView {
        let id = html_id(name);
        InputView {
            label: self.f.t(format!("decide-{key}")),
            hint: self.f.lang.known(&format!("decide-{key}-hint")).unwrap_or_default(),
            value: self.typed.get(name),
            wrong: self.wrong.iter().any(|wrong| wrong.field == id),
            name: name.to_owned(),
            id,
            list,
        }
    }

    fn is_wrong(&self, id: &str) -> bool {
        self.wrong.iter().any(|wrong| wrong.field == id)
    }

    fn party(&self, at: usize) -> PartyView {
        let role = self.typed.get(&format!("party-{at}-role"));
        let roles = Role::WORDS.iter().map(|(id, _)| RoleView {
            id,
            label: self.f.t(format!("role-{id}")),
            chosen: role == *id,
        });
        PartyView {
            number: at,
            roles: roles.collect(),
            inputs: vec![
                self.input(&format!("party-{at}-name"), "party-name", ""),
                self.input(&format!("party-{at}-state"), "state", "states"),
            ],
        }
    }

    fn line(&self, at: usize) -> LineView {
        let parts = ["name", "quantity", "value", "entry", "by"];
        let id = format!("line-{at}-dossier");
        LineView {
            number: at,
            inputs: parts
                .iter()
                .map(|part| self.input(&format!("line-{at}-{part}"), &format!("line-{part}"), ""))
                .collect(),
            dossier: self.typed.get(&id),
            dossier_wrong: self.is_wrong(&id),
        }
    }
}

fn page(visit: &Visit, typed: &Typed, wrong: Vec<Wrong>) -> Response {
    let law = visit.node.law();
    let guidelines = &law.corpus.guidelines;
    if guidelines.is_empty() {
        return errors::nothing_named(visit, "this law has no rules on transfers".to_owned());
    }
    let status = if wrong.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let title = if wrong.is_empty() { "decide-title" } else { "decide-title-wrong" };
    let f = visit.frame(visit.t(title), "decide");
    let make = Maker { f: &f, typed, wrong: &wrong };
    let words = &guidelines.vocabulary;
    let fact = |prefix: &str, fact: &mtcr_rules::Fact| {
        let name = format!("{prefix}{}", fact.name);
        let mut field = FieldView::of_fact(&f, (fact, words), (html_id(&name), name), Some(typed));
        if let Some(wrong) = wrong.iter().find(|wrong| wrong.field == field.id) {
            field.wrong = wrong.text.clone();
        }
        field
    };
    let member = |list: &str, facts: &[&mtcr_rules::Fact], at: usize| {
        let prefix = format!("{list}-{at}.");
        let input = |part: &&str| make.input(&format!("{prefix}{part}"), &format!("paper-{part}"), "");
        MemberView {
            number: at,
            inputs: DETAILS.iter().map(input).collect(),
            fields: facts.iter().map(|one| fact(&prefix, one)).collect(),
        }
    };
    let papers = papers(guidelines).into_iter().map(|(_, list, question, facts)| PaperView {
        question,
        members: (1..=PAPERS).map(|at| member(&list, &facts, at)).collect(),
    });
    let regime = visit.node.roll().regime(law);
    let chosen: Vec<String> = typed.all("overlay").map(str::to_owned).collect();
    let basics = [
        ("name", "name", ""),
        ("date", "date", ""),
        ("exporter-name", "exporter-name", ""),
        ("exporter-state", "exporter-state", "states"),
        ("destination-state", "destination-state", "states"),
        ("end-use-statement", "end-use-statement", ""),
        ("end-use-location", "end-use-location", ""),
    ];
    let view = FormPage {
        basics: basics.iter().map(|(name, key, list)| make.input(name, key, list)).collect(),
        parties: (1..=PARTIES).map(|at| make.party(at)).collect(),
        lines: (1..=LINES).map(|at| make.line(at)).collect(),
        facts: told(guidelines).map(|(_, one)| fact(PREFIX, one)).collect(),
        papers: papers.collect(),
        earlier: (1..=EARLIER)
            .map(|at| {
                let parts = ["name", "entry", "by"];
                parts
                    .iter()
                    .map(|part| make.input(&format!("earlier-{at}-{part}"), &format!("line-{part}"), ""))
                    .collect()
            })
            .collect(),
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
        example: EXAMPLE.to_owned(),
        wrong: Vec::new(),
        f: visit.frame(visit.t(title), "decide"),
    };
    let view = FormPage { wrong, ..view };
    reply::with_status(status, &view)
}
