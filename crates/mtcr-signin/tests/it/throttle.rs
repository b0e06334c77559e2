//! How often one may try, and that nobody can lock somebody else out where they are known.

use jiff::{SignedDuration, Timestamp};
use mtcr_signin::{Attempt, By, DeviceKey, Settings, Throttle, ThrottleSettings};
use proptest::prelude::*;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

fn settings() -> ThrottleSettings {
    Settings::built_in().unwrap().throttle
}

/// The highest number let through by what is counted together, in the period of the data that has so many seconds.
fn most(by: By, seconds: i64) -> usize {
    let settings = settings();
    let limit = settings.limit.iter().find(|limit| limit.by == by && limit.within.as_secs() == seconds);
    limit.unwrap_or_else(|| panic!("no limit by {by:?} within {seconds} seconds")).most.into()
}

fn key() -> DeviceKey {
    DeviceKey::new([7; 32], &Settings::built_in().unwrap().device)
}

fn at(seconds: i64) -> Timestamp {
    Timestamp::from_second(1_900_000_000 + seconds).unwrap()
}

fn network(number: u16) -> IpAddr {
    let [high, low] = number.to_be_bytes();
    Ipv4Addr::new(10, high, low, 1).into()
}

/// How many of these attempts, all failing, are let through.
fn through<'a>(throttle: &mut Throttle, attempts: impl Iterator<Item = (Attempt<'a>, Timestamp)>) -> usize {
    attempts.filter(|(attempt, now)| throttle.begin(attempt, *now).is_ok()).count()
}

#[test]
fn from_one_network_a_name_is_tried_as_often_as_the_data_says() {
    let mut throttle = Throttle::new(&settings()).unwrap();
    let limit = most(By::NameAndNetwork, 3600);
    let mira = |from: IpAddr| (Attempt::new("mira", from), at(0));
    assert_eq!(through(&mut throttle, (0..50).map(|_| mira(network(1)))), limit);
    assert_eq!(
        through(&mut throttle, (0..50).map(|_| mira(network(2)))),
        limit,
        "another network has its own"
    );
    let tomas = (0..50).map(|_| (Attempt::new("tomas", network(1)), at(0)));
    assert_eq!(through(&mut throttle, tomas), limit, "and so has another name");
}

#[test]
fn a_refusal_says_until_when_and_then_one_more_is_let_through() {
    let mut throttle = Throttle::new(&settings()).unwrap();
    let mira = Attempt::new("mira", network(1));
    through(&mut throttle, (0..10).map(|minute| (mira, at(60 * minute))));
    let refused = throttle.begin(&mira, at(600)).err().unwrap();
    assert!(at(3600) <= refused.until && refused.until <= at(3600 + 150 + 1), "{}", refused.until);
    let almost = refused.until - SignedDuration::from_millis(1);
    assert_eq!(throttle.begin(&mira, almost).err(), Some(refused));
    assert!(throttle.begin(&mira, refused.until).is_ok());
}

#[test]
fn spellings_of_a_name_and_addresses_of_a_network_are_one() {
    let mut throttle = Throttle::new(&settings()).unwrap();
    let limit = most(By::NameAndNetwork, 3600);
    let names = ["mira", "MIRA", " Mira ", "ｍｉｒａ"];
    let addresses = ["192.0.2.1", "192.0.2.254", "::ffff:192.0.2.9"];
    let attempts = (0..100).map(|at| {
        let address: IpAddr = addresses[at % addresses.len()].parse().unwrap();
        (Attempt::new(names[at % names.len()], address), self::at(0))
    });
    assert_eq!(through(&mut throttle, attempts), limit);
    let six = |host: u128| IpAddr::from(Ipv6Addr::from_bits((0x2001_0db8_0001 << 80) | host << 64 | host));
    let attempts = (1..100).map(|host| (Attempt::new("mira", six(host)), at(0)));
    assert_eq!(through(&mut throttle, attempts), limit);
}

#[test]
fn success_pays_back_its_own_attempt_and_no_other() {
    let mut throttle = Throttle::new(&settings()).unwrap();
    let mira = Attempt::new("mira", network(1));
    for _ in 0..100 {
        let paid = throttle.begin(&mira, at(0)).unwrap();
        throttle.succeeded(paid);
    }
    let limit = most(By::NameAndNetwork, 3600);
    assert_eq!(through(&mut throttle, (0..limit - 1).map(|_| (mira, at(1)))), limit - 1);
    let paid = throttle.begin(&mira, at(2)).unwrap();
    throttle.succeeded(paid);
    assert_eq!(
        through(&mut throttle, (0..9).map(|_| (mira, at(3)))),
        1,
        "the failures before are still counted"
    );
}

