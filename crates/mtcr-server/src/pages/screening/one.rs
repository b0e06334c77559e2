//! One party: what the lists said, hit by hit, and what people say of each.

use super::parts;
use crate::pages::account::answer;
use crate::pages::deed::{self, Asked};
use crate::pages::errors;
use crate::pages::sheet::{Block, Cell, Field, Form, Sheet, Table};
use crate::pages::visit::Visit;
use axum::extract::{Path, Query};
use axum::response::Response;
use mtcr_office::{Decision, Fault, Finding, Hit, HitStanding, Office, Opinion, ScreeningId, Seen};
use mtcr_screening::{Grade, Party, Subject};

pub(super) async fn show(visit: Visit, Path(id): Path<String>, Query(asked): Query<Asked>) -> Response {
    let done = deed::done(&visit, asked.done.as_deref());
    answer(sheet(&visit, &id).await.map(|sheet| sheet.done(done).page()))
}

async fn sheet(visit: &Visit, id: &str) -> Result<Sheet, Response> {
    let office = deed::office(visit)?;
    let id = ScreeningId::new(id).map_err(|_| errors::no_page(visit))?;
    let seen = office.screening(&visit.visitor.caller, &id, &visit.visitor.request()).await;
    let seen = seen.map_err(|error| deed::not_done(visit, &error))?;
    built(visit, &office, &id, &seen).await.map_err(|fault| deed::failed(visit, &fault))
}

async fn built(visit: &Visit, office: &Office, id: &ScreeningId, seen: &Seen) -> Result<Sheet, Fault> {
    let name = seen.subject.names.first().cloned().unwrap_or_default();
    let word = seen.standing().word();
    let mut sheet = Sheet::new(visit, "screening-one-title", "screening")
        .called(visit.x("screening-one-title", name))
        .warnings(parts::health(visit))
        .lead(visit.t(&format!("screening-is-{word}-lead")))
        .part("party", visit.t("party"), party(visit, office, id, seen).await?);
    if !seen.refusals.is_empty() {
        let blocks = parts::refusals(visit, &seen.refusals);
        sheet = sheet.part("refused", visit.t("screening-refused-heading"), blocks);
    }
    if seen.matter.hits.is_empty() {
        let none = vec![Block::Text(visit.t("hits-none"))];
        return Ok(sheet.part("hits", visit.t("hits-heading"), none));
    }
    sheet =
        sheet.part("hits", visit.t("hits-heading"), vec![Block::Text(visit.x("hits-count", seen.row.hits))]);
    for (number, hit) in (1..).zip(&seen.matter.hits) {
        let found = seen.findings.iter().find(|found| found.hit == hit.hit);
        let blocks = one(visit, office, (id, seen), hit, found).await?;
        let given = found.map(|found| format!("{} – {}", found.explanation.right, found.title));
        sheet = sheet
            .part(&format!("hit-{number}"), visit.x("hit-number", number), blocks)
            .given(given.unwrap_or_default());
    }
    Ok(sheet)
}

async fn party(visit: &Visit, office: &Office, id: &ScreeningId, seen: &Seen) -> Result<Vec<Block>, Fault> {
    let mut facts = vec![
        (visit.t("screening-standing"), Cell::Text(parts::standing(visit, seen.standing().word()))),
        (visit.t("screened-first"), Cell::Time(seen.row.made_at)),
        (visit.t("screened-changed"), Cell::Time(seen.row.screened_at)),
        (visit.t("screened-by"), Cell::Text(parts::who(visit, office, &seen.row.made_by).await?)),
        (visit.t("watched"), Cell::Text(visit.t(if seen.matter.watched { "yes" } else { "no" }))),
    ];
    facts.extend(said(visit, &seen.subject));
    let mut blocks = vec![Block::Facts(facts)];
    if seen.sight.judges {
        let (word, button) = if seen.matter.watched { ("no", "unwatch") } else { ("yes", "watch") };
        let form = Form::new(visit, &format!("/screening/{id}/watch"), button).hidden("watched", word);
        blocks.push(Block::Form(form.second()));
    }
    Ok(blocks)
}

