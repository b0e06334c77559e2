//! Checks the law under `data/`, national lists included, and puts it into the program; a law with a problem does not
//! build.

#[path = "src/law/checked.rs"]
mod checked;

use mtcr_corpus::files::{self, CorpusSource};
use mtcr_corpus::{Report, blob};
use std::error::Error;
use std::path::Path;
use std::process::ExitCode;

/// Builds again when a file of the law changes; a page may be reworded and a permission changed without that.
fn watch(data: &Path) {
    let entries = std::fs::read_dir(data).into_iter().flatten().flatten();
    for entry in entries.filter(|entry| files::BESIDE.iter().all(|beside| entry.file_name() != *beside)) {
        println!("cargo:rerun-if-changed={}", entry.path().display());
    }
}

fn main() -> ExitCode {
    watch(Path::new("../../data"));
    println!("cargo:rerun-if-changed=build.rs");
    println!("cargo:rerun-if-changed=src/law/checked.rs");
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../data");
    let law = match checked::checked(files::read_folder(&folder, "data")) {
        Ok(law) => law,
        Err(report) => return refuse(&report),
    };
    if law.corpus.entries.is_empty() {
        eprintln!("there is no entry under {}", folder.display());
        return ExitCode::FAILURE;
    }
    // A list is checked as it is used: together with the Annex.
    for list in &law.source.national {
        if let Err(report) = mtcr_corpus::compile_with(&law.source, &list.folder) {
            return refuse(&report);
        }
    }
    match write(&law.source) {
        Ok(()) => ExitCode::SUCCESS,
        Err(reason) => {
            eprintln!("the law could not be written into the program: {reason}");
            ExitCode::FAILURE
        }
    }
}

/// Writes the law, each list, and the table of lists that the program reads.
fn write(source: &CorpusSource) -> Result<(), Box<dyn Error>> {
    let out = std::env::var_os("OUT_DIR").ok_or("cargo names no folder to write to")?;
    let out = Path::new(&out);
    std::fs::write(out.join("law.blob"), blob::to_blob(source)?)?;
    let mut table = String::new();
    for list in &source.national {
        let id = &list.folder;
        std::fs::write(out.join(format!("list-{id}.blob")), blob::list::to_blob(source, list)?)?;
        table.push_str(&format!(
            "    (\"{id}\", include_bytes!(concat!(env!(\"OUT_DIR\"), \"/list-{id}.blob\"))),\n"
        ));
    }
    std::fs::write(out.join("lists.rs"), format!("&[\n{table}]\n"))?;
    Ok(())
}

fn refuse(report: &Report) -> ExitCode {
    eprintln!(
        "{report}\nthe law under data/ has {} problems and is not built into the program",
        report.len()
    );
    ExitCode::FAILURE
}
