//! Files of products at a node with accounts: whose they are, by API and by pages.

use super::bed::{Bed, Somebody};
use super::browser::{Answer, Browser};
use crate::bulk::{HEADS, MAPPING, file, many};
use mtcr_accounts::OrganisationKind;
use mtcr_server::Limits;
use mtcr_server::bulk::Bulk;
use mtcr_signin::{SessionId, csrf};
use serde_json::{Value, json};
use tempfile::TempDir;

/// A node with files, and people of two exporters, the authority and an audit office.
struct Desk {
    bed: Bed,
    folder: TempDir,
    mira: Somebody,
    nils: Somebody,
    olga: Somebody,
    otto: Somebody,
}

impl Desk {
    fn new() -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("files");
        let (bed, ada, bela) =
            Bed::made_with(|node| node.with_bulk(Bulk::open(&path, &Limits::default()).expect("a folder")));
        let holder = |name: &str, role: &str, kind: OrganisationKind| {
            let somebody = bed.person(&ada, name, &bed.organisation(&ada, kind));
            bed.grant(&ada, &bela, &somebody.id, role);
            somebody
        };
        let mira = holder("mira", "ES", OrganisationKind::Exporter);
        let nils = holder("nils", "ES", OrganisationKind::Exporter);
        let olga = holder("olga", "AU", OrganisationKind::Audit);
        let otto = bed.person(&ada, "otto", &bed.authority());
        bed.grant(&ada, &bela, &otto.id, "CO");
        Desk { bed, folder, mira, nils, olga, otto }
    }

    /// A program of somebody's own pages: their session, and the token of a form in the header.
    fn as_(&self, somebody: &Somebody) -> Browser {
        self.bed.as_(somebody).with("x-csrf-token", &token(somebody))
    }

    fn sent(&self, somebody: &Somebody, name: &str, content: &str) -> String {
        let path = format!("/api/v1/bulk?name={name}");
        let answer = self.as_(somebody).send("POST", &path, "application/octet-stream", content);
        assert_eq!(answer.status, 201, "{}", answer.text);
        answer.json()["id"].as_str().expect("an id").to_owned()
    }

    fn table(&self) -> String {
        String::from_utf8(file(self.folder.path(), "csv")).expect("UTF-8")
    }
}

fn token(somebody: &Somebody) -> String {
    csrf::issue(&SessionId::read(&somebody.cookie).expect("a secret")).expect("a token")
}

/// A form with a file, as a browser sends it.
fn form(parts: &[(&str, Option<&str>, &str)]) -> String {
    let mut body = String::new();
    for (name, file, content) in parts {
        let file = file.map(|file| format!("; filename=\"{file}\"")).unwrap_or_default();
        body +=
            &format!("--edge\r\nContent-Disposition: form-data; name=\"{name}\"{file}\r\n\r\n{content}\r\n");
    }
    body + "--edge--\r\n"
}

fn posted(browser: &mut Browser, body: &str) -> Answer {
    browser.send("POST", "/en/bulk", "multipart/form-data; boundary=edge", body)
}

/// The page of a file once its run is over.
fn over(browser: &mut Browser, path: &str) -> super::super::pages::document::Document {
    loop {
        let page = browser.page(path);
        if !page.all("progress").any(|_| true) {
            return page;
        }
        std::thread::yield_now();
    }
}

#[test]
fn a_file_is_its_organisations_own() {
    let desk = Desk::new();
    let id = desk.sent(&desk.mira, "catalogue.csv", &desk.table());
    let at = format!("/api/v1/bulk/{id}");
    assert_eq!(desk.as_(&desk.mira).get(&at).status, 200);
    let list = |somebody: &Somebody| desk.as_(somebody).get("/api/v1/bulk").json();
    assert_eq!(list(&desk.mira)[0]["id"], id.as_str());
    // Another exporter and the authority are told that there is no such file, whatever they try.
    for other in [&desk.nils, &desk.otto] {
        assert_eq!(list(other), json!([]));
        let mut browser = desk.as_(other);
        for (method, path, kind, body) in [
            ("GET", at.clone(), "", ""),
            ("GET", format!("{at}/mapping"), "", ""),
            ("GET", format!("{at}/preview"), "", ""),
            ("GET", format!("{at}/answers"), "", ""),
            ("GET", format!("{at}/malformed"), "", ""),
            ("PUT", format!("{at}/mapping"), "application/toml", MAPPING),
            ("POST", format!("{at}/run"), "application/json", "{}"),
            ("DELETE", format!("{at}/run"), "", ""),
            ("DELETE", at.clone(), "", ""),
        ] {
            let answer = browser.send(method, &path, kind, body);
            assert_eq!(
                (answer.status.as_u16(), answer.code().as_str()),
                (404, "not-found"),
                "{method} {path}"
            );
            let nothing = path.replace(&id, &"0".repeat(32));
            let none = browser.send(method, &nothing, kind, body);
            assert_eq!((none.status, none.json()), (answer.status, answer.json()), "{method} {nothing}");
        }
        assert_eq!(browser.get(&format!("/en/bulk/{id}")).status, 404);
    }
    // An auditor reads all of them and changes nothing.
    let mut auditor = desk.as_(&desk.olga);
    assert_eq!(auditor.get(&at).status, 200);
    assert_eq!(list(&desk.olga)[0]["id"], id.as_str());
    assert_eq!(auditor.send("DELETE", &at, "", "").status, 403);
    assert_eq!(auditor.send("PUT", &format!("{at}/mapping"), "application/toml", MAPPING).status, 403);
    let page = auditor.page(&format!("/en/bulk/{id}"));
    assert!(page.all("form").all(|form| !form.get("action").contains("/delete")));
    // Nobody is led to sign in at a page, and told so by the API.
    let mut nobody = desk.bed.browser();
    assert_eq!(nobody.get(&at).status, 401);
    assert!(nobody.get(&format!("/en/bulk/{id}")).location().contains("/sign-in"));
    assert_eq!(desk.as_(&desk.mira).send("DELETE", &at, "", "").status, 204);
}

