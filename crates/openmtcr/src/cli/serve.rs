//! `mtcr serve`.

use super::args::{Arguments, Serve};
use super::keep::{self, told};
use super::out::{self, Outcome, complain};
use super::{Ended, law_at, node_lists, provider, settings};
use mtcr_operations::Settings;
use mtcr_server::bulk::Bulk;
use mtcr_server::{Node, NotReady, NotServed, OperationsServing, Serving, Tls};
use std::mem::ManuallyDrop;
use std::sync::Arc;
use std::time::Duration;
use tracing_subscriber::filter::{LevelFilter, Targets};
use tracing_subscriber::layer::SubscriberExt;
use tracing_subscriber::util::SubscriberInitExt;
use tracing_subscriber::{Layer, fmt};

pub(crate) fn run(arguments: &Arguments, options: &Serve) -> Ended {
    let settings = settings::sound(arguments, options)?;
    let law = ManuallyDrop::into_inner(law_at(settings.corpus(), &arguments.trust)?);
    let node = Node::with_limits(law, settings.demo(), settings::limits(&settings)).map_err(|wrong| {
        complain(&out::chain(&wrong));
        match wrong {
            NotReady::UnsignedLaw => Outcome::Refused,
            _ => Outcome::BadInput,
        }
    })?;
    let node = match provider::named(&settings)? {
        Some(provider) => node.with_provider(provider),
        None => node,
    };
    let node = match node_lists::of(&settings)? {
        Some(lists) => node.with_lists(lists),
        None => node,
    };
    let node = match settings.bulk_folder() {
        Some(folder) => {
            node.with_bulk(Bulk::open(&folder, &settings::limits(&settings)).map_err(|bad| told(&bad))?)
        }
        None => node,
    };
    let banners: Vec<String> = node.law().banner().into_iter().chain(node.roll().banner()).collect();
    banners.iter().for_each(|banner| out::warn(banner));
    let tls = settings.tls().map(|(certificate, key)| Tls::read(certificate.to_owned(), key.to_owned()));
    let tls = tls.transpose().map_err(|bad| told(&bad))?;
    log_to_stderr(settings.log_as_json());
    keep::runtime()?.block_on(async {
        let store = keep::opened(&settings).await?;
        let node = match &store {
            Some(store) => {
                let node = node.recording(store.clone()).await.map_err(|fault| told(&fault))?;
                node.with_accounts().await.map_err(|fault| told(&fault))?
            }
            None => node,
        };
        let first = node.first_administrator().await.map_err(|fault| told(&fault))?;
        let served = serve(Arc::new(node), &settings, tls, first).await;
        if let Some(store) = store {
            store.close().await;
        }
        served.map_err(|wrong| told(&wrong))
    })?;
    Ok(Outcome::Nothing)
}

async fn serve(
    node: Arc<Node>,
    settings: &Settings,
    tls: Option<Tls>,
    first: Option<String>,
) -> Result<(), NotServed> {
    // Signals are caught before anybody can have learnt the address.
    let signals = Told::new().map_err(NotServed::Broken)?;
    let renewing = Renewing::new(tls.clone()).map_err(NotServed::Broken)?;
    let sign_every = Duration::from_secs(settings.count("ledger.sign-every").unwrap_or(60));
    let look_every = Duration::from_secs(settings.count("screening.look-every").unwrap_or(60));
    let serving = Serving::bind(Arc::clone(&node), settings.listen()).await?;
    let serving = serving.behind(settings.trusted()).signing(sign_every).looking(look_every);
    let (serving, scheme) = match tls {
        Some(tls) => (serving.over(tls), "https"),
        None => (serving, "http"),
    };
    let beside = match settings.operations() {
        Some(address) => Some(OperationsServing::bind(node, address).await?),
        None => None,
    };
    let address = serving.address()?;
    out::print(&format!("listening on {scheme}://{address}\n"));
    if let Some(path) = first {
        // Whoever starts the node sees it, and nobody else: it is neither logged nor kept.
        out::print(&format!(
            "nobody administers this node; whoever opens this first does: {scheme}://{address}{path}\n"
        ));
    }
    let whole = async {
        tokio::select! {
            served = serving.until(signals.stopped()) => served,
            () = renewing.renew() => Ok(()),
        }
    };
    match beside {
        Some(beside) => {
            out::print(&format!("operations on http://{}\n", beside.address()?));
            beside.beside(whole).await
        }
        None => whole.await,
    }
}

/// The signal to read the certificate again. It ends no node, also none without a certificate.
struct Renewing {
    #[cfg(unix)]
    hung_up: tokio::signal::unix::Signal,
    tls: Option<Tls>,
}

impl Renewing {
    fn new(tls: Option<Tls>) -> std::io::Result<Self> {
        Ok(Renewing {
            #[cfg(unix)]
            hung_up: tokio::signal::unix::signal(tokio::signal::unix::SignalKind::hangup())?,
            tls,
        })
    }

    #[cfg(unix)]
    async fn renew(mut self) {
        while self.hung_up.recv().await.is_some() {
            if let Some(tls) = &self.tls {
                tls.renew();
            }
        }
        std::future::pending::<()>().await;
    }

    #[cfg(not(unix))]
    async fn renew(self) {
        let _ = self.tls;
        std::future::pending::<()>().await;
    }
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
fn log_to_stderr(as_json: bool) {
    let ours = Targets::new().with_target("mtcr_server", LevelFilter::INFO);
    let lines = fmt::layer().with_writer(std::io::stderr).with_target(false);
    let layer = match as_json {
        true => lines.json().flatten_event(true).with_filter(ours).boxed(),
        false => lines.with_ansi(false).with_filter(ours).boxed(),
    };
    tracing_subscriber::registry().with(layer).init();
}
