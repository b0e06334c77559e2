//! Whether what was read is the list that was declared.

use super::super::version::{FileRecord, Version};
use super::{Import, ImportError, ids};
use crate::declaration::Declaration;
use crate::reader::{Loaded, Problem, ProblemKind};
use jiff::tz::TimeZone;
use mtcr_screening::Party;
use std::collections::BTreeMap;

/// Whether every file has one of the checksums given, and every checksum a file.
pub(super) fn checksums(files: &[FileRecord], given: &[String]) -> Result<(), ImportError> {
    if given.is_empty() {
        return Ok(());
    }
    let same = |one: &str, other: &str| one.trim().eq_ignore_ascii_case(other);
    if let Some(file) = files.iter().find(|file| !given.iter().any(|sum| same(sum, &file.sha256))) {
        return Err(ImportError::Checksum { file: file.name.clone(), found: file.sha256.clone() });
    }
    match given.iter().find(|sum| !files.iter().any(|file| same(sum, &file.sha256))) {
        Some(sum) => Err(ImportError::ChecksumOfNothing { given: sum.clone() }),
        None => Ok(()),
    }
}

/// Everything else that the declaration and the version in use ask.
pub(super) fn all(
    declaration: &Declaration,
    loaded: &Loaded,
    in_use: Option<&Version>,
    before: &[Party],
    import: &Import<'_>,
) -> Result<(), ImportError> {
    problems(declaration, &loaded.problems)?;
    let records = loaded.parties.len();
    if records < declaration.records.at_least {
        return Err(ImportError::TooFew { records, least: declaration.records.at_least });
    }
    if records > declaration.records.at_most {
        return Err(ImportError::TooMany { records, most: declaration.records.at_most });
    }
    days(declaration, loaded, in_use, import)?;
    let Some(version) = in_use else {
        return Ok(());
    };
    if import.accept.is_some() {
        return Ok(());
    }
    let number = version.number;
    let gone = version.records.saturating_sub(records);
    if gone * 100 > version.records * usize::from(declaration.shrinkage) {
        return Err(ImportError::Shrunken {
            records,
            before: version.records,
            number,
            allowed: declaration.shrinkage,
        });
    }
    if !before.is_empty() && ids(before).is_disjoint(&ids(&loaded.parties)) {
        return Err(ImportError::NothingInCommon { before: before.len(), number });
    }
    Ok(())
}

fn problems(declaration: &Declaration, problems: &[Problem]) -> Result<(), ImportError> {
    let of = |kinds: &[ProblemKind]| -> Vec<&Problem> {
        problems.iter().filter(|problem| kinds.contains(&problem.kind)).collect()
    };
    // A record without a name is one that cannot be found: as bad as one that cannot be read.
    let malformed = of(&[ProblemKind::Malformed, ProblemKind::Nameless]);
    if let Some(first) = malformed.first().filter(|_| malformed.len() > declaration.malformed) {
        return Err(ImportError::Malformed {
            count: malformed.len(),
            allowed: declaration.malformed,
            first: (*first).clone(),
        });
    }
    let orphans = of(&[ProblemKind::Orphan]);
    if let Some(first) = orphans.first().filter(|_| orphans.len() > declaration.orphans) {
        return Err(ImportError::Orphans {
            count: orphans.len(),
            allowed: declaration.orphans,
            first: (*first).clone(),
        });
    }
    Ok(())
}

fn days(
    declaration: &Declaration,
    loaded: &Loaded,
    in_use: Option<&Version>,
    import: &Import<'_>,
) -> Result<(), ImportError> {
    if let Some(later) = in_use.filter(|version| import.at < version.imported_at) {
        return Err(ImportError::BeforeInUse { number: later.number });
    }
    let Some(published) = loaded.published else {
        return Ok(());
    };
    let on = import.at.to_zoned(TimeZone::UTC).date();
    let days = (on - published).get_days();
    // A day is another one in other parts of the world.
    if days < -1 {
        return Err(ImportError::NotYet { published, on });
    }
    if let Some(allowed) = declaration.published_age.filter(|allowed| days > i32::from(*allowed)) {
        return Err(ImportError::TooOld { published, days, allowed });
    }
    match in_use.and_then(|version| Some((version.number, version.published?))) {
        Some((number, in_use)) if published < in_use && import.accept.is_none() => {
            Err(ImportError::GoesBack { published, in_use, number })
        }
        _ => Ok(()),
    }
}

/// How many problems there are of each kind.
pub(super) fn counted(problems: &[Problem]) -> BTreeMap<ProblemKind, usize> {
    let mut counted = BTreeMap::new();
    for problem in problems {
        *counted.entry(problem.kind).or_default() += 1;
    }
    counted
}
