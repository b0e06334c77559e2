//! A dossier as it was written: one product, the members of its lists, and the products it is related to.

use mtcr_rules::did_you_mean;

use super::{FileId, Located, Shape, Span};
use crate::problem::{code, quoted};
use crate::reader::{Fields, Value};

/// Dossiers inside one another, the outermost counted, included.
pub const DEEPEST_DOSSIER: usize = 32;

/// Members of one list, included.
pub const MOST_MEMBERS: usize = 200_000;

/// The keys of a dossier that are neither facts nor lists.
const KEYS: [&str; 7] = ["name", "class", "not-class", "facts", "complete", "sources", "entry"];

/// The lists whose members are dossiers.
const OF_DOSSIERS: [&str; 2] = ["for", "contains"];

/// Keys of a transfer that no dossier has.
const OF_A_TRANSFER: [&str; 4] = ["line", "exporter", "destination", "party"];

/// What to do with a transfer where a dossier is read.
const A_TRANSFER: &str = "`mtcr decide` says what the Guidelines say of a transfer; the dossier of one product has `class` and `[facts]`";

/// What a file says of one product.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DossierSource {
    /// The file.
    pub file: FileId,
    /// Where it begins.
    pub at: Span,
    /// What people call it.
    pub name: Option<Located<String>>,
    /// The classes it is said to be of.
    pub class: Vec<Located<String>>,
    /// The classes it is said not to be of.
    pub not_class: Vec<Located<String>>,
    /// Facts and purposes in the order of the file.
    pub facts: Vec<FactSource>,
    /// Lists in the order of the file.
    pub lists: Vec<ListSource>,
    /// Lists and purposes said to be whole.
    pub complete: Vec<Located<String>>,
    /// Where facts are known from.
    pub sources: Vec<OriginSource>,
    /// The entry it is said to fall under.
    pub entry: Option<EntryAssertionSource>,
    /// Of a member of `for`: how the product is related to it.
    pub relation: Option<Located<String>>,
    /// Of a member of `for`: what software or technology does with it.
    pub activity: Option<Located<String>>,
    /// Of a related dossier: facts of the tie, written beside its name (`separable = true`).
    pub ties: Vec<FactSource>,
}

/// A fact and its value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FactSource {
    /// The file; a fact given on the command line has one of its own.
    pub file: FileId,
    /// The name, with the parameter of a family in parentheses.
    pub name: Located<String>,
    /// The value.
    pub value: Located<Shape>,
}

/// A list with its members.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ListSource {
    /// The name.
    pub name: Located<String>,
    /// Members that are dossiers, for the lists `for` and `contains`.
    pub dossiers: Vec<DossierSource>,
    /// Members that are facts, for every other list.
    pub members: Vec<(Span, Vec<FactSource>)>,
}

/// Where a fact is known from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OriginSource {
    /// The fact.
    pub fact: Located<String>,
    /// What sort of evidence it is.
    pub basis: Located<String>,
    /// The document and the place in it.
    pub document: Option<Located<String>>,
}

/// That a product is said to fall under an entry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EntryAssertionSource {
    /// The entry, or `none`.
    pub id: Located<String>,
    /// Who says so.
    pub by: Located<String>,
}

/// How a dossier is written where it stands.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Form {
    /// A file of its own: facts stand under `[facts]`.
    File,
    /// The base of cases: facts stand beside the class.
    Base,
    /// What a case changes of its base; its `facts` are written as a base is.
    Case,
    /// A member of `for` or `contains`.
    Member,
}

impl DossierSource {
    /// The members of a list, if it is given.
    #[must_use]
    pub fn list(&self, name: &str) -> Option<&ListSource> {
        self.lists.iter().find(|list| list.name.value == name)
    }

    /// The value of a fact as written, if it is given.
    #[must_use]
    pub fn fact(&self, name: &str) -> Option<&FactSource> {
        self.facts.iter().find(|fact| fact.name.value == name)
    }

    /// A dossier in a file of its own; a transfer in its place is refused as one.
    #[must_use]
    pub fn read(mut fields: Fields<'_>) -> Self {
        let message = "this is a transfer, and here the dossier of a product is read";
        if fields.refused_as(&OF_A_TRANSFER, &["class"], message, A_TRANSFER) {
            return Self::default();
        }
        Self::read_as(fields, Form::File, 1)
    }

    /// Keys to be put in place of those of another dossier; facts stand beside the class.
    pub(crate) fn read_change(fields: Fields<'_>) -> Self {
        Self::read_as(fields, Form::Base, 1)
    }