#[test]
fn a_form_with_a_file_shows_its_token_first() {
    let desk = Desk::new();
    let mut browser = desk.bed.as_(&desk.mira);
    let (table, token) = (desk.table(), token(&desk.mira));
    let other = self::token(&desk.nils);
    let file = ("file", Some("catalogue.csv"), table.as_str());
    for (what, parts) in [
        ("no token", vec![file]),
        ("behind the file", vec![file, ("csrf", None, token.as_str())]),
        ("another's", vec![("csrf", None, other.as_str()), file]),
        ("another name", vec![("token", None, token.as_str()), file]),
    ] {
        assert_eq!(posted(&mut browser, &form(&parts)).status, 403, "{what}");
    }
    let long = "x".repeat(5000);
    assert_eq!(posted(&mut browser, &form(&[("a", None, &long), ("csrf", None, &token), file])).status, 403);
    assert_eq!(desk.as_(&desk.mira).get("/api/v1/bulk").json(), json!([]), "nothing was kept");
    // A file that is much longer than what is looked at for the token arrives whole.
    let long = many(5000);
    let sent = posted(&mut browser, &form(&[("csrf", None, &token), ("file", Some("many.csv"), &long)]));
    assert_eq!(sent.status, 303, "{}", sent.text);
    let list = desk.as_(&desk.mira).get("/api/v1/bulk").json();
    assert_eq!(list[0]["bytes"], long.len());
    assert_eq!(list[0]["digest"], mtcr_corpus::blob::text_digest(&long));
    for (parts, status) in [
        (vec![("csrf", None, token.as_str())], 422),
        (vec![("csrf", None, token.as_str()), ("file", Some(""), "")], 422),
        (vec![("csrf", None, token.as_str()), ("file", Some("a.exe"), "MZ")], 422),
        (vec![("csrf", None, token.as_str()), ("file", Some("a.csv"), "")], 422),
    ] {
        let answer = posted(&mut browser, &form(&parts));
        assert_eq!(answer.status, status, "{parts:?}");
        assert!(answer.page("/en/bulk").says("went wrong") || answer.text.contains("class=\"wrong\""));
    }
}

