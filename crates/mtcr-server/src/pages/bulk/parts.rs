//! What the pages of files share.

use crate::bulk::{About, Not, Trouble};
use crate::pages::deed::Instead;
use crate::pages::errors;
use crate::pages::sheet::{Block, Cell, Sheet};
use crate::pages::visit::Visit;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use jiff::Timestamp;

/// What somebody is to be permitted who only looks.
pub(super) const READ: &str = "product-file-read";
/// What somebody is to be permitted who changes something.
pub(super) const WRITE: &str = "product-file-write";

/// What is known of a file that whoever asks may do something to.
///
/// # Errors
/// The page that says that there is none.
pub(super) async fn file(visit: &Visit, id: &str, action: &str) -> Result<About, Response> {
    visit.node.file(&visit.visitor, id, action).await.map_err(|not| refused(visit, not))
}

/// The page that says why nothing is shown or done.
pub(super) fn refused(visit: &Visit, not: Not) -> Response {
    match not {
        Not::Denied(denied) => instead(visit, &denied),
        Not::Trouble(trouble) => broken(visit, trouble),
    }
}

fn instead(visit: &Visit, denied: &crate::access::Denied) -> Response {
    use crate::access::Denied;
    match denied {
        Denied::SignIn => Redirect::to(&visit.to("/sign-in")).into_response(),
        Denied::Forbidden(ground) => errors::refused_on(visit, ground),
        Denied::Busy => errors::busy(visit),
        Denied::Failed => errors::broken(visit),
        _ => errors::no_page(visit),
    }
}

/// The page for what the node could not do.
pub(super) fn broken(visit: &Visit, trouble: Trouble) -> Response {
    match trouble {
        Trouble::NoFile | Trouble::NoOutput => errors::no_page(visit),
        Trouble::Busy => errors::busy(visit),
        Trouble::Store(fault) => crate::pages::deed::failed(visit, &fault.into()),
        Trouble::Disk(wrong) => {
            tracing::error!(fault = %wrong, "the folder of files cannot be used");
            errors::broken(visit)
        }
        Trouble::Broken => errors::broken(visit),
        other => errors::bad_form(visit, other.to_string()),
    }
}

/// What is wrong, in the language of the page or in the words of the program, which are English.
#[derive(Default)]
pub(super) struct Told {
    pub(super) lines: Vec<String>,
    /// For each line the field that it is about, where one is known.
    pub(super) fields: Vec<Option<String>>,
    pub(super) english: bool,
}

impl Told {
    /// Whether nothing is wrong.
    pub(super) fn is_empty(&self) -> bool {
        self.lines.is_empty()
    }

    /// A page with all of it, about a field.
    pub(super) fn on(self, sheet: Sheet, field: &'static str) -> Sheet {
        let add = if self.english { Sheet::wrong_in_english } else { Sheet::wrong };
        self.lines.into_iter().fold(sheet, |sheet, line| add(sheet, field, line))
    }

    /// Each line with the field that it is about, where one is known.
    pub(super) fn led(&self) -> Vec<(&str, Option<&str>)> {
        let field = |at: usize| self.fields.get(at).and_then(Option::as_deref);
        self.lines.iter().enumerate().map(|(at, line)| (line.as_str(), field(at))).collect()
    }

    /// All of it as a list.
    pub(super) fn block(self) -> Block {
        if self.english { Block::English(self.lines) } else { Block::List(self.lines) }
    }
}

/// What is wrong with a file, its mapping or what was asked, to be shown where it was asked; what is wrong with the node is another
/// page.
///
/// # Errors
/// That page.
pub(super) fn wrong(visit: &Visit, trouble: Trouble) -> Result<Told, Instead> {
    let english = matches!(trouble, Trouble::Mapping(_) | Trouble::Unfit(_) | Trouble::Edition(_));
    let lines = match trouble {
        // What rules, mappings and readers say is said in the words of the program, which are English.
        Trouble::Mapping(report) => {
            let told = |problem: &mtcr_corpus::Problem| {
                let help = problem.help.as_deref().map(|help| format!("; {help}")).unwrap_or_default();
                format!("{}: {}{help}", problem.place, problem.message)
            };
            report.problems().iter().map(told).collect()
        }
        Trouble::Unfit(text) => text.lines().map(str::to_owned).collect(),
        Trouble::Edition(text) => vec![text],
        Trouble::Format => vec![visit.t("bulk-wrong-format")],
        Trouble::Empty => vec![visit.t("bulk-wrong-empty")],
        Trouble::TooLong(most) => vec![visit.x("bulk-wrong-too-long", bytes(most))],
        Trouble::NoRoom(_) => vec![visit.t("bulk-wrong-no-room")],
        Trouble::TooSlow => vec![visit.t("bulk-wrong-too-slow")],
        Trouble::BrokenOff => vec![visit.t("bulk-wrong-broken-off")],
        Trouble::Running => vec![visit.t("bulk-wrong-running")],
        Trouble::NotRunning => vec![visit.t("bulk-wrong-not-running")],
        Trouble::NoMapping => vec![visit.t("bulk-wrong-no-mapping")],
        other => return Err(broken(visit, other).into()),
    };
    Ok(Told { lines, fields: Vec::new(), english })
}

/// The status of a page that says so.
pub(super) fn status(trouble: &Trouble) -> StatusCode {
    match trouble {
        Trouble::TooLong(_) | Trouble::NoRoom(_) => StatusCode::PAYLOAD_TOO_LARGE,
        Trouble::TooSlow => StatusCode::REQUEST_TIMEOUT,
        Trouble::BrokenOff => StatusCode::BAD_REQUEST,
        Trouble::Running | Trouble::NotRunning => StatusCode::CONFLICT,
        _ => StatusCode::UNPROCESSABLE_ENTITY,
    }
}

/// A number of bytes as people read it: three digits that count are enough.
pub(super) fn bytes(count: u64) -> String {
    let units = ["B", "kB", "MB", "GB", "TB"];
    let (mut whole, mut tenth, mut unit) = (count, 0, 0);
    while whole >= 1000 && unit + 1 < units.len() {
        (tenth, whole, unit) = (whole % 1000 / 100, whole / 1000, unit + 1);
    }
    let unit = units.get(unit).copied().unwrap_or_default();
    if unit == "B" || whole >= 100 { format!("{whole} {unit}") } else { format!("{whole}.{tenth} {unit}") }
}

/// An instant that is kept as text.
pub(super) fn time(text: &str) -> Cell {
    text.parse::<Timestamp>().map_or_else(|_| Cell::text(text), Cell::Time)
}

#[cfg(test)]
mod tests {
    use super::bytes;

    #[test]
    fn bytes_are_shown_in_the_unit_that_people_read() {
        for (count, shown) in [
            (0, "0 B"),
            (999, "999 B"),
            (1000, "1.0 kB"),
            (1540, "1.5 kB"),
            (123_456, "123 kB"),
            (1 << 30, "1.0 GB"),
            (u64::MAX, "18446744 TB"),
        ] {
            assert_eq!(bytes(count), shown);
        }
    }
}
