//! Interviews: sessions that can be broken off and taken up, dossiers and outcomes at their end.

mod replay;

use crate::bench::Bench;
use crate::blank;
use crate::wire::{AnswerForm, SessionForm};
use mtcr_annex::ask::{Given, Interview, Query, Refused, Said, Touched, touched};
use mtcr_annex::{Classifier, EditionChoice, EntryFinding, Verdict};
pub use replay::{Checked, replay};

/// What a product is called that was given no name.
const UNNAMED: &str = "unnamed product";

/// Why a session cannot be taken up.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum NoSession {
    /// The text is no session.
    #[error("this is not a session of `mtcr ask`: {0}")]
    Text(String),
    /// An answer cannot be read, by its place from 1.
    #[error("answer {at} (`{about}`) cannot be read under this law: {refused}")]
    Answer {
        /// Its place from 1.
        at: usize,
        /// What it is about.
        about: String,
        /// Why.
        refused: Refused,
    },
}

/// A session as text.
#[must_use]
pub fn session_text(form: &SessionForm) -> String {
    let head = "# Answers given to `mtcr ask`, in their order. To go on: mtcr ask --resume FILE\n";
    // Text and lists of text always have a form in TOML.
    format!("{head}{}", toml::to_string(form).unwrap_or_default())
}

/// Reads a session.
///
/// # Errors
/// A text that is none.
pub fn read_session(text: &str) -> Result<SessionForm, NoSession> {
    toml::from_str(text).map_err(|error| {
        let before = error.span().and_then(|at| text.get(..at.start));
        let line = before.map(|before| before.matches('\n').count() + 1);
        let place = line.map(|line| format!("line {line}: ")).unwrap_or_default();
        NoSession::Text(format!("{place}{}", error.message()))
    })
}

/// Takes answers up again.
///
/// # Errors
/// The first answer that cannot be read under this law.
pub fn resumed<'b>(
    bench: &'b Bench<'_>,
    name: &str,
    answers: &[AnswerForm],
) -> Result<Interview<'b>, NoSession> {
    let about = |at: usize| answers.get(at - 1).map(|form| form.about.clone()).unwrap_or_default();
    let mut given: Vec<Given> = Vec::with_capacity(answers.len());
    for (at, form) in (1..).zip(answers) {
        given.push(form.given().map_err(|message| NoSession::Answer {
            at,
            about: about(at),
            refused: Refused { message, help: None },
        })?);
    }
    Interview::resume(&bench.classifier, name, &given).map_err(|(at, refused)| NoSession::Answer {
        at,
        about: about(at),
        refused,
    })
}

/// Reads what a person typed as an answer to a question, and takes it.
///
/// # Errors
/// What is not understood, cannot be held by a dossier or contradicts another answer; the interview is then as it was.
pub fn answered(interview: &mut Interview<'_>, query: &Query, typed: &str) -> Result<(), Refused> {
    let given = interview.read(query, typed)?;
    // Where nothing better is known of what would be right, the form of the question tells.
    interview.answer(given).map_err(|refused| Refused {
        help: refused.help.or_else(|| Some(format!("answer with {}", query.form.expected()))),
        ..refused
    })
}

/// An interview of which nothing is known but a name, and a class where one is named.
///
/// # Errors
/// A class that the vocabulary does not have.
pub fn begun<'b>(
    bench: &'b Bench<'_>,
    name: Option<&str>,
    class: Option<&str>,
) -> Result<Interview<'b>, String> {
    let mut interview = Interview::new(&bench.classifier, name.unwrap_or(UNNAMED));
    if let Some(typed) = class {
        let words = &bench.law.corpus.vocabulary;
        let class = blank::class_named(words, typed).map_err(|unknown| unknown.to_string())?;
        let said = Said::Sorted { yes: vec![class], no: Vec::new(), unknown: Vec::new() };
        interview.answer(Given::new("class", said)).map_err(|refused| refused.to_string())?;
    }
    Ok(interview)
}

/// What has changed since a session was begun.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Since {
    /// SHA-256 of the law it was asked under, where this one is another.
    pub other_law: Option<String>,
    /// The newest edition held, where it is newer than the one asked under.
    pub newer: Option<Newer>,
}

/// A newer edition, and what it means for the answers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Newer {
    /// Its id.
    pub edition: String,
    /// The entries that differ.
    pub entries: Vec<Amended>,
}

/// An entry that differs, with what the answers give under it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Amended {
    /// The entry, with the answers that its rules read.
    pub touched: Touched,
    /// What is found in the edition asked under; not controlled where it does not have the entry.
    pub pinned: Verdict,
    /// What is found in the newer one.
    pub newer: Verdict,
}

/// Compares the law of a session with the one at hand.
#[must_use]
pub fn since(bench: &Bench<'_>, session: &SessionForm, interview: &Interview<'_>) -> Since {
    let corpus = &bench.law.corpus;
    let pinned = bench.choice.evaluated;
    let newest = corpus.newest_edition().filter(|newest| *newest > pinned);
    let newer = newest.map(|newest| {
        let after = Classifier::new(corpus, EditionChoice { wanted: newest, evaluated: newest });
        let (before, after) = (interview.classification(), after.classify(interview.dossier()).findings);
        let verdict = |findings: &[EntryFinding<'_>], name: &str| {
            let finding = findings.iter().find(|finding| finding.entry.name == name);
            finding.map_or(Verdict::NotControlled, |finding| finding.truth.into())
        };
        let amended = |touched: Touched| Amended {
            pinned: verdict(&before.findings, &touched.entry),
            newer: verdict(&after, &touched.entry),
            touched,
        };
        let entries = touched(corpus, pinned, newest, interview.answers());
        Newer {
            edition: corpus.edition(newest).map_or_else(String::new, |edition| edition.id.clone()),
            entries: entries.into_iter().map(amended).collect(),
        }
    });
    Since { other_law: (session.corpus != corpus.digest).then(|| session.corpus.clone()), newer }
}
