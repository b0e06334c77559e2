//! What is kept, and where: the tables say what the state says, and nothing of people is in the open.

use crate::bed::{Bed, Somebody, at, ground, on, person};
use mtcr_accounts::{AccountId, OrganisationId, Standing};
use mtcr_office::{Error, Named, Order, ScreeningId, unchecked};
use mtcr_screening::{Kind, Subject};
use mtcr_store::{Verified, Wrong};
use sqlx::{AssertSqlSafe, Connection, Row};
use std::collections::BTreeSet;

/// The first column of the rows of a statement.
async fn texts(bed: &Bed, sql: &str) -> Vec<String> {
    if bed.url.starts_with("sqlite:") {
        let mut link = sqlx::SqliteConnection::connect(&bed.url).await.unwrap();
        let rows = sqlx::query(AssertSqlSafe(sql)).fetch_all(&mut link).await.unwrap();
        rows.iter().map(|row| row.get(0)).collect()
    } else {
        let mut link = sqlx::PgConnection::connect(&bed.url).await.unwrap();
        let rows = sqlx::query(AssertSqlSafe(sql)).fetch_all(&mut link).await.unwrap();
        rows.iter().map(|row| row.get(0)).collect()
    }
}

async fn verified(bed: &Bed) -> Verified {
    let store = bed.office.store();
    store.sign_checkpoint().await.unwrap();
    store.verify(&store.trust()).await.unwrap()
}

pub(crate) async fn tables_are_the_state(bed: Bed) {
    let now = at(0);
    let [ada, bela, cora] = bed.three(now).await;
    let dora = bed.person(&ada.caller, "dora", now).await;
    let id = bed.propose(&ada.caller, &dora.id(), "CO", now).await.unwrap();
    let reject = Order::RejectGrant { id, reason: "not yet".to_owned() };
    bed.office.act(&bela.caller, &reject, &on(now)).await.unwrap();
    let disable = Order::DisableAccount { account: cora.id(), reason: "left".to_owned() };
    bed.office.act(&ada.caller, &disable, &on(now)).await.unwrap();

    let known = bed.office.known().await.unwrap();
    let word = |standing| match standing {
        Standing::Proposed => "proposed",
        Standing::Approved => "approved",
        Standing::Rejected => "rejected",
        Standing::Revoked => "revoked",
    };
    let state: BTreeSet<String> = known
        .accounts
        .grants()
        .map(|(id, held)| {
            let grant = &held.grant;
            let (from, until, standing) = (grant.from, grant.until, word(held.standing));
            format!("{id} {} {} {from} {until} {standing} {}", grant.account, grant.role, held.proposed.by)
        })
        .collect();
    let sql = "SELECT id || ' ' || account || ' ' || role || ' ' || first_day || ' ' || last_day || ' ' || standing \
               || ' ' || proposed_by FROM role_grant";
    assert_eq!(texts(&bed, sql).await.into_iter().collect::<BTreeSet<_>>(), state);
    let state: BTreeSet<String> = known
        .accounts
        .accounts()
        .map(|(id, account)| {
            let number = i32::from;
            let (enabled, entered) = (number(account.enabled), number(account.entered));
            format!("{id} {} {enabled} {entered} {}", account.organisation, number(account.second_factor))
        })
        .collect();
    let sql = "SELECT id || ' ' || organisation || ' ' || CAST(enabled AS TEXT) || ' ' || CAST(entered AS TEXT) || ' ' \
               || CAST(second_factor AS TEXT) FROM account";
    assert_eq!(texts(&bed, sql).await.into_iter().collect::<BTreeSet<_>>(), state);

    // A node that starts now comes to the same.
    let other = bed.another().await.known().await.unwrap();
    assert_eq!(*other.accounts, *known.accounts);
    for name in mtcr_store::Store::projections() {
        assert_eq!(bed.office.store().rebuild(name).await.unwrap().differences, [], "{name}");
    }
    assert!(verified(&bed).await.is_whole());
}

pub(crate) async fn nothing_of_people_in_the_open(bed: Bed) {
    let now = at(0);
    let ada = bed.first(now).await;
    let mut changed = person("ada");
    changed.mail = Some("ada@office.example".to_owned());
    let order = Order::ChangePerson { account: ada.id(), person: changed.clone() };
    bed.office.act(&ada.caller, &order, &on(now)).await.unwrap();
    assert_eq!(bed.office.person(&ada.id()).await.unwrap(), Some(changed));
    let secrets = ["ada of", "office.example", "Licensing", "argon2", "otters", &ada.cookie];
    nothing_in_the_open(&bed, &secrets).await;
    let bela = bed.person(&ada.caller, "bela", now).await;
    somebody_elses_password(&bed, &ada, &bela).await;
}

