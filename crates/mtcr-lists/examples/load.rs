//! How long the lists of a shelf take to load: `load DIR`. Run it under a program that tells the memory of a process.

use mtcr_lists::{Profile, Screener, Shelf};
use mtcr_screening::Names;
use std::error::Error;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Instant;

fn main() -> Result<(), Box<dyn Error>> {
    let folder: PathBuf = std::env::args_os().nth(1).ok_or("name the folder of the lists")?.into();
    let shelf = Shelf::at(&folder);
    let profile = Profile::built_in()?.into_iter().next().ok_or("there is no profile")?;
    let before = Instant::now();
    let names = Arc::new(Names::built_in()?);
    let tables = before.elapsed();
    let mut records = 0;
    let begun = Instant::now();
    for declaration in shelf.declarations()? {
        if !shelf.versions(&declaration.id)?.is_empty() {
            records += shelf.parties(&declaration.id)?.len();
        }
    }
    let read = begun.elapsed();
    let begun = Instant::now();
    let screener = Screener::load(&shelf, &profile, names)?;
    println!(
        "{{\"records\":{records},\"tables_ms\":{},\"read_ms\":{},\"read_and_indexed_ms\":{},\"indexed\":{}}}",
        tables.as_millis(),
        read.as_millis(),
        begun.elapsed().as_millis(),
        screener.records()
    );
    Ok(())
}
