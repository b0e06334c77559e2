//! An executor of a cluster: it reads splits, evaluates them and writes what comes of them.

use crate::functions;
use crate::scheduler::POLICY;
use ballista_core::error::BallistaError;
use ballista_core::registry::BallistaFunctionRegistry;
use ballista_executor::executor_process::{ExecutorProcessConfig, start_executor_process};
use std::net::IpAddr;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

/// What an executor is.
pub struct Spec {
    /// The scheduler's host and port.
    pub scheduler: (String, u16),
    /// How long to wait for a scheduler that does not answer yet.
    pub patience: Duration,
    /// The address it listens on; not authenticated either.
    pub bind: IpAddr,
    /// The name by which others reach it.
    pub host: String,
    /// Its two ports.
    pub ports: (u16, u16),
    /// Splits that it evaluates at the same time.
    pub vcores: usize,
    /// Its own folder for intermediate files, which outputs are not among.
    pub work: PathBuf,
    /// Bytes that its tasks may use together beyond what evaluation needs.
    pub memory: u64,
}

/// Runs an executor until the process is told to end.
///
/// # Errors
/// No scheduler answers, ports that are taken.
pub async fn run(spec: &Spec) -> Result<(), BallistaError> {
    let mut registry = BallistaFunctionRegistry::default();
    for function in functions::all() {
        registry.scalar_functions.insert(function.name().to_owned(), function);
    }
    let patience = u16::try_from(spec.patience.as_secs()).unwrap_or(u16::MAX);
    let config = ExecutorProcessConfig {
        bind_host: spec.bind.to_string(),
        external_host: Some(spec.host.clone()),
        port: spec.ports.0,
        grpc_port: spec.ports.1,
        scheduler_host: spec.scheduler.0.clone(),
        scheduler_port: spec.scheduler.1,
        scheduler_connect_timeout_seconds: patience,
        vcores: spec.vcores,
        task_scheduling_policy: POLICY,
        work_dir: Some(spec.work.to_string_lossy().into_owned()),
        executor_heartbeat_interval_seconds: 1,
        memory_pool_size: Some(spec.memory),
        override_function_registry: Some(Arc::new(registry)),
        ..ExecutorProcessConfig::default()
    };
    start_executor_process(Arc::new(config)).await
}
