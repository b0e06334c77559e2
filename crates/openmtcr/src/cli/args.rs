//! The command line.

mod admin;
mod bulk;
mod screening;

pub(crate) use admin::{Admin, What};
pub(crate) use bulk::{Bulk, BulkCommand, OfLines};
use clap::{Args, Parser, Subcommand, ValueEnum};
use clap_complete::Shell;
pub(crate) use screening::{Import, Lists, Screen, Shelved};
use std::ffi::OsString;
use std::net::SocketAddr;
use std::path::PathBuf;

/// Says what the MTCR Annex says of a product, why, and what is still to be answered.
///
/// Independent work: neither an official product of the regime nor legal advice.
///
/// Exit codes: 0 nothing to attend to (which is no clearance), 1 something is controlled or undetermined, 2 bad input, 3 no answer given.
#[derive(Debug, Parser)]
#[command(name = "mtcr", version, max_term_width = 100)]
pub(crate) struct Arguments {
    /// Use the law in this folder in place of the one built in; every answer then says so
    #[arg(long, global = true, value_name = "DIR")]
    pub(crate) corpus: Option<PathBuf>,
    /// Believe that law where this public key signed it; may be repeated
    #[arg(long, global = true, value_name = "KEY")]
    pub(crate) trust: Vec<String>,
    /// Answer for people or for programs
    #[arg(long, global = true, value_enum, default_value_t = Format::Text)]
    pub(crate) format: Format,
    #[command(subcommand)]
    pub(crate) command: Command,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Format {
    /// Text
    Text,
    /// JSON
    Json,
    /// A table with commas, for `annex cover` and `screen --pairs`
    Csv,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Classify products described in dossiers
    Classify(Classify),
    /// Judge every row of a file of products or of declarations, and write it out with the answers
    Bulk(Bulk),
    /// Run SQL over files, or a cluster, by the program mtcr-cluster where it is there
    #[command(disable_help_flag = true)]
    Cluster {
        /// What that program is given; `--help` says more
        #[arg(trailing_var_arg = true, allow_hyphen_values = true, value_name = "ARGUMENT")]
        given: Vec<OsString>,
    },
    /// Say what the Guidelines say about a transfer: a position, never a decision
    Decide(Decide),
    /// Print a dossier or a transfer to fill in, with its questions
    New {
        /// What the product is: a class of the vocabulary; or `transfer`
        class: String,
        /// Ask what this edition asks
        #[arg(long, value_name = "ID")]
        edition: Option<String>,
    },
    /// Ask about a product until its classification stands, and write its dossier
    Ask(Ask),
    /// Look into the law itself
    #[command(subcommand)]
    Annex(Annex),
    /// Say what a state was to the regime on a date, and who belonged to it
    Registry(Registry),
    /// Ask lists of restricted parties about names: hits to be judged by a person, never a decision
    Screen(Screen),
    /// Keep lists of restricted parties
    #[command(subcommand)]
    Lists(Lists),
    /// Check what a node has recorded
    #[command(subcommand)]
    Audit(Audit),
    /// Write all that a node keeps into a folder, also while it runs
    Backup {
        /// A folder that is not there yet, or is empty
        folder: PathBuf,
        #[command(flatten)]
        kept: Kept,
    },
    /// Fill an empty database from a backup, and compare it with what was backed up
    Restore {
        /// The folder of the backup
        folder: PathBuf,
        #[command(flatten)]
        kept: Kept,
    },
    /// Run the node: pages and API
    Serve(Serve),
    /// Look after a node
    #[command(subcommand)]
    Admin(Admin),
    /// Print completions for a shell
    Completions {
        /// The shell
        shell: Shell,
    },
}

#[derive(Debug, Args)]
pub(crate) struct Serve {
    /// Show a node with made-up states; the only way to serve a law that nobody signed
    #[arg(long)]
    pub(crate) demo: bool,
    /// The address to listen on; port 0 takes any that is free [default: 127.0.0.1:8470]
    #[arg(long, value_name = "ADDR:PORT")]
    pub(crate) listen: Option<SocketAddr>,
    #[command(flatten)]
    pub(crate) kept: Kept,
    /// Log for people or for programs [default: text]
    #[arg(long, value_enum)]
    pub(crate) log: Option<LogFormat>,
    /// The address for health, readiness and figures [default: none]
    #[arg(long, value_name = "ADDR:PORT")]
    pub(crate) operations: Option<SocketAddr>,
    /// The address under which people reach the node
    #[arg(long, value_name = "URL")]
    pub(crate) public_url: Option<String>,
    /// Speak TLS with this certificate, in PEM; read again on SIGHUP
    #[arg(long, value_name = "FILE")]
    pub(crate) tls_certificate: Option<PathBuf>,
    /// The private key of the certificate
    #[arg(long, value_name = "FILE")]
    pub(crate) tls_key: Option<PathBuf>,
    /// Believe this proxy or network of proxies when it says who asks; may be repeated
    #[arg(long = "trusted-proxy", value_name = "NETWORK")]
    pub(crate) trusted: Vec<String>,
}

/// Where a node keeps what it keeps.
#[derive(Debug, Args)]
pub(crate) struct Kept {
    /// Read settings from this file; flags and variables of the environment stand above it [default: that of MTCR_CONFIG]
    #[arg(long, value_name = "FILE")]
    pub(crate) config: Option<PathBuf>,
    /// Keep jobs and their ledger in this database, sqlite:PATH or postgres://USER@HOST/NAME; for `serve`, none keeps nothing [default: sqlite:mtcr.sqlite]
    #[arg(long, value_name = "URL")]
    pub(crate) database: Option<String>,
    /// The key file of the node [default: beside a SQLite file]
    #[arg(long, value_name = "FILE")]
    pub(crate) key: Option<PathBuf>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum LogFormat {
    /// A line of text for each request
    Text,
    /// A line of JSON for each request
    Json,
}

#[derive(Debug, Args)]
pub(crate) struct Classify {
    /// Dossiers in TOML
    #[arg(required = true, value_name = "DOSSIER")]
    pub(crate) dossiers: Vec<PathBuf>,
    /// The edition of the Annex [default: the newest held]
    #[arg(long, value_name = "ID")]
    pub(crate) edition: Option<String>,
    /// Show every condition, with its place in the data
    #[arg(long)]
    pub(crate) explain: bool,
    /// Put a fact in place of what the dossiers say, as max-range="300 km"; may be repeated
    #[arg(long = "fact", value_name = "NAME=VALUE")]
    pub(crate) facts: Vec<String>,
}

#[derive(Debug, Args)]
pub(crate) struct Ask {
    /// What the product is: a class of the vocabulary [default: asked first]
    #[arg(conflicts_with = "resume")]
    pub(crate) class: Option<String>,
    /// What the product is called
    #[arg(long, value_name = "NAME", conflicts_with = "resume")]
    pub(crate) name: Option<String>,
    /// Ask under this edition [default: the newest held, or the one of the session]
    #[arg(long, value_name = "ID")]
    pub(crate) edition: Option<String>,
    /// Write the dossier to this file, and its outcome beside it
    #[arg(long, short, value_name = "FILE")]
    pub(crate) output: Option<PathBuf>,
    /// Write the outcome to this file, which is never overwritten
    #[arg(long, value_name = "FILE")]
    pub(crate) outcome: Option<PathBuf>,
    /// Keep the answers in this file
    #[arg(long, value_name = "FILE")]
    pub(crate) session: Option<PathBuf>,
    /// Go on with the answers in this file
    #[arg(long, value_name = "FILE")]
    pub(crate) resume: Option<PathBuf>,
    /// Check the outcome in this file and classify its answers again
    #[arg(long, value_name = "FILE", conflicts_with_all = ["class", "name", "edition", "output", "outcome", "session", "resume"])]
    pub(crate) replay: Option<PathBuf>,
}

#[derive(Debug, Args)]
pub(crate) struct Registry {
    /// A state by code or name: DE, DEU, "West Germany" [default: all of the regime]
    pub(crate) state: Option<String>,
    /// The day, month or year to answer for, as 2009-03-04 [default: as recorded last]
    #[arg(long, value_name = "DATE")]
    pub(crate) on: Option<String>,
    /// List the states of this standing
    #[arg(long, value_enum, conflicts_with = "state")]
    pub(crate) standing: Option<StandingWord>,
    /// Use the registry in this file in place of the one built in; every answer then says so
    #[arg(long, value_name = "FILE")]
    pub(crate) registry: Option<PathBuf>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum StandingWord {
    /// Members of the regime
    Partner,
    /// States that adhere under the formalities of 2014
    Adherent,
    /// States that declared their adherence by themselves
    UnilateralAdherent,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Audit {
    /// Check the export of a ledger, alone and offline, and say which entries were tampered with
    Verify {
        /// The folder of the export
        folder: PathBuf,
        /// Trust this public key of the log or of a cosigner, written NAME+ID+BASE64; may be given several times
        #[arg(long = "key", value_name = "KEY")]
        keys: Vec<String>,
        /// Trust the public keys in this file too, one a line
        #[arg(long = "keys", value_name = "FILE")]
        file: Option<PathBuf>,
        /// Ask for the signatures of this many of the cosigners whose keys are given
        #[arg(long, value_name = "N", default_value_t = 0)]
        quorum: usize,
    },
    /// Write the ledger of a node into a folder that anybody can check
    Export {
        /// A folder that is not there yet, or is empty
        folder: PathBuf,
        #[command(flatten)]
        kept: Kept,
    },
    /// Compare each row that a node keeps as evidence with its ledger
    Database {
        #[command(flatten)]
        kept: Kept,
    },
}

#[derive(Debug, Args)]
pub(crate) struct Decide {
    /// Transfers in TOML
    #[arg(required_unless_present = "replay", value_name = "TRANSFER")]
    pub(crate) transfers: Vec<PathBuf>,
    /// The day of the decision [default: the one in the file]
    #[arg(long, value_name = "DATE")]
    pub(crate) on: Option<String>,
    /// Put this national law beside the Guidelines: us, eu; may be repeated
    #[arg(long = "overlay", value_name = "ID")]
    pub(crate) overlays: Vec<String>,
    /// The edition of the Annex [default: the one in force on the day]
    #[arg(long, value_name = "ID")]
    pub(crate) edition: Option<String>,
    /// Use the registry in this file in place of the one built in; every answer then says so
    #[arg(long, value_name = "FILE")]
    pub(crate) registry: Option<PathBuf>,
    /// Compare every party with the lists of restricted parties in this folder, as they stand today
    #[arg(long, value_name = "DIR")]
    pub(crate) lists: Option<PathBuf>,
    /// The lists that must be there for anybody to be clear: an id of `profiles.toml`
    #[arg(long, value_name = "ID", default_value = "default", requires = "lists")]
    pub(crate) profile: String,
    /// Determine again what this file of JSON records, and say whether the answer is the same
    #[arg(long, value_name = "FILE", conflicts_with_all = ["transfers", "on", "overlays", "edition", "lists"])]
    pub(crate) replay: Option<PathBuf>,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Annex {
    /// Show an entry: 9.A.6, 9A6 or M9A6; or a paragraph of a national list: eu:1C111.a.1
    Show {
        /// The entry or paragraph, or the beginning of its id
        id: String,
        /// The edition of the Annex [default: the newest held]
        #[arg(long, value_name = "ID")]
        edition: Option<String>,
        /// Print where it stands in the data
        #[arg(long)]
        source: bool,
    },
    /// Find entries by words, values, ids, codes or CAS numbers: where to look, no verdict
    Search(Search),
    /// List all entries, or the paragraphs of a national list
    List {
        /// The edition of the Annex [default: the newest held]
        #[arg(long, value_name = "ID")]
        edition: Option<String>,
        /// List the paragraphs of this national list: us, eu
        #[arg(long, value_name = "LIST", conflicts_with = "edition")]
        of: Option<String>,
    },
    /// Show which paragraphs of national lists stand beside an entry, or which entries beside a paragraph
    Crosswalk {
        /// An entry or a paragraph, or the beginning of its id: M4C2, 1C111.a, us:1C111, IV(d)(2)
        code: String,
        /// Say what proofs say of each row: whether the list covers the entry, and what the row has to do with that
        #[arg(long)]
        prove: bool,
    },
    /// Compare two editions: what reads otherwise, and which products enter or leave
    Diff {
        /// The earlier edition
        from: String,
        /// The later edition
        to: String,
    },
    /// Compare a national list with the Annex: what it catches, what slips through, what is open
    Cover(Cover),
    /// Sign the law of `--corpus`, so that a node of those who trust the key serves it
    Sign {
        /// The file of the secret key
        #[arg(long, value_name = "FILE")]
        key: PathBuf,
        /// Make that file, with a new key that signs under this name
        #[arg(long, value_name = "NAME")]
        new: Option<String>,
    },
    /// Check the law: files, cases, and what the cases leave unshown
    Check {
        /// Show only what concerns entries at or below this id, or this provision: 9.A, G2.4, eu:1C111
        id: Option<String>,
        /// Say in full which rows of the crosswalk national lists do not hold, and which paragraphs no row names
        #[arg(long)]
        crosswalk: bool,
    },
    /// List the words of dossiers and rules, or explain one
    Vocabulary {
        /// A class, fact, list, word of purpose, activity, use or substance
        name: Option<String>,
    },
    /// List the editions of the Annex
    Editions,
    /// Draw a figure as SVG
    Plot {
        #[command(subcommand)]
        kind: Plot,
        /// Write the figure to this file [default: print it]
        #[arg(short, long, global = true, value_name = "FILE")]
        output: Option<PathBuf>,
    },
    /// Print the whole law as JSON
    Export {
        /// Print the JSON Schema of that document instead
        #[arg(long)]
        schema: bool,
    },
}

#[derive(Debug, Subcommand)]
pub(crate) enum Plot {
    /// Range against payload: what the law controls, and where products lie
    RangePayload {
        /// Dossiers in TOML
        #[arg(value_name = "DOSSIER")]
        dossiers: Vec<PathBuf>,
        /// The edition of the Annex [default: the newest held]
        #[arg(long, value_name = "ID")]
        edition: Option<String>,
    },
    /// The editions of the Annex in time: when agreed, dated, published and in force
    Timeline,
    /// The entries of the Annex against a national list: covered, not covered, open
    Coverage {
        /// The national list: us, eu
        list: String,
        /// The edition of the Annex [default: the newest held]
        #[arg(long, value_name = "ID")]
        edition: Option<String>,
    },
}

#[derive(Debug, Args)]
pub(crate) struct Cover {
    /// The national list: us, eu
    pub(crate) list: String,
    /// Only entries at or below these ids [default: all]
    #[arg(value_name = "ID")]
    pub(crate) entries: Vec<String>,
    /// The edition of the Annex [default: the newest held]
    #[arg(long, value_name = "ID")]
    pub(crate) edition: Option<String>,
    /// Write the answer to this file [default: print it]
    #[arg(short, long, value_name = "FILE")]
    pub(crate) output: Option<PathBuf>,
    /// Write each product that slips through to this folder, as a dossier
    #[arg(long, value_name = "DIR")]
    pub(crate) witness: Option<PathBuf>,
}

#[derive(Debug, Args)]
pub(crate) struct Search {
    /// A description, as "carbon fibre prepreg 5.2 GPa"; an id, a code of a national list, a CAS number
    #[arg(required = true)]
    pub(crate) text: Vec<String>,
    /// The language of the text
    #[arg(long, value_name = "CODE", default_value = "en")]
    pub(crate) lang: String,
    /// Show so many entries at most
    #[arg(long, value_name = "N", default_value_t = 5, value_parser = clap::value_parser!(u8).range(1..=100))]
    pub(crate) limit: u8,
    /// The edition of the Annex [default: the newest held]
    #[arg(long, value_name = "ID")]
    pub(crate) edition: Option<String>,
}
