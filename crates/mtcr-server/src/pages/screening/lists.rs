//! How lists stand: publisher, version, age, counts. They are imported where the node's files are, with `mtcr lists
//! import`; the node notices.

use super::parts;
use crate::pages::sheet::{Block, Cell, Sheet, Table};
use crate::pages::visit::Visit;
use crate::screening::ListRow;
use axum::response::Response;

pub(super) async fn show(visit: Visit) -> Response {
    let on = parts::today(&visit);
    let rows = visit.node.lists().map(|lists| lists.rows(on)).unwrap_or_default();
    let row = |row: &ListRow| {
        let version = row.version.as_ref();
        let number =
            |count: Option<usize>| Cell::text(count.map(|count| count.to_string()).unwrap_or_default());
        let imported = version.map_or(Cell::text(""), |version| Cell::Time(version.imported_at));
        let age = version.and_then(|version| version.age_on(on)).map(|days| days.to_string());
        let published = version.and_then(|version| version.published).map(|day| day.to_string());
        let changes = version
            .map(|version| format!("+{} ~{} −{}", version.added, version.changed, version.removed))
            .unwrap_or_default();
        let digest = version.map(|version| version.digest.chars().take(12).collect()).unwrap_or_default();
        let cells = vec![
            Cell::Given(row.declaration.publisher.clone()),
            Cell::Text(parts::state(&visit, &row.state)),
            Cell::text(version.map(|version| version.number.to_string()).unwrap_or_default()),
            imported,
            Cell::text(age.map(|age| format!("{age} / {}", row.declaration.age)).unwrap_or_default()),
            Cell::text(published.unwrap_or_default()),
            number(version.map(|version| version.records)),
            number(version.map(|version| version.names)),
            Cell::Text(changes),
            Cell::Code(digest),
        ];
        (Cell::Given(format!("{} ({})", row.declaration.title, row.declaration.id.0)), cells)
    };
    let heads = [
        "list",
        "publisher",
        "state",
        "list-version",
        "imported",
        "age-days",
        "published",
        "records",
        "names",
        "list-changes",
        "list-digest",
    ];
    let heads = heads.map(|key| visit.t(key)).to_vec();
    let rows: Vec<_> = rows.iter().map(row).collect();
    let table = if rows.is_empty() {
        Block::Text(visit.t("lists-none"))
    } else {
        Block::Table(Table { id: "lists-table", caption: visit.t("lists-caption"), heads, rows })
    };
    Sheet::new(&visit, "lists-title", "screening")
        .lead(visit.t("lists-lead"))
        .warnings(parts::health(&visit))
        .part("lists", visit.t("lists-heading"), vec![table, Block::Text(visit.t("lists-import"))])
        .page()
}
