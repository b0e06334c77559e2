//! The cases of `tests/cases/`, and that each guard is needed by one of them.

use crate::world::{me, organisation, permissions, planted};
use jiff::civil::{Date, date};
use mtcr_permissions::{
    Account, AccountId, AccountKind, AccountTarget, ActionId, Actor, Acts, Administrators, Answer,
    CaseTarget, Circumstances, Decision, Grant, Ground, Kind, On, Permissions, Role, RuleTarget, Separation,
    SignedInBy, SiteId, Sites, Target, Term,
};
use serde::Deserialize;
use std::collections::BTreeSet;

const TODAY: Date = date(2031, 3, 4);
const DIGEST: &str = "the text as it stands";

#[derive(Deserialize)]
struct File {
    case: Vec<Case>,
}

/// What is not said is as usual: `me` is a person with a session and acts for `organisation/authority`, which owns the
/// case, is in charge of it and was asked; nobody has acted on it; what is signed was seen; duties are fully separated.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct Case {
    name: String,
    #[serde(default, rename = "as")]
    roles: Vec<String>,
    /// Roles whose term ended yesterday, begins tomorrow, or holds today alone.
    #[serde(default)]
    past: Vec<String>,
    #[serde(default)]
    future: Vec<String>,
    #[serde(default)]
    today: Vec<String>,
    #[serde(default)]
    public: bool,
    #[serde(default)]
    console: bool,
    #[serde(default)]
    service: bool,
    /// The actions of the token, when one is shown.
    token: Option<Vec<String>>,
    acts_for: Option<String>,
    sites: Option<Vec<String>>,
    #[serde(rename = "do")]
    action: String,
    /// A kind of target that is not that of the action.
    on: Option<String>,
    organisation: Option<String>,
    owner: Option<String>,
    site: Option<String>,
    office: Option<String>,
    asked: Option<Vec<String>>,
    account: Option<String>,
    role: Option<String>,
    #[serde(default)]
    proposed: Vec<String>,
    #[serde(default)]
    assessed: Vec<String>,
    #[serde(default)]
    advised: Vec<String>,
    #[serde(default)]
    judged: Vec<String>,
    #[serde(default)]
    signed: Vec<String>,
    #[serde(default)]
    first_instance: Vec<String>,
    #[serde(default)]
    small: bool,
    #[serde(default)]
    single: bool,
    seen: Option<String>,
    /// Whether there is no target.
    #[serde(default)]
    unknown: bool,
    /// Whether a permit for everybody and everything stands among the policies by mistake.
    #[serde(default)]
    planted: bool,
    expect: Expect,
    answer: Option<String>,
    under: Option<String>,
    #[serde(default)]
    duties: Vec<String>,
}

#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(untagged)]
enum Expect {
    Word(String),
    Guards(BTreeSet<String>),
}

impl Case {
    fn grant(&self, role: &str, term: Term) -> Grant {
        let (role, at) = role.split_once('@').unwrap_or((role, "authority"));
        Grant {
            role: Role::new(role).unwrap(),
            organisation: organisation(at),
            acts_for: self.acts_for.as_deref().map(organisation),
            sites: match &self.sites {
                None => Sites::All,
                Some(sites) => Sites::These(sites.iter().map(|site| SiteId::new(site).unwrap()).collect()),
            },
            term,
        }
    }

    fn actor(&self) -> Actor {
        if self.public {
            return Actor::Public;
        }
        if self.console {
            return Actor::Console;
        }
        let (yesterday, tomorrow) = (TODAY.yesterday().unwrap(), TODAY.tomorrow().unwrap());
        let always = Term { from: date(2030, 1, 1), until: None };
        let terms = [
            (&self.roles, always),
            (&self.past, Term { from: always.from, until: Some(yesterday) }),
            (&self.future, Term { from: tomorrow, until: None }),
            (&self.today, Term { from: TODAY, until: Some(TODAY) }),
        ];
        let grants = terms.iter().flat_map(|(roles, term)| roles.iter().map(|role| self.grant(role, *term)));
        let actions = |names: &Vec<String>| names.iter().map(|name| ActionId::new(name).unwrap()).collect();
        Actor::Account(Account {
            id: me(),
            kind: if self.service { AccountKind::Service } else { AccountKind::Person },
            grants: grants.collect(),
            by: self.token.as_ref().map_or(SignedInBy::Session, |names| SignedInBy::Token(actions(names))),
        })
    }

