//! Second factors, and passwords that change.

use crate::bed::{Bed, PASSWORD, Somebody, at, ground, on, somebody};
use jiff::{SignedDuration, Timestamp};
use mtcr_office::{Office, SignIn};
use totp_rs::{Algorithm, Builder, Secret};

/// The code that an authenticator shows.
fn code(base32: &str, now: Timestamp) -> String {
    let secret = Secret::try_from_base32(base32).unwrap();
    let totp = Builder::new().with_algorithm(Algorithm::SHA1).with_secret(secret).build().unwrap();
    totp.generate(u64::try_from(now.as_second()).unwrap()).to_string()
}

/// The password is right: what goes with the code.
async fn half(office: &Office, now: Timestamp) -> String {
    match office.sign_in("ada", PASSWORD, &on(now)).await.unwrap() {
        SignIn::Code(ticket) => ticket.reveal().to_owned(),
        SignIn::Done(_) => panic!("a code was expected"),
    }
}

async fn with_factor(bed: &Bed, now: Timestamp) -> (Somebody, String, Vec<String>) {
    let ada = bed.first(now).await;
    // None was shown yet.
    assert!(bed.office.set_second_factor(&ada.caller, "000000", &on(now)).await.is_err());
    // Whoever finds an open session does not know the password.
    let stranger = bed.office.new_second_factor(&ada.caller, "nine geese fly south", &on(now)).await;
    assert_eq!(ground(&stranger.err().unwrap()), "sign-in");
    assert_eq!(bed.ledger(1).await, [("refused".to_owned(), ada.id().to_string(), "sign-in".to_owned())]);
    let shown = bed.office.new_second_factor(&ada.caller, PASSWORD, &on(now)).await.unwrap();
    let base32 = shown.base32();
    assert!(shown.uri("ada").unwrap().starts_with("otpauth://totp/"));
    let wrong = code(&base32, now + SignedDuration::from_mins(10));
    assert_eq!(
        ground(&bed.office.set_second_factor(&ada.caller, &wrong, &on(now)).await.unwrap_err()),
        "sign-in"
    );
    let codes = bed.office.set_second_factor(&ada.caller, &code(&base32, now), &on(now)).await.unwrap();
    assert!(bed.office.set_second_factor(&ada.caller, &code(&base32, now), &on(now)).await.is_err());
    // Another takes its place only after it was removed, by a code of it.
    let another = bed.office.new_second_factor(&ada.caller, PASSWORD, &on(now)).await.err().unwrap();
    assert!(crate::bed::is_rule(&another, mtcr_accounts::Ground::Already), "{another:?}");
    (ada, base32, codes)
}

pub(crate) async fn a_second_factor(bed: Bed) {
    let now = at(0);
    let (ada, base32, _) = with_factor(&bed, now).await;
    let later = now + SignedDuration::from_mins(1);
    // The code by which it was set is used up.
    let ticket = half(&bed.office, now).await;
    let used = code(&base32, now);
    assert_eq!(ground(&bed.office.sign_in_code(&ticket, &used, &on(now)).await.err().unwrap()), "sign-in");
    let signed = bed.office.sign_in_code(&ticket, &code(&base32, later), &on(later)).await.unwrap();
    let signed = somebody(signed);
    assert_eq!(signed.id(), ada.id());
    assert!(bed.office.session(&signed.cookie, &on(later)).await.is_ok());
    // The ticket is used up, and so is the code, for another ticket as well and at another node.
    assert!(bed.office.sign_in_code(&ticket, &code(&base32, later), &on(later)).await.is_err());
    for office in [bed.office.clone(), bed.another().await] {
        let ticket = half(&office, later).await;
        assert!(office.sign_in_code(&ticket, &code(&base32, later), &on(later)).await.is_err());
    }
    // Five tries for one password, within five minutes.
    let next = now + SignedDuration::from_mins(3);
    let ticket = half(&bed.office, next).await;
    for _ in 0..5 {
        assert!(bed.office.sign_in_code(&ticket, "000000", &on(next)).await.is_err());
    }
    assert!(bed.office.sign_in_code(&ticket, &code(&base32, next), &on(next)).await.is_err());
    let ticket = half(&bed.office, next).await;
    let late = next + SignedDuration::from_mins(5);
    assert!(bed.office.sign_in_code(&ticket, &code(&base32, late), &on(late)).await.is_err());
    assert_eq!(bed.ledger(1).await[0], ("refused".to_owned(), "public".to_owned(), "sign-in".to_owned()));

    // Removed by a code, the password is enough.
    assert!(bed.office.remove_second_factor(&signed.caller, "000000", &on(late)).await.is_err());
    bed.office.remove_second_factor(&signed.caller, &code(&base32, late), &on(late)).await.unwrap();
    bed.sign_in("ada", late).await;
}

pub(crate) async fn codes_to_recover_with(bed: Bed) {
    let now = at(0);
    let (_, _, codes) = with_factor(&bed, now).await;
    assert_eq!(codes.len(), 10);
    for (code, fits) in [(&codes[3], true), (&codes[3], false), (&codes[0].to_lowercase(), true)] {
        let ticket = half(&bed.office, now).await;
        assert_eq!(bed.office.sign_in_code(&ticket, code, &on(now)).await.is_ok(), fits, "{fits}");
    }
    let events = bed.office.store().since(0, 100).await.unwrap();
    assert_eq!(events.iter().filter(|event| event.kind == "second-factor-changed").count(), 3);
    assert!(events.iter().all(|event| codes.iter().all(|code| !event.payload.text().contains(code))));
}

pub(crate) async fn another_password(bed: Bed) {
    let now = at(0);
    let here = bed.first(now).await;
    let there = bed.sign_in("ada", now).await;
    let new = "eight herons walk away";
    let office = &bed.office;
    for (old, next, wanted) in [
        ("not the old one", new, "sign-in"),
        (PASSWORD, "short", "password"),
        (PASSWORD, "ada ada ada ada", "password"),
    ] {
        let error = office.change_password(&here.caller, old, next, &on(now)).await.unwrap_err();
        assert_eq!(ground(&error), wanted);
    }
    office.change_password(&here.caller, PASSWORD, new, &on(now)).await.unwrap();
    // The others are out, and the old one opens nothing.
    assert!(office.session(&here.cookie, &on(now)).await.is_ok());
    assert!(office.session(&there.cookie, &on(now)).await.is_err());
    assert!(office.sign_in("ada", PASSWORD, &on(now)).await.is_err());
    assert!(office.sign_in("ada", new, &on(now)).await.is_ok());
    // Guessing in an open session is counted like guessing from outside.
    let mut grounds = Vec::new();
    for _ in 0..20 {
        let error =
            office.change_password(&here.caller, "guess guess guess", new, &on(now)).await.unwrap_err();
        grounds.push(ground(&error));
    }
    assert_eq!(grounds.last(), Some(&"throttled"));
}
