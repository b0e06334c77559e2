//! Other romanisations: rules in which public systems differ, whole names that are spelt in known ways, and Cyrillic
//! letters by several standards.

use crate::fold;
use crate::rng::Rng;

/// How many of the first rows of [`NAMES`] are Arabic and Persian names.
const ARABIC_NAMES: usize = 35;

/// Whole words that are ways to write one name or particle.
const NAMES: [&[&str]; 66] = [
    &["mohammed", "muhammad", "mohamed", "mohammad", "muhammed", "mohamad", "mehmed"],
    &["ahmed", "ahmad", "achmed", "ahmet"],
    &["hussein", "hussain", "husayn", "hossein", "husein", "hosein"],
    &["hassan", "hasan", "hassane"],
    &["yusuf", "yousef", "youssef", "yousuf", "yusif", "yosef"],
    &["abdullah", "abdallah", "abdulla", "abdollah"],
    &["ibrahim", "ebrahim", "ibraheem", "brahim"],
    &["omar", "umar", "omer"],
    &["osama", "usama", "oussama"],
    &["khaled", "khalid", "haled"],
    &["said", "saeed", "saeid", "saied"],
    &["sayyid", "sayed", "sayyed", "seyed", "seyyed", "syed"],
    &["mahmoud", "mahmud", "mahmood", "mehmood"],
    &["mustafa", "mostafa", "moustafa", "mustapha"],
    &["suleiman", "sulayman", "soleiman", "sulaiman", "soleyman"],
    &["qasim", "kassem", "qassem", "ghasem", "kasim", "qasem"],
    &["ali", "aly"],
    &["faisal", "faysal", "feisal", "fayssal"],
    &["abdelkader", "abdulqadir", "abdul qader", "abd al qadir"],
    &["abdulrahman", "abdelrahman", "abd al rahman", "abdul rahman", "abdur rahman"],
    &["abdulaziz", "abdelaziz", "abd al aziz", "abdul aziz"],
    &["al", "el", "ul"],
    &["bin", "ibn", "ben"],
    &["sheikh", "shaykh", "cheikh", "sheik"],
    &["tariq", "tarek", "tareq", "tarik"],
    &["jamal", "gamal", "djamal", "djamel", "jamaal"],
    &["nasser", "nasir", "naser", "nassir"],
    &["rashid", "rasheed", "rachid", "rashed"],
    &["salim", "salem", "saleem"],
    &["walid", "waleed", "oualid"],
    &["zayd", "zaid", "zeid"],
    &["gholam", "ghulam", "gulam"],
    &["reza", "rida", "ridha"],
    &["mehdi", "mahdi", "mahdy"],
    &["davoud", "dawood", "daoud", "dawud", "davood"],
    &["aleksandr", "alexander", "alexandr", "aleksander"],
    &["sergei", "sergey", "serguei", "sergej", "serhiy"],
    &["yuri", "yury", "iurii", "yuriy", "jurij", "iouri"],
    &["dmitri", "dmitry", "dmitriy", "dmitrii", "dimitri"],
    &["yevgeny", "evgeny", "evgenii", "yevgeniy", "evgeni"],
    &["nikolai", "nikolay", "nicolai", "nikolaj"],
    &["mikhail", "michail", "mihail"],
    &["andrei", "andrey", "andrej", "andriy"],
    &["alexei", "aleksei", "aleksey", "alexey", "alexej"],
    &["vladimir", "wladimir"],
    &["vyacheslav", "viacheslav", "vjaceslav"],
    &["valery", "valeriy", "valerii", "valeri"],
    &["anatoly", "anatoliy", "anatolii", "anatoli"],
    &["georgy", "georgiy", "georgii", "georgi"],
    &["vasily", "vasiliy", "vasilii", "vassili"],
    &["igor", "ihor"],
    &["oleg", "oleh"],
    &["choe", "choi", "ch'oe"],
    &["ri", "lee", "yi", "rhee"],
    &["pak", "park", "bak"],
    &["chong", "jong", "jung", "jeong"],
    &["yong", "young", "yeong"],
    &["hyon", "hyun", "hyeon"],
    &["kyong", "kyung", "gyeong"],
    &["chol", "cheol"],
    &["zhang", "chang"],
    &["zhou", "chou"],
    &["xu", "hsu"],
    &["cai", "tsai"],
    &["deng", "teng"],
    &["zheng", "cheng"],
];

