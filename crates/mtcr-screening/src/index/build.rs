//! Building an index.

use super::near::Known;
use super::{Index, Posting, Row, keys::keys};
use crate::compare::align::{TOGETHER, TOGETHER_LETTERS, joins};
use crate::compare::readings;
use crate::forms::{Forms, key};
use crate::identifier::normal;
use crate::names::Names;
use crate::number::{hash, id, low};
use crate::party::{Identifier, Kind, Party};
use crate::prepared::{Reading, Token, prepare};
use crate::table::{Lists, Table, count, packed};
use crate::text::consonants;
use std::sync::Arc;

pub(super) fn build(names: Arc<Names>, parties: Vec<Party>) -> Index {
    let mut forms = Forms::default();
    let (mut rows, mut tokens) = (Vec::new(), Vec::new());
    let (mut together, mut neighbours, mut identities) = (Vec::new(), Vec::new(), Vec::new());
    let (mut person, mut other) = (Vec::new(), Vec::new());
    let mut heaviest = 0;
    for (place, party) in parties.iter().enumerate() {
        for reading in readings(Kind::Unknown, party.kind) {
            for (number, name) in party.names.iter().enumerate() {
                let prepared = prepare(&names, &mut forms, &name.text, *reading);
                let row = count(&rows);
                rows.push(Row {
                    party: id(place),
                    name: u16::try_from(number).unwrap_or(u16::MAX),
                    legal: prepared.legal,
                    tokens: count(&tokens),
                    weight: prepared.tokens.iter().map(|token| u32::from(token.weight)).sum(),
                    extra: prepared.tokens.iter().map(|token| u32::from(token.extra)).sum(),
                    reading: *reading,
                });
                let postings = match reading {
                    Reading::Person => &mut person,
                    Reading::Other => &mut other,
                };
                for Token { form, weight, extra, .. } in &prepared.tokens {
                    postings.push((*form, Posting { row, weight: *weight, extra: *extra }));
                    heaviest = heaviest.max(*weight);
                }
                written_together(&forms, &prepared.tokens, |key, places| {
                    together.push(packed(low(key), count(&neighbours)));
                    let words = || prepared.tokens.get(places.clone()).unwrap_or_default().iter();
                    let sum = |of: fn(&Token) -> u16| words().map(of).fold(0_u16, u16::saturating_add);
                    neighbours.push(Posting {
                        row,
                        weight: sum(|token| token.weight),
                        extra: sum(|token| token.extra),
                    });
                });
                tokens.extend(prepared.tokens);
            }
        }
        for identifier in &party.identifiers {
            if let Some(key) = identity_key(&names, identifier) {
                identities.push(packed(key, id(place)));
            }
        }
    }
    let mut pairs = Vec::new();
    for number in 0..id(forms.len()) {
        if let Some(form) = forms.get(number) {
            keys(&names, &form, |key| pairs.push(packed(key, number)));
        }
    }
    let mut sorted: Vec<u32> = (0..id(forms.len())).collect();
    sorted.sort_by(|one, other| forms.text(*one).cmp(forms.text(*other)));
    Index {
        person: Lists::build(forms.len(), &person),
        other: Lists::build(forms.len(), &other),
        known: Known::of(forms.len()),
        heaviest,
        keys: Table::build(pairs),
        together: Table::build(together),
        neighbours,
        identities: Table::build(identities),
        names,
        parties,
        forms,
        rows,
        tokens,
        sorted,
    }
}

/// The key of a number that is the thing itself.
pub(super) fn identity_key(names: &Names, identifier: &Identifier) -> Option<u32> {
    let is = names.settings.identity.kinds.contains(&identifier.kind);
    is.then(|| normal(identifier)).flatten().map(|value| low(hash(value.as_bytes())))
}

/// What neighbours written in one word must share with that word, and which neighbours.
pub(super) fn written_together(
    forms: &Forms,
    tokens: &[Token],
    mut each: impl FnMut(u64, std::ops::RangeInclusive<usize>),
) {
    let (mut text, mut firm) = (Vec::new(), Vec::new());
    for start in 0..tokens.len() {
        text.clear();
        for (place, token) in tokens.iter().skip(start).take(TOGETHER).enumerate() {
            let Some(form) = forms.get(token.form).filter(|_| joins(token.tag)) else { break };
            text.extend_from_slice(form.text);
            if text.len() > *TOGETHER_LETTERS.end() {
                break;
            }
            if place > 0 && TOGETHER_LETTERS.contains(&text.len()) {
                consonants(&text, &mut firm);
                each(key(&firm, &text), start..=start + place);
            }
        }
    }
}
