//! Mappings proposed from headers: certain lines are used, doubtful ones are comments.

use crate::desk::{Desk, chain, corpus, map};
use mtcr_bulk_files::propose;

#[test]
fn what_is_certain_stands_and_what_is_doubtful_is_a_comment() {
    let desk = Desk::new();
    let header = "Name,Product type,Max range (mile),Ferry range [kg],Max payload,Foldable,Colour,Line count,Range,Price,Aspect ratio";
    desk.write(
        "in.csv",
        format!("{header}\na,paper dragon,10,1,1,Yes,scarlet,2,1,1,3\nb,boat,10,1,1,no,green,2,1,1,2\n"),
    );
    let text = propose(&desk.path("in.csv"), corpus()).unwrap();
    let lines: Vec<&str> = text.lines().filter(|line| line.starts_with('"')).collect();
    let certain = [
        "\"Name\" = \"name\"",
        "\"Product type\" = { class = { \"boat\" = \"boat\", \"paper dragon\" = \"kite\" } }",
        "\"Max range (mile)\" = { fact = \"max-range\", unit = \"mile\" }",
        "\"Foldable\" = { fact = \"foldable\", yes = [\"Yes\"], no = [\"no\"] }",
        "\"Colour\" = { fact = \"colour\" }",
        "\"Line count\" = { fact = \"line-count\" }",
        "\"Aspect ratio\" = { fact = \"aspect-ratio\" }",
    ];
    assert_eq!(lines.len(), certain.len(), "{text}");
    for (line, certain) in lines.iter().zip(certain) {
        assert!(line.starts_with(certain) && line.contains(" # "), "{line}");
    }
    for doubtful in [
        "# \"Ferry range [kg]\" = # `max-range` is another column already",
        "# \"Max payload\" = { fact = \"max-payload\", unit = \"…\" }",
        "# \"Range\" = { fact = \"max-range\"",
        "# \"Price\" = \"ignore\" # not recognised",
    ] {
        assert!(text.contains(doubtful), "{doubtful}\n{text}");
    }
    // It is a mapping that is read, and that fits no file before a person has completed it.
    let error = desk.run("in.csv", "out.csv", Some(&map(&text))).map(|_| ()).unwrap_err();
    assert!(chain(&error).contains("column 10 `Price` is not mapped"), "{}", chain(&error));
}

#[test]
fn odd_headers_make_a_mapping_that_is_read() {
    let desk = Desk::new();
    let header = "\"a \"\"quoted\"\" = {x}\",\"two\nlines\",#,\"'\",\\,(km),Range (kg),é";
    desk.write("in.csv", format!("{header}\n1,2,3,4,5,6,7,8\n"));
    let text = propose(&desk.path("in.csv"), corpus()).unwrap();
    map(&text);
    assert!(text.contains("`kg`") || text.contains("unit = \"kg\""), "{text}");
    let error = propose(&desk.path("none.csv"), corpus()).unwrap_err();
    assert!(chain(&error).contains("cannot read"), "{}", chain(&error));
}
