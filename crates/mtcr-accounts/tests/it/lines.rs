//! Words and ids: each ground says something of its own, and odd ids are none.

use mtcr_accounts::{AccountId, Event, Ground, OrganisationId, Who};
use serde_json::{Map, json};
use std::collections::BTreeSet;

#[test]
fn grounds() {
    let words: BTreeSet<&str> = Ground::ALL.iter().map(|ground| ground.word()).collect();
    let sentences: BTreeSet<&str> = Ground::ALL.iter().map(|ground| ground.sentence()).collect();
    assert_eq!((words.len(), sentences.len()), (Ground::ALL.len(), Ground::ALL.len()));
    for sentence in sentences {
        assert!(!sentence.ends_with('.') && sentence.starts_with(char::is_lowercase), "{sentence}");
    }
}

/// The page of the book lists every ground with what it says.
#[test]
fn the_page() {
    let page = include_str!("../../../../docs/reference/accounts.md");
    for ground in Ground::ALL {
        let row = format!("\n| `{}` | {} |\n", ground.word(), ground.sentence());
        assert!(page.contains(&row), "{row}");
    }
    for kind in mtcr_accounts::OrganisationKind::ALL {
        assert!(page.contains(&format!("`{kind}`")), "{kind}");
    }
    for report in mtcr_accounts::Report::ALL {
        assert!(page.contains(&format!("`{report}`")), "{report}");
    }
}

#[test]
fn ids() {
    let long = "x".repeat(65);
    for bad in ["", "A", "a/b", "a b", "é", "a\0", "a_b", &long] {
        assert!(OrganisationId::new(bad).is_err(), "{bad:?}");
        assert!(AccountId::parse(&format!("person/{bad}")).is_err(), "{bad:?}");
    }
    for bad in ["person", "person/", "robot/a", "service/A", ""] {
        assert!(AccountId::parse(bad).is_err() && Who::parse(bad).is_none(), "{bad:?}");
    }
    for name in ["public", "console", "person/a-1", "service/gate"] {
        assert_eq!(Who::parse(name).unwrap().to_string(), name);
    }
    assert!(AccountId::parse("service/gate").unwrap().is_service());
}

/// An event that is not as accounts write it is not taken for one.
#[test]
fn odd_events() {
    let fields = |value: serde_json::Value| value.as_object().cloned().unwrap_or_default();
    for (kind, payload) in [
        ("session-begun", Map::new()),
        ("account-added", fields(json!({"organisation": "A"}))),
        (
            "token-made",
            fields(
                json!({"account": "person/a", "scopes": ["Not an action"], "until": "2031-03-04T00:00:00Z"}),
            ),
        ),
        ("link-made", fields(json!({"purpose": "party", "account": null, "until": "2031-03-04T00:00:00Z"}))),
        ("grant-approved", Map::new()),
    ] {
        assert!(Event::read(kind, &payload).is_err(), "{kind}");
    }
    // What is pledged beside it is of no concern here.
    let pledged = fields(json!({"private": {"details": null}}));
    assert_eq!(Event::read("details-changed", &pledged).unwrap(), Event::DetailsChanged {});
}
