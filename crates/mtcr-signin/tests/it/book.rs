//! The page of the book says what is so.

use mtcr_signin::{ApiToken, Settings};

const PAGE: &str = include_str!("../../../../docs/reference/sign-in.md");
const FILE: &str = include_str!("../../../../data/policies/accounts.toml");

#[test]
fn the_token_that_the_page_shows_is_well_formed() {
    let shown = PAGE.lines().find(|line| line.starts_with("mtcr_")).unwrap();
    assert!(ApiToken::read(shown).is_some(), "{shown}");
}

#[test]
fn the_costs_that_the_page_shows_are_those_of_the_data() {
    let password = Settings::built_in().unwrap().password;
    let costs = format!("$argon2id$v=19$m={},t={},p={}$", password.memory, password.passes, password.lanes);
    assert!(PAGE.contains(&costs), "{costs}");
}

#[test]
fn the_sections_and_limits_that_the_page_names_are_in_the_file() {
    let named: Vec<&str> =
        PAGE.split('`').filter(|words| words.starts_with('[') && words.ends_with(']')).collect();
    assert_eq!(named.len(), 9, "{named:?}");
    for section in named {
        assert!(FILE.lines().any(|line| line == section), "{section} is not in the file");
    }
    let by = |line: &str| line.strip_prefix("by     = \"").map(|rest| rest.trim_end_matches('"').to_owned());
    for counted in FILE.lines().filter_map(by) {
        assert!(PAGE.contains(&format!("| `{counted}` |")), "{counted} is not on the page");
    }
}
