//! The pages, as the router gives them.

mod ask;
mod browse;
mod classify;
mod crawl;
mod decide;
mod demo;
pub(crate) mod document;
mod law;
mod ledger;
mod messages;
mod site;
mod toys;