#[test]
fn attempts_at_the_same_time_do_not_slip_through_together() {
    let mut throttle = Throttle::new(&settings()).unwrap();
    let mira = Attempt::new("mira", network(1));
    let open: Vec<_> = (0..100).filter_map(|_| throttle.begin(&mira, at(0)).ok()).collect();
    assert_eq!(open.len(), most(By::NameAndNetwork, 3600));
}

#[test]
fn guesses_at_a_name_from_everywhere_are_bounded_in_a_day() {
    let mut throttle = Throttle::new(&settings()).unwrap();
    // Three days from 2000 networks; count what is let through in every 24 hours.
    let mut let_through: Vec<i64> = Vec::new();
    for second in (0..3 * 86_400).step_by(37) {
        let from = network(u16::try_from(second % 2000).unwrap());
        if throttle.begin(&Attempt::new("mira", from), at(second)).is_ok() {
            let_through.push(second);
        }
    }
    let busiest = let_through
        .iter()
        .map(|from| let_through.iter().filter(|second| (*from..from + 86_400).contains(second)).count());
    assert_eq!(busiest.max(), Some(most(By::Name, 86_400)));
    assert!(2 * most(By::Name, 86_400) < let_through.len(), "after a day there is room again");
}

#[test]
fn names_that_nobody_has_are_counted_like_others_and_take_no_memory() {
    let mut throttle = Throttle::new(&settings()).unwrap();
    // At the highest rate that is let through at all, for a day, each with a name of its own.
    let rate = i64::try_from(most(By::Everyone, 60)).unwrap();
    let names: Vec<String> = (0..24 * 60 * rate).map(|number| format!("nobody-{number}")).collect();
    let flood = names.iter().zip(0..).map(|(name, number): (&String, i64)| {
        let from = network(u16::try_from(number % 60_000).unwrap());
        (Attempt::new(name, from), at(number * 60 / rate))
    });
    assert!(names.len() / 2 < through(&mut throttle, flood));
    // Collisions have not used up the limit of a name that nobody tried.
    let later = at(24 * 3600 + 61);
    let tomas = (0..50).map(|_| (Attempt::new("tomas", network(65_000)), later));
    assert!(through(&mut throttle, tomas) >= most(By::NameAndNetwork, 3600) / 2);
}

#[test]
fn a_known_device_has_limits_of_its_own() {
    let mut throttle = Throttle::new(&settings()).unwrap();
    let cookie = key().issue("mira", at(0)).unwrap();
    let other = key().issue("mira", at(0)).unwrap();
    let attempt =
        |cookie: &str, second: i64| Attempt::new("mira", network(1)).with_cookie(cookie, &key(), at(second));
    let stolen =
        through(&mut throttle, (0..86_400).step_by(60).map(|second| (attempt(&cookie, second), at(second))));
    assert_eq!(stolen, most(By::Device, 86_400));
    assert!(throttle.begin(&attempt(&other, 86_000), at(86_000)).is_ok(), "her other device is not touched");
}

#[test]
fn of_devices_that_are_over_nothing_is_remembered_and_of_others_so_many() {
    let mut few = settings();
    few.devices = 3;
    let mut throttle = Throttle::new(&few).unwrap();
    let cookies: Vec<String> = (0..4).map(|_| key().issue("mira", at(0)).unwrap()).collect();
    let attempt = |device: usize, second: i64| {
        (Attempt::new("mira", network(1)).with_cookie(&cookies[device], &key(), at(second)), at(second))
    };
    let limit = most(By::Device, 3600);
    for device in 0..3 {
        let second = i64::try_from(device).unwrap();
        assert_eq!(through(&mut throttle, (0..50).map(|_| attempt(device, second))), limit);
    }
    assert_eq!(
        through(&mut throttle, [attempt(3, 10)].into_iter()),
        1,
        "the fourth takes the place of the first"
    );
    assert_eq!(through(&mut throttle, [attempt(1, 11), attempt(2, 11)].into_iter()), 0);
    assert_eq!(through(&mut throttle, [attempt(0, 12)].into_iter()), 1);
}