    fn acts(&self) -> Acts {
        Acts {
            proposed: accounts(&self.proposed),
            assessed: accounts(&self.assessed),
            advised: accounts(&self.advised),
            judged: accounts(&self.judged),
            signed: accounts(&self.signed),
            first_instance: accounts(&self.first_instance),
        }
    }

    fn target(&self, permissions: &Permissions) -> Target {
        let own = |name: &Option<String>| organisation(name.as_deref().unwrap_or("authority"));
        let on = permissions.action(&self.action()).map_or(On::Node, |(row, _)| row.on);
        let on = if self.on.as_deref() == Some("node") { On::Node } else { on };
        match on {
            On::Node => Target::Node,
            On::Organisation => Target::Organisation(own(&self.organisation)),
            On::Account => Target::Account(AccountTarget {
                account: account(self.account.as_deref().unwrap_or("other")),
                organisation: own(&self.organisation),
                role: self.role.as_deref().map(|role| Role::new(role).unwrap()),
                proposed: accounts(&self.proposed),
            }),
            On::Case => Target::Case(Box::new(CaseTarget {
                owner: (self.owner.as_deref() != Some("none")).then(|| own(&self.owner)),
                site: self.site.as_deref().map(|site| SiteId::new(site).unwrap()),
                office: own(&self.office),
                asked: match &self.asked {
                    None => BTreeSet::from([organisation("authority")]),
                    Some(names) => names.iter().map(|name| organisation(name)).collect(),
                },
                acts: self.acts(),
                digest: DIGEST.into(),
            })),
            On::Rule => {
                Target::Rule(RuleTarget { proposed: accounts(&self.proposed), digest: DIGEST.into() })
            }
        }
    }

    fn action(&self) -> ActionId {
        ActionId::new(&self.action).unwrap()
    }

    fn circumstances(&self) -> Circumstances {
        Circumstances {
            on: TODAY,
            separation: if self.small { Separation::SmallAuthority } else { Separation::Full },
            administrators: if self.single { Administrators::One } else { Administrators::Several },
            seen: match self.seen.as_deref() {
                None => Some(DIGEST.into()),
                Some("nothing") => None,
                Some(seen) => Some(seen.into()),
            },
        }
    }

    fn decide(&self, permissions: &Permissions) -> Decision {
        let (actor, action, now) = (self.actor(), self.action(), self.circumstances());
        if self.unknown {
            return Decision::Refused(permissions.unknown(&actor, &action, &now));
        }
        permissions.decide(&actor, &action, &self.target(permissions), &now)
    }

    fn guards(&self) -> Option<&BTreeSet<String>> {
        match &self.expect {
            Expect::Guards(guards) => Some(guards),
            Expect::Word(_) => None,
        }
    }

    fn policies(&self) -> &'static Permissions {
        if self.planted { planted() } else { permissions() }
    }
}

fn account(name: &str) -> AccountId {
    AccountId::new(&format!("person/{name}")).unwrap()
}

fn accounts(names: &[String]) -> BTreeSet<AccountId> {
    names.iter().map(|name| account(name)).collect()
}

fn cases() -> Vec<Case> {
    let files = [
        include_str!("../cases/separation.toml"),
        include_str!("../cases/scope.toml"),
        include_str!("../cases/signatures.toml"),
    ];
    files.iter().flat_map(|text| toml::from_str::<File>(text).unwrap().case).collect()
}