/// What is said of a party, whichever side it is on.
fn said(visit: &Visit, subject: &Subject) -> Vec<(String, Cell)> {
    let births = subject.births.iter().map(|birth| match (birth.month, birth.day) {
        (Some(month), Some(day)) => format!("{}-{month:02}-{day:02}", birth.year_from),
        _ if birth.year_from == birth.year_until => birth.year_from.to_string(),
        _ => format!("{}–{}", birth.year_from, birth.year_until),
    });
    let numbers = subject.identifiers.iter().map(|one| one.value.clone());
    let addresses = subject.addresses.iter().map(|one| one.text.clone());
    let rows = [
        ("party-names", subject.names.join("; ")),
        ("party-states", subject.states.join(", ")),
        ("party-births", births.collect::<Vec<_>>().join("; ")),
        ("party-identifiers", numbers.collect::<Vec<_>>().join("; ")),
        ("party-addresses", addresses.collect::<Vec<_>>().join("; ")),
    ];
    let rows = rows.into_iter().filter(|(_, text)| !text.is_empty());
    rows.map(|(key, text)| (visit.t(key), Cell::Given(text))).collect()
}

async fn one(
    visit: &Visit,
    office: &Office,
    (id, seen): (&ScreeningId, &Seen),
    hit: &Hit,
    found: Option<&Finding>,
) -> Result<Vec<Block>, Fault> {
    let mut blocks = vec![Block::Facts(stands(visit, office, seen, hit).await?)];
    if let Some(found) = found {
        blocks.extend(shown(visit, found));
        if seen.sight.explained {
            blocks.push(explained(visit, found));
        }
    }
    blocks.extend(forms(visit, id, seen, hit, found).into_iter().map(Block::Form));
    Ok(blocks)
}

/// How a hit stands, with who said so and why.
async fn stands(
    visit: &Visit,
    office: &Office,
    seen: &Seen,
    hit: &Hit,
) -> Result<Vec<(String, Cell)>, Fault> {
    let grade = match hit.grade {
        Grade::Top => "grade-top",
        Grade::Review | Grade::Low => "grade-review",
    };
    let mut facts = vec![
        (visit.t("grade"), Cell::Text(visit.t(grade))),
        (visit.t("decision"), Cell::Text(decision(visit, hit))),
    ];
    let opinions: Vec<(&str, &Opinion)> = match &hit.standing {
        HitStanding::Open => Vec::new(),
        HitStanding::Judged(_, opinion) => vec![("judged-by", opinion)],
        HitStanding::Proposed(opinion) => vec![("proposed-by", opinion)],
        HitStanding::Released { proposed, signed } => vec![("proposed-by", proposed), ("signed-by", signed)],
        HitStanding::Remembered(remembered) => {
            let path = visit.to(format_args!("/screening/{}", remembered.screening));
            facts.push((visit.t("remembered"), Cell::Link(path, visit.t("remembered-go"))));
            Vec::new()
        }
    };
    if seen.sight.whole {
        for (key, opinion) in opinions {
            let name = parts::who(visit, office, &opinion.by).await?;
            facts.push((visit.t(key), Cell::Text(name)));
            if let Some(reason) = seen.reasons.get(&opinion.version) {
                facts.push((visit.t("reason"), Cell::Text(reason.clone())));
            }
        }
    }
    Ok(facts)
}

fn decision(visit: &Visit, hit: &Hit) -> String {
    match (&hit.standing, hit.decision()) {
        (HitStanding::Proposed(_), _) => visit.t("decision-proposed"),
        (_, Some(decision)) => visit.t(&format!("decision-{}", decision.word())),
        (_, None) => visit.t("decision-open"),
    }
}

