//! Coming in, staying in, and being out.

use crate::bed::{Bed, PASSWORD, at, ground, on, person, somebody};
use jiff::SignedDuration;
use mtcr_accounts::{LinkPurpose, Warning};
use mtcr_office::{Caller, Entering, Error, Named, Office, Order, SignIn};
use mtcr_permissions::{ActionId, Answer};

pub(crate) async fn the_first_administrator(bed: Bed) {
    let now = at(0);
    // Only the console makes the link.
    let error = bed.office.act(&Caller::public(), &Order::MakeFirstLink, &on(now)).await.unwrap_err();
    assert_eq!(ground(&error), "not-signed-in");

    let old = bed.link(&Caller::console(), &Order::MakeFirstLink, now).await;
    let code = bed.link(&Caller::console(), &Order::MakeFirstLink, now).await;
    let asked = bed.office.link(&code, &on(now)).await.unwrap();
    assert_eq!((asked.purpose, asked.asks_for_authority), (LinkPurpose::FirstAdministrator, true));
    // A second link puts the first one out of use; a link ends with its day.
    assert_eq!(ground(&bed.office.link(&old, &on(now)).await.unwrap_err()), "link-over");
    assert_eq!(ground(&bed.office.link(&code, &on(at(1))).await.unwrap_err()), "link-over");

    let authority = || Some(Named { name: "Licensing Office of Arlandia".to_owned() });
    let entering = |password, person| Entering { password, person, authority: authority() };
    for (password, who, wanted) in [
        ("short", Some(person("ada")), "password"),
        ("ada of arlandia ada", Some(person("ada")), "password"),
        (PASSWORD, None, "details"),
    ] {
        let error = bed.office.enter(&code, &entering(password, who), &on(now)).await.err().unwrap();
        assert_eq!(ground(&error), wanted);
    }
    let ada =
        somebody(bed.office.enter(&code, &entering(PASSWORD, Some(person("ada"))), &on(now)).await.unwrap());
    let again =
        bed.office.enter(&code, &entering(PASSWORD, Some(person("eve"))), &on(now)).await.err().unwrap();
    assert_eq!(ground(&again), "link-over");

    let known = bed.office.known().await.unwrap();
    let warnings = known.accounts.warnings(bed.office.roles(), bed.office.policy(), now);
    assert!(warnings.contains(&Warning::FirstAdministrator), "{warnings:?}");
    assert_eq!(bed.office.person(&ada.id()).await.unwrap(), Some(person("ada")));
    let kinds: Vec<String> = bed.ledger(7).await.into_iter().map(|(kind, ..)| kind).collect();
    let wanted = [
        "organisation-added",
        "account-added",
        "password-changed",
        "grant-proposed",
        "grant-approved",
        "link-used",
        "session-started",
    ];
    // The attempt to use the link again comes after.
    assert_eq!(bed.ledger(1).await[0].0, "refused");
    assert_eq!(kinds[..6], wanted[1..]);
    let events = bed.office.store().since(0, 100).await.unwrap();
    assert!(
        events
            .iter()
            .all(|event| !event.payload.text().contains("ada of") && !event.payload.text().contains("Office"))
    );
    assert!(events.iter().any(|event| event.kind == "grant-approved" && event.actor == "console"));
}

pub(crate) async fn by_name_and_password(bed: Bed) {
    let now = at(0);
    let ada = bed.first(now).await;
    for name in ["ada", " ADA ", "\u{ff41}da"] {
        assert_eq!(bed.sign_in(name, now).await.id(), ada.id(), "{name}");
    }
    // Whatever is wrong, the answer is the same.
    let mut answers = Vec::new();
    for (name, password) in
        [("ada", "another long password"), ("nobody", PASSWORD), ("", ""), ("ada\0", PASSWORD)]
    {
        match bed.office.sign_in(name, password, &on(now)).await {
            Err(Error::Refused(refusal)) => answers.push(refusal),
            _ => panic!("{name} signed in"),
        }
    }
    assert!(answers.iter().all(|refusal| *refusal == answers[0]), "{answers:?}");
    assert_eq!(answers[0].answer, Answer::SignIn);
    let refusals = bed.office.store().refusals(None, 10).await.unwrap();
    assert_eq!(refusals.len(), 4);
    assert!(
        refusals
            .iter()
            .all(|(_, refused)| refused.source.starts_with("network/") && refused.actor == "public")
    );
    assert_eq!(refusals[3].1.target, Some(ada.id().to_string()));
    assert_eq!(refusals[2].1.target, None);

    // So many wrong ones, and nobody is let in from there; a known device still is.
    let signed = match bed.office.sign_in("ada", PASSWORD, &on(now)).await.unwrap() {
        SignIn::Done(signed) => signed,
        SignIn::Code(_) => panic!("no code was expected"),
    };
    let mut throttled = None;
    for _ in 0..50 {
        let error = bed.office.sign_in("ada", "wrong wrong wrong", &on(now)).await.err().unwrap();
        if ground(&error) == "throttled" {
            throttled = Some(error);
            break;
        }
    }
    assert!(throttled.is_some());
    assert_eq!(ground(&bed.office.sign_in("ada", PASSWORD, &on(now)).await.err().unwrap()), "throttled");
    let known = mtcr_office::Request { device: Some(&signed.device), ..on(now) };
    assert!(bed.office.sign_in("ada", PASSWORD, &known).await.is_ok());
}

