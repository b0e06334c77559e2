//! The editions in time, by four clocks: when a text was agreed, when it is dated, when it was published, and when states
//! put it into force. A day that is known is a filled mark, one that is only bounded a hollow mark on a bar, and one that
//! is not known a question mark.

use super::frame::{self, LINE, MARGIN, SMALL, Sheet, WIDTH};
use super::mark::{self, Filling, HALF, Shape};
use super::svg::{Anchor, Area, At, GREY, Pen, Svg, Type};
use super::words;
use crate::law::Law;
use mtcr_corpus::date::{Date, Moment};
use mtcr_corpus::{Corpus, Edition, EditionId};

/// The height of an edition's row, of three tracks.
const ROW: i64 = 300;
const TRACKS: [i64; 3] = [55, 150, 245];
const LEFT: i64 = MARGIN + 640;
const RIGHT: i64 = WIDTH - MARGIN - 720;
/// Room for the code of a state right of the last mark.
const STATE: i64 = 190;
/// Columns for question marks.
const COLUMNS: [i64; 3] = [RIGHT + 200, RIGHT + 400, RIGHT + 600];
/// A year in steps of a day; every month has 31, which shifts a mark by less than its own width.
const YEAR: i64 = 12 * 31;

/// Draws the timeline of a law's editions.
#[must_use]
pub fn timeline(law: &Law) -> String {
    let corpus = &law.corpus;
    let notices: Vec<String> = law.banner().into_iter().collect();
    let mut sheet = Sheet::new("Editions of the MTCR Annex", &notices);
    let time = Time::of(&corpus.editions);
    let top = sheet.y + 200;
    let bottom = top + ROW * i64::try_from(corpus.editions.len()).unwrap_or(0);
    time.grid(&mut sheet.svg, top, bottom);
    for (column, clock) in COLUMNS.into_iter().zip([Clock::Agreed, Clock::Published, Clock::InForce]) {
        mark::mark(&mut sheet.svg, At { x: column, y: top - 90 }, clock.shape(), Filling::Full);
    }
    for (at, edition) in corpus.editions.iter().enumerate() {
        let y = top + ROW * i64::try_from(at).unwrap_or(0);
        sheet.svg.line(At { x: MARGIN, y }, At { x: WIDTH - MARGIN, y }, Pen::solid("#c8c8c8", 6));
        row(&mut sheet.svg, &time, edition, amended(corpus, EditionId(at)).len(), y);
    }
    sheet.y = bottom;
    legend(&mut sheet, corpus);
    let description = description(corpus);
    sheet.finish(&description)
}

/// What a date is the date of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Clock {
    Agreed,
    Dated,
    Published,
    InForce,
}

impl Clock {
    const ALL: [Clock; 4] = [Clock::Agreed, Clock::Dated, Clock::Published, Clock::InForce];

    fn shape(self) -> Shape {
        match self {
            Clock::Agreed => Shape::Diamond,
            Clock::Dated => Shape::Disc,
            Clock::Published => Shape::Square,
            Clock::InForce => Shape::Triangle,
        }
    }

    fn words(self) -> &'static str {
        match self {
            Clock::Agreed => "agreed by the partners",
            Clock::Dated => "date of the text",
            Clock::Published => "put before the public",
            Clock::InForce => "in force in a state",
        }
    }

    /// What is recorded of an edition by this clock, earliest first, each with the state where there is one.
    fn moments(self, edition: &Edition) -> Vec<(Moment, &str)> {
        match self {
            Clock::Agreed => edition.agreed.map(|when| (when, "")).into_iter().collect(),
            Clock::Dated => vec![(edition.when, "")],
            Clock::Published => edition.published.map(|when| (when, "")).into_iter().collect(),
            Clock::InForce => {
                let effects = edition.effects.iter();
                let mut moments: Vec<_> =
                    effects.map(|effect| (effect.from, effect.state.as_str())).collect();
                moments.sort_by_key(|(when, state)| (when.not_before, when.no_later_than, *state));
                moments
            }
        }
    }
}

/// The years shown.
#[derive(Clone, Copy, Debug)]
struct Time {
    first: i64,
    after: i64,
}

