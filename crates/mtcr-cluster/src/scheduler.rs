//! The scheduler of a cluster: it hands splits to executors and evaluates nothing.
//!
//! Its jobs are in its memory alone. A run whose scheduler ends says which splits are missing, and goes on with another.

use crate::functions;
use ballista_core::config::TaskSchedulingPolicy;
use ballista_core::error::BallistaError;
use ballista_core::utils::default_session_builder;
use ballista_scheduler::cluster::BallistaCluster;
use ballista_scheduler::config::{SchedulerConfig, TaskDistributionPolicy};
use ballista_scheduler::scheduler_process::{create_scheduler, start_grpc_service_with_listener};
use datafusion::execution::FunctionRegistry;
use datafusion_proto::protobuf::{LogicalPlanNode, PhysicalPlanNode};
use std::net::{IpAddr, SocketAddr};
use std::sync::Arc;
use std::time::Duration;
use tokio::net::TcpListener;

/// How executors come to their tasks: they ask for them. A task that was given up keeps no place in an executor so, which
/// it does where the scheduler pushes (decision 0083).
pub(crate) const POLICY: TaskSchedulingPolicy = TaskSchedulingPolicy::PullStaged;

/// Where a scheduler listens.
pub struct Spec {
    /// The address. There is no authentication: whoever reaches it can have any file read or written that executors can.
    pub bind: IpAddr,
    /// The port; 0 for any.
    pub port: u16,
    /// The name by which executors reach it.
    pub host: String,
    /// How long an executor may be silent before its tasks are given to another one. One that is busy asks every five
    /// seconds.
    pub silence: Duration,
}

/// Runs a scheduler until the process ends; `listening` is told where.
///
/// # Errors
/// A port that is taken, a library that refuses its configuration.
pub async fn run(spec: &Spec, listening: impl FnOnce(SocketAddr)) -> Result<(), BallistaError> {
    let listener = TcpListener::bind(SocketAddr::new(spec.bind, spec.port)).await?;
    let address = listener.local_addr()?;
    let silence = spec.silence.as_secs().max(1);
    let config = SchedulerConfig {
        bind_host: spec.bind.to_string(),
        bind_port: address.port(),
        external_host: spec.host.clone(),
        scheduling_policy: POLICY,
        task_distribution: TaskDistributionPolicy::RoundRobin,
        executor_timeout_seconds: silence,
        expire_dead_executor_interval_seconds: 1,
        no_executors_grace_period_seconds: silence,
        override_session_builder: Some(Arc::new(|config| {
            let mut state = default_session_builder(config)?;
            for function in functions::all() {
                state.register_udf(function)?;
            }
            Ok(state)
        })),
        ..SchedulerConfig::default()
    };
    let cluster = BallistaCluster::new_from_config(&config).await?;
    let scheduler = create_scheduler::<LogicalPlanNode, PhysicalPlanNode>(cluster, Arc::new(config)).await?;
    listening(address);
    start_grpc_service_with_listener(listener, scheduler).await
}
