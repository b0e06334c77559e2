//! A name made ready for comparing: its words, what each is, and what it weighs.

use crate::forms::Forms;
use crate::like::numeral;
use crate::names::{Meaning, Names, Phrases};
use crate::text::{self, RawWord};
use serde::{Deserialize, Serialize};

/// How a name is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Reading {
    /// As the name of a person: titles, particles, initials, patronymics.
    Person,
    /// As that of an organisation or a thing: legal forms, business words, numbers, stop words.
    Other,
}

/// What a word is in its name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Tag {
    /// A name.
    Name,
    /// A number, in digits or words.
    Number,
    /// One letter that stands for a name.
    Initial,
    /// What an organisation is: company, group.
    Form,
    /// What it does: bank, shipping.
    Field,
    /// A title of a person.
    Title,
    /// A particle in the name of a person.
    Particle,
    /// A word that joins others.
    Stop,
    /// A name after the father.
    Patronymic,
    /// A legal form.
    Legal,
}

/// A word in its name.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Token {
    /// Its form.
    pub form: u32,
    /// What it weighs, in hundredths of a bit.
    pub weight: u16,
    /// What it costs when the other name has nothing for it.
    pub extra: u16,
    pub tag: Tag,
}

/// The legal forms of a name, as one bit for each class that can be in conflict.
pub(crate) type Classes = u16;

/// A name as words.
#[derive(Clone, Debug, Default)]
pub(crate) struct Prepared {
    /// Words that are compared; more than [`MOST`] are not.
    pub tokens: Vec<Token>,
    /// Classes of the legal forms, which are compared apart.
    pub legal: Classes,
}

/// So many words of a name are compared.
pub(crate) const MOST: usize = 20;

/// Reads a name.
pub(crate) fn prepare(names: &Names, forms: &mut Forms, text: &str, reading: Reading) -> Prepared {
    prepare_words(names, forms, &text::read(&names.letters, text), reading)
}

/// The same for words that were read.
pub(crate) fn prepare_words(
    names: &Names,
    forms: &mut Forms,
    words: &[RawWord],
    reading: Reading,
) -> Prepared {
    let other;
    let words = match reading {
        Reading::Person => words,
        Reading::Other => {
            other = unglue(names, join_initials(words));
            &other
        }
    };
    let mut marked = mark(names, words, reading);
    keep_one(&mut marked);
    let mut prepared = Prepared::default();
    for Marked { word, tag, class } in marked {
        if tag == Tag::Legal {
            if let Some(bit) = class.checked_sub(1) {
                prepared.legal |= 1 << bit;
            }
            continue;
        }
        if prepared.tokens.len() == MOST {
            break;
        }
        let form = forms.number(names, &word.text, word.native, word.abjad);
        prepared.tokens.push(token(names, forms, form, tag, reading));
    }
    prepared
}

fn phrases(names: &Names, reading: Reading) -> &Phrases {
    match reading {
        Reading::Person => &names.person,
        Reading::Other => &names.other,
    }
}

/// Initials with full stops are one word of an organisation's name: `S.A.` is `sa`.
fn join_initials(words: &[RawWord]) -> Vec<RawWord> {
    let mut out: Vec<RawWord> = Vec::with_capacity(words.len());
    let mut open = false;
    for word in words {
        let one = word.text.len() == 1;
        let dotted = word.dotted;
        match out.last_mut() {
            Some(last) if open && one && word.after_dot => last.text.push_str(&word.text),
            _ => out.push(word.clone()),
        }
        open = one && dotted;
    }
    out
}

/// A legal form that is written in one word with the name before or after it stands apart.
fn unglue(names: &Names, words: Vec<RawWord>) -> Vec<RawWord> {
    let forms = &names.settings.glued;
    let mut out = Vec::with_capacity(words.len());
    for word in words {
        let long = |rest: &&str| rest.len() >= forms.rest;
        let before =
            forms.before.iter().find_map(|form| Some((form, word.text.strip_prefix(form).filter(long)?)));
        let after =
            forms.after.iter().find_map(|form| Some((form, word.text.strip_suffix(form).filter(long)?)));
        let part = |text: &str| RawWord { text: text.into(), ..word.clone() };
        match (before, after) {
            (Some((form, rest)), _) => out.extend([part(form), part(rest)]),
            (None, Some((form, rest))) => out.extend([part(rest), part(form)]),
            (None, None) => out.push(word),
        }
    }
    out
}

struct Marked {
    word: RawWord,
    tag: Tag,
    class: u8,
}

/// Finds the longest phrases of the tables, from left to right.
fn mark(names: &Names, words: &[RawWord], reading: Reading) -> Vec<Marked> {
    let phrases = phrases(names, reading);
    let texts: Vec<&[u8]> = match reading {
        Reading::Person => words.iter().map(|word| word.text.as_bytes()).collect(),
        Reading::Other => words.iter().map(|word| names.corrected(word.text.as_bytes())).collect(),
    };
    let mut out = Vec::with_capacity(words.len());
    let (mut rest, mut texts) = (words, texts.as_slice());
    let mut phrase = Vec::new();
    while let Some(first) = rest.first() {
        let begins = texts.first().is_some_and(|text| phrases.begins(text));
        let found = if begins { longest(phrases, texts, &mut phrase) } else { None };
        let length = match found {
            Some((length, meaning)) => {
                push_phrase(&mut out, rest.get(..length).unwrap_or_default(), meaning);
                length
            }
            None => {
                out.push(Marked { tag: plain(names, first, reading), word: first.clone(), class: 0 });
                1
            }
        };
        rest = rest.get(length..).unwrap_or_default();
        texts = texts.get(length..).unwrap_or_default();
    }
    out
}

