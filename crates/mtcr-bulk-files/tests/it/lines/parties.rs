//! Whose state and address a column is.

use super::desk::{BulkFails, Desk, counts, judged, map, records};

const PLAIN: &str = "id,goods,tariff,destination";

#[test]
fn what_is_of_a_party_may_stand_before_its_name() {
    let desk = Desk::new();
    desk.write(
        "in.csv",
        format!("consignee-state,{PLAIN},consignee\nXB,1,shirts,6105.10,XB,Borovian Rocket\nXC,2,shirts,6105.10,XB,Borovian Rocket\n"),
    );
    let done = judged(&desk, "in.csv", "out.csv", None).unwrap();
    // Only the party in XB is listed, so that the state was asked with its name.
    assert_eq!(counts(&done), [2, 1, 1, 0, 0], "{}", desk.read("out.csv"));
}

#[test]
fn several_parties_of_a_role_keep_their_own() {
    let desk = Desk::new();
    desk.write(
        "in.csv",
        format!(
            "{PLAIN},First,First in,Second,Second in\n\
             1,shirts,6105.10,XB,Tessal,XB,Borovian Rocket,XC\n\
             2,shirts,6105.10,XB,Tessal,XC,Borovian Rocket,XB\n\
             3,shirts,6105.10,XB,Borovian Rocket,XC,,XB\n"
        ),
    );
    let map = map(r#"
[columns]
id = "id"
goods = "goods"
tariff = "tariff"
destination = "destination"
"First" = "consignee"
"First in" = "consignee-state"
"Second" = "consignee"
"Second in" = "consignee-state"
"#);
    let done = judged(&desk, "in.csv", "out.csv", Some(&map)).unwrap();
    // The state of a second party without a name is not taken for that of the first one.
    assert_eq!(counts(&done), [3, 1, 1, 0, 1], "{}", desk.read("out.csv"));
    let malformed = records(&desk, "out.csv.malformed.csv");
    assert_eq!(malformed[1][..3], ["4", "Second in", "it is of a `consignee` that has no name"]);
}

#[test]
fn columns_that_are_of_no_party_refuse_the_file() {
    let refused = |columns: &str, part: &str| {
        let desk = Desk::new();
        let names: Vec<&str> = columns.split(' ').collect();
        let header: Vec<String> = (0..names.len()).map(|at| format!("c{at}")).collect();
        desk.write("in.csv", format!("{PLAIN},{}\n", header.join(",")));
        let own = PLAIN.split(',').map(|name| format!("{name} = \"{name}\"\n"));
        let more = header.iter().zip(&names).map(|(head, name)| format!("{head} = \"{name}\"\n"));
        let map = map(&format!("[columns]\n{}", own.chain(more).collect::<String>()));
        let said = judged(&desk, "in.csv", "out.csv", Some(&map)).said();
        assert!(said.contains(part), "{said}");
        assert!(!desk.path("out.csv.part").exists());
    };
    refused("consignee exporter-state", "column 6 `c1` is `exporter-state`, and no column is `exporter`");
    refused(
        "consignee-state consignee consignee",
        "column 5 `c0` is `consignee-state` and stands before every `consignee`",
    );
    refused("consignee consignee-state consignee-state", "are `consignee-state` of one party");
    refused("consignee goods", "column 6 `c1` and something else are `goods`");
    refused("exporter", "no column is `consignee`, which every line must have");
}
