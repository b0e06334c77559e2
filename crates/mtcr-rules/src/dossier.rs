//! What is known of one product.

mod contradiction;
mod value;

use crate::bits::Bits;
use crate::vocabulary::*;
pub use contradiction::Contradiction;
pub use value::{Stated, Value};

/// What an assertion about a related product says: its whole classification, and who says so.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Assertion {
    /// The entries it is said to be controlled under; empty when it is said to be outside the Annex.
    pub entries: Vec<EntryRange>,
    /// The entries as written.
    pub written: Vec<String>,
    /// Who says so.
    pub by: String,
}

/// How a related product stands to the one that names it under `for`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Link {
    /// The word of purpose, or `serves`.
    pub relation: Option<PurposeId>,
    /// For software and technology: what it does for the related product.
    pub activity: Option<ActivityId>,
}

/// What a purpose names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Target {
    /// The entries at or below an id.
    Entries(EntryRange),
    /// A use word.
    Use(UseId),
}

/// What a dossier says of one word of purpose.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Statement {
    /// Targets it has the purpose for.
    pub yes: Vec<Target>,
    /// Targets it does not have the purpose for.
    pub no: Vec<Target>,
    /// Whether nothing but what is named has this purpose.
    pub complete: bool,
}

/// The members of one list.
#[derive(Clone, Debug, Default)]
pub struct Members {
    /// Whether there are no others.
    pub complete: bool,
    /// The members; those of lists of facts have facts only.
    pub members: Vec<Dossier>,
}

/// What is known of one product, or of one member of a list.
///
/// What is absent is unknown; nothing has a default.
#[derive(Clone, Debug, Default)]
pub struct Dossier {
    /// The product's name.
    pub name: String,
    named: Vec<ClassId>,
    is: Bits,
    is_not: Bits,
    facts: Vec<(FactId, Value)>,
    stated: Vec<(FactId, Stated)>,
    purposes: Vec<(PurposeId, Statement)>,
    /// Whether `for` and every purpose name all there is.
    pub purposes_complete: bool,
    lists: Vec<(ListId, Members)>,
    /// How it stands to the product that names it.
    pub link: Link,
    /// What is asserted of it instead of, or beside, facts.
    pub assertion: Option<Assertion>,
}

impl Dossier {
    /// An empty dossier.
    #[must_use]
    pub fn new(name: impl Into<String>) -> Self {
        Dossier { name: name.into(), ..Dossier::default() }
    }

    /// Names a class of the product.
    ///
    /// # Errors
    /// The class named before that no product can have together with this one.
    pub fn add_class(&mut self, vocabulary: &Vocabulary, class: ClassId) -> Result<(), ClassId> {
        if let Some(other) = self.named.iter().find(|named| vocabulary.are_disjoint(**named, class)) {
            return Err(*other);
        }
        if self.is.is_empty() {
            self.is = Bits::new(vocabulary.class_count());
            self.is_not = Bits::new(vocabulary.class_count());
        }
        if let Some(declared) = vocabulary.class(class) {
            self.is.extend(&declared.above);
            self.is_not.extend(&declared.excludes);
        }
        if !self.named.contains(&class) {
            self.named.push(class);
        }
        Ok(())
    }

    /// Says that the product is not of a class, nor of any below it.
    ///
    /// # Errors
    /// The class named before that lies under it.
    pub fn deny_class(&mut self, vocabulary: &Vocabulary, class: ClassId) -> Result<(), ClassId> {
        if let Some(named) = self.named.iter().find(|named| vocabulary.lies_under(**named, class)) {
            return Err(*named);
        }
        if self.is_not.is_empty() {
            self.is = Bits::new(vocabulary.class_count());
            self.is_not = Bits::new(vocabulary.class_count());
        }
        for (below, _) in vocabulary.classes() {
            if vocabulary.lies_under(below, class) {
                self.is_not.insert(below.index());
            }
        }
        Ok(())
    }

    /// The classes as named.
    #[must_use]
    pub fn named_classes(&self) -> &[ClassId] {
        &self.named
    }

