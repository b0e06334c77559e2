//! Runs the built command on small dossiers, with a law of toys for text and with the law built in for the rest.

#[cfg(test)]
mod admin;
#[cfg(test)]
mod ask;
#[cfg(test)]
mod audit;
#[cfg(test)]
mod bad_input;
#[cfg(test)]
mod bulk;
#[cfg(test)]
mod bulk_lines;
#[cfg(test)]
mod cluster;
#[cfg(test)]
mod coverage;
#[cfg(test)]
mod decide;
#[cfg(test)]
mod determinations;
#[cfg(test)]
mod exit_codes;
#[cfg(test)]
mod figures;
#[cfg(test)]
mod golden;
#[cfg(test)]
mod json;
#[cfg(test)]
mod keep;
#[cfg(test)]
mod law;
#[cfg(test)]
mod national;
#[cfg(test)]
mod new_edition;
#[cfg(test)]
mod packaging;
#[cfg(test)]
mod permissions;
#[cfg(test)]
mod postgres;
#[cfg(test)]
mod provider;
#[cfg(test)]
mod registry;
#[cfg(test)]
mod replay;
#[cfg(test)]
mod run;
#[cfg(test)]
mod schema;
#[cfg(test)]
mod screening;
#[cfg(test)]
mod security_checks;
#[cfg(test)]
mod serve;
#[cfg(test)]
mod serve_pages;
#[cfg(test)]
mod signed;
#[cfg(test)]
mod threats;
#[cfg(test)]
mod transfers;
#[cfg(test)]
mod walkthroughs;
