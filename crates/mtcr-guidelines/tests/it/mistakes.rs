//! Mistakes in transfer files: each with its place and what would be right.

use crate::law::law;
use mtcr_corpus::files::read_texts;
use mtcr_corpus::transfer::TransferFile;
use std::path::Path;

/// The report of a transfer with these lines after its name.
fn report(rest: &str) -> String {
    let text = format!("name = \"x\"\n{rest}");
    let linked = TransferFile::parse("x.toml", &text, &[]).and_then(|file| file.link(&law().corpus));
    linked.err().map(|report| report.to_string()).unwrap_or_default()
}

const LINE: &str = "[[line]]\nname = \"a\"\nentry = { id = \"9.A.3\", by = \"test\" }\n";

#[test]
fn each_mistake_has_its_message() {
    for (rest, message) in [
        ("", "x.toml:1:1: `line` is missing [missing-key]"),
        ("[[line]]\nname = \"a\"\n", "x.toml:3:9: line `a` has no product [no-product]"),
        (
            "[[line]]\nname = \"a\"\ndossier = \"gone.toml\"\n",
            "x.toml:4:12: dossier `gone.toml`: the dossier does not come with the transfer [cannot-read]",
        ),
        (
            "[[line]]\nname = \"a\"\nentry = { id = \"9.A.33\", by = \"test\" }\n",
            "unknown entry `9.A.33` [unknown-entry]",
        ),
        (&format!("date = \"2024-13-01\"\n{LINE}"), "x.toml:2:9: `2024-13-01` is not a day [bad-date]"),
        (&format!("date = \"2024\"\n{LINE}"), "`2024` is not a day [bad-date]"),
        (
            &format!("[facts]\ncategory = \"category-1\"\n{LINE}"),
            "x.toml:3:1: `category` is found by classification and not said [computed-fact]",
        ),
        (&format!("[facts]\ninformd = true\n{LINE}"), "x.toml:3:1: unknown fact `informd` [unknown-fact]"),
        (
            &format!("[facts]\ninformed = \"yes\"\n{LINE}"),
            "`informed` is `true` or `false` without quotes [wrong-type]",
        ),
        (&format!("[[assurance]]\nby = \"king\"\n{LINE}"), "`by` has no value `king` [unknown-word]"),
        (
            &format!("[[denial]]\ngiven = \"2024-05-01\"\nuntil = \"2024-05-01\"\n{LINE}"),
            "x.toml:4:10: ends on 2024-05-01, before it holds for a day: it was given on 2024-05-01 [date-order]",
        ),
        (&format!("[[denial]]\nof-annx-item = true\n{LINE}"), "unknown-fact"),
        (&format!("[[party]]\nrole = \"user\"\n{LINE}"), "unknown-word"),
        (&format!("[exporter]\nnam = \"x\"\n{LINE}"), "unknown key `nam` [unknown-key]"),
        (
            &format!("[[line]]\nname = \"a\"\n[line.product]\n[line.product.facts]\nmax-range = 3\n{LINE}"),
            "[number-without-unit]",
        ),
    ] {
        let found = report(rest);
        assert!(found.contains(message), "{rest}\nwanted {message}\nfound {found}");
    }
}

/// The files of the law of this repository, by their paths in it.
pub(crate) fn texts() -> Vec<(String, String)> {
    let mut found = Vec::new();
    below(&Path::new(env!("CARGO_MANIFEST_DIR")).join("../../data"), "", &mut found);
    found
}

fn below(folder: &Path, under: &str, into: &mut Vec<(String, String)>) {
    for item in std::fs::read_dir(folder).unwrap().map(Result::unwrap) {
        let name = format!("{under}{}", item.file_name().to_string_lossy());
        if !item.path().is_dir() {
            into.push((name, std::fs::read_to_string(item.path()).unwrap()));
        } else if !mtcr_corpus::files::BESIDE.contains(&name.as_str()) {
            // Words of pages and policies of a node lie beside the law.
            below(&item.path(), &format!("{name}/"), into);
        }
    }
}

#[test]
fn a_mistake_in_the_tables_is_told_with_its_place() {
    let law = texts();
    for (path, right, wrong, message) in [
        ("guidelines/positions.toml", "attention = false\n", "", "`attention` is missing [missing-key]"),
        (
            "guidelines/positions.toml",
            "attention = false",
            "attention = \"no\"",
            "`attention` wants `true` or `false` without quotes, not a text [wrong-type]",
        ),
        (
            "guidelines/bridge.toml",
            "value   = \"goods\"",
            "value   = \"good\"",
            "`kind-of-item` has no value `good` [unknown-word]",
        ),
        (
            "guidelines/bridge.toml",
            "fact    = \"kind-of-item\"",
            "fact    = \"kind-of-itm\"",
            "unknown fact `kind-of-itm` [unknown-fact]",
        ),
        ("guidelines/bridge.toml", "\"1.D\"", "\"1.F\"", "unknown entry `1.F` [unknown-entry]"),
        ("guidelines/bridge.toml", "'class is technology'", "'class is technologie'", "[unknown-class]"),
        ("guidelines/recorded.toml", "'part-of-category-1", "'part-of-category-3", "[unknown-fact]"),
        ("guidelines/rules/G7.near.toml", "\"exporter-aware\"", "\"exporter-awar\"", "[unknown-fact]"),
    ] {
        let mut texts = law.clone();
        let (_, text) = texts.iter_mut().find(|(name, _)| name == path).unwrap();
        assert!(text.contains(right), "{path} has no {right}");
        *text = text.replacen(right, wrong, 1);
        let read = read_texts("data", texts);
        let found = if read.problems.is_empty() {
            mtcr_corpus::compile(&read.source).err().map(|report| report.to_string()).unwrap_or_default()
        } else {
            read.problems.to_string()
        };
        assert!(
            found.contains(path) && found.contains(message),
            "{path}: {wrong}\nwanted {message}\nfound {found}"
        );
    }
}
