//! Codes of an authenticator and recovery codes.

use jiff::Timestamp;
use mtcr_signin::{RecoveryCode, SecondFactor, Settings, Step};

/// The secret of RFC 6238, appendix B.
const SECRET: &[u8] = b"12345678901234567890";

fn factor() -> SecondFactor {
    SecondFactor::from_bytes(SECRET, &Settings::built_in().unwrap().second_factor).unwrap()
}

fn second(second: i64) -> Timestamp {
    Timestamp::from_second(second).unwrap()
}

#[test]
fn the_vectors_of_the_rfc_hold() {
    // Appendix B gives eight digits; six are its last.
    let rows = [
        (59, "287082"),
        (1_111_111_109, "081804"),
        (1_111_111_111, "050471"),
        (1_234_567_890, "005924"),
        (2_000_000_000, "279037"),
        (20_000_000_000, "353130"),
    ];
    for (at, code) in rows {
        let step = u64::try_from(at / 30).unwrap();
        assert_eq!(factor().check(code, second(at), None), Some(Step(step)), "{at}");
    }
}

#[test]
fn a_neighbouring_step_is_taken_and_no_further_one() {
    // The code of step 41152263, which is from 1234567890 to 1234567919.
    let taken = |at: i64| factor().check("005924", second(at), None).is_some();
    assert!(!taken(1_234_567_859));
    assert!(taken(1_234_567_860));
    assert!(taken(1_234_567_949));
    assert!(!taken(1_234_567_950));
}

#[test]
fn a_step_is_used_once_and_never_after_a_later_one() {
    let now = second(1_234_567_890);
    let used = factor().check("005924", now, None).unwrap();
    assert_eq!(factor().check("005924", now, Some(used)), None);
    assert_eq!(factor().check("005924", now, Some(Step(used.0 + 1))), None);
    assert_eq!(factor().check("005924", now, Some(Step(used.0 - 1))), Some(used));
}

#[test]
fn people_may_space_a_code_and_nothing_else() {
    let taken = |code: &str| factor().check(code, second(59), None).is_some();
    assert!(taken("287 082") && taken(" 287082 "));
    for wrong in ["", "28708", "2870822", "+287082", "287083", "287082x", "٢٨٧٠٨٢"] {
        assert!(!taken(wrong), "{wrong}");
    }
    assert_eq!(factor().check("287082", second(-59), None), None, "before 1970 there are no steps");
}

#[test]
fn the_secret_is_shown_for_authenticators() {
    assert_eq!(factor().base32().as_str(), "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ");
    let uri = factor().uri("Arlandia: licensing", "mira@port.example").unwrap();
    assert!(uri.starts_with("otpauth://totp/"), "{}", *uri);
    for part in ["secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ", "issuer=Arlandia", "mira%40port.example"] {
        assert!(uri.contains(part), "{} has no {part}", *uri);
    }
}

#[test]
fn new_secrets_differ_and_short_ones_are_refused() {
    let settings = Settings::built_in().unwrap().second_factor;
    let (one, two) = (SecondFactor::new(&settings).unwrap(), SecondFactor::new(&settings).unwrap());
    assert_ne!(one.reveal(), two.reveal());
    assert_eq!(one.reveal().len(), 20);
    assert!(SecondFactor::from_bytes(&SECRET[..19], &settings).is_err());
}

#[test]
fn recovery_codes_are_read_as_people_type_them() {
    let settings = Settings::built_in().unwrap().second_factor;
    let codes = RecoveryCode::set(&settings).unwrap();
    assert_eq!(codes.len(), 10);
    for code in &codes {
        let shown = code.reveal();
        assert_eq!(shown.len(), 29, "six groups of four");
        let typed = [
            shown.to_string(),
            shown.to_lowercase(),
            shown.replace('-', " "),
            shown.replace('0', "o").replace('1', "l"),
        ];
        for typed in typed {
            assert_eq!(RecoveryCode::read(&typed).unwrap().kept(), code.kept());
        }
        assert_eq!(codes.iter().filter(|other| other.kept() == code.kept()).count(), 1);
    }
    for wrong in [
        "",
        "U".repeat(24).as_str(),
        "0".repeat(23).as_str(),
        "0".repeat(25).as_str(),
        "é".repeat(24).as_str(),
    ] {
        assert!(RecoveryCode::read(wrong).is_none(), "{wrong}");
    }
}
