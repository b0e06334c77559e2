//! Commands: what each prints, and the exit code it ends with.

mod annex;
mod args;
mod ask;
mod audit;
mod bulk;
mod classify;
mod cluster;
mod cover;
mod decide;
mod diff;
mod doctor;
mod keep;
mod lists;
mod new;
mod node_lists;
mod out;
mod permissions;
mod plot;
mod provider;
mod registry;
mod screen;
mod search;
mod serve;
mod settings;
mod shelved;
mod sign;

use args::{Admin, Annex, Arguments, Command, Format};
use clap::{CommandFactory, Parser};
use openmtcr::registry::Roll;
use openmtcr::{Law, NoLaw};
use out::{Outcome, complain};
use std::mem::ManuallyDrop;
use std::path::Path;
use std::process::ExitCode;

/// Reads the command line and runs the command.
pub(crate) fn run() -> ExitCode {
    let arguments = Arguments::parse();
    let outcome = match run_command(&arguments) {
        Ok(outcome) | Err(outcome) => outcome,
    };
    ExitCode::from(outcome.code())
}

/// What a command ended with; `Err` when it ended before its answer.
type Ended = Result<Outcome, Outcome>;

fn run_command(arguments: &Arguments) -> Ended {
    let table = match &arguments.command {
        Command::Annex(Annex::Cover(_)) => true,
        Command::Screen(options) => options.pairs.is_some(),
        _ => false,
    };
    if arguments.format == Format::Csv && !table {
        complain("only `mtcr annex cover` and `mtcr screen --pairs` write a table; leave out `--format csv`");
        return Err(Outcome::BadInput);
    }
    match &arguments.command {
        Command::Classify(options) => classify::run(arguments, options),
        Command::Bulk(options) => bulk::run(arguments, options),
        Command::Cluster { given } => cluster::run(arguments, given),
        Command::Decide(options) => decide::run(arguments, options),
        Command::Ask(options) => ask::run(arguments, options),
        Command::New { class, edition } => new::run(arguments, class, edition.as_deref()),
        Command::Annex(command) => annex::run(arguments, command),
        Command::Screen(options) => screen::run(arguments, options),
        Command::Lists(command) => lists::run(arguments, command),
        Command::Audit(command) => audit::run(arguments, command),
        Command::Backup { folder, kept } => keep::backup(arguments, folder, kept),
        Command::Restore { folder, kept } => keep::restore(arguments, folder, kept),
        Command::Registry(options) => registry::run(arguments, options),
        Command::Serve(options) => serve::run(arguments, options),
        Command::Admin(Admin::Config(options)) => settings::show(arguments, options),
        Command::Admin(Admin::Doctor(options)) => doctor::run(arguments, options),
        Command::Admin(Admin::Permissions(what)) => permissions::run(arguments, what),
        Command::Completions { shell } => {
            let mut script = Vec::new();
            clap_complete::generate(*shell, &mut Arguments::command(), "mtcr", &mut script);
            out::print_bytes(&script);
            Ok(Outcome::Nothing)
        }
    }
}

/// The law that the command line names. It lasts as long as the program: taking it apart at the end would be a tenth
/// of what a short command costs.
fn law(arguments: &Arguments) -> Result<ManuallyDrop<Law>, Outcome> {
    law_at(arguments.corpus.as_deref(), &arguments.trust)
}

/// The law of a folder, believed where one of some keys signed it; else the one built in.
fn law_at(folder: Option<&Path>, trust: &[String]) -> Result<ManuallyDrop<Law>, Outcome> {
    let keys = sign::keys(trust)?;
    if folder.is_none() && !keys.is_empty() {
        complain("`--trust` is about the law of a folder; name it with `--corpus`");
        return Err(Outcome::BadInput);
    }
    let law = match folder {
        Some(folder) => Law::of_folder(folder).and_then(|law| law.trusting(&keys)),
        None => Law::built_in(),
    };
    law.map(ManuallyDrop::new).map_err(|wrong| no_law(&wrong))
}

/// Tells why there is no law to answer from.
fn no_law(wrong: &NoLaw) -> Outcome {
    match wrong {
        NoLaw::Problems(report) => {
            out::report(report);
            Outcome::BadInput
        }
        NoLaw::UnknownList { .. } => {
            complain(&wrong.to_string());
            Outcome::BadInput
        }
        _ => {
            complain(&wrong.to_string());
            Outcome::Refused
        }
    }
}

/// The registry that an option names, else that of the law.
fn roll(path: Option<&Path>) -> Result<Roll, Outcome> {
    path.map_or_else(|| Ok(Roll::of_the_law()), Roll::open).map_err(|report| {
        out::report(&report);
        Outcome::BadInput
    })
}
