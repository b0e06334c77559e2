//! Passwords: what may be one, what is kept, and what verifying takes.

use mtcr_signin::{Busy, Password, PasswordHash, Passwords, Permit, Settings, Unfit, Verified};
use std::sync::mpsc;

const GOOD: &str = "seven otters row home";

/// The settings with other costs.
fn passwords(memory: u32, passes: u32) -> Passwords {
    let mut settings = Settings::built_in().unwrap().password;
    settings.memory = memory;
    settings.passes = passes;
    Passwords::new(&settings).unwrap()
}

fn cheap() -> Passwords {
    passwords(64, 1)
}

fn kept(passwords: &Passwords, text: &str, permit: &mut Permit<'_>) -> PasswordHash {
    passwords.hash(&passwords.choose(text, &[]).unwrap(), permit).unwrap()
}

#[test]
fn the_hash_is_argon2id_at_the_costs_of_the_data() {
    let settings = Settings::built_in().unwrap().password;
    let passwords = Passwords::new(&settings).unwrap();
    let hash = kept(&passwords, GOOD, &mut passwords.permit().unwrap());
    let costs = format!("$argon2id$v=19$m={},t={},p=1$", settings.memory, settings.passes);
    assert!(hash.reveal().starts_with(&costs), "{}", hash.reveal());
}

#[test]
fn a_hash_of_another_program_verifies() {
    // Written by argon2-cffi 25.1.0, the reference implementation in C.
    let hash = PasswordHash::read(
        "$argon2id$v=19$m=128,t=2,p=1$YXJsYW5kaWEtaGFyYm91cg$hYZgtt3ezJneA3brF+Hly2tT49fT6kjh9vIXgeQu4wM",
    )
    .unwrap();
    let passwords = cheap();
    let mut permit = passwords.permit().unwrap();
    let right = passwords.verify(Some(&hash), &Password::typed(GOOD), &mut permit).unwrap();
    assert!(matches!(right, Verified::Right));
    let wrong = passwords.verify(Some(&hash), &Password::typed("seven otters row hom"), &mut permit).unwrap();
    assert!(matches!(wrong, Verified::Wrong));
}

#[test]
fn two_hashes_of_a_password_differ() {
    let passwords = cheap();
    let mut permit = passwords.permit().unwrap();
    assert_ne!(kept(&passwords, GOOD, &mut permit).reveal(), kept(&passwords, GOOD, &mut permit).reveal());
}

#[test]
fn for_unknown_people_the_same_work_is_done() {
    let passwords = passwords(256, 3);
    let hash = kept(&passwords, GOOD, &mut passwords.permit().unwrap());
    let work = |kept: Option<&PasswordHash>, typed: &str| {
        let mut permit = passwords.permit().unwrap();
        let verified = passwords.verify(kept, &Password::typed(typed), &mut permit).unwrap();
        (permit.filled(), matches!(verified, Verified::Wrong))
    };
    assert_eq!(work(Some(&hash), GOOD), (768, false));
    assert_eq!(work(Some(&hash), "another sentence altogether"), (768, true));
    assert_eq!(work(None, GOOD), (768, true));
    assert_eq!(work(None, ""), (768, true));
    assert_eq!(work(None, &"x".repeat(100_000)), (768, true));
}

#[test]
fn a_hash_that_cost_less_is_replaced_and_one_that_cost_more_is_not() {
    let (before, now) = (passwords(64, 2), passwords(128, 2));
    let old = kept(&before, GOOD, &mut before.permit().unwrap());
    let mut permit = now.permit().unwrap();
    let Verified::Outdated(new) = now.verify(Some(&old), &Password::typed(GOOD), &mut permit).unwrap() else {
        panic!("the costs rose")
    };
    assert!(new.reveal().contains("m=128,t=2"), "{}", new.reveal());
    assert!(matches!(now.verify(Some(&new), &Password::typed(GOOD), &mut permit).unwrap(), Verified::Right));
    assert!(matches!(now.verify(Some(&old), &Password::typed("no"), &mut permit).unwrap(), Verified::Wrong));
    let mut permit = before.permit().unwrap();
    assert!(matches!(
        before.verify(Some(&new), &Password::typed(GOOD), &mut permit).unwrap(),
        Verified::Right
    ));
}

