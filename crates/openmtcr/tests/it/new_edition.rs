//! An edition added as `docs/how-to/add-an-edition.md` says: files only, and diff, cover and crosswalk follow.

use crate::run::{copy, folder, json, mtcr};
use std::fs;
use std::path::Path;

/// The law with an edition more: an entry amended, an entry added.
fn with_edition(to: &Path) {
    let made_up = |name: &str| fs::read_to_string(folder().join("edition").join(name)).expect("test data");
    copy(&folder().join("../../../data"), to);
    fs::write(to.join("annex/editions/2031-01.toml"), made_up("edition.toml")).expect("an edition");
    let amended = to.join("annex/item-04/4.C.2.c.toml");
    let text = fs::read_to_string(&amended).expect("an entry");
    let (head, versions) = text.split_once("[[version]]").expect("a version");
    let text = format!("{head}{}[[version]]{versions}", made_up("amended.toml"));
    fs::write(amended, text).expect("an amended entry");
    fs::write(to.join("annex/item-06/6.C.10.toml"), made_up("6.C.10.toml")).expect("an entry");
    let crosswalk = to.join("crosswalk/item-06.toml");
    let rows = fs::read_to_string(&crosswalk).expect("a crosswalk");
    let row = "\n[[entry]]\nid  = \"6.C.10\"\nrow = [{ list = \"eu\", id = \"1C118\", basis = \"text\" }]\n";
    fs::write(crosswalk, rows + row).expect("a crosswalk");
}

#[test]
fn diff_cover_and_crosswalk_follow_a_new_edition() {
    let kept = tempfile::tempdir().expect("a folder");
    let data = kept.path().join("data");
    with_edition(&data);
    let data = data.to_str().expect("a plain path");

    let (code, diff) = json(&["annex", "diff", "2024-03", "2031-01", "--corpus", data]);
    let changed: Vec<(&str, &str, &str, &str)> = diff["entries"]
        .as_array()
        .expect("entries")
        .iter()
        .map(|entry| {
            let word = |value: &'_ serde_json::Value| value.as_str().unwrap_or_default().to_owned();
            let of = [&entry["id"], &entry["text"], &entry["enters"]["kind"], &entry["leaves"]["kind"]];
            let [id, text, enters, leaves] = of.map(|value| &*word(value).leak());
            (id, text, enters, leaves)
        })
        .collect();
    // What the new entry controls was in 6.C.9 before.
    assert_eq!(
        (code, changed.as_slice()),
        (1, &[("4.C.2.c", "amended", "crosses", "none"), ("6.C.10", "added", "moves", "none")][..])
    );

    let verdicts = |edition: &str| {
        let cover =
            ["annex", "cover", "eu", "4.C.2.c", "6.C.9", "6.C.10", "--edition", edition, "--corpus", data];
        let (_, found) = json(&cover);
        let rows = found["entries"].as_array().expect("entries").iter();
        let words = |row: &serde_json::Value| format!("{} {}", row["id"], row["verdict"]).replace('"', "");
        rows.map(words).collect::<Vec<_>>()
    };
    assert_eq!(verdicts("2024-03"), ["4.C.2.c covered", "6.C.9 covered"]);
    assert_eq!(verdicts("2031-01"), ["4.C.2.c not-covered", "6.C.9 covered", "6.C.10 covered"]);

    let (_, rows) = json(&["annex", "crosswalk", "6.C.10", "--corpus", data]);
    assert_eq!((rows[0]["list"].as_str(), rows[0]["id"].as_str()), (Some("eu"), Some("1C118")));

    // The witness says what escapes, and the command takes it.
    let shown = kept.path().join("witnesses");
    let shown = shown.to_str().expect("a plain path");
    let ran = mtcr(&["annex", "cover", "eu", "4.C.2.c", "--corpus", data, "--witness", shown]);
    assert_eq!(ran.code, 1, "{}", ran.stderr);
    let (code, classified) =
        json(&["classify", &format!("{shown}/4.C.2.c.toml"), "--corpus", data, "--edition", "2031-01"]);
    assert_eq!(code, 1, "{classified}");
    assert!(classified.to_string().contains("4.C.2.c"), "{classified}");
}
