//! Mappings proposed from the headers of files of declarations.

use super::desk::{BulkFails, Desk, TABLES, counts, judged, map};
use mtcr_bulk_files::propose_lines;

#[test]
fn headers_are_known_by_their_names() {
    let desk = Desk::new();
    desk.write(
        "in.csv",
        "Item No.,Description of Goods,HS-Code,Consignee Name,Country (consignee),Consignee country,Country of destination,Net weight (kg),Colour,Goods description\n\
         1,shirts,6105.10,Tessal,XB,Borovia,XB,3,red,shirts\n",
    );
    let text = propose_lines(&desk.path("in.csv"), &TABLES.headers).unwrap();
    for line in [
        "\"Item No.\" = \"id\" #",
        "\"Description of Goods\" = \"goods\" #",
        "\"HS-Code\" = \"tariff\" #",
        "\"Consignee Name\" = \"consignee\" #",
        "\"Country of destination\" = \"destination\" #",
        "\"Net weight (kg)\" = \"mass\" #",
        "# \"Consignee country\" = { column = \"consignee-state\", words = { \"Borovia\" = \"…\" } } #",
        "# \"Country (consignee)\" = \"ignore\" # not recognised",
        "# \"Colour\" = \"ignore\" # not recognised",
        "# \"Goods description\" = \"goods\" # `goods` is another column already",
    ] {
        assert!(text.lines().any(|found| found.starts_with(line)), "{line}\n{text}");
    }
    // It fits no file before a person has completed it, and does when it is.
    let said = judged(&desk, "in.csv", "out.csv", Some(&map(&text))).said();
    assert!(said.contains("column 9 `Colour` is not mapped"), "{said}");
    let completed = text.replace("# others ", "others ");
    assert_eq!(counts(&judged(&desk, "in.csv", "out.csv", Some(&map(&completed))).unwrap())[..2], [1, 1]);
}

#[test]
fn objects_need_no_proposal() {
    let desk = Desk::new();
    desk.write("in.ndjson", "{}\n");
    let error = propose_lines(&desk.path("in.ndjson"), &TABLES.headers).unwrap_err();
    assert!(error.to_string().contains("without a mapping they are columns of a line"), "{error}");
}
