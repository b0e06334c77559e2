//! Columns as facts: units, ends, words, and every mistake of a mapping before the first row.

use crate::desk::{Desk, HEADER, MAP, chain, corpus, map};
use mtcr_bulk_files::ColumnMap;

#[test]
fn a_row_at_each_side_of_a_limit_is_judged_exactly() {
    let desk = Desk::new();
    let rows = format!(
        "{HEADER}far,kite,300,0,no\nnear,kite,299.99999999999999999999,1,no\nheavy,kite,1,11.023113109243879,yes\n\
         light,kite,1,11.0231131092438790,yes\nlifts,kite,1,11.1,yes\nboat,boat,,,\nunknown,kite,,,\n"
    );
    let counts = desk.table(rows, &map(MAP)).unwrap();
    // 5 kg are 11.02311310924387903… lb: both written values lie below it.
    assert_eq!(counts, [7, 2, 3, 2, 0], "{}", desk.read("out.csv"));
    let out = desk.read("out.csv");
    let lines: Vec<&str> = out.lines().collect();
    assert!(
        lines[0].starts_with("Name,Type,Range (km),Load (lb),Folds,mtcr-verdict,mtcr-category-at-least,")
    );
    assert!(lines[1].starts_with("far,kite,300,0,no,controlled,II,II,19.A.1,,0,,"), "{}", lines[1]);
    assert!(
        lines[2]
            .starts_with("near,kite,299.99999999999999999999,1,no,not-controlled,,,,,0,,19.A.1,max-range,")
    );
    assert!(lines[5].starts_with("lifts,kite,1,11.1,yes,controlled,II,II,19.A.2,"), "{}", lines[5]);
    assert!(lines[7].starts_with("unknown,kite,,,,undetermined,,II,,,2,"), "{}", lines[7]);
    assert_eq!(desk.names(), ["in.csv", "out.csv", "out.csv.totals.json"]);
}

