//! Transfers determined.

use super::site::{LANGUAGES, page, post, posted};
use axum::http::StatusCode;

/// A transfer of one line whose entry is stated.
const FORM: [(&str, &str); 9] = [
    ("name", "Accelerometers"),
    ("date", "2024-05-01"),
    ("exporter-state", "DE"),
    ("destination-state", "JP"),
    ("line-1-name", "Accelerometers"),
    ("line-1-entry", "9.A.3"),
    ("line-1-by", "the exporter"),
    ("q.kind-of-item", "goods"),
    ("overlay", "eu"),
];

fn with(more: &[(&'static str, &'static str)]) -> Vec<(&'static str, &'static str)> {
    FORM.iter().chain(more).copied().collect()
}

#[test]
fn a_transfer_is_determined_from_the_form() {
    for code in LANGUAGES {
        page(&format!("/{code}/decide"));
        let found = posted(&format!("/{code}/decide/form"), &FORM);
        assert!(found.says("G1.5"));
        let text = found.value("transfer");
        assert!(text.contains("kind-of-item = \"goods\""), "{text}");
        assert!(found.all("input").any(|one| one.get("value") == "eu" && one.has("checked")));
    }
}

#[test]
fn answers_on_the_page_stand_in_the_text_and_count() {
    let found = posted("/en/decide/form", &FORM);
    let transfer = found.value("transfer");
    let told = [("transfer", transfer.as_str()), ("q.could-contribute", "yes")];
    let again = posted("/en/decide", &told);
    assert!(again.value("transfer").contains("could-contribute = true"));
    assert!(again.says("could contribute: yes"));
}

#[test]
fn every_example_is_determined() {
    for entry in std::fs::read_dir("../../examples/transfers").expect("the examples") {
        let path = entry.expect("an example").path();
        if path.extension().is_none_or(|ending| ending != "toml") {
            continue;
        }
        let text = std::fs::read_to_string(&path).expect("a transfer");
        let mut fields = vec![("transfer".to_owned(), text.clone())];
        for line in text.lines().filter_map(|line| line.strip_prefix("dossier = \"")) {
            let name = line.trim_end_matches('"');
            let dossier = std::fs::read_to_string(path.with_file_name(name)).expect("a dossier");
            fields.push((format!("file.{name}"), dossier));
        }
        let fields: Vec<(&str, &str)> =
            fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        let answer = post("/fr/decide", &fields);
        let page = answer.page(&path.to_string_lossy());
        // Examples of a fictitious registry name states that this node does not know, which is said.
        assert!([StatusCode::OK, StatusCode::UNPROCESSABLE_ENTITY].contains(&answer.status), "{path:?}");
        assert_eq!(page.value("transfer"), text, "{path:?}");
    }
}

#[test]
fn mistakes_lead_to_the_fields_they_are_about() {
    for (field, value, leads) in [
        ("exporter-state", "Atlantis", "#exporter-state"),
        ("date", "yesterday", "#date"),
        ("line-1-entry", "99.A.9", "#line-1-entry"),
        ("line-1-dossier", "name = 3", "#line-1-dossier"),
    ] {
        let mut fields: Vec<(&str, &str)> = FORM.into_iter().filter(|(name, _)| *name != field).collect();
        if field == "line-1-dossier" {
            fields.retain(|(name, _)| !["line-1-entry", "line-1-by"].contains(name));
        }
        fields.push((field, value));
        let answer = post("/en/decide/form", &fields);
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{field}");
        let page = answer.page("/en/decide/form");
        assert!(page.all("a").any(|link| link.get("href") == leads), "{field}");
        assert_eq!(page.value(field), value);
    }
}

