//! Coming in: the first administrator by the link of the console, others by invitation, and the second factor.

use super::bed::{Bed, PASSWORD, RUNTIME};

#[test]
fn the_first_administrator_comes_in_by_the_link_of_the_console_once() {
    let bed = Bed::empty();
    let path = RUNTIME.block_on(bed.node.first_administrator()).expect("a store").expect("a link");
    let newer = RUNTIME.block_on(bed.node.first_administrator()).expect("a store").expect("a link");
    let mut browser = bed.browser();
    assert_eq!(browser.get(&path).status, 422, "a newer link takes the place of an older one");
    let french = newer.replace("/en/", "/fr/");
    assert!(browser.page(&french).says("premier administrateur"));
    let page = browser.page(&newer);
    let (token, code) = (page.value("csrf"), page.value("code"));
    let fields = |password: &'static str, again: &'static str| {
        vec![
            ("csrf", token.as_str()),
            ("code", code.as_str()),
            ("authority", "Licensing Office of Arlandia"),
            ("name", "Ada of Arlandia"),
            ("sign-in", "ada"),
            ("mail", ""),
            ("password", password),
            ("again", again),
        ]
    };
    let mut once = bed.browser();
    once.cookies = browser.cookies.clone();
    assert_eq!(once.post("/en/enter", &fields(PASSWORD, "another")).status, 422);
    once.cookies = browser.cookies.clone();
    let short = once.post("/en/enter", &fields("short", "short"));
    assert_eq!(short.status, 422, "{}", short.text);
    once.cookies = browser.cookies.clone();
    let done = once.post("/en/enter", &fields(PASSWORD, PASSWORD));
    assert_eq!((done.status.as_u16(), done.location()), (303, "/en/account"), "{}", done.text);
    assert!(once.page("/en/administration").says("has had one administrator only"));
    assert!(once.page("/fr/administration/grants").says("qu’un administrateur"));
    assert_eq!(browser.get(&newer).status, 422, "it was used");
    assert_eq!(browser.post("/en/enter", &fields(PASSWORD, PASSWORD)).status, 422);
    assert!(RUNTIME.block_on(bed.node.first_administrator()).expect("a store").is_none());
    assert!(bed.refused().iter().any(|(_, action, ground)| action == "link" && ground == "link-over"));
}

#[test]
fn a_second_factor_is_set_and_asked_for() {
    let (bed, ada, _) = Bed::new();
    let mut browser = bed.as_(&ada);
    let stranger =
        browser.fill("/en/account/second-factor", &[("do", "begin"), ("current", "nine geese fly south")]);
    assert_eq!(stranger.status, 422, "a session alone sets none");
    let shown = browser.fill("/en/account/second-factor", &[("do", "begin"), ("current", PASSWORD)]);
    let page = shown.page("/en/account/second-factor");
    let secret = page.all("pre").next().expect("a secret").text.trim().to_owned();
    assert!(page.says("otpauth://totp/OpenMTCR"), "the address");
    assert_eq!(shown.header("cache-control"), "no-store");
    let wrong = browser.fill("/en/account/second-factor", &[("do", "set"), ("code", "000000")]);
    assert_eq!(wrong.status, 422);
    let code = code(&secret);
    let set = browser.fill("/en/account/second-factor", &[("do", "set"), ("code", &code)]);
    assert_eq!(set.status, 200, "{}", set.text);
    let codes = set.page("set").all("pre").next().expect("codes").text.trim().to_owned();
    let recovery: Vec<&str> = codes.lines().collect();
    assert_eq!(recovery.len(), 10);
    let mut fresh = bed.browser();
    let asked = fresh.sign_in("ada", PASSWORD);
    assert_eq!(asked.status, 200, "{}", asked.text);
    let page = asked.page("/en/sign-in");
    let (token, ticket) = (page.value("csrf"), page.value("ticket"));
    let with = |code: &str, token: &str| {
        vec![
            ("csrf", token.to_owned()),
            ("ticket", ticket.clone()),
            ("to", String::new()),
            ("code", code.to_owned()),
        ]
    };
    let send = |browser: &mut super::browser::Browser, fields: Vec<(&'static str, String)>| {
        let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (*name, value.as_str())).collect();
        browser.post("/en/sign-in/code", &fields)
    };
    let again = send(&mut fresh, with(&code, &token));
    assert_eq!(again.status, 422, "a code is used once");
    let token = again.page("/en/sign-in/code").value("csrf");
    let done = send(&mut fresh, with(recovery[0], &token));
    assert_eq!((done.status.as_u16(), done.location()), (303, "/en/account"), "{}", done.text);
    assert!(fresh.page("/en/account").says("password and second factor"));
}

/// The code of an authenticator for a secret, now.
fn code(base32: &str) -> String {
    let mut bits = String::new();
    for letter in base32.chars() {
        let value = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".find(letter).expect("base 32");
        bits += &format!("{value:05b}");
    }
    let bits: Vec<char> = bits.chars().collect();
    let byte = |bits: &[char]| u8::from_str_radix(&bits.iter().collect::<String>(), 2).expect("bits");
    let bytes: Vec<u8> = bits.chunks_exact(8).map(byte).collect();
    // `mtcr-signin` computes none: it only checks. Every code is tried, as nobody can who is throttled.
    let factor = mtcr_signin::SecondFactor::from_bytes(
        &bytes,
        &mtcr_signin::Settings::built_in().expect("settings").second_factor,
    )
    .expect("a secret");
    let now = super::bed::now();
    (0..1_000_000)
        .map(|number| format!("{number:06}"))
        .find(|code| factor.check(code, now, None).is_some())
        .expect("one of them fits")
}
