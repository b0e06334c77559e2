//! The lines.

use crate::class::Class;
use crate::disguise;
use crate::half::Half;
use crate::parties::{STATES, drawn, firm};
use crate::rows::{Goods, Rows};
use mtcr_screening_bench::rng::Rng;

/// A line with its answer.
#[derive(Clone, Debug)]
pub struct Labelled {
    /// The cells of the line: names of columns and what stands in them.
    pub cells: Vec<(&'static str, String)>,
    /// What sort of line it is.
    pub class: Class,
    /// The entries it is of; for [`Class::Short`] those it would be of with another figure.
    pub entries: Vec<String>,
    /// Whether the heading is one that such goods are rightly declared under.
    pub right_heading: bool,
    /// The half it is in.
    pub half: Half,
}

impl Labelled {
    /// The text of the goods.
    #[must_use]
    pub fn text(&self) -> &str {
        self.cells.iter().find(|(column, _)| *column == "goods").map_or("", |(_, text)| text)
    }
}

/// How many lines are made of a row.
#[derive(Clone, Copy, Debug)]
pub struct Amounts {
    /// Of each ordinary row.
    pub ordinary: usize,
    /// Of each near row.
    pub near: usize,
    /// Of each row of an entry, in each class.
    pub listed: usize,
}

impl Default for Amounts {
    fn default() -> Self {
        Self { ordinary: 20, near: 10, listed: 1 }
    }
}

/// Of so many in a hundred lines of an entry the heading is a right one; the others have that of ordinary goods.
const RIGHT_HEADING: u64 = 50;

/// What stands beside the goods in ordinary lines.
const BESIDE: [&str; 16] = [
    "{} cartons",
    "{} pallets, gross {} kg",
    "net weight {} kg",
    "{} pcs",
    "order no. {}-{}",
    "lot {}",
    "{} x {} mm",
    "type A{}",
    "size {}",
    "{} V",
    "for retail sale",
    "new",
    "brand name Velmar",
    "in bulk",
    "{} drums of 200 l",
    "-18 to {} degC",
];

/// Every line of a half: first ordinary ones, then near ones, then those of entries, class by class.
#[must_use]
pub fn set(rows: &Rows, half: Half, amounts: Amounts, seed: &str) -> Vec<Labelled> {
    let mut maker = Maker { ordinary: &rows.ordinary, seed, half, made: Vec::new() };
    for goods in rows.ordinary.iter().filter(|goods| goods.half == half) {
        for number in 0..amounts.ordinary {
            maker.trade(goods, Class::Ordinary, number);
        }
    }
    for goods in rows.near.iter().filter(|goods| goods.half == half) {
        for number in 0..amounts.near {
            maker.trade(goods, Class::Near, number);
        }
    }
    for class in Class::ALL {
        for goods in rows.listed.iter().filter(|goods| goods.half == half) {
            for number in 0..amounts.listed {
                maker.listed(goods, class, number);
            }
        }
    }
    for measured in rows.measured.iter().filter(|measured| measured.goods.half == half) {
        for (class, figure) in
            [Class::AtLimit, Class::PastLimit, Class::Short].into_iter().zip(&measured.figures)
        {
            for number in 0..amounts.listed.max(1) * 4 {
                let text = measured.goods.text.replace("{}", figure);
                let mut rng = Rng::of(&[seed, class.as_str(), &text, &number.to_string()]);
                maker.of_entry(&measured.goods, &text, class, &mut rng);
            }
        }
    }
    maker.made
}

struct Maker<'r> {
    ordinary: &'r [Goods],
    seed: &'r str,
    half: Half,
    made: Vec<Labelled>,
}

