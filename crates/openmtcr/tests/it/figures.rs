//! Figures: byte for byte as they were approved, inside their frames, harmless, and the same in any order.
//! `BLESS=1` writes the pictures anew; look at them.

use crate::run::{copy, folder, mtcr};
use openmtcr::figure::{self, CoverRow, CoverVerdict, Plane, Region};
use openmtcr::{Bench, Law};
use std::path::{Path, PathBuf};

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

/// Compares a picture with its file, or writes it.
fn approved(path: &Path, picture: &str) -> Result<(), String> {
    sound(picture);
    if std::env::var_os("BLESS").is_some() {
        std::fs::create_dir_all(path.parent().expect("a folder")).expect("the folder");
        std::fs::write(path, picture).expect("the golden file");
        return Ok(());
    }
    let same = std::fs::read_to_string(path).unwrap_or_default() == picture;
    same.then_some(()).ok_or_else(|| format!("{} differs (BLESS=1 rewrites it)", path.display()))
}

/// What holds of every picture: known elements alone, nothing that runs or is fetched, all of it inside the frame.
fn sound(picture: &str) {
    let head = "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 4800 ";
    let rest = picture.strip_prefix(head).unwrap_or_else(|| panic!("{picture}"));
    assert!(picture.contains("role=\"img\"") && picture.ends_with("</svg>\n"));
    assert!(picture.contains("<title>") && picture.contains("<desc>"));
    assert_eq!(picture.matches("http").count(), 1, "no address but that of the format");
    let height: i64 = rest.split('"').next().unwrap().parse().expect("a whole number");
    let mut texts: Vec<(Vec<(i64, i64)>, &str)> = Vec::new();
    for line in picture.lines().skip(1) {
        let name: String = line.trim_start_matches('<').chars().take_while(|c| c.is_alphabetic()).collect();
        let known = ["title", "desc", "rect", "line", "path", "circle", "polygon", "text", ""];
        assert!(known.contains(&name.as_str()), "{line}");
        for word in ["url(", "href", "style=", "NaN", " on", "<script"] {
            assert!(name == "text" || name == "title" || name == "desc" || !line.contains(word), "{line}");
        }
        let corners = inside(line, &name, height);
        if name == "text" {
            texts.push((corners, line));
        }
    }
    for (at, (one, first)) in texts.iter().enumerate() {
        for (two, second) in &texts[at + 1..] {
            let apart =
                |low: fn(&(i64, i64)) -> i64| low(&one[1]) <= low(&two[0]) || low(&two[1]) <= low(&one[0]);
            assert!(apart(|at| at.0) || apart(|at| at.1), "one text over another: {first}\n{second}");
        }
    }
}

