//! A registry in one file, and what is wrong with others.

use std::fs;
use std::path::Path;

use mtcr_corpus::corpus::registry::read_registry;
use mtcr_corpus::files::read_texts;

fn example() -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("../../examples/registry.toml")).unwrap()
}

/// A mistake: what stands in the example, what is written in its place, and how the one problem begins.
const MISTAKES: [(&str, &str, &str); 24] = [
    ("fictitious = true", "", "r.toml:1:1: `fictitious` is missing [missing-key]"),
    (
        "fictitious = true",
        "fictitious = \"yes\"",
        "r.toml:8:15: `fictitious` wants `true` or `false` without quotes",
    ),
    ("iso2 = \"XD\"", "iso2 = \"XDD\"", "r.toml:77:9: `XDD` is not a code of 2 capital letters [bad-id]"),
    ("iso2 = \"XD\"", "iso2 = \"xd\"", "r.toml:77:9: `xd` is not a code of 2 capital letters [bad-id]"),
    ("iso2 = \"XD\"", "iso2 = \"DE\"", "r.toml:77:9: `DE` may be the code of a state that exists [bad-id]"),
    ("iso2 = \"XD\"", "iso2 = \"XC\"", "r.toml:77:9: the code `XC` stands twice [declared-twice]"),
    ("iso3 = \"XDO\"", "iso3 = \"XCE\"", "r.toml:78:9: the code `XCE` stands twice [declared-twice]"),
    ("name = \"Dorvania\"", "name = \"Borovia\"", "r.toml:81:9: `Borovia` stands for `XB` too [name-clash]"),
    ("from      = \"2004\"", "from      = \"24\"", "r.toml:47:14: `24` is not a date [bad-date]"),
    (
        "from      = \"2004\"",
        "from      = \"2004-02-30\"",
        "r.toml:47:14: `2004-02-30` is not a date [bad-date]",
    ),
    (
        "from      = \"2004\"",
        "from      = 2004",
        "r.toml:47:13: `from` wants a text in quotes, not a number [wrong-type]",
    ),
    (
        "from      = \"2004\"\nprecision = \"year\"",
        "from      = \"2004\"\nprecision = \"day\"",
        "r.toml:48:14: `2004` is a year, and `day` needs a day [date-precision]",
    ),
    (
        "from      = \"2004\"\nprecision = \"year\"",
        "from      = \"2004\"\nprecision = \"unknown\"",
        "r.toml:48:14: `2004` is given for a date that is said to be unknown [date-precision]",
    ),
    (
        "from      = \"2004\"\nprecision = \"year\"",
        "precision = \"year\"",
        "r.toml:47:14: a date that is known as `year` is not given [date-precision]",
    ),
    (
        "from      = \"2004\"\nprecision = \"year\"",
        "from      = \"2004\"",
        "r.toml:45:1: `precision` is missing [missing-key]",
    ),
    (
        "from      = \"2004\"\nprecision = \"year\"",
        "from      = \"2004\"\nprecision = \"decade\"",
        "r.toml:48:14: `precision` is `day`, `month`, `year`",
    ),
    (
        "not-before    = \"2014-10-03\"",
        "not-before    = \"2018-01-01\"",
        "r.toml:72:18: `2018-01-01` lies outside some day no later than 2017-04-14 [date-precision]",
    ),
    (
        "until     = \"2004\"",
        "until     = \"1990\"",
        "r.toml:57:14: this ends on `1990` and begins on 1998-03 [date-order]",
    ),
    (
        "until     = \"2004\"\n",
        "",
        "r.toml:53:1: the standing `unilateral-adherent` holds beside `partner` on some day [time-overlap]",
    ),
    (
        "until = \"2000-01-01\"",
        "until = \"2000-01-02\"",
        "r.toml:25:1: the name `Kingdom of Arlandia` holds beside `Arlandia` on some day [time-overlap]",
    ),
    (
        "source = [\"tale chapter 4\"]",
        "source = [\"tales chapter 4\"]",
        "r.toml:85:12: unknown source `tales` [unknown-source]",
    ),
    (
        "states    = [\"XB\"]",
        "states    = [\"XE\"]",
        "r.toml:98:15: no state has the code `XE` [unknown-state]",
    ),
    (
        "from      = \"2010-06-01\"",
        "from      = \"2010-06-02\"",
        "r.toml:91:14: no plenary opened on `2010-06-02` [date-precision]",
    ),
    (
        "closed  = \"2011-06-10\"",
        "closed  = \"2011-06-05\"",
        "r.toml:117:12: this closes on `2011-06-05` and opens on",
    ),
];

#[test]
fn the_example_has_no_problem() {
    let file = read_registry("r.toml", &example()).unwrap_or_else(|report| panic!("{report}"));
    assert!(file.registry.fictitious && file.registry.states.len() == 4 && file.sources.len() == 1);
    assert_eq!(file.registry.digest.len(), 64);
}

