//! `mtcr serve`.

use super::args::{Arguments, LogFormat, Serve};
use super::out::{self, Outcome, complain};
use super::{Ended, law};
use mtcr_server::{Node, NotReady, NotServed, Serving};
use mtcr_store::Store;
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
    runtime.block_on(async {
        let store = opened(options).await?;
        let node = match &store {
            Some(store) => node.recording(store.clone()).await.map_err(|fault| told(&fault))?,
            None => node,
        };
        let served = serve(Arc::new(node), options).await;
        if let Some(store) = store {
            store.close().await;
        }
        served.map_err(|wrong| told(&wrong))
    })?;
    Ok(Outcome::Nothing)
}

/// What is typed in place of a database for a node that keeps nothing.
const NOTHING: &str = "none";

async fn opened(options: &Serve) -> Result<Option<Store>, Outcome> {
    if options.database == NOTHING {
        return Ok(None);
    }
    let how = mtcr_store::Options { key: options.key.clone(), ..mtcr_store::Options::default() };
    Store::open(&options.database, &how).await.map(Some).map_err(|fault| told(&fault))
}

fn told(wrong: &dyn std::error::Error) -> Outcome {
    complain(&chain(wrong));
    Outcome::BadInput
}

async fn serve(node: Arc<Node>, options: &Serve) -> Result<(), NotServed> {
    // Signals are caught before anybody can have learnt the address.
    let told = Told::new().map_err(NotServed::Broken)?;
    let serving = Serving::bind(node, options.listen).await?;
    out::print(&format!("listening on http://{}\n", serving.address()?));
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

/// An error with its causes, in one line.
fn chain(error: &dyn std::error::Error) -> String {
    let causes = std::iter::successors(error.source(), |cause| cause.source());
    causes.fold(error.to_string(), |line, cause| format!("{line}: {cause}"))
}
