//! Fictitious lists, large enough that every class finds names in them.

use mtcr_screening::{Kind, ListId, Name, NameRole, Party, PartyId, Quality};

/// A party with these names, the primary one first.
pub(crate) fn party(uid: &str, kind: Kind, names: &[&str]) -> Party {
    Party {
        programmes: vec!["P1".to_owned()],
        ..Party::new(
            PartyId { list: ListId("arlandia".to_owned()), uid: uid.to_owned() },
            kind,
            names
                .iter()
                .enumerate()
                .map(|(at, text)| Name {
                    text: (*text).to_owned(),
                    family: None,
                    role: if at == 0 { NameRole::Primary } else { NameRole::Alias },
                    quality: Quality::Good,
                })
                .collect(),
        )
    }
}

/// Two hundred persons, a hundred firms and fifty ships of nobody.
pub(crate) fn all() -> Vec<Party> {
    const GIVEN: [&str; 10] = [
        "Mohammed", "Arvelion", "Bertomar", "Celistan", "Dorvald", "Ekaterin", "Fandorel", "Gustavin",
        "Hovsepan", "Yusuf",
    ];
    const MIDDLE: [&str; 5] = ["Petrovich", "Karimov", "Lorentin", "Massudi", "Ostrovan"];
    const FAMILY: [&str; 20] = [
        "Abramidze",
        "Belvornik",
        "Chandrosky",
        "Demirkhan",
        "Estragov",
        "Fjordheim",
        "Galvanescu",
        "Hrustovic",
        "Iskandari",
        "Jablonek",
        "Kvintradze",
        "Lomavitch",
        "Mirzadeh",
        "Novikenko",
        "Oberlander",
        "Pazhwak",
        "Qodirov",
        "Rustamian",
        "Sabirzhan",
        "Tavakkoli",
    ];
    const TRADE: [&str; 5] =
        ["Machine Works", "Precision Instruments", "Trading", "Propulsion Research", "Shipping Lines"];
    const FORM: [&str; 4] = ["LLC", "Ltd.", "JSC", "Co., Ltd."];
    let mut parties = Vec::new();
    for at in 0..200 {
        let (given, middle, family) = (GIVEN[at % 10], MIDDLE[at / 10 % 5], FAMILY[(at * 7 + at / 10) % 20]);
        let name = format!("{given} {middle} {family}");
        let short = format!("{given} {family}{}", if at % 3 == 0 { "i" } else { "a" });
        let letters: Vec<char> = ('а'..='я').collect();
        let cyrillic = format!("Иван Петрович Белов{}{}ин", letters[at % 32], letters[at / 32]);
        let names: Vec<&str> = if at % 2 == 0 { vec![&name, &short] } else { vec![&name, &cyrillic] };
        parties.push(party(&format!("p{at}"), Kind::Person, &names));
    }
    for at in 0..100 {
        let core = format!("{}{}", FAMILY[at % 20].get(..5).unwrap(), GIVEN[at / 20].get(3..).unwrap());
        let number = if at % 4 == 0 { format!(" No. {}", 12 + at) } else { String::new() };
        let name = format!("{core} {}{number} {}", TRADE[at % 5], FORM[at % 4]);
        let name = if at % 5 == 3 { name.rsplit_once(' ').unwrap().0.to_owned() } else { name };
        parties.push(party(&format!("f{at}"), Kind::Organisation, &[&name]));
    }
    for at in 0..50 {
        let name = format!("{} Star {}", FAMILY[at % 20], 10 + at);
        parties.push(party(&format!("v{at}"), Kind::Vessel, &[&name]));
    }
    parties
}
