//! Proposing a role.

use super::parts;
use crate::pages::deed::Instead;
use crate::pages::errors;
use crate::pages::sheet::{Field, Form};
use crate::pages::typed::Typed;
use crate::pages::visit::Visit;
use jiff::civil::Date;
use mtcr_accounts::{AccountId, Grant, Ground, OrganisationId, day};
use mtcr_office::{Known, Office, Order};
use mtcr_permissions::Role;

/// The form for somebody, with the roles that accounts of their organisation can hold.
pub(super) fn form(visit: &Visit, office: &Office, known: &Known, account: &AccountId) -> Form {
    let of =
        known.accounts.account(account).and_then(|found| known.accounts.organisation(&found.organisation));
    let fits = |role: &Role| of.is_some_and(|of| office.roles().fits(role, of.kind, account.is_service()));
    let roles = visit.node.permissions().roles().filter(|row| fits(&row.role));
    let options = roles.map(|row| (row.role.to_string(), parts::role(visit, &row.role), false)).collect();
    let today = day(visit.visitor.now);
    let last = jiff::Span::new().try_days(office.policy().grant.longest.days() - 1);
    let last = last.ok().and_then(|days| today.checked_add(days).ok()).unwrap_or(today);
    Form::new(visit, "/administration/grants", "grant-propose")
        .hidden("do", "propose")
        .hidden("account", account.as_str())
        .field(Field::select("role", "role", visit.t("role"), options).hint(visit.t("grant-two")))
        .field(Field::date("from", "from", visit.t("grant-from"), today.to_string()))
        .field(Field::date("until", "until", visit.t("grant-until"), last.to_string()))
        .field(
            Field::line("acts-for", "acts-for", visit.t("grant-acts-for"))
                .hint(visit.t("grant-acts-for-hint"))
                .optional(),
        )
        .field(Field::line("sites", "sites", visit.t("sites")).hint(visit.t("grant-sites-hint")).optional())
        .field(Field::line("grant-reason", "reason", visit.t("reason")))
}

/// What the form says.
pub(super) fn order(visit: &Visit, typed: &Typed) -> Result<Order, Instead> {
    let bad = || errors::bad_form(visit, String::new());
    let date = |name: &str| {
        let read = typed.get(name).trim().parse::<Date>();
        read.map_err(|_| Instead::from(errors::refused_on(visit, &mtcr_office::Ground::Rule(Ground::Period))))
    };
    let acts_for = typed.get("acts-for");
    let acts_for = Some(acts_for.trim()).filter(|id| !id.is_empty()).map(OrganisationId::new).transpose();
    let grant = Grant {
        account: AccountId::parse(&typed.get("account")).map_err(|_| errors::no_page(visit))?,
        role: Role::new(&typed.get("role")).map_err(|_| bad())?,
        acts_for: acts_for.map_err(|_| errors::no_page(visit))?,
        sites: super::organisations::sites(typed),
        from: date("from")?,
        until: date("until")?,
    };
    Ok(Order::ProposeGrant { grant, reason: typed.get("reason") })
}
