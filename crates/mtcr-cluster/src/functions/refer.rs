//! `mtcr_refer(lists, column…)`: what a line of a declaration comes to.

use super::answer::{group, not_completed, text};
use super::cells;
use crate::law;
use datafusion::arrow::array::{Array, ArrayRef, StringBuilder};
use datafusion::arrow::datatypes::DataType;
use datafusion::common::{exec_err, plan_err};
use datafusion::error::{DataFusionError, Result};
use datafusion::logical_expr::{ColumnarValue, ScalarFunctionArgs, ScalarUDFImpl, Signature, Volatility};
use jiff::civil::Date;
use mtcr_bulk_files::Cell;
use mtcr_declarations::{
    Judgement, Line, Listed, NoLicences, Outcome, Parties, Party, Remembered, Screen, Screened, Seen, Space,
    Tables,
};
use mtcr_lists::{Profile, Screener, Shelf};
use mtcr_screening::Names;
use sha2::{Digest, Sha256};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

/// Parties whose answers are kept.
const REMEMBERED: usize = 100_000;

/// Reasons that are named.
const MOST_REASONS: usize = 8;

/// How names are compared unless another profile is named.
const PROFILE: &str = "default";

/// The function. It gives the outcome and the reasons for it: `cleared`, `referred: entry-suspected, licence-missing`,
/// `malformed: tariff: …`. Licences are not looked up: none is known.
#[derive(Debug, PartialEq, Eq, Hash)]
pub(crate) struct Refer {
    signature: Signature,
}

impl Refer {
    pub(crate) fn new() -> Self {
        // Lists change, so that a query is not folded over them; within one it gives one answer.
        Refer { signature: Signature::variadic_any(Volatility::Stable) }
    }
}

impl ScalarUDFImpl for Refer {
    fn name(&self) -> &str {
        "mtcr_refer"
    }

    fn signature(&self) -> &Signature {
        &self.signature
    }

    fn return_type(&self, arguments: &[DataType]) -> Result<DataType> {
        match arguments {
            [] | [_] => plan_err!("`mtcr_refer` takes the folder of the lists and the columns of a line"),
            _ => Ok(DataType::Utf8),
        }
    }

    fn invoke_with_args(&self, call: ScalarFunctionArgs) -> Result<ColumnarValue> {
        let [lists, on, state, columns] = call.args.as_slice() else {
            return not_completed();
        };
        let (Some(lists), Some(on), Some(state)) = (text(lists), text(on), text(state)) else {
            return exec_err!("the folder of the lists, the day and the state of the folder are texts");
        };
        let on: Date = on.parse().map_err(|error| DataFusionError::Execution(format!("`{on}`: {error}")))?;
        let ready = ready(lists, on, state).map_err(DataFusionError::Execution)?;
        let columns = columns.to_array(call.number_rows)?;
        let columns = group(&columns)?;
        let names = columns.column_names();
        let mut space = Space::default();
        let mut said = StringBuilder::new();
        for row in cells::rows(columns)? {
            said.append_value(ready.judge(&mut space, &names, &row));
        }
        let said: ArrayRef = Arc::new(said.finish());
        tracing::info!(target: "mtcr_cluster::evaluated", rows = said.len(), "evaluated");
        Ok(ColumnarValue::Array(said))
    }
}

/// What lines of a day are judged by.
struct Ready {
    screen: Screen,
    parties: Remembered<Asked>,
}

/// The lists of a folder.
struct Asked {
    screener: Screener,
    on: Date,
}

impl Parties for Asked {
    fn screen(&self, party: &Party) -> Screened {
        Listed::new(&self.screener, self.on).screen(party)
    }
}

impl Ready {
    fn judge(&self, space: &mut Space, names: &[&str], row: &[Cell]) -> String {
        let broken = names.iter().zip(row).find_map(|(name, cell)| match cell {
            Cell::Broken(reason) => Some(format!("malformed: {name}: {reason}")),
            _ => None,
        });
        broken.unwrap_or_else(|| {
            let cells = names.iter().copied().zip(row.iter().map(Cell::as_text));
            told(&self.screen.judge_cells(space, cells, &self.parties, &NoLicences))
        })
    }
}