/// In what a language differs from one romanisation to another: sounds inside words of four letters and more, and ends.
struct Rules {
    sounds: &'static [&'static [&'static str]],
    ends: &'static [&'static [&'static str]],
}

/// Arabic and Persian names.
const ARABIC: Rules = Rules {
    sounds: &[
        &["kh", "h"],
        &["gh", "g"],
        &["dh", "d"],
        &["q", "k"],
        &["ou", "u", "oo"],
        &["ee", "i"],
        &["ai", "ei", "ay", "ey"],
        &["aw", "au"],
        &["dj", "j"],
        &["sh", "ch"],
        &["ss", "s"],
        &["mm", "m"],
    ],
    ends: &[&["ah", "a", "eh"], &["een", "in", "ine"], &["i", "y", "ee"]],
};

/// Russian, Ukrainian and Belarusian names.
const SLAVIC: Rules = Rules {
    sounds: &[
        &["kh", "h"],
        &["zh", "j"],
        &["ts", "tz"],
        &["ks", "x"],
        &["yu", "iu", "ju"],
        &["ya", "ia", "ja"],
        &["shch", "sch"],
        &["ch", "tch"],
        &["v", "w"],
        &["ss", "s"],
        &["ye", "ie", "e"],
    ],
    ends: &[&["iy", "y", "ii", "i", "ij"], &["ev", "eff"], &["ov", "off"]],
};

/// The rules of the language of a name, as far as its words tell it; of other languages whole names only.
fn rules(words: &[String]) -> Rules {
    let folded: Vec<String> = words.iter().flat_map(|word| fold::tokens(word)).collect();
    let ends = |ends: &[&str]| {
        folded.iter().any(|word| word.len() > 4 && ends.iter().any(|end| word.ends_with(end)))
    };
    let is = |one: &[&str]| folded.iter().any(|word| one.contains(&word.as_str()));
    if ends(&["ov", "ova", "ev", "eva", "vich", "vych", "vna", "sky", "skiy", "skaya", "enko", "chuk", "yuk"])
    {
        return SLAVIC;
    }
    let arabic = ends(&["ullah", "allah", "zadeh", "uddin", "eddin", "rahman"])
        || is(&["al", "el", "bin", "ibn", "abu", "abd", "abdul", "ali"])
        || NAMES.iter().take(ARABIC_NAMES).any(|row| row.iter().any(|name| is(&[name])));
    if arabic { ARABIC } else { Rules { sounds: &[], ends: &[] } }
}

/// One to three words or sounds spelt in another way.
pub(super) fn variant(name: &str, rng: &mut Rng) -> Option<String> {
    let mut words: Vec<String> = name.split_whitespace().map(str::to_owned).collect();
    let rules = rules(&words);
    let mut places: Vec<usize> = (0..words.len()).collect();
    rng.shuffle(&mut places);
    let wanted = 1 + rng.below(3);
    let mut done = 0;
    for at in places {
        if done < wanted
            && let Some(word) = words.get_mut(at)
            && let Some(other) = respelt(word, &rules, rng)
        {
            *word = other;
            done += 1;
        }
    }
    (done > 0).then(|| words.join(" "))
}

/// A word in another way, in its own case: a whole name, otherwise an end or a sound.
fn respelt(word: &str, rules: &Rules, rng: &mut Rng) -> Option<String> {
    let small = fold::text(word);
    // Words with marks inside, other than those of romanisation, are left alone.
    if small.contains(' ') || !small.chars().all(|letter| letter.is_ascii_lowercase()) {
        return None;
    }
    let made = whole(&small, rng).or_else(|| part(&small, rules, rng))?;
    Some(in_case_of(word, &made))
}

fn whole(word: &str, rng: &mut Rng) -> Option<String> {
    let row = NAMES.iter().find(|row| row.contains(&word))?;
    let others: Vec<&&str> = row.iter().filter(|other| **other != word).collect();
    rng.pick(&others).map(|other| (**other).to_owned())
}

fn part(word: &str, rules: &Rules, rng: &mut Rng) -> Option<String> {
    if word.len() < 4 {
        return None;
    }
    let mut made = Vec::new();
    for row in rules.ends {
        // The longest end counts, so that `iy` is not read as `y`.
        let Some(end) = row.iter().filter(|end| word.ends_with(**end)).max_by_key(|end| end.len()) else {
            continue;
        };
        let Some(stem) = word.strip_suffix(end).filter(|stem| stem.len() >= 2) else { continue };
        made.extend(row.iter().filter(|other| *other != end).map(|other| format!("{stem}{other}")));
    }
    for row in rules.sounds {
        let Some(sound) = row.iter().filter(|sound| word.contains(**sound)).max_by_key(|sound| sound.len())
        else {
            continue;
        };
        for (at, _) in word.match_indices(sound).filter(|(at, _)| stands_alone(word, *at, sound)) {
            for other in row.iter().filter(|other| *other != sound) {
                let mut respelt = word.to_owned();
                respelt.replace_range(at..at + sound.len(), other);
                made.push(respelt);
            }
        }
    }
    rng.pick(&made).cloned()
}

/// Whether a letter can be spelt in two by itself: a consonant before a vowel, after a vowel or at the beginning; a vowel
/// between consonants. More than one letter always can.
fn stands_alone(word: &str, at: usize, sound: &str) -> bool {
    if sound.len() > 1 {
        return true;
    }
    let is_vowel = |letter: char| matches!(letter, 'a' | 'e' | 'i' | 'o' | 'u' | 'y');
    let before = word.get(..at).and_then(|before| before.chars().next_back());
    let after = word.get(at + 1..).and_then(|after| after.chars().next());
    if sound.chars().all(is_vowel) {
        return before.is_some_and(|letter| !is_vowel(letter))
            && after.is_some_and(|letter| !is_vowel(letter));
    }
    // One letter is doubled between vowels only.
    let begins = before.is_none() && !matches!(sound, "s" | "m");
    (begins || before.is_some_and(is_vowel)) && after.is_some_and(is_vowel)
}

/// In capitals, with a capital, or small, as the other is.
fn in_case_of(of: &str, made: &str) -> String {
    let mut letters = of.chars().filter(|letter| letter.is_alphabetic());
    let first = letters.next().is_some_and(char::is_uppercase);
    let second = letters.next().is_some_and(char::is_uppercase);
    match (first, second) {
        (true, true) => made.to_uppercase(),
        (true, false) => made
            .split(' ')
            .map(|word| {
                let mut letters = word.chars();
                letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
            })
            .collect::<Vec<_>>()
            .join(" "),
        _ => made.to_owned(),
    }
}

/// Cyrillic letters of Russian, Ukrainian and Belarusian by five systems: passports (ICAO 9303), geographic names
/// (BGN/PCGN, much shortened), libraries (ISO 9 without its marks), German and French custom.
const CYRILLIC: [(char, [&str; 5]); 38] = [
    ('а', ["a", "a", "a", "a", "a"]),
    ('б', ["b", "b", "b", "b", "b"]),
    ('в', ["v", "v", "v", "w", "v"]),
    ('г', ["g", "g", "g", "g", "g"]),
    ('ґ', ["g", "g", "g", "g", "g"]),
    ('д', ["d", "d", "d", "d", "d"]),
    ('е', ["e", "ye", "e", "je", "e"]),
    ('ё', ["e", "yo", "e", "jo", "io"]),
    ('є', ["ie", "ye", "e", "je", "ie"]),
    ('ж', ["zh", "zh", "z", "sch", "j"]),
    ('з', ["z", "z", "z", "s", "z"]),
    ('и', ["i", "i", "i", "i", "i"]),
    ('і', ["i", "i", "i", "i", "i"]),
    ('ї', ["i", "yi", "i", "ji", "i"]),
    ('й', ["i", "y", "j", "j", "i"]),
    ('к', ["k", "k", "k", "k", "k"]),
    ('л', ["l", "l", "l", "l", "l"]),
    ('м', ["m", "m", "m", "m", "m"]),
    ('н', ["n", "n", "n", "n", "n"]),
    ('о', ["o", "o", "o", "o", "o"]),
    ('п', ["p", "p", "p", "p", "p"]),
    ('р', ["r", "r", "r", "r", "r"]),
    ('с', ["s", "s", "s", "s", "s"]),
    ('т', ["t", "t", "t", "t", "t"]),
    ('у', ["u", "u", "u", "u", "ou"]),
    ('ў', ["u", "w", "u", "u", "ou"]),
    ('ф', ["f", "f", "f", "f", "f"]),
    ('х', ["kh", "kh", "h", "ch", "kh"]),
    ('ц', ["ts", "ts", "c", "z", "ts"]),
    ('ч', ["ch", "ch", "c", "tsch", "tch"]),
    ('ш', ["sh", "sh", "s", "sch", "ch"]),
    ('щ', ["shch", "shch", "s", "schtsch", "chtch"]),
    ('ъ', ["ie", "", "", "", ""]),
    ('ы', ["y", "y", "y", "y", "y"]),
    ('ь', ["", "", "", "", ""]),
    ('э', ["e", "e", "e", "e", "e"]),
    ('ю', ["iu", "yu", "u", "ju", "iou"]),
    ('я', ["ia", "ya", "a", "ja", "ia"]),
];

/// A name in Cyrillic letters romanised by one of the systems. None when it has a letter that is in none of them.
#[must_use]
pub fn from_cyrillic(name: &str, rng: &mut Rng) -> Option<String> {
    let system = rng.below(5);
    let mut words = Vec::new();
    for word in name.split_whitespace() {
        let mut made = String::new();
        let mut after_vowel = true;
        for letter in word.chars() {
            let small: char = letter.to_lowercase().next()?;
            if !small.is_alphabetic() {
                made.push(letter);
                continue;
            }
            let row = CYRILLIC.iter().find(|(from, _)| *from == small)?.1;
            let mut to = *row.get(system)?;
            // Geographic names and German custom write `ye` and `je` at the beginning and after a vowel only.
            if small == 'е' && !after_vowel {
                to = "e";
            }
            after_vowel =
                matches!(small, 'а' | 'е' | 'ё' | 'и' | 'о' | 'у' | 'ы' | 'э' | 'ю' | 'я' | 'ь' | 'ъ' | 'й');
            made.push_str(to);
        }
        words.push(in_case_of("Xx", &made));
    }
    Some(words.join(" "))
}
