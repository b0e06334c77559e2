//! Roles: two hands, and what two hands alone do not keep out.

use crate::world::Step::{
    self, Approve, ApproveOther, Close, Disable, Enable, Propose, ProposeReset, ProposeSmall, Reject, Revoke,
    Wait,
};
use crate::world::{World, account};
use jiff::SignedDuration;
use mtcr_accounts::{Command, Ground, Report, Warning, day};

/// What is tried last comes to this.
type Wanted = Result<&'static [Report], Ground>;

const DONE: Wanted = Ok(&[]);

/// With three administrators, `a`, `b` and `c`: what happened, what is tried last, and what comes of it.
const THREE: &[(&str, &[Step], Wanted)] = &[
    ("two hands", &[Propose("g", "a", "d", "CO", 0, 90), Approve("g", "b")], DONE),
    (
        "without a second person",
        &[Propose("g", "a", "d", "CO", 0, 90), Approve("g", "a")],
        Err(Ground::SecondPerson),
    ),
    ("by somebody without a role", &[Propose("g", "d", "d", "CO", 0, 90)], Err(Ground::RoleNotHeld)),
    (
        "for oneself, by oneself",
        &[Propose("g", "a", "a", "SY", 0, 90), Approve("g", "a")],
        Err(Ground::OwnGrant),
    ),
    ("for oneself is reported", &[Propose("g", "a", "a", "SY", 0, 90)], Ok(&[Report::OwnProposal])),
    (
        "proposed by another, approved by oneself",
        &[Propose("g", "b", "a", "SY", 0, 90), Approve("g", "a")],
        Err(Ground::OwnGrant),
    ),
    (
        "approved by somebody without a role",
        &[Propose("g", "a", "d", "CO", 0, 90), Approve("g", "d")],
        Err(Ground::RoleNotHeld),
    ),
    (
        "approving with a role that is over",
        &[
            Propose("s", "a", "d", "SY", 0, 3),
            Approve("s", "b"),
            Propose("g", "a", "f", "ES", 0, 90),
            Wait(4),
            Approve("g", "d"),
        ],
        Err(Ground::RoleNotHeld),
    ),
    (
        "approving on the last day of the role",
        &[
            Propose("s", "a", "d", "SY", 0, 3),
            Approve("s", "b"),
            Propose("g", "a", "f", "ES", 0, 90),
            Wait(3),
            Approve("g", "d"),
        ],
        DONE,
    ),
    (
        "approving before the role begins",
        &[
            Propose("s", "a", "d", "SY", 1, 3),
            Approve("s", "b"),
            Propose("g", "a", "f", "ES", 0, 90),
            Approve("g", "d"),
        ],
        Err(Ground::RoleNotHeld),
    ),
    (
        "the proposer is removed before the approval",
        &[Propose("g", "c", "d", "CO", 0, 90), Disable("a", "c"), Approve("g", "b")],
        Err(Ground::ProposerGone),
    ),
    (
        "the proposer's role is taken back before the approval",
        &[Propose("g", "c", "d", "CO", 0, 90), Revoke("c", "a"), Approve("g", "b")],
        Err(Ground::ProposerGone),
    ),
    (
        "whoever is to get it is removed before the approval",
        &[Propose("g", "a", "d", "CO", 0, 90), Disable("a", "d"), Approve("g", "b")],
        Err(Ground::NotOpen),
    ),
    (
        "two who grant each other: b has the role from a",
        &[Propose("g", "c", "a", "SY", 0, 90), Approve("g", "b")],
        Err(Ground::Mutual),
    ),
    (
        "two who grant each other, one proposing for himself",
        &[Propose("g", "a", "a", "SY", 0, 90), Approve("g", "b")],
        Err(Ground::Mutual),
    ),
    (
        "two who grant each other, the favour taken back",
        &[
            Propose("d", "a", "d", "SY", 0, 90),
            Approve("d", "c"),
            Propose("s", "c", "b", "SY", 0, 90),
            Approve("s", "d"),
            Revoke("b", "c"),
            Propose("g", "c", "a", "SY", 0, 90),
            Approve("g", "b"),
        ],
        Err(Ground::Mutual),
    ),
    (
        "a favour that is only proposed",
        &[Propose("h", "b", "a", "SY", 0, 90), Propose("g", "c", "b", "SY", 0, 90), Approve("g", "a")],
        Err(Ground::Mutual),
    ),
    (
        "a favour that was rejected",
        &[
            Propose("h", "b", "a", "SY", 0, 90),
            Reject("h", "c"),
            Propose("g", "c", "b", "SY", 0, 90),
            Approve("g", "a"),
        ],
        DONE,
    ),
    (
        "one day before the favour is forgotten",
        &[Wait(89), Propose("g", "c", "a", "SY", 0, 90), Approve("g", "b")],
        Err(Ground::Mutual),
    ),
    (
        "when the favour is forgotten",
        &[Wait(90), Propose("g", "c", "a", "SY", 0, 90), Approve("g", "b")],
        DONE,
    ),
    (
        "a third one, who owes nothing to either",
        &[
            Propose("s", "b", "d", "SY", 0, 90),
            Approve("s", "c"),
            Propose("g", "c", "a", "SY", 0, 90),
            Approve("g", "d"),
        ],
        Ok(&[]),
    ),
    (
        "approved too late",
        &[Propose("g", "a", "d", "CO", 0, 90), Wait(14), Approve("g", "b")],
        Err(Ground::Stale),
    ),
    ("approved in time", &[Propose("g", "a", "d", "CO", 0, 90), Wait(13), Approve("g", "b")], DONE),
    (
        "approved twice",
        &[Propose("g", "a", "d", "CO", 0, 90), Approve("g", "b"), Approve("g", "c")],
        Err(Ground::NotOpen),
    ),
    (
        "approved after it was rejected",
        &[Propose("g", "a", "d", "CO", 0, 90), Reject("g", "d"), Approve("g", "b")],
        Err(Ground::NotOpen),
    ),
    ("nothing of that id", &[Approve("g", "b")], Err(Ground::NotFound)),
    ("too long", &[Propose("g", "a", "d", "CO", 0, 367)], Err(Ground::Period)),
    ("as long as may be", &[Propose("g", "a", "d", "CO", 0, 366)], DONE),
    ("ends before it begins", &[Propose("g", "a", "d", "CO", 5, 4)], Err(Ground::Period)),
    ("in the past", &[Propose("g", "a", "d", "CO", -5, -1)], Err(Ground::Period)),
    (
        "over before it was approved",
        &[Propose("g", "a", "d", "CO", 0, 5), Wait(6), Approve("g", "b")],
        Err(Ground::Period),
    ),
    ("a role of other organisations", &[Propose("g", "a", "d", "EA", 0, 90)], Err(Ground::RoleDoesNotFit)),
    ("a role of programs", &[Propose("g", "a", "d", "MO", 0, 90)], Err(Ground::RoleDoesNotFit)),
    ("a role that nobody knows", &[Propose("g", "a", "d", "ZZ", 0, 90)], Err(Ground::RoleDoesNotFit)),
    (
        "an administrator takes no part in cases",
        &[Propose("g", "b", "a", "CO", 0, 90)],
        Err(Ground::RolesExclude),
    ),
    (
        "roles that exclude each other, on other days",
        &[
            Propose("g", "a", "d", "LM", 0, 90),
            Approve("g", "b"),
            Propose("h", "a", "d", "CO", 91, 120),
            Approve("h", "b"),
        ],
        DONE,
    ),
    (
        "roles that exclude each other, both proposed before either was granted",
        &[
            Propose("g", "a", "d", "LM", 0, 90),
            Propose("h", "a", "d", "CO", 90, 120),
            Approve("g", "b"),
            Approve("h", "b"),
        ],
        Err(Ground::RolesExclude),
    ),
    (
        "taken back with one hand",
        &[Propose("g", "a", "d", "CO", 0, 90), Approve("g", "b"), Revoke("g", "c")],
        DONE,
    ),
    ("given up", &[Propose("g", "a", "d", "CO", 0, 90), Approve("g", "b"), Revoke("g", "d")], DONE),
    (
        "taken back by somebody without a role",
        &[Propose("g", "a", "d", "CO", 0, 90), Approve("g", "b"), Revoke("g", "f")],
        Err(Ground::RoleNotHeld),
    ),
    ("one of three administrators goes", &[Revoke("c", "a")], DONE),
    (
        "one of two administrators goes",
        &[Revoke("c", "a"), Revoke("b", "a")],
        Ok(&[Report::OneAdministrator]),
    ),
    (
        "the last administrator goes",
        &[Revoke("c", "a"), Revoke("b", "a"), Revoke("a", "a")],
        Err(Ground::LastAdministrator),
    ),
    (
        "the last administrator is removed",
        &[Revoke("c", "a"), Disable("a", "b"), Disable("a", "a")],
        Err(Ground::LastAdministrator),
    ),
    (
        "the organisation of all administrators is closed",
        &[Close("a", "office")],
        Err(Ground::LastAdministrator),
    ),
    ("another organisation is closed", &[Close("a", "works")], DONE),
    (
        "nobody of a closed organisation gets a role",
        &[Close("a", "works"), Propose("g", "a", "e", "EA", 0, 90)],
        Err(Ground::AccountDisabled),
    ),
    (
        "one administrator who is left does not grant alone again",
        &[Disable("a", "b"), Disable("a", "c"), Propose("g", "a", "d", "SY", 0, 90), Approve("g", "a")],
        Err(Ground::SecondPerson),
    ),
    (
        "who is enabled again has no role",
        &[Disable("a", "c"), Enable("a", "c"), Propose("g", "c", "d", "CO", 0, 90)],
        Err(Ground::RoleNotHeld),
    ),
    // An exporter's own administrators.
    (
        "an exporter's administrator grants in the own house with a second one",
        &[
            Propose("e", "a", "e", "EA", 0, 90),
            Approve("e", "b"),
            Propose("f", "a", "f", "EA", 0, 90),
            Approve("f", "c"),
            Propose("g", "e", "f", "ES", 0, 90),
            Approve("g", "e"),
        ],
        Err(Ground::SecondPerson),
    ),
    (
        "an exporter's administrator grants nothing else",
        &[Propose("e", "a", "e", "EA", 0, 90), Approve("e", "b"), Propose("g", "e", "d", "CO", 0, 90)],
        Err(Ground::RoleNotHeld),
    ),
    (
        "an exporter's administrator proposes, one of the node approves",
        &[
            Propose("e", "a", "e", "EA", 0, 90),
            Approve("e", "b"),
            Propose("g", "e", "f", "ES", 0, 90),
            Approve("g", "c"),
        ],
        DONE,
    ),
    // A small authority (R12).
    (
        "a small authority, by one",
        &[ProposeSmall("p", "a", true), ApproveOther("p", "a")],
        Err(Ground::SecondPerson),
    ),
    ("a small authority, by two", &[ProposeSmall("p", "a", true), ApproveOther("p", "b")], DONE),
    (
        "a small authority, twice",
        &[ProposeSmall("p", "a", true), ApproveOther("p", "b"), ProposeSmall("q", "a", true)],
        Err(Ground::Already),
    ),
    (
        "a small authority combines roles, and says so",
        &[
            ProposeSmall("p", "a", true),
            ApproveOther("p", "b"),
            Wait(90),
            Propose("g", "b", "a", "CO", 0, 90),
            Approve("g", "c"),
        ],
        Ok(&[Report::Combined]),
    ),
    (
        "in a small authority two grant each other, and it is reported",
        &[
            ProposeSmall("p", "a", true),
            ApproveOther("p", "b"),
            Propose("g", "a", "a", "SY", 0, 90),
            Approve("g", "b"),
        ],
        Ok(&[Report::Mutual]),
    ),
    (
        "nobody audits themselves in a small authority either",
        &[ProposeSmall("p", "a", true), ApproveOther("p", "b"), Propose("g", "b", "a", "AU", 0, 90)],
        Err(Ground::RolesExclude),
    ),
    (
        "nor does anybody approve their own role there",
        &[
            ProposeSmall("p", "a", true),
            ApproveOther("p", "b"),
            Propose("g", "a", "a", "SY", 0, 90),
            Approve("g", "a"),
        ],
        Err(Ground::OwnGrant),
    ),
    (
        "a small authority no more",
        &[
            ProposeSmall("p", "a", true),
            ApproveOther("p", "b"),
            ProposeSmall("q", "b", false),
            ApproveOther("q", "c"),
            Propose("g", "b", "a", "CO", 0, 90),
        ],
        Err(Ground::RolesExclude),
    ),
    // A new password for somebody.
    ("a reset by one", &[ProposeReset("p", "a", "d"), ApproveOther("p", "a")], Err(Ground::SecondPerson)),
    ("a reset by two", &[ProposeReset("p", "a", "d"), ApproveOther("p", "b")], DONE),
    (
        "a reset approved by whom it is for",
        &[ProposeReset("p", "a", "b"), ApproveOther("p", "b")],
        Err(Ground::OwnGrant),
    ),
    ("a reset by somebody without a role", &[ProposeReset("p", "d", "e")], Err(Ground::RoleNotHeld)),
    (
        "a reset whose proposer is gone",
        &[ProposeReset("p", "c", "d"), Disable("a", "c"), ApproveOther("p", "b")],
        Err(Ground::ProposerGone),
    ),
    (
        "a reset that waited too long",
        &[ProposeReset("p", "a", "d"), Wait(14), ApproveOther("p", "b")],
        Err(Ground::Stale),
    ),
];

