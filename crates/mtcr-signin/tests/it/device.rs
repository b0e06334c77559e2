//! Cookies of known devices.

use jiff::{SignedDuration, Timestamp};
use mtcr_signin::{Attempt, DeviceKey, Settings};

const NOW: i64 = 1_900_000_000;

fn key(byte: u8) -> DeviceKey {
    DeviceKey::new([byte; 32], &Settings::built_in().unwrap().device)
}

fn at(days: i64) -> Timestamp {
    Timestamp::from_second(NOW).unwrap() + SignedDuration::from_hours(24 * days)
}

fn known(name: &str, cookie: &str, key: &DeviceKey, now: Timestamp) -> bool {
    Attempt::new(name, "192.0.2.7".parse().unwrap()).with_cookie(cookie, key, now).is_known()
}

#[test]
fn a_cookie_is_known_with_its_name_key_and_time() {
    let cookie = key(1).issue("Mira", at(0)).unwrap();
    assert!(known("mira ", &cookie, &key(1), at(0)), "a name in another spelling is the same");
    assert!(known("mira", &cookie, &key(1), at(179)));
    assert!(!known("mira", &cookie, &key(1), at(180)));
    assert!(!known("tomas", &cookie, &key(1), at(0)));
    assert!(!known("mira", &cookie, &key(2), at(0)));
}

#[test]
fn a_changed_cookie_is_not_known_and_none_says_whose_it_is() {
    let cookie = key(1).issue("mira", at(0)).unwrap();
    for place in 0..cookie.len() {
        let changed: String = cookie
            .char_indices()
            .map(|(other, letter)| {
                if other != place {
                    letter
                } else if letter == 'A' {
                    'B'
                } else {
                    'A'
                }
            })
            .collect();
        assert!(!known("mira", &changed, &key(1), at(0)), "character {place}");
    }
    for wrong in ["", "A", &cookie[..40], &format!("{cookie}AAAA")] {
        assert!(!known("mira", wrong, &key(1), at(0)));
    }
    assert_ne!(cookie, key(1).issue("mira", at(0)).unwrap(), "each browser has a cookie of its own");
    assert!(!cookie.contains("mira") && !cookie.contains("bWlyY"));
}
