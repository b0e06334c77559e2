//! Every route, as everybody: what the golden table says is what the router does.

use super::bed::{Bed, Somebody};
use super::browser::{Answer, Browser};
use super::routes::word;
use mtcr_accounts::{OrganisationId, OrganisationKind};
use mtcr_office::{Done, Order};
use mtcr_permissions::{AccountKind, ActionId, By, Method, Permissions, Role, Routes};
use mtcr_signin::{SessionId, csrf};
use std::collections::BTreeMap;

/// Who asks.
enum Who {
    Nobody,
    Person(Role, Box<Somebody>),
    Program(Role, String),
}

impl Who {
    fn role(&self) -> Option<&Role> {
        match self {
            Who::Nobody => None,
            Who::Person(role, _) | Who::Program(role, _) => Some(role),
        }
    }
}

/// A node with somebody in every role, each of an organisation in which it can be held.
fn everybody() -> (Bed, Vec<Who>) {
    let (bed, ada, bela) = Bed::new();
    let permissions = bed.node.permissions();
    let mut organisations: BTreeMap<String, OrganisationId> =
        BTreeMap::from([("authority".to_owned(), bed.authority())]);
    let mut all = vec![Who::Nobody];
    let now: Vec<&str> = permissions.actions_now().map(ActionId::as_str).collect();
    for row in permissions.roles() {
        let code = row.role.to_string();
        if code == "SY" {
            all.push(Who::Person(row.role.clone(), Box::new(ada.clone())));
            continue;
        }
        let kind = row.organisations.iter().find(|kind| *kind == "authority").or(row.organisations.first());
        let kind = kind.expect("a kind of organisation").clone();
        let of = organisations.entry(kind.clone()).or_insert_with(|| {
            let kind = OrganisationKind::ALL.iter().find(|one| one.word() == kind).expect("a kind");
            bed.organisation(&ada, *kind)
        });
        if row.held_by == AccountKind::Service {
            let order = Order::AddService { organisation: of.clone(), named: super::bed::named(&code) };
            let Done::Account(account) = bed.act(&ada, &order) else { panic!("no account") };
            bed.grant(&ada, &bela, &account, &code);
            let (_, token) = bed.token(&ada, &account, &now);
            all.push(Who::Program(row.role.clone(), token));
        } else {
            let somebody = bed.person(&ada, &format!("holder-{}", code.to_lowercase()), of);
            bed.grant(&ada, &bela, &somebody.id, &code);
            all.push(Who::Person(row.role.clone(), Box::new(somebody)));
        }
    }
    (bed, all)
}

/// What the golden table says of somebody and an action.
fn may(permissions: &Permissions, who: &Who, action: &ActionId) -> bool {
    let (row, _) = permissions.action(action).expect("an action");
    if row.by.contains(&By::Public) {
        return true;
    }
    let Some(role) = who.role() else { return false };
    permissions.roles_for(action).contains(role)
}

/// Whether an answer refuses who asks, rather than what is asked.
fn refuses(answer: &Answer) -> bool {
    matches!(answer.status.as_u16(), 401 | 403)
        || (answer.status.is_redirection() && answer.location().contains("/sign-in?to="))
        || (answer.status.is_redirection() && answer.location().ends_with("/sign-in"))
}

fn asked(bed: &Bed, who: &Who, path: &str, method: Method) -> Answer {
    let shown = path.replace("{*path}", "0/000").replace("{lang}", "en");
    let shown: String = shown
        .split('/')
        .map(|part| if part.starts_with('{') { "0" } else { part })
        .collect::<Vec<_>>()
        .join("/");
    let api = path.starts_with("/api/");
    let mut browser = bed.browser();
    let mut token = String::new();
    match who {
        Who::Nobody => {}
        Who::Person(_, somebody) => {
            browser.put("mtcr", &somebody.cookie);
            let secret = SessionId::read(&somebody.cookie).expect("a secret");
            token = csrf::issue(&secret).expect("a token");
        }
        Who::Program(_, bearer) => browser = browser.with("authorization", &format!("Bearer {bearer}")),
    }
    if api && !token.is_empty() {
        browser = browser.with("x-csrf-token", &token);
    }
    send(&mut browser, &shown, method, api, &token)
}

fn send(browser: &mut Browser, path: &str, method: Method, api: bool, token: &str) -> Answer {
    match (method, api) {
        (Method::Get, _) => browser.get(path),
        (method, true) => browser.json(word(method), path, &serde_json::json!({})),
        (_, false) => browser.post(path, &[("csrf", token)]),
    }
}

#[test]
fn every_route_answers_everybody_as_the_golden_table_says() {
    let (bed, all) = everybody();
    let permissions = bed.node.permissions();
    let routes = Routes::built_in(permissions).expect("routes");
    let (mut asked_in_all, mut refused) = (0, 0);
    // Signing out ends the session that the rest is asked by.
    let mut rows: Vec<_> = routes.iter().collect();
    rows.sort_by_key(|(path, ..)| path.ends_with("/sign-out"));
    for (path, method, action) in rows {
        let open = permissions.action(action).expect("an action").0.by.contains(&By::Public);
        for who in &all {
            // Pages speak to people; both languages of what is open to everybody are one router.
            let api = path.starts_with("/api/");
            if (matches!(who, Who::Program(..)) && !api)
                || (open && who.role().is_some() && path.starts_with("/fr"))
            {
                continue;
            }
            if path.ends_with("/sign-out") && path.starts_with("/fr") && who.role().is_some() {
                continue;
            }
            let answer = asked(&bed, who, path, method);
            let role = who.role().map_or_else(|| "nobody".to_owned(), ToString::to_string);
            let said = format!("{} {path} as {role}: {} {}", word(method), answer.status, answer.location());
            let expected = may(permissions, who, action);
            // A form of the sign-in page that no page of the node tied to the browser.
            let untied = open
                && answer.status == 403
                && method == Method::Post
                && answer.text.contains("Not sent from here");
            let untied =
                untied || (open && answer.status == 403 && answer.text.contains("Envoyé d’ailleurs"));
            let leads = path.ends_with("/sign-out") && answer.location().contains("done=signed-out");
            assert_eq!(!refuses(&answer) || leads || untied, expected, "{said} {}", answer.text);
            assert!(answer.status.as_u16() < 500 || answer.status.as_u16() == 503, "{said}");
            if !expected {
                refused += 1;
                match (who, api) {
                    (Who::Nobody, true) => {
                        assert_eq!(
                            (answer.status.as_u16(), answer.header("www-authenticate")),
                            (401, "Bearer"),
                            "{said}"
                        );
                        assert_eq!(answer.code(), "not-signed-in");
                    }
                    (Who::Nobody, false) => assert_eq!(answer.status.as_u16(), 303, "{said}"),
                    _ => assert_eq!(answer.status.as_u16(), 403, "{said}"),
                }
            }
            if !open {
                assert_eq!(answer.header("cache-control"), "no-store", "{said}");
            }
            asked_in_all += 1;
        }
    }
    assert!(asked_in_all > 2500 && refused > 800, "{asked_in_all} asked, {refused} refused");
    let recorded = bed.refused();
    assert!(recorded.iter().any(|(_, action, ground)| action == "people-write" && ground == "role-missing"));
}
