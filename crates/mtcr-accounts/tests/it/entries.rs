//! Links and sessions.

use crate::world::{Step, World, account};
use jiff::SignedDuration;
use mtcr_accounts::{
    Change, Command, Event, GrantId, Ground, LinkId, Method, OrganisationId, OrganisationKind,
    PasswordChange, Session, SessionEnd, SessionId,
};
use std::collections::BTreeSet;

fn link(name: &str) -> LinkId {
    LinkId::new(name).unwrap()
}

fn enter_first(name: &str, account_name: &str) -> Command {
    Command::EnterFirst {
        link: link(name),
        organisation: OrganisationId::new("office").unwrap(),
        account: account(account_name),
        grant: GrantId::new(&format!("of-{account_name}")).unwrap(),
    }
}

#[test]
fn the_link_of_the_console() {
    let mut world = World::empty();
    let make = |name: &str| Command::MakeFirstLink { link: link(name) };
    assert_eq!(world.run("public", &make("l")).unwrap_err(), Ground::NotFound);
    world.run("console", &make("old")).unwrap();
    world.run("console", &make("l")).unwrap();
    // The newer one puts the older out of use.
    assert_eq!(world.run("console", &enter_first("old", "a")).unwrap_err(), Ground::LinkOver);
    world.now += SignedDuration::from_hours(24);
    assert_eq!(world.run("console", &enter_first("l", "a")).unwrap_err(), Ground::LinkOver);
    world.run("console", &make("m")).unwrap();
    world.run("console", &enter_first("m", "a")).unwrap();
    assert_eq!(world.held("a"), ["SY"]);
    assert_eq!(world.run("console", &enter_first("m", "b")).unwrap_err(), Ground::LinkOver);
    // As long as there is one administrator, the console helps out; with two it does not.
    world.run("console", &make("n")).unwrap();
    world.run("console", &make("o")).unwrap();
    world.run("console", &enter_first("o", "b")).unwrap();
    assert_eq!(world.run("console", &make("p")).unwrap_err(), Ground::AdministratorsThere);
}

#[test]
fn a_link_that_came_too_late() {
    // Made while there was one administrator, used when there are two.
    let mut world = World::beginning();
    world.run("console", &Command::MakeFirstLink { link: link("l") }).unwrap();
    world.step(Step::Propose("b", "a", "b", "SY", 0, 90)).unwrap();
    world.step(Step::Approve("b", "a")).unwrap();
    assert_eq!(world.run("console", &enter_first("l", "x")).unwrap_err(), Ground::AdministratorsThere);
}

#[test]
fn a_first_administrator_belongs_to_the_authority() {
    let mut world = World::beginning();
    world.run("console", &Command::MakeFirstLink { link: link("l") }).unwrap();
    for (organisation, wanted) in [("works", Ground::RoleDoesNotFit), ("another", Ground::NotFound)] {
        let organisation = OrganisationId::new(organisation).unwrap();
        let (account, grant) = (account("x"), GrantId::new("x").unwrap());
        let command = Command::EnterFirst { link: link("l"), organisation, account, grant };
        assert_eq!(world.run("console", &command).unwrap_err(), wanted);
    }
    let kind = OrganisationKind::Authority;
    let organisation = OrganisationId::new("office").unwrap();
    let again = Command::AddOrganisation { organisation, kind, sites: BTreeSet::new() };
    assert_eq!(world.run("a", &again).unwrap_err(), Ground::Already);
}

#[test]
fn invitations_and_resets() {
    let mut world = World::three();
    let invite = |name: &str| Command::Invite { link: link("i"), account: account(name) };
    // Who has a way in is not invited again: that takes two hands.
    assert_eq!(world.run("a", &invite("d")).unwrap_err(), Ground::Already);
    assert_eq!(world.run("a", &invite("nobody")).unwrap_err(), Ground::NotFound);
    world.run("d", &Command::ChangeSecondFactor { there: true }).unwrap();
    let sessions = ["one", "two"].map(|id| Session {
        id: SessionId::new(id).unwrap(),
        account: account("d"),
        until: world.now + SignedDuration::from_hours(12),
        ended: false,
    });
    world.sessions = sessions.to_vec();
    world.step(Step::ProposeReset("p", "a", "d")).unwrap();
    world.run("b", &Command::Approve { id: "p".to_owned().try_into().unwrap(), link: link("r") }).unwrap();
    let changes = world.run("d", &Command::Enter { link: link("r") }).unwrap();
    let ended = |change: &&Change| change.event == Event::SessionEnded { how: SessionEnd::NewPassword };
    assert_eq!(changes.iter().filter(ended).count(), 2);
    assert!(changes.iter().any(|change| change.event == Event::SecondFactorChanged { there: false }));
    assert_eq!(world.run("d", &Command::Enter { link: link("r") }).unwrap_err(), Ground::LinkOver);
    // Which is over after an hour.
    world.step(Step::ProposeReset("q", "a", "d")).unwrap();
    world.run("b", &Command::Approve { id: "q".to_owned().try_into().unwrap(), link: link("s") }).unwrap();
    world.now += SignedDuration::from_hours(1);
    assert_eq!(world.run("d", &Command::Enter { link: link("s") }).unwrap_err(), Ground::LinkOver);
}

