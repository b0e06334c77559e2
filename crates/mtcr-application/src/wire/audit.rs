//! What a check of a ledger's export found.

use mtcr_ledger::{Finding, Report, Role, Signatures, TextWrong, Verdict};
use serde::Serialize;

/// The answer of `mtcr audit verify`.
#[derive(Clone, Debug, Serialize)]
pub struct AuditForm {
    /// `whole`, `broken`, or, where nothing is wrong and nothing is to be believed either, `no-key` (none was given)
    /// or `no-quorum` (too few cosigners signed).
    pub verdict: &'static str,
    /// The checkpoint that the export was checked against; null where none can be believed.
    pub checkpoint: Option<HeadOfLogForm>,
    /// Whose signatures hold; null where no key was given and none was checked.
    pub signed_by: Option<Vec<SignedForm>>,
    /// How many cosigners were wanted.
    pub quorum: usize,
    /// How many entries so many cosigners vouch for; null where no cosigner was wanted or too few signed.
    pub cosigned: Option<u64>,
    /// How many earlier checkpoints the log agrees with.
    pub earlier_checkpoints: u64,
    /// How many entries there are.
    pub entries: u64,
    /// How many of them stand after the checkpoint.
    pub unanchored: u64,
    /// How many restricted texts are there, sealed.
    pub texts_kept: u64,
    /// How many restricted texts were deleted, with an entry that says so.
    pub texts_deleted: u64,
    /// Files that are no part of the log.
    pub other_files: Vec<String>,
    /// What is wrong.
    pub findings: Vec<AuditFindingForm>,
}

/// The head of a log.
#[derive(Clone, Debug, Serialize)]
pub struct HeadOfLogForm {
    /// The log.
    pub origin: String,
    /// Its size.
    pub size: u64,
    /// Its root, in hexadecimal.
    pub root: String,
}

/// A signature that holds.
#[derive(Clone, Debug, Serialize)]
pub struct SignedForm {
    /// Whose.
    pub name: String,
    /// `log` or `cosigner`.
    pub role: &'static str,
    /// When a cosigner signed, in seconds since 1970.
    pub at: Option<u64>,
}

/// One thing that is wrong.
#[derive(Clone, Debug, Serialize)]
pub struct AuditFindingForm {
    /// `edited`, `deleted`, `moved`, `inserted`, `unplaced`, `unreadable`, `text-missing`, `text-altered`,
    /// `text-still-there` or `file`.
    pub kind: &'static str,
    /// The first entry of the log that it concerns; of inserted ones, its place in the export. Null for a file.
    pub first: Option<u64>,
    /// The last one, which belongs to them.
    pub last: Option<u64>,
    /// Where moved entries stand in the export.
    pub to: Option<u64>,
    /// The file.
    pub path: Option<String>,
    /// The same in words.
    pub says: String,
}

impl AuditForm {
    /// The form of a report.
    #[must_use]
    pub fn of(report: &Report) -> Self {
        let checkpoint = report.checkpoint.as_ref().map(|head| HeadOfLogForm {
            origin: head.origin().to_owned(),
            size: head.size(),
            root: head.root().to_string(),
        });
        let signed_by = match &report.signatures {
            Signatures::NotChecked => None,
            Signatures::Checked(by) => Some(by.iter().map(SignedForm::of).collect()),
        };
        Self {
            verdict: match report.verdict() {
                Verdict::Whole => "whole",
                Verdict::Broken => "broken",
                Verdict::NoKey => "no-key",
                Verdict::NoQuorum => "no-quorum",
            },
            checkpoint,
            signed_by,
            quorum: report.quorum,
            cosigned: report.cosigned.filter(|_| report.quorum > 0),
            earlier_checkpoints: report.earlier,
            entries: report.entries,
            unanchored: report.unanchored,
            texts_kept: report.texts_kept,
            texts_deleted: report.texts_deleted,
            other_files: report.other_files.clone(),
            findings: report.findings.iter().map(AuditFindingForm::of).collect(),
        }
    }
}

impl SignedForm {
    fn of(signed: &mtcr_ledger::Signed) -> Self {
        let role = match signed.role {
            Role::Log => "log",
            Role::Cosigner => "cosigner",
        };
        Self { name: signed.name.clone(), role, at: signed.at }
    }
}

impl AuditFindingForm {
    fn of(finding: &Finding) -> Self {
        let (kind, range, to, path) = match finding {
            Finding::Edited { entries } => ("edited", Some(entries), None, None),
            Finding::Deleted { entries } => ("deleted", Some(entries), None, None),
            Finding::Moved { entries, to } => ("moved", Some(entries), Some(*to), None),
            Finding::Inserted { places } => ("inserted", Some(places), None, None),
            Finding::Unplaced { entries } => ("unplaced", Some(entries), None, None),
            Finding::Unreadable { .. } => ("unreadable", None, None, None),
            Finding::Text { wrong: TextWrong::Missing, .. } => ("text-missing", None, None, None),
            Finding::Text { wrong: TextWrong::Altered, .. } => ("text-altered", None, None, None),
            Finding::Text { wrong: TextWrong::StillThere, .. } => ("text-still-there", None, None, None),
            Finding::File { path, .. } => ("file", None, None, Some(path.clone())),
        };
        let last = range.map(|range| *range.end()).or_else(|| finding.entry());
        Self { kind, first: finding.entry(), last, to, path, says: finding.to_string() }
    }
}
