//! All entries of an edition under their items.

use crate::pages::frame::Frame;
use crate::pages::law::{self, Editions};
use crate::pages::reply;
use crate::pages::visit::Visit;
use askama::Template;
use axum::extract::Query;
use axum::response::{IntoResponse, Redirect, Response};
use mtcr_application::name::{entry_id, unknown_entry};
use mtcr_application::wire::EntryRowForm;
use mtcr_corpus::{Corpus, EditionId};
use serde::Deserialize;

/// What the address of the page may carry.
#[derive(Deserialize)]
pub(super) struct Wanted {
    edition: Option<String>,
    id: Option<String>,
}

#[derive(Template)]
#[template(path = "annex/tree.html")]
struct TreePage {
    f: Frame,
    editions: Editions,
    action: String,
    items: Vec<ItemView>,
}

/// An item with its entries.
struct ItemView {
    number: u8,
    title: String,
    entries: usize,
    rows: Vec<RowView>,
}

/// An entry in the tree.
struct RowView {
    id: String,
    heading: String,
    /// The message for its category.
    category: String,
    /// How deep it lies, from 1.
    depth: usize,
    /// Whether it controls something itself.
    rule: bool,
}

/// The tree, or the entry that was typed.
pub(super) async fn show(visit: Visit, Query(wanted): Query<Wanted>) -> Response {
    let (choice, editions) = match law::edition(&visit, wanted.edition.as_deref()) {
        Ok(found) => found,
        Err(page) => return *page,
    };
    if let Some(typed) = wanted.id.filter(|typed| !typed.trim().is_empty()) {
        return typed_entry(&visit, &typed, &editions.query);
    }
    let f = visit.frame(visit.t("annex-title"), "annex");
    let items = items(&visit.node.law().corpus, choice.evaluated);
    let action = f.to("/annex");
    reply::page(&TreePage { f, editions, action, items })
}

/// Leads to the entry of an id in any spelling.
fn typed_entry(visit: &Visit, typed: &str, query: &str) -> Response {
    let corpus = &visit.node.law().corpus;
    let id = entry_id(typed);
    if corpus.find_entry(&id).is_none() && corpus.vocabulary.entries().range(&id).is_none() {
        return crate::pages::errors::nothing_named(
            visit,
            unknown_entry(corpus, typed).or_see("the tree of the Annex shows all"),
        );
    }
    Redirect::to(&format!("/{}/annex/{id}{query}", visit.lang.code())).into_response()
}

/// The items in order, each with its entries in the order of ids.
fn items(corpus: &Corpus, edition: EditionId) -> Vec<ItemView> {
    let mut items: Vec<ItemView> = Vec::new();
    for entry in &corpus.entries {
        let Some(row) = EntryRowForm::of(corpus, entry, edition) else { continue };
        let number = entry.item();
        if items.last().is_none_or(|item| item.number != number) {
            let title = corpus.item_title(number).unwrap_or_default().to_owned();
            items.push(ItemView { number, title, entries: 0, rows: Vec::new() });
        }
        if let Some(item) = items.last_mut() {
            item.entries += usize::from(row.rule);
            item.rows.push(RowView {
                depth: row.id.matches('.').count().max(1),
                category: format!("category-{}", row.category),
                id: row.id,
                heading: row.heading,
                rule: row.rule,
            });
        }
    }
    items
}
