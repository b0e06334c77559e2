//! What takes two hands, and who is out: each refused with its ground, and with its entry in the ledger.

use crate::bed::{Bed, at, ground, is_rule, on, person};
use jiff::SignedDuration;
use mtcr_accounts::{Ground, Report};
use mtcr_office::{Caller, Done, Entering, Order};
use mtcr_permissions::Answer;

/// The last entry of the ledger says that somebody was refused.
async fn last_refused(bed: &Bed, actor: &str, ground: &str) {
    let wanted = ("refused".to_owned(), actor.to_owned(), ground.to_owned());
    assert_eq!(bed.ledger(1).await, [wanted]);
}

pub(crate) async fn grants(bed: Bed) {
    let now = at(0);
    let [ada, bela, cora] = bed.three(now).await;
    let dora = bed.person(&ada.caller, "dora", now).await;
    let (a, b) = (ada.id().to_string(), bela.id().to_string());

    // Without a second person, and by the one who gets it: the policies refuse both.
    let id = bed.propose(&ada.caller, &dora.id(), "CO", now).await.unwrap();
    let error = bed.approve(&ada.caller, &id, now).await.unwrap_err();
    assert_eq!(ground(&error), "forbidden");
    last_refused(&bed, &a, "forbidden").await;
    let own = bed.propose(&ada.caller, &ada.id(), "SY", now).await.unwrap();
    assert_eq!(ground(&bed.approve(&ada.caller, &own, now).await.unwrap_err()), "forbidden");
    // That somebody proposed a role for themselves is reported.
    let known = bed.office.known().await.unwrap();
    assert!(known.accounts.grant(&own).unwrap().reported.contains(&Report::OwnProposal));
    // Bela has the role from Ada: the rules refuse what the policies let through.
    let error = bed.approve(&bela.caller, &own, now).await.unwrap_err();
    assert!(is_rule(&error, Ground::Mutual), "{error:?}");
    last_refused(&bed, &b, "mutual").await;
    assert!(is_rule(&bed.approve(&cora.caller, &own, now).await.unwrap_err(), Ground::Mutual));

    // Somebody without a role; it is not even said whether there is such a grant.
    let error = bed.approve(&dora.caller, &id, now).await.unwrap_err();
    let nothing = "nothing".to_owned().try_into().unwrap();
    let unknown = bed.approve(&dora.caller, &nothing, now).await.unwrap_err();
    assert_eq!(error.to_string(), unknown.to_string());
    match (error, unknown) {
        (mtcr_office::Error::Refused(one), mtcr_office::Error::Refused(other)) => {
            assert_eq!(one.answer, other.answer);
        }
        other => panic!("{other:?}"),
    }

    // With a second person it is granted, and is held from the next request on.
    bed.approve(&bela.caller, &id, now).await.unwrap();
    assert_eq!(bed.ledger(1).await[0].0, "grant-approved");
    let dora = bed.sign_in("dora", now).await;
    let error = bed.propose(&dora.caller, &ada.id(), "CO", now).await.unwrap_err();
    assert_eq!(ground(&error), "role-missing");
    assert!(
        bed.office
            .store()
            .verify(&bed.office.store().trust())
            .await
            .unwrap()
            .findings
            .iter()
            .all(|finding| finding.table == "checkpoint")
    );
}

pub(crate) async fn expired_roles(bed: Bed) {
    let now = at(0);
    bed.three(now).await;
    // The roles of Bela and Cora are for 180 days, Ada's by the console for longer.
    let late = at(181);
    let ada = bed.sign_in("ada", late).await;
    let dora = bed.person(&ada.caller, "dora", late).await;
    let id = bed.propose(&ada.caller, &dora.id(), "CO", late).await.unwrap();
    // The session of the day before goes on; the role does not.
    let cora = bed.sign_in("cora", late).await;
    let error = bed.approve(&cora.caller, &id, late).await.unwrap_err();
    assert_eq!(ground(&error), "role-not-in-force");
    last_refused(&bed, &cora.id().to_string(), "role-not-in-force").await;
}