/// The longest phrase that words begin with, in words, and what it means.
fn longest(phrases: &Phrases, texts: &[&[u8]], phrase: &mut Vec<u8>) -> Option<(usize, Meaning)> {
    (1..=phrases.longest().min(texts.len())).rev().find_map(|length| {
        phrase.clear();
        for text in texts.iter().take(length) {
            if !phrase.is_empty() {
                phrase.push(b' ');
            }
            phrase.extend_from_slice(text);
        }
        phrases.meaning(phrase).map(|meaning| (length, meaning))
    })
}

/// Words of a phrase that means a thing become one word; titles and particles stay apart.
fn push_phrase(out: &mut Vec<Marked>, words: &[RawWord], meaning: Meaning) {
    let joined = || RawWord {
        text: words.iter().map(|word| word.text.as_str()).collect(),
        native: words.first().filter(|_| words.len() == 1).and_then(|word| word.native),
        abjad: words.iter().any(|word| word.abjad),
        dotted: false,
        after_dot: false,
    };
    let (tag, class) = match meaning {
        Meaning::Legal(class) => (Tag::Legal, class),
        Meaning::Form => (Tag::Form, 0),
        Meaning::Field => (Tag::Field, 0),
        Meaning::Number(value) => {
            let word = RawWord { text: value.to_string(), native: None, abjad: false, ..joined() };
            return out.push(Marked { word, tag: Tag::Number, class: 0 });
        }
        Meaning::Title => (Tag::Title, 0),
        Meaning::Particle => (Tag::Particle, 0),
        Meaning::Stop => (Tag::Stop, 0),
    };
    if matches!(meaning, Meaning::Title | Meaning::Particle | Meaning::Stop) {
        out.extend(words.iter().map(|word| Marked { word: word.clone(), tag, class }));
    } else {
        out.push(Marked { word: joined(), tag, class });
    }
}

/// What a word that no table of phrases knows is.
fn plain(names: &Names, word: &RawWord, reading: Reading) -> Tag {
    let text = word.text.as_str();
    if numeral(text.as_bytes()) {
        return Tag::Number;
    }
    if reading == Reading::Other {
        return Tag::Name;
    }
    let person = &names.settings.person;
    let after_father = || person.patronymics.iter().any(|ending| text.ends_with(ending.as_str()));
    if person.generations.iter().any(|generation| generation == text) {
        Tag::Number
    } else if text.len() == 1 && word.native.is_none() {
        Tag::Initial
    } else if text.len() >= person.patronymic_from && after_father() {
        Tag::Patronymic
    } else {
        Tag::Name
    }
}

/// A name keeps at least one word that bears weight: when everything in it is a form, a field, a title or a stop word,
/// the words count as names, those that say most first.
fn keep_one(marked: &mut [Marked]) {
    if marked.iter().any(|word| matches!(word.tag, Tag::Name | Tag::Number | Tag::Patronymic)) {
        return;
    }
    for wanted in [Tag::Field, Tag::Form, Tag::Initial, Tag::Title, Tag::Particle, Tag::Legal, Tag::Stop] {
        if marked.iter().any(|word| word.tag == wanted) {
            for word in marked.iter_mut().filter(|word| word.tag == wanted) {
                word.tag = Tag::Name;
            }
            return;
        }
    }
}

fn token(names: &Names, forms: &Forms, form: u32, tag: Tag, reading: Reading) -> Token {
    let (tags, extra) = (&names.settings.tags, &names.settings.extra);
    let weights = forms.get(form).map_or([0; 2], |form| form.weights);
    let base = match reading {
        Reading::Person => weights[0],
        Reading::Other => weights[1],
    };
    let percent = match tag {
        Tag::Name | Tag::Legal => tags.name,
        Tag::Number => tags.number,
        Tag::Initial => tags.initial,
        Tag::Form => tags.form,
        Tag::Field => tags.field,
        Tag::Title => tags.title,
        Tag::Particle => tags.particle,
        Tag::Stop => tags.stop,
        Tag::Patronymic => tags.patronymic,
    };
    let weight = part(base, percent);
    let extra = match (tag, reading) {
        (Tag::Patronymic, _) => extra.patronymic,
        (Tag::Initial, _) => extra.initial,
        (_, Reading::Person) => extra.person,
        (_, Reading::Other) => extra.organisation,
    };
    Token { form, weight, extra: part(weight, extra), tag }
}

/// So many percent of a weight.
pub(crate) fn part(weight: u16, percent: u16) -> u16 {
    u16::try_from(u32::from(weight) * u32::from(percent) / 100).unwrap_or(u16::MAX)
}