#[test]
fn a_file_is_mapped_run_and_fetched_by_pages_in_both_languages() {
    let desk = Desk::new();
    for code in ["en", "fr"] {
        let mut browser = desk.bed.as_(&desk.mira);
        let token = token(&desk.mira);
        let table = desk.table().replace(',', ";");
        let body = form(&[("csrf", None, &token), ("file", Some("catalogue.csv"), &table)]);
        let path = format!("/{code}/bulk");
        let sent = browser.send("POST", &path, "multipart/form-data; boundary=edge", &body);
        assert_eq!(sent.status, 303, "{}", sent.text);
        let mapping = sent.location().to_owned();
        let one = mapping.trim_end_matches("/mapping").to_owned();
        // With a comma between columns there is one column, which nobody means; the page says what to choose.
        let page = browser.page(&mapping);
        assert_eq!(page.all("legend").count(), 1);
        assert!(page.says("if `;` separates columns"), "{}", page.only("main").text);
        let looked = browser.post(&mapping, &[("csrf", &token), ("delimiter", ";"), ("do", "look")]);
        assert_eq!(looked.status, 200, "{}", looked.text);
        let page = looked.page(&mapping);
        assert_eq!(page.all("legend").count(), 1 + HEADS.len());
        assert_eq!(page.value("c2.fact"), "max-thrust-uninstalled");
        assert_eq!(page.value("c2.unit"), "lbf");
        // What nobody chose is refused with the column that it is about, and what was typed stands there again.
        let mut fields: Vec<(String, String)> = vec![
            ("csrf".to_owned(), token.clone()),
            ("delimiter".to_owned(), ";".to_owned()),
            ("yes".to_owned(), "yes".to_owned()),
            ("no".to_owned(), "no".to_owned()),
            ("do".to_owned(), "save".to_owned()),
        ];
        for (at, (what, fact, unit, other)) in [
            ("name", "", "", ""),
            ("other", "", "", r#"{ class = { "turbojet" = "turbojet-engine", "other" = [] } }"#),
            ("fact", "max-thrust-uninstalled", "kg", ""),
            ("fact", "civil-certified", "", ""),
        ]
        .into_iter()
        .enumerate()
        {
            for (name, value) in
                [("head", HEADS[at]), ("what", what), ("fact", fact), ("unit", unit), ("other", other)]
            {
                fields.push((format!("c{at}.{name}"), value.to_owned()));
            }
        }
        let send = |browser: &mut Browser, fields: &[(String, String)]| {
            let pairs: Vec<(&str, &str)> =
                fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
            browser.post(&mapping, &pairs)
        };
        let wrong = send(&mut browser, &fields);
        assert_eq!(wrong.status, 422);
        assert!(wrong.text.contains("class=\"wrong\""), "{}", wrong.text);
        let page = wrong.page(&mapping);
        assert_eq!(page.value("c2.unit"), "kg");
        // The mistake leads to the column that it is about.
        assert!(page.all("a").any(|link| link.get("href") == "#c2-what"), "{}", wrong.text);
        fields
            .iter_mut()
            .filter(|(name, _)| name == "c2.unit")
            .for_each(|(_, unit)| *unit = "lbf".to_owned());
        let saved = send(&mut browser, &fields);
        assert_eq!(
            (saved.status.as_u16(), saved.location()),
            (303, format!("{one}?done=mapped").as_str()),
            "{}",
            saved.text
        );
        // The first rows say what is read of each cell and what is wrong.
        let page = browser.page(&one);
        assert!(page.says("max-thrust-uninstalled = 94.5 lbf"), "{}", page.only("main").text);
        assert!(page.says("1O5") && page.says("gives `blade` no meaning"), "{}", page.only("main").text);
        let begun =
            browser.post(&format!("{one}/run"), &[("csrf", &token), ("format", "csv"), ("edition", "")]);
        assert_eq!(begun.status, 303, "{}", begun.text);
        let page = over(&mut browser, &one);
        let drawn = browser.get(&one).text;
        let drawn = drawn.split("<desc").nth(1).and_then(|rest| rest.split("</desc>").next());
        assert!(drawn.is_some_and(|text| text.contains(": 2 (33")), "{drawn:?}");
        assert!(page.all("table").any(|table| table.get("id") == "counts" && table.text.contains('6')));
        let answers = browser.get(&format!("{one}/answers"));
        assert_eq!(answers.header("content-disposition"), "attachment; filename=\"answers.csv\"");
        assert_eq!(answers.header("cache-control"), "no-store");
        assert_eq!(answers.text.lines().count(), 5, "{}", answers.text);
        assert_eq!(browser.get(&format!("{one}/malformed")).text.lines().count(), 3);
        let kept = browser.get(&format!("{one}/mapping.toml"));
        assert!(kept.text.contains("max-thrust-uninstalled"), "{}", kept.text);
        // The kept mapping is in the form again, and as a text.
        assert_eq!(browser.page(&mapping).value("c2.unit"), "lbf");
        let text = format!("{mapping}/text");
        assert_eq!(browser.page(&text).value("mapping").trim(), kept.text.trim());
        let wrong = browser.post(&text, &[("csrf", &token), ("mapping", "[columns]\n\"Name\" = \"nam\"\n")]);
        assert_eq!(wrong.status, 422);
        assert!(wrong.text.contains("nam"), "{}", wrong.text);
        let gone = browser.post(&format!("{one}/delete"), &[("csrf", &token)]);
        assert_eq!(gone.location(), format!("/{code}/bulk?done=file-deleted"));
        assert_eq!(browser.get(&one).status, 404);
    }
}

#[test]
fn a_token_reads_or_writes_as_far_as_it_reaches() {
    let desk = Desk::new();
    let id = desk.sent(&desk.mira, "catalogue.csv", &desk.table());
    let at = format!("/api/v1/bulk/{id}");
    let (_, reads) = desk.bed.token(&desk.mira, &desk.mira.id, &["product-file-read"]);
    let mut program = desk.bed.browser().with("authorization", &format!("Bearer {reads}"));
    assert_eq!(program.get(&at).status, 200);
    assert_eq!(program.send("DELETE", &at, "", "").status, 403);
    let run: Value = json!({});
    assert_eq!(program.json("POST", &format!("{at}/run"), &run).status, 403);
}
