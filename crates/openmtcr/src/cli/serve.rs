//! `mtcr serve`.

use super::args::{Arguments, LogFormat, Serve};
use super::out::{self, Outcome, complain};
use super::{Ended, law};
use mtcr_server::{Node, NotReady, NotServed, Serving};
use std::mem::ManuallyDrop;
use std::sync::Arc;
use tracing_subscriber::filter::{LevelFilter, Targets};
use tracing_subscriber::layer::SubscriberExt;
use tracing_subscriber::util::SubscriberInitExt;
use tracing_subscriber::{Layer, fmt};

pub(crate) fn run(arguments: &Arguments, options: &Serve) -> Ended {
    let law = ManuallyDrop::into_inner(law(arguments)?);
    let node = Node::new(law, options.demo).map_err(|wrong| {
        complain(&chain(&wrong));
        match wrong {
            NotReady::UnsignedLaw => Outcome::Refused,
            _ => Outcome::BadInput,
        }
    })?;
    let banners: Vec<String> = node.law().banner().into_iter().chain(node.roll().banner()).collect();
    banners.iter().for_each(|banner| out::warn(banner));
    log_to_stderr(options.log);
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build().map_err(|wrong| {
        complain(&format!("the node cannot start: {wrong}"));
        Outcome::Refused
    })?;
    runtime.block_on(serve(Arc::new(node), options)).map_err(|wrong| {
        complain(&chain(&wrong));
        Outcome::BadInput
    })?;
    Ok(Outcome::Nothing)
}

async fn serve(node: Arc<Node>, options: &Serve) -> Result<(), NotServed> {
    // Signals are caught before anybody can have learnt the address.
    let told = Told::new().map_err(NotServed::Broken)?;
    let serving = Serving::bind(node, options.listen).await?;
    out::print(&format!("listening on http://{}\n", serving.address()?));
    serving.until(told.until_told()).await
}

/// Signals that end a node.
struct Told {
    #[cfg(unix)]
    terminated: tokio::signal::unix::Signal,
}

impl Told {
    fn new() -> std::io::Result<Self> {
        Ok(Told {
            #[cfg(unix)]
            terminated: tokio::signal::unix::signal(tokio::signal::unix::SignalKind::terminate())?,
        })
    }

    #[cfg(unix)]
    async fn until_told(mut self) {
        tokio::select! {
            _ = tokio::signal::ctrl_c() => {}
            _ = self.terminated.recv() => {}
        }
    }

    #[cfg(not(unix))]
    async fn until_told(self) {
        let _ = tokio::signal::ctrl_c().await;
    }
}

/// Logs what the node itself says, and nothing of the libraries beneath it: they may print addresses.
fn log_to_stderr(format: LogFormat) {
    let ours = Targets::new().with_target("mtcr_server", LevelFilter::INFO);
    let lines = fmt::layer().with_writer(std::io::stderr).with_target(false);
    let layer = match format {
        LogFormat::Text => lines.with_ansi(false).with_filter(ours).boxed(),
        LogFormat::Json => lines.json().flatten_event(true).with_filter(ours).boxed(),
    };
    tracing_subscriber::registry().with(layer).init();
}

/// An error with its causes, in one line.
fn chain(error: &dyn std::error::Error) -> String {
    let causes = std::iter::successors(error.source(), |cause| cause.source());
    causes.fold(error.to_string(), |line, cause| format!("{line}: {cause}"))
}
