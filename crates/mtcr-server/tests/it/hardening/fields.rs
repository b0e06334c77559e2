//! Fields for what is secret.

use super::bed::BED;
use axum::body::Body;
use axum::http::Request;

#[test]
fn a_password_is_typed_hidden_and_may_be_filled_in() {
    for (path, least) in [("/en/sign-in", 1), ("/fr/sign-in", 1), ("/en/account", 3)] {
        let request = Request::get(path).header("cookie", format!("mtcr={}", BED.cookie));
        let answer = BED.send(request.body(Body::empty()).expect("a request"));
        assert_eq!(answer.status, 200, "{path}");
        let inputs = answer.text.split("<input ").skip(1).filter_map(|rest| rest.split('>').next());
        let secret = ["name=\"password\"", "name=\"old\"", "name=\"again\""];
        let mut fields = 0;
        for input in inputs.filter(|input| secret.iter().any(|name| input.contains(name))) {
            assert!(input.contains("type=\"password\""), "{path}: {input}");
            let told = ["autocomplete=\"current-password\"", "autocomplete=\"new-password\""];
            assert!(told.iter().any(|told| input.contains(told)), "{path}: {input}");
            for not in ["maxlength", "readonly", "onpaste", "value=\"s"] {
                assert!(!input.contains(not), "{path}: {input}");
            }
            fields += 1;
        }
        assert!(fields >= least, "{path}: {fields}");
    }
}
