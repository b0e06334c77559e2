//! The stand-alone check of an export: whether it is what the log vouched for, and if not, where it differs.

mod bundles;
mod compare;
mod heads;
mod report;
mod scan;
mod texts;
mod tiles;

pub use compare::differences;
pub use heads::{CHECKPOINT, checkpoint_path};
pub use report::{Finding, Report, Signatures, TextWrong, Verdict};

use crate::checkpoint::Checkpoint;
use crate::export::export;
use crate::hash::Hash;
use crate::resources::Export;
use crate::trust::Trust;
use bundles::Bundles;
use compare::compare;
use heads::Heads;
use scan::Scan;
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
/// Without keys no signature is checked, and [`Report::verdict`] refuses to call the export whole.
///
/// A whole export is read twice, a file at a time; what is held is the names of its files (two for 256 entries, one
/// for each restricted text) and its checkpoints. To locate what is wrong in a broken one the hashes of all entries are
/// held as well, some 150 bytes for each entry.
///
/// # Errors
/// A file is there and cannot be read.
pub fn verify<E: Export>(files: &E, trust: &Trust) -> Result<Report, E::Error> {
    let mut left = files.paths()?;
    let mut findings = Vec::new();
    let mut heads = Heads::read(files, &mut left, trust, &mut findings)?;
    let (checkpoint, signatures) = heads.anchor(trust, &mut findings);
    let size = checkpoint.as_ref().map_or(0, Checkpoint::size);
    let bundles = Bundles::take(&mut left);
    let mut scan = Scan::of(files, &bundles, &heads.sizes(), size)?;

    let mut standing = Standing { places: None, unanchored: scan.entries };
    if let Some(checkpoint) = &checkpoint {
        if scan.roots.get(&size) == Some(checkpoint.root()) {
            standing.unanchored = scan.entries - size;
            findings.append(&mut scan.tiles);
            findings.append(&mut scan.misfits);
        } else {
            standing = located(files, checkpoint, &heads, &bundles, &scan, &mut findings)?;
        }
    }
    let earlier = heads.earlier_that_hold(&scan.roots, &mut findings);
    findings.append(&mut scan.broken);

    let mut texts = Texts::default();
    let mut place = 0;
    bundles.each(files, |_, entries, _| {
        for bytes in entries {
            if let Some(entry) = standing.logged(place) {
                let read = texts.read(files, &mut left, entry, bytes)?;
                findings.extend(read.err().map(|why| Finding::Unreadable { entry, why }));
            }
            place += 1;
        }
        Ok(())
    })?;
    findings.extend(texts.findings());

    // What stands after the checkpoint has tiles too; nothing vouches for them, and they are of the log.
    for part in export(size).chain(export(scan.entries)) {
        left.remove(&part.path());
    }
    findings.sort_by_key(|finding| finding.entry().map_or((1, 0), |entry| (0, entry)));
    Ok(Report {
        cosigned: heads.cosigned(&scan.roots),
        quorum: trust.quorum(),
        checkpoint,
        signatures,
        earlier,
        entries: scan.entries,
        unanchored: standing.unanchored,
        texts_kept: texts.kept(),
        texts_deleted: texts.deleted(),
        other_files: left.into_iter().collect(),
        findings,
    })
}

/// How the entries that are there stand to the log.
struct Standing {
    /// The index of each in the log, none for one that was never logged so; left out where all stand in their place.
    places: Option<Vec<Option<usize>>>,
    /// How many stand after the checkpoint.
    unanchored: u64,
}

impl Standing {
    /// The index in the log of the entry at a place of the export.
    fn logged(&self, place: usize) -> Option<u64> {
        let logged = match &self.places {
            None => Some(place),
            Some(places) => places.get(place).copied().flatten(),
        };
        logged.map(|entry| entry as u64)
    }
}

/// Finds what differs in entries that do not agree with the checkpoint.
fn located<E: Export>(
    files: &E,
    checkpoint: &Checkpoint,
    heads: &Heads,
    bundles: &Bundles,
    scan: &Scan,
    findings: &mut Vec<Finding>,
) -> Result<Standing, E::Error> {
    let leaves = bundles.leaves(files)?;
    let mut tiles = Tiles::read(files, checkpoint.size())?;
    tiles.vouch(checkpoint);
    let good = heads.last_that_holds(&scan.roots);
    let mut logged = tiles.logged(&leaves);
    for (logged, leaf) in logged.iter_mut().zip(first(&leaves, good).unwrap_or_default()) {
        *logged = Some(*leaf);
    }
    let compared = compare(&logged, &leaves);
    let doubtful = tiles.doubtful().into_iter().map(|run| *run.start().max(&good)..=*run.end());
    let doubtful = doubtful.filter(|run| !run.is_empty() && compared.has_all(run));
    let mut located = compared.findings.clone();
    located.extend(doubtful.map(|entries| Finding::Unplaced { entries }));
    if located.is_empty() {
        located.push(heads.between(&scan.roots));
    }
    findings.append(&mut located);
    findings.extend(tiles.findings());
    let unanchored = compared.after.iter().map(|places| places.end() - places.start() + 1).sum();
    Ok(Standing { places: Some(compared.logged), unanchored })
}

/// The first so many hashes; none where there are fewer.
fn first(leaves: &[Hash], size: u64) -> Option<&[Hash]> {
    leaves.get(..usize::try_from(size).ok()?)
}