/// With `a` alone, who came by the link of the console.
const FIRST: &[(&str, &[Step], Wanted)] = &[
    (
        "the first appoints the second",
        &[Propose("g", "a", "b", "SY", 0, 90), Approve("g", "a")],
        Ok(&[Report::SingleHand]),
    ),
    ("and nobody else", &[Propose("g", "a", "b", "CO", 0, 90), Approve("g", "a")], Err(Ground::SecondPerson)),
    (
        "and no third",
        &[
            Propose("g", "a", "b", "SY", 0, 90),
            Approve("g", "a"),
            Propose("h", "a", "c", "SY", 0, 90),
            Approve("h", "a"),
        ],
        Err(Ground::SecondPerson),
    ),
    (
        "nor a second one again, when the second is gone",
        &[
            Propose("g", "a", "b", "SY", 0, 90),
            Approve("g", "a"),
            Revoke("g", "a"),
            Propose("h", "a", "c", "SY", 0, 90),
            Approve("h", "a"),
        ],
        Err(Ground::SecondPerson),
    ),
    ("nor themselves", &[Propose("g", "a", "a", "SY", 0, 90), Approve("g", "a")], Err(Ground::OwnGrant)),
    (
        "a small authority from the beginning",
        &[ProposeSmall("p", "a", true), ApproveOther("p", "a")],
        Ok(&[Report::SingleHand]),
    ),
    (
        "no reset by one hand",
        &[ProposeReset("p", "a", "b"), ApproveOther("p", "a")],
        Err(Ground::SecondPerson),
    ),
    ("the first does not go", &[Revoke("a", "a")], Err(Ground::LastAdministrator)),
];

