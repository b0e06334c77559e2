//! Readers' mistakes: each leads to a message or a question, never to "not controlled".

use crate::law::{classified, law};
use mtcr_annex::Verdict;

/// What the reader of dossiers says, or nothing if it accepts the text.
fn message(text: &str) -> Option<String> {
    let corpus = &law().corpus;
    let read = mtcr_corpus::dossier::read_dossier("test", text, &corpus.vocabulary, &corpus.methods);
    read.err().map(|report| report.to_string())
}

#[test]
fn a_mistake_of_form_gets_a_message_that_says_what_would_be_right() {
    for (text, wanted) in [
        // a span given as an interval of one value, and the reverse
        (
            "class = ['electronic-assembly']\n[facts]\noperating-temperature = { min = '-40 degC', max = '85 degC' }",
            "from",
        ),
        (
            "class = ['turbojet-engine']\n[facts]\nmax-thrust-uninstalled = { from = '300 N', to = '500 N' }",
            "min",
        ),
        // units
        ("class = ['turbojet-engine']\n[facts]\nmax-thrust-uninstalled = '400'", "kN"),
        ("class = ['turbojet-engine']\n[facts]\nmax-thrust-uninstalled = 400", "kN"),
        ("class = ['turbojet-engine']\n[facts]\nmax-thrust-uninstalled = '400 kg'", "kN"),
        ("class = ['vibration-test-system']\n[facts]\nvibration-rms-20-hz-to-2-khz = '12 g'", "g0"),
        // a CEP in metres where a share of the range is wanted
        (
            "class = ['guidance-set']\n[facts]\nguidance-accuracy-of-range = '10 km'",
            "guidance-accuracy-of-range",
        ),
        ("class = ['guidance-set']\n[facts]\nguidance-accuracy-of-range = '10 m CEP'", "CEP"),
        // misspelt names
        ("class = ['turbo-jet-engine']", "turbojet-engine"),
        ("class = ['turbojet-engine']\n[facts]\nmax-trust-uninstalled = '4 kN'", "max-thrust-uninstalled"),
        ("class = ['gyro']\n[facts]\nusable-in = { no = ['1.A.7'] }", "1.A"),
        // what cannot be
        ("class = ['turbojet-engine', 'software']", "no product is both"),
        (
            "class = ['rocket-system']\n[facts]\nmax-payload = '90 kg'\nmax-take-off-mass = '80 kg'",
            "max-take-off-mass",
        ),
        ("class = ['gyro']\n[facts]\nusable-in = { yes = ['1.A.1'], no = ['1.A.1'] }", "1.A.1"),
        ("class = ['turbojet-engine']\n[facts]\ndry-mass = { min = '30 kg', max = '20 kg' }", "30 kg"),
    ] {
        let text = format!("name = 'x'\n{text}");
        let said = message(&text).unwrap_or_else(|| panic!("accepted: {text}"));
        assert!(said.contains(wanted), "{text}\n{said}");
        assert!(said.contains("test:"), "names the place: {said}");
    }
}

#[test]
fn what_is_not_said_becomes_a_question() {
    for (text, entry, asked) in [
        // no class at all
        ("[facts]\nmax-range = '400 km'", "19.A.2", "class"),
        // a class that says too little
        ("class = ['craft']\n[facts]\nmax-range = '400 km'", "19.A.2", "class"),
        // purposes not mentioned
        (
            "class = ['turbojet-engine']\n[facts]\nmax-thrust-uninstalled = '300 N'",
            "3.A.1.b",
            "designed-or-modified-for",
        ),
        ("class = ['solid-rocket-motor']\n[facts]\ntotal-impulse = '2e6 N s'", "2.A.1.c.1", "usable-in"),
        // a CEP without the range it holds for
        (
            "class = ['guidance-set']\n[facts]\nguidance-cep = '10 km'\nusable-in = { yes = ['1.A.1'] }",
            "2.A.1.d",
            "guidance",
        ),
        // range known, payload not
        ("class = ['rocket-system']\n[facts]\nmax-range = '400 km'", "1.A.1", "operating-point"),
        // part of a span
        (
            "class = ['electronic-assembly']\n[facts]\noperating-temperature = { from = '-54 degC' }\ndesigned-or-modified-for = { yes = ['military', '1.A.1'] }",
            "11.A.4",
            "operating-temperature",
        ),
    ] {
        let text = format!("name = 'x'\n{text}");
        classified(&text, |found| {
            assert_ne!(found.verdict(), Verdict::NotControlled, "{text}");
            let id = law().corpus.vocabulary.entries().find(entry).unwrap();
            let finding = found.finding(id).unwrap();
            assert!(finding.truth.is_unknown(), "{text}: {}", finding.truth);
            let asks: Vec<String> =
                found.questions(finding).into_iter().map(|question| question.name).collect();
            assert!(asks.iter().any(|name| name.contains(asked)), "{text}: {entry} asks {asks:?}");
        });
    }
}
