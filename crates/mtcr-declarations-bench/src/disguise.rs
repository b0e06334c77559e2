//! Texts of goods written so that a reader of words does not find them.

use crate::class::Class;
use mtcr_screening::Kind;
use mtcr_screening_bench::class::Class as Slip;
use mtcr_screening_bench::perturb;
use mtcr_screening_bench::rng::Rng;

/// Letters and the digits that stand for them.
const DIGITS: [(char, char); 7] =
    [('o', '0'), ('i', '1'), ('l', '1'), ('e', '3'), ('a', '4'), ('s', '5'), ('t', '7')];

/// Letters and those of Cyrillic or Greek that look the same.
const LOOK_ALIKE: [(char, char); 10] = [
    ('a', 'а'),
    ('c', 'с'),
    ('e', 'е'),
    ('i', 'і'),
    ('o', 'о'),
    ('p', 'р'),
    ('s', 'ѕ'),
    ('x', 'х'),
    ('y', 'у'),
    ('v', 'ν'),
];

/// Harmless words before and after.
const AROUND: [(&str, &str); 10] = [
    ("samples without commercial value:", ""),
    ("spare parts and accessories,", ", used, for repair"),
    ("industrial goods", "as per pro forma invoice 2231"),
    ("1 pallet household effects and", ""),
    ("machinery parts /", "/ general merchandise"),
    ("laboratory supplies incl.", ", gloves, beakers, tubing"),
    ("return shipment:", ", packed in wooden case 120 x 80 x 60 cm"),
    ("agricultural equipment,", ", new"),
    ("consolidated cargo: textiles,", ", kitchen ware, toys"),
    ("art. 55-201", ", colour black, made in Arlandia"),
];

/// The text in the manner of a class; none when the class does not apply to it or changes nothing.
#[must_use]
pub fn apply(class: Class, text: &str, rng: &mut Rng) -> Option<String> {
    let made = match class {
        Class::Typo => slip(Slip::Typo1, text, rng)?,
        Class::Typos => slip(Slip::Typo2, text, rng)?,
        Class::Scanned => slip(Slip::Ocr, text, rng)?,
        Class::Joined => slip(Slip::Joined, text, rng)?,
        Class::Split => slip(Slip::SplitWord, text, rng)?,
        Class::Abbreviated => slip(Slip::Vowels, text, rng)?,
        Class::Spaced => spaced(text, rng)?,
        Class::Digits => letters(text, &DIGITS, rng),
        Class::LookAlike => letters(text, &LOOK_ALIKE, rng),
        Class::Wrapped => {
            let (before, after) = rng.pick(&AROUND)?;
            format!("{before} {text}{}{after}", if after.starts_with([',', ' ']) { "" } else { " " })
        }
        Class::Romanised => romanised(text, rng)?,
        _ => return None,
    };
    let made = made.trim().to_owned();
    (made != text).then_some(made)
}

fn slip(class: Slip, text: &str, rng: &mut Rng) -> Option<String> {
    perturb::apply(class, text, Kind::Organisation, rng)
}

/// One of the longest two words with something between its letters.
fn spaced(text: &str, rng: &mut Rng) -> Option<String> {
    let mut words: Vec<String> = text.split_whitespace().map(str::to_owned).collect();
    let mut order: Vec<usize> = (0..words.len()).collect();
    order.sort_by_key(|at| std::cmp::Reverse(words.get(*at).map_or(0, |word| word.chars().count())));
    let at = *order.get(rng.below(2.min(order.len())))?;
    let word = words.get_mut(at)?;
    if word.chars().count() < 4 || word.chars().any(|letter| letter.is_ascii_digit()) {
        return None;
    }
    let between = *rng.pick(&[" ", ".", "-"])?;
    *word = word.chars().map(String::from).collect::<Vec<_>>().join(between);
    Some(words.join(" "))
}

/// A third of the letters that can be exchanged are, in words without digits.
fn letters(text: &str, pairs: &[(char, char)], rng: &mut Rng) -> String {
    text.split(' ')
        .map(|word| {
            if word.chars().count() < 4 || word.chars().any(|letter| letter.is_ascii_digit()) {
                return word.to_owned();
            }
            word.chars()
                .map(|letter| match pairs.iter().find(|(from, _)| *from == letter.to_ascii_lowercase()) {
                    Some((_, to)) if rng.chance(33) => *to,
                    _ => letter,
                })
                .collect()
        })
        .collect::<Vec<String>>()
        .join(" ")
}

/// Accents and umlauts as they are left out.
const ACCENTS: [(char, &str); 24] = [
    ('à', "a"),
    ('â', "a"),
    ('ä', "ae"),
    ('á', "a"),
    ('ç', "c"),
    ('é', "e"),
    ('è', "e"),
    ('ê', "e"),
    ('ë', "e"),
    ('í', "i"),
    ('î', "i"),
    ('ï', "i"),
    ('ñ', "n"),
    ('ó', "o"),
    ('ô', "o"),
    ('ö', "oe"),
    ('ß', "ss"),
    ('ú', "u"),
    ('û', "u"),
    ('ù', "u"),
    ('ü', "ue"),
    ('œ', "oe"),
    ('µ', "u"),
    ('É', "E"),
];

/// Cyrillic in Latin letters, accents left out; nothing is made of other scripts.
fn romanised(text: &str, rng: &mut Rng) -> Option<String> {
    if text.chars().any(|letter| ('а'..='я').contains(&letter)) {
        return perturb::from_cyrillic(&text.replace('ё', "е"), rng);
    }
    let accent = |letter: char| ACCENTS.iter().find(|(from, _)| *from == letter).map(|(_, to)| *to);
    let made: String =
        text.chars().map(|letter| accent(letter).map_or_else(|| letter.to_string(), str::to_owned)).collect();
    made.is_ascii().then_some(made)
}
