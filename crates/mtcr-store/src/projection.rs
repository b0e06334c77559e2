//! Projections: tables computed from events, in the transaction that appends them.

mod access;
mod account;
mod ask;
mod job;
mod pledge;
mod rebuild;
mod refusal;
mod role_grant;
mod screening;
mod session;
mod token;

pub use access::Access;
pub(crate) use access::TEXT_READ;
pub use ask::AskOutcome;
pub(crate) use job::JOB_DONE;
pub use job::{Job, JobState};
pub use rebuild::{Difference, Differs, Rebuilt};
pub use refusal::{RefusalRoom, Refused};
pub use screening::{PairRow, RescreeningRow, ScreeningRow};
pub use session::SessionRow;

use crate::database::Tx;
use crate::event::Event;
use crate::fault::Fault;
use crate::refusal::Refusal;
use crate::value::Value;

/// A set of tables that are computed from events and from nothing else.
///
/// A projection is a pure function from an event to statements, so that the live tables and rebuilt ones cannot differ
/// but by a defect, which a rebuild finds.
pub(crate) trait Projection: Sync {
    /// Its name.
    fn name(&self) -> &'static str;

    /// Its version; where it is greater than that of the database, the tables are rebuilt when the store opens.
    fn version(&self) -> i64;

    /// Its tables.
    fn tables(&self) -> &'static [&'static str];

    /// The statements by which an event changes its tables.
    ///
    /// # Errors
    /// The event has not the fields it should have; it is then not appended.
    fn apply(&self, event: &Event) -> Result<Vec<Statement>, Refusal>;
}

/// The projections of this program.
pub(crate) const PROJECTIONS: [&dyn Projection; 10] = [
    &job::Jobs,
    &ask::AskOutcomes,
    &access::Accesses,
    &pledge::Pledges,
    &account::Accounts,
    &role_grant::RoleGrants,
    &token::Tokens,
    &session::Sessions,
    &refusal::Refusals,
    &screening::Screenings,
];

/// The projection of a name.
pub(crate) fn named(name: &str) -> Result<&'static dyn Projection, Fault> {
    let found = PROJECTIONS.into_iter().find(|projection| projection.name() == name);
    found.ok_or_else(|| Fault::Projection(name.to_owned()))
}

/// A change of the tables of a projection.
pub(crate) struct Statement {
    /// The statement, in which `{TABLE}` stands for a table.
    sql: &'static str,
    args: Vec<Value>,
    /// What is wrong where the statement touches no row.
    otherwise: &'static str,
}

impl Statement {
    /// A statement that must touch one row; `otherwise` says what would be right where it touches none.
    pub(crate) fn new(sql: &'static str, args: Vec<Value>, otherwise: &'static str) -> Self {
        Self { sql, args, otherwise }
    }
}

/// Which copy of the tables statements are for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Copy {
    Live,
    /// Tables that are being rebuilt, each under a name of its own.
    Shadow,
}

impl Copy {
    pub(crate) fn table(self, table: &str) -> String {
        match self {
            Self::Live => table.to_owned(),
            Self::Shadow => format!("shadow_{table}"),
        }
    }
}

/// Applies an event to a copy of the tables of a projection.
pub(crate) async fn apply(
    tx: &mut Tx,
    projection: &dyn Projection,
    copy: Copy,
    event: &Event,
) -> Result<(), Fault> {
    for statement in projection.apply(event)? {
        let mut sql = statement.sql.to_owned();
        for table in projection.tables() {
            sql = sql.replace(&format!("{{{table}}}"), &copy.table(table));
        }
        if tx.execute(&sql, &statement.args).await? == 0 {
            return Err(Fault::Refused(Refusal::OutOfPlace {
                kind: event.kind.clone(),
                stream: event.stream.to_string(),
                right: statement.otherwise,
            }));
        }
    }
    Ok(())
}

/// The text of a field of an event that a projection reads; PostgreSQL keeps no text with a NUL in it.
fn text(event: &Event, field: &'static str) -> Result<String, Refusal> {
    let found = event.payload.text_of(field).filter(|text| !text.contains('\0'));
    found.map(str::to_owned).ok_or_else(|| odd(event, field, "a text without NUL"))
}

/// The same of a field that may be absent.
fn optional_text(event: &Event, field: &'static str) -> Result<Option<String>, Refusal> {
    event.payload.fields().get(field).map(|_| text(event, field)).transpose()
}

/// The count of a field of an event that a projection reads.
fn count(event: &Event, field: &'static str) -> Result<i64, Refusal> {
    event.payload.int_of(field).filter(|count| *count >= 0).ok_or_else(|| odd(event, field, "a count"))
}

/// The list of texts of a field of an event, as canonical JSON.
fn list(event: &Event, field: &'static str) -> Result<String, Refusal> {
    let found = event.payload.fields().get(field).filter(|found| {
        found
            .as_array()
            .is_some_and(|list| list.iter().all(|one| one.as_str().is_some_and(|text| !text.contains('\0'))))
    });
    found.map(ToString::to_string).ok_or_else(|| odd(event, field, "a list of texts"))
}

/// Whether a field of an event says yes, as the tables keep it.
fn flag(event: &Event, field: &'static str) -> Result<i64, Refusal> {
    let found = event.payload.fields().get(field).and_then(serde_json::Value::as_bool);
    found.map(i64::from).ok_or_else(|| odd(event, field, "`true` or `false`"))
}

fn odd(event: &Event, field: &'static str, right: &'static str) -> Refusal {
    Refusal::Field { kind: event.kind.clone(), stream: event.stream.to_string(), field, right }
}
