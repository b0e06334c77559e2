//! Checks the law under `data/` and puts it into the program; a law with a problem does not build.

#[path = "src/law/checked.rs"]
mod checked;

use mtcr_corpus::{Report, blob, files};
use std::path::Path;
use std::process::ExitCode;

fn main() -> ExitCode {
    println!("cargo:rerun-if-changed=../../data");
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
    let written = blob::to_blob(&law.source).map_err(|mistake| mistake.to_string()).and_then(|bytes| {
        let folder = std::env::var_os("OUT_DIR").ok_or("cargo names no folder to write to")?;
        std::fs::write(Path::new(&folder).join("law.blob"), bytes).map_err(|error| error.to_string())
    });
    match written {
        Ok(()) => ExitCode::SUCCESS,
        Err(reason) => {
            eprintln!("the law could not be written into the program: {reason}");
            ExitCode::FAILURE
        }
    }
}

fn refuse(report: &Report) -> ExitCode {
    eprintln!(
        "{report}\nthe law under data/ has {} problems and is not built into the program",
        report.len()
    );
    ExitCode::FAILURE
}
