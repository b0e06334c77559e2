//! Numbers that identify a party, by the words with which publishers introduce them.

use crate::names::tidy;
use crate::states::States;
use mtcr_screening::{Identifier, IdentifierKind};

use IdentifierKind::{
    Aircraft, Bic, CallSign, Imo, Lei, Mmsi, NationalId, Other, Passport, Registration, Tax,
};

/// Words that introduce a number. The first row whose words the text begins with counts, so the longer words stand first.
const WORDS: &[(&str, IdentifierKind)] = &[
    ("vessel registration identification imo", Imo),
    ("vessel registration identification", Imo),
    ("identification number imo", Imo),
    ("imo number", Imo),
    ("company number imo", Other),
    ("mmsi", Mmsi),
    ("maritime mobile service identity", Mmsi),
    ("call sign", CallSign),
    ("vessel call sign", CallSign),
    ("aircraft tail number", Aircraft),
    ("aircraft manufacturer's serial number (msn)", Aircraft),
    ("aircraft construction number (also called l/n or s/n or f/n)", Aircraft),
    ("previous aircraft tail number", Aircraft),
    ("diplomatic passport", Passport),
    ("stateless person passport", Passport),
    ("passport", Passport),
    ("travel document number", Passport),
    ("national id no.", NationalId),
    ("national foreign id number", NationalId),
    ("national identification", NationalId),
    ("national identity", NationalId),
    ("personal id card", NationalId),
    ("cedula no.", NationalId),
    ("c.u.r.p.", NationalId),
    ("d.n.i.", NationalId),
    ("ssn", NationalId),
    ("identification number", NationalId),
    ("numero de identidad", NationalId),
    ("tax id no.", Tax),
    ("r.f.c.", Tax),
    ("nit #", Tax),
    ("ruc #", Tax),
    ("v.a.t. number", Tax),
    ("us fein", Tax),
    ("italian fiscal code", Tax),
    ("c.u.i.t.", Tax),
    ("c.u.i.p.", Tax),
    ("rif #", Tax),
    ("rtn", Tax),
    ("fiscal code", Tax),
    ("legal entity number", Lei),
    ("swift/bic", Bic),
    ("registration number", Registration),
    ("registration id", Registration),
    ("business registration number", Registration),
    ("business registration document #", Registration),
    ("business number", Registration),
    ("commercial registry number", Registration),
    ("company number", Registration),
    ("c.r. no.", Registration),
    ("unified social credit code (uscc)", Registration),
    ("public registration number", Registration),
    ("certificate of incorporation number", Registration),
    ("economic register number (ceau)", Registration),
    ("folio mercantil no.", Registration),
    ("matricula mercantil no", Registration),
    ("enterprise number", Registration),
    ("chamber of commerce number", Registration),
    ("trade license no.", Registration),
    ("government gazette number", Other),
    ("d-u-n-s number", Other),
    ("bik (ru)", Other),
    ("dubai chamber of commerce membership no.", Other),
    ("registered charity no.", Other),
    ("le number", NationalId),
    ("electoral registry no.", NationalId),
    ("credencial electoral", NationalId),
    ("birth certificate number", Other),
    ("driver's license no.", Other),
    ("license", Other),
    ("afghan money service provider license number", Other),
    ("serial no.", Other),
    ("refugee id card", Other),
    ("residency number", Other),
    ("interpol: red notice. file no.", Other),
];

/// What the words introduce and the rest of the text, without `alt.` before them; none when they introduce no number.
pub(crate) fn introduced(text: &str) -> Option<(IdentifierKind, &str)> {
    let text = text.trim();
    let text = text.strip_prefix("alt.").map_or(text, str::trim_start);
    let lower = text.to_lowercase();
    let (words, kind) = WORDS.iter().find(|(words, _)| {
        lower
            .strip_prefix(words)
            .is_some_and(|rest| rest.is_empty() || rest.starts_with([' ', ',', '#', ':']))
    })?;
    // Lower case may have another length in bytes than what was written, but not for the ASCII words of the table.
    Some((*kind, text.get(words.len()..).unwrap_or_default().trim_start_matches([' ', ',', '#', ':'])))
}

/// A number as written behind its words: `1084010 (Egypt) issued 26 May 1999`.
pub(crate) fn number(kind: IdentifierKind, rest: &str, states: &States) -> Option<Identifier> {
    let mut value = rest;
    for mark in [" issued ", " expires ", " ("] {
        value = value.split_once(mark).map_or(value, |(before, _)| before);
    }
    let state = rest
        .split_once('(')
        .and_then(|(_, behind)| behind.split_once(')'))
        .and_then(|(written, _)| states.recognise(written));
    identifier(kind, value, state)
}

/// An identifier of a value that was given apart; none when there is no digit or letter in it.
pub(crate) fn identifier(kind: IdentifierKind, value: &str, state: Option<String>) -> Option<Identifier> {
    let value = tidy(value.trim().trim_end_matches(['.', ',', ';']));
    value.chars().any(char::is_alphanumeric).then_some(Identifier { kind, value, state })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_words_before_a_number_say_what_it_is() {
        let states = States::built_in().unwrap();
        let read = |text: &str| {
            let (kind, rest) = introduced(text)?;
            number(kind, rest, &states).map(|number| (number.kind, number.value, number.state))
        };
        assert_eq!(
            read("Passport 1084010 (Arlandia)"),
            Some((Passport, "1084010".into(), Some("XA".into())))
        );
        assert_eq!(
            read("alt. Passport K75 issued 26 May 1999 expires 25 May 2004"),
            Some((Passport, "K75".into(), None))
        );
        assert_eq!(
            read("Vessel Registration Identification IMO 7406784"),
            Some((Imo, "7406784".into(), None))
        );
        assert_eq!(read("NIT # 890115794-3 (Borovia)"), Some((Tax, "890115794-3".into(), Some("XB".into()))));
        assert_eq!(read("Linked To: PASSPORT OFFICE"), None);
        assert_eq!(read("Passports of many"), None);
    }
}