/// Both values that were compared, the figures, and the record as its publisher gave it.
fn shown(visit: &Visit, found: &Finding) -> Vec<Block> {
    let listed = |party: &Party| said(visit, &Subject::of(party));
    let mut facts = vec![
        (visit.t("compared-party"), Cell::Given(found.explanation.left.clone())),
        (visit.t("compared-listed"), Cell::Given(found.explanation.right.clone())),
        (visit.t("score"), Cell::text(found.score.to_string())),
        (visit.t("evidence"), Cell::text(found.evidence.to_string())),
        (visit.t("list"), Cell::Given(format!("{} ({})", found.title, found.party.id.list.0))),
        (visit.t("list-version"), Cell::text(found.version.to_string())),
        (visit.t("list-record"), Cell::Code(found.party.id.uid.clone())),
    ];
    facts.extend(listed(&found.party));
    for (key, text) in [
        ("programmes", found.party.programmes.join(", ")),
        ("programme-tags", found.party.tags.join(", ")),
        ("remarks", found.party.remarks.clone()),
    ] {
        if !text.is_empty() {
            facts.push((visit.t(key), Cell::Given(text)));
        }
    }
    vec![Block::Facts(facts)]
}

/// The steps of the score: for the analyst and the auditor alone.
fn explained(visit: &Visit, found: &Finding) -> Block {
    let rows = found.explanation.steps.iter().map(|step| {
        // The words for features are those of the program and of the API.
        let what = serde_json::to_value(step.what).ok();
        let what = what.and_then(|what| what.as_str().map(str::to_owned)).unwrap_or_default();
        let cells = vec![
            Cell::Given(step.left.clone()),
            Cell::Given(step.right.clone()),
            Cell::text(step.delta.to_string()),
        ];
        (Cell::Code(what), cells)
    });
    let heads = ["feature", "compared-party", "compared-listed", "feature-counts"].map(|key| visit.t(key));
    Block::Table(Table {
        id: "",
        caption: visit.x("explanation-caption", &found.explanation.names),
        heads: heads.to_vec(),
        rows: rows.collect(),
    })
}

/// What whoever looks may do with a hit.
fn forms(visit: &Visit, id: &ScreeningId, seen: &Seen, hit: &Hit, found: Option<&Finding>) -> Vec<Form> {
    let about = found.map_or_else(|| hit.hit.clone(), |found| found.explanation.right.clone());
    let to = |what: &str, button: &str| {
        Form::new(visit, &format!("/screening/{id}/{what}"), button)
            .hidden("hit", hit.hit.as_str())
            .about(&about)
    };
    let reason = |prefix: &str| Field::line(&format!("{prefix}-{}", hit.hit), "reason", visit.t("reason"));
    let proposed = matches!(hit.standing, HitStanding::Proposed(_));
    let mut forms = Vec::new();
    if seen.sight.judges && !proposed {
        let top = hit.grade == Grade::Top;
        let words = [Decision::Same, Decision::Different, Decision::Unsure].into_iter();
        let words = words.filter(|decision| !top || *decision != Decision::Different);
        let options = words
            .map(|one| (one.word().to_owned(), visit.t(&format!("decision-{}", one.word())), false))
            .collect();
        let choice =
            Field::select(&format!("decision-{}", hit.hit), "decision", visit.t("decision"), options);
        forms.push(to("judge", "judge").field(choice).field(reason("judge")));
    }
    if seen.sight.proposes && !proposed && hit.grade == Grade::Top && hit.waits() {
        forms.push(to("propose", "propose-release").field(reason("propose")));
    }
    if let Some(digest) = seen.digests.get(&hit.hit).filter(|digest| digest.signs) {
        forms.push(to("sign", "sign-release").hidden("do", "sign").hidden("seen", digest.seen.as_str()));
        forms.push(to("sign", "decline-release").hidden("do", "decline").field(reason("decline")));
    }
    forms
}
