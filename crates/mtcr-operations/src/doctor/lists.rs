//! Lists of parties: that those which must be there are there, and that none is older than it may be.

use super::report::{LISTS_BROKEN, LISTS_NONE, LISTS_STALE};
use super::{Report, Visit};
use jiff::civil::Date;
use jiff::tz::TimeZone;
use mtcr_lists::{Declaration, Profile, Shelf, State};

pub(super) fn look(visit: &Visit<'_>, report: &mut Report) {
    // A node without lists screens nobody, and says so to whoever asks.
    let Some(folder) = visit.settings.lists() else { return };
    let shelf = Shelf::at(folder);
    let shown = folder.display();
    let on = visit.now.to_zoned(TimeZone::UTC).date();
    let declarations = match shelf.declarations() {
        Ok(declarations) => declarations,
        Err(why) => return report.find(LISTS_BROKEN, format!("`{shown}` cannot be used: {why}")),
    };
    for declaration in &declarations {
        one(declaration, shelf.status(declaration, on).state, report);
    }
    let wanted = visit.settings.lists_profile();
    let profiles = Profile::built_in().unwrap_or_default();
    let Some(profile) = profiles.into_iter().find(|profile| profile.id == wanted) else {
        return report.find(LISTS_NONE, format!("`screening.profile` names `{wanted}`, and there is none"));
    };
    let never = |list: &mtcr_screening::ListId| is_absent(&shelf, &declarations, list, on);
    for alternatives in profile.required.iter().filter(|all| !all.is_empty() && all.iter().all(never)) {
        let names: Vec<&str> = alternatives.iter().map(|list| list.0.as_str()).collect();
        report.find(LISTS_NONE, format!("`{shown}` has no list `{}`", names.join("` or `")));
    }
}

fn is_absent(shelf: &Shelf, declarations: &[Declaration], list: &mtcr_screening::ListId, on: Date) -> bool {
    let found = declarations.iter().find(|declaration| declaration.id == *list);
    found.is_none_or(|declaration| shelf.status(declaration, on).state == State::NeverImported)
}

fn one(declaration: &Declaration, state: State, report: &mut Report) {
    let list = &declaration.id.0;
    match state {
        State::InUse | State::NeverImported => {}
        State::Stale { days, allowed } => {
            let what =
                format!("the list `{list}` was imported {days} days ago, and may be used for {allowed}");
            report.find(LISTS_STALE, what);
        }
        State::Later => {
            report.find(LISTS_STALE, format!("the list `{list}` was imported after today, says this clock"));
        }
        State::OutOfRange { records } => {
            report
                .find(LISTS_BROKEN, format!("the list `{list}` has {records} records, which it cannot have"));
        }
        State::Missing { why } => report.find(LISTS_BROKEN, format!("the list `{list}`: {why}")),
    }
}