fn check(rows: &[(&str, &[Step], Wanted)], begin: fn() -> World) {
    for (name, steps, wanted) in rows {
        let mut world = begin();
        let (last, before) = steps.split_last().unwrap();
        for step in before {
            // A step before the last may be refused where the row is about what follows from that.
            let _ = world.step(*step);
        }
        let before = world.accounts.clone();
        let found = world.step(*last);
        assert_eq!(found, wanted.map(<[Report]>::to_vec), "{name}");
        if found.is_err() {
            assert_eq!(world.accounts, before, "{name}: nothing happened");
        }
    }
}

#[test]
fn three_administrators() {
    check(THREE, World::three);
}

#[test]
fn a_beginning() {
    check(FIRST, World::beginning);
}

/// The days of a grant are both included, and are those of UTC.
#[test]
fn days() {
    let mut world = World::three();
    world.step(Propose("g", "a", "d", "CO", 2, 4)).unwrap();
    world.step(Approve("g", "b")).unwrap();
    let begin = world.now;
    for (hours, held) in [(0, false), (38, false), (39, true), (110, true), (111, false)] {
        // 09:15 and 38 hours is 23:15 on the day before the first one.
        world.now = begin + SignedDuration::from_hours(hours);
        assert_eq!(world.held("d"), if held { vec!["CO"] } else { vec![] }, "{hours}");
    }
}