/// Text without its escapes.
fn plain(text: &str) -> String {
    let escapes = [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&amp;", "&")];
    escapes.iter().fold(text.to_owned(), |text, (escape, letter)| text.replace(escape, letter))
}

fn attribute(line: &str, name: &str) -> Option<i64> {
    let value = line.split_once(&format!(" {name}=\""))?.1.split('"').next()?;
    Some(value.parse().unwrap_or_else(|_| panic!("`{name}` is not a whole number: {line}")))
}

/// The corners of what a line draws, which lie inside the frame.
fn inside(line: &str, name: &str, height: i64) -> Vec<(i64, i64)> {
    let get = |name| attribute(line, name).unwrap_or_else(|| panic!("no `{name}`: {line}"));
    let numbers = |text: &str| -> Vec<i64> {
        text.split(|c: char| !c.is_ascii_digit() && c != '-')
            .filter(|part| !part.is_empty())
            .map(|part| part.parse().unwrap())
            .collect()
    };
    let quoted = |name: &str| line.split_once(&format!(" {name}=\"")).unwrap().1.split('"').next().unwrap();
    let places: Vec<(i64, i64)> = match name {
        "rect" => {
            assert!(get("width") >= 0 && get("height") >= 0, "{line}");
            vec![(get("x"), get("y")), (get("x") + get("width"), get("y") + get("height"))]
        }
        "line" => vec![(get("x1"), get("y1")), (get("x2"), get("y2"))],
        "circle" => {
            let (x, y, r) = (get("cx"), get("cy"), get("r"));
            vec![(x - r, y - r), (x + r, y + r)]
        }
        "text" => {
            // Letters are half as wide as high at the least.
            let letters = line.split('>').nth(1).unwrap().split('<').next().unwrap();
            let count = i64::try_from(plain(letters).chars().count()).unwrap();
            let wide = count * get("font-size") * 4 / 10;
            let x = get("x");
            let left = if line.contains("\"end\"") {
                x - wide
            } else if line.contains("\"middle\"") {
                x - wide / 2
            } else {
                x
            };
            vec![(left, get("y") - get("font-size") * 7 / 10), (left + wide, get("y"))]
        }
        "path" => numbers(quoted("d")).chunks(2).map(|at| (at[0], at[1])).collect(),
        "polygon" => numbers(quoted("points")).chunks(2).map(|at| (at[0], at[1])).collect(),
        _ => Vec::new(),
    };
    for (x, y) in &places {
        assert!((0..=4800).contains(x) && (0..=height).contains(y), "outside at {x} {y}: {line}");
    }
    places
}

/// The labels of marks in the plane: white rectangles of one height.
fn labels(picture: &str) -> Vec<(i64, i64, i64, i64)> {
    let lines = picture.lines().filter(|line| line.contains(" height=\"135\" fill=\"#ffffff\""));
    lines
        .map(|line| {
            let get = |name| attribute(line, name).unwrap();
            (get("x"), get("y"), get("x") + get("width"), get("y") + get("height"))
        })
        .collect()
}

fn assert_apart(picture: &str) {
    let labels = labels(picture);
    for (at, one) in labels.iter().enumerate() {
        for two in &labels[at + 1..] {
            let apart = one.2 <= two.0 || two.2 <= one.0 || one.3 <= two.1 || two.3 <= one.1;
            assert!(apart, "{one:?} {two:?}");
        }
    }
}

#[test]
fn pictures_look_as_they_were_approved() {
    let toys: [(&str, &[&str]); 4] = [
        ("range-payload-law-alone", &["range-payload"]),
        (
            "range-payload-kites",
            &[
                "range-payload",
                "dossiers/great-kite.toml",
                "dossiers/far-kite.toml",
                "dossiers/short-kite.toml",
                "dossiers/silent.toml",
                "dossiers/balloon.toml",
            ],
        ),
        ("range-payload-between-texts", &["range-payload", "--edition", "2021-01"]),
        ("timeline-toys", &["timeline"]),
    ];
    let mut wrong = Vec::new();
    for (name, arguments) in toys {
        let ran = mtcr(&[&["annex", "plot"], arguments, &["--corpus", "law"]].concat());
        assert!(ran.code < 2, "{name}: {}", ran.stderr);
        assert!(ran.stdout.contains("UNSIGNED LAW"), "{name} says that nobody vouches for the law");
        wrong.extend(approved(&folder().join("golden").join(format!("{name}.svg")), &ran.stdout).err());
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn pictures_of_the_book_are_those_its_commands_draw() {
    let page = std::fs::read_to_string(root().join("docs/figures.md")).expect("the page");
    let mut wrong = Vec::new();
    let mut drawn = 0;
    for line in page.replace("\\\n", " ").lines().filter(|line| line.starts_with("mtcr annex plot")) {
        let words: Vec<&str> = line.split_whitespace().skip(1).collect();
        let (arguments, file) = words.split_at(words.len() - 2);
        assert_eq!(file[0], "-o", "{line}");
        let up = "../../../";
        let arguments: Vec<String> = arguments
            .iter()
            .map(
                |word| if word.starts_with("examples/") { format!("{up}{word}") } else { (*word).to_owned() },
            )
            .collect();
        let ran = mtcr(&arguments.iter().map(String::as_str).collect::<Vec<_>>());
        assert!(ran.code < 2, "{line}: {}", ran.stderr);
        assert_apart(&ran.stdout);
        wrong.extend(approved(&root().join(file[1]), &ran.stdout).err());
        drawn += 1;
    }
    assert!(drawn >= 2, "{drawn} commands on the page");
    let matrix = figure::coverage("the list of Arlandia (made up)", "2024-03", &[], &made_up());
    wrong.extend(approved(&root().join("docs/figures/coverage.svg"), &matrix).err());
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Verdicts on some entries for a list that does not exist.
fn made_up() -> Vec<CoverRow> {
    let law = Law::built_in().expect("the law");
    let ruled = law.corpus.entries.iter().filter(|entry| entry.versions.iter().any(|v| v.rule.is_some()));
    let mut rows: Vec<CoverRow> = ruled
        .map(|entry| CoverRow {
            entry: entry.name.clone(),
            verdict: CoverVerdict::Covered,
            words: String::new(),
        })
        .collect();
    for (entry, verdict, words) in [
        (
            "19.A.1",
            CoverVerdict::NotCovered,
            "made up: a rocket of exactly 300 km, where the list says more than 300 km",
        ),
        ("9.A.6", CoverVerdict::NotCovered, "made up: no row of the list names it"),
        ("12.A.4", CoverVerdict::Open, "made up: the list's word for the equipment cannot be compared"),
    ] {
        let row = rows.iter_mut().find(|row| row.entry == entry).expect("an entry of the Annex");
        row.verdict = verdict;
        row.words = words.to_owned();
    }
    rows
}

#[test]
fn a_matrix_does_not_depend_on_the_order_of_its_rows() {
    let rows = made_up();
    let mut turned = rows.clone();
    turned.reverse();
    let matrix = figure::coverage("a list", "2024-03", &[], &rows);
    assert_eq!(matrix, figure::coverage("a list", "2024-03", &[], &turned));
    let (second, tenth) = (matrix.find(">Item 2<").unwrap(), matrix.find(">Item 10<").unwrap());
    assert!(second < tenth, "numbers stand by size");
    sound(&figure::coverage("", "", &["a notice".to_owned()], &[]));
    let strange = CoverRow {
        entry: "<b>".repeat(90),
        verdict: CoverVerdict::Open,
        words: "word & \"word\" ".repeat(200),
    };
    sound(&figure::coverage("<i>", "&", &[], &[strange.clone(), strange]));
}

fn picture(law: &Law, texts: &[String]) -> String {
    let bench = Bench::new(law, None).expect("an edition");
    let dossiers: Vec<_> = texts
        .iter()
        .map(|text| bench.read("d.toml", text).unwrap_or_else(|report| panic!("{report}\n{text}")))
        .collect();
    let products: Vec<_> = dossiers.iter().map(|dossier| bench.classifier.classify(dossier)).collect();
    figure::range_payload(law, bench.choice, &products).expect("a plane")
}

/// Dossiers at and around limits, far off, bounded, silent, and with names that are markup.
fn dossiers() -> Vec<String> {
    let ranges = [
        "\"300 km\"",
        "\"299.999 km\"",
        "\"0 km\"",
        "\"1e50 km\"",
        "\"1e-50 km\"",
        "{ at-least = \"20000 km\" }",
        "{ less-than = \"300 km\" }",
        "{ more-than = \"300 km\" }",
        "{ min = \"5 km\", max = \"1e40 km\" }",
        "{ at-most = \"11 km\" }",
    ];
    let payloads =
        ["\"500 kg\"", "\"0 kg\"", "{ min = \"400 kg\", max = \"600 kg\" }", "{ at-least = \"1 t\" }"];
    let mut texts = vec!["name = \"silent\"\nclass = [\"rocket-system\"]\n".to_owned()];
    for (at, range) in ranges.iter().enumerate() {
        for (place, payload) in payloads.iter().enumerate() {
            let kind = if at % 2 == 0 { "achievable" } else { "maximum-range-at-this-payload" };
            texts.push(format!(
                "name = \"</text><script>{at}&{place}' 飛翔体\"\nclass = [\"rocket-system\"]\n\
                 [[operating-point]]\nrange = {range}\npayload = {payload}\nkind = \"{kind}\"\n"
            ));
        }
        texts.push(format!(
            "name = \"range {at}\"\nclass = [\"unmanned-aerial-vehicle\"]\n[facts]\nmax-range = {range}\n"
        ));
    }
    for payload in payloads {
        texts.push(format!("class = [\"rocket-system\"]\n[facts]\nmax-payload = {payload}\n"));
    }
    texts
}

#[test]
fn whatever_dossiers_say_stays_inside_and_labels_apart() {
    let law = Law::built_in().expect("the law");
    let texts = dossiers();
    for count in [3, 20, texts.len()] {
        for some in texts.chunks(count) {
            let picture = picture(&law, some);
            sound(&picture);
            assert_apart(&picture);
            assert!(!labels(&picture).is_empty() || some.iter().all(|text| text.contains("silent")));
        }
    }
}

#[test]
fn the_order_of_dossiers_changes_the_legend_alone() {
    let law = Law::built_in().expect("the law");
    let texts = dossiers();
    let mut turned = texts.clone();
    turned.reverse();
    let (one, two) = (picture(&law, &texts), picture(&law, &turned));
    let split = |picture: &str| {
        let (picture, legend) = picture.split_once(">Products<").expect("a legend");
        let mut words: Vec<String> =
            legend.lines().filter_map(|line| Some(line.split_once('>')?.1.to_owned())).collect();
        words.sort();
        (picture.to_owned(), words)
    };
    assert_eq!(split(&one), split(&two));
    assert_ne!(one, two, "the legend keeps the order of the call");
}

/// The law of toys with a text of one file replaced.
fn changed(file: &str, from: &str, to: &str) -> Law {
    let copied = tempfile::tempdir().expect("a folder");
    copy(&folder().join("law"), copied.path());
    let path = copied.path().join(file);
    let text = std::fs::read_to_string(&path).expect("the file");
    assert!(text.contains(from), "{from}");
    std::fs::write(&path, text.replace(from, to)).expect("the file");
    Law::of_folder(copied.path()).unwrap_or_else(|wrong| panic!("{wrong}"))
}

fn regions(law: &Law) -> Vec<Region> {
    let plane = Plane::of(&law.corpus.vocabulary).expect("a plane");
    figure::regions(&law.corpus, &plane, law.corpus.newest_edition().expect("an edition"))
}

#[test]
fn regions_are_what_the_rules_say() {
    let names = |law: &Law| -> Vec<String> {
        regions(law)
            .iter()
            .map(|region| format!("{} {}", region.category, region.entries.join(" ")))
            .collect()
    };
    let law = Law::built_in().expect("the law");
    assert_eq!(names(&law), ["I 1.A.1 1.A.2", "II 19.A.1 19.A.2"]);
    let file = "annex/item-01/1.A.1.toml";
    let rule = "some operating-point has (range >= 3 km and payload >= 5 kg)";
    for (changed_to, expected) in [
        ("max-range > 7 km", vec!["I 1.A.1", "II 19.A.1"]),
        // Two rectangles of one entry.
        ("(max-range >= 9 km or max-payload >= 5 kg)", vec!["I 1.A.1", "I 1.A.1", "II 19.A.1"]),
        // It can be met anywhere in the plane.
        ("(max-range >= 9 km or foldable)", vec!["II 19.A.1"]),
        ("not max-range >= 9 km", vec!["II 19.A.1"]),
        // Nothing can meet it.
        ("max-range >= 9 km and max-range < 8 km", vec!["II 19.A.1"]),
    ] {
        assert_eq!(names(&changed(file, rule, changed_to)), expected, "{changed_to}");
    }
}

#[test]
fn an_excluded_limit_is_dashed_and_its_figure_is_that_of_the_law() {
    let file = "annex/item-01/1.A.1.toml";
    let drawn = |limit: &str| picture(&changed(file, "range >= 3 km", limit), &[]);
    let excluded = drawn("range > 7 km");
    assert!(excluded.contains("Range more than 7 km, payload at least 5 kg"), "{excluded}");
    assert!(excluded.contains(">7</text>") && excluded.contains("stroke-dasharray"));
    let included = drawn("range >= 7 km");
    assert!(included.contains("Range at least 7 km") && !included.contains("stroke-dasharray"));
}

#[test]
fn a_law_without_a_trade_off_has_no_plane() {
    let lists = std::fs::read_to_string(folder().join("law/vocabulary/lists.toml")).expect("the file");
    let block = lists.split("\n\n").find(|block| block.starts_with("[list.trade-off]")).expect("a trade-off");
    let law = changed("vocabulary/lists.toml", block, "");
    assert!(Plane::of(&law.corpus.vocabulary).is_err());
}

#[test]
fn the_command_writes_a_file_or_says_why_not() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("a.svg");
    let shown = path.to_str().expect("a plain path");
    let ran = mtcr(&["annex", "plot", "timeline", "-o", shown]);
    assert_eq!((ran.code, ran.stdout.as_str()), (0, ""));
    assert_eq!(
        std::fs::read_to_string(&path).expect("the file"),
        mtcr(&["annex", "plot", "timeline"]).stdout
    );
    for (arguments, says) in [
        (&["timeline", "--format", "json"][..], "SVG"),
        (&["timeline", "-o", "no-such-folder/a.svg"], "no-such-folder/a.svg"),
        (&["range-payload", "dossiers/none.toml"], "dossiers/none.toml"),
        (&["range-payload", "dossiers/far-kite.toml", "dossiers/bad/many-mistakes.toml"], "unknown"),
        (&["range-payload", "--edition", "1066"], "unknown edition `1066`"),
        (&["pie"], "pie"),
    ] {
        let ran = mtcr(&[&["annex", "plot"], arguments, &["--corpus", "law"]].concat());
        assert_eq!((ran.code, ran.stdout.as_str()), (2, ""), "{arguments:?}");
        assert!(ran.stderr.contains(says), "{arguments:?}: {}", ran.stderr);
    }
    let ran = mtcr(&["annex", "plot", "range-payload", "dossiers/far-kite.toml", "--corpus", "law"]);
    assert_eq!(ran.code, 1, "something controlled is attended to");
}