pub(crate) async fn sessions_end(bed: Bed) {
    let now = at(0);
    let ada = bed.first(now).await;
    let minutes = |minutes| on(now + SignedDuration::from_mins(minutes));
    let office = &bed.office;
    for (at, stands) in [(0, true), (29, true), (58, true), (87, true), (118, false), (100, true)] {
        let found = office.session(&ada.cookie, &minutes(at)).await;
        assert_eq!(found.is_ok(), stands, "{at}");
    }
    // Kept alive, it ends all the same.
    for at in (100..720).step_by(20) {
        office.session(&ada.cookie, &minutes(at)).await.unwrap();
    }
    assert_eq!(ground(&office.session(&ada.cookie, &minutes(720)).await.unwrap_err()), "session-over");

    let ada = bed.sign_in("ada", now).await;
    // A node that starts later knows the session.
    let other = bed.another().await;
    assert_eq!(other.session(&ada.cookie, &on(now)).await.unwrap(), ada.caller);
    office.sign_out(&ada.caller, &on(now)).await.unwrap();
    for office in [office, &other] {
        assert_eq!(ground(&office.session(&ada.cookie, &on(now)).await.unwrap_err()), "session-over");
    }
    assert_eq!(ground(&office.sign_out(&ada.caller, &on(now)).await.unwrap_err()), "session-over");
    for cookie in ["", "mtcrs_", &ada.cookie.replace('_', "-"), &format!("{}x", ada.cookie)] {
        assert_eq!(ground(&office.session(cookie, &on(now)).await.unwrap_err()), "session-over");
    }
    // A cookie is no token, and a token no cookie.
    assert_eq!(ground(&office.token(&ada.cookie, &on(now)).await.unwrap_err()), "token-over");
    let ended = bed.refused().await;
    assert_eq!(ended, [("own-account-write".to_owned(), "session-over".to_owned())]);
}

/// A session that somebody else ended is out at once, and trying it is on record.
pub(crate) async fn ended_by_others(bed: Bed) {
    let now = at(0);
    let ada = bed.first(now).await;
    let dora = bed.person(&ada.caller, "dora", now).await;
    let again = bed.sign_in("dora", now).await;
    let end = |of: &crate::bed::Somebody| Order::EndSession { id: of.caller.session().unwrap().id.clone() };
    // Nobody ends the session of another but an administrator; one ends one's own others.
    assert!(bed.office.act(&dora.caller, &end(&ada), &on(now)).await.is_err());
    bed.office.act(&dora.caller, &end(&again), &on(now)).await.unwrap();
    bed.office.act(&ada.caller, &end(&dora), &on(now)).await.unwrap();
    assert_eq!(bed.ledger(1).await[0], ("session-ended".to_owned(), ada.id().to_string(), String::new()));
    assert!(bed.office.session(&dora.cookie, &on(now)).await.is_err());
    assert_eq!(
        bed.ledger(1).await[0],
        ("refused".to_owned(), "public".to_owned(), "session-over".to_owned())
    );
    assert!(bed.office.session(&ada.cookie, &on(now)).await.is_ok());
    let error = bed.office.act(&ada.caller, &end(&dora), &on(now)).await.unwrap_err();
    assert_eq!(ground(&error), "session-over");
}

/// Every action that the office asks for is one of the policies.
pub(crate) async fn actions_are_known(bed: Bed) {
    for name in Office::ACTIONS {
        let action = ActionId::new(name).unwrap();
        assert!(bed.office.permissions().action(&action).is_some(), "{name}");
    }
    let sources = [include_str!("../../../src/plan.rs"), include_str!("../../../src/entry.rs")].concat();
    for quoted in sources
        .split('"')
        .filter(|text| ["-write", "-propose", "-sign"].iter().any(|end| text.ends_with(end)))
    {
        assert!(Office::ACTIONS.contains(&quoted), "{quoted}");
    }
}