#[test]
fn one_password_in_two_spellings_is_one() {
    let passwords = cheap();
    let mut permit = passwords.permit().unwrap();
    // Composed and decomposed letters; ligature and full width.
    let hash = kept(&passwords, "Zwölf ﬁsche schwimmen", &mut permit);
    let typed = Password::typed("Zwo\u{308}lf fische schwimmen");
    assert!(matches!(passwords.verify(Some(&hash), &typed, &mut permit).unwrap(), Verified::Right));
    let other = Password::typed("zwölf fische schwimmen");
    assert!(matches!(passwords.verify(Some(&hash), &other, &mut permit).unwrap(), Verified::Wrong));
}

#[test]
fn lengths_count_characters_and_both_ends_are_allowed() {
    let passwords = cheap();
    let unfit = |text: &str| passwords.choose(text, &[]).err();
    let of = |count: usize| "kvöqzhtwmbxg pjcfdn".chars().cycle().take(count).collect::<String>();
    assert_eq!(unfit(&of(11)), Some(Unfit::Short { shortest: 12 }));
    assert_eq!(unfit(&of(12)), None);
    assert_eq!(unfit(&of(128)), None);
    assert_eq!(unfit(&of(129)), Some(Unfit::Long { longest: 128 }));
    assert_eq!(unfit(&"x".repeat(1 << 20)), Some(Unfit::Long { longest: 128 }));
    // One character that is eighteen after normalisation.
    assert_eq!(unfit(&"\u{fdfa}".repeat(8)), Some(Unfit::Long { longest: 128 }));
}

#[test]
fn what_everybody_tries_is_refused() {
    let passwords = cheap();
    let unfit =
        |text: &str| passwords.choose(text, &["mira.tal@port.example", "Mira Tal", "Harbour Office"]).err();
    for guessed in [
        "password1234",
        "P@ssw0rd2026!",
        "passwordpassword",
        "aaaaaaaaaaaaaaaa",
        "abcabcabcabcabc",
        "123456789012345",
        "qwertyuiopasdf",
        "poiuytrewq!!",
        "MotDePasse2026",
        "Wîllkommen1234",
        "mira.tal@port.example",
        "miratal-2026",
        "harbour office 1",
        "openmtcr-admin-1",
    ] {
        assert_eq!(unfit(guessed), Some(Unfit::Guessed { left: 8 }), "{guessed}");
    }
    for taken in [
        GOOD,
        "correct horse battery staple",
        "tU7#kP9q!wLz",
        "сорок две утки плывут",
        "mira likes long walks",
    ] {
        assert_eq!(unfit(taken), None, "{taken}");
    }
}

#[test]
fn what_is_no_hash_of_ours_is_refused() {
    let good =
        "$argon2id$v=19$m=64,t=1,p=1$c29tZXNhbHRzb21lc2FsdA$K7VYQ0Vxk2pG0lqTQy5mZp0a4N2o3n1b7Yj5Q1r0a2E";
    assert!(PasswordHash::read(good).is_ok());
    for (from, to) in [
        ("argon2id", "argon2i"),
        ("argon2id", "scrypt"),
        ("v=19", "v=16"),
        ("m=64", "m=262145"),
        ("m=64", "m=4294967295"),
        ("t=1", "t=65"),
        ("p=1", "p=2"),
        ("$K7VYQ0Vxk2pG0lqTQy5mZp0a4N2o3n1b7Yj5Q1r0a2E", ""),
        ("K7VYQ0Vxk2pG0lqTQy5mZp0a4N2o3n1b7Yj5Q1r0a2E", "K7VYQ0Vxk2pG0lqTQy5mZg"),
    ] {
        assert!(good.contains(from));
        assert!(PasswordHash::read(&good.replace(from, to)).is_err(), "{to} for {from}");
    }
    assert!(PasswordHash::read("").is_err());
}

#[test]
fn so_many_are_hashed_at_once_and_so_many_wait() {
    let mut settings = Settings::built_in().unwrap().password;
    (settings.memory, settings.passes, settings.at_once, settings.waiting) = (64, 1, 2, 1);
    let passwords = Passwords::new(&settings).unwrap();
    let first = passwords.permit().unwrap();
    let second = passwords.permit().unwrap();
    std::thread::scope(|scope| {
        let (told, got) = mpsc::channel();
        let passwords = &passwords;
        for _ in 0..2 {
            let told = told.clone();
            scope.spawn(move || told.send(passwords.permit().map(|_| ())).unwrap());
        }
        // Of two that want one, one may wait; the other is turned away at once, and the first gets what is given back.
        assert_eq!(got.recv().unwrap(), Err(Busy));
        drop(first);
        assert_eq!(got.recv().unwrap(), Ok(()));
    });
    drop(second);
    assert!(passwords.permit().is_ok());
}
