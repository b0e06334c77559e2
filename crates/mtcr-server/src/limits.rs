//! How much one request may ask of a node.

use std::time::Duration;

/// How much one request may ask of a node; the same for everybody, since nobody is known by name here.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// Bytes of a body, at most.
    pub body: usize,
    /// Dossiers in one request, at most.
    pub dossiers: usize,
    /// Answers in one session, at most.
    pub answers: usize,
    /// For how long a body may take to arrive.
    pub body_time: Duration,
    /// For how long an answer may wait its turn and be worked out.
    pub work_time: Duration,
    /// Short pieces of work (a classification, a search) done at once; more wait.
    pub at_once: usize,
    /// Short pieces of work that wait, at most; more are sent away.
    pub waiting: usize,
    /// Long pieces of work (a proof) done at once; more wait.
    pub long_at_once: usize,
    /// Long pieces of work that wait, at most; more are sent away.
    pub long_waiting: usize,
    /// Jobs worked on at once; more wait.
    pub jobs_at_once: usize,
    /// Jobs that wait, at most; more are sent away.
    pub jobs_waiting: usize,
    /// Jobs that the process holds with their results, at most; the oldest that are over make room.
    pub jobs: usize,
    /// Bytes of a job's result that is kept in the database, at most; a longer one stays with the process.
    pub kept_result: usize,
    /// Results of jobs that are kept in the database, at most; the oldest make room.
    pub kept_results: usize,
    /// Bytes of a file of products, at most.
    pub upload: u64,
    /// Bytes of all files of products with their answers, from which on no other is taken.
    pub uploads: u64,
}

impl Default for Limits {
    fn default() -> Self {
        let cores = std::thread::available_parallelism().map_or(1, std::num::NonZero::get);
        Limits {
            body: 512 * 1024,
            dossiers: 50,
            answers: 500,
            body_time: Duration::from_secs(20),
            work_time: Duration::from_secs(20),
            at_once: cores,
            waiting: 256,
            long_at_once: 1,
            long_waiting: 8,
            jobs_at_once: 1,
            jobs_waiting: 8,
            jobs: 64,
            kept_result: 16 * 1024 * 1024,
            kept_results: 64,
            upload: 1 << 30,
            uploads: 1 << 34,
        }
    }
}
