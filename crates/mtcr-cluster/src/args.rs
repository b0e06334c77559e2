//! The command line.

use clap::{Args, Parser, Subcommand, ValueEnum};
use mtcr_bulk_files::Format;
use std::net::IpAddr;
use std::path::PathBuf;

/// Products classified and declarations screened by SQL, on this machine or on a cluster.
#[derive(Debug, Parser)]
#[command(name = "mtcr-cluster", bin_name = "mtcr cluster", version, disable_help_subcommand = true)]
pub(crate) struct Arguments {
    #[command(subcommand)]
    pub(crate) command: Command,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Run a query over files on this machine.
    Sql(Sql),
    /// Run a scheduler, on a private network: its port asks for no password.
    Scheduler(Scheduler),
    /// Run an executor, on a private network: its ports ask for no password.
    Executor(Executor),
    /// Cut one large file of CSV or NDJSON into many, each of which can be a split.
    Cut(Cut),
    /// Have files evaluated by a cluster, one output for each; run it again to go on where it stopped.
    Run(Run),
}

#[derive(Debug, Args)]
pub(crate) struct Sql {
    /// The query, as `SELECT id, mtcr_classify('map.toml', name, thrust) FROM products`.
    pub(crate) query: String,
    /// A table: its name, and its file or a folder of files (CSV, NDJSON, Parquet).
    #[arg(long = "table", value_name = "NAME=FILE")]
    pub(crate) tables: Vec<String>,
    /// Write the result to a file: .csv, .ndjson or .parquet.
    #[arg(short, long, value_name = "FILE")]
    pub(crate) output: Option<PathBuf>,
    #[command(flatten)]
    pub(crate) reading: Reading,
}

#[derive(Debug, Args)]
pub(crate) struct Reading {
    /// What separates columns of CSV files, where it is no comma; `\t` for a tab.
    #[arg(long, value_name = "SIGN")]
    pub(crate) delimiter: Option<String>,
    /// The day that lines are screened for; today unless it is said.
    #[arg(long, value_name = "DATE")]
    pub(crate) on: Option<String>,
}

#[derive(Debug, Args)]
pub(crate) struct Cut {
    /// The file.
    pub(crate) input: PathBuf,
    /// The folder of its parts; it is there when all of them are.
    #[arg(short, long, value_name = "FOLDER")]
    pub(crate) output: PathBuf,
    /// Rows of a part.
    #[arg(long, value_name = "COUNT", default_value_t = 100_000)]
    pub(crate) rows: u64,
    /// What separates columns of CSV files, where it is no comma; `\t` for a tab.
    #[arg(long, value_name = "SIGN")]
    pub(crate) delimiter: Option<String>,
}

#[derive(Debug, Args)]
pub(crate) struct Scheduler {
    /// The address to listen on.
    #[arg(long, default_value = "127.0.0.1")]
    pub(crate) bind: IpAddr,
    /// The port; 0 takes a free one.
    #[arg(long, default_value_t = 50050)]
    pub(crate) port: u16,
    /// The name by which executors reach this machine.
    #[arg(long, default_value = "localhost")]
    pub(crate) host: String,
    /// Seconds an executor may be silent before its work is given to another; at least 6, as a busy one speaks every 5.
    #[arg(long, value_name = "SECONDS", default_value_t = 20, value_parser = clap::value_parser!(u16).range(6..))]
    pub(crate) silence: u16,
}

#[derive(Debug, Args)]
pub(crate) struct Executor {
    /// The scheduler.
    #[arg(long, value_name = "HOST:PORT", default_value = "localhost:50050")]
    pub(crate) scheduler: String,
    /// Seconds to wait for a scheduler that does not answer yet.
    #[arg(long, value_name = "SECONDS", default_value_t = 60)]
    pub(crate) patience: u16,
    /// The address to listen on.
    #[arg(long, default_value = "127.0.0.1")]
    pub(crate) bind: IpAddr,
    /// The name by which others reach this machine.
    #[arg(long, default_value = "localhost")]
    pub(crate) host: String,
    /// The first port.
    #[arg(long, default_value_t = 50051)]
    pub(crate) port: u16,
    /// The second port.
    #[arg(long, default_value_t = 50052)]
    pub(crate) grpc_port: u16,
    /// Splits that are evaluated at the same time; as many as there are processors unless it is said.
    #[arg(long)]
    pub(crate) vcores: Option<u16>,
    /// A folder of its own for intermediate files.
    #[arg(long, value_name = "FOLDER")]
    pub(crate) work: PathBuf,
    /// Megabytes that reading and writing may use together.
    #[arg(long, value_name = "MB", default_value_t = 1024)]
    pub(crate) memory: u32,
}

#[derive(Debug, Args)]
pub(crate) struct Run {
    /// Files, and folders of files; each file is a split.
    #[arg(required = true)]
    pub(crate) inputs: Vec<PathBuf>,
    /// The query: columns and functions of the table `input`, row by row.
    #[arg(long, value_name = "SQL")]
    pub(crate) query: String,
    /// The folder of the outputs and of the ledger.
    #[arg(short, long, value_name = "FOLDER")]
    pub(crate) output: PathBuf,
    /// The scheduler.
    #[arg(long, value_name = "HOST:PORT", default_value = "localhost:50050")]
    pub(crate) scheduler: String,
    /// How outputs are written.
    #[arg(long, value_enum, default_value_t = Written::Parquet)]
    pub(crate) format: Written,
    /// Splits in the cluster at the same time: as many as its executors have processors together.
    #[arg(long, value_name = "COUNT", default_value_t = 8)]
    pub(crate) at_once: usize,
    /// Seconds that an attempt at a split may take.
    #[arg(long, value_name = "SECONDS", default_value_t = 3600)]
    pub(crate) deadline: u64,
    /// Attempts at a split before the run goes on without it and fails in the end.
    #[arg(long, value_name = "COUNT", default_value_t = 5)]
    pub(crate) attempts: u32,
    #[command(flatten)]
    pub(crate) reading: Reading,
}

/// Formats of outputs.
#[derive(Clone, Copy, Debug, ValueEnum)]
pub(crate) enum Written {
    Csv,
    Ndjson,
    Parquet,
}

impl From<Written> for Format {
    fn from(written: Written) -> Format {
        match written {
            Written::Csv => Format::Csv,
            Written::Ndjson => Format::Ndjson,
            Written::Parquet => Format::Parquet,
        }
    }
}
