//! Small laws about toys, over the vocabulary that the reader is tested with.

use mtcr_corpus::Corpus;
use mtcr_corpus::files::Read;
use std::fs;
use std::path::Path;

/// The files of the vocabulary: path in the corpus and text.
pub(crate) fn vocabulary() -> Vec<(String, String)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../mtcr-corpus/tests/dummy");
    let mut open = vec![root.join("vocabulary"), root.join("sources.toml")];
    let mut texts = Vec::new();
    while let Some(path) = open.pop() {
        if path.is_dir() {
            open.extend(fs::read_dir(&path).unwrap().map(|entry| entry.unwrap().path()));
            continue;
        }
        let relative = path.strip_prefix(&root).unwrap().to_string_lossy().replace('\\', "/");
        texts.push((relative, fs::read_to_string(&path).unwrap()));
    }
    texts
}

/// One version of an entry.
pub(crate) fn version(from: &str, rule: &str, more: &str) -> String {
    format!(
        "[[version]]\nfrom = \"{from}\"\ncategory = \"II\"\nread-in = [\"toy-law 1\"]\n\
         text-status = \"read\"\nsummary = \"Toys.\"\nrule = '''\n{rule}\n'''\n{more}\n"
    )
}

/// A paragraph of a list.
pub(crate) fn paragraph(id: &str, rule: &str, rests_on: &str) -> String {
    format!(
        "id = \"{id}\"\nheading = \"Toy\"\nread-in = [\"toy-law 1\"]\nsummary = \"Toys.\"\n\
         rests-on = [{rests_on}]\nrule = '''\n{rule}\n'''\n"
    )
}

/// A law of entries with their versions, newest first, and editions 2020-01 and 2021-01.
pub(crate) fn law(entries: &[(&str, String)]) -> Corpus {
    let read = read(entries, &[]);
    mtcr_corpus::compile(&read.source).unwrap_or_else(|report| panic!("{report}"))
}

/// The same compiled together with a list of Arlandia: its files beside `list.toml`, and the crosswalk, by path and text.
pub(crate) fn law_with(entries: &[(&str, String)], list: &[(&str, &str)]) -> Corpus {
    let read = read(entries, list);
    mtcr_corpus::corpus::compile_with(&read.source, "xa").unwrap_or_else(|report| panic!("{report}"))
}

fn read(entries: &[(&str, String)], list: &[(&str, &str)]) -> Read {
    let mut texts = vocabulary();
    if !list.is_empty() {
        let head = "id = \"xa\"\ntitle = \"Toys of Arlandia\"\njurisdiction = \"Arlandia\"\nfrom = \"2020\"\n\
                    vintage = \"not known to the day\"\nsources = [\"toy-law\"]\nmissing = []\n";
        texts.push(("national/xa/list.toml".to_owned(), head.to_owned()));
    }
    let lists = "[[list]]\nid = \"xa\"\ntitle = \"Toys\"\nlaw = \"xa\"\nsource = \"toy-law\"\n\n\
                 [[basis]]\nid = \"text\"\ntext = \"the texts match\"\n";
    texts.push(("crosswalk/lists.toml".to_owned(), lists.to_owned()));
    texts.extend(list.iter().map(|(name, text)| ((*name).to_owned(), (*text).to_owned())));
    for edition in ["2020-01", "2021-01"] {
        texts.push((
            format!("annex/editions/{edition}.toml"),
            format!("id = \"{edition}\"\ndate = \"{edition}\"\nprecision = \"month\"\nencoded = true\n"),
        ));
    }
    let mut items: Vec<u8> =
        entries.iter().map(|(id, _)| id.split('.').next().unwrap().parse().unwrap()).collect();
    items.sort_unstable();
    items.dedup();
    for item in items {
        texts.push((format!("annex/item-{item:02}/item.toml"), format!("item = {item}\ntitle = \"Toys\"\n")));
    }
    for (id, versions) in entries {
        let item: u8 = id.split('.').next().unwrap().parse().unwrap();
        texts.push((
            format!("annex/item-{item:02}/{id}.toml"),
            format!("id = \"{id}\"\nheading = \"Toy {id}\"\n\n{versions}"),
        ));
    }
    let texts = texts.iter().map(|(path, text)| (path.as_str(), text.as_str()));
    let read = mtcr_corpus::files::read_texts("data", texts);
    assert!(read.problems.is_empty(), "{}", read.problems);
    read
}
