//! Files of one JSON object a line.

use serde::Serialize;
use serde::de::DeserializeOwned;
use std::fmt::Display;
use std::fs::{self, File};
use std::io::{BufRead, BufReader, BufWriter, Write};
use std::path::Path;

fn at(path: &Path, error: &dyn Display) -> String {
    format!("{}: {error}", path.display())
}

/// The objects of a file; empty lines are passed over.
pub(super) fn read<T: DeserializeOwned>(path: &Path) -> Result<Vec<T>, String> {
    let file = BufReader::new(File::open(path).map_err(|error| at(path, &error))?);
    let mut items = Vec::new();
    for (number, line) in file.lines().enumerate() {
        let line = line.map_err(|error| at(path, &error))?;
        if !line.trim().is_empty() {
            let item = serde_json::from_str(&line);
            items.push(item.map_err(|error| format!("{}, line {}: {error}", path.display(), number + 1))?);
        }
    }
    Ok(items)
}

/// Writes objects to a file.
pub(super) fn write<'items, T: Serialize + 'items>(
    path: &Path,
    items: impl Iterator<Item = &'items T>,
) -> Result<(), String> {
    let mut file = BufWriter::new(File::create(path).map_err(|error| at(path, &error))?);
    for item in items {
        let line = serde_json::to_string(item).map_err(|error| at(path, &error))?;
        writeln!(file, "{line}").map_err(|error| at(path, &error))?;
    }
    file.flush().map_err(|error| at(path, &error))
}

/// Makes a folder with those above it.
pub(super) fn folder(path: &Path) -> Result<(), String> {
    fs::create_dir_all(path).map_err(|error| at(path, &error))
}