    pub(crate) fn read_as(mut fields: Fields<'_>, form: Form, depth: usize) -> Self {
        let mut dossier = match form {
            // Its own name is that of the case.
            Form::Case => {
                fields.table("facts").map(|facts| Self::read_as(facts, Form::Base, depth)).unwrap_or_default()
            }
            _ => Self {
                name: fields.text("name"),
                facts: fields.table("facts").map(FactSource::read_all).unwrap_or_default(),
                ..Self::default()
            },
        };
        dossier.file = fields.reading().id;
        dossier.at = fields.at();
        dossier.class.extend(fields.texts("class"));
        dossier.not_class.extend(fields.texts("not-class"));
        dossier.complete.extend(fields.texts("complete"));
        dossier.sources.extend(OriginSource::read_all(&mut fields));
        if let Some(entry) = fields.table("entry") {
            dossier.entry = Some(EntryAssertionSource::read(entry));
        }
        if form == Form::Member {
            dossier.relation = fields.text("relation");
            dossier.activity = fields.text("activity");
        }
        for (name, value) in fields.others() {
            dossier.take(name, &value, form, depth);
        }
        dossier
    }

    /// Takes a key that only the vocabulary knows: a list, or a fact where facts may stand here.
    fn take(&mut self, name: Located<String>, value: &Value<'_>, form: Form, depth: usize) {
        let reading = value.reading();
        if OF_DOSSIERS.contains(&name.as_str()) || value.is_table_array() {
            self.lists.push(ListSource::read(name, value, depth));
            return;
        }
        let Some(shape) = value.shape() else { return };
        let fact = FactSource { file: reading.id, name, value: shape };
        match form {
            Form::Member => self.ties.push(fact),
            Form::Base if self.fact(fact.name.as_str()).is_none() => self.facts.push(fact),
            Form::Base => {
                let message =
                    format!("{} is given twice, here and under `facts`", quoted(fact.name.as_str()));
                reading.problem(fact.name.at, code::DUPLICATE_KEY, message, None);
            }
            Form::File | Form::Case => {
                let message = format!("unknown key {}", quoted(fact.name.as_str()));
                let help = did_you_mean(fact.name.as_str(), KEYS.iter().copied().chain(OF_DOSSIERS))
                    .unwrap_or_else(|| "facts stand under `facts`; lists are written `[[…]]`".to_owned());
                reading.problem(fact.name.at, code::UNKNOWN_KEY, message, Some(help));
            }
        }
    }
}

impl FactSource {
    /// All keys of a table of facts.
    pub(crate) fn read_all(mut fields: Fields<'_>) -> Vec<Self> {
        let file = fields.reading().id;
        let facts = fields.others().into_iter();
        facts.filter_map(|(name, value)| Some(Self { file, name, value: value.shape()? })).collect()
    }
}

impl ListSource {
    fn read(name: Located<String>, value: &Value<'_>, depth: usize) -> Self {
        let mut list = Self { name, dossiers: Vec::new(), members: Vec::new() };
        let problem = |code, message: String| value.reading().problem(list.name.at, code, message, None);
        if value.len() > MOST_MEMBERS {
            problem(
                code::TOO_MANY_MEMBERS,
                format!("{} has more than {MOST_MEMBERS} members", quoted(list.name.as_str())),
            );
            return list;
        }
        if !OF_DOSSIERS.contains(&list.name.as_str()) {
            let members = value.tables().into_iter();
            list.members = members.map(|fields| (fields.at(), FactSource::read_all(fields))).collect();
        } else if depth < DEEPEST_DOSSIER {
            let dossiers = value.tables().into_iter();
            list.dossiers =
                dossiers.map(|fields| DossierSource::read_as(fields, Form::Member, depth + 1)).collect();
        } else {
            problem(
                code::NESTED_TOO_DEEP,
                format!("dossiers stand more than {DEEPEST_DOSSIER} deep inside one another"),
            );
        }
        list
    }
}

impl OriginSource {
    pub(crate) fn read_all(fields: &mut Fields<'_>) -> Vec<Self> {
        let table = fields.table("sources").map(|mut table| table.others()).unwrap_or_default();
        let origins = table.into_iter().filter_map(|(fact, value)| {
            let mut origin = value.table()?;
            Some(Self { fact, basis: origin.required_text("basis"), document: origin.text("document") })
        });
        origins.collect()
    }
}

impl EntryAssertionSource {
    pub(crate) fn read(mut fields: Fields<'_>) -> Self {
        Self { id: fields.required_text("id"), by: fields.required_text("by") }
    }
}
