//! Mistakes in transfer files: each with its place and what would be right.

use crate::law::law;
use mtcr_corpus::transfer::TransferFile;

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
