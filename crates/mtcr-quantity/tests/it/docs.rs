//! `docs/reference/units.md` has a row for each unit. `BLESS=1` rewrites its table.

use std::fs;
use std::path::Path;

use mtcr_quantity::{UnitRow, units};

const HEAD: &str = "| unit | other ways to write it | prefixes | what it measures | base units | source |";
const RULE: &str = "|---|---|---|---|---|---|";

#[test]
fn the_page_has_a_row_for_each_unit() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/reference/units.md");
    let page = fs::read_to_string(&path).unwrap();
    let stands: Vec<&str> =
        page.lines().skip_while(|line| *line != HEAD).take_while(|line| line.starts_with('|')).collect();
    assert!(!stands.is_empty(), "the page has no table that begins with `{HEAD}`");
    let rows: Vec<String> = [HEAD, RULE].map(str::to_owned).into_iter().chain(units().map(row)).collect();
    if std::env::var_os("BLESS").is_some() {
        fs::write(&path, page.replace(&stands.join("\n"), &rows.join("\n"))).unwrap();
        return;
    }
    for row in &rows {
        assert!(
            stands.contains(&row.as_str()),
            "docs/reference/units.md lacks a row (BLESS=1 rewrites them):\n{row}"
        );
    }
    assert_eq!(
        stands, rows,
        "the rows of docs/reference/units.md stand in another order or are too many (BLESS=1 rewrites them)"
    );
}

fn row(unit: &UnitRow) -> String {
    let code = |text: &str| format!("`{}`", text.replace('|', "\\|"));
    let aliases: Vec<String> = unit.aliases().map(code).collect();
    let prefixes: Vec<String> = unit.prefixes().map(code).collect();
    let offset = if unit.offset().is_zero() { String::new() } else { format!(", zero at {}", unit.offset()) };
    format!(
        "| {} | {} | {} | {} | {}{offset} | {} |",
        code(unit.symbol()),
        aliases.join(" "),
        prefixes.join(" "),
        unit.dimension(),
        unit.factor(),
        unit.source()
    )
}
