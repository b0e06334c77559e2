//! What holds for all actors, actions and targets.

use crate::world::{me, organisation, permissions};
use jiff::civil::date;
use mtcr_permissions::{
    Account, AccountId, AccountKind, AccountTarget, ActionId, Actor, Acts, Administrators, Answer, By,
    CaseTarget, Circumstances, Decision, Grant, Ground, On, OrganisationId, Role, RuleTarget, Separation,
    SignedInBy, Sites, Target, Term,
};
use proptest::prelude::*;
use proptest::sample::{select, subsequence};
use std::collections::BTreeSet;

/// The guards that a further role can bring with it.
const BETWEEN_ROLES: [&str; 3] = ["R2", "R3", "R10"];

fn roles() -> Vec<Role> {
    permissions().roles().map(|row| row.role.clone()).collect()
}

fn actions() -> Vec<ActionId> {
    permissions().actions().map(|(id, ..)| id.clone()).collect()
}

fn on_cases() -> Vec<ActionId> {
    actions().into_iter().filter(|action| on(action) == On::Case).collect()
}

fn place() -> impl Strategy<Value = OrganisationId> {
    select(vec!["own", "rival", "third"]).prop_map(organisation)
}

fn people() -> impl Strategy<Value = BTreeSet<AccountId>> {
    subsequence(vec!["person/me", "person/other"], 0..=2)
        .prop_map(|names| names.iter().map(|name| AccountId::new(name).unwrap()).collect())
}

fn grant() -> impl Strategy<Value = Grant> {
    let mandate = proptest::option::of(place());
    (select(roles()), place(), mandate, any::<bool>()).prop_map(|(role, organisation, acts_for, ended)| {
        Grant {
            role,
            organisation,
            acts_for,
            sites: Sites::All,
            term: Term { from: date(2030, 1, 1), until: ended.then(|| date(2030, 6, 30)) },
        }
    })
}

fn account() -> impl Strategy<Value = Account> {
    let kind = prop_oneof![3 => Just(AccountKind::Person), 1 => Just(AccountKind::Service)];
    (kind, proptest::collection::vec(grant(), 0..4)).prop_map(|(kind, grants)| Account {
        id: me(),
        kind,
        grants,
        by: SignedInBy::Session,
    })
}

fn acts() -> impl Strategy<Value = Acts> {
    (people(), people(), people(), people(), people(), people()).prop_map(
        |(proposed, assessed, advised, judged, signed, first_instance)| Acts {
            proposed,
            assessed,
            advised,
            judged,
            signed,
            first_instance,
        },
    )
}

/// What targets of every kind are made from.
fn parts() -> impl Strategy<Value = (OrganisationId, OrganisationId, OrganisationId, Acts, bool)> {
    (place(), place(), place(), acts(), any::<bool>())
}

fn target(on: On, parts: (OrganisationId, OrganisationId, OrganisationId, Acts, bool)) -> Target {
    let (owner, office, asked, acts, mine) = parts;
    match on {
        On::Node => Target::Node,
        On::Organisation => Target::Organisation(owner),
        On::Account => Target::Account(AccountTarget {
            account: if mine { me() } else { AccountId::new("person/other").unwrap() },
            organisation: owner,
            role: Some(Role::new(if acts.signed.is_empty() { "CO" } else { "SY" }).unwrap()),
            proposed: acts.proposed,
        }),
        On::Case => Target::Case(Box::new(CaseTarget {
            owner: mine.then_some(owner),
            site: None,
            office,
            asked: BTreeSet::from([asked]),
            acts,
            digest: "seen".into(),
        })),
        On::Rule => Target::Rule(RuleTarget { proposed: acts.proposed, digest: "seen".into() }),
    }
}

fn now() -> impl Strategy<Value = Circumstances> {
    (any::<bool>(), any::<bool>(), any::<bool>()).prop_map(|(small, single, seen)| Circumstances {
        on: date(2031, 3, 4),
        separation: if small { Separation::SmallAuthority } else { Separation::Full },
        administrators: if single { Administrators::One } else { Administrators::Several },
        seen: seen.then(|| "seen".into()),
    })
}

fn ask(account: &Account, action: &ActionId, target: &Target, now: &Circumstances) -> Decision {
    permissions().decide(&Actor::Account(account.clone()), action, target, now)
}

