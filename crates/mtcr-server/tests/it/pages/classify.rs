//! Products classified.

use super::site::{LANGUAGES, page, post, posted, send};
use axum::body::Body;
use axum::http::{Request, StatusCode};

fn example() -> String {
    std::fs::read_to_string("../../examples/first/tj-40.toml").expect("an example")
}

#[test]
fn a_pasted_dossier_is_classified() {
    for (code, words) in LANGUAGES.into_iter().zip([
        ["Controlled", "Undetermined", "Not in the Annex"],
        ["Contrôlé", "Indéterminé", "Hors de l’Annexe"],
    ]) {
        page(&format!("/{code}/classify"));
        let answer = posted(&format!("/{code}/classify"), &[("dossier", &example())]);
        assert!(words.iter().any(|word| answer.says(word)), "{code}");
        assert_eq!(answer.value("dossier").trim_end(), example().trim_end());
    }
}

#[test]
fn mistakes_stand_at_the_top_and_what_was_typed_stays() {
    let typed = "name = \"x\"\nclass = [\"no-such-class\"]\n[facts]\nmax-range = \"3 kg\"\n";
    for code in LANGUAGES {
        let answer = post(&format!("/{code}/classify"), &[("dossier", typed)]);
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
        let again = answer.page("/classify");
        assert!(again.all("div").any(|one| one.get("role") == "alert"));
        assert!(again.says("no-such-class") && again.says("3 kg"));
        assert_eq!(again.value("dossier"), typed);
    }
}

#[test]
fn an_open_question_is_answered_on_the_page_of_the_result() {
    let dossier = "# kept\nname = \"Kestrel\"\nclass = [\"unmanned-aerial-vehicle\"]\n";
    let open = posted("/en/classify", &[("dossier", dossier)]);
    let field = open.elements.iter().find(|one| one.get("name").starts_with("q.")).expect("a question");
    assert!(!field.get("name").is_empty());
    let told = posted("/en/classify", &[("dossier", dossier), ("q.max-range", "at least 410 km")]);
    let text = told.value("dossier");
    assert!(text.starts_with("# kept\n") && text.contains("410 km"), "{text}");
    let wrong = post("/en/classify", &[("dossier", dossier), ("q.max-range", "410 kg")]);
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(wrong.page("/en/classify").value("q.max-range"), "410 kg");
}

#[test]
fn a_class_is_asked_by_a_form() {
    for code in LANGUAGES {
        let form = posted(&format!("/{code}/classify/class"), &[("class", "turbojet-engine")]);
        assert!(form.elements.iter().filter(|one| one.get("name").starts_with("q.")).count() > 5);
        let fields = [("class", "turbojet-engine"), ("name", "TJ"), ("q.max-thrust-uninstalled", "0.42 kN")];
        let answer = posted(&format!("/{code}/classify/form"), &fields);
        assert!(answer.value("dossier").contains("0.42 kN"));
        let fields = [("class", "turbojet-engine"), ("q.max-thrust-uninstalled", "much")];
        let answer = post(&format!("/{code}/classify/form"), &fields);
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert_eq!(answer.page("/classify/form").value("q.max-thrust-uninstalled"), "much");
    }
    assert_eq!(post("/en/classify/class", &[("class", "teapot")]).status, StatusCode::BAD_REQUEST);
}

#[test]
fn every_class_has_a_form() {
    let start = page("/en/classify");
    let classes: Vec<String> = start.all("option").map(|one| one.get("value").to_owned()).collect();
    assert!(classes.len() > 50);
    for class in
        classes.iter().filter(|class| !class.starts_with(|first: char| first.is_ascii_digit())).step_by(7)
    {
        posted("/en/classify/class", &[("class", class)]);
    }
}

fn file(bytes: &[u8]) -> Request<Body> {
    let mut body =
        b"--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.toml\"\r\n\r\n".to_vec();
    body.extend(bytes);
    body.extend(b"\r\n--x--\r\n");
    let request =
        Request::post("/en/classify/file").header("content-type", "multipart/form-data; boundary=x");
    request.body(Body::from(body)).expect("a request")
}

#[test]
fn a_file_is_read_and_one_that_is_too_large_or_no_text_is_not() {
    let answer = send(file(example().as_bytes()));
    assert_eq!(answer.status, StatusCode::OK);
    assert_eq!(answer.header("cache-control"), "no-store");
    answer.page("/en/classify/file");
    let large = send(file(&vec![b'#'; 1 << 20]));
    assert_eq!(large.status, StatusCode::PAYLOAD_TOO_LARGE);
    large.page("/en/classify/file");
    assert_eq!(send(file(&[0xff, 0xfe])).status, StatusCode::BAD_REQUEST);
}

#[test]
fn markup_that_is_typed_stays_text() {
    let name = "</textarea><script>alert(1)</script>";
    let dossier = format!("name = '{name}'\nclass = [\"turbojet-engine\"]\n");
    let answer = posted("/en/classify", &[("dossier", &dossier)]);
    assert_eq!(answer.all("script").count(), 1);
    assert!(answer.only("h1").text.contains(name));
    assert_eq!(answer.value("dossier"), dossier);
}