impl Time {
    fn of(editions: &[Edition]) -> Self {
        let dates = editions.iter().flat_map(|edition| {
            let moments = Clock::ALL.into_iter().flat_map(|clock| clock.moments(edition));
            moments.flat_map(|(when, _)| [when.not_before, when.no_later_than]).flatten()
        });
        let years: Vec<i64> = dates.map(|date| i64::from(date.year())).collect();
        let first = years.iter().min().copied().unwrap_or(1987);
        Time { first, after: years.iter().max().map_or(first, |last| *last) + 1 }
    }

    fn place(self, date: Date) -> i64 {
        let day = (i64::from(date.month()) - 1) * 31 + i64::from(date.day()) - 1;
        self.step((i64::from(date.year()) - self.first) * YEAR + day)
    }

    fn step(self, step: i64) -> i64 {
        LEFT + HALF + step * (RIGHT - STATE - LEFT - 2 * HALF) / ((self.after - self.first) * YEAR)
    }

    fn grid(self, svg: &mut Svg, top: i64, bottom: i64) {
        // A line every so many years that their numbers do not meet.
        let room = words::width("2000", SMALL) + 60;
        let every = [1, 2, 5, 10, 20, 50, 100]
            .into_iter()
            .find(|every| self.step(every * YEAR) - self.step(0) >= room)
            .unwrap_or(1000);
        let mut year = -((-self.first).div_euclid(every)) * every;
        while year <= self.after {
            let x = self.step((year - self.first) * YEAR);
            svg.line(At { x, y: top }, At { x, y: bottom }, Pen::solid("#c8c8c8", 6));
            frame::label(svg, At { x, y: top - 60 }, Anchor::Middle, false, &year.to_string());
            year += every;
        }
        svg.area(Area { left: LEFT, top, right: RIGHT, bottom }, "none", Some(Pen::solid(GREY, 10)));
    }
}

fn row(svg: &mut Svg, time: &Time, edition: &Edition, amended: usize, top: i64) {
    let id = words::fit(&edition.id, SMALL, LEFT - MARGIN - 40);
    let set = if edition.encoded { Type::bold(SMALL) } else { Type::plain(SMALL) };
    svg.text(At { x: MARGIN, y: top + 125 }, set, &id);
    if amended > 0 {
        svg.text(At { x: MARGIN, y: top + 245 }, Type::plain(SMALL), &format!("{amended} amended"));
    }
    let mut taken: Vec<Area> = Vec::new();
    for (clock, preferred) in Clock::ALL.into_iter().zip([0, 1, 2, 2]) {
        for (when, state) in clock.moments(edition) {
            let spot = Spot::of(time, when);
            let (track, left) = place(spot, state, preferred, &mut taken);
            spot.draw(svg, top + track, clock.shape());
            if !state.is_empty() {
                svg.text(At { x: left, y: top + track + 38 }, Type::plain(SMALL), state);
            }
        }
    }
    for (column, clock) in COLUMNS.into_iter().zip([Clock::Agreed, Clock::Published, Clock::InForce]) {
        if clock.moments(edition).is_empty() {
            frame::label(svg, At { x: column, y: top + 185 }, Anchor::Middle, true, "?");
        }
    }
}

/// The first free track for a mark and where its label begins: on the track wished for, to the right before the left.
fn place(spot: Spot, state: &str, preferred: usize, taken: &mut Vec<Area>) -> (i64, i64) {
    let wide = if state.is_empty() { 0 } else { words::width(state, SMALL) + 20 };
    let (low, high) = (spot.from - HALF - 10, spot.until + HALF + 10);
    let wished = TRACKS.get(preferred).copied().unwrap_or(0);
    let tracks = std::iter::once(wished).chain(TRACKS);
    let mut places = tracks.flat_map(|track| [high, low - wide].map(|left| (track, left)));
    let covered = |(track, left): (i64, i64)| Area {
        left: low.min(left),
        right: high.max(left + wide),
        top: track - HALF,
        bottom: track + HALF,
    };
    let free = |at: &(i64, i64)| {
        let near = Area { left: covered(*at).left - 50, right: covered(*at).right + 50, ..covered(*at) };
        covered(*at).right <= RIGHT && !taken.iter().any(|area| area.meets(&near))
    };
    let found = places.find(free).unwrap_or((wished, low - wide));
    taken.push(covered(found));
    found
}

