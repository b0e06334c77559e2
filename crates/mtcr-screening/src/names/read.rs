//! Reading the tables.

use super::settings::Settings;
use super::vocabulary::Vocabulary;
use super::{NICKNAME, Names, NamesError, Phrases, Sources, digest};
use crate::like::Costs;
use crate::number::at;
use crate::text::{self, Fold, Letters};
use crate::words::Words;
use serde::Deserialize;
use serde::de::DeserializeOwned;

/// What a word, or several together, are in a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Meaning {
    /// A legal form of a class; 0 is never in conflict.
    Legal(u8),
    /// What an organisation is.
    Form,
    /// What it does.
    Field,
    /// A number in words.
    Number(u16),
    /// A title of a person.
    Title,
    /// A particle in the name of a person.
    Particle,
    /// A stop word.
    Stop,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct LegalForms {
    form: Vec<LegalForm>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct LegalForm {
    class: String,
    names: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct BusinessWords {
    word: Vec<BusinessWord>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct BusinessWord {
    #[serde(rename = "id")]
    _id: String,
    kind: BusinessKind,
    names: Vec<String>,
}

#[derive(Clone, Copy, Deserialize)]
#[serde(rename_all = "kebab-case")]
enum BusinessKind {
    Form,
    Field,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Ordinals {
    number: Vec<Ordinal>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Ordinal {
    value: u16,
    names: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct SmallWords {
    titles: Vec<String>,
    particles: Vec<String>,
    stop_words: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Variants {
    spellings: Vec<String>,
    nicknames: Vec<String>,
}

/// A table from its text.
pub(crate) fn parse<T: DeserializeOwned>(file: &'static str, text: &str) -> Result<T, NamesError> {
    toml::from_str(text).map_err(|source| NamesError::Form { file, source })
}

/// Reads every text.
pub(super) fn read(sources: Sources<'_>) -> Result<Names, NamesError> {
    let settings: Settings = parse("names-1.toml", sources.settings)?;
    check(&settings)?;
    let fold = fold(&settings)?;
    let letters: Letters = parse("letters.toml", sources.letters)?;
    if !letters.has_every_syllable() {
        return Err(NamesError::Figure {
            file: "letters.toml",
            what: "hangul has 19 initials, 21 vowels and 28 finals, in small letters of ASCII",
        });
    }
    let costs = Costs::new(&settings.letters);
    let mut names = Names {
        settings,
        letters,
        fold,
        costs,
        person: Phrases::default(),
        other: Phrases::default(),
        vocabulary: Vocabulary::default(),
        frequencies: Words::default(),
        bits: Vec::new(),
        grouped: Words::default(),
        groups: Vec::new(),
        digest: digest::of(&sources),
    };
    let small: SmallWords = parse("small-words.toml", sources.small_words)?;
    for (texts, meaning) in [(&small.titles, Meaning::Title), (&small.particles, Meaning::Particle)] {
        texts.iter().for_each(|text| names.person.add(&phrase(&names.letters, text), meaning));
    }
    small.stop_words.iter().for_each(|text| names.other.add(&phrase(&names.letters, text), Meaning::Stop));
    legal(&mut names, &parse::<LegalForms>("legal-forms.toml", sources.legal_forms)?)?;
    let ordinals: Ordinals = parse("ordinals.toml", sources.ordinals)?;
    for number in &ordinals.number {
        for text in &number.names {
            names.other.add(&phrase(&names.letters, text), Meaning::Number(number.value));
        }
    }
    let mut group = 0;
    let business: BusinessWords = parse("business-words.toml", sources.business_words)?;
    for word in &business.word {
        group += 1;
        let meaning = match word.kind {
            BusinessKind::Form => Meaning::Form,
            BusinessKind::Field => Meaning::Field,
        };
        for text in &word.names {
            let words = phrase(&names.letters, text);
            words.iter().for_each(|word| names.vocabulary.add(word));
            names.group(words.concat().as_bytes(), group);
            names.other.add(&words, meaning);
        }
    }
    names.vocabulary.finish();
    let variants: Variants = parse("variants.toml", sources.variants)?;
    for (lines, flag) in [(&variants.spellings, 0), (&variants.nicknames, NICKNAME)] {
        for line in lines {
            group += 1;
            line.split_whitespace().for_each(|word| names.group(word.as_bytes(), group | flag));
        }
    }
    syllables(&mut names, group);
    frequencies(&mut names, sources.frequencies)?;
    Ok(names)
}

/// Both spellings of a syllable of Hangul are one, where their folded spellings differ.
fn syllables(names: &mut Names, after: u16) {
    let mut group = after;
    let (mut left, mut right) = (Vec::new(), Vec::new());
    let mut seen = Words::default();
    for (older, revised) in names.letters.syllables().collect::<Vec<_>>() {
        left.clear();
        right.clear();
        names.fold.apply(older.as_bytes(), &mut left);
        names.fold.apply(revised.as_bytes(), &mut right);
        let known = seen.len();
        seen.number(format!("{older} {revised}").as_bytes());
        if left != right && seen.len() > known && group < NICKNAME - 1 {
            group += 1;
            names.group(older.as_bytes(), group);
            names.group(revised.as_bytes(), group);
        }
    }
}

fn phrase(letters: &Letters, text: &str) -> Vec<String> {
    let words = text::read(letters, text);
    // Initials with full stops are one word of an organisation's name: S.A. is sa.
    let mut out: Vec<String> = Vec::new();
    let mut open = false;
    for word in words {
        let one = word.text.len() == 1;
        match out.last_mut() {
            Some(last) if open && one && word.after_dot => last.push_str(&word.text),
            _ => out.push(word.text),
        }
        open = one && word.dotted;
    }
    out
}

/// The order of the classes of legal forms; `other` is never in conflict.
const CLASSES: [&str; 11] =
    ["other", "llc", "jsc", "llp", "lp", "gp", "sole", "coop", "ngo", "state", "joint-venture"];

/// The classes of a name's legal forms in words.
pub(crate) fn legal_classes(bits: u16) -> String {
    let held = CLASSES.iter().skip(1).enumerate().filter(|(bit, _)| bits & (1 << bit) != 0);
    held.map(|(_, class)| *class).collect::<Vec<_>>().join(" ")
}

fn legal(names: &mut Names, forms: &LegalForms) -> Result<(), NamesError> {
    for form in &forms.form {
        let class = CLASSES.iter().position(|class| *class == form.class).ok_or(NamesError::Figure {
            file: "legal-forms.toml",
            what: "a class is none of other, llc, jsc, llp, lp, gp, sole, coop, ngo, state, joint-venture",
        })?;
        let class = u8::try_from(class).unwrap_or(0);
        for text in &form.names {
            let words = phrase(&names.letters, text);
            // Only the words of longer forms: a short form is too near to other words.
            words
                .iter()
                .filter(|word| text.is_ascii() && word.len() >= 5)
                .for_each(|word| names.vocabulary.add(word));
            names.other.add(&words, Meaning::Legal(class));
        }
    }
    Ok(())
}

fn frequencies(names: &mut Names, text: &str) -> Result<(), NamesError> {
    for (place, row) in text.lines().enumerate() {
        if row.starts_with('#') || row == "word,person,organisation" {
            continue;
        }
        let wrong = || NamesError::Row { file: "frequencies.csv", line: place + 1, row: row.into() };
        let cells: Vec<&str> = row.split(',').collect();
        let [word, person, other] = cells.as_slice() else { return Err(wrong()) };
        let bits =
            |cell: &str| if cell.is_empty() { Ok(0) } else { cell.parse::<u16>().map_err(|_| wrong()) };
        let bits = [bits(person)?, bits(other)?];
        if word.is_empty() {
            return Err(wrong());
        }
        if at(names.frequencies.number(word.as_bytes())) != names.bits.len() {
            return Err(wrong());
        }
        names.bits.push(bits);
    }
    Ok(())
}

fn fold(settings: &Settings) -> Result<Fold, NamesError> {
    let rules = &settings.fold;
    let figure = |what| NamesError::Figure { file: "names-1.toml", what };
    if rules.from.len() != rules.to.len() || rules.digits_from.len() != rules.digits_to.len() {
        return Err(figure("fold has as many letters to bring to others as others"));
    }
    let digits = rules.digits_from.iter().zip(&rules.digits_to).map(|(from, to)| {
        match (from.as_bytes(), to.as_bytes()) {
            ([from], [to]) => Ok((*from, *to)),
            _ => Err(figure("a digit of fold is one digit for one letter")),
        }
    });
    let pairs = rules.from.iter().cloned().zip(rules.to.iter().cloned());
    Ok(Fold::new(pairs, digits.collect::<Result<_, _>>()?))
}

/// Figures that the search for candidates relies on.
fn check(settings: &Settings) -> Result<(), NamesError> {
    let thresholds = &settings.thresholds;
    let say = |what| Err(NamesError::Figure { file: "names-1.toml", what });
    if !(thresholds.floor <= thresholds.hit && thresholds.hit <= thresholds.top && thresholds.top <= 10_000) {
        return say("thresholds go up from floor to hit to top, at most 10000");
    }
    let extra = &settings.extra;
    if extra.person > 100 || extra.organisation > 100 || extra.patronymic > 100 || extra.initial > 100 {
        return say("an extra word costs at most its weight");
    }
    let least = extra.person.min(extra.organisation).min(extra.patronymic).min(extra.initial);
    if u32::from(least) * 100 <= 10_000 - u32::from(thresholds.floor) + 100 {
        return say(
            "an extra word costs more than a hit at the lowest threshold may lack: raise floor, or what extra words cost",
        );
    }
    let person = extra.person.max(extra.patronymic).max(extra.initial);
    if extra.conflict_person < person || extra.conflict_organisation < extra.organisation {
        return say("words that contradict each other cost at least what extra words cost");
    }
    let weights = &settings.weights;
    if weights.unknown.is_empty() {
        return say("weights of unknown words are given for at least one length");
    }
    if weights
        .unknown
        .iter()
        .chain([&weights.numeral, &weights.initial, &weights.known_least])
        .any(|of| *of > 5000)
    {
        return say("a word weighs at most 5000");
    }
    let tags = &settings.tags;
    let percents =
        [tags.name, tags.number, tags.initial, tags.form, tags.field, tags.title, tags.particle, tags.stop];
    if percents.into_iter().chain([tags.patronymic]).any(|percent| percent > 100) {
        return say("what a word is leaves at most 100 percent of its weight");
    }
    let letters = &settings.letters;
    if letters.pairs.iter().any(|pair| !matches!(pair.as_bytes(), [b'a'..=b'z', b'a'..=b'z'])) {
        return say("a pair of letters is two small letters");
    }
    if letters.slope == 0 || letters.least > 10_000 {
        return say("slope is above none, and least at most 10000");
    }
    if letters.one_edit_from < 2 || letters.two_edits_from < letters.one_edit_from {
        return say("one edit is allowed from 2 letters on, two from as many at least");
    }
    Ok(())
}

impl Phrases {
    fn add(&mut self, words: &[String], meaning: Meaning) {
        let Some(first) = words.first() else { return };
        let phrase = words.join(" ");
        let known = self.words.len();
        self.words.number(phrase.as_bytes());
        // What stands first in the tables counts: titles before particles, legal forms before business words.
        if self.words.len() > known {
            self.meanings.push(meaning);
            self.first.number(first.as_bytes());
            self.longest = self.longest.max(words.len());
        }
    }
}

impl Names {
    fn group(&mut self, word: &[u8], group: u16) {
        let number = at(self.grouped.number(word));
        if self.groups.len() <= number {
            self.groups.resize(number + 1, Vec::new());
        }
        if let Some(groups) = self.groups.get_mut(number)
            && !groups.contains(&group)
        {
            groups.push(group);
        }
    }
}
