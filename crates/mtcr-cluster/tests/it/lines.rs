//! Lines of declarations in SQL say what the screen says of them.

use crate::machine::{alone, text};
use mtcr_application::{Bench, Law};
use mtcr_declarations::{NoLicences, NoLists, Screen, Space, Tables};

const LINES: [[&str; 5]; 4] = [
    ["1", "turbojet engine for a target drone", "8411.11", "XB", "Kestrel Trading"],
    ["2", "garden chairs of plastic", "9401.80", "XC", "Northfield Homes"],
    ["3", "garden chairs of plastic", "chairs", "XC", "Northfield Homes"],
    ["4", "", "9401.80", "XC", "Northfield Homes"],
];

#[test]
fn lines_come_to_what_the_screen_says() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::create_dir(folder.path().join("lists")).unwrap();
    let mut csv = "id,goods,tariff,destination,consignee\n".to_owned();
    for line in LINES {
        csv.push_str(&format!("{}\n", line.join(",")));
    }
    std::fs::write(folder.path().join("day.csv"), csv).unwrap();
    let query = format!(
        "SELECT id, mtcr_refer('{}', id, goods, tariff, destination, consignee) AS outcome FROM day ORDER BY id",
        text(folder.path().join("lists"))
    );
    let table = format!("day={}", text(folder.path().join("day.csv")));
    let (code, out, error) = alone(&["sql", &query, "--table", &table, "--on", "2026-11-22"]);
    assert_eq!(code, 0, "{error}");
    let law = Law::built_in().unwrap();
    let bench = Bench::new(&law, None).unwrap();
    let tables = Tables::built_in().unwrap();
    let on = "2026-11-22".parse().unwrap();
    let screen = Screen::new(&law.corpus, bench.choice.evaluated, on, &tables).unwrap();
    for line in LINES {
        let names = ["id", "goods", "tariff", "destination", "consignee"];
        let wanted =
            screen.judge_cells(&mut Space::default(), names.into_iter().zip(line), &NoLists, &NoLicences);
        let row = out.lines().find(|row| row.starts_with(&format!("| {} ", line[0]))).unwrap();
        assert!(row.contains(&format!("| {}: ", wanted.outcome.as_str())), "{wanted:?}\n{row}");
    }
    let row = |id: &str| out.lines().find(|row| row.starts_with(&format!("| {id} "))).unwrap().to_owned();
    assert!(row("1").contains("entry-suspected") && row("1").contains("licence-missing"), "{out}");
    // A folder without lists clears nobody.
    assert!(row("2").contains("referred: ") && row("2").contains("list-stale"), "{out}");
    assert!(row("3").contains("malformed: tariff: `chairs` is no tariff code"), "{out}");
    assert!(row("4").contains("malformed: goods: "), "{out}");
}
