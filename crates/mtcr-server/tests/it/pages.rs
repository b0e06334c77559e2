//! The pages, as the router gives them.

mod ask;
mod browse;
mod classify;
mod crawl;
mod decide;
mod document;
mod law;
mod messages;
mod site;
mod toys;
