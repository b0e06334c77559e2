//! Tokens: never further than the account, its scopes and its days.

use crate::world::{Step, World, account};
use jiff::{SignedDuration, Timestamp};
use mtcr_accounts::{AccountId, Command, Ground, OrganisationId, Refused, TokenId};
use mtcr_permissions::ActionId;
use std::collections::BTreeSet;

fn token() -> TokenId {
    TokenId::new("t").unwrap()
}

fn scopes(names: &[&str]) -> BTreeSet<ActionId> {
    names.iter().map(|name| ActionId::new(name).unwrap()).collect()
}

fn make(account: AccountId, names: &[&str], until: Option<Timestamp>) -> Command {
    Command::MakeToken { id: token(), account, scopes: scopes(names), until }
}

/// What a token may be used for, at once.
fn acts(world: &World, action: &str) -> Result<(), Ground> {
    let action = ActionId::new(action).unwrap();
    world.accounts.token_acts(&token(), Some(&action), world.now).map(drop).map_err(|Refused(ground)| ground)
}

#[test]
fn a_token_ends() {
    let begin = || {
        let mut world = World::three();
        world.run("d", &make(account("d"), &["rating-read", "intake-write"], None)).unwrap();
        world
    };
    let mut world = begin();
    assert_eq!(acts(&world, "rating-read"), Ok(()));
    assert_eq!(acts(&world, "decision-sign"), Err(Ground::TokenOver));
    let missing = TokenId::new("other").unwrap();
    assert_eq!(world.accounts.token_acts(&missing, None, world.now).unwrap_err(), Refused(Ground::NotFound));

    // After its scope shrank; it does not grow again.
    let shrink = |names: &[&str]| Command::ShrinkToken { id: token(), scopes: scopes(names) };
    world.run("d", &shrink(&["rating-read"])).unwrap();
    assert_eq!((acts(&world, "rating-read"), acts(&world, "intake-write")), (Ok(()), Err(Ground::TokenOver)));
    for names in [&["rating-read", "intake-write"][..], &["rating-read"], &[], &["intake-write"]] {
        assert_eq!(world.run("d", &shrink(names)).unwrap_err(), Ground::Scope, "{names:?}");
    }
    // After it was taken back.
    let revoke = Command::RevokeToken { id: token(), reason: "lost".to_owned() };
    assert_eq!(world.run("e", &revoke).unwrap_err(), Ground::NotFound);
    world.run("a", &revoke).unwrap();
    assert_eq!(acts(&world, "rating-read"), Err(Ground::TokenOver));
    assert_eq!(world.run("d", &revoke).unwrap_err(), Ground::TokenOver);

    // After its day.
    let mut world = begin();
    world.now += SignedDuration::from_hours(24 * 90);
    assert_eq!(acts(&world, "rating-read"), Err(Ground::TokenOver));
    // After its account was removed, also when it is enabled again; while its organisation is closed.
    let mut world = begin();
    world.step(Step::Disable("a", "d")).unwrap();
    assert_eq!(acts(&world, "rating-read"), Err(Ground::TokenOver));
    world.step(Step::Enable("a", "d")).unwrap();
    assert_eq!(acts(&world, "rating-read"), Err(Ground::TokenOver));
    let mut world = World::three();
    world.run("e", &make(account("e"), &["rating-read"], None)).unwrap();
    world.step(Step::Close("a", "works")).unwrap();
    assert_eq!(acts(&world, "rating-read"), Err(Ground::AccountDisabled));
}

#[test]
fn a_token_is_made() {
    let mut world = World::three();
    let days = |days: i64| Some(world.now + SignedDuration::from_hours(24 * days));
    let program = AccountId::service("gate").unwrap();
    let organisation = OrganisationId::new("office").unwrap();
    let rows = [
        ("a", make(account("d"), &["rating-read"], None), Err(Ground::NotFound)),
        ("d", make(account("d"), &[], None), Err(Ground::Scope)),
        ("d", make(account("d"), &["rating-read"], days(366)), Err(Ground::Period)),
        ("d", make(account("d"), &["rating-read"], days(0)), Err(Ground::Period)),
        ("d", make(account("d"), &["rating-read"], days(365)), Ok(())),
        ("d", make(account("d"), &["rating-read"], None), Err(Ground::Already)),
        ("a", make(program.clone(), &["metrics-read"], None), Err(Ground::NotFound)),
        ("a", Command::AddAccount { account: program.clone(), organisation }, Ok(())),
        ("d", make(program.clone(), &["metrics-read"], None), Err(Ground::RoleNotHeld)),
    ];
    for (by, command, wanted) in rows {
        assert_eq!(world.run(by, &command).map(drop), wanted, "{by}: {command:?}");
    }
    let other = Command::MakeToken {
        id: TokenId::new("gate").unwrap(),
        account: program,
        scopes: scopes(&["metrics-read"]),
        until: None,
    };
    world.run("a", &other).unwrap();
    // So many, and no more.
    for at in 1..world.policy.account.tokens {
        let id = TokenId::new(&format!("t{at}")).unwrap();
        let (account, scopes) = (account("d"), scopes(&["rating-read"]));
        world.run("d", &Command::MakeToken { id, account, scopes, until: None }).unwrap();
    }
    let id = TokenId::new("one-more").unwrap();
    let (account, scopes) = (account("d"), scopes(&["rating-read"]));
    let more = Command::MakeToken { id, account, scopes, until: None };
    assert_eq!(world.run("d", &more).unwrap_err(), Ground::TooMany);
}
