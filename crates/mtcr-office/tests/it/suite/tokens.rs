//! Tokens of people and programs: never further than both their scope and their account.

use crate::bed::{Bed, Somebody, at, ground, on};
use mtcr_accounts::{AccountId, TokenId};
use mtcr_office::{Done, Named, Office, Order};
use mtcr_permissions::{ActionId, Target};
use std::collections::BTreeSet;

fn scopes(names: &[&str]) -> BTreeSet<ActionId> {
    names.iter().map(|name| ActionId::new(name).unwrap()).collect()
}

async fn make(bed: &Bed, by: &Somebody, account: AccountId, names: &[&str]) -> (TokenId, String) {
    let named = Named { name: "nightly list".to_owned() };
    let order = Order::MakeToken { account, scopes: scopes(names), until: None, named };
    match bed.office.act(&by.caller, &order, &on(at(0))).await.unwrap() {
        Done::Token(id, token) => (id, token.reveal().to_owned()),
        other => panic!("{other:?}"),
    }
}

/// What comes of an action under a token.
async fn tries(office: &Office, bearer: &str, action: &str, days: i64) -> &'static str {
    let request = on(at(days));
    let caller = match office.token(bearer, &request).await {
        Ok(caller) => caller,
        Err(error) => return ground(&error),
    };
    let action = ActionId::new(action).unwrap();
    match office.may(&caller, &action, &Target::Node, &request).await {
        Ok(_) => "done",
        Err(error) => ground(&error),
    }
}

pub(crate) async fn of_people(bed: Bed) {
    let now = at(0);
    let [ada, bela, cora] = bed.three(now).await;
    let (id, token) = make(&bed, &cora, cora.id(), &["metrics-read", "doctor-write"]).await;
    let office = &bed.office;
    assert_eq!(tries(office, &token, "metrics-read", 0).await, "done");
    assert_eq!(tries(office, &token, "doctor-write", 0).await, "done");
    // What Cora may do, and the token may not.
    assert_eq!(tries(office, &token, "configuration-write", 0).await, "forbidden");

    // After its scope shrank, also at a node that knew it before.
    let other = bed.another().await;
    assert_eq!(tries(&other, &token, "doctor-write", 0).await, "done");
    let shrink = Order::ShrinkToken { id: id.clone(), scopes: scopes(&["metrics-read"]) };
    office.act(&cora.caller, &shrink, &on(now)).await.unwrap();
    for office in [office, &other] {
        assert_eq!(tries(office, &token, "doctor-write", 0).await, "forbidden");
        assert_eq!(tries(office, &token, "metrics-read", 0).await, "done");
    }
    assert_eq!(bed.ledger(1).await[0], ("refused".to_owned(), cora.id().to_string(), "forbidden".to_owned()));

    // After its account lost the role.
    let known = office.known().await.unwrap();
    let (grant, _) = known.accounts.grants_of(&cora.id()).next().unwrap();
    let revoke = Order::RevokeGrant { id: grant.clone(), reason: "moved on".to_owned() };
    office.act(&ada.caller, &revoke, &on(now)).await.unwrap();
    assert_eq!(tries(office, &token, "metrics-read", 0).await, "role-missing");

    // After its days; and a token that nobody made.
    let (_, token) = make(&bed, &bela, bela.id(), &["metrics-read"]).await;
    assert_eq!(tries(office, &token, "metrics-read", 89).await, "done");
    assert_eq!(tries(office, &token, "metrics-read", 90).await, "token-over");
    assert_eq!(bed.ledger(1).await[0], ("refused".to_owned(), "public".to_owned(), "token-over".to_owned()));
    let invented = mtcr_signin::ApiToken::new().unwrap();
    assert_eq!(tries(office, invented.reveal(), "metrics-read", 0).await, "token-over");
    // A token makes no token, and ends no session.
    let caller = office.token(&token, &on(now)).await.unwrap();
    let named = Named { name: "more".to_owned() };
    let order =
        Order::MakeToken { account: bela.id(), scopes: scopes(&["metrics-read"]), until: None, named };
    assert_eq!(ground(&office.act(&caller, &order, &on(now)).await.unwrap_err()), "forbidden");
    assert_eq!(ground(&office.sign_out(&caller, &on(now)).await.unwrap_err()), "session-over");

    // Of somebody else's token it is not even said that there is one.
    let dora = bed.person(&ada.caller, "dora", now).await;
    let theirs = Order::RevokeToken { id: id.clone(), reason: "not mine".to_owned() };
    let nobodys = Order::RevokeToken { id: TokenId::new("nothing").unwrap(), reason: "not mine".to_owned() };
    let one = office.act(&dora.caller, &theirs, &on(now)).await.unwrap_err();
    let other = office.act(&dora.caller, &nobodys, &on(now)).await.unwrap_err();
    match (one, other) {
        (mtcr_office::Error::Refused(one), mtcr_office::Error::Refused(other)) => {
            assert_eq!(one.answer, other.answer);
        }
        other => panic!("{other:?}"),
    }
    // Taken back by an administrator.
    office.act(&bela.caller, &theirs, &on(now)).await.unwrap();
}

pub(crate) async fn of_programs(bed: Bed) {
    let now = at(0);
    let [ada, bela, _] = bed.three(now).await;
    let organisation = bed.authority().await;
    let named = Named { name: "monitoring".to_owned() };
    let order = Order::AddService { organisation, named: named.clone() };
    let gate = match bed.office.act(&ada.caller, &order, &on(now)).await.unwrap() {
        Done::Account(account) => account,
        other => panic!("{other:?}"),
    };
    assert_eq!(bed.office.named(gate.as_str()).await.unwrap(), Some(named));
    let (_, token) = make(&bed, &ada, gate.clone(), &["metrics-read", "role-grant-sign"]).await;
    assert_eq!(tries(&bed.office, &token, "metrics-read", 0).await, "role-missing");
    // A program has roles of its own, by two hands, and none of people.
    let error = bed.propose(&ada.caller, &gate, "SY", now).await.unwrap_err();
    assert_eq!(ground(&error), "role-does-not-fit");
    let id = bed.propose(&ada.caller, &gate, "MO", now).await.unwrap();
    bed.approve(&bela.caller, &id, now).await.unwrap();
    assert_eq!(tries(&bed.office, &token, "metrics-read", 0).await, "done");
    // A program signs nothing and signs in nowhere.
    let caller = bed.office.token(&token, &on(now)).await.unwrap();
    let dora = bed.person(&ada.caller, "dora", now).await;
    let id = bed.propose(&ada.caller, &dora.id(), "CO", now).await.unwrap();
    assert!(bed.approve(&caller, &id, now).await.is_err());
    let error = bed.office.act(&ada.caller, &Order::Invite { account: gate }, &on(now)).await.unwrap_err();
    assert_eq!(ground(&error), "not-a-person");
}
