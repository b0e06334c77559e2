//! Common names, as most of those that are asked about are: given and family names that many people bear, and firms named
//! like thousands of others.

use super::Made;
use crate::rng::Rng;
use mtcr_screening::Kind;

/// Given names, by where they are common.
const GIVEN: [&[&str]; 8] = [
    &[
        "James", "Mary", "Robert", "Emma", "George", "Susan", "William", "Karen", "Thomas", "Laura", "Kevin",
        "Rachel",
    ],
    &["Hans", "Petra", "Jürgen", "Sabine", "Lukas", "Anna", "Stefan", "Claudia", "Günter", "Monika"],
    &["Jean", "Marie", "Pierre", "Camille", "Luc", "Sophie", "François", "Élise", "Antoine", "Claire"],
    &["José", "María", "Carlos", "Lucía", "Javier", "Ana", "Miguel", "Carmen", "Luis", "Elena"],
    &["Wei", "Li", "Hui", "Jing", "Xiaoming", "Yan", "Jun", "Fang", "Lei", "Min"],
    &["Rajesh", "Priya", "Amit", "Sunita", "Vijay", "Anjali", "Suresh", "Kavita", "Ravi", "Deepa"],
    &["Ahmed", "Fatima", "Mohammed", "Aisha", "Omar", "Layla", "Khalid", "Noor", "Yusuf", "Maryam"],
    &["Ivan", "Olga", "Sergei", "Natalia", "Dmitry", "Irina", "Pavel", "Tatiana", "Andrei", "Svetlana"],
];

/// Family names, in the same order.
const FAMILY: [&[&str]; 8] = [
    &[
        "Smith", "Johnson", "Bush", "Brown", "Taylor", "Daniels", "Harris", "Walker", "Young", "Baker",
        "Carter", "Reed",
    ],
    &["Müller", "Schmidt", "Weber", "Fischer", "Wagner", "Becker", "Hoffmann", "Schäfer", "Koch", "Richter"],
    &[
        "Martin", "Dubois", "Laurent", "Moreau", "Lefebvre", "Girard", "Fournier", "Mercier", "Blanc",
        "Rousseau",
    ],
    &[
        "García",
        "Fernández",
        "González",
        "Rodríguez",
        "Sánchez",
        "Romero",
        "Navarro",
        "Torres",
        "Vargas",
        "Molina",
    ],
    &["Wang", "Zhang", "Liu", "Chen", "Huang", "Zhao", "Wu", "Zhou", "Lin", "Guo"],
    &["Sharma", "Patel", "Gupta", "Reddy", "Iyer", "Mehta", "Nair", "Joshi", "Kapoor", "Desai"],
    &["Hassan", "Rahman", "Khan", "Hussein", "Saleh", "Mansour", "Qureshi", "Haddad", "Farouk", "Nasser"],
    &[
        "Ivanov",
        "Smirnova",
        "Kuznetsov",
        "Popova",
        "Volkov",
        "Sokolova",
        "Lebedev",
        "Morozova",
        "Orlov",
        "Pavlova",
    ],
];

/// What firms are called by.
const CORE: [&str; 48] = [
    "Northern",
    "Precision",
    "Alpine",
    "Summit",
    "Blue River",
    "Harbour",
    "Sunrise",
    "Golden Gate",
    "Evergreen",
    "Atlas",
    "Delta",
    "Pioneer",
    "Union",
    "Central",
    "Pacific",
    "Baltic",
    "Nordic",
    "Meridian",
    "Apex",
    "Horizon",
    "Sterling",
    "Oakwood",
    "Silver Star",
    "Falcon",
    "Phoenix",
    "Titan",
    "Orion",
    "Aurora",
    "Vertex",
    "Omega",
    "Cedar",
    "Granite",
    "Lakeside",
    "Westfield",
    "Redwood",
    "Crescent",
    "Eagle",
    "Liberty",
    "Heritage",
    "Coastal",
    "Metro",
    "Prime",
    "Continental",
    "Ace",
    "Quality",
    "Modern",
    "Royal",
    "Emerald",
];

/// What they do.
const TRADE: [&str; 40] = [
    "Pumps",
    "Bearings",
    "Logistics",
    "Trading",
    "Engineering",
    "Electronics",
    "Machine Tools",
    "Valves",
    "Foods",
    "Chemicals",
    "Textiles",
    "Plastics",
    "Software",
    "Consulting",
    "Construction",
    "Shipping",
    "Freight",
    "Instruments",
    "Controls",
    "Optics",
    "Castings",
    "Steel",
    "Furniture",
    "Packaging",
    "Medical Devices",
    "Energy",
    "Motors",
    "Industries",
    "Technologies",
    "Systems",
    "Services",
    "Import Export",
    "General Trading",
    "Aviation Services",
    "Metals",
    "Laboratories",
    "Agricultural Machinery",
    "Petrochemical",
    "Cables",
    "Robotics",
];

/// Their forms.
const FORM: [&str; 12] = [
    "Ltd",
    "Inc.",
    "LLC",
    "GmbH",
    "S.A.",
    "Co., Ltd.",
    "Limited",
    "Corporation",
    "BV",
    "FZE",
    "Pvt. Ltd.",
    "",
];

/// A given name and a family name of one language, with a second given name or an initial in two of five.
pub(super) fn person(rng: &mut Rng) -> Option<Made> {
    let language = rng.below(GIVEN.len());
    let given = GIVEN.get(language)?;
    let first = rng.pick(given)?;
    let family = rng.pick(FAMILY.get(language)?)?;
    let name = match rng.below(5) {
        0 => format!("{first} {} {family}", rng.pick(given)?),
        1 => format!("{first} {}. {family}", rng.pick(given)?.chars().next()?),
        _ => format!("{first} {family}"),
    };
    Some(Made { split: name.clone(), name, kind: Kind::Person, base: "common person".to_owned() })
}

/// A core (in a third of them a family name), what the firm does, a form.
pub(super) fn firm(rng: &mut Rng) -> Option<Made> {
    let language = rng.below(FAMILY.len());
    let core = if rng.chance(33) { rng.pick(FAMILY.get(language)?)? } else { rng.pick(&CORE)? };
    let name = format!("{core} {} {}", rng.pick(&TRADE)?, rng.pick(&FORM)?).trim_end().to_owned();
    Some(Made { split: name.clone(), name, kind: Kind::Organisation, base: "common firm".to_owned() })
}