    /// Whether the product is of the class: known to be, known not to be, or `None`.
    #[must_use]
    pub fn is_of(&self, class: ClassId) -> Option<bool> {
        if self.is.contains(class.index()) {
            Some(true)
        } else if self.is_not.contains(class.index()) {
            Some(false)
        } else {
            None
        }
    }

    /// The classes it is known to be of, and those it is known not to be of; sets of no size where none was named.
    #[must_use]
    pub fn class_sets(&self) -> (&Bits, &Bits) {
        (&self.is, &self.is_not)
    }

    /// A product of the same classes of which nothing else is known.
    #[must_use]
    pub fn classes_alone(&self) -> Dossier {
        Dossier {
            named: self.named.clone(),
            is: self.is.clone(),
            is_not: self.is_not.clone(),
            ..Dossier::default()
        }
    }

    /// A product of the same purposes of which nothing else is known; systems that it is for are left out.
    #[must_use]
    pub fn purposes_alone(&self) -> Dossier {
        Dossier {
            purposes: self.purposes.clone(),
            purposes_complete: self.purposes_complete,
            ..Dossier::default()
        }
    }

    /// Sets a fact, replacing what was said of it before.
    pub fn set(&mut self, fact: FactId, value: Value) {
        match self.facts.binary_search_by_key(&fact, |(id, _)| *id) {
            Ok(at) => {
                if let Some(slot) = self.facts.get_mut(at) {
                    slot.1 = value;
                }
            }
            Err(at) => self.facts.insert(at, (fact, value)),
        }
    }

    /// Forgets a fact: it is unknown from then on. How it was stated stays on record.
    pub fn forget(&mut self, fact: FactId) {
        self.facts.retain(|(id, _)| *id != fact);
    }

    /// What is known of a fact, computed and bounded values included.
    #[must_use]
    pub fn value(&self, fact: FactId) -> Option<&Value> {
        let at = self.facts.binary_search_by_key(&fact, |(id, _)| *id).ok()?;
        self.facts.get(at).map(|(_, value)| value)
    }

    /// All facts in vocabulary order.
    pub fn facts(&self) -> impl Iterator<Item = (FactId, &Value)> {
        self.facts.iter().map(|(id, value)| (*id, value))
    }

    /// Records how a fact was stated, for explanations.
    pub fn set_stated(&mut self, fact: FactId, stated: Stated) {
        self.stated.retain(|(id, _)| *id != fact);
        self.stated.push((fact, stated));
    }

    /// How a fact was stated; `None` for computed ones.
    #[must_use]
    pub fn stated(&self, fact: FactId) -> Option<&Stated> {
        self.stated.iter().find(|(id, _)| *id == fact).map(|(_, stated)| stated)
    }

    /// Adds what is said of a word of purpose.
    pub fn state_purpose(&mut self, purpose: PurposeId, statement: Statement) {
        match self.purposes.iter_mut().find(|(id, _)| *id == purpose) {
            Some((_, known)) => {
                known.yes.extend(statement.yes);
                known.no.extend(statement.no);
                known.complete |= statement.complete;
            }
            None => self.purposes.push((purpose, statement)),
        }
    }

    /// Everything said of words of purpose.
    #[must_use]
    pub fn purposes(&self) -> &[(PurposeId, Statement)] {
        &self.purposes
    }

    /// Sets the members of a list.
    pub fn set_list(&mut self, list: ListId, members: Members) {
        self.lists.retain(|(id, _)| *id != list);
        self.lists.push((list, members));
        self.lists.sort_by_key(|(id, _)| *id);
    }

    /// The members of a list, if anything is said of it.
    #[must_use]
    pub fn list(&self, list: ListId) -> Option<&Members> {
        self.lists.iter().find(|(id, _)| *id == list).map(|(_, members)| members)
    }

    /// All lists that anything is said of.
    #[must_use]
    pub fn lists(&self) -> &[(ListId, Members)] {
        &self.lists
    }

    /// The members of every list, to complete them.
    pub(crate) fn lists_mut(&mut self) -> impl Iterator<Item = (ListId, &mut Members)> {
        self.lists.iter_mut().map(|(id, members)| (*id, members))
    }
}
