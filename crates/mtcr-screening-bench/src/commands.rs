//! What the command does.

mod files;
mod run;
mod speed;

pub use run::{Run, run};
pub use speed::{Speed, speed};

use crate::bench;
use crate::class::Class;
use crate::grow;
use crate::make::{self, Amounts};
use crate::query::Query;
use crate::split::Half;
use mtcr_screening::Party;
use std::path::Path;

/// Names of each class, as published figures have them.
pub const EACH: usize = 1500;
/// Names of [`Class::General`].
pub const GENERAL: usize = 50_000;
/// The seed of published figures.
pub const SEED: &str = "openmtcr-1";

/// Writes the set to a folder and tells how many names each class has.
///
/// # Errors
/// A file cannot be read or written, or a line is no party.
pub fn generate(parties: &Path, out: &Path, amounts: &Amounts) -> Result<(), String> {
    let set = make::set(files::read(parties)?, amounts);
    files::folder(out)?;
    files::write(&out.join("index.ndjson"), set.index.iter())?;
    for (half, file) in [(Half::Tuning, "tuning.ndjson"), (Half::Test, "test.ndjson")] {
        files::write(&out.join(file), set.queries.iter().filter(|query| query.half == half))?;
    }
    println!("class           tuning    test");
    for class in Class::ALL {
        let count =
            |half| set.queries.iter().filter(|query| query.class == class && query.half == half).count();
        println!("{:<14} {:>7} {:>7}", class.name(), count(Half::Tuning), count(Half::Test));
    }
    let names: usize = set.index.iter().map(|party| party.names.len()).sum();
    println!("{} parties, {names} names in the index", set.index.len());
    Ok(())
}

/// Measures an index of a size and prints the figures as one line.
///
/// # Errors
/// A file cannot be read, or the product's tables are wrong.
pub fn size(parties: &Path, (practice, queries): (&Path, &Path), names: Option<usize>) -> Result<(), String> {
    let parties: Vec<Party> = files::read(parties)?;
    let (practice, queries): (Vec<Query>, Vec<Query>) = (files::read(practice)?, files::read(queries)?);
    let grown = match names {
        Some(names) => grow::to_names(&parties, names),
        None => parties,
    };
    let sized = bench::sized(&grown, &practice, &queries)?;
    println!("{}", serde_json::to_string(&sized).map_err(|error| error.to_string())?);
    Ok(())
}
