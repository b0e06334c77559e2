//! A transfer as it was written: who sends what to whom, what for, and what is on record.

use super::{
    DossierSource, EntryAssertionSource, FactSource, FileId, ListSource, Located, OriginSource, Span,
};
use crate::reader::Fields;

/// What to do about a transfer without lines.
const NO_LINE: &str = "write `[[line]]` with a name and a product for each thing that is sent";

/// Keys of a dossier that no transfer has.
const OF_A_PRODUCT: [&str; 5] = ["class", "not-class", "complete", "contains", "for"];

/// What to do with the dossier of a product where a transfer is read.
const A_PRODUCT: &str = "`mtcr classify` says what the Annex says of it; a transfer names it as `dossier` of a `[[line]]`, as `mtcr new transfer` shows";

/// What a file says of one transfer.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TransferSource {
    /// The file.
    pub file: FileId,
    /// What people call it.
    pub name: Option<Located<String>>,
    /// The day of the decision.
    pub date: Option<Located<String>>,
    /// Who sends it: name and state.
    pub exporter: PersonSource,
    /// Where it goes: name of the place and state.
    pub destination: PersonSource,
    /// What it is said to be for.
    pub statement: Option<Located<String>>,
    /// Where it is said to be used.
    pub location: Option<Located<String>>,
    /// Everybody else in it.
    pub parties: Vec<PartySource>,
    /// Facts and lists of facts in the words of transfers.
    pub facts: DossierSource,
    /// What stands beside the facts of each member of a list, in the order of `facts.lists`.
    pub details: Vec<Vec<DetailSource>>,
    /// What went before to the same end user.
    pub earlier: Vec<EarlierSource>,
    /// What is sent.
    pub lines: Vec<LineSource>,
}

/// A person or place.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PersonSource {
    /// The name.
    pub name: Option<Located<String>>,
    /// The state by its code.
    pub state: Option<Located<String>>,
}

/// A party with its role.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PartySource {
    /// What it is in the transfer.
    pub role: Option<Located<super::Role>>,
    /// Name and state.
    pub person: PersonSource,
}

/// What stands beside the facts of an assurance, a denial, an authorisation, a list screened against or a hit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DetailSource {
    /// Where the member begins.
    pub at: Span,
    /// The person or state it is about or from.
    pub name: Option<Located<String>>,
    /// A reference to papers.
    pub reference: Option<Located<String>>,
    /// The day it was given or notified.
    pub given: Option<Located<String>>,
    /// The first day on which it no longer holds.
    pub until: Option<Located<String>>,
    /// The entry it was about.
    pub entry: Option<Located<String>>,
}

/// Something sent before.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EarlierSource {
    /// What it was.
    pub name: Located<String>,
    /// The entry, and who says so.
    pub entry: Option<EntryAssertionSource>,
}

/// One line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LineSource {
    /// Where it begins.
    pub at: Span,
    /// What it is.
    pub name: Located<String>,
    /// How much.
    pub quantity: Option<Located<String>>,
    /// For how much.
    pub value: Option<Located<String>>,
    /// The file with its dossier.
    pub dossier: Option<Located<String>>,
    /// Its dossier, where it stands here.
    pub product: Option<DossierSource>,
    /// The entry asserted of it, and by whom.
    pub entry: Option<EntryAssertionSource>,
    /// Facts of this line, in place of those of the transfer.
    pub facts: DossierSource,
}

impl TransferSource {
    /// A transfer in a file of its own; the dossier of a product in its place is refused as one.
    #[must_use]
    pub fn read(mut fields: Fields<'_>) -> Self {
        let message = "this is the dossier of a product, and here a transfer is read";
        if fields.refused_as(&OF_A_PRODUCT, &["line"], message, A_PRODUCT) {
            return Self::default();
        }
        let mut facts = facts_of(&mut fields);
        facts.sources = OriginSource::read_all(&mut fields);
        let end_use =
            fields.table("end-use").map(|mut use_of| (use_of.text("statement"), use_of.text("location")));
        let (statement, location) = end_use.unwrap_or_default();
        let mut transfer = Self {
            file: fields.reading().id,
            name: Some(fields.required_text("name")),
            date: fields.text("date"),
            exporter: fields.table("exporter").map(PersonSource::read_all).unwrap_or_default(),
            destination: fields.table("destination").map(PersonSource::read_all).unwrap_or_default(),
            statement,
            location,
            parties: fields.tables("party").into_iter().map(PartySource::read).collect(),
            earlier: fields.tables("earlier").into_iter().map(EarlierSource::read).collect(),
            lines: fields.tables_or_help("line", NO_LINE).into_iter().map(LineSource::read).collect(),
            ..Self::default()
        };
        for key in ["assurance", "denial", "authorisation", "screening", "hit"] {
            let Some(value) = fields.value(key) else { continue };
            let mut list = ListSource {
                name: Located::new(key.to_owned(), value.at()),
                dossiers: Vec::new(),
                members: Vec::new(),
            };
            let mut details = Vec::new();
            for mut member in value.tables() {
                details.push(DetailSource::read(&mut member));
                list.members.push((member.at(), FactSource::read_all(member)));
            }
            facts.lists.push(list);
            transfer.details.push(details);
        }
        transfer.facts = facts;
        transfer
    }
}

fn facts_of(fields: &mut Fields<'_>) -> DossierSource {
    let at = fields.at();
    let file = fields.reading().id;
    DossierSource {
        file,
        at,
        facts: fields.table("facts").map(FactSource::read_all).unwrap_or_default(),
        ..DossierSource::default()
    }
}

impl PersonSource {
    fn read_all(mut fields: Fields<'_>) -> Self {
        Self::read(&mut fields)
    }

    fn read(fields: &mut Fields<'_>) -> Self {
        Self { name: fields.text("name"), state: fields.text("state") }
    }
}

impl PartySource {
    fn read(mut fields: Fields<'_>) -> Self {
        Self { role: fields.required_word("role"), person: PersonSource::read(&mut fields) }
    }
}

impl DetailSource {
    fn read(fields: &mut Fields<'_>) -> Self {
        Self {
            at: fields.at(),
            name: fields.text("name"),
            reference: fields.text("reference"),
            given: fields.text("given"),
            until: fields.text("until"),
            entry: fields.text("entry"),
        }
    }
}

impl EarlierSource {
    fn read(mut fields: Fields<'_>) -> Self {
        let entry = fields.required("entry").and_then(|value| value.table());
        Self { name: fields.required_text("name"), entry: entry.map(EntryAssertionSource::read) }
    }
}

impl LineSource {
    fn read(mut fields: Fields<'_>) -> Self {
        fields.conflicting("dossier", "product", "a product is described in one place");
        Self {
            at: fields.at(),
            name: fields.required_text("name"),
            quantity: fields.text("quantity"),
            value: fields.text("value"),
            dossier: fields.text("dossier"),
            product: fields.table("product").map(DossierSource::read),
            entry: fields.table("entry").map(EntryAssertionSource::read),
            facts: facts_of(&mut fields),
        }
    }
}
