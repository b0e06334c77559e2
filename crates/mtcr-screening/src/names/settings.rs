//! The figures of `data/screening/names-1.toml`.

use serde::Deserialize;

/// Every figure, in the units that the head of the file gives.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(crate) struct Settings {
    pub version: String,
    pub thresholds: Thresholds,
    pub weights: Weights,
    pub tags: Tags,
    pub letters: Letters,
    pub extra: Extra,
    pub against: Against,
    pub lift: Lift,
    pub identity: Identity,
    pub glued: Glued,
    pub person: PersonWords,
    pub fold: FoldRules,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(crate) struct Thresholds {
    pub hit: u16,
    pub top: u16,
    pub floor: u16,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(crate) struct Weights {
    pub unknown: Vec<u16>,
    pub numeral: u16,
    pub initial: u16,
    pub known_least: u16,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(crate) struct Tags {
    pub name: u16,
    pub number: u16,
    pub initial: u16,
    pub form: u16,
    pub field: u16,
    pub title: u16,
    pub particle: u16,
    pub stop: u16,
    pub patronymic: u16,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(crate) struct Letters {
    pub replace: u16,
    pub vowel: u16,
    pub drop: u16,
    pub drop_vowel: u16,
    pub drop_h: u16,
    pub swap: u16,
    pub alike: u16,
    pub digit: u16,
    pub slope: u16,
    pub least: u16,
    pub folded: u16,
    pub variant: u16,
    pub nickname: u16,
    pub vowels_left_out: u16,
    pub two_consonants: u16,
    pub unwritten_vowels: u16,
    pub other_vowels: u16,
    pub initial: u16,
    pub cut_off: u16,
    pub cut_off_more: u16,
    pub cut_off_inside: u16,
    pub joined: u16,
    pub both_known: u16,
    pub homophone: u16,
    pub one_edit_from: u16,
    pub two_edits_from: u16,
    pub pairs: Vec<String>,
    pub derivations: Vec<String>,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(crate) struct Extra {
    pub person: u16,
    pub organisation: u16,
    pub conflict_person: u16,
    pub conflict_organisation: u16,
    pub patronymic: u16,
    pub initial: u16,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(crate) struct Against {
    pub legal_form: u16,
    pub number: u16,
    pub number_missing: u16,
    pub order_person: u16,
    pub order_organisation: u16,
    pub kind: u16,
    pub single: u16,
    pub thin: u16,
    pub thin_rate: u16,
    pub birth: u16,
    pub state: u16,
    pub identifier: u16,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(crate) struct Lift {
    pub birth: u16,
    pub birth_year: u16,
    pub state: u16,
    pub identifier: u16,
    pub evidence_birth: u16,
    pub evidence_year: u16,
    pub evidence_state: u16,
    pub evidence_identifier: u16,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(crate) struct Identity {
    pub kinds: Vec<crate::IdentifierKind>,
    pub score: u16,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(crate) struct FoldRules {
    pub from: Vec<String>,
    pub to: Vec<String>,
    pub digits_from: Vec<String>,
    pub digits_to: Vec<String>,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(crate) struct PersonWords {
    pub generations: Vec<String>,
    pub patronymics: Vec<String>,
    pub patronymic_from: usize,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(crate) struct Glued {
    pub rest: usize,
    pub before: Vec<String>,
    pub after: Vec<String>,
}
