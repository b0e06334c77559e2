//! Every script of the project: `cargo xtask NAME`.

mod api_fuzz;
mod ask_quality;
mod bench_bulk;
mod bench_declarations;
mod bench_screening;
mod browser;
mod command;
mod compare;
mod coverage;
mod crash;
mod data;
mod drill;
mod layers;
mod libraries;
mod licences;
mod load;
mod mutate;
mod national;
mod node;
mod packages;
mod python;
mod search_quality;
mod test;

use clap::Parser;
use std::process::ExitCode;

fn main() -> ExitCode {
    match command::Xtask::parse().run() {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(message) => {
            eprintln!("{message}");
            ExitCode::from(2)
        }
    }
}
