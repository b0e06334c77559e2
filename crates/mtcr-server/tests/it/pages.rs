//! The pages, as the router gives them.

mod browse;
mod crawl;
mod document;
mod messages;
mod site;
