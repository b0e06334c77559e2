//! SQL on one machine says of every row what the ordinary bulk path says of it.

use crate::files::{COLUMNS, Desk, Said, records};
use crate::machine::{alone, text};

#[test]
fn functions_say_what_the_bulk_path_says() {
    let desk = Desk::new(2, 300);
    let output = text(desk.path("out.csv"));
    let table = format!("input={}", text(desk.path("in")));
    let (code, _, error) = alone(&["sql", &desk.query(), "--table", &table, "-o", &output]);
    assert_eq!(code, 0, "{error}");
    let mut said = Said::new();
    for row in records(desk.path("out.csv").as_path()) {
        let of = ["verdict", "category", "entries"].map(|column| row[column].clone());
        assert!(said.insert(row["Article"].clone(), of).is_none());
    }
    let reference = desk.reference(2);
    assert_eq!(said, reference);
    let count = |word: &str| reference.values().filter(|of| of[0].starts_with(word)).count();
    for word in ["controlled", "undetermined", "malformed: "] {
        assert!(count(word) > 5, "{word}: {}", count(word));
    }
    let (code, _, error) = alone(&["sql", &desk.query(), "--table", &table, "-o", &output]);
    assert!(code == 2 && error.contains("is there already"), "{error}");
}

#[test]
fn more_than_one_stage_runs_on_one_machine() {
    let desk = Desk::new(1, 100);
    let table = format!("input={}", text(desk.input(0)));
    let map = text(desk.path("map.toml"));
    let query = format!(
        "SELECT verdict, count(*) AS rows FROM (SELECT split_part(mtcr_classify('{map}', {COLUMNS}), ':', 1) AS verdict \
         FROM input) GROUP BY verdict ORDER BY verdict"
    );
    let (code, out, error) = alone(&["sql", &query, "--table", &table]);
    assert_eq!(code, 0, "{error}");
    let reference = desk.reference(1);
    for word in ["controlled", "malformed", "undetermined"] {
        let count = reference.values().filter(|of| of[0].split(':').next() == Some(word)).count();
        let row = out.lines().find(|line| line.split('|').nth(1).is_some_and(|cell| cell.trim() == word));
        assert!(row.is_some_and(|row| row.contains(&format!("| {count} "))), "{word} {count}:\n{out}");
    }
}

#[test]
fn columns_of_other_names_and_dossiers_are_read_too() {
    let desk = Desk::new(1, 5);
    let map = "\n[columns]\n\"Name\" = \"name\"\n\"Range\" = { fact = \"max-range\", unit = \"km\" }\n\"Kind\" = { class = { \"uav\" = \"unmanned-aerial-vehicle\" } }\n";
    let query = format!(
        "SELECT mtcr_classify('{map}', named_struct('Name', n, 'Range', r * 2, 'Kind', k)) AS verdict FROM \
         (VALUES ('far', 200, 'uav'), ('near', 10, 'uav'), ('odd', 10, 'boat')) AS t(n, r, k)"
    );
    let (code, out, error) = alone(&["sql", &query]);
    assert_eq!(code, 0, "{error}");
    assert!(out.contains("| controlled "), "{out}");
    assert!(out.contains("malformed: Kind: "), "{out}");
    let dossiers = r#"SELECT mtcr_classify(d) AS v, mtcr_category(d) AS c FROM (VALUES
        ('{"name":"x","entry":{"id":"11.A.3","by":"its maker"}}'), ('{"name":"y","entry":{"id":"none","by":"its maker"}}'), ('{"name":1}'), (NULL)) AS t(d)"#;
    let (code, out, error) = alone(&["sql", dossiers]);
    assert_eq!(code, 0, "{error}");
    let row = |verdict: &str, category: &str| {
        out.lines().any(|line| {
            let cells: Vec<&str> = line.split('|').map(str::trim).collect();
            cells.get(1) == Some(&verdict) && cells.get(2) == Some(&category)
        })
    };
    assert!(row("controlled", "II") && row("not-controlled", "none"), "{out}");
    assert_eq!(out.lines().filter(|line| line.starts_with("| malformed: ")).count(), 2, "{out}");
    drop(desk);
}

#[test]
fn typed_columns_of_parquet_keep_their_values() {
    let desk = Desk::new(1, 5);
    let file = text(desk.path("typed.parquet"));
    let make = "SELECT * FROM (VALUES ('a', 300.0, true, 'uav'), ('b', 299.99, false, 'uav'), ('c', NULL, NULL, 'uav')) \
                AS t(name, range, civil, kind)";
    let (code, _, error) = alone(&["sql", make, "-o", &file]);
    assert_eq!(code, 0, "{error}");
    let map = text(desk.path("typed.toml"));
    std::fs::write(
        &map,
        "[columns]\nname = \"name\"\nrange = { fact = \"max-range\", unit = \"km\" }\ncivil = { fact = \"civil-certified\" }\nkind = { class = { uav = \"unmanned-aerial-vehicle\" } }\n",
    )
    .unwrap();
    let query = format!(
        "SELECT name, mtcr_answer('{map}', name, range, civil, kind)['entries'] AS e FROM typed ORDER BY name"
    );
    let (code, out, error) = alone(&["sql", &query, "--table", &format!("typed={file}")]);
    assert_eq!(code, 0, "{error}");
    let row =
        |name: &str| out.lines().find(|line| line.starts_with(&format!("| {name} "))).unwrap().to_owned();
    assert!(row("a").contains("19.A.2"), "{out}");
    assert!(!row("b").contains("19.A.2"), "{out}");
    assert!(!row("c").contains("19.A.2"), "{out}");
}
