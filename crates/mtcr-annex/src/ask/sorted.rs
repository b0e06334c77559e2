//! Answers that name some of several things: `1, 3`, `none`, `not 2`, `1, ?`.

use super::given::Said;
use super::query::Choice;
use super::script::ACTIVITY;
use mtcr_rules::did_you_mean;

/// What may be named, and what naming means.
pub(super) struct Sorter<'q> {
    pub(super) choices: &'q [Choice],
    /// Whether naming some denies the rest.
    pub(super) rest_denied: bool,
    /// Activities that may follow a name.
    pub(super) activities: &'q [String],
    /// Names that are right without being offered.
    pub(super) also: &'q dyn Fn(&str) -> Option<String>,
}

impl Sorter<'_> {
    /// Reads a list of names or numbers.
    ///
    /// Those behind `not` do not hold. `?` leaves those that are not named open; without it, and without `not`, they do
    /// not hold where the question says so.
    pub(super) fn read(&self, typed: &str) -> Result<Said, String> {
        let all = || self.choices.iter().map(|choice| choice.id.clone()).collect::<Vec<_>>();
        let lower = typed.trim().to_lowercase();
        match (lower.as_str(), self.choices) {
            ("?", _) => return Ok(Said::Sorted { yes: Vec::new(), no: Vec::new(), unknown: all() }),
            ("no" | "n" | "none", _) => {
                return Ok(Said::Sorted { yes: Vec::new(), no: all(), unknown: Vec::new() });
            }
            ("yes" | "y", [only]) if self.activities.is_empty() => {
                return Ok(Said::Sorted { yes: vec![only.id.clone()], no: Vec::new(), unknown: Vec::new() });
            }
            _ => {}
        }
        let (mut yes, mut no) = (Vec::new(), Vec::new());
        let (mut denying, mut rest_open) = (false, !self.rest_denied);
        for piece in
            typed.replace(" not ", ", not ").split(',').map(str::trim).filter(|piece| !piece.is_empty())
        {
            if piece == "?" {
                rest_open = true;
                continue;
            }
            let name = match piece.strip_prefix("not ") {
                Some(denied) => {
                    (denying, rest_open) = (true, true);
                    denied
                }
                None => piece,
            };
            if denying { no.push(self.choice(name)?) } else { yes.extend(self.named(name)?) }
        }
        if yes.is_empty() && no.is_empty() {
            return Err(self.help());
        }
        let named = |id: &String| {
            no.contains(id) || yes.iter().any(|yes| yes == id || yes.starts_with(&format!("{id}{ACTIVITY}")))
        };
        let rest: Vec<String> = all().into_iter().filter(|id| !named(id)).collect();
        Ok(match (rest_open, self.rest_denied) {
            (false, _) => {
                no.extend(rest);
                Said::Sorted { yes, no, unknown: Vec::new() }
            }
            (true, true) => Said::Sorted { yes, no, unknown: rest },
            // A step down a tree says nothing of its other branches.
            (true, false) => Said::Sorted { yes, no, unknown: Vec::new() },
        })
    }

    /// What a piece names: one thing, or one thing with each of its activities.
    fn named(&self, piece: &str) -> Result<Vec<String>, String> {
        if self.activities.is_empty() {
            return Ok(vec![self.choice(piece)?]);
        }
        let mut words: Vec<&str> = piece.split_whitespace().collect();
        let mut activities = Vec::new();
        while let Some(last) = words.last() {
            match self.activities.iter().find(|activity| activity == last) {
                Some(activity) => activities.push(activity.clone()),
                None if matches!(*last, "and" | "for" | "or") => {}
                None => break,
            }
            words.pop();
        }
        let id = self.choice(&words.join(" "))?;
        activities.reverse();
        if activities.is_empty() {
            return Ok(vec![id]);
        }
        Ok(activities.into_iter().map(|activity| format!("{id}{ACTIVITY}{activity}")).collect())
    }

    fn choice(&self, typed: &str) -> Result<String, String> {
        let typed = typed.trim();
        let lower = typed.to_lowercase();
        let by_number = typed.parse::<usize>().ok().and_then(|at| self.choices.get(at.checked_sub(1)?));
        let by_name =
            || self.choices.iter().find(|choice| choice.id == typed || choice.label.to_lowercase() == lower);
        if let Some(choice) = by_number.or_else(by_name) {
            return Ok(choice.id.clone());
        }
        (self.also)(typed).ok_or_else(|| {
            let near = did_you_mean(&lower, self.choices.iter().map(|choice| choice.id.as_str()));
            match near {
                Some(near) => format!("`{typed}` is none of these; {near}"),
                None => format!("`{typed}` is none of these; {}", self.help()),
            }
        })
    }

    fn help(&self) -> String {
        let with =
            if self.activities.is_empty() { "" } else { "each with its activity, as `1 production`, " };
        format!("name some by number or name, with commas between them, {with}or answer `none` or `?`")
    }
}

/// One choice by number, id or label; the text as it stands when it is none of them.
pub(super) fn one(choices: &[Choice], typed: &str) -> String {
    let typed = typed.trim();
    let lower = typed.to_lowercase();
    let by_number = typed.parse::<usize>().ok().and_then(|at| choices.get(at.checked_sub(1)?));
    let found = by_number
        .or_else(|| choices.iter().find(|choice| choice.id == typed || choice.label.to_lowercase() == lower));
    found.map_or_else(|| typed.to_owned(), |choice| choice.id.clone())
}
