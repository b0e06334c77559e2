//! What a demonstration offers to be tried.

use super::document::Document;
use super::site::{LANGUAGES, get, get_demo, page, posted_to_demo};
use crate::client::example;
use crate::store::started;
use axum::http::StatusCode;

/// Links of a page that open a form filled in: the id of each example.
fn tries(page: &Document) -> Vec<String> {
    let ids = page.all("a").filter_map(|link| link.get("href").split_once("?example="));
    ids.map(|(_, id)| id.to_owned()).collect()
}

/// What a browser would send of the form that goes to an address.
fn fields<'d>(page: &'d Document, action: &str) -> Vec<(&'d str, &'d str)> {
    let mut inside = page.elements.iter().skip_while(|one| one.get("action") != action).skip(1).peekable();
    let mut fields = Vec::new();
    while let Some(element) = inside.next_if(|one| one.name != "form") {
        let name = element.get("name");
        match element.name.as_str() {
            "input" if ["radio", "checkbox"].contains(&element.get("type")) => {
                fields.extend(element.has("checked").then(|| (name, element.get("value"))));
            }
            "input" => fields.push((name, element.get("value"))),
            "textarea" => fields.push((name, element.text.as_str())),
            "select" => {
                let mut options = Vec::new();
                while let Some(option) = inside.next_if(|one| one.name == "option") {
                    options.push(option);
                }
                let chosen = options.iter().find(|one| one.has("selected")).or(options.first());
                fields.extend(chosen.map(|one| (name, one.get("value"))));
            }
            _ => {}
        }
    }
    fields
}

/// What an answer says of a transfer: its position, and the provisions that it rests on.
fn said(page: &Document) -> Vec<String> {
    let position = page.all("p").filter(|one| one.get("class") == "said");
    let rules = page.all("span").filter(|one| one.get("class") == "id");
    position.chain(rules).map(|one| one.text.clone()).collect()
}

#[test]
fn a_product_to_try_is_in_the_form_word_for_word() {
    for code in LANGUAGES {
        let ids = tries(&get_demo(&format!("/{code}/classify")).page("classify"));
        assert_eq!(ids, ["tj-40", "kestrel", "hydrazine"]);
        for (id, file) in
            ids.iter().zip(["first/tj-40.toml", "first/kestrel.toml", "transfers/dossiers/hydrazine.toml"])
        {
            let opened = get_demo(&format!("/{code}/classify?example={id}")).page(id);
            let dossier = opened.value("dossier");
            assert_eq!(dossier, example(file), "{id}");
            posted_to_demo(&format!("/{code}/classify"), &[("dossier", &dossier)]);
        }
    }
}

#[test]
fn a_transfer_to_try_fills_the_form_with_all_that_it_says() {
    let files = [
        ("turbojet", "turbojet"),
        ("turbojet-assured", "turbojet-assured"),
        ("hydrazine-order", "hydrazine"),
        ("drone-with-a-guidance-set", "drone-with-a-guidance-set"),
        ("production-facility", "production-facility"),
    ];
    let ids = tries(&get_demo("/en/decide").page("decide"));
    assert_eq!(ids, files.map(|(id, _)| id));
    for (id, file) in files {
        let opened = get_demo(&format!("/en/decide?example={id}")).page(id);
        let from_form = posted_to_demo("/en/decide/form", &fields(&opened, "/en/decide/form"));
        let text = example(&format!("transfers/{file}.toml"));
        let (tj, hydrazine) = (example("first/tj-40.toml"), example("transfers/dossiers/hydrazine.toml"));
        let pasted = [
            ("transfer", text.as_str()),
            ("file.../first/tj-40.toml", tj.as_str()),
            ("file.dossiers/hydrazine.toml", hydrazine.as_str()),
        ];
        let from_text = posted_to_demo("/en/decide", &pasted);
        assert!(!said(&from_text).is_empty(), "{id}");
        assert_eq!(said(&from_form), said(&from_text), "{id}");
    }
}

#[test]
fn outside_a_demonstration_there_is_nothing_to_try() {
    for path in ["/en", "/en/classify", "/fr/decide"] {
        let page = page(path);
        assert!(tries(&page).is_empty(), "{path}");
        assert!(page.all("section").all(|one| one.get("class") != "tries noprint"), "{path}");
    }
    for path in ["/en/classify?example=tj-40", "/en/decide?example=turbojet"] {
        assert_eq!(get(path).status, StatusCode::NOT_FOUND, "{path}");
    }
    for path in ["/en/classify?example=turbojet", "/en/decide?example=nothing"] {
        assert_eq!(get_demo(path).status, StatusCode::NOT_FOUND, "{path}");
    }
}

#[test]
fn the_ledger_of_a_new_demonstration_is_not_empty_and_stays_as_it_is() {
    let folder = tempfile::tempdir().expect("a folder");
    for _ in 0..2 {
        let mut running = started(folder.path(), true);
        // Whoever is answered comes after the first job was made.
        assert_eq!(running.get("/en/ledger").status, 200);
        let runtime = tokio::runtime::Builder::new_current_thread().build().expect("a runtime");
        runtime.block_on(running.node.jobs().settled());
        running.ended();
    }
    let again = started(folder.path(), false);
    let ledger = again.get("/api/v1/ledger").good();
    assert_eq!(ledger["size"], 3, "queued, started, done: {ledger}");
    let other = tempfile::tempdir().expect("a folder");
    let real = started(other.path(), false);
    assert_eq!(real.get("/api/v1/ledger").good()["size"], 0);
}