fn on(action: &ActionId) -> On {
    permissions().action(action).unwrap().0.on
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2_000, failure_persistence: None, ..ProptestConfig::default() })]

    /// A further role takes nothing away, except by a rule that keeps roles apart.
    #[test]
    fn a_further_role_takes_nothing_away(
        account in account(), further in grant(), action in select(actions()), parts in parts(), now in now()
    ) {
        let target = target(on(&action), parts);
        let more = Account { grants: [account.grants.clone(), vec![further]].concat(), ..account.clone() };
        if let (Decision::Allowed(_), Decision::Refused(refused)) =
            (ask(&account, &action, &target, &now), ask(&more, &action, &target, &now))
        {
            let Ground::Forbidden { policies } = &refused.ground else { panic!("{refused:?}") };
            prop_assert!(policies.iter().any(|id| BETWEEN_ROLES.contains(&id.as_str())), "{policies:?}");
        }
    }

    /// A token allows no more than a session of the same account, and nothing beyond what it is for.
    #[test]
    fn a_token_allows_no_more(
        account in account(), action in select(actions()), scope in subsequence(actions(), 0..40), named in any::<bool>(),
        parts in parts(), now in now()
    ) {
        let target = target(on(&action), parts);
        let mut scope: BTreeSet<ActionId> = scope.into_iter().collect();
        if named {
            scope.insert(action.clone());
        }
        let token = Account { by: SignedInBy::Token(scope.clone()), ..account.clone() };
        if let Decision::Allowed(permit) = ask(&token, &action, &target, &now) {
            prop_assert!(matches!(ask(&account, &action, &target, &now), Decision::Allowed(_)));
            let public = permissions().action(&action).unwrap().0.by.contains(&By::Public);
            prop_assert!(public || scope.contains(&action), "{permit:?}");
        }
    }

    /// Whoever is told that something does not exist is told the same when it does not; and whoever is not, lacks the
    /// role, or has the thing in their sight.
    #[test]
    fn refusals_do_not_give_away_what_exists(
        account in account(), action in select(actions()), parts in parts(), now in now()
    ) {
        let target = target(on(&action), parts);
        let unknown = permissions().unknown(&Actor::Account(account.clone()), &action, &now);
        if let Decision::Refused(refused) = ask(&account, &action, &target, &now) {
            if let Ground::Forbidden { policies } = &refused.ground {
                prop_assert_eq!(unknown.answer, Answer::NotFound);
                let hides = policies.iter().any(|id| permissions().policy(id).unwrap().hides);
                prop_assert_eq!(refused.answer == Answer::NotFound, hides);
            } else {
                prop_assert_eq!(refused, unknown);
            }
        }
    }

    /// The same question has the same answer in a target of nobody's and in one of a stranger's, for those who see
    /// only their own.
    #[test]
    fn strangers_are_told_what_nobody_is(
        role in select(vec!["EA", "ES", "RO", "CO", "C1", "C2", "DO", "PC", "CU", "PL", "AD"]),
        action in select(on_cases()), acts in acts(), now in now()
    ) {
        let rival = organisation("rival");
        let parts = (rival.clone(), rival.clone(), rival, acts, true);
        let grant = Grant {
            role: Role::new(role).unwrap(),
            organisation: organisation("own"),
            acts_for: None,
            sites: Sites::All,
            term: Term { from: date(2030, 1, 1), until: None },
        };
        let account = Account { id: me(), kind: AccountKind::Person, grants: vec![grant], by: SignedInBy::Session };
        let Decision::Refused(refused) = ask(&account, &action, &target(On::Case, parts), &now) else {
            panic!("{role} may {action} on a stranger's case")
        };
        prop_assert_eq!(refused.answer, permissions().unknown(&Actor::Account(account), &action, &now).answer);
    }

    /// Nobody who is not signed in does more than what everybody may, whatever the circumstances, and a console no more
    /// than what is for consoles.
    #[test]
    fn nobody_signed_out_does_more(action in select(actions()), parts in parts(), now in now()) {
        let target = target(on(&action), parts);
        let by = &permissions().action(&action).unwrap().0.by;
        let allowed = |actor| matches!(permissions().decide(&actor, &action, &target, &now), Decision::Allowed(_));
        prop_assert_eq!(allowed(Actor::Public), by.contains(&By::Public));
        prop_assert_eq!(allowed(Actor::Console), by.contains(&By::Public) || by.contains(&By::Console));
    }
}
