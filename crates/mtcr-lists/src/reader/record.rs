//! A record while it is being put together.

use super::{Context, Problem};
use crate::names::Names;
use crate::states::States;
use jiff::civil::Date;
use mtcr_screening::{Address, Birth, Identifier, Kind, Name, NameRole, Party, PartyId, Quality, Source};
use std::collections::BTreeSet;

/// What is known of a record so far.
#[derive(Debug)]
pub(crate) struct Record {
    pub(crate) uid: String,
    pub(crate) kind: Kind,
    pub(crate) names: Names,
    pub(crate) births: BTreeSet<Birth>,
    pub(crate) states: BTreeSet<String>,
    pub(crate) addresses: Vec<Address>,
    pub(crate) identifiers: Vec<Identifier>,
    pub(crate) programmes: Vec<String>,
    pub(crate) listed_from: Option<Date>,
    pub(crate) listed_until: Option<Date>,
    pub(crate) remarks: Vec<String>,
    pub(crate) file: String,
    pub(crate) line: u32,
}

impl Record {
    pub(crate) fn new(kind: Kind, file: &str, line: u32) -> Record {
        Record {
            uid: String::new(),
            kind,
            names: Names::default(),
            births: BTreeSet::new(),
            states: BTreeSet::new(),
            addresses: Vec::new(),
            identifiers: Vec::new(),
            programmes: Vec::new(),
            listed_from: None,
            listed_until: None,
            remarks: Vec::new(),
            file: file.to_owned(),
            line,
        }
    }

    /// A name in spoken order.
    pub(crate) fn name(&mut self, text: &str, role: NameRole, quality: Quality) {
        self.names.push(text, role, quality);
    }

    /// A name that is written `LAST, First` when it is a person's.
    pub(crate) fn filed_name(&mut self, text: &str, role: NameRole, quality: Quality) {
        if self.kind == Kind::Person {
            self.names.push_turned(text, role, quality);
        } else {
            self.names.push(text, role, quality);
        }
    }

    /// A state that the party has to do with; words that are no state are kept as a remark.
    pub(crate) fn state(&mut self, written: &str, states: &States) {
        let written = written.trim();
        if written.is_empty() {
            return;
        }
        match states.recognise(written) {
            Some(state) => {
                self.states.insert(state);
            }
            None => self.remark(written),
        }
    }

    /// An address of parts, and the state as written.
    pub(crate) fn address(&mut self, parts: &[&str], town: &str, state: &str, states: &States) {
        let recognised = states.recognise(state);
        let mut text: Vec<String> = parts.iter().map(|part| crate::names::tidy(part)).collect();
        text.push(crate::names::tidy(town));
        if recognised.is_none() {
            text.push(crate::names::tidy(state));
        }
        text.retain(|part| !part.is_empty());
        let town = crate::names::tidy(town);
        let address =
            Address { text: text.join(", "), town: (!town.is_empty()).then_some(town), state: recognised };
        if address != Address::default() && !self.addresses.contains(&address) {
            self.addresses.push(address);
        }
    }

    /// An address in one line whose last part may be the state.
    pub(crate) fn address_with_state_last(&mut self, line: &str, states: &States) {
        let line = line.trim().trim_end_matches('.');
        let (text, state) = line.rsplit_once(',').unwrap_or(("", line));
        match states.recognise(state) {
            Some(_) => self.address(&[text], "", state, states),
            None => self.address(&[line], "", "", states),
        }
    }

    /// A number that identifies the party, once.
    pub(crate) fn identifier(&mut self, identifier: Option<Identifier>) {
        if let Some(identifier) = identifier.filter(|identifier| !self.identifiers.contains(identifier)) {
            self.identifiers.push(identifier);
        }
    }

    /// A programme, once.
    pub(crate) fn programme(&mut self, programme: &str) {
        let programme = crate::names::tidy(programme);
        if !programme.is_empty() && !self.programmes.contains(&programme) {
            self.programmes.push(programme);
        }
    }

    /// What the publisher says of it.
    pub(crate) fn remark(&mut self, text: &str) {
        let text = text.trim();
        if !text.is_empty() {
            self.remarks.push(text.to_owned());
        }
    }

    /// The finished record.
    ///
    /// # Errors
    /// There is no name to compare.
    pub(crate) fn finish(self, context: &Context<'_>) -> Result<Party, Problem> {
        let names: Vec<Name> = self.names.into_vec();
        if names.is_empty() {
            return Err(Problem::nameless(&self.file, self.line));
        }
        Ok(Party {
            id: PartyId { list: context.list.clone(), uid: self.uid },
            kind: self.kind,
            names,
            births: self.births.into_iter().collect(),
            states: self.states.into_iter().collect(),
            addresses: self.addresses,
            identifiers: self.identifiers,
            programmes: self.programmes,
            tags: Vec::new(),
            listed_from: self.listed_from,
            listed_until: self.listed_until,
            remarks: self.remarks.join("; "),
            source: Source { file: self.file, line: self.line },
        })
    }
}
