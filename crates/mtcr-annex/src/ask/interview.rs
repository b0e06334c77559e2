//! An interview: answers so far, and what follows from them.

use super::candidates::{candidates, parts_named, walk};
use super::choose::{Effort, Order, choose};
use super::given::{Given, Said};
use super::query::{Query, Subject};
use super::script::{CLASS, dossier, member};
use super::typed;
use crate::classify::{Classification, Classifier};
use mtcr_corpus::dossier::read_dossier;
use mtcr_rules::{Dossier, Vocabulary};

/// How many answers an interview has at most; each is read again with those before it.
const MOST_ANSWERS: usize = 1000;

/// What comes next.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Step {
    /// A question.
    Ask(Box<Query>),
    /// Every entry is settled, or nothing that is still to be asked could settle one: the classification stands.
    Done,
}

/// An answer that cannot be taken; the interview is as it was.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refused {
    /// What is wrong: one line, lower case, no full stop.
    pub message: String,
    /// What would be right, where that is known.
    pub help: Option<String>,
}

impl std::fmt::Display for Refused {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.message)?;
        match &self.help {
            Some(help) => write!(f, "; {help}"),
            None => Ok(()),
        }
    }
}

impl std::error::Error for Refused {}

impl From<String> for Refused {
    fn from(message: String) -> Self {
        Refused { message, help: None }
    }
}

/// An interview about one product in one edition.
///
/// ```
/// use mtcr_annex::ask::{Interview, Step};
/// use mtcr_annex::{Classifier, choose_edition};
/// use mtcr_corpus::{compile, files::read_folder};
/// # let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../data");
///
/// let law = compile(&read_folder(&folder, "data").source)?;
/// let classifier = Classifier::new(&law, choose_edition(&law, None)?);
/// let mut interview = Interview::new(&classifier, "a drone");
/// let Step::Ask(query) = interview.next() else { panic!("nothing is known yet") };
/// assert_eq!(query.about, "class");
/// let said = interview.read(&query, "unmanned aerial vehicle")?;
/// interview.answer(said)?;
/// assert_eq!(interview.dossier().named_classes().len(), 1);
/// assert!(interview.back());
/// assert!(interview.answers().is_empty());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug)]
pub struct Interview<'a> {
    classifier: &'a Classifier<'a>,
    name: String,
    order: Order,
    effort: Effort,
    state: State,
    /// The states before, the oldest first.
    history: Vec<State>,
    dossier: Dossier,
}

/// Everything that a step changes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct State {
    answers: Vec<Given>,
    /// What the user wants to be asked next.
    wanted: Option<String>,
}

impl<'a> Interview<'a> {
    /// An interview about a product of which nothing is known but its name.
    #[must_use]
    pub fn new(classifier: &'a Classifier<'a>, name: &str) -> Self {
        Interview {
            classifier,
            name: name.to_owned(),
            order: Order::default(),
            effort: Effort::default(),
            state: State::default(),
            history: Vec::new(),
            dossier: Dossier::new(name),
        }
    }

    /// An interview with answers given before; each can be taken back.
    ///
    /// # Errors
    /// The first answer that cannot be read under this law, by its place from 1.
    pub fn resume(
        classifier: &'a Classifier<'a>,
        name: &str,
        answers: &[Given],
    ) -> Result<Self, (usize, Refused)> {
        let mut interview = Interview::new(classifier, name);
        for (at, given) in answers.iter().enumerate() {
            interview.answer(given.clone()).map_err(|refused| (at + 1, refused))?;
        }
        Ok(interview)
    }

    /// The same interview with questions in another order, and with another effort to choose them.
    #[must_use]
    pub fn ordered(mut self, order: Order, effort: Effort) -> Self {
        self.order = order;
        self.effort = effort;
        self
    }

    /// The answers in the order in which they stand.
    #[must_use]
    pub fn answers(&self) -> &[Given] {
        &self.state.answers
    }

    /// The product's name.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// What the answers say of the product, completed with what follows from them.
    #[must_use]
    pub fn dossier(&self) -> &Dossier {
        &self.dossier
    }

    /// The same as a file of its own, which reads as [`Interview::dossier`].
    #[must_use]
    pub fn dossier_text(&self) -> String {
        // The answers were read when they were given.
        dossier(self.words(), &self.name, &self.state.answers).unwrap_or_default()
    }