#[test]
fn every_form_of_a_cell_says_what_it_says() {
    let rows = [
        // Columns under `[columns]`, the header line, the row, the verdict.
        (r#""R" = { fact = "max-range", unit = "mile" }"#, "R", "186.4114", "controlled"),
        (r#""R" = { fact = "max-range", unit = "mile" }"#, "R", "186.4113", "not-controlled"),
        (r#""R" = { fact = "max-range", unit = "in the cell" }"#, "R", "0.3 Mm", "controlled"),
        (r#""R" = { fact = "max-range", unit = "km" }"#, "R", "≥ 300", "controlled"),
        (r#""R" = { fact = "max-range", unit = "km" }"#, "R", ">=300", "controlled"),
        (r#""R" = { fact = "max-range", unit = "km" }"#, "R", "<300", "not-controlled"),
        (r#""R" = { fact = "max-range", unit = "km" }"#, "R", "< 301", "undetermined"),
        (r#""R" = { fact = "max-range", unit = "km" }"#, "R", "305 ± 5", "controlled"),
        (r#""R" = { fact = "max-range", unit = "km" }"#, "R", "304 ± 5", "undetermined"),
        (r#""R" = { fact = "max-range", unit = "km" }"#, "R", "290 ± 1 %", "not-controlled"),
        (
            "\"L\" = { fact = \"max-range\", unit = \"km\", end = \"min\" }\n\"H\" = { fact = \"max-range\", unit = \"km\", end = \"max\" }",
            "L,H",
            "290,310",
            "undetermined",
        ),
        (
            "\"L\" = { fact = \"max-range\", unit = \"km\", end = \"min\" }\n\"H\" = { fact = \"max-range\", unit = \"km\", end = \"max\" }",
            "L,H",
            "300,",
            "controlled",
        ),
        (
            "\"L\" = { fact = \"max-range\", unit = \"km\", end = \"min\" }\n\"H\" = { fact = \"max-range\", unit = \"km\", end = \"max\" }",
            "L,H",
            ",299",
            "not-controlled",
        ),
        (
            "\"R\" = { fact = \"max-range\", unit = \"km\" }\n\"T\" = { fact = \"max-range\", unit = \"m\", end = \"tolerance\" }",
            "R,T",
            "300.5,500",
            "controlled",
        ),
        (r#""R" = { fact = "max-range", unit = "km", end = "less-than" }"#, "R", "300", "not-controlled"),
    ];
    for (columns, header, row, verdict) in rows {
        let desk = Desk::new();
        let map = map(&format!(
            "[every]\nclass = [\"kite\"]\nfacts = {{ foldable = false }}\n[columns]\n{columns}\n"
        ));
        let header = header.to_owned();
        let counts = desk
            .table(format!("{header}\n{row}\n"), &map)
            .unwrap_or_else(|error| panic!("{}", chain(&error)));
        let malformed = if counts[4] > 0 { format!("{:?}", desk.malformed()) } else { String::new() };
        assert!(desk.read("out.csv").contains(&format!(",{verdict},")), "{columns}: {row}: {malformed}");
    }
}

#[test]
fn decimal_commas_are_read_where_they_are_declared() {
    let desk = Desk::new();
    let text = format!(
        "[file]\ndelimiter = \";\"\ndecimal = \",\"\nthousands = \".\"\nempty = [\"-\", \"k. A.\"]\nothers = \"ignore\"\n{MAP}"
    );
    let rows = "Name;Type;Range (km);Load (lb);Folds;Price\na;kite;0.300;-;no;1\nb;kite;1.300,5;k. A.;no;2\nc;kite;299,9;-;no;3\n";
    let counts = desk.table(rows, &map(&text)).unwrap();
    assert_eq!(counts, [3, 1, 1, 0, 1]);
    let malformed = desk.malformed();
    assert_eq!((malformed[0].0.as_str(), malformed[0].1.as_str()), ("2", "Range (km)"));
    assert!(
        malformed[0]
            .2
            .contains("`0.300` is not a number; the mapping says `decimal = \",\"` and `thousands = \".\"`"),
        "{}",
        malformed[0].2
    );
    assert!(desk.read("out.csv").starts_with("Name;Type;Range (km);Load (lb);Folds;Price;mtcr-verdict;"));
}

#[test]
fn purposes_classes_and_words_come_from_columns() {
    let desk = Desk::new();
    let text = r#"
[flags]
yes = ["Y"]
no = ["N"]
[columns]
"C" = { class = { "B" = "boat", "K" = ["kite", "stunt-kite"] } }
"For 19.A.1" = { purpose = "fit-for", target = "19.A.1" }
"Not for" = { purpose = "made-for", targets = "no", separator = "|" }
"Colour" = { fact = "colour", words = { "rot" = "red", "?" = [] } }
"Decor" = { fact = "decorations", separator = "," }
"Lines" = { fact = "line-count" }
"#;
    let rows = "C,For 19.A.1,Not for,Colour,Decor,Lines\nB,Y,,rot,\"tail, tassel\",2\nB,N,19.A.1|19.A.2,?,tail,2\nB,,,rot,,\nB,M,,,,\nB,,19.Z,,,\nB,,,blau,,\nB,,,,lace,\nB,,,,,2.5\nX,,,,,\n";
    let counts = desk.table(rows, &map(text)).unwrap();
    assert_eq!(counts, [9, 1, 1, 1, 6]);
    let found: Vec<(String, String)> =
        desk.malformed().into_iter().map(|(line, column, _)| (line, column)).collect();
    let expected =
        [("5", "For 19.A.1"), ("6", "Not for"), ("7", "Colour"), ("8", "Decor"), ("9", "Lines"), ("10", "C")];
    assert_eq!(found, expected.map(|(line, column)| (line.to_owned(), column.to_owned())));
}

#[test]
fn mistakes_of_a_mapping_are_found_before_the_first_row() {
    for (text, message) in [
        (
            "[columns]\n\"A\" = { fact = \"max-range\", unit = \"kg\" }",
            "map.toml:2:37: `max-range` cannot be given in `kg` [wrong-dimension]",
        ),
        ("[columns]\n\"A\" = { fact = \"max-range\", unit = \"kmh\" }", "[unknown-unit]"),
        ("[columns]\n\"A\" = { fact = \"max-range\" }", "needs the `unit` of its column"),
        ("[columns]\n\"A\" = { fact = \"max-rnge\", unit = \"km\" }", "[unknown-fact]"),
        ("[columns]\n\"A\" = { fact = \"range\", unit = \"km\" }", "[unknown-fact]"),
        ("[columns]\n\"A\" = { fact = \"foldable\", unit = \"km\" }", "has no `unit`"),
        ("[columns]\n\"A\" = { fact = \"working-temperature\", unit = \"degC\" }", "is a span"),
        ("[columns]\n\"A\" = { fact = \"max-range\", unit = \"km\", end = \"from\" }", "covers nothing"),
        (
            "[columns]\n\"A\" = { fact = \"max-range\", unit = \"km\", end = \"atleast\" }",
            "did you mean `at-least`?",
        ),
        (
            "[columns]\n\"A\" = { fact = \"max-range\", unit = \"km\" }\n\"B\" = { fact = \"max-range\", unit = \"m\" }",
            "two columns state the value of `max-range`",
        ),
        (
            "[columns]\n\"A\" = { fact = \"max-range\", unit = \"km\", end = \"tolerance\" }",
            "a tolerance needs the value",
        ),
        ("[columns]\n\"A\" = { class = { \"x\" = \"kte\" } }", "unknown class `kte`"),
        (
            "[columns]\n\"A\" = { fact = \"colour\", words = { \"x\" = \"blue\" } }",
            "`colour` has no value `blue`",
        ),
        ("[columns]\n\"A\" = { fact = \"foldable\", yes = [\"x\"], no = [\"x\"] }", "says both yes and no"),
        ("[columns]\n\"A\" = { purpose = \"fit-for\", target = \"99.Z\" }", "[unknown-target]"),
        ("[columns]\n\"A\" = { purpose = \"fit-four\", target = \"19.A.1\" }", "did you mean `fit-for`?"),
        ("[columns]\n\"A\" = \"nam\"", "did you mean `name`?"),
        ("[columns]\n\"A\" = { fact = \"max-range\", unit = \"km\", unti = \"m\" }", "unknown key `unti`"),
        ("[columns]\n\"A\" = {}", "a column is a `fact`"),
        ("[file]\nothers = \"ignore\"", "`columns` is missing"),
        ("[file]\ndecimal = \",\"\nthousands = \",\"\n[columns]", "cannot group digits"),
        ("[file]\nencoding = \"utf-16\"\n[columns]", "no encoding that is read"),
        ("[file]\ndelimiter = \"ab\"\n[columns]", "is one character"),
        ("[every]\nclass = [\"kit\"]\n[columns]", "unknown class `kit`"),
        ("[every]\nfacts = { max-range = \"3 kg\" }\n[columns]", "[wrong-dimension]"),
        (
            "[every]\nfacts = { max-range = \"3 km\" }\n[columns]\n\"A\" = { fact = \"max-range\", unit = \"km\" }",
            "of every row and in a column",
        ),
    ] {
        let report =
            ColumnMap::parse("map.toml", text, &corpus().vocabulary).map(|_| ()).unwrap_err().to_string();
        assert!(report.contains(message), "{text}\n{report}");
    }
}

#[test]
fn columns_and_mapping_fit_or_say_what_does_not() {
    let desk = Desk::new();
    let error = desk.table("Name,Typ,Range (km),Load (lb),Folds,Maximum range\n", &map(MAP)).unwrap_err();
    let text = chain(&error);
    assert!(text.contains("map.toml:4:2: no column is called `Type`; did you mean `Typ`?"), "{text}");
    assert!(text.contains("column 6 `Maximum range` is not mapped; it may be `max-range`"), "{text}");
    assert!(!desk.path("out.csv.journal").exists());
}
