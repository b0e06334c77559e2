//! Tests of the rule language over a dummy vocabulary, so that changes of the law never break them.

#[cfg(test)]
mod bad_rules;
#[cfg(test)]
mod conditions;
#[cfg(test)]
mod derive;
#[cfg(test)]
mod dummy;
#[cfg(test)]
mod predicates;
#[cfg(test)]
mod purposes;
#[cfg(test)]
mod refinement;
#[cfg(test)]
mod syntax;
#[cfg(test)]
mod trade_off;
