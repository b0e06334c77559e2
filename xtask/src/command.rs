//! What can be asked of `cargo xtask`, and with which options.

use crate::{
    api_fuzz, ask_quality, bench_bulk, bench_declarations, bench_screening, browser, compare, coverage,
    crash, data, drill, layers, licences, load, mutate, national, packages, search_quality, test,
};
use clap::{Args, Parser, Subcommand};
use std::path::PathBuf;

/// Every script of the project
#[derive(Debug, Parser)]
#[command(name = "cargo xtask", bin_name = "cargo xtask")]
pub(crate) struct Xtask {
    #[command(subcommand)]
    command: Command,
}

/// A folder with a law.
#[derive(Args, Debug)]
struct Law {
    /// A folder with a law, in place of `data`
    #[arg(long, value_name = "DIR")]
    corpus: Option<PathBuf>,
}

impl Law {
    fn folder(self) -> PathBuf {
        self.corpus.unwrap_or_else(|| data::root().join("data"))
    }
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Everything that must hold: format, lints, licences, law, documentation, tests
    Test,
    /// The law alone: problems, cases, coverage
    CheckData(Law),
    /// One national list: problems, cases, coverage
    CheckList {
        /// The list, as its folder is called
        list: String,
        #[command(flatten)]
        law: Law,
    },
    /// The law against the tables in xtask/facts
    CompareSources(Law),
    /// Pages and figures of what lists cover, explanations
    Coverage {
        /// One list; all without it
        list: Option<String>,
        #[command(flatten)]
        law: Law,
    },
    /// Small changes of the law must be noticed
    MutateData {
        /// What ids of entries begin with; all entries without it
        #[arg(long, value_delimiter = ',', value_name = "ID,…")]
        entries: Vec<String>,
        #[command(flatten)]
        law: Law,
    },
    /// Questions that `mtcr ask` needs for the examples, against a fixed order
    AskQuality,
    /// How well descriptions find their entries
    SearchQuality {
        /// Shows each description that does not
        #[arg(long)]
        misses: bool,
        #[command(flatten)]
        law: Law,
    },
    /// Kills and lost power lose nothing that was acknowledged
    Crash {
        /// Kills of each kind
        #[arg(long, default_value_t = 100)]
        kills: u64,
        /// What the moments are drawn from
        #[arg(long, default_value_t = 1)]
        seed: u64,
    },
    /// A node is backed up and restored elsewhere, and answers the same, on both databases
    Drill {
        /// Jobs that it has to restore
        #[arg(long, default_value_t = 20)]
        jobs: u64,
    },
    /// Installs the Debian packages that the tests run
    Packages,
    /// The pages of a running node in a real browser
    Browser {
        /// What files of tests/browser begin with; all without it
        names: Vec<String>,
    },
    /// Schemathesis tries every operation of the API
    ApiFuzz {
        /// Requests that are drawn for each operation
        #[arg(long, default_value_t = 100)]
        examples: u32,
    },
    /// 100 people at once on a node, then as much as it can do
    Load {
        /// How long the people are there
        #[arg(long, default_value_t = 60)]
        seconds: u64,
        /// A node that runs already, in place of one that is started
        #[arg(long, value_name = "URL")]
        address: Option<String>,
    },
    /// How well and how fast names are screened, beside peers
    BenchScreening {
        /// The folder with lists of restricted parties
        #[arg(long, value_name = "DIR")]
        lists: Option<String>,
        /// Which peers, or `none`
        #[arg(long)]
        peers: Option<String>,
        /// How many names are asked
        #[arg(long)]
        queries: Option<usize>,
    },
    /// Bulk classification beside Arrow's sum and other engines
    BenchBulk {
        /// `--rows N`, `--without PART,…`, `--verify N`, `--files N` and more: `cargo run --release -p mtcr-bulk-bench -- --help`
        #[arg(trailing_var_arg = true, allow_hyphen_values = true)]
        arguments: Vec<String>,
    },
    /// How well and how fast lines of declarations are screened
    BenchDeclarations {
        /// The folder with lists of restricted parties
        #[arg(long, value_name = "DIR")]
        lists: Option<String>,
        /// How many lines
        #[arg(long)]
        lines: Option<usize>,
    },
    /// Dependencies between the crates point downwards
    Layers,
    /// Licences of all dependencies
    Licences,
}

impl Xtask {
    /// Does what is asked, and says whether all is well.
    ///
    /// # Errors
    /// What kept it from being done, and what it needs.
    pub(crate) fn run(self) -> Result<bool, String> {
        match self.command {
            Command::Test => test::run(),
            Command::CheckData(law) => data::check(&law.folder()),
            Command::CheckList { list, law } => national::check(&law.folder(), Some(&list)),
            Command::CompareSources(law) => compare::run(&law.folder()),
            Command::Coverage { list, law } => coverage::run(&law.folder(), list.as_deref()),
            Command::MutateData { entries, law } => mutate::run(&law.folder(), &entries),
            Command::AskQuality => ask_quality::report(),
            Command::SearchQuality { misses, law } => search_quality::run(&law.folder(), misses),
            Command::Crash { kills, seed } => crash::run(kills, seed),
            Command::Drill { jobs } => drill::run(jobs),
            Command::Packages => packages::run(),
            Command::Browser { names } => browser::run(&names),
            Command::ApiFuzz { examples } => api_fuzz::run(examples),
            Command::Load { seconds, address } => load::run(load::Plan::marked(seconds), address.as_deref()),
            Command::BenchScreening { lists, peers, queries } => {
                bench_screening::run(lists.as_deref(), peers.as_deref(), queries)
            }
            Command::BenchBulk { arguments } => bench_bulk::run(&arguments),
            Command::BenchDeclarations { lists, lines } => bench_declarations::run(lists.as_deref(), lines),
            Command::Layers => layers::run(),
            Command::Licences => licences::run(),
        }
    }
}
