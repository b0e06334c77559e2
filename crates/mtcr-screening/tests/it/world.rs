//! What the tests share: the tables, a few hundred listed parties, and slips.

use mtcr_screening::{Kind, ListId, Name, NameRole, Names, Party, PartyId, Quality};
use std::sync::{Arc, LazyLock};

/// The tables built in.
pub(crate) fn names() -> Arc<Names> {
    static NAMES: LazyLock<Arc<Names>> = LazyLock::new(|| Arc::new(Names::built_in().unwrap()));
    Arc::clone(&NAMES)
}

/// A row of CSV: cells with commas stand in quotes.
pub(crate) fn cells(line: &str) -> Vec<String> {
    let (mut cells, mut quoted) = (vec![String::new()], false);
    for character in line.chars() {
        match character {
            '"' => quoted = !quoted,
            ',' if !quoted => cells.push(String::new()),
            _ => cells.last_mut().unwrap().push(character),
        }
    }
    cells
}

pub(crate) fn kind(word: &str) -> Kind {
    match word {
        "person" => Kind::Person,
        "organisation" => Kind::Organisation,
        "vessel" => Kind::Vessel,
        "aircraft" => Kind::Aircraft,
        "unknown" => Kind::Unknown,
        other => panic!("`{other}` is no kind"),
    }
}

pub(crate) fn name(text: &str) -> Name {
    Name { text: text.into(), family: None, role: NameRole::Alias, quality: Quality::Good }
}

pub(crate) fn party(list: &str, uid: &str, kind: Kind, texts: &[&str]) -> Party {
    Party::new(
        PartyId { list: ListId(list.into()), uid: uid.into() },
        kind,
        texts.iter().map(|text| name(text)).collect(),
    )
}

/// Parties cut from lists of the UN and of the US government, with every name.
pub(crate) fn listed() -> Vec<Party> {
    let mut parties: Vec<Party> = Vec::new();
    for line in include_str!("rows/listed.csv").lines().skip(1) {
        let row = cells(line);
        let same = |party: &&mut Party| party.id.list.0 == row[0] && party.id.uid == row[1];
        match parties.last_mut().filter(same) {
            Some(party) => party.names.push(name(&row[3])),
            None => parties.push(party(&row[0], &row[1], kind(&row[2]), &[&row[3]])),
        }
    }
    parties
}

/// A name with something done to it: `what` chooses the slip, `place` where.
pub(crate) fn slip(text: &str, what: usize, place: usize) -> String {
    let mut words: Vec<String> = text.split_whitespace().map(str::to_owned).collect();
    let at = place % words.len().max(1);
    let mut letters: Vec<char> = text.chars().collect();
    let letter = place % letters.len().max(1);
    match what % 12 {
        0 => letters[letter] = 'e',
        1 => letters.insert(letter, 'n'),
        2 => drop(letters.remove(letter)),
        3 if letter + 1 < letters.len() => letters.swap(letter, letter + 1),
        4 => return text.chars().filter(|c| !"aeiou".contains(*c)).collect(),
        5 => {
            words.rotate_left(at);
            return words.join(" ");
        }
        6 if words.len() > 1 => {
            words.remove(at);
            return words.join(" ");
        }
        7 if words.len() > 1 && at + 1 < words.len() => {
            let next = words.remove(at + 1);
            words[at].push_str(&next);
            return words.join(" ");
        }
        8 => {
            words[at] = words[at].chars().take(1).collect();
            return words.join(" ");
        }
        9 => letters.truncate(letters.len() * 4 / 5),
        10 => letters.insert(letter, ' '),
        _ => return text.to_uppercase().replace('O', "0").replace('I', "1"),
    }
    letters.into_iter().collect()
}
