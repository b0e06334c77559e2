//! How well and how fast an index answers: `ask PARTIES QUERIES [THRESHOLD]`, a party and a question with its answer a line.

#![expect(clippy::float_arithmetic, reason = "figures for people")]
#![expect(clippy::expect_used, reason = "a tool of development")]

use mtcr_screening::{Index, Kind, Names, Party, Score, Scratch, Subject};
use serde::Deserialize;
use std::collections::BTreeMap;
use std::sync::Arc;
use std::time::Instant;

#[derive(Deserialize)]
struct Query {
    name: String,
    kind: Kind,
    class: String,
    accept: Vec<String>,
}

fn lines<T: for<'a> Deserialize<'a>>(path: &str) -> Vec<T> {
    let text = std::fs::read_to_string(path).expect("a file");
    text.lines().map(|line| serde_json::from_str(line).expect("a line of JSON")).collect()
}

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [parties, queries, rest @ ..] = arguments.as_slice() else {
        return eprintln!("ask PARTIES QUERIES [THRESHOLD] [CLASS]");
    };
    let started = Instant::now();
    let names = Arc::new(Names::built_in().expect("tables"));
    let tables = started.elapsed();
    let parties: Vec<Party> = lines(parties);
    let count: usize = parties.iter().map(|party| party.names.len()).sum();
    let started = Instant::now();
    let index = Index::build(names.clone(), parties);
    println!(
        "tables {tables:?}, {} parties, {count} names: built in {:?}, {} MB",
        index.len(),
        started.elapsed(),
        index.bytes() / 1_000_000
    );
    let queries: Vec<Query> = lines(queries);
    let threshold = rest.first().and_then(|text| text.parse().ok()).map_or(names.hit(), Score::of);
    let show = rest.get(1);
    let mut scratch = Scratch::default();
    let mut times = Vec::new();
    // For each class: questions, hits, and the best score of the right party, or of any where none is right.
    let mut classes: BTreeMap<(bool, &str), (u32, u32, Vec<u16>)> = BTreeMap::new();
    for query in &queries {
        let subject = Subject::named(query.name.as_str(), query.kind);
        let started = Instant::now();
        let hits = index.check_with(&mut scratch, &subject, threshold);
        times.push(started.elapsed().as_nanos());
        let right = |hit: &&mtcr_screening::Hit| {
            let party = index.parties().get(hit.party as usize).expect("a party");
            query.accept.is_empty() || query.accept.contains(&format!("{}/{}", party.id.list.0, party.id.uid))
        };
        let best = hits.iter().filter(right).max_by_key(|hit| hit.score);
        let entry = classes.entry((!query.accept.is_empty(), query.class.as_str())).or_default();
        entry.0 += 1;
        entry.1 += u32::from(best.is_some());
        entry.2.push(best.map_or(0, |hit| hit.score.value()));
        if show == Some(&query.class) && best.is_some() != query.accept.is_empty() {
            continue;
        }
        if show == Some(&query.class) {
            match best {
                Some(hit) => {
                    println!("! {} ~ {} {}", query.name, hit.explanation.right, hit.score);
                    if rest.len() > 2 {
                        hit.explanation.steps.iter().for_each(|step| {
                            println!("    {:?} {:?} {:?} {} {}", step.what, step.left, step.right, step.how.map_or(String::new(), |how| format!("{how:?}")), step.delta);
                        });
                    }
                }
                None => {
                    let accept = index.parties().iter().find(|party| {
                        query.accept.contains(&format!("{}/{}", party.id.list.0, party.id.uid))
                    });
                    let best = accept.map(|party| {
                        mtcr_screening::compare(&names, &subject, &Subject::of(party))
                    });
                    if let Some(best) = best {
                        println!("? {} ~ {} {}", query.name, best.explanation.right, best.score);
                        if rest.len() > 2 {
                            best.explanation.steps.iter().for_each(|step| {
                                println!("    {:?} {:?} {:?} {} {}", step.what, step.left, step.right, step.how.map_or(String::new(), |how| format!("{how:?}")), step.delta);
                            });
                        }
                    }
                }
            }
        }
    }
    for ((listed, class), (asked, hit, _)) in &classes {
        println!("{} {class:<14} {asked:>6} {hit:>6} {:.3}", if *listed { "found " } else { "alert " }, f64::from(*hit) / f64::from(*asked));
    }
    // Recall at each threshold, and at 5 % false alerts, over classes alike.
    for threshold in (6000..9800).step_by(200) {
        let rate = |want: bool| {
            let rates: Vec<f64> = classes
                .iter()
                .filter(|((listed, _), _)| *listed == want)
                .map(|(_, (asked, _, best))| best.iter().filter(|score| **score >= threshold).count() as f64 / f64::from(*asked))
                .collect();
            rates.iter().sum::<f64>() / rates.len().max(1) as f64
        };
        let pooled = |want: bool| {
            let (asked, hit) = classes.iter().filter(|((listed, _), _)| *listed == want).fold((0, 0), |(asked, hit), (_, row)| {
                (asked + row.2.len(), hit + row.2.iter().filter(|score| **score >= threshold).count())
            });
            hit as f64 / (asked.max(1)) as f64
        };
        println!("{threshold}: recall {:.3} ({:.3})  false {:.4} ({:.4})", rate(true), pooled(true), rate(false), pooled(false));
    }
    times.sort_unstable();
    let at = |percent: usize| times.get(times.len() * percent / 1000).copied().unwrap_or(0) / 1000;
    let sum: u128 = times.iter().sum();
    println!("{} a second; p50 {} us, p90 {}, p99 {} us, p99.9 {}", times.len() as u128 * 1_000_000_000 / sum.max(1), at(500), at(900), at(990), at(999));
}