/// Everything of an account ends with it.
#[test]
fn a_removed_account() {
    let mut world = World::three();
    world.step(Propose("g", "a", "d", "CO", 0, 90)).unwrap();
    world.step(Approve("g", "b")).unwrap();
    world.step(Propose("h", "a", "d", "RO", 0, 90)).unwrap();
    world.step(Disable("a", "d")).unwrap();
    assert_eq!(world.held("d"), Vec::<String>::new());
    world.step(Enable("a", "d")).unwrap();
    assert_eq!(world.held("d"), Vec::<String>::new());
    assert!(!world.accounts.account(&account("d")).unwrap().entered);
    assert_eq!(world.step(Disable("a", "nobody")).unwrap_err(), Ground::NotFound);
    assert_eq!(world.step(Enable("a", "d")).unwrap_err(), Ground::Already);
}

#[test]
fn warnings() {
    let said = |world: &World| {
        let warnings = world.accounts.warnings(&world.roles, &world.policy, world.now);
        warnings.into_iter().collect::<Vec<_>>()
    };
    let mut world = World::beginning();
    assert_eq!(said(&world), [Warning::FirstAdministrator, Warning::OneAdministrator]);
    world = World::three();
    assert_eq!(said(&world), []);
    world.step(Wait(335)).unwrap();
    assert_eq!(said(&world), []);
    // All three end on the same day: from the day after nobody is there.
    world.step(Wait(2)).unwrap();
    let after = day(world.now + SignedDuration::from_hours(24 * 30));
    assert_eq!(said(&world), [Warning::NoAdministratorFrom(after)]);
    world.step(Propose("n", "b", "a", "SY", 0, 300)).unwrap();
    world.step(Approve("n", "c")).unwrap();
    assert_eq!(said(&world), [Warning::OneAdministratorFrom(after)]);
    world.step(Wait(30)).unwrap();
    assert_eq!(said(&world), [Warning::OneAdministrator]);
    world.step(Wait(300)).unwrap();
    assert_eq!(said(&world), [Warning::NoAdministrator]);
    let mut world = World::three();
    world.step(ProposeSmall("p", "a", true)).unwrap();
    world.step(ApproveOther("p", "b")).unwrap();
    assert_eq!(said(&world), [Warning::SmallAuthority]);
}

/// A reason is one line.
#[test]
fn reasons() {
    let mut world = World::three();
    for (reason, fits) in
        [("", false), ("  ", false), ("a\nb", false), (&*"x".repeat(201), false), (&*"x".repeat(200), true)]
    {
        let command = Command::DisableAccount { account: account("d"), reason: reason.to_owned() };
        let found = world.run("a", &command).map(drop);
        assert_eq!(found, if fits { Ok(()) } else { Err(Ground::Reason) }, "{reason:?}");
    }
}
