//! The database: that it is there, keeps what it acknowledges, and is of this program.

use super::report::{
    DATABASE_ABSENT, DATABASE_ALTERED, DATABASE_NEWER, DATABASE_NONE, DATABASE_OLDER, DATABASE_UNREACHABLE,
    DATABASE_UNSYNCED, PROJECTIONS_BEHIND,
};
use super::{Report, Visit};
use mtcr_store::{Inspection, SCHEMA, Store};

/// What was seen of it, where it could be.
pub(super) async fn look(visit: &Visit<'_>, report: &mut Report) -> Option<Inspection> {
    let Some(url) = visit.settings.database() else {
        if !visit.settings.demo() {
            report.find(DATABASE_NONE, "`database` is `none`: nothing is recorded");
        }
        return None;
    };
    if let Some(path) = visit.settings.database_file()
        && !path.is_file()
    {
        report.find(DATABASE_ABSENT, format!("there is no file `{}`", path.display()));
        return None;
    }
    let seen = match Store::inspect(url).await {
        Ok(seen) => seen,
        Err(fault) => {
            report.find(DATABASE_UNREACHABLE, chain(&fault));
            return None;
        }
    };
    for (setting, found, right) in &seen.settings {
        report.find(
            DATABASE_UNSYNCED,
            format!("the database has `{setting}` set to `{found}`, not to {right}"),
        );
    }
    if seen.schema > SCHEMA {
        let what = format!("the database has migration {}, this program knows {SCHEMA}", seen.schema);
        report.find(DATABASE_NEWER, what);
    } else if seen.schema < SCHEMA {
        let what = format!("the database has migration {}, this program writes {SCHEMA}", seen.schema);
        report.find(DATABASE_OLDER, what);
    }
    for number in &seen.altered {
        report.find(
            DATABASE_ALTERED,
            format!("migration {number} of the database is not the one of this program"),
        );
    }
    if !seen.behind.is_empty() {
        let names = seen.behind.join("`, `");
        report.find(PROJECTIONS_BEHIND, format!("`{names}` lack events, or are of another program"));
    }
    Some(seen)
}

/// An error with its causes, in one line.
pub(super) fn chain(error: &dyn std::error::Error) -> String {
    let causes = std::iter::successors(error.source(), |cause| cause.source());
    causes.fold(error.to_string(), |line, cause| format!("{line}: {cause}"))
}