    /// What is found of the product so far.
    #[must_use]
    pub fn classification(&self) -> Classification<'_> {
        self.classifier.classify(&self.dossier)
    }

    fn words(&self) -> &'a Vocabulary {
        &self.classifier.corpus().vocabulary
    }

    /// The next question, or that nothing more can be settled by one.
    #[must_use]
    pub fn next(&self) -> Step {
        let found = self.classification();
        let wanted = self.state.wanted.as_deref().and_then(|name| self.wanted(&found, name));
        if let Some(query) = wanted {
            return Step::Ask(Box::new(query));
        }
        let open = found.undetermined().next().is_some() || found.inclusion.truth.is_unknown();
        if !open {
            return Step::Done;
        }
        let all = candidates(&found, self.answers());
        // What sort of thing it is comes first, since nothing else can be asked in plain words before.
        let first = all.first().filter(|one| matches!(one.subject, Subject::Walk(_))).cloned();
        let unasked = !self.answers().iter().any(|given| given.about == CLASS);
        let chosen = match first {
            Some(walk) if unasked => Some(walk),
            _ => choose(&found, all, self.order, self.effort),
        };
        match chosen {
            Some(one) => Step::Ask(Box::new(self.query(&found, one.subject, &one.entries))),
            None => Step::Done,
        }
    }

    fn query(&self, found: &Classification<'_>, subject: Subject, entries: &[mtcr_rules::EntryId]) -> Query {
        let parts = match &subject {
            Subject::List(list) => parts_named(found, *list),
            _ => Vec::new(),
        };
        Query::of(self.classifier.corpus(), subject, entries, &parts)
    }

    /// The question that the user wants, if it can be put.
    fn wanted(&self, found: &Classification<'_>, name: &str) -> Option<Query> {
        let asked = candidates(found, self.answers()).into_iter();
        if let Some(one) = asked.into_iter().find(|one| one.subject.about(self.words()) == name) {
            return Some(self.query(found, one.subject, &one.entries));
        }
        let subject = match name {
            CLASS => walk(found, self.answers()),
            _ => self.words().find_fact(name).map(Subject::Fact),
        };
        subject.map(|subject| self.query(found, subject, &[]))
    }

    /// Reads what a person typed as an answer to a question; `?` is "don't know".
    ///
    /// # Errors
    /// What is not understood, with what would be right. Whether the value suits is seen by [`Interview::answer`].
    pub fn read(&self, query: &Query, typed: &str) -> Result<Given, Refused> {
        let said = typed::read(self.classifier.corpus(), &self.dossier, query, typed)?;
        Ok(Given::new(query.about.clone(), said))
    }

    /// Takes an answer, asked for or not.
    ///
    /// A fact that was answered before is not answered twice: [`Interview::change`] it.
    ///
    /// # Errors
    /// An answer that no dossier can hold, or that contradicts another one; the interview is then as it was.
    pub fn answer(&mut self, given: Given) -> Result<(), Refused> {
        if self.answers().len() >= MOST_ANSWERS {
            return Err(Refused::from(format!("an interview has at most {MOST_ANSWERS} answers")));
        }
        if matches!(given.said, Said::Value(_))
            && self.answers().iter().any(|known| known.about == given.about)
        {
            let message = format!("`{}` was answered before", given.about);
            return Err(Refused { message, help: Some(format!("`change {}` takes that back", given.about)) });
        }
        if member(&given.about).is_none() && !self.is_known(&given.about) {
            let help = mtcr_rules::did_you_mean(
                &given.about,
                self.words().facts().map(|(_, fact)| fact.name.as_str()),
            );
            return Err(Refused { message: format!("there is nothing named `{}`", given.about), help });
        }
        let mut answers = self.state.answers.clone();
        answers.push(given);
        let dossier = self.linked(&answers)?;
        self.enter(State { answers, wanted: None }, dossier);
        Ok(())
    }

    fn is_known(&self, about: &str) -> bool {
        let words = self.words();
        let (family, parameter) = Vocabulary::split_fact_name(about);
        about == CLASS
            || words.known_fact(family, parameter).is_ok()
            || words.find_purpose(about).is_some()
            || words.find_list(about).is_some()
    }

    /// Reads the dossier that answers make, and refuses what cannot all be true.
    fn linked(&self, answers: &[Given]) -> Result<Dossier, Refused> {
        let corpus = self.classifier.corpus();
        let text = dossier(&corpus.vocabulary, &self.name, answers)?;
        let read = read_dossier("answers", &text, &corpus.vocabulary, &corpus.methods).map_err(|report| {
            let first = report.problems().first();
            Refused {
                message: first.map(|problem| problem.message.clone()).unwrap_or_default(),
                help: first.and_then(|problem| problem.help.clone()),
            }
        })?;
        match self.classifier.classify(&read).conflicts().first() {
            Some(conflict) => Err(Refused::from(conflict.to_string())),
            None => Ok(read),
        }
    }

    fn enter(&mut self, state: State, dossier: Dossier) {
        self.history.push(std::mem::replace(&mut self.state, state));
        self.dossier = dossier;
    }

    /// Takes the last answer or change back; false where there was none. The state before is restored as it was.
    pub fn back(&mut self) -> bool {
        let Some(before) = self.history.pop() else {
            return false;
        };
        // It was read when it was entered.
        if let Ok(dossier) = self.linked(&before.answers) {
            self.dossier = dossier;
        }
        self.state = before;
        true
    }

    /// Takes every answer about a name back and asks it next; of a name that was never asked it is asked next.
    ///
    /// # Errors
    /// A name that nothing has, or an answer that others rest on.
    pub fn change(&mut self, name: &str) -> Result<(), Refused> {
        if member(name).is_none() && !self.is_known(name) {
            let words = self.words();
            let facts = words.facts().map(|(_, fact)| fact.name.as_str());
            let purposes = words.purposes().map(|(_, word)| word.decl.id.as_str());
            let lists = words.lists().map(|(_, list)| list.decl.id.as_str());
            let help = mtcr_rules::did_you_mean(name, facts.chain(purposes).chain(lists).chain([CLASS]));
            return Err(Refused { message: format!("there is nothing named `{name}`"), help });
        }
        // What was said of the members of a list goes with the list.
        let goes = |given: &Given| {
            given.about == name || member(&given.about).is_some_and(|(list, _, _)| list == name)
        };
        let kept: Vec<Given> = self.answers().iter().filter(|given| !goes(given)).cloned().collect();
        let dossier = self.linked(&kept)?;
        self.enter(State { answers: kept, wanted: Some(name.to_owned()) }, dossier);
        Ok(())
    }
}