#[test]
fn a_clock_that_jumps_neither_opens_the_door_nor_shuts_it_for_good() {
    let mut throttle = Throttle::new(&settings()).unwrap();
    let mira = |second: i64| (Attempt::new("mira", network(1)), at(second));
    let limit = most(By::NameAndNetwork, 3600);
    assert_eq!(through(&mut throttle, (0..limit).map(|_| mira(0))), limit);
    assert_eq!(through(&mut throttle, (0..9).map(|_| mira(-1800))), 0, "half an hour back");
    let year = 365 * 86_400;
    assert_eq!(through(&mut throttle, (0..50).map(|_| mira(year))), limit, "a year on");
    assert_eq!(through(&mut throttle, (0..9).map(|_| mira(0))), 0, "and back: nothing is forgotten");
    assert_eq!(through(&mut throttle, (0..50).map(|_| mira(2 * 3600))), limit, "but what is over is over");
}

/// What an attacker may do: any names, networks and times, with cookies that are old, foreign or none.
#[derive(Clone, Debug)]
struct Blow {
    name: &'static str,
    from: u16,
    cookie: Option<usize>,
    wait: i64,
}

fn blow() -> impl Strategy<Value = Blow> {
    let name = prop::sample::select(vec!["mira", "MIRA", "tomas", "nobody", ""]);
    (name, 0_u16..500, prop::option::of(0_usize..4), 0_i64..120).prop_map(|(name, from, cookie, wait)| Blow {
        name,
        from,
        cookie,
        wait,
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn an_attacker_elsewhere_never_delays_the_owner(blows in prop::collection::vec(blow(), 1..400)) {
        let mut small = settings();
        // Little room, so that everything collides and every limit is reached.
        (small.width, small.rows, small.slices) = (2, 1, 3);
        let mut throttle = Throttle::new(&small).unwrap();
        let mine = key().issue("mira", at(-60)).unwrap();
        // The attacker signs in as tomas, has an ended cookie of mira, one signed with another key, and garbage.
        let theirs = [
            key().issue("tomas", at(-60)).unwrap(),
            key().issue("mira", at(-400 * 86_400)).unwrap(),
            DeviceKey::new([8; 32], &Settings::built_in().unwrap().device).issue("mira", at(-60)).unwrap(),
            "garbage".to_owned(),
        ];
        let mut second = 0;
        for (number, blow) in blows.iter().enumerate() {
            second += blow.wait;
            let attempt = Attempt::new(blow.name, network(blow.from));
            let attempt = match blow.cookie {
                Some(which) => attempt.with_cookie(&theirs[which], &key(), at(second)),
                None => attempt,
            };
            let _ = throttle.begin(&attempt, at(second));
            if number % 10 == 9 {
                // The owner, from the very network of the last blow.
                let owner = Attempt::new("mira", network(blow.from)).with_cookie(&mine, &key(), at(second));
                let paid = throttle.begin(&owner, at(second));
                prop_assert!(paid.is_ok(), "after {number} blows");
                throttle.succeeded(paid.unwrap());
            }
        }
    }

    #[test]
    fn within_no_period_more_is_let_through_than_the_data_says(
        blows in prop::collection::vec((0_u16..40, 0_i64..900), 100..600),
        devices in 0_usize..3,
    ) {
        let mut throttle = Throttle::new(&settings()).unwrap();
        let cookies: Vec<String> = (0..devices).map(|_| key().issue("mira", at(0)).unwrap()).collect();
        let mut second = 0;
        let mut passed = Vec::new();
        for (from, wait) in blows {
            second += wait;
            let attempt = Attempt::new("mira", network(from));
            let attempt = match cookies.get(usize::from(from) % 3) {
                Some(cookie) => attempt.with_cookie(cookie, &key(), at(second)),
                None => attempt,
            };
            if throttle.begin(&attempt, at(second)).is_ok() {
                passed.push(second);
            }
        }
        let bound = most(By::Name, 86_400) + devices * most(By::Device, 86_400);
        for from in &passed {
            let day = passed.iter().filter(|second| (*from..from + 86_400).contains(second)).count();
            prop_assert!(day <= bound, "{day} guesses in a day, {bound} at most");
        }
    }
}
