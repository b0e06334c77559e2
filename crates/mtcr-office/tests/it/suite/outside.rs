//! People who come from elsewhere: by a provider of identities, and of an exporter.

use crate::bed::{Bed, PASSWORD, at, ground, on, person, somebody};
use mtcr_accounts::{AccountId, OrganisationId, OrganisationKind};
use mtcr_office::{Caller, Done, Entering, Named, Order};
use std::collections::BTreeSet;

pub(crate) async fn by_a_provider(bed: Bed) {
    let now = at(0);
    let [ada, bela, _] = bed.three(now).await;
    let office = &bed.office;
    let issuer = "https://identity.arlandia.example";
    let refused = office.sign_in_at_provider(issuer, "248289", &on(now)).await.err().unwrap();
    assert_eq!(ground(&refused), "sign-in");
    assert_eq!(ground(&office.set_provider(&ada.caller, None, &on(now)).await.unwrap_err()), "already");
    office.set_provider(&ada.caller, Some((issuer, "248289")), &on(now)).await.unwrap();
    let signed = somebody(office.sign_in_at_provider(issuer, "248289", &on(now)).await.unwrap());
    assert_eq!(signed.id(), ada.id());
    // The same subject at another issuer is somebody else, and one identity is one person's.
    for (issuer, subject) in
        [("https://identity.borovia.example", "248289"), (issuer, "248280"), (issuer, "")]
    {
        assert!(office.sign_in_at_provider(issuer, subject, &on(now)).await.is_err(), "{issuer} {subject}");
    }
    let taken = office.set_provider(&bela.caller, Some((issuer, "248289")), &on(now)).await.unwrap_err();
    assert_eq!(ground(&taken), "name-taken");
    // Removed, and so is this way in.
    let order = Order::DisableAccount { account: ada.id(), reason: "left".to_owned() };
    office.act(&bela.caller, &order, &on(now)).await.unwrap();
    assert!(office.sign_in_at_provider(issuer, "248289", &on(now)).await.is_err());
    office.set_provider(&bela.caller, Some((issuer, "248289")), &on(now)).await.unwrap();
    office.set_provider(&bela.caller, None, &on(now)).await.unwrap();
    assert!(office.sign_in_at_provider(issuer, "248289", &on(now)).await.is_err());
}

async fn exporter(bed: &Bed, by: &Caller, name: &str) -> OrganisationId {
    let named = Named { name: name.to_owned() };
    let order = Order::AddOrganisation { kind: OrganisationKind::Exporter, sites: BTreeSet::new(), named };
    match bed.office.act(by, &order, &on(at(0))).await.unwrap() {
        Done::Organisation(organisation) => organisation,
        other => panic!("{other:?}"),
    }
}

async fn add(bed: &Bed, by: &Caller, of: &OrganisationId, name: &str) -> Result<AccountId, &'static str> {
    let order = Order::AddPerson { organisation: of.clone(), person: person(name) };
    match bed.office.act(by, &order, &on(at(0))).await {
        Ok(Done::Account(account)) => Ok(account),
        Ok(other) => panic!("{other:?}"),
        Err(error) => Err(ground(&error)),
    }
}

pub(crate) async fn an_exporter(bed: Bed) {
    let now = at(0);
    let [ada, bela, cora] = bed.three(now).await;
    let works = exporter(&bed, &ada.caller, "Kestrel Works").await;
    let others = exporter(&bed, &ada.caller, "Other Works").await;
    // Two administrators of the exporter, appointed by those of the node.
    for (name, second) in [("emil", &bela), ("fina", &cora)] {
        let account = add(&bed, &ada.caller, &works, name).await.unwrap();
        let code = bed.link(&ada.caller, &Order::Invite { account: account.clone() }, now).await;
        let entering = Entering { password: PASSWORD, person: None, authority: None };
        bed.office.enter(&code, &entering, &on(now)).await.unwrap();
        let id = bed.propose(&ada.caller, &account, "EA", now).await.unwrap();
        bed.approve(&second.caller, &id, now).await.unwrap();
    }
    let (emil, fina) = (bed.sign_in("emil", now).await, bed.sign_in("fina", now).await);

    // In the own house they add people and grant roles by two hands, and nowhere else.
    let gina = add(&bed, &emil.caller, &works, "gina").await.unwrap();
    assert!(add(&bed, &emil.caller, &others, "hugo").await.is_err());
    assert!(add(&bed, &emil.caller, &bed.authority().await, "hugo").await.is_err());
    let id = bed.propose(&emil.caller, &gina, "ES", now).await.unwrap();
    assert_eq!(ground(&bed.approve(&emil.caller, &id, now).await.unwrap_err()), "second-person");
    bed.approve(&fina.caller, &id, now).await.unwrap();
    assert!(bed.propose(&emil.caller, &ada.id(), "ES", now).await.is_err());
    let disable =
        |account: &AccountId| Order::DisableAccount { account: account.clone(), reason: "left".to_owned() };
    assert!(bed.office.act(&emil.caller, &disable(&ada.id()), &on(now)).await.is_err());
    bed.office.act(&emil.caller, &disable(&gina), &on(now)).await.unwrap();

    // The exporter is closed: nobody of it acts, and nobody of it is signed in any more.
    let order = Order::CloseOrganisation { organisation: works.clone(), reason: "insolvent".to_owned() };
    assert!(bed.office.act(&emil.caller, &order, &on(now)).await.is_err());
    bed.office.act(&ada.caller, &order, &on(now)).await.unwrap();
    assert_eq!(ground(&bed.office.session(&emil.cookie, &on(now)).await.unwrap_err()), "session-over");
    assert!(bed.office.sign_in("emil", PASSWORD, &on(now)).await.is_err());
    assert!(add(&bed, &fina.caller, &works, "hugo").await.is_err());
}
