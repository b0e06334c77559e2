//! The files of a folder in the order of their paths.

use std::fs;
use std::path::{Path, PathBuf};

use super::FileKind;
use super::kind::unexpected;
use crate::problem::{Problem, code};

/// Files in a corpus, included; a folder with more is none.
pub const MOST_FILES: usize = 20_000;

/// Folders that lie beside the law and are no part of it: what lines of declarations are looked through for, the texts that
/// pages are written in, the policies of a node, and how names of parties are compared.
pub const BESIDE: [&str; 4] = ["declarations", "languages", "policies", "screening"];

/// The file of the signatures under a law, at the top of its folder. It is no part of what is signed.
pub const SIGNATURES: &str = "law.note";

/// Every file below `folder`: its path relative to it, with forward slashes, and where it is. Folders that
/// no document belongs to are reported and not entered.
pub(super) fn files(folder: &Path, shown_as: &str, problems: &mut Vec<Problem>) -> Vec<(String, PathBuf)> {
    let mut found = Vec::new();
    let mut waiting = vec![(String::new(), folder.to_owned())];
    while let Some((relative, path)) = waiting.pop() {
        let shown = if relative.is_empty() { shown_as.to_owned() } else { format!("{shown_as}/{relative}") };
        let entries = match fs::read_dir(&path) {
            Ok(entries) => entries,
            Err(error) => {
                problems.push(unreadable(&shown, &error));
                continue;
            }
        };
        for entry in entries {
            let entry = match entry {
                Ok(entry) => entry,
                Err(error) => {
                    problems.push(unreadable(&shown, &error));
                    continue;
                }
            };
            let name = entry.file_name().to_string_lossy().into_owned();
            let relative = if relative.is_empty() { name } else { format!("{relative}/{name}") };
            if relative == SIGNATURES {
                // Who vouches for a law reads it, and no document of the law does.
            } else if !entry.path().is_dir() {
                found.push((relative, entry.path()));
            } else if BESIDE.contains(&relative.as_str()) {
                // Nothing in it is read as law, and it counts in no digest.
            } else if FileKind::may_lie_below(&relative) {
                waiting.push((relative, entry.path()));
            } else {
                problems.push(unexpected(&format!("{shown_as}/{relative}")));
            }
        }
        if found.len() > MOST_FILES {
            let message = format!("holds more than {MOST_FILES} files");
            problems.push(Problem::with_file(shown_as, code::CANNOT_READ, message));
            return Vec::new();
        }
    }
    found.sort();
    found
}

fn unreadable(shown: &str, error: &std::io::Error) -> Problem {
    let message = format!("the folder cannot be read: {}", crate::reader::reason(error));
    Problem::with_file(shown, code::CANNOT_READ, message)
}