/// A date laid out.
#[derive(Clone, Copy)]
struct Spot {
    from: i64,
    until: i64,
    before: bool,
    beyond: bool,
    filling: Filling,
}

impl Spot {
    fn of(time: &Time, when: Moment) -> Self {
        let (low, high) = (when.not_before, when.no_later_than);
        let place = |date: Option<Date>| date.map(|date| time.place(date));
        let from = place(low).or(place(high)).unwrap_or(LEFT + HALF);
        let until = place(high).unwrap_or(from);
        let filling = if when.day().is_some() { Filling::Full } else { Filling::Hollow };
        Spot { from, until, before: low.is_none(), beyond: high.is_none(), filling }
    }

    fn draw(self, svg: &mut Svg, y: i64, shape: Shape) {
        let middle = At { x: i64::midpoint(self.from, self.until), y };
        if self.until - self.from > HALF {
            mark::bar(svg, At { x: self.from, y }, At { x: self.until, y });
        }
        let frame = Area { left: LEFT, right: RIGHT, top: 0, bottom: i64::MAX };
        for (goes_on, way) in [(self.before, -1), (self.beyond, 1)] {
            if goes_on {
                mark::arrow(svg, middle, mark::arrow_tip(middle, (way, 0), frame));
            }
        }
        mark::mark(svg, middle, shape, self.filling);
    }
}

/// The entries of which a text begins, may begin or ends with an edition, in a law that holds one before it.
fn amended(corpus: &Corpus, edition: EditionId) -> Vec<&str> {
    let first = corpus.encoded_editions().next();
    if first.is_none_or(|first| edition <= first) {
        return Vec::new();
    }
    let touched = corpus.entries.iter().filter(|entry| {
        entry.versions.iter().any(|version| {
            let start = version.start;
            (start.possible <= edition && edition <= start.certain) || version.until == Some(edition)
        })
    });
    touched.map(|entry| entry.name.as_str()).collect()
}

fn legend(sheet: &mut Sheet, corpus: &Corpus) {
    sheet.y += LINE / 2;
    for pair in [[Clock::Agreed, Clock::Dated], [Clock::Published, Clock::InForce]] {
        sheet.pair(pair.map(Clock::words), |svg, column, middle| {
            if let Some(clock) = pair.get(column) {
                mark::mark(svg, middle, clock.shape(), Filling::Full);
            }
        });
    }
    sheet.row(
        "hollow: a day that is only bounded, between the ends of a bar where it is seen",
        |svg, middle| {
            mark::bar(svg, At { x: middle.x - 120, ..middle }, At { x: middle.x + 120, ..middle });
            mark::mark(svg, middle, Shape::Disc, Filling::Hollow);
        },
    );
    sheet.row("not known, in the column of the clock", |svg, middle| {
        frame::label(svg, At { y: middle.y + 40, ..middle }, Anchor::Middle, true, "?");
    });
    let mut words = "Bold: the text is held.".to_owned();
    for (at, edition) in corpus.editions.iter().enumerate() {
        let entries = amended(corpus, EditionId(at));
        if !entries.is_empty() {
            words.push_str(&format!(" Amended in {}: {}.", edition.id, entries.join(", ")));
        }
    }
    sheet.paragraph(MARGIN, &words, false);
}

fn description(corpus: &Corpus) -> String {
    let mut text = "The editions, oldest first.".to_owned();
    for (at, edition) in corpus.editions.iter().enumerate() {
        let held = if edition.encoded { "text held" } else { "text not held" };
        text.push_str(&format!(" {}: {held}", edition.id));
        for clock in Clock::ALL {
            let moments: Vec<String> = clock
                .moments(edition)
                .iter()
                .map(|(when, state)| format!("{when} {state}").trim_end().to_owned())
                .collect();
            let moments = if moments.is_empty() { "not known".to_owned() } else { moments.join(", ") };
            text.push_str(&format!("; {}: {moments}", clock.words()));
        }
        let entries = amended(corpus, EditionId(at));
        if !entries.is_empty() {
            text.push_str(&format!("; amended: {}", entries.join(", ")));
        }
        text.push('.');
    }
    text
}