impl Maker<'_> {
    /// A line of ordinary trade: the goods, and now and then figures and words beside them.
    fn trade(&mut self, goods: &Goods, class: Class, number: usize) {
        let mut rng = Rng::of(&[self.seed, class.as_str(), &goods.text, &number.to_string()]);
        let heading = goods.headings.first().cloned().unwrap_or_default();
        let text = trade_text(goods, &mut rng);
        self.push(text, &heading, class, Vec::new(), true, &mut rng);
    }

    fn listed(&mut self, goods: &Goods, class: Class, number: usize) {
        let mut rng = Rng::of(&[self.seed, class.as_str(), &goods.text, &number.to_string()]);
        let text = match (class, goods.foreign) {
            (Class::Plain, false) | (Class::OtherLanguage, true) => Some(goods.text.clone()),
            (Class::Romanised, true) => disguise::apply(class, &goods.text, &mut rng),
            (Class::OtherLanguage | Class::Romanised, false) | (_, true) => None,
            (class, false) => disguise::apply(class, &goods.text, &mut rng),
        };
        if let Some(text) = text {
            self.of_entry(goods, &text, class, &mut rng);
        }
    }

    fn of_entry(&mut self, goods: &Goods, text: &str, class: Class, rng: &mut Rng) {
        let right = rng.chance(RIGHT_HEADING) && !goods.headings.is_empty();
        let heading = if right {
            rng.pick(&goods.headings).cloned()
        } else {
            // That of other goods, as somebody writes who hides them or does not know better.
            rng.pick(self.ordinary).and_then(|other| other.headings.first().cloned())
        };
        let text = cased(text, rng);
        self.push(text, &heading.unwrap_or_default(), class, goods.entries.clone(), right, rng);
    }

    fn push(
        &mut self,
        text: String,
        heading: &str,
        class: Class,
        entries: Vec<String>,
        right_heading: bool,
        rng: &mut Rng,
    ) {
        let id = format!("{}-{}", class.as_str(), self.made.len() + 1);
        let cells = cells(id, text, heading, rng, 5000);
        self.made.push(Labelled { cells, class, entries, right_heading, half: self.half });
    }
}

/// The text of a line of ordinary trade.
#[must_use]
pub fn trade_text(goods: &Goods, rng: &mut Rng) -> String {
    let mut text = goods.text.clone();
    for _ in 0..rng.below(3) {
        if let Some(beside) = rng.pick(&BESIDE) {
            let mut filled = String::new();
            let mut parts = beside.split("{}").peekable();
            while let Some(part) = parts.next() {
                filled.push_str(part);
                if parts.peek().is_some() {
                    filled.push_str(&(1 + rng.below(1200)).to_string());
                }
            }
            text = format!("{text}, {filled}");
        }
    }
    cased(&text, rng)
}

/// A third of declarations is written in capitals.
fn cased(text: &str, rng: &mut Rng) -> String {
    if rng.chance(33) { text.to_uppercase() } else { text.to_owned() }
}

/// The cells of a line: goods under a heading, from one of the states to another, between firms of so many.
#[must_use]
pub fn cells(
    id: String,
    text: String,
    heading: &str,
    rng: &mut Rng,
    firms: usize,
) -> Vec<(&'static str, String)> {
    let state = |rng: &mut Rng| rng.pick(&STATES).copied().unwrap_or("XA").to_owned();
    let party = |rng: &mut Rng| firm(drawn(rng, firms));
    let (exporter, consignee) = (party(rng), party(rng));
    let mut cells = vec![
        ("id", id),
        ("goods", text),
        ("tariff", format!("{heading}{:02}", rng.below(100))),
        ("origin", state(rng)),
        ("destination", consignee.1.to_owned()),
        ("mass", format!("{} kg", 1 + rng.below(20_000))),
        ("exporter", exporter.0),
        ("exporter-state", exporter.1.to_owned()),
        ("consignee", consignee.0),
        ("consignee-state", consignee.1.to_owned()),
    ];
    if rng.chance(30) {
        let carrier = party(rng);
        cells.push(("carrier", carrier.0));
        cells.push(("carrier-state", carrier.1.to_owned()));
    }
    cells
}
