//! The page on which a mapping is put right.

use super::Samples;
use super::typed::COLUMNS;
use crate::bulk::{About, Filled, MappedColumn, What};
use crate::pages::bulk::parts::Told;
use crate::pages::frame::Frame;
use crate::pages::reply;
use crate::pages::visit::Visit;
use askama::Template;
use axum::http::StatusCode;
use axum::response::Response;

/// One of several that may be chosen: its value, its words, whether it is chosen.
type Choice = (&'static str, String, bool);

/// The page.
#[derive(Template)]
#[template(path = "bulk/mapping.html")]
pub(super) struct Page {
    f: Frame,
    csrf: String,
    name: String,
    action: String,
    text: String,
    back: String,
    wrong: Told,
    /// Whether lines name their values themselves.
    objects: bool,
    /// Whether the file has more columns than a form.
    wide: bool,
    is_text: bool,
    is_book: bool,
    filled: Filled,
    delimiters: Vec<Choice>,
    encodings: Vec<Choice>,
    decimals: Vec<Choice>,
    thousands: Vec<Choice>,
    columns: Vec<Column>,
    facts: Vec<String>,
}

/// A column on the page.
struct Column {
    at: usize,
    said: MappedColumn,
    whats: Vec<Choice>,
    samples: String,
}

impl Page {
    pub(super) fn new(
        visit: &Visit,
        about: &About,
        (filled, samples): (Filled, Samples),
        wrong: Told,
    ) -> Page {
        let place = format!("/bulk/{}", about.id);
        let choices = |known: &[(&'static str, &str)], chosen: &str| {
            let choice = |(value, key): &(&'static str, &str)| (*value, visit.t(key), *value == chosen);
            known.iter().map(choice).collect::<Vec<_>>()
        };
        let columns = filled.columns.iter().take(COLUMNS).enumerate().map(|(at, said)| {
            let values = samples.iter().find(|(head, _)| *head == said.head);
            let whats = What::ALL
                .map(|(what, word)| (word, visit.t(&format!("bulk-what-{word}")), what == said.what));
            Column {
                at,
                said: said.clone(),
                whats: whats.to_vec(),
                samples: values.map(|(_, values)| values.join(" · ")).unwrap_or_default(),
            }
        });
        let columns = columns.collect();
        let vocabulary = &visit.node.law().corpus.vocabulary;
        let facts = vocabulary.facts().map(|(_, fact)| fact);
        let facts = facts.filter(|fact| fact.list.is_none() && fact.parameter.is_none());
        let mut facts: Vec<String> = facts.map(|fact| fact.name.clone()).collect();
        facts.sort_unstable();
        Page {
            f: visit.frame(visit.t("bulk-mapping-title"), "bulk"),
            csrf: visit.visitor.csrf(),
            name: about.name.clone(),
            action: visit.to(format_args!("{place}/mapping")),
            text: visit.to(format_args!("{place}/mapping/text")),
            back: visit.to(&place),
            wrong,
            objects: matches!(about.ending.as_str(), "ndjson" | "jsonl"),
            wide: filled.columns.len() > COLUMNS,
            is_text: matches!(about.ending.as_str(), "csv" | "tsv"),
            is_book: about.ending == "xlsx",
            delimiters: choices(
                &[
                    ("", "bulk-usual"),
                    (",", "bulk-comma"),
                    (";", "bulk-semicolon"),
                    ("tab", "bulk-tab"),
                    ("|", "bulk-stroke"),
                ],
                &filled.delimiter,
            ),
            encodings: choices(
                &[("", "bulk-usual"), ("utf-8", "bulk-utf-8"), ("windows-1252", "bulk-windows-1252")],
                &filled.encoding,
            ),
            decimals: choices(
                &[("", "bulk-usual"), (".", "bulk-point"), (",", "bulk-comma")],
                &filled.decimal,
            ),
            thousands: choices(
                &[
                    ("", "bulk-nothing"),
                    (".", "bulk-point"),
                    (",", "bulk-comma"),
                    ("blank", "bulk-blank"),
                    ("'", "bulk-apostrophe"),
                ],
                &filled.thousands,
            ),
            columns,
            facts,
            filled,
        }
    }

    pub(super) fn answer(&self, status: StatusCode) -> Response {
        reply::with_status(status, self)
    }
}
