//! The codes of all problems, each with one sentence of explanation.
//!
//! `docs/reference/problems.md` has a heading for each of them. Codes of rules, formulas and declarations are
//! given by `mtcr-rules`; they are explained here with the others.

macro_rules! codes {
    ($($name:ident = $code:literal: $meaning:literal;)*) => {
        $(#[doc = $meaning] pub const $name: &str = $code;)*

        /// Every code with its explanation, in the order of the page that explains them.
        pub const CODES: &[(&str, &str)] = &[$(($code, $meaning)),*];
    };
}

codes! {
    // Files.
    CANNOT_READ = "cannot-read": "The file or folder could not be read from disk.";
    FILE_TOO_LARGE = "file-too-large": "The file is larger than anything that belongs here and was not read.";
    NOT_UTF_8 = "not-utf-8": "The file holds bytes that are not UTF-8 text.";
    UNEXPECTED_FILE = "unexpected-file": "No kind of document lies at this path, so the file would never be read.";
    MISNAMED_FILE = "misnamed-file": "The file name or folder does not repeat the id inside the file.";
    // TOML.
    NESTED_TOO_DEEP = "nested-too-deep": "Tables, lists or dossiers stand inside one another more levels deep than are read.";
    TOO_MANY_MEMBERS = "too-many-members": "A list has more members than are read.";
    TOML_SYNTAX = "toml-syntax": "The file is not well-formed TOML at this place.";
    DUPLICATE_KEY = "duplicate-key": "The same thing is said twice in one table.";
    TOO_MANY_PROBLEMS = "too-many-problems": "The file has so many problems that the rest of them is not listed.";
    // Keys and values.
    UNKNOWN_KEY = "unknown-key": "The key means nothing in this table.";
    OTHER_DOCUMENT = "other-document": "The file describes something else than the command reads: a transfer in place of a product, or the other way round.";
    MISSING_KEY = "missing-key": "A key that this table must have is absent.";
    WRONG_TYPE = "wrong-type": "The value has another TOML type than the key wants.";
    UNKNOWN_WORD = "unknown-word": "The text is none of the words that are declared or allowed here.";
    EMPTY_VALUE = "empty-value": "A text or list that must say something is empty.";
    NUMBER_OUT_OF_RANGE = "number-out-of-range": "A whole number is smaller or larger than this key allows.";
    CONFLICTING_KEYS = "conflicting-keys": "Two keys of one table exclude each other.";
    BAD_ID = "bad-id": "The id is not written as ids of its kind are.";
    DECLARED_TWICE = "declared-twice": "Two things of one kind have the same id or name.";
    RULE_NOT_LITERAL = "rule-not-literal": "A rule is written in a string with escapes, so that places in it could not be shown.";
    // Names.
    UNKNOWN_CLASS = "unknown-class": "No class of this name is declared under data/vocabulary/classes.";
    UNKNOWN_FACT = "unknown-fact": "No fact of this name is declared for this place under data/vocabulary/facts or lists.toml.";
    UNKNOWN_LIST = "unknown-list": "No list of this name is declared in data/vocabulary/lists.toml.";
    UNKNOWN_PURPOSE = "unknown-purpose": "No word of purpose of this name is declared in data/vocabulary/purposes.toml.";
    UNKNOWN_TARGET = "unknown-target": "A purpose names neither an entry, nor the beginning of an entry id, nor a use word.";
    UNKNOWN_ACTIVITY = "unknown-activity": "No activity of this name is declared in data/vocabulary/activities.toml.";
    UNKNOWN_SUBSTANCE = "unknown-substance": "No substance of this name or registry number is declared under data/vocabulary/substances.";
    UNKNOWN_TABLE = "unknown-table": "No table of substances has this name.";
    UNKNOWN_ENTRY = "unknown-entry": "No entry of the corpus has this id or lies below it.";
    UNKNOWN_EDITION = "unknown-edition": "No edition of this id lies under data/annex/editions.";
    UNKNOWN_SOURCE = "unknown-source": "A citation begins with an id that data/sources.toml does not declare.";
    FACT_PARAMETER = "fact-parameter": "A family of facts lacks its parameter, or a plain fact has one.";
    // Quantities and values of facts.
    QUANTITY = "quantity": "The text is not a number with a unit.";
    UNKNOWN_UNIT = "unknown-unit": "The unit is none that can be read.";
    NUMBER_WITHOUT_UNIT = "number-without-unit": "A number stands without the unit that its fact needs.";
    WRONG_DIMENSION = "wrong-dimension": "The quantity is of another sort than the fact or its counterpart.";
    NOT_A_NUMBER = "not-a-number": "A fact that is not a number is compared with one.";
    WRONG_FORM = "wrong-form": "The value is written in the form of another sort of fact.";
    IMPOSSIBLE_INTERVAL = "impossible-interval": "The lower end lies above the upper one, so that no value is left.";
    CONTRADICTION = "contradiction": "Two things that a dossier says cannot both be true.";
    // Rules and formulas.
    RULE_SYNTAX = "rule-syntax": "The rule is not a sentence of the rule language at this place.";
    MIXED_AND_OR = "mixed-and-or": "`and` and `or` stand side by side without parentheses.";
    WRONG_PREDICATE = "wrong-predicate": "The predicate does not suit the sort of its fact.";
    MEMBERS_HAVE_FACTS = "members-have-facts": "A rule over members that have facts only asks for something else.";
    NO_HOST = "no-host": "`host has ( … )` stands where there is no host.";
    NOT_RELATED = "not-related": "A reference to entries stands outside of what speaks about a related product.";
    FORMULA_SYNTAX = "formula-syntax": "The formula cannot be read at this place.";
    METHOD_CIRCLE = "method-circle": "A fact is computed from itself.";
    // Declarations.
    CIRCLE = "circle": "Something lies under or inside itself.";
    DISJOINT = "disjoint": "A class lies under two classes of which no product is two.";
    TOO_MANY = "too-many": "More is declared than can be held.";
    CAS_NUMBER = "cas-number": "A registry number has the wrong form or check digit.";
    NO_VALUES = "no-values": "A word lacks its values, or something else has values.";
    NOT_ORDERED = "not-ordered": "An order is declared or used for values that have none.";
    // Entries and editions.
    VERSION_ORDER = "version-order": "The versions of an entry do not stand newest first.";
    VERSION_OVERLAP = "version-overlap": "Two versions of an entry apply in one edition.";
    VERSION_GAP = "version-gap": "No version of an entry applies in an edition between its first and its last.";
    REFERENCE_CIRCLE = "reference-circle": "An entry refers to itself through others.";
    YIELD_CIRCLE = "yield-circle": "An entry yields to itself through others.";
    DOUBT_VALUE = "doubt-value": "The value of a doubt is not written as a fact, `=` and a quantity.";
    // The registry and dates.
    BAD_DATE = "bad-date": "A date is not written as a year, a month or a day, or is not on the calendar.";
    DATE_PRECISION = "date-precision": "A date and what is said of its precision or bounds do not agree.";
    DATE_ORDER = "date-order": "Something ends before it begins.";
    TIME_OVERLAP = "time-overlap": "Two standings or two names of one state hold on the same day.";
    NAME_CLASH = "name-clash": "One name stands for two states on the same day.";
    UNKNOWN_STATE = "unknown-state": "No state of this code is in the registry.";
    // Rules on transfers, and transfers.
    UNKNOWN_PROVISION = "unknown-provision": "No provision of this id lies under data/guidelines/rules.";
    COMPUTED_FACT = "computed-fact": "A transfer says what only classification finds.";
    NO_PRODUCT = "no-product": "A line of a transfer neither describes its product nor asserts an entry.";
    // National lists.
    NO_LIST_FILE = "no-list-file": "The folder of a national list has no list.toml that says what it is.";
    UNKNOWN_TERM = "unknown-term": "A paragraph rests on a term that the terms of its list do not have.";
    UNUSED_TERM = "unused-term": "A term is named by no paragraph, or by one whose rule does not use it.";
    UNNAMED_TERM = "unnamed-term": "A rule of a national list uses a word of the list, or an unsettled ground, without naming the term.";
    TERM_WORD = "term-word": "A term, its word and its meaning do not suit its relation to the Annex.";
    // Cases and the command line.
    METHOD_CASE = "method-case": "A method does not compute what its case says.";
    UNKNOWN_CASE_KEY = "unknown-case-key": "A case takes away something that its base does not have.";
    BAD_OVERRIDE = "bad-override": "A fact on the command line is not written as a name, `=` and a value.";
}

#[cfg(test)]
mod tests {
    use super::CODES;

    #[test]
    fn codes_are_kebab_case_and_occur_once() {
        for (index, (code, meaning)) in CODES.iter().enumerate() {
            assert!(code.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-'), "{code}");
            assert!(meaning.ends_with('.') && !meaning.contains('\n'), "{code}");
            assert!(CODES.iter().take(index).all(|(other, _)| other != code), "{code} occurs twice");
        }
    }
}