pub(crate) async fn removed(bed: Bed) {
    let now = at(0);
    let [ada, bela, cora] = bed.three(now).await;
    let dora = bed.person(&ada.caller, "dora", now).await;
    let id = bed.propose(&cora.caller, &dora.id(), "CO", now).await.unwrap();
    let disable = |account| Order::DisableAccount { account, reason: "left".to_owned() };
    bed.office.act(&ada.caller, &disable(cora.id()), &on(now)).await.unwrap();

    // The proposer is gone.
    let error = bed.approve(&bela.caller, &id, now).await.unwrap_err();
    assert!(is_rule(&error, Ground::ProposerGone), "{error:?}");
    last_refused(&bed, &bela.id().to_string(), "proposer-gone").await;

    // The open session is over at once, also on another node, and with it what was held in hand.
    let other = bed.another().await;
    for office in [&bed.office, &other] {
        assert_eq!(ground(&office.session(&cora.cookie, &on(now)).await.unwrap_err()), "session-over");
        last_refused(&bed, "public", "session-over").await;
    }
    assert!(bed.office.sign_in("cora", crate::bed::PASSWORD, &on(now)).await.is_err());
    let events = bed.office.store().since(0, 200).await.unwrap();
    let ended: Vec<_> = events.iter().filter(|event| event.kind == "session-ended").collect();
    assert!(!ended.is_empty() && ended.iter().all(|event| event.payload.text_of("how") == Some("disabled")));
    assert!(ended.iter().all(|event| event.actor == ada.id().to_string()));
    // Who acts with what was made of the session before.
    let error = bed.office.act(&cora.caller, &disable(bela.id()), &on(now)).await.unwrap_err();
    assert_eq!(ground(&error), "session-over");

    // Nobody removes the last administrator.
    bed.office.act(&ada.caller, &disable(bela.id()), &on(now)).await.unwrap();
    let error = bed.office.act(&ada.caller, &disable(ada.id()), &on(now)).await.unwrap_err();
    assert!(is_rule(&error, Ground::LastAdministrator), "{error:?}");
    last_refused(&bed, &ada.id().to_string(), "last-administrator").await;
    // Where one is left, the console brings in another.
    let code = bed.link(&Caller::console(), &Order::MakeFirstLink, now).await;
    let entering = Entering { password: crate::bed::PASSWORD, person: Some(person("emil")), authority: None };
    assert!(bed.office.enter(&code, &entering, &on(now)).await.is_ok());
}

pub(crate) async fn resets(bed: Bed) {
    let now = at(0);
    let [ada, bela, cora] = bed.three(now).await;
    let dora = bed.person(&ada.caller, "dora", now).await;
    let order = Order::ProposeReset { account: dora.id(), reason: "forgot it".to_owned() };
    let id = match bed.office.act(&ada.caller, &order, &on(now)).await.unwrap() {
        Done::Proposal(id) => id,
        other => panic!("{other:?}"),
    };
    let approve = Order::Approve { id: id.clone() };
    let error = bed.office.act(&ada.caller, &approve, &on(now)).await.unwrap_err();
    assert!(is_rule(&error, Ground::SecondPerson), "{error:?}");
    last_refused(&bed, &ada.id().to_string(), "second-person").await;
    let code = bed.link(&bela.caller, &approve, now).await;
    let entering = |password| Entering { password, person: None, authority: None };
    let new = "eight herons walk away";
    bed.office.enter(&code, &entering(new), &on(now)).await.unwrap();
    assert!(bed.office.session(&dora.cookie, &on(now)).await.is_err());
    assert!(bed.office.sign_in("dora", crate::bed::PASSWORD, &on(now)).await.is_err());
    assert!(bed.office.sign_in("dora", new, &on(now)).await.is_ok());
    assert!(is_rule(
        &bed.office.enter(&code, &entering(new), &on(now)).await.err().unwrap(),
        Ground::LinkOver
    ));

    // A small authority needs two as well, and makes no link.
    let order = Order::ProposeSmall { small: true, reason: "we are three".to_owned() };
    let id = match bed.office.act(&ada.caller, &order, &on(now)).await.unwrap() {
        Done::Proposal(id) => id,
        other => panic!("{other:?}"),
    };
    let done = bed.office.act(&cora.caller, &Order::Approve { id }, &on(now)).await.unwrap();
    assert!(matches!(done, Done::Done), "{done:?}");
    assert!(bed.office.known().await.unwrap().accounts.is_small());
    // Roles are combined there, which is reported.
    let id = bed.propose(&bela.caller, &ada.id(), "CO", now).await.unwrap();
    bed.approve(&cora.caller, &id, now).await.unwrap();
    let known = bed.office.known().await.unwrap();
    let reported = &known.accounts.grant(&id).unwrap().reported;
    assert!(reported.contains(&Report::Combined) && reported.contains(&Report::Mutual), "{reported:?}");
}