#[test]
fn a_mistake_says_whose_it_is_at_the_top_and_at_its_field() {
    for (code, fields, field, whose, what) in [
        ("en", vec![("line-1-entry", "9.A.3"), ("line-1-by", "x")], "line-1-name", "Line 1, Name", "`name`"),
        ("fr", vec![("line-1-name", "x"), ("line-1-entry", "9.A.3")], "line-1-by", "Ligne 1, Qui", "`by`"),
        (
            "en",
            vec![("party-2-role", "end-user"), ("party-2-state", "Atlantis")],
            "party-2-state",
            "Party 2, State",
            "Atlantis",
        ),
        (
            "fr",
            vec![("party-1-state", "JP"), ("party-1-name", "x")],
            "party-1-role",
            "Partie 1, Rôle",
            "`role`",
        ),
        (
            "en",
            vec![("earlier-1-name", "g"), ("earlier-1-entry", "9.A.3")],
            "earlier-1-by",
            "No. 1, Who",
            "`by`",
        ),
        (
            "fr",
            vec![("line-1-name", "x"), ("line-1-entry", "9.A.3"), ("line-1-by", "x")],
            "date",
            "Jour",
            "no day",
        ),
        ("en", vec![("line-3-value", "3")], "line-3-name", "Line 3, Name", "`name`"),
        ("en", vec![("assurance-2.given", "someday")], "assurance-2-given", "Which assurances", "someday"),
        ("en", vec![("q.kind-of-item", "a boat")], "q-kind-of-item-0", "goods, software", "boat"),
    ] {
        let line =
            [("date", "2024-05-01"), ("line-1-name", "x"), ("line-1-entry", "9.A.3"), ("line-1-by", "x")];
        let others = line.into_iter().filter(|_| !fields.iter().any(|(name, _)| name.starts_with("line-")));
        let fields: Vec<(&str, &str)> = fields.iter().copied().chain(others).collect();
        let path = format!("/{code}/decide/form");
        let answer = post(&path, &fields);
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{field}");
        let page = answer.page(&path);
        let summary = page.all("div").find(|one| one.get("class") == "wrong").expect("a summary");
        assert!(summary.text.contains(what), "{field}: {}", summary.text);
        let link = page.all("a").find(|link| link.get("href") == format!("#{field}"));
        let link = link.unwrap_or_else(|| panic!("nothing leads to {field}: {}", summary.text));
        assert!(link.text.contains(whose), "{field}: {}", link.text);
        if !field.starts_with("q-") {
            let input = page.elements.iter().find(|one| one.get("id") == field).expect("the field");
            assert_eq!(input.get("aria-invalid"), "true", "{field}");
            assert!(input.get("aria-describedby").contains(&format!("{field}-wrong")), "{field}");
        }
        assert!(page.all("p").any(|one| one.get("class") == "said-wrong"), "{field}");
    }
}

#[test]
fn papers_and_parties_of_the_form_are_read() {
    let more = [
        ("party-1-role", "end-user"),
        ("party-1-name", "Brenn"),
        ("party-1-state", "JP"),
        ("assurance-1.name", "Ministry"),
        ("assurance-1.by", "recipient-government"),
        ("assurance-1.covers", "stated-use-only"),
        ("assurance-1.covers", "no-retransfer"),
        ("assurance-1.given", "2024-03-01"),
        ("earlier-1-name", "Gyros"),
        ("earlier-1-entry", "9.A.6"),
        ("earlier-1-by", "the exporter"),
    ];
    let found = posted("/en/decide/form", &with(&more));
    let text = found.value("transfer");
    for part in ["[[assurance]]", "\"no-retransfer\"", "role = \"end-user\"", "[[earlier]]"] {
        assert!(text.contains(part), "{part}: {text}");
    }
    assert!(found.says("Ministry"));
}

#[test]
fn a_dossier_that_the_transfer_names_is_added_on_the_page() {
    let transfer = "name = \"a\"\ndate = \"2024-05-01\"\n[[line]]\nname = \"b\"\ndossier = \"b.toml\"\n";
    let lacks = post("/en/decide", &[("transfer", transfer)]);
    assert_eq!(lacks.status, StatusCode::UNPROCESSABLE_ENTITY);
    lacks.page("/en/decide");
    let dossier = "name = \"b\"\nclass = [\"turbojet-engine\"]\n";
    let more = [("transfer", transfer), ("more-name", "b.toml"), ("more-text", dossier)];
    let found = posted("/en/decide", &more);
    assert_eq!(found.value("file.b.toml").trim(), dossier.trim());
}
