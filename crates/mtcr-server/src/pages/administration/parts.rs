//! What pages of accounts have in common: an account in facts, its roles, its sessions.

use crate::pages::sheet::{Block, Cell, Field, Form, Table};
use crate::pages::told;
use crate::pages::visit::Visit;
use mtcr_accounts::{AccountId, OrganisationId, Standing, Warning, Who, day};
use mtcr_office::{Fault, Known, Office};
use mtcr_permissions::Role;

/// Sessions that are listed.
const SESSIONS: u64 = 100;

/// The page of an account, below the language.
pub(in crate::pages) fn path(account: &AccountId) -> String {
    let id = account.as_str();
    let rest = id.strip_prefix("person/").map(|id| format!("people/{id}"));
    let rest = rest.or_else(|| id.strip_prefix("service/").map(|id| format!("programs/{id}")));
    format!("/administration/{}", rest.unwrap_or_default())
}

/// What an account is called; its id where its name was erased.
pub(in crate::pages) async fn name(office: &Office, account: &AccountId) -> Result<String, Fault> {
    let known = if account.is_service() {
        office.named(account.as_str()).await?.map(|named| named.name)
    } else {
        office.person(account).await?.map(|person| person.name)
    };
    Ok(known.unwrap_or_else(|| account.to_string()))
}

/// What somebody who acted is called.
pub(in crate::pages) async fn who(visit: &Visit, office: &Office, who: &Who) -> Result<String, Fault> {
    match who {
        Who::Account(account) => name(office, account).await,
        Who::Console => Ok(visit.t("who-console")),
        Who::Public => Ok(visit.t("who-public")),
    }
}

/// What an organisation is called.
pub(in crate::pages) async fn organisation(office: &Office, id: &OrganisationId) -> Result<String, Fault> {
    Ok(office.named(&id.stream()).await?.map_or_else(|| id.to_string(), |named| named.name))
}

/// An account as a link to its page.
pub(in crate::pages) async fn link(
    visit: &Visit,
    office: &Office,
    account: &AccountId,
) -> Result<Cell, Fault> {
    Ok(Cell::Link(visit.to(path(account)), name(office, account).await?))
}

/// What administrators must know.
pub(in crate::pages) fn warnings(visit: &Visit, office: &Office, known: &Known) -> Vec<String> {
    let warnings = known.accounts.warnings(office.roles(), office.policy(), visit.visitor.now);
    let last = |one: &Warning| {
        !(*one == Warning::OneAdministrator && warnings.contains(&Warning::FirstAdministrator))
    };
    warnings.iter().filter(|one| last(one)).map(|one| told::warning(visit, one)).collect()
}

/// What is known of an account.
pub(in crate::pages) async fn facts(
    visit: &Visit,
    office: &Office,
    known: &Known,
    account: &AccountId,
) -> Result<Vec<(String, Cell)>, Fault> {
    let Some(found) = known.accounts.account(account) else { return Ok(Vec::new()) };
    let mut facts = Vec::new();
    if account.is_service() {
        facts.push((visit.t("program-name"), Cell::Text(name(office, account).await?)));
    } else if let Some(person) = office.person(account).await? {
        facts.push((visit.t("person-name"), Cell::Text(person.name)));
        facts.push((visit.t("sign-in-name"), Cell::Text(person.sign_in)));
        if let Some(mail) = person.mail {
            facts.push((visit.t("person-mail"), Cell::Text(mail)));
        }
    }
    facts.push((visit.t("organisation"), Cell::Text(organisation(office, &found.organisation).await?)));
    facts.push((visit.t("account-id"), Cell::Code(account.to_string())));
    let state = match (known.accounts.acts(account), found.entered || account.is_service()) {
        (false, _) => "state-disabled",
        (true, false) => "state-invited",
        (true, true) => "state-active",
    };
    facts.push((visit.t("state"), Cell::Text(visit.t(state))));
    if !account.is_service() {
        let key = if found.second_factor { "yes" } else { "no" };
        facts.push((visit.t("second-heading"), Cell::Text(visit.t(key))));
    }
    Ok(facts)
}

/// A role by its code, in words.
pub(in crate::pages) fn role(visit: &Visit, role: &Role) -> String {
    let row = visit.node.permissions().role(role);
    row.map_or_else(|| role.to_string(), |row| told::role(visit, row))
}

/// The roles of an account; where a path is given, each with a form that takes it back there.
pub(in crate::pages) fn roles(
    visit: &Visit,
    known: &Known,
    account: &AccountId,
    path: Option<&str>,
) -> Vec<Block> {
    let today = day(visit.visitor.now);
    let grants = known.accounts.grants_of(account).filter(|(_, grant)| match grant.standing {
        Standing::Proposed => true,
        Standing::Approved => today <= grant.grant.until,
        Standing::Rejected | Standing::Revoked => false,
    });
    let rows = grants.map(|(id, grant)| {
        let name = role(visit, &grant.grant.role);
        let standing = match grant.standing {
            Standing::Proposed => "standing-proposed",
            _ if today < grant.grant.from => "standing-later",
            _ => "standing-held",
        };
        let mut forms = Vec::new();
        if let Some(path) = path.filter(|_| grant.standing == Standing::Approved) {
            let reason = Field::line(&format!("revoke-{id}"), "reason", visit.t("reason"));
            let form =
                Form::new(visit, path, "grant-revoke").hidden("do", "revoke").hidden("grant", id.as_str());
            forms.push(form.field(reason).about(&name));
        }
        let days = format!("{} – {}", grant.grant.from, grant.grant.until);
        (Cell::Text(name), vec![Cell::Text(days), Cell::Text(visit.t(standing)), Cell::Forms(forms)])
    });
    let rows: Vec<_> = rows.collect();
    if rows.is_empty() {
        return vec![Block::Text(visit.t("roles-none"))];
    }
    let heads = ["role", "days", "state", "actions"].map(|key| visit.t(key)).to_vec();
    vec![Block::Table(Table { id: "role-table", caption: visit.t("roles-caption"), heads, rows })]
}

/// The open sessions of an account, each with a form that ends it.
pub(in crate::pages) async fn sessions(
    visit: &Visit,
    office: &Office,
    account: &AccountId,
    path: &str,
) -> Result<Vec<Block>, Fault> {
    let open = office.store().open_sessions(account.as_str(), visit.visitor.now, SESSIONS).await?;
    let this = visit.visitor.caller.session().map(|session| session.id.as_str().to_owned());
    let rows = open.iter().map(|row| {
        let begun = row.started_at.strftime("%Y-%m-%d %H:%M").to_string();
        let form = Form::new(visit, path, "session-end").hidden("session", row.id.as_str()).about(begun);
        let here =
            if this.as_deref() == Some(row.id.as_str()) { visit.t("session-this") } else { String::new() };
        let method = visit.t(&format!("method-{}", row.method));
        let cells = vec![
            Cell::Time(row.until),
            Cell::Text(method),
            Cell::Text(here),
            Cell::Forms(vec![form.hidden("account", account.as_str())]),
        ];
        (Cell::Time(row.started_at), cells)
    });
    let rows: Vec<_> = rows.collect();
    if rows.is_empty() {
        return Ok(vec![Block::Text(visit.t("sessions-none"))]);
    }
    let heads =
        ["session-begun", "until", "session-method", "session-which", "actions"].map(|key| visit.t(key));
    let caption = visit.t("sessions-caption");
    Ok(vec![Block::Table(Table { id: "session-table", caption, heads: heads.to_vec(), rows })])
}