/// Two who change accounts at once: one of them is second, and sees what the first did.
pub(crate) async fn at_the_same_time(bed: Bed) {
    let now = at(0);
    let [ada, bela, cora] = bed.three(now).await;
    let other = bed.another().await;
    let tries: Vec<_> = [(bed.office.clone(), &ada, &bela), (other, &bela, &ada)]
        .into_iter()
        .map(|(office, by, whom)| {
            let (caller, account) = (by.caller.clone(), whom.id());
            tokio::spawn(async move {
                let order = Order::DisableAccount { account, reason: "both at once".to_owned() };
                office.act(&caller, &order, &on(now)).await.is_ok()
            })
        })
        .collect();
    let mut done = 0;
    for one in tries {
        done += usize::from(one.await.unwrap());
    }
    // Whoever came second had been removed.
    assert_eq!(done, 1);
    let known = bed.office.known().await.unwrap();
    let left = known.accounts.administrators(bed.office.roles(), mtcr_accounts::day(now));
    assert_eq!(left.len(), 2);
    assert!(left.contains(&cora.id()));
}

/// Whoever floods the node with what is refused does not fill the ledger.
pub(crate) async fn refusals_are_bounded(bed: Bed) {
    let now = at(0);
    let ada = bed.first(now).await;
    let before = bed.office.store().sequence().await.unwrap();
    let most = bed.office.policy().refusals.per_source;
    for _ in 0..most + 20 {
        let error = bed.propose(&Caller::public(), &ada.id(), "CO", now).await.unwrap_err();
        assert_eq!(ground(&error), "not-signed-in");
    }
    assert_eq!(bed.office.store().sequence().await.unwrap(), before + most);
    let (_, last) = bed.office.store().refusals(None, 1).await.unwrap().remove(0);
    let last =
        bed.office.store().since(before + most - 1, 1).await.map(|events| (events[0].payload.clone(), last));
    assert_eq!(last.unwrap().0.fields().get("last"), Some(&true.into()));
    // Others, and the next day, have room.
    let request = mtcr_office::Request { from: [198, 51, 100, 7].into(), ..on(now) };
    assert!(bed.office.act(&Caller::public(), &Order::MakeFirstLink, &request).await.is_err());
    let tomorrow = now + SignedDuration::from_hours(24);
    assert!(bed.propose(&Caller::public(), &ada.id(), "CO", tomorrow).await.is_err());
    assert_eq!(bed.office.store().sequence().await.unwrap(), before + most + 2);
    let answer = bed.office.act(&Caller::public(), &Order::MakeFirstLink, &on(now)).await.unwrap_err();
    assert!(matches!(answer, mtcr_office::Error::Refused(refusal) if refusal.answer == Answer::SignIn));
}
