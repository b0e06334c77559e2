//! Tests of the rule language over a dummy vocabulary, so that changes of the law never break them.

mod bad_rules;
mod derive;
mod dummy;
mod predicates;
mod purposes;
mod refinement;
mod syntax;
mod trade_off;
