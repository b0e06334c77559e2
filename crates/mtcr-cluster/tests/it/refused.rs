//! What is refused, before a cluster is asked and with what would be right.

use crate::files::Desk;
use crate::machine::{alone, text};

fn run(desk: &Desk, query: &str, more: &[&str]) -> (i32, String) {
    let (input, output) = (text(desk.path("in")), text(desk.path("out")));
    // Nothing listens there: what is refused is refused without.
    let mut arguments =
        vec!["run", &input, "-o", &output, "--query", query, "--scheduler", "127.0.0.1:1", "--attempts", "1"];
    arguments.extend(more);
    let (code, _, error) = alone(&arguments);
    (code, error)
}

#[test]
fn queries_of_more_than_one_stage_are_refused() {
    let desk = Desk::new(2, 3);
    for (query, what) in [
        ("SELECT count(*) FROM input", "an aggregate"),
        ("SELECT \"Type\", max(\"Article\") FROM input GROUP BY \"Type\"", "an aggregate"),
        ("SELECT DISTINCT \"Type\" FROM input", "DISTINCT"),
        ("SELECT a.\"Article\" FROM input a JOIN input b ON a.\"Article\" = b.\"Article\"", "a join"),
        ("SELECT \"Article\" FROM input ORDER BY 1", "ORDER BY"),
        ("SELECT \"Article\" FROM input LIMIT 3", "LIMIT"),
        ("SELECT \"Article\" FROM input WHERE \"Type\" = 'other'", "WHERE"),
        ("SELECT row_number() OVER () FROM input", "a window"),
        ("SELECT \"Article\" FROM input UNION ALL SELECT \"Article\" FROM input", "UNION"),
        ("SELECT (SELECT 1) FROM input", "a query within"),
        ("SELECT random() FROM input", "`random` may differ"),
        ("SELECT now() FROM input", "`now` may differ"),
        ("SELECT 1", "rows that are not of the table `input`"),
    ] {
        let (code, error) = run(&desk, query, &[]);
        assert_eq!(code, 2, "{query}: {error}");
        assert!(error.contains(what) && error.contains("`mtcr cluster sql`"), "{query}: {error}");
    }
}

#[test]
fn mistakes_are_told_before_the_first_row() {
    let desk = Desk::new(2, 3);
    let map = text(desk.path("map.toml"));
    for (query, what) in [
        (format!("SELECT mtcr_classify('{map}', \"Article\") FROM input"), "no column is called `Type`"),
        (
            "SELECT mtcr_classify('nowhere.toml', \"Article\") FROM input".to_owned(),
            "cannot read the mapping",
        ),
        ("SELECT mtcr_classify(\"Type\", \"Article\") FROM input".to_owned(), "is the mapping"),
        (format!("SELECT mtcr_classify('{map}', upper(\"Article\")) FROM input"), "named_struct('Name'"),
        ("SELECT mtcr_classify('\n[columns]\nx = 1\n', \"Article\") FROM input".to_owned(), "mapping:3"),
        ("SELECT mtcr_clasify(\"Article\") FROM input".to_owned(), "mtcr_classify"),
        ("SELECT mtcr_refer('.', \"Article\") FROM input".to_owned(), "a line has no column `Article`"),
    ] {
        let (code, error) = run(&desk, &query, &[]);
        assert_eq!(code, 2, "{query}: {error}");
        assert!(error.contains(what), "{query}: {error}");
    }
}

#[test]
fn a_cluster_that_does_not_answer_is_told_with_what_is_missing() {
    let desk = Desk::new(2, 3);
    let (code, error) = run(&desk, &desk.query(), &[]);
    assert_eq!(code, 3, "{error}");
    assert!(error.contains("the job is NOT done: 2 of 2 splits are missing"), "{error}");
    assert!(error.contains("split 1, ") && error.contains("file-1.csv"), "{error}");
    // The folder is that job's from now on.
    let (code, error) = run(&desk, "SELECT \"Article\" FROM input", &[]);
    assert!(code == 2 && error.contains("it has another query"), "{error}");
    let (code, error) = run(&desk, &desk.query(), &["--format", "csv"]);
    assert!(code == 2 && error.contains("another format"), "{error}");
    std::fs::write(desk.input(1), "changed").unwrap();
    let (code, error) = run(&desk, &desk.query(), &[]);
    assert_eq!(code, 2, "{error}");
}

#[test]
fn a_process_of_another_law_refuses_to_evaluate() {
    let map = "\n[columns]\nn = \"name\"\n";
    let query = format!(
        "SELECT mtcr_classify('law:another 9.9.9', '{map}', named_struct('n', n)) FROM (VALUES ('x')) AS t(n)"
    );
    let (code, _, error) = alone(&["sql", &query]);
    assert_eq!(code, 2, "{error}");
    assert!(error.contains("planned with `law:another 9.9.9`") && error.contains("one version"), "{error}");
}
