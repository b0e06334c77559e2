//! An edition added as `docs/how-to/add-an-edition.md` says: files only, and diff, cover and crosswalk follow.

use crate::run::{copy, folder, json, mtcr};
use std::fs;
use std::path::Path;

/// Cases of the amended entry that end with the edition before.
const ENDING: [&str; 3] =
    ["size limit is exclusive", "size just above the limit", "mean on the limit, largest grain coarser"];

/// The law with an edition more, step by step: an entry amended, one added, one removed.
fn with_edition(to: &Path) {
    let made_up = |name: &str| fs::read_to_string(folder().join("edition").join(name)).expect("test data");
    let change = |name: &str, by: &dyn Fn(&str) -> String| {
        let path = to.join(name);
        let text = fs::read_to_string(&path).expect("a file of the law");
        fs::write(&path, by(&text)).expect("a file of the law");
    };
    let append = |name: &str, more: &str| change(name, &|text| text.to_owned() + more);
    copy(&folder().join("../../../data"), to);
    // 1 and 2: the row of the edition, and what was read for it.
    fs::write(to.join("annex/editions/2031-01.toml"), made_up("edition.toml")).expect("an edition");
    append("sources.toml", &made_up("source.toml"));
    // 3: the texts.
    change("annex/item-04/4.C.2.c.toml", &|text| {
        let (head, versions) = text.split_once("[[version]]").expect("a version");
        format!("{head}{}[[version]]{versions}", made_up("amended.toml"))
    });
    change("annex/item-04/4.C.2.g.toml", &|text| {
        text.replacen("[[version]]", "[[version]]\nuntil = \"2031-01\"", 1)
    });
    fs::write(to.join("annex/item-06/6.C.10.toml"), made_up("6.C.10.toml")).expect("an entry");
    // 4: the cases.
    change("annex/item-04/4.C.2.c.cases.toml", &|text| {
        let ended = ENDING.iter().fold(text.to_owned(), |text, name| {
            text.replacen(&format!("\"{name}\""), &format!("\"{name}\"\neditions = \"..2031-01\""), 1)
        });
        ended + &made_up("amended.cases.toml")
    });
    fs::write(to.join("annex/item-06/6.C.10.cases.toml"), made_up("6.C.10.cases.toml")).expect("cases");
    // 8 and 9: what looks odd and stays, the crosswalk, and what a list no longer catches.
    append("annex/accepted.toml", &made_up("accepted.toml"));
    let row = "\n[[entry]]\nid  = \"6.C.10\"\nrow = [{ list = \"eu\", id = \"1C118\", basis = \"text\" }]\n";
    append("crosswalk/item-06.toml", row);
    append("national/eu/explained.toml", &made_up("explained.toml"));
}

/// Each step that is left out is told by the check, and with all of them there is nothing to tell.
#[test]
fn the_check_leads_through_the_steps() {
    let kept = tempfile::tempdir().expect("a folder");
    let data = kept.path().join("data");
    with_edition(&data);
    let check = |told: &str, code: i32| {
        let ran = mtcr(&["annex", "check", "--corpus", data.to_str().expect("a plain path")]);
        assert_eq!(ran.code, code, "{}", ran.stdout);
        assert!(ran.stdout.contains(told), "{told}: {}", ran.stdout);
    };
    check("0 failed, 0 not shown by any case", 0);
    for (file, told, code) in [
        ("annex/accepted.toml", "odd: every product under 6.C.10 is under 6.C.9 as well", 0),
        ("annex/item-06/6.C.10.cases.toml", "entry 6.C.10: no case shows a product that is controlled", 1),
        ("annex/item-04/4.C.2.c.cases.toml", "in 2031-01: expected not-controlled, found controlled", 1),
        ("sources.toml", "unknown source `made-up-2031`", 2),
    ] {
        let path = data.join(file);
        let full = fs::read_to_string(&path).expect("a file of the law");
        match fs::read_to_string(folder().join("../../../data").join(file)) {
            Ok(before) => fs::write(&path, before).expect("a file of the law"),
            Err(_) => fs::remove_file(&path).expect("a file of the law"),
        }
        check(told, code);
        fs::write(&path, full).expect("a file of the law");
    }
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
        (
            1,
            &[
                ("4.C.2.c", "amended", "crosses", "none"),
                ("4.C.2.g", "removed", "none", "crosses"),
                ("6.C.10", "added", "moves", "none")
            ][..]
        )
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

    let (_, found) = json(&["annex", "cover", "eu", "4.C.2.c", "--corpus", data]);
    let why = found["entries"][0]["explanation"]["why"].as_str();
    assert!(why.is_some_and(|why| why.contains("below 250")), "{found}");

    let (_, rows) = json(&["annex", "crosswalk", "6.C.10", "--prove", "--corpus", data]);
    assert_eq!((rows[0]["list"].as_str(), rows[0]["id"].as_str()), (Some("eu"), Some("1C118")));
    assert_eq!(rows[0]["proof"]["row"], "needed", "{rows}");

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
