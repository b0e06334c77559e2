//! Classification and screening as functions of SQL, on one machine and on a cluster.
//!
//! [`functions`] are those of DataFusion: `mtcr_classify`, `mtcr_category`, `mtcr_entries` and `mtcr_answer` evaluate
//! products batch by batch through the plan of the bulk path, `mtcr_refer` screens lines of declarations. [`sql`] runs a
//! query over files on this machine. A [`scheduler`](mod@scheduler) and [`executor`](mod@executor)s of Ballista carry the
//! same functions; a [`job`] has each of its input files evaluated by them and accounts for every row itself.
//!
//! It has no law of its own and decides nothing: what a function says of a row is what `mtcr bulk` says of it. It leaves no
//! query of more than one stage to a cluster, and it protects no port: a cluster belongs on a private network.
//!
//! It is not part of the default build; `mtcr cluster …` starts the program `mtcr-cluster` where it is there.
//!
//! ```
//! use datafusion::execution::FunctionRegistry;
//! use datafusion::prelude::SessionContext;
//! use mtcr_cluster::functions;
//!
//! let mut session = SessionContext::new();
//! functions::register(&mut session, jiff::civil::date(2026, 11, 22))?;
//! assert!(session.udf("mtcr_classify").is_ok());
//! # Ok::<(), datafusion::error::DataFusionError>(())
//! ```

pub mod cut;
pub mod executor;
pub mod functions;
pub mod job;
mod law;
mod mapping;
pub mod scheduler;
pub mod sql;
pub mod tables;
