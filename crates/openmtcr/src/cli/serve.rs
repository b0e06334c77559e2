//! `mtcr serve`.

use super::args::{Arguments, LogFormat, Serve};
use super::keep::{self, told};
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
        complain(&keep::chain(&wrong));
        match wrong {
            NotReady::UnsignedLaw => Outcome::Refused,
            _ => Outcome::BadInput,
        }
    })?;
    let banners: Vec<String> = node.law().banner().into_iter().chain(node.roll().banner()).collect();
    banners.iter().for_each(|banner| out::warn(banner));
    log_to_stderr(options.log);
    keep::runtime()?.block_on(async {
        let store = keep::opened(&options.kept).await?;
        let node = match &store {
            Some(store) => {
                let node = node.recording(store.clone()).await.map_err(|fault| told(&fault))?;
                node.with_accounts().await.map_err(|fault| told(&fault))?
            }
            None => node,
        };
        let first = node.first_administrator().await.map_err(|fault| told(&fault))?;
        let served = serve(Arc::new(node), options, first).await;
        if let Some(store) = store {
            store.close().await;
        }
        served.map_err(|wrong| told(&wrong))
    })?;
    Ok(Outcome::Nothing)
}

async fn serve(node: Arc<Node>, options: &Serve, first: Option<String>) -> Result<(), NotServed> {
    // Signals are caught before anybody can have learnt the address.
    let told = Told::new().map_err(NotServed::Broken)?;
    let serving = Serving::bind(node, options.listen).await?;
    let address = serving.address()?;
    out::print(&format!("listening on http://{address}\n"));
    if let Some(path) = first {
        // Whoever starts the node sees it, and nobody else: it is neither logged nor kept.
        out::print(&format!(
            "nobody administers this node; whoever opens this first does: http://{address}{path}\n"
        ));
    }
    serving.until(told.stopped()).await
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
    async fn stopped(mut self) {
        tokio::select! {
            _ = tokio::signal::ctrl_c() => {}
            _ = self.terminated.recv() => {}
        }
    }

    #[cfg(not(unix))]
    async fn stopped(self) {
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