fn word(ground: &Ground) -> Expect {
    Expect::Word(
        match ground {
            Ground::NotSignedIn => "not-signed-in",
            Ground::NoSuchAction => "no-such-action",
            Ground::NoSuchTarget => "no-such-target",
            Ground::RoleMissing { .. } => "role-missing",
            Ground::RoleNotInForce { .. } => "not-in-force",
            Ground::Forbidden { policies } => return Expect::Guards(policies.clone()),
        }
        .into(),
    )
}

fn answer(answer: Answer) -> &'static str {
    match answer {
        Answer::SignIn => "sign-in",
        Answer::NotFound => "not-found",
        Answer::Forbidden => "forbidden",
    }
}

/// What is wrong with the answer to a case.
fn wrong(case: &Case) -> Option<String> {
    let decision = case.decide(case.policies());
    let good = match &decision {
        Decision::Allowed(permit) => {
            let duties: Vec<String> = permit.duties.iter().map(|duty| duty.name().to_owned()).collect();
            case.expect == Expect::Word("allowed".into())
                && case.under.as_deref().is_none_or(|role| permit.role.as_ref().unwrap().as_str() == role)
                && duties == case.duties
                && !permit.policies.is_empty()
        }
        Decision::Refused(refused) => {
            case.expect == word(&refused.ground)
                && case.answer.as_deref().is_none_or(|expected| expected == answer(refused.answer))
        }
    };
    (!good).then(|| format!("{}\n    expected {:?}, got {decision:?}", case.name, case.expect))
}

#[test]
fn every_case_is_answered_as_it_says() {
    let wrong: Vec<String> = cases().iter().filter_map(wrong).collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn names_of_cases_are_different() {
    let names: BTreeSet<String> = cases().into_iter().map(|case| case.name).collect();
    assert_eq!(names.len(), cases().len());
}

/// Each guard is the only one that stands in the way of a case: without it the case is allowed.
#[test]
fn no_guard_can_be_left_out() {
    let cases = cases();
    for guard in permissions().policies().filter(|policy| policy.kind == Kind::Guard) {
        let alone =
            cases.iter().find(|case| case.guards().is_some_and(|guards| guards.iter().eq([&guard.id])));
        let case = alone.unwrap_or_else(|| panic!("no case is refused by {} alone", guard.id));
        let without = case.policies().without(&guard.id).unwrap();
        assert!(
            matches!(case.decide(&without), Decision::Allowed(_)),
            "without {} nothing changes in: {}",
            guard.id,
            case.name
        );
    }
}

/// What is told of an action names every guard that can refuse it, and those by whose head it is not meant are left out.
#[test]
fn guards_of_an_action_are_those_that_refuse_it() {
    for case in cases() {
        let named: BTreeSet<String> =
            permissions().guards(&case.action()).iter().map(|policy| policy.id.clone()).collect();
        assert!(case.guards().is_none_or(|guards| guards.is_subset(&named)), "{}: {named:?}", case.name);
    }
    let named = |action| permissions().guards(&ActionId::new(action).unwrap()).len();
    assert_eq!(named("public-rules-read"), 0);
}

/// Permits that add a duty are seen by the duty.
#[test]
fn no_duty_can_be_left_out() {
    let cases = cases();
    for policy in permissions().policies().filter(|policy| policy.duty.is_some()) {
        let without = permissions().without(&policy.id).unwrap();
        let changed = |case: &&Case| !case.planted && case.decide(&without) != case.decide(permissions());
        assert!(cases.iter().any(|case| changed(&case)), "without {} nothing changes", policy.id);
    }
}

/// Every rule of separation has a policy that bears its name.
#[test]
fn rules_one_to_twelve_have_policies() {
    for rule in 1..=12 {
        let name = format!("R{rule}");
        assert!(permissions().policy(&name).is_some(), "{name} is no policy");
    }
}
