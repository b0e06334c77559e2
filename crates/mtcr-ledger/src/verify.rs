//! The stand-alone check of an export: whether it is what the log vouched for, and if not, where it differs.

mod compare;
mod heads;
mod held;
mod report;
mod texts;
mod tiles;

pub use heads::{CHECKPOINT, checkpoint_path};
pub use report::{Finding, Report, Signatures, TextWrong};

use crate::append::paths;
use crate::checkpoint::Checkpoint;
use crate::hash::Hash;
use crate::key::PublicKey;
use crate::resources::Export;
use compare::compare;
use heads::Heads;
use held::Held;
use texts::Texts;
use tiles::Tiles;

/// Checks an export against its newest checkpoint, and that against the keys.
///
/// What is wrong is told as closely as the export allows. An entry that was edited, deleted, moved or inserted is named
/// as long as the hashes beside it are those of the log; where they were changed too, the finding names the tile that
/// the checkpoint does not vouch for, or the entries between the last earlier checkpoint that holds and the first that
/// does not. That the newest entries were cut off together with their checkpoint shows only against a later
/// checkpoint that someone else kept: put it under [`checkpoint_path`].
///
/// Without keys no signature is checked. The hashes of all entries are held in memory, 32 bytes each.
///
/// # Errors
/// A file is there and cannot be read.
pub fn verify<E: Export>(export: &E, keys: &[PublicKey]) -> Result<Report, E::Error> {
    let mut files = export.paths()?;
    let mut findings = Vec::new();
    let mut heads = Heads::read(export, &mut files, keys, &mut findings)?;
    let (checkpoint, signatures) = heads.anchor(keys, &mut findings);
    let held = Held::read(export, &mut files)?;

    let entries = held.leaves.len();
    let mut standing = Standing { places: (0..entries).map(Some).collect(), unanchored: entries as u64 };
    if let Some(checkpoint) = &checkpoint {
        standing = against(export, checkpoint, &heads, &held, &mut findings)?;
    }
    let earlier = heads.earlier_that_hold(&held.leaves, &mut findings);
    findings.extend_from_slice(&held.broken);

    let mut texts = Texts::default();
    let mut places = standing.places.iter();
    held.each(export, |bytes| {
        if let Some(Some(index)) = places.next() {
            let read = texts.read(*index as u64, bytes);
            findings.extend(read.err().map(|why| Finding::Unreadable { entry: *index as u64, why }));
        }
    })?;
    texts.check(export, &mut files, &mut findings)?;

    for path in paths(checkpoint.as_ref().map_or(0, Checkpoint::size)) {
        files.remove(&path);
    }
    findings.sort_by_key(|finding| finding.entry().map_or((1, 0), |entry| (0, entry)));
    Ok(Report {
        checkpoint,
        signatures,
        earlier,
        entries: entries as u64,
        unanchored: standing.unanchored,
        texts_kept: texts.kept,
        texts_deleted: texts.deleted(),
        other_files: files.into_iter().collect(),
        findings,
    })
}

/// How the entries that are there stand to the log.
struct Standing {
    /// The index of each in the log; none for one that was never logged so.
    places: Vec<Option<usize>>,
    /// How many stand after the checkpoint.
    unanchored: u64,
}

/// Compares entries and tiles with a checkpoint.
fn against<E: Export>(
    export: &E,
    checkpoint: &Checkpoint,
    heads: &Heads,
    held: &Held,
    findings: &mut Vec<Finding>,
) -> Result<Standing, E::Error> {
    let leaves = &held.leaves;
    let mut tiles = Tiles::read(export, checkpoint.size())?;
    if let Some(logged) = first(leaves, checkpoint.size()).filter(|run| Hash::tree(run) == *checkpoint.root())
    {
        let unanchored = (leaves.len() - logged.len()) as u64;
        findings.extend(tiles.against(logged));
        findings.extend_from_slice(&held.misfits);
        return Ok(Standing { places: (0..leaves.len()).map(Some).collect(), unanchored });
    }
    tiles.vouch(checkpoint);
    let good = heads.last_that_holds(leaves);
    let mut logged = tiles.logged(leaves);
    for (logged, leaf) in logged.iter_mut().zip(first(leaves, good).unwrap_or_default()) {
        *logged = Some(*leaf);
    }
    let compared = compare(&logged, leaves);
    let doubtful = tiles.doubtful().into_iter().map(|run| *run.start().max(&good)..=*run.end());
    let doubtful = doubtful.filter(|run| !run.is_empty() && compared.has_all(run));
    let mut located = compared.findings.clone();
    located.extend(doubtful.map(|entries| Finding::Unplaced { entries }));
    if located.is_empty() {
        located.push(heads.between(leaves));
    }
    findings.append(&mut located);
    findings.extend(tiles.findings());
    Ok(Standing { places: compared.logged, unanchored: compared.after as u64 })
}

/// The first so many hashes; none where there are fewer.
fn first(leaves: &[Hash], size: u64) -> Option<&[Hash]> {
    leaves.get(..usize::try_from(size).ok()?)
}