/// A judgement in one line.
fn told(judgement: &Judgement) -> String {
    let outcome = judgement.outcome.as_str();
    if judgement.outcome == Outcome::Cleared {
        return outcome.to_owned();
    }
    let mut reasons: Vec<String> = Vec::new();
    for reason in &judgement.reasons {
        let words = match &reason.seen {
            Seen::Field { column, what } => format!("{column}: {what}"),
            Seen::List(list) => format!("{} {list}", reason.sign.as_str()),
            _ => reason.sign.as_str().to_owned(),
        };
        if !reasons.contains(&words) && reasons.len() < MOST_REASONS {
            reasons.push(words);
        }
    }
    format!("{outcome}: {}", reasons.join(", "))
}

/// Refuses columns that a line does not have.
pub(crate) fn check(names: &[&str]) -> std::result::Result<(), String> {
    let fields = &tables()?.fields;
    match names.iter().find(|name| !Line::has_column(fields, name)) {
        None => Ok(()),
        Some(wrong) => Err(format!(
            "`mtcr_refer`: a line has no column `{wrong}`; it has {}. Another name is given by named_struct('goods', \
             \"Description\", …)",
            Line::columns(fields).join(", ")
        )),
    }
}

fn tables() -> std::result::Result<&'static Tables, String> {
    static TABLES: OnceLock<std::result::Result<Tables, String>> = OnceLock::new();
    TABLES
        .get_or_init(|| Tables::built_in().map_err(|error| error.to_string()))
        .as_ref()
        .map_err(Clone::clone)
}

/// The state of the law and of a folder of lists: names, lengths and times of change of its files. A query is planned with one state, and
/// whoever evaluates it refuses another one.
///
/// # Errors
/// A folder that cannot be read.
pub(crate) fn state_of(lists: &str) -> std::result::Result<String, String> {
    let mut files = Vec::new();
    let mut folders = vec![PathBuf::from(lists)];
    let unreadable = |error: std::io::Error| {
        format!(
            "cannot read the folder `{lists}` of lists: {error}; every process must see it under this name"
        )
    };
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(&folder).map_err(unreadable)? {
            let entry = entry.map_err(unreadable)?;
            let about = entry.metadata().map_err(unreadable)?;
            if about.is_dir() {
                folders.push(entry.path());
            } else {
                files.push(format!("{:?} {} {:?}", entry.path(), about.len(), about.modified().ok()));
            }
        }
    }
    files.sort_unstable();
    Ok(format!("{} {}", law::stamp()?, crate::job::hex(&Sha256::digest(files.join("\n")))))
}

/// What is known by a folder of lists, a day and the state of the folder.
type Key = [String; 3];

/// The last screen that was used: a day's lines come one query after another.
static SCREEN: Mutex<Option<(Key, Arc<Ready>)>> = Mutex::new(None);

fn ready(lists: &str, on: Date, state: &str) -> std::result::Result<Arc<Ready>, String> {
    let mut kept = SCREEN.lock().unwrap_or_else(PoisonError::into_inner);
    let key = [lists.to_owned(), on.to_string(), state.to_owned()];
    if let Some((of, ready)) = kept.as_ref()
        && *of == key
    {
        return Ok(Arc::clone(ready));
    }
    let own = state_of(lists)?;
    if own != state {
        law::check(state.rsplit_once(' ').map_or("", |(law, _)| law))?;
        return Err(format!(
            "the lists in `{lists}` are not those that the query was planned with: they changed, or this process sees \
             another folder of that name"
        ));
    }
    let desk = law::desk()?;
    let screen = Screen::new(desk.classifier.corpus(), desk.edition, on, tables()?);
    let screen = screen.map_err(|error| error.to_string())?;
    let profiles = Profile::built_in().map_err(|error| error.to_string())?;
    let profile = profiles.iter().find(|profile| profile.id == PROFILE);
    let profile = profile.ok_or_else(|| format!("there is no profile `{PROFILE}`"))?;
    let names = Names::built_in().map_err(|error| error.to_string())?;
    let screener = Screener::load(&Shelf::at(Path::new(lists)), profile, Arc::new(names));
    let screener = screener.map_err(|error| error.to_string())?;
    let parties = Remembered::new(Asked { screener, on }, REMEMBERED);
    let ready = Arc::new(Ready { screen, parties });
    *kept = Some((key, Arc::clone(&ready)));
    Ok(ready)
}
