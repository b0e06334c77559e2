//! One entry: what it controls, why, since when, and what stands beside it.

use super::beside::{CaseView, LinkView, NationalView, above, cases, class, link, national};
use super::history::{TextView, texts};
use super::rule::{LimitView, RuleNode, limits};
use crate::pages::errors;
use crate::pages::frame::Frame;
use crate::pages::law::{self, Editions};
use crate::pages::reply;
use crate::pages::visit::Visit;
use askama::Template;
use axum::extract::{Path, Query};
use axum::response::{IntoResponse, Redirect, Response};
use mtcr_application::name::{entry_id, unknown_entry};
use mtcr_application::wire::{EntryDetailForm, VersionForm};
use mtcr_corpus::{EditionId, Entry};
use serde::Deserialize;

/// What the address of the page may carry.
#[derive(Deserialize)]
pub(super) struct Wanted {
    edition: Option<String>,
}

#[derive(Template)]
#[template(path = "annex/entry.html")]
struct EntryPage {
    f: Frame,
    editions: Editions,
    action: String,
    id: String,
    heading: String,
    item: String,
    category: String,
    /// More than one where only bounds of a start are known.
    versions: Vec<VersionView>,
    /// Headings and entries above it.
    above: Vec<LinkView>,
    below: Vec<LinkView>,
    national: Vec<NationalView>,
    history: Vec<TextView>,
    cases: Vec<CaseView>,
    place: String,
    cases_place: String,
    /// The class to classify by; empty where the rule names none.
    class: String,
    class_label: String,
}

/// A text of the entry with its rule.
struct VersionView {
    form: VersionForm,
    status: String,
    since: String,
    rule: Option<RuleNode>,
    limits: Vec<LimitView>,
    exclusions: Vec<ConditionView>,
    exceptions: Vec<ConditionView>,
}

/// A condition beside the rule.
struct ConditionView {
    id: String,
    summary: String,
    read_in: String,
    rule: Option<RuleNode>,
    /// The category then; empty for an exclusion.
    to: String,
    needs: String,
}

/// An entry in an edition.
pub(super) async fn show(visit: Visit, Path(typed): Path<String>, Query(wanted): Query<Wanted>) -> Response {
    let (choice, editions) = match law::edition(&visit, wanted.edition.as_deref()) {
        Ok(found) => found,
        Err(page) => return *page,
    };
    let corpus = &visit.node.law().corpus;
    let id = entry_id(&typed);
    if id != typed && corpus.vocabulary.entries().range(&id).is_some() {
        return Redirect::to(&format!("/{}/annex/{id}{}", visit.lang.code(), editions.query)).into_response();
    }
    let Some(entry) = corpus.find_entry(&id) else {
        return part(&visit, &id, editions, choice.evaluated);
    };
    let Some(form) = EntryDetailForm::of(corpus, entry, choice.evaluated) else {
        let message = format!("entry {id} does not exist in edition {}", editions.shown);
        return errors::nothing_named(&visit, message);
    };
    reply::page(&page(&visit, entry, &form, editions, choice.evaluated))
}

/// The part of an item (`9.A`) has no text of its own: the entries below it are shown.
fn part(visit: &Visit, id: &str, editions: Editions, edition: EditionId) -> Response {
    let corpus = &visit.node.law().corpus;
    let Some(range) = corpus.vocabulary.entries().range(id) else {
        return errors::nothing_named(
            visit,
            unknown_entry(corpus, id).or_see("the tree of the Annex shows all"),
        );
    };
    let entries = range.iter().filter_map(|id| corpus.entry(id));
    let below = entries.filter(|entry| entry.versions_in(edition).next().is_some()).map(link).collect();
    let f = visit.frame(id, "annex");
    let action = f.to(format_args!("/annex/{id}"));
    reply::page(&PartPage { f, editions, action, id: id.to_owned(), below })
}

#[derive(Template)]
#[template(path = "annex/part.html")]
struct PartPage {
    f: Frame,
    editions: Editions,
    action: String,
    id: String,
    below: Vec<LinkView>,
}

fn page(
    visit: &Visit,
    entry: &Entry,
    form: &EntryDetailForm,
    editions: Editions,
    edition: EditionId,
) -> EntryPage {
    let corpus = &visit.node.law().corpus;
    let f = visit.frame(format!("{} {}", entry.name, entry.heading), "annex");
    let versions = entry.versions_in(edition).map(|version| {
        let form = VersionForm::of(corpus, version);
        VersionView {
            status: f.t(format!("text-{}", form.text_status)),
            since: since(&f, &form),
            rule: version.rule.as_ref().and_then(|rule| RuleNode::of(&f, rule)),
            limits: version.rule.as_ref().map(|rule| limits(&corpus.vocabulary, rule)).unwrap_or_default(),
            exclusions: version
                .exclusions
                .iter()
                .zip(&form.exclusions)
                .map(|(part, named)| ConditionView {
                    id: named.id.clone(),
                    summary: named.summary.clone(),
                    read_in: named.read_in.join("; "),
                    rule: RuleNode::of(&f, &part.rule),
                    to: String::new(),
                    needs: String::new(),
                })
                .collect(),
            exceptions: version
                .exceptions
                .iter()
                .zip(&form.exceptions)
                .map(|(part, to)| ConditionView {
                    id: to.when.id.clone(),
                    summary: to.when.summary.clone(),
                    read_in: to.when.read_in.join("; "),
                    rule: RuleNode::of(&f, &part.when.rule),
                    to: f.t(format!("category-{}", to.to)),
                    needs: to.needs.join(", ").replace('-', " "),
                })
                .collect(),
            form,
        }
    });
    let (class, class_label) = class(corpus, entry, edition);
    EntryPage {
        action: f.to(format_args!("/annex/{}", entry.name)),
        item: corpus.item_title(entry.item()).unwrap_or_default().to_owned(),
        category: f.t(format!("category-{}", form.row.category)),
        versions: versions.collect(),
        above: above(corpus, &entry.name),
        below: form.children.iter().filter_map(|id| corpus.find_entry(id)).map(link).collect(),
        national: national(corpus, entry),
        history: texts(corpus, entry),
        cases: cases(visit, &f, entry),
        place: form.rule_place.clone().unwrap_or_else(|| form.place.clone()),
        cases_place: entry.place.file.replace(".toml", ".cases.toml"),
        id: entry.name.clone(),
        heading: entry.heading.clone(),
        class,
        class_label,
        editions,
        f,
    }
}

fn since(f: &Frame, form: &VersionForm) -> String {
    if form.from == form.from_at_latest {
        f.x("entry-since", &form.from)
    } else {
        f.x("entry-since-between", format_args!("{} – {}", form.from, form.from_at_latest))
    }
}