#[test]
fn each_mistake_has_one_message_at_its_place() {
    let mut wrong = Vec::new();
    for (right, written, begins) in MISTAKES {
        let text = example();
        assert!(text.contains(right), "the example has no `{right}`");
        let report = match read_registry("r.toml", &text.replacen(right, written, 1)) {
            Ok(_) => String::new(),
            Err(report) => report.to_string(),
        };
        let count = report.lines().filter(|line| line.starts_with("r.toml:")).count();
        if !report.starts_with(begins) || count != 1 {
            wrong.push(format!("{right} -> {written}\n  wanted {begins}\n  got    {report}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// The same in a corpus: a file per state, named after it, without the codes of made-up states.
#[test]
fn states_of_a_corpus_lie_in_files_named_after_them() {
    let name = "[[name]]\nname = \"Here\"\n";
    for (path, text, begins) in [
        ("registry/states/DE.toml", "iso2 = \"DE\"\niso3 = \"DEU\"\n", ""),
        (
            "registry/states/DE.toml",
            "iso2 = \"FR\"\niso3 = \"FRA\"\n",
            "data/registry/states/DE.toml:1:9: `FR` stands in a file named `DE.toml` [misnamed-file]",
        ),
        (
            "registry/states/XA.toml",
            "iso2 = \"XA\"\niso3 = \"XAA\"\n",
            "data/registry/states/XA.toml:1:9: `XA` is a code for made-up states [bad-id]",
        ),
        (
            "registry/DE.toml",
            "iso2 = \"DE\"\niso3 = \"DEU\"\n",
            "data/registry/DE.toml:1:1: nothing reads a file or folder of this name [unexpected-file]",
        ),
    ] {
        let read = read_texts("data", [(path, format!("{text}{name}"))]);
        let across = mtcr_corpus::compile(&read.source).err().unwrap_or_default();
        let report = read.problems.and(across).to_string();
        assert!(report.starts_with(begins) && report.is_empty() == begins.is_empty(), "{path}: {report}");
    }
}

#[test]
fn dates_of_editions_are_dates() {
    for (text, begins) in [
        ("date = \"2019-10-11\"\nprecision = \"day\"", ""),
        (
            "date = \"2019-10\"\nprecision = \"day\"",
            "data/annex/editions/2019-10.toml:3:14: `2019-10` is a month, not a day [date-precision]",
        ),
        (
            "date = \"2019-13\"\nprecision = \"month\"",
            "data/annex/editions/2019-10.toml:2:9: `2019-13` is not a date [bad-date]",
        ),
        (
            "date = \"2019-10\"\nprecision = \"month\"\npublished = \"autumn\"",
            "data/annex/editions/2019-10.toml:4:14: `autumn` is not a date [bad-date]",
        ),
    ] {
        let read =
            read_texts("data", [("annex/editions/2019-10.toml", format!("id = \"2019-10\"\n{text}\n"))]);
        let report =
            read.problems.and(mtcr_corpus::compile(&read.source).err().unwrap_or_default()).to_string();
        assert!(report.starts_with(begins) && report.is_empty() == begins.is_empty(), "{report}");
    }
}

/// The page that describes the files, read as such files.
#[test]
fn the_page_of_the_format_shows_what_is_read() {
    let page =
        fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/reference/registry.md"))
            .unwrap();
    let blocks: Vec<&str> =
        page.split("```toml\n").skip(1).map(|rest| rest.split("```").next().unwrap()).collect();
    let [state, others] = blocks.as_slice() else { panic!("{} blocks", blocks.len()) };
    let source =
        |id: &str| format!("[[source]]\nid = \"{id}\"\ntitle = \"T\"\nkind = \"page\"\nread = \"all\"\n");
    let sources = ["us-state-2009", "mtcr-plenaries", "public-knowledge"].map(source).concat();
    let read = read_texts(
        "data",
        [("registry/states/IN.toml", (*state).to_owned()), ("sources.toml", sources.clone())],
    );
    let report = read.problems.and(mtcr_corpus::compile(&read.source).err().unwrap_or_default());
    assert!(report.is_empty(), "{report}");

    let states: String = [("NL", "NLD"), ("LU", "LUX"), ("GB", "GBR"), ("RU", "RUS")]
        .iter()
        .map(|(iso2, iso3)| {
            format!("[[state]]\niso2 = \"{iso2}\"\niso3 = \"{iso3}\"\nname = [{{ name = \"{iso3}\" }}]\n")
        })
        .collect();
    let file = read_registry("page", &format!("fictitious = false\n{states}{others}{sources}"));
    let registry = file.unwrap_or_else(|report| panic!("{report}")).registry;
    assert_eq!(
        (registry.chairs.len(), registry.plenaries.len(), registry.eu.len(), registry.former.len()),
        (1, 1, 1, 1)
    );
}