fn start(name: &str, method: Method) -> Command {
    Command::StartSession { session: SessionId::new("s").unwrap(), account: account(name), method }
}

#[test]
fn sessions_begin() {
    let mut world = World::three();
    world.run("d", &start("d", Method::Password)).unwrap();
    assert_eq!(world.run("x", &start("x", Method::Password)).unwrap_err(), Ground::NotFound);
    world.run("d", &Command::ChangeSecondFactor { there: true }).unwrap();
    assert_eq!(world.run("d", &start("d", Method::Password)).unwrap_err(), Ground::RoleNotHeld);
    world.run("d", &start("d", Method::TwoFactors)).unwrap();
    world.step(Step::Close("a", "works")).unwrap();
    assert_eq!(world.run("e", &start("e", Method::Password)).unwrap_err(), Ground::AccountDisabled);
    world.step(Step::Disable("a", "d")).unwrap();
    assert_eq!(world.run("d", &start("d", Method::TwoFactors)).unwrap_err(), Ground::AccountDisabled);
    world.step(Step::Enable("a", "d")).unwrap();
    assert_eq!(world.run("d", &start("d", Method::Password)).unwrap_err(), Ground::NotFound);
}

#[test]
fn sessions_end() {
    let mut world = World::three();
    let session = |id: &str, name: &str| Session {
        id: SessionId::new(id).unwrap(),
        account: account(name),
        until: world.now + SignedDuration::from_hours(12),
        ended: false,
    };
    let all = vec![session("one", "d"), session("two", "d"), session("other", "e")];
    world.sessions.clone_from(&all);
    let kept = Some(SessionId::new("two").unwrap());
    let changes = world.run("d", &Command::ChangePassword { how: PasswordChange::Own, keep: kept }).unwrap();
    assert_eq!(
        changes.iter().map(|change| change.stream.as_str()).collect::<Vec<_>>(),
        ["person/d", "session/one"]
    );
    let changes =
        world.run("d", &Command::ChangePassword { how: PasswordChange::Rehash, keep: None }).unwrap();
    assert_eq!(changes.len(), 1);
    let ended = |world: &World| world.sessions.iter().filter(|session| session.ended).count();
    assert_eq!(ended(&world), 1);
    // Removed, and the sessions end in the same moment.
    let changes = world
        .run("a", &Command::DisableAccount { account: account("d"), reason: "left".to_owned() })
        .unwrap();
    let disabled = Event::SessionEnded { how: SessionEnd::Disabled };
    assert!(changes.contains(&Change { stream: "session/two".to_owned(), event: disabled }));
    assert_eq!(ended(&world), 2);
    let other = world.sessions[2].clone();
    for (by, how) in [("e", SessionEnd::SignedOut), ("a", SessionEnd::Revoked)] {
        world.sessions[2].ended = false;
        let changes = world.run(by, &Command::EndSession { session: other.clone() }).unwrap();
        assert_eq!(changes[0].event, Event::SessionEnded { how });
    }
    let over = Session { ended: true, ..other };
    assert_eq!(world.run("e", &Command::EndSession { session: over }).unwrap_err(), Ground::SessionOver);
}

#[test]
fn how_long_sessions_stand() {
    let world = World::empty();
    let begin = world.now;
    let after = |minutes| begin + SignedDuration::from_mins(minutes);
    let session =
        Session { id: SessionId::new("s").unwrap(), account: account("a"), until: after(720), ended: false };
    // When it was heard of last, when it is asked about, and whether it stands.
    for (seen, now, stands) in [
        (0, 0, true),
        (0, 29, true),
        (0, 30, false),
        (29, 58, true),
        (719, 719, true),
        (719, 720, false),
        // A clock that went back makes it no longer than it was to be.
        (800, 700, true),
        (800, 720, false),
    ] {
        let found = session.stands(after(seen), after(now), &world.policy.session).is_ok();
        assert_eq!(found, stands, "{seen} {now}");
    }
    let over = Session { ended: true, ..session };
    assert!(over.stands(begin, begin, &world.policy.session).is_err());
}