/// What was asked about parties: no table has a name of them.
pub(crate) async fn nothing_of_parties_in_the_open(bed: Bed) {
    let now = at(0);
    let [ada, bela, _] = bed.three(now).await;
    let dora = bed.person(&ada.caller, "dora", now).await;
    let id = bed.propose(&ada.caller, &dora.id(), "SA", now).await.unwrap();
    let subject = Subject::named("Velladur Rocket Works", Kind::Organisation);
    let checked =
        [unchecked(&subject, "no lists"), unchecked(&Subject::named("Oskarin", Kind::Person), "no lists")];
    let request = on(now);
    let screen = || bed.office.screen(&dora.caller, &checked, true, &request);
    assert_eq!(ground(&screen().await.unwrap_err()), "role-missing");
    bed.approve(&bela.caller, &id, now).await.unwrap();
    let ids = screen().await.unwrap();
    assert_eq!(ids.len(), 2, "every party that is asked about is on record");
    let dora = bed.sign_in("dora", now).await;
    let seen = bed.office.screening(&dora.caller, &ids[0], &on(now)).await.unwrap();
    assert_eq!((seen.matter.standing().word(), seen.subject.names), ("refused", subject.names));
    assert_eq!(bed.office.watched("", 9).await.unwrap().len(), 2);
    nothing_in_the_open(&bed, &["Velladur", "Rocket", "Oskarin"]).await;
    // The digest of the same party is the same at this node, and says nothing to whoever lacks its key.
    let row = async |id: &ScreeningId| bed.office.store().screening(id.as_str()).await.unwrap().unwrap();
    let again = screen().await.unwrap();
    assert_eq!(row(&ids[0]).await.subject, row(&again[0]).await.subject);
    assert_ne!(row(&ids[0]).await.subject, row(&ids[1]).await.subject);
    assert!(verified(&bed).await.is_whole());
}

async fn nothing_in_the_open(bed: &Bed, secrets: &[&str]) {
    for table in mtcr_store::Store::evidence().into_iter().chain(mtcr_store::Store::no_evidence()) {
        let sql = if bed.url.starts_with("sqlite:") {
            let columns = format!(
                "SELECT group_concat('quote(' || name || ')', ' || ') FROM pragma_table_info('{table}')"
            );
            let columns = texts(bed, &columns).await;
            format!("SELECT {} FROM {table}", columns[0])
        } else {
            format!("SELECT row_to_json({table})::text FROM {table}")
        };
        for row in texts(bed, &sql).await {
            for secret in secrets {
                assert!(!row.contains(secret), "{table}: {row}");
                let hex: String = secret.bytes().map(|byte| format!("{byte:02x}")).collect();
                assert!(!row.to_lowercase().contains(&hex), "{table}: {row}");
            }
        }
    }
}

async fn somebody_elses_password(bed: &Bed, ada: &Somebody, bela: &Somebody) {
    // Somebody with the database at hand gives Ada another's password: found, and of no use.
    let sql = format!(
        "UPDATE private_record SET sealed = (SELECT sealed FROM private_record WHERE id = '{}/password') \
         WHERE id = '{}/password' RETURNING id",
        bela.id(),
        ada.id()
    );
    assert_eq!(texts(bed, &sql).await.len(), 1);
    let error = bed.office.sign_in("ada", crate::bed::PASSWORD, &on(at(0))).await.err().unwrap();
    assert!(matches!(error, Error::Fault(_)), "{error:?}");
    let found = verified(bed).await.findings;
    assert!(
        found.iter().any(|found| found.table == "private_record"
            && found.row == format!("{}/password", ada.id())
            && found.wrong == Wrong::Altered),
        "{found:?}"
    );
}

/// What does not exist and what is not one's own are told in the same words.
pub(crate) async fn only_what_is_owed(bed: Bed) {
    let now = at(0);
    let ada = bed.first(now).await;
    let dora = bed.person(&ada.caller, "dora", now).await;
    let organisation = bed.authority().await;
    let nobody = AccountId::person("nobody").unwrap();
    let nowhere = OrganisationId::new("nowhere").unwrap();
    let reason = || "why not".to_owned();
    let named = || Named { name: "x".to_owned() };
    let pairs = [
        (
            Order::DisableAccount { account: ada.id(), reason: reason() },
            Order::DisableAccount { account: nobody.clone(), reason: reason() },
        ),
        (Order::Invite { account: ada.id() }, Order::Invite { account: nobody.clone() }),
        (
            Order::ChangePerson { account: ada.id(), person: person("x") },
            Order::ChangePerson { account: nobody.clone(), person: person("x") },
        ),
        (
            Order::CloseOrganisation { organisation: organisation.clone(), reason: reason() },
            Order::CloseOrganisation { organisation: nowhere.clone(), reason: reason() },
        ),
        (
            Order::RenameOrganisation { organisation: organisation.clone(), named: named() },
            Order::RenameOrganisation { organisation: nowhere.clone(), named: named() },
        ),
        (
            Order::AddPerson { organisation, person: person("x") },
            Order::AddPerson { organisation: nowhere, person: person("x") },
        ),
        (
            Order::EndSession { id: ada.caller.session().unwrap().id.clone() },
            Order::EndSession { id: "nothing".to_owned().try_into().unwrap() },
        ),
    ];
    for (theirs, nobodys) in pairs {
        let mut answers = Vec::new();
        for order in [&theirs, &nobodys] {
            match bed.office.act(&dora.caller, order, &on(now)).await {
                Err(Error::Refused(refusal)) => answers.push(refusal.answer),
                other => panic!("{order:?}: {other:?}"),
            }
        }
        assert_eq!(answers[0], answers[1], "{theirs:?}");
    }
    // A name that somebody signs in by is taken, however it is spelt.
    let organisation = bed.authority().await;
    let again = Order::AddPerson { organisation, person: person("ADA") };
    assert_eq!(ground(&bed.office.act(&ada.caller, &again, &on(now)).await.unwrap_err()), "name-taken");
}
