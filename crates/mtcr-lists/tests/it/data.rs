//! The tables that the product brings along.

use crate::fixture::{ALL, programmes, states};
use mtcr_lists::{Declaration, Format, Profile, Programmes, Role, States, TEMPLATE};
use mtcr_screening::{ListId, Party};
use std::collections::BTreeSet;
use std::path::Path;

#[test]
fn every_declaration_of_the_folder_is_built_in_and_right() {
    let built_in: BTreeSet<String> =
        Declaration::built_in().unwrap().into_iter().map(|one| one.id.0).collect();
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../data/screening/lists");
    let files: BTreeSet<String> = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap().trim_end_matches(".toml").to_owned())
        .collect();
    assert_eq!(built_in, files);
}

#[test]
fn every_profile_requires_lists_that_are_declared() {
    let declared: Vec<ListId> = Declaration::built_in().unwrap().into_iter().map(|one| one.id).collect();
    for profile in Profile::built_in().unwrap() {
        for list in profile.required.iter().flatten() {
            assert!(declared.contains(list), "{}: {list:?}", profile.id);
        }
    }
}

#[test]
fn a_file_is_told_by_the_longest_ending_that_fits() {
    let lists = Declaration::built_in().unwrap();
    let sdn = lists.iter().find(|one| one.id.0 == "us-sdn").unwrap();
    assert_eq!(sdn.role_of("2021-07-sdn.csv"), Some(Role::Main));
    assert_eq!(sdn.role_of("2021-07-SDN_COMMENTS.CSV"), Some(Role::Comments));
    assert_eq!(sdn.role_of("alt.csv"), Some(Role::Aliases));
    assert_eq!(sdn.role_of("sdn.xml"), None);
    let own = lists.iter().find(|one| one.format == Format::OwnXlsx).unwrap();
    assert_eq!(own.role_of("our watchlist.xlsx"), Some(Role::Main));
}

#[test]
fn a_declaration_that_cannot_hold_is_refused_with_what_would_be_right() {
    let built_in = include_str!("../../../../data/screening/lists/us-csl.toml");
    let broken = [
        ("at-least = 3_000", "at-least = 0", "at least one record"),
        ("at-most = 80_000", "at-most = 10", "less than"),
        ("shrinkage = 5", "shrinkage = 101", "0 to 100"),
        ("versions-kept = 8", "versions-kept = 0", "at least 1"),
        ("role      = \"main\"", "role      = \"aliases\"", "`main`"),
        ("ends-with = [\".csv\"]", "ends-with = []", "ending"),
    ];
    for (right, wrong, says) in broken {
        let text = built_in.replace(right, wrong);
        assert_ne!(text, built_in, "{right}");
        let error = Declaration::read("us-csl", &text).unwrap_err().to_string();
        assert!(error.contains(says), "{error}");
    }
    let unknown = format!("largest = 1\n{built_in}");
    assert!(Declaration::read("us-csl", &unknown).is_err());
    assert!(Declaration::read("../us-csl", built_in).is_err());
}

#[test]
fn a_name_stands_for_one_state() {
    let states = states();
    for (written, state) in [
        ("Iran (Islamic Republic of)", "IR"),
        ("Korea, North", "KP"),
        ("DEMOCRATIC PEOPLE'S REPUBLIC OF KOREA", "KP"),
        ("Democratic Republic of the Congo", "CD"),
        ("Türkiye", "TR"),
        ("turkiye", "TR"),
        ("Region: Gaza", "PS"),
        ("Iranian", "IR"),
        ("xa", "XA"),
        ("Borovia", "XB"),
    ] {
        assert_eq!(states.recognise(written).as_deref(), Some(state), "{written}");
    }
    for unknown in ["", "Republic of", "undetermined", "Moscow"] {
        assert_eq!(states.recognise(unknown), None, "{unknown}");
    }
    let twice = "[names]\nXA = [\"Arlandia\"]\nXB = [\"ARLANDIA\"]\n[also]\n";
    assert!(States::read(twice).unwrap_err().to_string().contains("one state"));
}

#[test]
fn tags_are_explained_and_rules_fit_something() {
    let text = "[[tag]]\nid = \"a\"\nmeaning = \"b\"\n[[rule]]\ntags = [\"c\"]\nlists = [\"x\"]\nwords = [\"y\"]\nsource = \"z\"\n";
    assert!(Programmes::read(text).unwrap_err().to_string().contains("`c`"));
    let text = text.replace("\"c\"", "\"a\"").replace("words = [\"y\"]\n", "");
    assert!(Programmes::read(&text).unwrap_err().to_string().contains("every record"));
}

#[test]
fn programmes_of_the_fixtures_carry_their_tags() {
    let tagged = |tag: &str| -> Vec<String> {
        let mut all: Vec<Party> = ALL.iter().flat_map(|fixture| fixture.read().parties).collect();
        for party in &mut all {
            programmes().put(party);
        }
        all.iter()
            .filter(|party| party.tags.iter().any(|one| one == tag))
            .map(|party| format!("{} {}", party.id.list.0, party.id.uid))
            .collect()
    };
    let missile = tagged("missile");
    for list in [
        "un-consolidated KP",
        "un-consolidated IR",
        "us-csl el-",
        "us-csl isn-",
        "eu-measures ",
        "partner-denials ",
    ] {
        assert!(missile.iter().any(|one| one.starts_with(list)), "{list}");
    }
    assert!(tagged("denied").iter().any(|one| one.starts_with("us-denied-persons")));
    assert!(tagged("non-proliferation").iter().any(|one| one.starts_with("us-sdn ")));
    assert!(!missile.iter().any(|one| one.starts_with("us-denied-persons")));
}

#[test]
fn the_template_is_read_as_it_is() {
    let text = format!("{TEMPLATE}\nW-1,Dellen Freight,organisation,,,,,,,,,,,,,\n");
    let loaded =
        crate::fixture::OWN.read_bytes(vec![(Role::Main, "own.csv".into(), text.into_bytes())]).unwrap();
    assert_eq!((loaded.parties.len(), loaded.problems.len()), (1, 0));
}

#[test]
fn the_page_about_lists_names_every_format_and_its_declaration_can_be_read() {
    let page = include_str!("../../../../docs/reference/lists.md");
    for declaration in Declaration::built_in().unwrap() {
        let format = serde_json::to_value(declaration.format).unwrap();
        assert!(page.contains(&format!("`{}`", format.as_str().unwrap())), "{format}");
    }
    let (_, example) = page.split_once("```toml\n").unwrap();
    let (example, _) = example.split_once("```").unwrap();
    let declaration = Declaration::read("us-sdn", example).unwrap();
    assert_eq!((declaration.records.at_least, declaration.age, declaration.files.len()), (5_000, 10, 2));
    for column in TEMPLATE.split(',') {
        assert!(!column.is_empty());
    }
}
