//! Grounds and warnings in the language of the page.

use super::language::Lang;
use super::visit::Visit;
use axum::http::StatusCode;
use mtcr_accounts::Warning;
use mtcr_office::Ground;
use mtcr_permissions::{Ground as Policy, RoleRow};

/// Why something was refused, in a sentence.
pub(super) fn ground(visit: &Visit, ground: &Ground) -> String {
    match ground {
        Ground::Policy(Policy::Forbidden { policies }) => {
            let rows = policies.iter().filter_map(|id| visit.node.permissions().policy(id));
            let said = rows.map(|row| match visit.lang {
                Lang::En => row.en.clone(),
                Lang::Fr => row.fr.clone(),
            });
            let said: Vec<String> = said.filter(|text| !text.is_empty()).collect();
            if said.is_empty() { visit.t("ground-role-missing") } else { sentence(&said.join("; ")) }
        }
        Ground::Policy(Policy::RoleMissing { .. }) => visit.t("ground-role-missing"),
        Ground::Throttled { until } => visit.x("ground-throttled", until.strftime("%H:%M UTC").to_string()),
        // What a password lacks is said in the words of the program, which are English.
        Ground::Password(unfit) => visit.x("ground-password", unfit.to_string()),
        other => visit.t(&format!("ground-{}", other.word())),
    }
}

fn sentence(text: &str) -> String {
    let mut letters = text.chars();
    let first: String = letters.next().into_iter().flat_map(char::to_uppercase).collect();
    format!("{first}{}.", letters.as_str())
}

/// The status of a page that says so.
pub(super) const fn status(ground: &Ground) -> StatusCode {
    match ground {
        Ground::Policy(_) => StatusCode::FORBIDDEN,
        Ground::Throttled { .. } => StatusCode::TOO_MANY_REQUESTS,
        _ => StatusCode::UNPROCESSABLE_ENTITY,
    }
}

/// What administrators must know.
pub(super) fn warning(visit: &Visit, warning: &Warning) -> String {
    match warning {
        Warning::FirstAdministrator => visit.t("warning-first"),
        Warning::OneAdministrator => visit.t("warning-one"),
        Warning::NoAdministrator => visit.t("warning-none"),
        Warning::OneAdministratorFrom(day) => visit.x("warning-one-from", day.to_string()),
        Warning::NoAdministratorFrom(day) => visit.x("warning-none-from", day.to_string()),
        Warning::SmallAuthority => visit.t("warning-small"),
    }
}

/// A role with its code.
pub(super) fn role(visit: &Visit, row: &RoleRow) -> String {
    let name = match visit.lang {
        Lang::En => &row.en,
        Lang::Fr => &row.fr,
    };
    format!("{} – {name}", row.role)
}
