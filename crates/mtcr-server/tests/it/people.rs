//! People at a node: who is signed in, what they may do, and what stops those who may not.

mod authorisation;
mod bed;
mod browser;
mod bulk;
mod entering;
mod existence;
mod forged;
mod provider;
mod routes;
mod screening;
mod sessions;
mod shown;
mod tokens;
